"""Word documents: paragraphs, headings, lists, and tables with their rows and columns."""

from __future__ import annotations

import io
from pathlib import Path

from ingest.readers.composing import Composed, Composer, add_table


def compose(data: bytes, path: Path) -> Composed:
    """Blocks in the order of the body."""
    import docx  # noqa: PLC0415  # only files of this kind pay for loading it
    from docx.table import Table  # noqa: PLC0415

    composer = Composer()
    for number, item in enumerate(docx.Document(io.BytesIO(data)).iter_inner_content(), start=1):
        if isinstance(item, Table):
            add_table(composer, [[cell.text for cell in row.cells] for row in item.rows], f"table {number} row ")
        else:
            kind, level = _kind_of(item.style.name if item.style else "")
            composer.add(item.text, kind, level=level)
    return composer.done()


def _kind_of(style: str | None) -> tuple[str, int]:
    name = (style or "").lower()
    if name.startswith("heading"):
        return "heading", int(name.split()[-1]) if name.split()[-1].isdigit() else 1
    if name == "title":
        return "heading", 1
    return ("item", 1) if name.startswith("list") else ("paragraph", 0)
