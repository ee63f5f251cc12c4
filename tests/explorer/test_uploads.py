"""Files that people bring."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from explorer import uploads


def _file(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\a.srt", "a.srt"),
        ("..", "unnamed"),
        (".bashrc", "bashrc"),
        ("a\x00b\n.srt", "ab.srt"),
        ("기공 (1).srt", "기공 (1).srt"),
    ],
)
def test_an_upload_stays_in_its_folder(name: str, kept: str) -> None:
    """Whatever a browser calls a file."""
    assert kept == uploads.safe_name(name)


def test_a_different_file_of_the_same_name_is_noticed(tmp_path: Path) -> None:
    """So that one interview never silently takes another's place."""
    uploads.saved(_file("a.srt", b"one"), tmp_path)
    assert ["a.srt"] == uploads.taken([_file("a.srt", b"two")], tmp_path)
    assert ["a.srt"] == uploads.taken([_file("a.srt", b"one more")], tmp_path)


def test_the_same_file_again_is_no_clash(tmp_path: Path) -> None:
    """Adding twice changes nothing, and nobody is asked."""
    uploads.saved(_file("a.srt", b"one"), tmp_path)
    assert [] == uploads.taken([_file("a.srt", b"one")], tmp_path)


def test_an_upload_is_whole_when_it_gets_its_name(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    path = uploads.saved(_file("b.srt", b"words"), tmp_path)
    assert [path] == list(tmp_path.iterdir())
    assert b"words" == path.read_bytes()


def test_what_nothing_can_read_is_refused_by_name() -> None:
    """Before it is written anywhere."""
    assert ["a.exe"] == uploads.refused([_file("a.exe", b""), _file("a.srt", b""), _file("a.mp4", b"")])


def test_a_recording_that_comes_later_has_its_transcript_read_again(tmp_path: Path) -> None:
    """So does a description; what belongs to nothing is read by nobody."""
    words = uploads.saved(_file("a.srt", b"words"), tmp_path)
    assert [words] == uploads.to_read([uploads.saved(_file("a.mp4", b"picture"), tmp_path)])
    assert [words] == uploads.to_read([words, uploads.saved(_file("a.yaml", b"title: a"), tmp_path)])
    assert [] == uploads.to_read([uploads.saved(_file("b.mp4", b"picture"), tmp_path)])
