"""What reviewers decide."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial
from typing import Any

from graph.claims import Review
from graph.neo4j.adding import Adding
from graph.neo4j.bolt import Properties, Work
from graph.neo4j.edges import draw, touch, undraw
from ontology.errors import UnknownThingError

_REVIEW = """
MERGE (r:Review {id: $id}) ON CREATE SET r += $row
WITH r MATCH (k:Claim {id: $row.claim})-[:IN_TECHNIQUE]->(t:Technique)-[:IN_SOURCE]->(s:Source)
SET t.written = true
MERGE (r)-[:REVIEWS]->(k)
SET k.status = $row.status, k.live = $row.status <> 'rejected' AND NOT s.superseded
RETURN t.id AS technique
"""


class Reviewing(Adding):
    """Keeps reviews."""

    def review(self, review: Review) -> None:
        """See `graph.store.ClaimStore.review`."""
        first = self.numbers(1)
        row = {name: getattr(review, name) for name in ("claim", "status", "reviewer", "at", "reason")} | {"i": first}
        self.bolt.write(partial(_reviewed, row=row, token=str(uuid.uuid4())))

    def reviews(self) -> Iterator[Review]:
        """See `graph.store.ClaimStore.reviews`."""
        rows = self.bolt.read(
            "MATCH (r:Review) RETURN r.claim AS claim, r.status AS status, r.reviewer AS reviewer, r.at AS at, "
            "r.reason AS reason ORDER BY r.i"
        )
        return (Review(row["claim"], row["status"], row["reviewer"], row["at"], row["reason"]) for row in rows)


def _reviewed(work: Work, *, row: dict[str, Any], token: str) -> None:
    techniques = work.rows(_REVIEW, row=row, id=token)
    if not techniques:
        raise UnknownThingError("claim", row["claim"])
    technique = techniques[0]["technique"]
    rows = work.rows(
        "MATCH (k:Claim)-[:IN_TECHNIQUE]->(:Technique {id: $id}) RETURN properties(k) AS row", id=technique
    )
    claims = [Properties(one["row"]) for one in rows]
    work.rows("MATCH (:Technique {id: $id})-[u:TOUCHES]->() DELETE u", id=technique)
    touch(work, [one for one in claims if one["live"]])
    undraw(work, [row["claim"]])
    draw(work, [one for one in claims if one["live"] and one["id"] == row["claim"]])
