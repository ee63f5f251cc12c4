"""Long interviews to measure on, made by saying the sample's own sentences again and again."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

from ingest.pipeline import read

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
CHARACTERS_AN_HOUR = 18_000
SECONDS_A_CHARACTER = 3600 / CHARACTERS_AN_HOUR


def spoken_lines() -> list[str]:
    """Every Korean line of the sample's interviews."""
    documents = [read(path)[0] for path in sorted(SAMPLE.rglob("*.srt")) + sorted(SAMPLE.rglob("*.vtt"))]
    lines = [
        document.text[block.start : block.end]
        for document in documents
        if document.language == "ko"
        for block in document.blocks
    ]
    return [line.replace("\n", " ") for line in lines if line.strip()]


def transcript(hours: float, seed: int = 7) -> str:
    """An SRT file of that many hours, the same for the same *seed*."""
    cues = []
    for cue, ends in _cues(seed):
        cues.append(cue)
        if ends >= hours * 3600:
            break
    return "\n".join(cues)


def interviews_in(folder: Path, count: int, hours: float) -> None:
    """*count* interviews, all different."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"interview-{number:03}.srt").write_text(transcript(hours, seed=number), encoding="utf-8")


def _cues(seed: int) -> Iterator[tuple[str, float]]:
    lines = spoken_lines()
    chance = random.Random(seed)  # noqa: S311  # for variety, not for secrets
    now = 0.0
    for number in itertools.count(1):
        line = chance.choice(lines)
        ends = now + len(line) * SECONDS_A_CHARACTER
        yield f"{number}\n{_clock(now)} --> {_clock(ends)}\n{line}\n", ends
        now = ends


def _clock(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02},{milliseconds:03}"
