"""The file and its connections: write-ahead log, one writer and many readers."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ontology.vocabulary import Vocabulary

BUSY_SECONDS = 60.0


class Archive:
    """What every question and every writer of a SQLite archive needs: connections, and concepts by their keys."""

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self.vocabulary = vocabulary
        self.keys: dict[str, int] = {}
        self.names: dict[int, str] = {}
        self.kinds: dict[str, str] = {}
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []

    def close(self) -> None:
        """Let go of the file."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self.path, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # in pages: a load touches many, and writing each back once is enough
            connection.execute("PRAGMA wal_autocheckpoint = 16000")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 1073741824")
            self._local.connection = connection
            self._connections.append(connection)
        found: sqlite3.Connection = self._local.connection
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is there at the end, or nothing."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def concepts_anew(self) -> None:
        """Read which key each concept has."""
        concepts = self.connection.execute("SELECT id, i, kind FROM concept").fetchall()
        self.keys = {row["id"]: row["i"] for row in concepts}
        self.names = {row["i"]: row["id"] for row in concepts}
        self.kinds = {row["id"]: row["kind"] for row in concepts}

    def key(self, concept: str) -> int:
        """The key of a concept that the vocabulary knows."""
        self.vocabulary[concept]
        return self.keys[concept]


def plain(cursor: sqlite3.Cursor) -> sqlite3.Cursor:
    """Its rows as tuples, which are quicker to make and to take apart than a `sqlite3.Row`."""
    cursor.row_factory = None
    return cursor


def by_name(cursor: sqlite3.Cursor) -> list[dict[str, Any]]:
    """Its rows as dictionaries: a `sqlite3.Row` compares a name with those of all its columns, each time it is asked."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in plain(cursor)]
