"""Ledger rows to claims and back, the same for every engine that keeps flat rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Protocol

from graph.answers import CitedWords, SettingSaid
from graph.claims import (
    Claim,
    ConceptRef,
    Deposit,
    Evidence,
    Extractor,
    Passage,
    Predicate,
    SetAside,
    Source,
    Technique,
    Text,
)
from ontology.quantities import Quantity


class Row(Protocol):
    """A row of whichever engine, its columns by name."""

    def __getitem__(self, column: str, /) -> Any: ...


_IN_COLUMNS = frozenset({"text"})


def source_fields(source: Source) -> str:
    """A source without its text, as JSON."""
    return json.dumps(
        {key: value for key, value in asdict(source).items() if key not in _IN_COLUMNS}, ensure_ascii=False
    )


def source_of(row: Row, *, whole: bool = False) -> Source:
    """A source; its text only if *whole*."""
    return Source(**json.loads(row["fields"]), text=row["text"] if whole else "")


def set_aside_of(row: Row) -> tuple[SetAside, ...]:
    """What a source set aside."""
    return tuple(SetAside(*values) for values in json.loads(row["set_aside"]))


def passage_of(row: Row, source: str) -> Passage:
    """A passage of a source."""
    return Passage(
        row["id"], source, row["ordinal"], row["start"], row["end"], row["speaker"], row["t0"], row["t1"], row["place"]
    )


def technique_of(row: Row, source: str) -> Technique:
    """A technique of a source."""
    return Technique(
        row["id"], source, json.loads(row["title"]), row["trade"], row["start"], row["end"], row["speaker"]
    )


def value_of(claim: Claim) -> str | None:
    """The object of a claim as JSON where it is no concept."""
    if isinstance(claim.object, Quantity):
        return json.dumps(["quantity", claim.object.min, claim.object.max, claim.object.unit, claim.object.qualifier])
    if isinstance(claim.object, Text):
        return json.dumps(["text", claim.object.value, claim.object.language], ensure_ascii=False)
    return None


def object_of(concept: str | None, value: str | None) -> ConceptRef | Quantity | Text:
    """The object of a claim from the two columns that may hold it."""
    if concept is not None:
        return ConceptRef(concept)
    kind, *parts = json.loads(value or "[]")
    return Quantity(*parts) if kind == "quantity" else Text(*parts)


def claim_of(row: Row, names: Mapping[Any, str], source: str, technique: str, passage: str) -> Claim:
    """A claim; *names* turns concept keys into local ids."""
    return Claim(
        id=row["id"],
        source=source,
        technique=technique,
        subject=names[row["subject"]] if row["subject"] is not None else technique,
        predicate=Predicate(row["predicate"]),
        object=object_of(names[row["object"]] if row["object"] is not None else None, row["value"]),
        evidence=Evidence(passage, row["start"], row["end"], row["exact"], row["t0"], row["t1"]),
        extractor=Extractor(row["extractor"], row["version"], row["rule"]),
        modality=row["modality"],
        direction=row["direction"],
        conditions=conditions_of(row["conditions"]),
        order=row["ord"],
        confidence=row["confidence"],
    )


def cited(row: Row, source: Source, technique: str, speaker: str | None, passage: str) -> CitedWords:
    """The words of a claim row."""
    return CitedWords(
        claim=row["id"],
        source=source.id,
        source_title=source.title,
        technique=technique,
        passage=passage,
        speaker=speaker or source.master,
        start=row["start"],
        end=row["end"],
        t0=row["t0"],
        t1=row["t1"],
        quote=row["exact"],
        modality=row["modality"],
        status=row["status"],
        textbook=source.kind == "textbook",
        confidence=row["confidence"],
    )


@lru_cache(4096)
def quantity_of(value: str) -> Quantity:
    """The quantity that a setting's ``value`` column holds."""
    kind, *parts = json.loads(value)
    if kind != "quantity":
        raise TypeError(value)
    return Quantity(*parts)


@lru_cache(16384)
def title_of(title: str) -> dict[str, str]:
    """A title by language from a ``title`` column; shared, so not to be changed."""
    return dict(json.loads(title))


@lru_cache(4096)
def conditions_of(conditions: str) -> tuple[str, ...]:
    """The concepts that a claim's ``conditions`` column names."""
    return tuple(json.loads(conditions))


def setting_of(row: Row, parameter: str, words: CitedWords) -> SettingSaid:
    """A setting row as it was said."""
    return SettingSaid(parameter, quantity_of(row["value"]), conditions_of(row["conditions"]), words)


def source_columns(deposit: Deposit) -> dict[str, Any]:
    """The row of a deposit's source."""
    source = deposit.source
    ends = [passage.t1 for passage in deposit.passages if passage.t1 is not None]
    set_aside = [[one.start, one.end, one.quote, one.reason] for one in deposit.set_aside]
    return {
        **{name: getattr(source, name) for name in ("id", "sha256", "origin", "kind", "master", "added_at", "path")},
        "supersedes": source.supersedes,
        "fields": source_fields(source),
        "text": source.text,
        "set_aside": json.dumps(set_aside, ensure_ascii=False),
        "passages": len(deposit.passages),
        "techniques": len(deposit.techniques),
        "claims": len(deposit.claims),
        "asides": len(deposit.set_aside),
        "seconds": max(ends, default=None),
    }


def passage_columns(passage: Passage) -> dict[str, Any]:
    """The row of a passage."""
    columns = {name: getattr(passage, name) for name in ("id", "ordinal", "start", "end", "speaker", "t0", "t1")}
    return {**columns, "place": passage.where}


def technique_columns(technique: Technique) -> dict[str, Any]:
    """The row of a technique."""
    columns = {name: getattr(technique, name) for name in ("id", "start", "end", "trade", "speaker")}
    return {**columns, "title": json.dumps(technique.title, ensure_ascii=False)}


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The row of a claim, concepts by their ids and a technique as subject as None."""
    evidence = claim.evidence
    return {
        "id": claim.id,
        "technique": claim.technique,
        "passage": evidence.passage,
        "subject": None if claim.subject == claim.technique else claim.subject,
        "predicate": claim.predicate.value,
        "object": claim.object.id if isinstance(claim.object, ConceptRef) else None,
        "value": value_of(claim),
        "conditions": json.dumps(claim.conditions),
        "ord": claim.order,
        **{name: getattr(claim, name) for name in ("modality", "direction", "confidence")},
        **{name: getattr(evidence, name) for name in ("start", "end", "exact", "t0", "t1")},
        "extractor": claim.extractor.name,
        "version": claim.extractor.version,
        "rule": claim.extractor.rule,
    }


def concepts_of(row: Row) -> frozenset[str]:
    """The concepts a claim row touches: subject, object and conditions."""
    return frozenset({row["subject"], row["object"], *json.loads(row["conditions"])} - {None})
