"""Hangul Word Processor files (HWP 5 and HWPX): paragraphs, tables with their cells, notes, boxes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.documents import Notice
from ingest.readers.composing import Composed, Composer, add_table
from ingest.readers.refusals import refusal

_LOCKED = ("password", "encrypt", "암호", "drm")
_NESTED = ("elements", "paragraphs", "children", "content", "footnotes", "endnotes", "caption", "text_boxes")


def compose(data: bytes, path: Path) -> Composed:
    """
    Blocks in the order of the document.

    Raises:
        SourceError: The file is locked or damaged; dochan collects such problems instead of raising them.
    """
    from dochan import Dochan  # noqa: PLC0415  # only files of this kind pay for loading it

    document = Dochan(str(path))
    composer = Composer()
    for section in document.to_dict()["sections"]:
        for element in section["elements"]:
            _add(element, composer)
    problems = tuple(str(problem) for problem in document.errors)
    composed = composer.done(warnings=tuple(map(_notice, problems[:3])))
    if not composed.text and problems:
        locked = any(word in " ".join(problems).lower() for word in _LOCKED)
        raise refusal(str(path), "encrypted" if locked else "broken", problems[0])
    return composed


def _notice(problem: str) -> Notice:
    return Notice(f"a part could not be read ({problem})", f"읽지 못한 부분이 있습니다 ({problem})")


def _add(element: dict[str, Any], composer: Composer) -> None:
    if element.get("rows"):
        add_table(composer, [[_cell_text(cell) for cell in row] for row in element["rows"]], "table row ")
        return
    text = element.get("text") or ""
    if isinstance(text, str) and text.strip():
        level = int(element.get("heading_level") or 0)
        for line in text.split("\n"):
            composer.add(line, "heading" if level else "paragraph", level=level)
    for inner in _inside(element):
        _add(inner, composer)


def _cell_text(cell: dict[str, Any]) -> str:
    own = cell.get("text") or ""
    return own or " ".join(_cell_text(inner) for inner in _inside(cell))


def _inside(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if element.get("type") == "paragraph" and element.get("text"):
        names: tuple[str, ...] = ("footnotes", "endnotes", "children")
    else:
        names = _NESTED
    for name in names:
        inner = element.get(name)
        if isinstance(inner, dict):
            yield inner
        elif isinstance(inner, list):
            yield from (item for item in inner if isinstance(item, dict))
