"""Techniques side by side."""

from __future__ import annotations

from explorer.comparison import comparison
from graph.answers import ClaimSeen, TechniqueSeen
from graph.claims import Claim, Evidence, Extractor, Predicate, Source, Technique
from ontology.quantities import Quantity
from ontology.vocabulary import Vocabulary

SOURCE = Source(id="src-1", sha256="0", path="a.srt", title={"ko": "가"}, kind="srt", language="ko", text="가")


def _technique(name: str, *quantities: Quantity, status: str = "suggested") -> TechniqueSeen:
    claims = tuple(
        ClaimSeen(
            Claim(
                f"claim-{name}-{place}", "src-1", name, "par-degassing-time", Predicate.HAS_SETTING, quantity,
                Evidence("src-1.p1", 0, 1, "가"), Extractor("rules", "1", "r"),
            ),
            status,  # type: ignore[arg-type]
        )
        for place, quantity in enumerate(quantities)
    )  # fmt: skip
    return TechniqueSeen(Technique(name, "src-1", {"ko": name}, "casting", 0, 1), SOURCE, (), claims)


def test_settings_of_one_parameter_stand_in_one_unit(vocabulary: Vocabulary) -> None:
    """A quarter of an hour and 900 seconds are the same degassing time."""
    unit = vocabulary["par-degassing-time"].unit
    (row,) = comparison(
        (_technique("a", Quantity(15, 15, "min")), _technique("b", Quantity(900, 900, "s"))), vocabulary
    )
    assert ("settings", "par-degassing-time") == (row.group, row.parameter)
    (first,), (second,) = row.quantities
    assert first == second
    assert unit == first.unit


def test_what_cannot_be_converted_stands_as_it_was_said(vocabulary: Vocabulary) -> None:
    """A count of turns is no time, and is not hidden for that."""
    (row,) = comparison((_technique("a", Quantity(3, 3, "Cel")),), vocabulary)
    assert ((Quantity(3, 3, "Cel"),),) == row.quantities


def test_a_technique_that_says_nothing_has_an_empty_cell(vocabulary: Vocabulary) -> None:
    """So that columns stay with their technique."""
    (row,) = comparison((_technique("a", Quantity(15, 15, "min")), _technique("b")), vocabulary)
    assert () == row.cells[1]


def test_rejected_claims_are_not_compared(vocabulary: Vocabulary) -> None:
    """What a reviewer found wrong is not set against what is right."""
    assert () == comparison((_technique("a", Quantity(15, 15, "min"), status="rejected"),), vocabulary)
