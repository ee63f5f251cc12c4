"""Ledger rows to claims, the same for every engine that keeps flat rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

from graph.answers import CitedWords, SettingSaid
from graph.claims import (
    Claim,
    ConceptRef,
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


def object_of(concept: str | None, value: str | None) -> ConceptRef | Quantity | Text:
    """The object of a claim from the two columns that may hold it."""
    if concept is not None:
        return ConceptRef(concept)
    return _value_of(value or "[]")


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
def _value_of(value: str) -> Quantity | Text:
    kind, *parts = json.loads(value)
    return Quantity(*parts) if kind == "quantity" else Text(*parts)


def quantity_of(value: str) -> Quantity:
    """The quantity that a setting's ``value`` column holds."""
    found = _value_of(value)
    if isinstance(found, Text):
        raise TypeError(value)
    return found


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


def concepts_of(row: Row) -> frozenset[str]:
    """The concepts a claim row touches: subject, object and conditions."""
    return frozenset({row["subject"], row["object"], *json.loads(row["conditions"])} - {None})
