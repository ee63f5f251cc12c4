"""A number or a range, where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A number or range as it stands in the text.

    Attributes:
        min: Lower end, or None.
        max: Upper end, or None.
        unit: UCUM code, or empty for a bare number.
        start: Place of the first figure or qualifier; *end* after the unit.
    """

    min: float | None
    max: float | None
    unit: str
    start: int
    end: int
    qualifier: str | None = None
