"""What reviewers decide, and what is counted anew for it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from graph.claims import Review
from graph.sqlite.archive import Archive
from graph.sqlite.errors import our_errors
from graph.sqlite.reach import count_voices, draw, tally, undraw
from ontology.errors import UnknownThingError


class Reviewing(Archive):
    """Keeps reviews."""

    def review(self, review: Review) -> None:
        """See `graph.store.ClaimStore.review`."""
        with our_errors(self.path), self.writing() as connection:
            self._record(connection, review)

    def _record(self, connection: sqlite3.Connection, review: Review) -> None:
        row = connection.execute("SELECT * FROM claim WHERE id = ?", (review.claim,)).fetchone()
        if row is None:
            raise UnknownThingError("claim", review.claim)
        connection.execute(
            "INSERT INTO review (claim, status, reviewer, at, reason) VALUES (?, ?, ?, ?, ?)",
            (row["i"], review.status, review.reviewer, review.at, review.reason),
        )
        tally(connection, row["source"], -1)
        superseded = connection.execute("SELECT superseded FROM source WHERE i = ?", (row["source"],)).fetchone()[0]
        lives = review.status != "rejected" and not superseded
        connection.execute("UPDATE claim SET status = ?, live = ? WHERE i = ?", (review.status, lives, row["i"]))
        tally(connection, row["source"], 1)
        self._recount(connection, row["technique"])
        count_voices(connection, row["source"])

    def reviews(self) -> Iterator[Review]:
        """See `graph.store.ClaimStore.reviews`."""
        rows = self.connection.execute(
            "SELECT k.id, r.status, r.reviewer, r.at, r.reason FROM review r JOIN claim k ON k.i = r.claim ORDER BY r.i"
        )
        return (Review(*row) for row in rows)

    def _recount(self, connection: sqlite3.Connection, technique: int) -> None:
        """What a technique touches, after a claim of it was accepted or rejected."""
        rows = connection.execute(
            "SELECT subject, object, conditions FROM claim WHERE technique = ? AND live", (technique,)
        )
        touched: Counter[int] = Counter()
        for row in rows:
            conditions = (self.keys.get(condition) for condition in json.loads(row["conditions"]))
            touched.update(key for key in {row["subject"], row["object"], *conditions} if key is not None)
        undraw(connection, [technique])
        connection.execute("DELETE FROM touch WHERE technique = ?", (technique,))
        connection.executemany(
            "INSERT INTO touch VALUES (?, ?, ?)", [(technique, key, count) for key, count in touched.items()]
        )
        connection.execute(
            "UPDATE technique SET (claims, settings) = (SELECT COUNT(*), COUNT(*) FILTER (WHERE k.predicate = 'hasSetting') "
            "FROM claim k WHERE k.technique = technique.i AND k.live) WHERE i = ?",
            (technique,),
        )
        draw(connection, [technique])
