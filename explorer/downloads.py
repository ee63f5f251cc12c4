"""A technique, or several side by side, as files to keep: CSV for spreadsheets, Turtle for other archives."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import pyoxigraph as ox
from fastapi import APIRouter, HTTPException, Response

from explorer.claim_words import stated, way
from explorer.comparison import MOST_COMPARED, comparison, ids_in
from explorer.opened import archive
from explorer.wording import say
from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import ConceptRef, Deposit, Text
from graph.rdf import PREFIXES, deposit_quads
from ontology.quantities import Quantity, format_quantity
from ontology.vocabulary import Vocabulary

downloads = APIRouter()
Language = Literal["ko", "en"]
HEADS = ("relation", "concept", "value", "direction", "modality", "status", "who", "at_second", "quote")


@downloads.get("/technique/{technique_id}.csv")
def technique_csv(technique_id: str, lang: Language = "ko") -> Response:
    """A row a claim, in words; times in seconds."""
    seen = archive().technique(technique_id)
    rows = [[say(lang, head) for head in HEADS], *(_row(one, seen, lang) for one in seen.claims)]
    return _csv(rows, technique_id)


@downloads.get("/technique/{technique_id}.ttl")
def technique_turtle(technique_id: str) -> Response:
    """The technique's claims with their evidence, as the archive's own export writes them; the whole text stays out."""
    seen = archive().technique(technique_id)
    source = replace(seen.source, text="", media_path=None, origin="")
    deposit = Deposit(source, seen.passages, (seen.technique,), tuple(one.claim for one in seen.claims))
    triples = (quad.triple for quad in deposit_quads(deposit, named_graphs=False))
    body = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return Response(body, media_type="text/turtle", headers=_named(f"{technique_id}.ttl"))


@downloads.get("/compare.csv")
def compare_csv(ids: str, lang: Language = "ko") -> Response:
    """Two to four techniques side by side: a column a technique, a row a thing they speak of."""
    vocabulary = Vocabulary.load()
    asked = ids_in(ids)
    if not 1 <= len(asked) <= MOST_COMPARED:
        raise HTTPException(422, f"name one to {MOST_COMPARED} techniques.")
    techniques = tuple(archive().technique(one) for one in asked)
    rows = [["", *(_title(seen, lang) for seen in techniques)]]
    for row in comparison(techniques, vocabulary):
        head = vocabulary.label(row.parameter, lang) if row.parameter else say(lang, row.group)
        if row.parameter:
            cells = ["; ".join(format_quantity(one, lang) for one in cell) for cell in row.quantities]
        else:
            cells = ["; ".join(stated(one, lang) for one in cell) for cell in row.cells]
        rows.append([head, *cells])
    return _csv(rows, "ppuri-compare")


def _row(seen: ClaimSeen, technique: TechniqueSeen, language: str) -> list[str]:
    claim, label = seen.claim, Vocabulary.load().label
    said = claim.object
    value = format_quantity(said, language) if isinstance(said, Quantity) else ""
    value = label(said.id, language) if isinstance(said, ConceptRef) else value
    value = said.value if isinstance(said, Text) else value
    about = label(claim.subject, language) if claim.subject != claim.technique else ""
    return [
        say(language, claim.predicate),
        about,
        value,
        way(claim, language),
        say(language, f"modality_{claim.modality}"),
        say(language, seen.status),
        technique.technique.speaker or "",
        "" if claim.evidence.t0 is None else f"{claim.evidence.t0:g}",
        claim.evidence.exact,
    ]


def _title(seen: TechniqueSeen, language: str) -> str:
    title = seen.technique.title.get(language) or next(iter(seen.technique.title.values()), "")
    return f"{title} — {seen.technique.speaker or say(language, 'unknown')}"


def _csv(rows: Iterable[list[str]], name: str) -> Response:
    """UTF-8 with its mark, so that a spreadsheet reads Hangul; a cell that looks like a formula is quoted."""
    out = io.StringIO()
    csv.writer(out).writerows([f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in row] for row in rows)
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv", headers=_named(f"{name}.csv"))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
