"""Deposits out of the archive as they came in."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Deposit
from graph.rows import claim_of, passage_of, set_aside_of, source_of, technique_of
from graph.sqlite.archive import Archive


class Giving(Archive):
    """Gives deposits back."""

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """See `graph.store.ClaimStore.deposits`."""
        next_id = "SELECT id FROM source WHERE id > ? ORDER BY id LIMIT 1"
        while row := self.connection.execute(next_id, (after,)).fetchone():
            after = row["id"]
            yield self._deposit(after)

    def _deposit(self, source_id: str) -> Deposit:
        row = self.connection.execute("SELECT * FROM source WHERE id = ?", (source_id,)).fetchone()
        passages = self.connection.execute(
            "SELECT * FROM passage WHERE source = ? ORDER BY ordinal", (row["i"],)
        ).fetchall()
        techniques = self.connection.execute(
            "SELECT * FROM technique WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        claims = self.connection.execute("SELECT * FROM claim WHERE source = ? ORDER BY i", (row["i"],)).fetchall()
        passage_ids = {one["i"]: one["id"] for one in passages}
        technique_ids = {one["i"]: one["id"] for one in techniques}
        return Deposit(
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            tuple(
                claim_of(one, self.names, source_id, technique_ids[one["technique"]], passage_ids[one["passage"]])
                for one in claims
            ),
            set_aside_of(row),
        )
