"""The archive in one file: SQLite with write-ahead log, one writer and many readers."""

from graph.sqlite.store import SQLiteStore

__all__ = ["SQLiteStore"]
