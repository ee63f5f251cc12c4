"""Figures as a Markdown table, so that what is printed can stand in the README."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def markdown(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A headed table; the first column is left-aligned, the others right."""
    lines = [f"### {title}", "", "| " + " | ".join(header) + " |"]
    lines.append("|" + "|".join([" --- "] + [" ---: "] * (len(header) - 1)) + "|")
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
