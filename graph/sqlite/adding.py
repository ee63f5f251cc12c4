"""Deposits into the archive, a load of them at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import partial
from itertools import chain

from graph.claims import Deposit
from graph.gathering import loads
from graph.sqlite.errors import our_errors
from graph.sqlite.filling import add_claims, add_passages, add_source, add_techniques
from graph.sqlite.reach import draw
from graph.sqlite.reviewing import Reviewing
from graph.sqlite.superseding import is_replaced, replaced_by, retire
from graph.words import technique_words
from ontology.errors import StoreError


class Adding(Reviewing):
    """Adds deposits."""

    def add(self, deposits: Iterable[Deposit]) -> int:
        """See `graph.store.ClaimStore.add`."""
        return sum(self._add_load(load) for load in loads(deposits))

    def _add_load(self, load: list[Deposit]) -> int:
        """Together, for a commit waits for the disk; where one of them is refused, each on its own."""
        # before the transaction begins: where Kiwi has to be asked it takes its time, and a writer holds others up
        said = [[(" ".join(title), " ".join(words)) for title, words in technique_words(one)] for one in load]
        try:
            with our_errors(self.path), self.writing() as connection:
                new: list[int] = []
                claims = list(map(partial(self._add, connection, new), load, said))
                draw(connection, new)
                for review in chain.from_iterable(
                    one.reviews for one, count in zip(load, claims, strict=True) if count
                ):
                    self._record(connection, review)
                return sum(claims)
        except StoreError:
            if len(load) == 1:
                raise
            return sum(self._add_load([deposit]) for deposit in load)

    def _add(
        self, connection: sqlite3.Connection, new: list[int], deposit: Deposit, said: list[tuple[str, str]]
    ) -> int:
        """Claims added; *new* are techniques that nothing is worked out for yet."""
        known = connection.execute("SELECT 1 FROM source WHERE id = ?", (deposit.source.id,)).fetchone()
        if known:
            return 0
        for replaced in replaced_by(connection, deposit.source):
            retire(connection, replaced)
        # an older state of a file may come after a newer one, when an archive is copied
        live = not is_replaced(connection, deposit.source)
        source = add_source(connection, deposit, live)
        passages = add_passages(connection, deposit, source)
        techniques = add_techniques(connection, deposit, source, live, said)
        add_claims(connection, self.keys, deposit, source, live, passages, techniques)
        new += techniques.values() if live else ()
        return len(deposit.claims)
