"""Word documents: paragraphs, headings, lists, tables with their rows and columns, text boxes and notes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.readers.composing import Composed, Composer, add_table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUTSIDE = {  # what stands inside a paragraph and is none of its own words
    _W + "del",
    _W + "moveFrom",
    _W + "txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BREAKS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def compose(data: bytes, path: Path) -> Composed:
    """
    Blocks in the order of the body; a text box or a note comes after the paragraph that holds it.

    Tracked changes are read as if accepted.
    """
    import docx  # noqa: PLC0415  # only files of this kind pay for loading it

    document = docx.Document(io.BytesIO(data))
    word = _Word(document)
    for number, element in enumerate(_blocks(document.element.body), start=1):
        word.add(element, f"table {number} row ")
    return word.composer.done()


class _Word:
    """A document's elements, made into blocks one after another."""

    def __init__(self, document: Any) -> None:
        self.composer = Composer()
        self._document = document
        self._styles = {style.style_id: style.name for style in document.styles}
        self._notes = {kind: _notes_of(document.part, kind) for kind in _NOTES.values()}

    def add(self, element: Any, where: str) -> None:
        """Add a paragraph with what hangs on it, or a table."""
        if element.tag == _W + "tbl":
            add_table(self.composer, self._rows(element), where)
        else:
            kind, level = _kind_of(self._styles.get(element.style))
            self.composer.add(_text(element), kind, level=level)
        for box in _boxes(element):
            for inner in _blocks(box):
                self.add(inner, "box " + where)
        for reference, kind in _NOTES.items():
            for mark in element.iter(_W + reference):
                self.composer.add(self._notes[kind].get(mark.get(_W + "id"), ""))

    def _rows(self, element: Any) -> list[list[str]]:
        """A cell that spans rows or columns stands for all of them."""
        from docx.table import Table  # noqa: PLC0415

        rows = Table(element, self._document).rows
        return [[_text(cell._element) for cell in row.cells] for row in rows]  # the way to its XML


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls too."""
    for child in parent:
        if child.tag in {_W + "p", _W + "tbl"}:
            yield child
        elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins"}:
            yield from _blocks(child)


def _text(element: Any) -> str:
    return "".join(_words(element)).strip()


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _OUTSIDE:
            yield from _words(child)
            if child.tag == _W + "p":
                yield "\n"


def _boxes(element: Any) -> Iterator[Any]:
    """Text boxes at the outermost level, not the copies of them for older programs."""
    for child in element:
        if child.tag == _W + "txbxContent":
            yield child
        elif child.tag not in _OUTSIDE:
            yield from _boxes(child)


def _notes_of(part: Any, kind: str) -> dict[str, str]:
    """The notes of one *kind* by their id."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    related = [one.target_part for one in part.rels.values() if not one.is_external and one.reltype.endswith(kind)]
    return {note.get(_W + "id"): _text(note) for one in related for note in parse_xml(one.blob)}


def _kind_of(style: str | None) -> tuple[str, int]:
    name = (style or "").lower()
    if name.startswith("heading"):
        return "heading", int(name.split()[-1]) if name.split()[-1].isdigit() else 1
    if name == "title":
        return "heading", 1
    return ("item", 1) if name.startswith("list") else ("paragraph", 0)
