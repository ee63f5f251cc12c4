"""Sources, techniques and claims, each whole."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graph.answers import (
    ClaimSeen,
    SourceRow,
    SourceSeen,
    TechniqueSeen,
)
from graph.claims import Passage, Review, Source, Technique
from graph.listings import source_row
from graph.questions import sql
from graph.rows import claim_of, passage_of, set_aside_of, source_of, technique_of
from graph.sqlite.archive import Archive, by_name
from ontology.errors import UnknownThingError


class Things(Archive):
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
        row = self._row("SELECT * FROM source WHERE id = ?", source_id)
        if row is None:
            raise UnknownThingError("source", source_id)
        return SourceSeen(
            source_row(row),
            source_of(row, whole=True),
            *self._parts(row["i"], source_id),
            self._claims("k.source", row["i"]),
            set_aside_of(row),
        )

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole."""
        row = self._row("SELECT * FROM technique WHERE id = ?", technique_id)
        if row is None:
            raise UnknownThingError("technique", technique_id)
        ask = self.connection.execute
        (source,) = by_name(ask("SELECT id, fields, text FROM source WHERE i = ?", (row["source"],)))
        passages = by_name(
            ask(
                'SELECT * FROM passage WHERE source = ? AND start < ? AND "end" > ? ORDER BY ordinal',
                (row["source"], row["end"], row["start"]),
            )
        )
        return TechniqueSeen(
            technique_of(row, source["id"]),
            source_of(source, whole=True),
            tuple(passage_of(one, source["id"]) for one in passages),
            self._claims("k.technique", row["i"]),
        )

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history."""
        row = self._row("SELECT i FROM claim WHERE id = ?", claim_id)
        if row is None:
            raise UnknownThingError("claim", claim_id)
        (seen,) = self._claims("k.i", row["i"])
        return seen

    def _row(self, text: str, bound: str) -> dict[str, Any] | None:
        return next(iter(by_name(self.connection.execute(text, (bound,)))), None)

    def _parts(self, key: int, source: str) -> tuple[tuple[Passage, ...], tuple[Technique, ...]]:
        """The passages and the techniques of a source, in order."""
        ask = self.connection.execute
        passages = by_name(ask("SELECT * FROM passage WHERE source = ? ORDER BY ordinal", (key,)))
        techniques = by_name(ask("SELECT * FROM technique WHERE source = ? ORDER BY start, i", (key,)))
        return tuple(passage_of(one, source) for one in passages), tuple(
            technique_of(one, source) for one in techniques
        )

    def _claims(self, which: str, key: int) -> tuple[ClaimSeen, ...]:
        """Claims in the order of their words, each with what was decided about it."""
        rows = by_name(self.connection.execute(f"{sql('claims')}WHERE {which} = ? ORDER BY k.start, k.i", (key,)))
        history = self._reviews(which, key)
        names = self.names
        return tuple(
            ClaimSeen(
                claim_of(row, names, row["source_id"], row["technique_id"], row["passage_id"]),
                row["status"],
                tuple(history[row["i"]]) if row["i"] in history else (),
            )
            for row in rows
        )

    def _reviews(self, which: str, key: int) -> dict[int, list[Review]]:
        history: defaultdict[int, list[Review]] = defaultdict(list)
        for claim, *decided in self.connection.execute(
            # *which* is a column, not what somebody typed
            "SELECT r.claim, k.id, r.status, r.reviewer, r.at, r.reason FROM claim k CROSS JOIN review r ON r.claim = k.i "  # noqa: S608
            f"WHERE {which} = ? ORDER BY r.i",
            (key,),
        ):
            history[claim].append(Review(*decided))
        return history
