"""PDF with text: pages into paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.readers.composing import Composed, Composer, clean
from ingest.readers.refusals import refusal

_ENDS = re.compile(r"[.!?。:：)\]다요음함]\s*$")
_BEGINS = re.compile(r"^\s*(?:[-•·▪○●■□①-⑳]|\d{1,2}[.)]|[가-하][.)]|#)\s*")


def compose(data: bytes, path: Path) -> Composed:
    """
    A block a paragraph, with its page.

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
        for paragraph in _paragraphs(clean(page.get_textpage().get_text_range())):
            composer.add(paragraph, where=f"page {number}")
    composed = composer.done()
    if not composed.text.strip():
        raise refusal(str(path), "scanned")
    return composed


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
