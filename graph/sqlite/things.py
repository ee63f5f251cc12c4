"""Sources, techniques and claims, each whole."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from graph.answers import (
    ClaimSeen,
    SourceRow,
    SourceSeen,
    TechniqueSeen,
)
from graph.claims import Review, Source
from graph.listings import source_row
from graph.rows import claim_of, passage_of, set_aside_of, source_of, technique_of
from graph.sqlite.citing import Citing
from ontology.errors import UnknownThingError


class Things(Citing):
    """Shows things whole."""

    def has_source(self, sha256: str) -> bool:
        """See `graph.store.ClaimStore`, here and below."""
        row = self.connection.execute("SELECT 1 FROM source WHERE sha256 = ? AND NOT superseded", (sha256,)).fetchone()
        return row is not None

    def source_from(self, origin: str) -> Source | None:
        """The current source of an origin."""
        row = self.connection.execute(
            "SELECT fields FROM source WHERE origin = ? AND NOT superseded ORDER BY i DESC LIMIT 1", (origin,)
        ).fetchone()
        return source_of(row) if row else None

    def sources(self, include_superseded: bool = False) -> tuple[SourceRow, ...]:
        """What is in the archive."""
        rows = self.connection.execute(
            "SELECT fields, passages, techniques, claims, asides, seconds, superseded FROM source "
            "WHERE ? OR NOT superseded ORDER BY added_at DESC, path, id",
            (include_superseded,),
        )
        return tuple(source_row(row) for row in rows)

    def source(self, source_id: str) -> SourceSeen:
        """One source whole."""
        row = self.connection.execute("SELECT * FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            raise UnknownThingError("source", source_id)
        passages = self.connection.execute(
            "SELECT * FROM passage WHERE source = ? ORDER BY ordinal", (row["i"],)
        ).fetchall()
        techniques = self.connection.execute(
            "SELECT * FROM technique WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        claims = self.connection.execute(
            "SELECT * FROM claim WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        return SourceSeen(
            source_row(row),
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            self._seen(claims),
            set_aside_of(row),
        )

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole."""
        row = self.connection.execute("SELECT * FROM technique WHERE id = ?", (technique_id,)).fetchone()
        if row is None:
            raise UnknownThingError("technique", technique_id)
        source = self.connection.execute("SELECT * FROM source WHERE i = ?", (row["source"],)).fetchone()
        passages = self.connection.execute(
            'SELECT * FROM passage WHERE source = ? AND start < ? AND "end" > ? ORDER BY ordinal',
            (row["source"], row["end"], row["start"]),
        ).fetchall()
        claims = self.connection.execute(
            "SELECT * FROM claim WHERE technique = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        return TechniqueSeen(
            technique_of(row, source["id"]),
            source_of(source, whole=True),
            tuple(passage_of(one, source["id"]) for one in passages),
            self._seen(claims),
        )

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history."""
        row = self.connection.execute("SELECT * FROM claim WHERE id = ?", (claim_id,)).fetchone()
        if row is None:
            raise UnknownThingError("claim", claim_id)
        return self._seen([row])[0]

    def _seen(self, rows: Sequence[sqlite3.Row]) -> tuple[ClaimSeen, ...]:
        spoken = self._cited(rows)
        history: defaultdict[int, list[Review]] = defaultdict(list)
        for row in self.connection.execute(
            "SELECT r.*, k.id AS id FROM review r JOIN claim k ON k.i = r.claim "
            "WHERE r.claim IN (SELECT value FROM json_each(?)) ORDER BY r.i",
            (json.dumps([row["i"] for row in rows]),),
        ):
            history[row["claim"]].append(Review(row["id"], row["status"], row["reviewer"], row["at"], row["reason"]))
        return tuple(
            ClaimSeen(
                claim_of(row, self.names, words.source, words.technique, words.passage),
                row["status"],
                tuple(history[row["i"]]),
            )
            for row, words in zip(rows, spoken, strict=True)
        )
