"""The named questions over HTTP, described by OpenAPI."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi import Query as Asked
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from explorer.downloads import downloads
from explorer.forms import hit_form, search_form, suggestion_form, why_form
from explorer.graph_form import facts_form, graph_form
from explorer.opened import archive
from explorer.own_pages import written_here
from explorer.suggestions import most_spoken_first
from explorer.surroundings import DRAWN, surroundings
from graph.answers import Query
from graph.claims import Review
from ontology.errors import AmbiguousTermError, PpuriError, UnknownTermError, UnknownThingError
from ontology.vocabulary import Kind, Trade, Vocabulary

# the pages that FastAPI draws of its OpenAPI fetch scripts from elsewhere, so they are off
api = FastAPI(
    title="Ppuri",
    version="1",
    description="What masters know, back to the second it was said.",
    docs_url=None,
    redoc_url=None,
)
api.include_router(downloads)
MANY = 400  # suggestions to pick those of one kind from
FOR_ORDER = 4  # times as many as are wanted, so that no homonym is cut off before they are put in order


@api.exception_handler(PpuriError)
def complain(request: Request, error: PpuriError) -> JSONResponse:
    """One clear line in the language asked for."""
    language = request.headers.get("accept-language", "en")[:2]
    status = 404 if isinstance(error, UnknownThingError | UnknownTermError) else 400
    status = 422 if isinstance(error, AmbiguousTermError) else status
    return JSONResponse({"error": error.in_language(language)}, status)


def _ids(term: str | None, kind: Kind, trade: Trade | None) -> tuple[str, ...]:
    if not term:
        return ()
    vocabulary = Vocabulary.load()
    found = vocabulary.matches(term, kind=kind, trade=trade)
    return tuple(concept.id for concept in found) or (vocabulary.find(term, kind=kind, trade=trade).id,)


@api.get("/search")
def search(
    q: str = "",
    defect: str | None = None,
    material: str | None = None,
    process: str | None = None,
    parameter: str | None = None,
    trade: Trade | None = None,
    limit: int = Asked(20, ge=1, le=200),
    offset: int = Asked(0, ge=0),
) -> dict[str, Any]:
    """Techniques for a defect, material, process, parameter, trade or words; ids or labels."""
    query = Query(
        q,
        _ids(defect, "defect", trade),
        _ids(material, "material", trade),
        _ids(process, "process", trade),
        _ids(parameter, "parameter", trade),
        trade,
        limit,
        offset,
    )
    return search_form(archive().techniques(query))


@api.get("/why/{defect}")
def why(defect: str, material: str | None = None, trade: Trade | None = None) -> dict[str, Any]:
    """Causes and remedies of a defect."""
    vocabulary = Vocabulary.load()
    named = vocabulary.find(material, kind="material").id if material else None
    return why_form(archive().why(vocabulary.find(defect, kind="defect", trade=trade).id, named))


@api.get("/technique/{technique_id}")
def technique(technique_id: str) -> dict[str, Any]:
    """One technique whole."""
    seen = asdict(archive().technique(technique_id))
    seen["source"].pop("media_path")
    return seen


@api.get("/source/{source_id}")
def source(source_id: str) -> dict[str, Any]:
    """One source whole."""
    seen = asdict(archive().source(source_id))
    seen["source"].pop("media_path")
    seen["row"]["source"].pop("media_path")
    return seen


@api.get("/sources")
def sources() -> list[dict[str, Any]]:
    """What is in the archive."""
    rows = [asdict(row) for row in archive().sources()]
    for row in rows:
        row["source"].pop("media_path")
    return rows


@api.get("/concept/{concept_id}")
def concept(concept_id: str) -> dict[str, Any]:
    """What touches a concept."""
    return asdict(archive().concept(concept_id))


@api.get("/neighbourhood/{focus}")
def neighbourhood(focus: str, limit: int = Asked(60, ge=2, le=300)) -> dict[str, Any]:
    """The nodes around a concept, technique, source or master."""
    return asdict(archive().neighbourhood(focus, limit))


@api.get("/graph/{focus}")
def graph(
    focus: str,
    lang: Literal["ko", "en"] = "ko",
    depth: int = Asked(1, ge=1, le=3),
    most: int = Asked(DRAWN, ge=2, le=100),
) -> dict[str, Any]:
    """What the graph browser draws around a thing: *most* things at one step, several times as many further out."""
    return graph_form(surroundings(archive(), focus, depth, most), archive(), lang)


@api.get("/graph/{focus}/facts")
def facts(focus: str, lang: Literal["ko", "en"] = "ko") -> dict[str, Any]:
    """What is known of one thing of the graph, in numbers."""
    return facts_form(focus, archive(), lang)


@api.get("/settings/{parameter}")
def settings(parameter: str, process: str | None = None, material: str | None = None) -> list[dict[str, Any]]:
    """What each source said a parameter should be."""
    return [asdict(one) for one in archive().settings_compared(parameter, process, material)]


@api.get("/hierarchy/{kind}")
def hierarchy(kind: Kind) -> list[dict[str, Any]]:
    """Concepts of a kind with counts."""
    return [asdict(row) for row in archive().hierarchy(kind)]


@api.get("/coverage/{kind}")
def coverage(kind: Kind) -> list[dict[str, Any]]:
    """How well each concept of a kind is covered."""
    return [asdict(row) for row in archive().coverage(kind)]


@api.get("/masters")
def masters() -> list[dict[str, Any]]:
    """Who spoke."""
    return [asdict(row) for row in archive().masters()]


@api.get("/recent")
def recent(limit: int = Asked(6, ge=1, le=50)) -> list[dict[str, Any]]:
    """Techniques of the newest sources."""
    return [hit_form(hit) for hit in archive().recent(limit)]


@api.get("/stats")
def stats() -> dict[str, Any]:
    """How much of everything there is."""
    return asdict(archive().counts())


@api.get("/suggest")
def suggest(
    q: str, lang: Literal["ko", "en"] = "ko", kind: Kind | None = None, limit: int = Asked(8, ge=1, le=50)
) -> list[dict[str, str | None]]:
    """Labels that begin like what was typed, with what tells homonyms apart: kind and trade."""
    vocabulary = Vocabulary.load()
    found = vocabulary.suggest(q, lang, limit * FOR_ORDER if kind is None else MANY)
    wanted = [(label, one) for label, one in found if kind in {None, vocabulary[one].kind}]
    ordered = most_spoken_first(wanted, archive())[:limit]
    return [suggestion_form(label, vocabulary[one], lang) for label, one in ordered]


class Decision(BaseModel):
    """What a person decided about a claim."""

    status: Literal["accepted", "rejected", "suggested"]
    reviewer: str
    at: str = ""  # now, if not given
    reason: str = ""


@api.post("/claim/{claim_id}/review", status_code=201, dependencies=[Depends(written_here)])
def review(claim_id: str, decision: Decision) -> dict[str, Any]:
    """Accept or reject a claim, or undo that."""
    if not decision.reviewer.strip():
        raise HTTPException(422, "a review needs a reviewer.")
    at = decision.at or datetime.now(UTC).isoformat(timespec="seconds")
    archive().review(Review(claim_id, decision.status, decision.reviewer.strip(), at, decision.reason.strip()))
    return asdict(archive().claim(claim_id))
