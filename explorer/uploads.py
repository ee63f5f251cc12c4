"""Files that people bring: kept under a safe name, and never over another file without being asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from explorer.commands.archive import data_folder
from ingest.gathering import RECORDINGS

READ = {"srt", "vtt", "txt", "md", "markdown", "docx", "hwp", "hwpx", "pdf", "xlsx", "csv", "tsv", "jsonl"}
BESIDE = {"yaml", "yml", *(one.lstrip(".") for one in RECORDINGS)}
PART = 1 << 20  # bytes written at once


class Upload(Protocol):
    """What a browser sends: a name, and bytes to be read."""

    name: str

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""

    def seek(self, offset: int, /) -> int:
        """Go back to a byte."""


def folder() -> Path:
    """Where uploaded files are kept."""
    kept = data_folder() / "files"
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def safe_name(name: str) -> str:
    """The name of an uploaded file with nothing in it that leads to another folder or hides the file."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[\x00-\x1f\x7f:]", "", last).lstrip(". ") or "unnamed"


def ending(name: str) -> str:
    """What a file's name ends with, without the stop."""
    return Path(safe_name(name)).suffix.lower().lstrip(".")


def refused(files: Iterable[Upload]) -> list[str]:
    """Names of files that nothing here can read or play."""
    return [safe_name(file.name) for file in files if ending(file.name) not in READ | BESIDE]


def taken(files: Iterable[Upload], kept: Path) -> list[str]:
    """Names that a different file already has."""
    names = []
    for file in files:
        path = kept / safe_name(file.name)
        if path.exists() and not _is_same(file, path):
            names.append(path.name)
    return names


def _is_same(file: Upload, path: Path) -> bool:
    file.seek(0)
    with path.open("rb") as other:
        while part := file.read(PART):
            if part != other.read(len(part)):
                return False
        return not other.read(1)


def saved(file: Upload, kept: Path) -> Path:
    """The file on disk, whole or not at all: written aside and then moved into its place."""
    path = kept / safe_name(file.name)
    aside = path.with_name(f".{path.name}.part")
    file.seek(0)
    with aside.open("wb") as out:
        while part := file.read(PART):
            out.write(part)
    return aside.replace(path)


def to_read(files: Iterable[Path]) -> list[Path]:
    """Of files just kept those that can be read, and the earlier ones that a recording or a description belongs to."""
    files = list(files)
    beside = [path.with_suffix(f".{kind}") for path in files if ending(path.name) in BESIDE for kind in sorted(READ)]
    readable = [path for path in files if ending(path.name) in READ]
    return list(dict.fromkeys(readable + [path for path in beside if path.is_file()]))
