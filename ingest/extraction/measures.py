"""Amounts as values of a parameter: which units can be its own, how large it can be, and the value in its unit."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ingest.extraction.amount import Amount
from ingest.extraction.lexicon import sizes
from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert
from ontology.vocabulary import Concept, Trade, Vocabulary

PPM_A_PERCENT = 10_000
MAINS_CYCLE_MS = 1000 / 60
USUAL = 3.0  # times beyond its usual range that a parameter without a size of its own may lie
_HARDNESSES = frozenset({"[HV]", "[HB]", "[HRC]", "[HRB]"})
# a bare number, a share and an angle are all "dimensionless" to a converter, but not to a founder
_PURE = frozenset({"1", "%", "deg", "[ppm]", "{rpm}", "{times}"})
# what is said short on the shop floor: 유량 20리터 is 20 L/min
_SHORT_FOR = {
    "L": ("L/min",), "m": ("m/s", "m/min"), "A": ("A/dm2",), "g": ("g/L",), "mL": ("mL/L",),
    "cm": ("cm/min",), "kg": ("kgf/cm2", "kg"), "kgf": ("kgf/cm2",), "[ppm]": ("mg/L",),
}  # fmt: skip
_SAID_AS_FORCE = frozenset({"kg", "kgf"})  # 증압 800키로 is 800 kgf/cm²


@lru_cache(maxsize=256)
def readings_of(unit: str) -> frozenset[str]:
    """The units that *unit*, as it is said, may stand for."""
    return frozenset({unit, *_SHORT_FOR.get(unit, ()), *(["deg"] if unit == "Cel" else [])})


@lru_cache(maxsize=4096)
def _converts(unit: str, into: str) -> bool:
    if unit == into:
        return True
    try:
        convert(Quantity(1.0, 1.0, unit), into)
    except QuantityError:
        return False
    return not {unit, into} & _PURE


def fits(amount: Amount, parameter: Concept, said: str) -> bool:
    """Whether *amount*, which reads *said*, can be a value of *parameter* by its unit."""
    unit = parameter.unit or "1"
    if unit in _SHORT_FOR.get(amount.unit, ()) or _converts(amount.unit, unit):
        return True
    if {unit, amount.unit} == {"%", "[ppm]"} or {unit, amount.unit} <= _HARDNESSES:
        return True
    if (amount.unit, unit) in {("{cycle}", "ms"), ("t", "mm")}:
        return True
    if amount.unit in _SAID_AS_FORCE and unit == "MPa":
        return True
    if parameter.id == "par-acid-concentration" and amount.unit == "g/L":
        return True  # as said: what share that is depends on the acid
    return unit == "deg" and amount.unit == "Cel" and ("도" in said or "deg" in said)


def quantity_of(amount: Amount, parameter: Concept) -> Quantity | None:
    """*amount* in the unit of *parameter* where conversion is plain, else as said; None where it is no quantity."""
    try:
        quantity = Quantity(amount.min, amount.max, amount.unit or parameter.unit or "1", amount.qualifier)
    except QuantityError:
        return None
    unit = parameter.unit or ""
    if unit == "MPa" and quantity.unit in _SAID_AS_FORCE:
        quantity = replace(quantity, unit="kgf/cm2")
    if (quantity.unit, unit) == ("{cycle}", "ms"):
        return _scaled(quantity, MAINS_CYCLE_MS, unit)
    if unit == "%" and quantity.unit == "[ppm]":
        return _scaled(quantity, 1 / PPM_A_PERCENT, unit)
    if (quantity.unit, unit) == ("t", "mm") or unit == "deg" or unit in _SHORT_FOR.get(quantity.unit, ()):
        return replace(quantity, unit=unit)
    return convert(quantity, unit) if unit and _converts(quantity.unit, unit) else quantity


def _scaled(quantity: Quantity, factor: float, unit: str) -> Quantity:
    low, high = (side if side is None else side * factor for side in (quantity.min, quantity.max))
    return Quantity(low, high, unit, quantity.qualifier)


def has_the_size(quantity: Quantity, parameter: Concept, trade: Trade | None, vocabulary: Vocabulary) -> bool | None:
    """Whether both ends are as large as *parameter* can be; None where nothing is known of its size."""
    known = [(size.low, size.high) for size in sizes().get(parameter.id, ()) if size.trade in {"", trade}]
    usual = [(low / USUAL, high * USUAL) for low, high in vocabulary.typical_range(parameter.id).values()]
    ranges = known or usual
    if not ranges or quantity.unit != (parameter.unit or "1"):
        return None
    low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
    return all(low <= side <= high for side in (quantity.min, quantity.max) if side is not None)
