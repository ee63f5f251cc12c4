"""Tables: a row is a passage, and the header says what its cells mean."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ingest.readers.composing import Composed, Composer, add_table
from ingest.readers.encodings import decoded


def compose(data: bytes, path: Path) -> Composed:
    """A block a row, sheet by sheet."""
    composer = Composer()
    if path.suffix.lower() == ".xlsx":
        _compose_workbook(data, composer)
    else:
        add_table(composer, _records(decoded(data, path)), "row ")
    return composer.done()


def _compose_workbook(data: bytes, composer: Composer) -> None:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  # only workbooks pay for loading it

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in workbook.sheet_names:
        rows = [[_shown(value) for value in row] for row in workbook.get_sheet_by_name(name).to_python()]
        rows = [row for row in rows if any(row)]
        while rows and sum(map(bool, rows[0])) == 1 and len(rows) > 1 and sum(map(bool, rows[1])) > 1:
            composer.add("".join(rows.pop(0)), "heading", where=name, level=1)  # a title above the header
        add_table(composer, rows, f"{name}!")


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value) if value is not None else ""


def _records(text: str) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    return [row for row in csv.reader(io.StringIO(text, newline=""), dialect) if any(map(str.strip, row))]
