"""Text and Markdown: turns of a conversation, headings, lists, tables, time marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.readers.composing import Composed, Composer, add_table, clean
from ingest.readers.encodings import decoded
from ingest.readers.metadata import front_matter

_TIME = re.compile(r"^\s*[\[(<]?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[\])>]\s*")
_SPEAKER = re.compile(r"^\s*\*{0,2}([^\s:：|#>\-*][^:：|\n]{0,29}?)\*{0,2}\s*[:：]\*{0,2}\s+(?=\S)")
_ROLE = re.compile(
    r"명장|면담|질문|답변|기술자|반장|장인|기장|공장장|진행|master|interview|expert|speaker|^[QA]$", re.I
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^(\s*)(?:[-*+•·▪◦○●■□]|\d{1,2}[.)]|[①-⑳]|[가-하][.)]|\(\d{1,2}\))\s+(.*)$")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_EMPHASIS = re.compile(r"(\*\*|__|`|\*(?=\S))(.+?)(?<=\S)\1")


@dataclass(slots=True)
class _Turn:
    """Whose turn it is, and since when."""

    speaker: str | None = None
    t0: float | None = None


def compose(data: bytes, path: Path) -> Composed:
    """Blocks of a text or Markdown file."""
    known, body, warnings = front_matter(clean(decoded(data, path)))
    lines = body.split("\n")
    composer = Composer()
    if path.suffix.lower() == ".txt":
        compose_lines(lines, composer)
    else:
        _compose_markdown(lines, composer)
    return _with_ends(composer.done(known, warnings))


def speakers_in(lines: list[str]) -> frozenset[str]:
    """Labels before a colon that come again, or that name a role."""
    found = Counter(match[1].strip() for line in lines if (match := _SPEAKER.match(_TIME.sub("", line))))
    return frozenset(label for label, count in found.items() if count > 1 or _ROLE.search(label))


def compose_lines(lines: list[str], composer: Composer) -> None:
    """Add a block a line, with speakers and times where the lines have them."""
    speakers = speakers_in(lines)
    is_talk = any(_ROLE.search(speaker) for speaker in speakers)
    turn = _Turn()
    for line in lines:
        words, turn = _marked(line, turn, speakers if is_talk else frozenset())
        _add_line(words, composer, turn)


def _marked(line: str, turn: _Turn, speakers: frozenset[str]) -> tuple[str, _Turn]:
    """The line without its time mark and speaker, and the turn it belongs to."""
    if time := _TIME.match(line):
        turn = _Turn(turn.speaker, _seconds(time))
        line = line[time.end() :]
    if (speaker := _SPEAKER.match(line)) and speaker[1].strip() in speakers:
        turn = _Turn(speaker[1].strip(), turn.t0)
        line = line[speaker.end() :]
    return line, turn


def _seconds(time: re.Match[str]) -> float:
    hours, minutes, seconds, fraction = time.groups()
    part = int(fraction) / 10 ** len(fraction) if fraction else 0
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + part


def _add_line(line: str, composer: Composer, turn: _Turn) -> None:
    if turn.speaker or turn.t0 is not None:
        composer.add(line, "turn", speaker=turn.speaker, t0=turn.t0)
    elif heading := _HEADING.match(line):
        composer.add(heading[2], "heading", level=len(heading[1]))
    elif item := _ITEM.match(line):
        composer.add(item[2], "item", level=1 + len(item[1]) // 2)
    else:
        composer.add(line)


def _compose_markdown(lines: list[str], composer: Composer) -> None:
    speakers = speakers_in(lines)
    is_talk = any(_ROLE.search(speaker) for speaker in speakers)
    turn, table, paragraph = _Turn(), [], []  # type: ignore[var-annotated]

    def flush() -> None:
        nonlocal table, paragraph
        if table:
            add_table(composer, table)
        if paragraph:
            _add_line(" ".join(paragraph), composer, turn)
        table, paragraph = [], []

    for raw in lines:
        line = _EMPHASIS.sub(r"\2", raw)
        if _TABLE_ROW.match(line):
            if not _TABLE_RULE.match(line):
                table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        starts_block = bool(_HEADING.match(line) or _ITEM.match(line) or _TIME.match(line))
        if not line.strip() or starts_block or table or (is_talk and _SPEAKER.match(line)):
            flush()
        line, turn = _marked(line.lstrip("> "), turn, speakers if is_talk else frozenset())
        if starts_block and not turn.speaker:
            _add_line(line, composer, turn)
        elif line.strip():
            paragraph.append(line.strip())
    flush()


def _with_ends(composed: Composed) -> Composed:
    """A turn lasts until the next one that begins later."""
    blocks = list(composed.blocks)
    later: float | None = None
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block.t0 is None:
            continue
        if later is not None and later > block.t0:
            blocks[place] = replace(block, t1=later)
        if place == 0 or blocks[place - 1].t0 != block.t0:
            later = block.t0
    return replace(composed, blocks=tuple(blocks))
