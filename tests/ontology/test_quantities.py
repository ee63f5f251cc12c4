"""Numbers with units."""

from __future__ import annotations

import pytest

from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert, format_quantity, units
from ontology.vocabulary import Vocabulary


def test_a_range_runs_from_low_to_high() -> None:
    """The other way round is refused, in both languages."""
    with pytest.raises(QuantityError) as caught:
        Quantity(700, 680, "Cel")
    assert "범위" in caught.value.in_language("ko")


def test_a_quantity_needs_a_number() -> None:
    """Neither side given is no quantity."""
    with pytest.raises(QuantityError):
        Quantity(None, None, "Cel")


@pytest.mark.parametrize(
    ("quantity", "unit", "low"),
    [
        (Quantity(212, 212, "[degF]"), "Cel", 100.0),
        (Quantity(10, None, "kgf/cm2"), "MPa", 0.980665),
        (Quantity(10, 10, "kJ/cm"), "kJ/mm", 1.0),
        (Quantity(1.5, 1.5, "h"), "min", 90.0),
    ],
)
def test_units_of_one_kind_convert(quantity: Quantity, unit: str, low: float) -> None:
    """What a gauge shows in another unit is the same amount."""
    assert low == pytest.approx(convert(quantity, unit).min)


def test_units_of_different_kinds_do_not_convert() -> None:
    """A temperature is no current."""
    with pytest.raises(QuantityError):
        convert(Quantity(1, 1, "Cel"), "A")


def test_quantities_read_well_in_both_languages() -> None:
    """A limit, a range and pH are written as people write them."""
    assert "680–700 ℃" == format_quantity(Quantity(680, 700, "Cel"), "ko")
    assert "5 분 이하" == format_quantity(Quantity(None, 5, "min"), "ko")
    assert "≤ 5 min" == format_quantity(Quantity(None, 5, "min"), "en")
    assert "pH 4.2" == format_quantity(Quantity(4.2, 4.2, "[pH]"), "en")


def test_every_parameter_has_a_unit_that_is_known(vocabulary: Vocabulary) -> None:
    """A unit nobody can spell could never be read."""
    assert {concept.unit for concept in vocabulary.of_kind("parameter")} <= set(units())
