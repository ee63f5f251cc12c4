"""The archive held against the shapes, and every quote against its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import shacl

import ontology
from graph.claims import Deposit
from graph.rdf.writing import deposit_quads
from graph.store import ClaimStore

SHAPES = Path(ontology.__file__).parent / "shapes.ttl"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what is stored, in both languages."""

    where: str
    en: str
    ko: str


def validate(store: ClaimStore) -> Iterator[Problem]:
    """Everything wrong, a source at a time; none is good."""
    for deposit in store.deposits():
        yield from check_quotes(deposit)
        yield from check_shapes(deposit)


def check_quotes(deposit: Deposit) -> Iterator[Problem]:
    """A claim whose words are not where it says they are."""
    for claim in deposit.claims:
        words = claim.evidence
        if deposit.source.text[words.start : words.end] != words.exact:
            yield Problem(
                claim.id,
                f"its quote is not what {deposit.source.path} says at {words.start}–{words.end}.",
                f"인용이 {deposit.source.path}의 {words.start}–{words.end} 자리와 다릅니다.",
            )


def check_shapes(deposit: Deposit) -> Iterator[Problem]:
    """What the SHACL shapes complain about."""
    triples = (quad.triple for quad in deposit_quads(deposit, named_graphs=False))
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b""
    yield from _complaints(turtle.decode())


@cache
def _shapes() -> Any:
    return shacl.Shapes.from_file(str(SHAPES))


def _complaints(turtle: str) -> Iterator[Problem]:
    for result in _shapes().validate_text(turtle).results:
        said = [str(message) for message in result.messages]
        korean = next((message for message in said if any("가" <= letter <= "힣" for letter in message)), said[0])
        english = next((message for message in said if message != korean), korean)
        yield Problem(str(result.focus_node).strip("<>").rsplit("/", 1)[-1], english, korean)
