"""Numbers with their units, as the trades say them (UCUM codes)."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.errors import QuantityError


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A value or a range in one unit.

    An exact value has ``min == max``; a one-sided limit leaves the other side ``None``.

    Attributes:
        min: Lower end, in *unit*; None where only an upper limit was said.
        max: Upper end, in *unit*; None where only a lower limit was said.
        unit: UCUM code (``Cel``, ``A/dm2``, ``[pH]``, ``1`` for a bare number).
        qualifier: ``about``, ``at least``, ``at most``, ``over``, ``under``, or None.

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
