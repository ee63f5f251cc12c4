"""Blocks joined into runs of speech, so that a sentence may cross the subtitles it was cut into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.documents import Block, Document

LONGEST_RUN = 3000  # code points


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive blocks of one speaker; *text* is the document's, with line breaks as spaces."""

    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    blocks: tuple[Block, ...]


def runs_of(document: Document) -> Iterator[Run]:
    """The document's blocks in order; subtitles and turns of one speaker joined, everything else as it stands."""
    group: list[Block] = []
    for block in document.blocks:
        joins = (
            group
            and block.kind in {"cue", "turn"}
            and group[-1].kind == block.kind
            and group[-1].speaker == block.speaker
            and block.end - group[0].start <= LONGEST_RUN
        )
        if group and not joins:
            yield _run(document, group)
            group = []
        group.append(block)
    if group:
        yield _run(document, group)


def _run(document: Document, blocks: list[Block]) -> Run:
    start, end = blocks[0].start, blocks[-1].end
    text = document.text[start:end].replace("\n", " ")
    return Run(start, end, text, blocks[0].kind, blocks[0].speaker, tuple(blocks))
