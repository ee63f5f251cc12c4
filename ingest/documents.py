"""A file once it has been read: its text, the blocks it is made of, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """
    Where a block stands in a table.

    Attributes:
        row: From 1, the header row not counted.
        column: From 1.
        header: Text of the column's header, or None.
    """

    row: int
    column: int
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """
    A stretch of a document that belongs together: a cue, a turn, a paragraph, a table row.

    Attributes:
        start: Offset into the document's text, code points of NFC; *end* not included.
        kind: ``cue``, ``turn``, ``paragraph``, ``heading``, ``item`` (of a list) or ``row``.
        speaker: As marked in the file, or None.
        t0: Seconds into the recording; None where there are no times. *t1* likewise.
        where: Human place in the file (``page 3``, ``Sheet1!12``, ``cue 41``), or None.
        level: Depth of a heading or list item from 1, else 0.
        cells: For a row: ``(start, end, Cell)`` of each cell's text in the document's text.
    """

    start: int
    end: int
    kind: str = "paragraph"
    speaker: str | None = None
    t0: float | None = None
    t1: float | None = None
    where: str | None = None
    level: int = 0
    cells: tuple[tuple[int, int, Cell], ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a recording beside its words; None is unknown."""

    title: dict[str, str] = field(default_factory=dict)
    master: str | None = None
    role: str | None = None
    trade: str | None = None
    recorded_on: str | None = None
    place: str | None = None
    consent: str | None = None
    consent_note: str | None = None
    note: str | None = None
    media: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One line, in both languages, about what could not be read inside an otherwise readable file."""

    en: str
    ko: str


@dataclass(frozen=True, slots=True)
class Document:
    """
    What a reader makes of a file.

    Attributes:
        path: File name (no machine path).
        sha256: Hex digest of the file's bytes (for a line of a JSON Lines file: of that line's bytes).
        kind: By content: ``srt``, ``vtt``, ``txt``, ``md``, ``docx``, ``hwp``, ``hwpx``, ``pdf``, ``xlsx``,
            ``csv`` or ``jsonl``.
        text: NFC, newlines as LF; blocks are stretches of it, in order, not overlapping.
        language: ``ko`` or ``en``: what most of the text is in.
        warnings: What could not be read inside the file; the rest of it could.
    """

    path: str
    sha256: str
    kind: str
    text: str
    blocks: tuple[Block, ...]
    language: str = "ko"
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[Notice, ...] = ()
