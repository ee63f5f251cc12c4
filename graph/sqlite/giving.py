"""Deposits out of the archive as they came in."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Deposit
from graph.questions import sql
from graph.rows import claim_of, set_aside_of, source_of
from graph.sqlite.archive import by_name
from graph.sqlite.things import Things


class Giving(Things):
    """Gives deposits back."""

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """See `graph.store.ClaimStore.deposits`."""
        next_row = "SELECT * FROM source WHERE id > ? ORDER BY id LIMIT 1"
        while row := self._row(next_row, after):
            after = row["id"]
            claims = by_name(self.connection.execute(f"{sql('claims')}WHERE k.source = ? ORDER BY k.i", (row["i"],)))
            yield Deposit(
                source_of(row, whole=True),
                *self._parts(row["i"], after),
                tuple(claim_of(one, self.names, after, one["technique_id"], one["passage_id"]) for one in claims),
                set_aside_of(row),
            )
