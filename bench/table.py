"""Figures as a Markdown table, so that what is printed can stand in the README."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """What was measured beside what it must keep to; printed as a list item that says whether it does."""

    what: str
    measured: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        low = self.at_least is None or self.measured >= self.at_least
        return low and (self.at_most is None or self.measured <= self.at_most)

    def __str__(self) -> str:
        bound = f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"
        return f"- {'kept' if self.kept else '**not kept**'}: {self.what} is {self.measured:.2f}, limit {bound}"


def markdown(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A headed table; the first column is left-aligned, the others right."""
    lines = [f"### {title}", "", "| " + " | ".join(header) + " |"]
    lines.append("|" + "|".join([" --- "] + [" ---: "] * (len(header) - 1)) + "|")
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
