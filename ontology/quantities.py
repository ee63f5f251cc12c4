"""Numbers with their units, as the trades say them (UCUM codes)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ontology.errors import QuantityError
from ontology.tables import rows, several

_WORDS = {
    "ko": {"about": "약 {}", "over": "{} 초과", "under": "{} 미만", "from": "{} 이상", "to": "{} 이하"},
    "en": {"about": "about {}", "over": "> {}", "under": "< {}", "from": "≥ {}", "to": "≤ {}"},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """
    A unit of the trades.

    Attributes:
        code: UCUM.
        symbol: How it is shown.
        spellings: What people say and write for it, in Korean and English, the symbol among them.
    """

    code: str
    symbol: str
    spellings: tuple[str, ...]
    pint_name: str


@cache
def units() -> Mapping[str, Unit]:
    """Every unit of ``tables/units.csv`` by its UCUM code."""
    return {
        row["ucum"]: Unit(
            row["ucum"],
            row["symbol"],
            several(row["spellings"]) + several(row["spellings_ko"]),
            row["pint"],
        )
        for row in rows("units")
    }


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A value or a range in one unit.

    An exact value has ``min == max``; a one-sided limit leaves the other side ``None``.

    Attributes:
        min: Lower end, in *unit*; None where only an upper limit was said.
        max: Upper end, in *unit*; None where only a lower limit was said.
        unit: UCUM code (``Cel``, ``A/dm2``, ``[pH]``, ``1`` for a bare number).
        qualifier: ``about``, ``over``, ``under``, or None.

    Raises:
        QuantityError: Neither side is given, or min is above max.
    """

    min: float | None
    max: float | None
    unit: str
    qualifier: str | None = None

    def __post_init__(self) -> None:
        if self.min is None and self.max is None:
            raise QuantityError("a quantity needs a number.", "값에 숫자가 없습니다.")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise QuantityError(
                f"a range runs from low to high, not {self.min:g} to {self.max:g}.",
                f"범위는 작은 값에서 큰 값 순입니다: {self.min:g}–{self.max:g}.",
            )


def convert(quantity: Quantity, unit: str) -> Quantity:
    """
    The same quantity in another UCUM unit, rounded to nine significant digits.

    Raises:
        QuantityError: The units measure different things.
    """
    if quantity.unit == unit:
        return quantity
    low = None if quantity.min is None else _converted(quantity.min, quantity.unit, unit)
    high = None if quantity.max is None else _converted(quantity.max, quantity.unit, unit)
    return replace(quantity, min=low, max=high, unit=unit)


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415  # half a second that only conversions need

    registry: Any = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for unit in units().values():
        if unit.pint_name.startswith("ppuri_"):  # pH, hardness: nothing converts into them
            registry.define(f"{unit.pint_name} = [{unit.pint_name}]")
    return registry


def _converted(value: float, unit: str, into: str) -> float:
    import pint  # noqa: PLC0415

    try:
        amount = _registry().Quantity(value, units()[unit].pint_name).to(units()[into].pint_name).magnitude
    except (pint.DimensionalityError, KeyError) as err:
        raise QuantityError(
            f"{unit} cannot be turned into {into}.", f"{unit} 단위는 {into} 단위로 바꿀 수 없습니다."
        ) from err
    return float(f"{float(amount):.9g}")


def unit_symbol(unit: str) -> str:
    """How a unit is shown: ``℃`` for ``Cel``, ``A/dm²`` for ``A/dm2``."""
    return units()[unit].symbol if unit in units() else unit


def format_quantity(quantity: Quantity, language: str = "ko") -> str:
    """For reading: ``680–700 ℃``, ``약 200 ℃``, ``≥ 5 min``, ``pH 4.2``."""
    words = _WORDS["ko" if language.startswith("ko") else "en"]
    low, high = quantity.min, quantity.max
    if low is not None and high is not None:
        shown = _with_unit(_number(low) if low == high else f"{_number(low)}–{_number(high)}", quantity.unit, language)
        return words["about"].format(shown) if quantity.qualifier == "about" else shown
    shown = _with_unit(_number(high if low is None else low), quantity.unit, language)
    if quantity.qualifier in {"over", "under"}:
        return words[quantity.qualifier].format(shown)
    return words["to" if low is None else "from"].format(shown)


def _number(value: float | None) -> str:
    return f"{value:,.6g}"


def _with_unit(number: str, unit: str, language: str) -> str:
    if unit in {"[pH]", "[HV]", "[HB]", "[HRC]", "[HRB]"}:
        return f"{unit_symbol(unit)} {number}"
    symbol = {"s": "s", "min": "min", "h": "h", "d": "d", "t": "t"}.get(unit) if language == "en" else None
    return f"{number} {symbol or unit_symbol(unit)}".strip()
