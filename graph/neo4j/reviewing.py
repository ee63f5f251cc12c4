"""What reviewers decide."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial

from graph.claims import Review
from graph.neo4j.adding import Adding
from graph.neo4j.deciding import decided, review_row


class Reviewing(Adding):
    """Keeps reviews."""

    def review(self, review: Review) -> None:
        """See `graph.store.ClaimStore.review`."""
        row = review_row(review, self.numbers(1))
        self.bolt.write(partial(decided, row=row, token=str(uuid.uuid4())))

    def reviews(self) -> Iterator[Review]:
        """See `graph.store.ClaimStore.reviews`."""
        rows = self.bolt.read(
            "MATCH (r:Review) RETURN r.claim AS claim, r.status AS status, r.reviewer AS reviewer, r.at AS at, "
            "r.reason AS reason ORDER BY r.i"
        )
        return (Review(row["claim"], row["status"], row["reviewer"], row["at"], row["reason"]) for row in rows)
