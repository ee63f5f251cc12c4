"""Which files a person means when they point at a file or a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ontology.errors import SourceError

RECORDINGS = (".mp4", ".webm", ".mkv", ".mov", ".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac")
# besides sources, a folder of interviews holds what belongs to them
BESIDE = frozenset(
    {".yaml", ".yml", *RECORDINGS} | {".jpg", ".jpeg", ".png", ".gif"} | {".sqlite", ".sqlite-wal", ".sqlite-shm"}
)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """
    The files to read, folders looked through in order of name.

    Inside a folder, hidden files, recordings, pictures, archives, metadata files and a README are passed over;
    a file that is named itself is always taken.

    Raises:
        SourceError: A path is not there.
    """
    for path in paths:
        if not path.exists():
            raise SourceError(
                str(path),
                "missing",
                "there is no such file or folder; check the path.",
                "그런 파일이나 폴더가 없습니다. 경로를 확인하세요.",
            )
        yield from _sources_below(path) if path.is_dir() else (path,)


def _sources_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix.lower() not in BESIDE and path.stem != "README":
            yield path


def recording_beside(path: Path) -> str | None:
    """The name of the recording that lies beside a file under the same name, pictures before sound."""
    named = [path.with_suffix(ending) for one in RECORDINGS for ending in (one, one.upper())]
    return next((one.name for one in named if one.is_file()), None)


def archive_path(path: Path) -> str:
    """Folder and file name: enough for a person to know the file, too little to give the machine away."""
    whole = path.resolve()
    return f"{whole.parent.name}/{whole.name}" if whole.parent.name else whole.name


def origin_of(path: Path, part: str = "") -> str:
    """A digest of the place of a file, or of one *part* (a line) of it."""
    return hashlib.sha256(f"{path.resolve()}#{part}".encode()).hexdigest()[:32]
