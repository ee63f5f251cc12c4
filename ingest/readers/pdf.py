"""PDF with text: pages into paragraphs, ruled tables into rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.readers.composing import Composed, Composer, add_table, clean
from ingest.readers.refusals import refusal

FEWEST_RULES = 4  # lines and boxes drawn on a page before it is searched for tables
_ENDS = re.compile(r"[.!?。:：)\]다요음함]\s*$")
_BEGINS = re.compile(r"^\s*(?:[-•·▪○●■□①-⑳]|\d{1,2}[.)]|[가-하][.)]|#)\s*")


def compose(data: bytes, path: Path) -> Composed:
    """
    A block a paragraph or table row, with its page.

    Raises:
        SourceError: The document is locked, damaged, or a scan without text.
    """
    import pypdfium2  # noqa: PLC0415  # only files of this kind pay for loading it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as err:
        raise refusal(str(path), "encrypted" if "password" in str(err).lower() else "broken") from err
    composer = Composer()
    for number, page in enumerate(document, start=1):
        where = f"page {number}"
        if _has_rules(page) and (pieces := list(_pieces(data, number))):
            for piece in pieces:
                _add(piece, composer, where)
        else:
            _add(page.get_textpage().get_text_range(), composer, where)
    composed = composer.done()
    if not composed.text.strip():
        raise refusal(str(path), "scanned")
    return composed


def _has_rules(page: Any) -> bool:
    import pypdfium2.raw  # noqa: PLC0415

    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
    return sum(1 for _ in zip(range(FEWEST_RULES), paths, strict=False)) == FEWEST_RULES


def _pieces(data: bytes, number: int) -> Iterator[str | list[list[str]]]:
    """The tables of a page, each as rows of cells, and the text above, between and below; nothing without a table."""
    import pdfplumber  # noqa: PLC0415  # slow; only pages with rules pay for it

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
        page = document.pages[0]
        left, top, right, bottom = page.bbox
        tables = sorted((table for table in page.find_tables() if len(table.rows) > 1), key=lambda one: one.bbox[1])
        for table in tables:
            if table.bbox[1] > top:
                yield page.crop((left, top, right, table.bbox[1])).extract_text()
            yield [[cell or "" for cell in row] for row in table.extract()]
            top = max(top, table.bbox[3])
        if tables and top < bottom:
            yield page.crop((left, top, right, bottom)).extract_text()


def _add(piece: str | list[list[str]], composer: Composer, where: str) -> None:
    if isinstance(piece, list):
        add_table(composer, piece, f"{where} row ")
        return
    for paragraph in _paragraphs(clean(piece)):
        composer.add(paragraph, where=where)


def _paragraphs(text: str) -> list[str]:
    """Lines put together again: a paragraph ends where a line is blank, ends a sentence, or is much shorter."""
    lines = [line.strip() for line in text.split("\n")]
    width = max((len(line) for line in lines), default=0)
    paragraphs, current = [], ""
    for line in lines:
        if not line or _BEGINS.match(line):
            paragraphs.append(current)
            current = line
            continue
        current = f"{current} {line}".strip()
        if len(line) < 0.6 * width or (_ENDS.search(line) and len(line) < 0.9 * width):
            paragraphs.append(current)
            current = ""
    return [paragraph for paragraph in [*paragraphs, current] if paragraph]
