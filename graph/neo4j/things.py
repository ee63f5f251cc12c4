"""Sources, techniques and claims, each whole."""

from __future__ import annotations

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
from graph.neo4j.bolt import Properties
from graph.neo4j.citing import Citing
from graph.rows import claim_of, passage_of, set_aside_of, source_of, technique_of
from ontology.errors import UnknownThingError


class Things(Citing):
    """Shows things whole."""

    def has_source(self, sha256: str) -> bool:
        """See `graph.store.ClaimStore`, here and below."""
        text = "MATCH (s:Source {sha256: $sha256}) WHERE NOT s.superseded RETURN 1 AS n LIMIT 1"
        return bool(self.bolt.read(text, sha256=sha256))

    def source_from(self, origin: str) -> Source | None:
        """The current source of an origin."""
        rows = self.bolt.read(
            "MATCH (s:Source {origin: $origin}) WHERE NOT s.superseded "
            "RETURN s.fields AS fields ORDER BY s.i DESC LIMIT 1",
            origin=origin,
        )
        return source_of(rows[0]) if rows else None

    def sources(self, include_superseded: bool = False) -> tuple[SourceRow, ...]:
        """What is in the archive."""
        rows = self.rows(
            "MATCH (s:Source) WHERE $every OR NOT s.superseded "
            "RETURN s {.*, text: null} AS row ORDER BY s.added_at DESC, s.path, s.id",
            every=include_superseded,
        )
        return tuple(source_row(row) for row in rows)

    def source(self, source_id: str) -> SourceSeen:
        """One source whole."""
        row, passages, techniques, claims = self._whole(source_id)
        return SourceSeen(
            source_row(row),
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            self._seen(sorted(claims, key=lambda one: (one["start"], one["i"]))),
            set_aside_of(row),
        )

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole."""
        rows = self._with_source([technique_id], text=True)
        if not rows:
            raise UnknownThingError("technique", technique_id)
        row = rows[0]
        passages = self.rows(
            "MATCH (:Source {id: $id})<-[:IN_SOURCE]-(p:Passage) WHERE p.start < $end AND p.`end` > $start "
            "RETURN properties(p) AS row ORDER BY p.ordinal",
            id=row["source_id"],
            start=row["start"],
            end=row["end"],
        )
        claims = self.rows(
            "MATCH (:Technique {id: $id})<-[:IN_TECHNIQUE]-(k:Claim) RETURN properties(k) AS row ORDER BY k.start, k.i",
            id=technique_id,
        )
        return TechniqueSeen(
            technique_of(row, row["source_id"]),
            source_of(row, whole=True),
            tuple(passage_of(one, row["source_id"]) for one in passages),
            self._seen(claims),
        )

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history."""
        rows = self.rows("MATCH (k:Claim {id: $id}) RETURN properties(k) AS row", id=claim_id)
        if not rows:
            raise UnknownThingError("claim", claim_id)
        return self._seen(rows)[0]

    def _whole(self, source_id: str) -> tuple[Properties, list[Properties], list[Properties], list[Properties]]:
        """A source, its passages, techniques, and claims in the order they were made."""
        rows = self.rows("MATCH (s:Source {id: $id}) RETURN properties(s) AS row", id=source_id)
        if not rows:
            raise UnknownThingError("source", source_id)
        own = "MATCH (:Source {id: $id})<-[:IN_SOURCE]-"
        return (
            rows[0],
            self.rows(own + "(n:Passage) RETURN properties(n) AS row ORDER BY n.ordinal", id=source_id),
            self.rows(own + "(n:Technique) RETURN properties(n) AS row ORDER BY n.start, n.i", id=source_id),
            self.rows(
                own + "(:Technique)<-[:IN_TECHNIQUE]-(k:Claim) RETURN properties(k) AS row ORDER BY k.i", id=source_id
            ),
        )

    def _seen(self, rows: Sequence[Properties]) -> tuple[ClaimSeen, ...]:
        history: defaultdict[str, list[Review]] = defaultdict(list)
        for row in self.rows(
            "UNWIND $ids AS id MATCH (r:Review)-[:REVIEWS]->(:Claim {id: id}) RETURN properties(r) AS row ORDER BY r.i",
            ids=[row["id"] for row in rows],
        ):
            history[row["claim"]].append(Review(row["claim"], row["status"], row["reviewer"], row["at"], row["reason"]))
        return tuple(
            ClaimSeen(
                claim_of(row, self.names, row["source"], row["technique"], row["passage"]),
                row["status"],
                tuple(history[row["id"]]),
            )
            for row in rows
        )
