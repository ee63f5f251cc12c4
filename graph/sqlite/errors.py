"""What SQLite's errors mean to whoever opened the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import StoreError


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the disk as ours, one clear line each."""
    try:
        yield
    except sqlite3.Error as err:
        raise _translated(err, path) from err
    except OSError as err:
        raise StoreError(
            f"{path} cannot be opened ({err.strerror}); choose a place you may write to.",
            f"{path}을(를) 열 수 없습니다 ({err.strerror}). 쓸 수 있는 곳을 고르세요.",
        ) from err


def _translated(err: sqlite3.Error, path: Path) -> StoreError:
    said = str(err)
    if "full" in said or "disk I/O" in said:
        return StoreError(
            f"no room left for {path}; what was reported before is safe. Free some space and run it again.",
            f"{path}을(를) 쓸 공간이 없습니다. 이미 보고된 것은 안전합니다. 공간을 비우고 다시 실행하세요.",
        )
    if "locked" in said or "busy" in said:
        return StoreError(
            f"{path} is being written by somebody else; try again when they are done.",
            f"다른 작업이 {path}에 쓰고 있습니다. 끝난 뒤 다시 하세요.",
        )
    if "not a database" in said or "malformed" in said:
        return StoreError(f"{path} is no archive, or is damaged.", f"{path}은(는) 자료실이 아니거나 손상되었습니다.")
    return StoreError(f"{path}: {said}", f"{path}: {said}")
