"""Files being read, as told to whoever waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import reading
from explorer.reading import PLAIN_BYTES_PER_SECOND, Pace, Reading, read_in_steps
from graph.store import ClaimStore
from ingest.pipeline import FileReport


def _interview(folder: Path, name: str, lines: int) -> Path:
    cues = (
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n용탕온도 {n}도에서 기공이 생겨요.\n"
        for n in range(1, lines)
    )
    path = folder / name
    path.write_text("\n".join(cues), encoding="utf-8")
    return path


def test_within_one_file_it_is_told_how_long_it_takes(
    served: ClaimStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps between the reports, the seconds rising; a file that nothing can read does not stop the next."""
    monkeypatch.setattr(reading, "EVERY_SECONDS", 0.01)
    broken = tmp_path / "a.docx"
    broken.write_bytes(b"no document")
    steps = list(read_in_steps([broken, _interview(tmp_path, "b.srt", 400)], served, Pace()))
    reports = [one for one in steps if isinstance(one, FileReport)]
    assert ["refused", "added"] == [one.outcome for one in reports]
    assert reports[0].message_ko
    told = [one for one in steps if isinstance(one, Reading) and one.path.name == "b.srt"]
    assert told
    assert [one.seconds for one in told] == sorted(one.seconds for one in told)


def test_the_pace_is_that_of_files_of_the_same_kind(tmp_path: Path) -> None:
    """Plain text has a first guess; a document whose size says little has none until one was read."""
    pace, plain, document = Pace(), tmp_path / "a.srt", tmp_path / "a.pdf"
    plain.write_bytes(b"x" * 40_000)
    document.write_bytes(b"x" * 40_000)
    assert 40_000 / PLAIN_BYTES_PER_SECOND == pace.seconds_for(plain)
    assert pace.seconds_for(document) is None
    pace.note(FileReport(str(document), "added", seconds=4.0))
    assert pytest.approx(4.0) == pace.seconds_for(document)
    pace.note(FileReport(str(plain), "refused", seconds=0.1))
    assert 40_000 / PLAIN_BYTES_PER_SECOND == pace.seconds_for(plain)


def test_a_file_that_takes_too_long_is_not_promised_an_end(tmp_path: Path) -> None:
    """Rather than a second that never passes."""
    path = _interview(tmp_path, "a.srt", 100)
    expected = Pace().seconds_for(path)
    assert expected
    assert pytest.approx(expected / 2) == reading._left([path], expected / 2, Pace())
    assert reading._left([path], expected * 2, Pace()) is None
