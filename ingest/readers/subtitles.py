"""Subtitles: SRT as it is found, WebVTT as the W3C says it is to be read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.readers.composing import Composed, Composer
from ingest.readers.encodings import decoded
from ingest.readers.plain import speakers_in

_VTT_CLOCK = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_VTT_TIMES = re.compile(rf"^[ \t\f]*{_VTT_CLOCK}[ \t\f]*-->[ \t\f]*{_VTT_CLOCK}(.*)$")
_SRT_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?"
_SRT_TIMES = re.compile(rf"^\s*{_SRT_CLOCK}\s*-{{1,3}}>\s*{_SRT_CLOCK}.*$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"<[^>]*>?")
_SRT_MARKUP = re.compile(r"</?(?:i|b|u|s|font|c|v|ruby|rt|lang)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_LABEL = re.compile(r"^\s*[-–]?\s*\[?([^\s:：\]][^:：\n\]]{0,29}?)\]?\s*[:：]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class RawCue:
    """A cue as the file has it: times in seconds, text with its tags."""

    t0: float
    t1: float
    text: str


def compose(data: bytes, path: Path) -> Composed:
    """A block a cue; a speaker holds until the next one is named."""
    text = decoded(data, path)
    cues = list(vtt_cues(text) if path.suffix.lower() == ".vtt" else srt_cues(text))
    labels = speakers_in([line for cue in cues for line in cue.text.split("\n")])
    composer = Composer()
    speaker: str | None = None
    for number, cue in enumerate(cues, start=1):
        for speaker_said, words in _spoken(cue.text, speaker, labels):
            speaker = speaker_said
            composer.add(words, "cue", speaker=speaker, t0=cue.t0, t1=cue.t1, where=f"cue {number}")
    return composer.done()


def _spoken(text: str, speaker: str | None, labels: frozenset[str]) -> Iterator[tuple[str | None, str]]:
    """Who says what in one cue; a voice span holds for its own words, a label for those that follow."""
    pieces = _VOICE.split(text)
    if pieces[0].strip():
        yield from _labelled(_plain(pieces[0]), speaker, labels)
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        yield html.unescape(voice).strip() or speaker, _plain(words)


def _labelled(words: str, speaker: str | None, labels: frozenset[str]) -> Iterator[tuple[str | None, str]]:
    lines: list[str] = []
    for line in words.split("\n"):
        label = _LABEL.match(line)
        if label and label[1].strip() in labels:
            if lines:
                yield speaker, "\n".join(lines)
            speaker, lines = label[1].strip(), [line[label.end() :]]
        else:
            lines.append(line)
    yield speaker, "\n".join(lines)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def vtt_cues(text: str) -> Iterator[RawCue]:
    """
    The cues of a WebVTT file.

    Source:
        W3C WebVTT, section 6.1 (parser algorithm) and 6.2 (collecting a block).
    """
    text = text.removeprefix("\ufeff").replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not re.match(r"WEBVTT(?:[ \t].*)?$", lines[0]):
        return
    at = 1
    while at < len(lines) and lines[at] and "-->" not in lines[at]:
        at += 1  # the header ends at a blank line, or at a cue that comes too early
    yield from _vtt_blocks(lines, at)


def _vtt_blocks(lines: list[str], at: int) -> Iterator[RawCue]:
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end]:
            end += 1
        cue, at = _vtt_cue(lines, at, end)
        if cue:
            yield cue


def _vtt_cue(lines: list[str], at: int, end: int) -> tuple[RawCue | None, int]:
    """The cue that begins at *at*, if one does, and where to go on; a second arrow begins another cue."""
    arrow = at if "-->" in lines[at] else at + 1
    if arrow >= end or "-->" not in lines[arrow]:
        return None, end
    times = _VTT_TIMES.match(lines[arrow])
    words = arrow + 1
    stop = next((line for line in range(words, end) if "-->" in lines[line]), end)
    if stop > words and stop < end and not times:
        stop = max(words, stop)
    if not times:
        return None, stop
    return RawCue(_clock(times.groups()[:4]), _clock(times.groups()[4:8]), "\n".join(lines[words:stop])), stop


def srt_cues(text: str) -> Iterator[RawCue]:
    """The cues of an SRT file; numbers may be missing, commas may be full stops, empty cues are left out."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [at for at, line in enumerate(lines) if _SRT_TIMES.match(line)]
    for at, following in zip(starts, [*starts[1:], len(lines) + 2], strict=True):
        times = _SRT_TIMES.match(lines[at])
        body = lines[at + 1 : following]
        # the line before the next times is that cue's number, and the blank one before it
        if following <= len(lines) and body and re.fullmatch(r"\s*\d+\s*", body[-1]):
            body = body[:-1]
        words = _SRT_MARKUP.sub("", "\n".join(body)).strip()
        if words and times:
            t0, t1 = _clock(times.groups()[:4]), _clock(times.groups()[4:8])
            yield RawCue(t0, max(t0, t1), words)


def _clock(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    part = int(fraction) / 10 ** len(fraction) if fraction else 0.0
    return round(int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + part, 3)
