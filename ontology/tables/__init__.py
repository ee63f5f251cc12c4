"""The tables that the vocabulary is made from, and how they are read."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

Row = dict[str, str]


def rows(name: str, folder: Path = FOLDER) -> Iterator[Row]:
    """Rows of ``<name>.csv`` with every cell in NFC and stripped; no rows where there is no such table."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                column: unicodedata.normalize("NFC", cell or "").strip()
                for column, cell in row.items()
                if isinstance(cell, str | None) and column
            }


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by semicolons."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())
