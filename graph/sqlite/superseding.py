"""Sources that take the place of others."""

from __future__ import annotations

import sqlite3

from graph.claims import Source
from graph.sqlite.reach import count_voices, tally, undraw


def replaced_by(connection: sqlite3.Connection, source: Source) -> list[str]:
    """What the source follows, and older readings of its file that follow the same."""
    older = connection.execute(
        "SELECT id FROM source WHERE origin = ? AND json_extract(fields, '$.supersedes') IS ?"
        " AND (added_at, id) < (?, ?)",
        (source.origin, source.supersedes, source.added_at, source.id),
    )
    return [row["id"] for row in older] + ([source.supersedes] if source.supersedes else [])


def is_replaced(connection: sqlite3.Connection, source: Source) -> bool:
    """Whether a later state of its file, or a later reading of the same, is there already."""
    found = connection.execute(
        "SELECT 1 FROM source WHERE origin = ? AND (json_extract(fields, '$.supersedes') = ?"
        " OR json_extract(fields, '$.supersedes') IS ? AND (added_at, id) > (?, ?))",
        (source.origin, source.id, source.supersedes, source.added_at, source.id),
    ).fetchone()
    return found is not None


def retire(connection: sqlite3.Connection, source_id: str) -> None:
    """Keep a source and take it out of everything that is asked and counted."""
    row = connection.execute("SELECT i FROM source WHERE id = ?", (source_id,)).fetchone()
    if row is None:
        return
    tally(connection, row["i"], -1)
    connection.execute("UPDATE source SET superseded = 1 WHERE i = ?", (row["i"],))
    connection.execute("UPDATE claim SET status = 'superseded', live = 0 WHERE source = ?", (row["i"],))
    own = "(SELECT i FROM technique WHERE source = ?)"
    undraw(connection, [one[0] for one in connection.execute(own[1:-1], (row["i"],))])
    connection.execute(f"DELETE FROM touch WHERE technique IN {own}", (row["i"],))  # noqa: S608
    connection.execute(f"DELETE FROM words WHERE rowid IN {own}", (row["i"],))  # noqa: S608
    connection.execute("UPDATE technique SET live = 0, claims = 0, settings = 0 WHERE source = ?", (row["i"],))
    count_voices(connection, row["i"])
