"""Deposits out of the archive as they came in."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Deposit
from graph.neo4j.things import Things
from graph.rows import claim_of, passage_of, set_aside_of, source_of, technique_of

PAGE = 500  # source ids read at once


class Giving(Things):
    """Gives deposits back."""

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """See `graph.store.ClaimStore.deposits`."""
        next_ids = "MATCH (s:Source) WHERE s.id > $after RETURN s.id AS id ORDER BY id LIMIT $page"
        while rows := self.bolt.read(next_ids, after=after, page=PAGE):
            yield from (self._deposit(row["id"]) for row in rows)
            after = rows[-1]["id"]

    def _deposit(self, source_id: str) -> Deposit:
        source, passages, techniques, claims = self._whole(source_id)
        return Deposit(
            source_of(source, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            tuple(claim_of(one, self.names, source_id, one["technique"], one["passage"]) for one in claims),
            set_aside_of(source),
        )
