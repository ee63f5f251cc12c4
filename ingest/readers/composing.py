"""A document's text, put together block by block so that offsets are right from the start."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ingest.documents import Block, Cell, Metadata, Notice

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u200e\u200f]")
_INTERVIEWER = re.compile(r"면담|질문|진행|인터뷰어|interview|question|host", re.IGNORECASE)
CELL_GAP = " | "


def clean(text: str) -> str:
    """NFC, newlines as LF, no control characters, no zero-width marks, tabs as spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def is_interviewer(speaker: str) -> bool:
    """Whether a label names whoever asks, not whoever knows."""
    return bool(_INTERVIEWER.search(speaker))


@dataclass(frozen=True, slots=True)
class Composed:
    """What a reader makes of a file's content; the rest of a `Document` is the same for all kinds."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[Notice, ...] = ()

    def only_master(self) -> str | None:
        """The one speaker who is no interviewer, if there is one."""
        speakers = {block.speaker for block in self.blocks if block.speaker}
        masters = {speaker for speaker in speakers if not is_interviewer(speaker)}
        return masters.pop() if len(masters) == 1 else None


class Composer:
    """Grows a text; blocks are parted by a newline that belongs to none of them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    def add(
        self,
        text: str,
        kind: str = "paragraph",
        *,
        speaker: str | None = None,
        t0: float | None = None,
        t1: float | None = None,
        where: str | None = None,
        level: int = 0,
    ) -> None:
        """Add a block of *text*; white space alone adds nothing."""
        text = clean(text).strip()
        if text:
            start = self._append(text)
            self._blocks.append(Block(start, self._length, kind, speaker, t0, t1, where, level))

    def add_row(self, cells: list[str], headers: list[str] | None, row: int, where: str | None = None) -> None:
        """Add a table row, its cells parted by a bar; empty cells leave no mark but keep their column."""
        kept = [(column, clean(cell).strip().replace("\n", " ")) for column, cell in enumerate(cells, start=1)]
        kept = [(column, cell) for column, cell in kept if cell]
        if not kept:
            return
        start = at = self._append(CELL_GAP.join(cell for _, cell in kept))
        places = []
        for column, cell in kept:
            header = headers[column - 1] if headers and column <= len(headers) else None
            places.append((at, at + len(cell), Cell(row, column, clean(header).strip() if header else None)))
            at += len(cell) + len(CELL_GAP)
        self._blocks.append(Block(start, self._length, "row", where=where, cells=tuple(places)))

    def _append(self, text: str) -> int:
        if self._parts:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def done(self, metadata: Metadata | None = None, warnings: tuple[Notice, ...] = ()) -> Composed:
        """The text and its blocks."""
        return Composed("".join(self._parts), tuple(self._blocks), metadata or Metadata(), warnings)


def add_table(composer: Composer, table: list[list[str]], where: str | None = None) -> None:
    """Add a table whose first row names the columns, if it has more than one row and no numbers in the first."""
    if not table:
        return
    headed = len(table) > 1 and not any(re.fullmatch(r"[\d.,\s%~-]+", cell.strip() or "x") for cell in table[0])
    headers = table[0] if headed else None
    if headers:
        composer.add_row(headers, None, 0, where)
    for number, cells in enumerate(table[1:] if headed else table, start=1):
        composer.add_row(cells, headers, number, f"{where or ''}{number}")
