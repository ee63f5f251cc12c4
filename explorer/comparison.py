"""Techniques side by side: what each says of the same thing, settings in the same unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import ConceptRef, Predicate
from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert
from ontology.vocabulary import Vocabulary

MOST_COMPARED = 4
CONCEPTS = (
    ("defects", Predicate.CONCERNS_DEFECT),
    ("materials", Predicate.WORKS_ON),
    ("processes", Predicate.USES_PROCESS),
)
SAID = (("causes", Predicate.HAS_CAUSE), ("remedies", Predicate.HAS_REMEDY), ("cues", Predicate.HAS_CUE))


@dataclass(frozen=True, slots=True)
class Row:
    """
    What every technique says of one thing; a technique that says nothing has an empty cell.

    Attributes:
        group: ``defects``, ``materials``, ``processes``, ``settings``, ``causes``, ``remedies`` or ``cues``.
        parameter: For settings: its id, and every quantity of the row is in its unit where that can be.
        cells: A technique a cell, in the order asked.
    """

    group: str
    parameter: str | None
    cells: tuple[tuple[ClaimSeen, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...] = ()


def ids_in(address: str) -> list[str]:
    """The techniques that an address names, parted by commas, each once."""
    return list(dict.fromkeys(filter(None, address.split(","))))


def comparison(techniques: tuple[TechniqueSeen, ...], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """Rows that at least one technique fills: concepts, settings by parameter, causes, remedies, cues."""
    rows = [Row(group, None, _each(techniques, predicate)) for group, predicate in CONCEPTS]
    rows += _settings(techniques, vocabulary)
    rows += [Row(group, None, _each(techniques, predicate)) for group, predicate in SAID]
    return tuple(row for row in rows if any(row.cells))


def _each(techniques: tuple[TechniqueSeen, ...], predicate: Predicate) -> tuple[tuple[ClaimSeen, ...], ...]:
    return tuple(_once(_live(technique, predicate)) for technique in techniques)


def _live(technique: TechniqueSeen, predicate: Predicate) -> list[ClaimSeen]:
    return [one for one in technique.claims if one.claim.predicate is predicate and one.status != "rejected"]


def _once(claims: Iterable[ClaimSeen]) -> tuple[ClaimSeen, ...]:
    """The same thing told several times stands once, in the words of the first time."""
    first: dict[object, ClaimSeen] = {}
    for seen in claims:
        claim = seen.claim
        what = claim.object if isinstance(claim.object, ConceptRef) else claim.evidence.exact
        told = what if claim.predicate is not Predicate.HAS_CUE else claim.evidence.exact
        first.setdefault((claim.subject, told, claim.direction), seen)
    return tuple(first.values())


def _settings(techniques: tuple[TechniqueSeen, ...], vocabulary: Vocabulary) -> Iterable[Row]:
    told = [_live(technique, Predicate.HAS_SETTING) for technique in techniques]
    for parameter in dict.fromkeys(seen.claim.subject for claims in told for seen in claims):
        cells = tuple(tuple(seen for seen in claims if seen.claim.subject == parameter) for claims in told)
        unit = vocabulary[parameter].unit
        quantities = tuple(tuple(_aligned(seen, unit) for seen in cell) for cell in cells)
        yield Row("settings", parameter, cells, quantities)


def _aligned(seen: ClaimSeen, unit: str | None) -> Quantity:
    """In the parameter's own unit if it can be had, else as it was said."""
    quantity = seen.claim.object
    assert isinstance(quantity, Quantity)  # noqa: S101  # settings have no other object
    try:
        return convert(quantity, unit) if unit else quantity
    except QuantityError:
        return quantity
