"""A decision about a claim, recorded within a transaction, and what it changes."""

from __future__ import annotations

from typing import Any

from graph.claims import Review
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


def review_row(review: Review, number: int) -> dict[str, Any]:
    """A review as it is kept; *number* is its place among all."""
    return {name: getattr(review, name) for name in ("claim", "status", "reviewer", "at", "reason")} | {"i": number}


def decided(work: Work, *, row: dict[str, Any], token: str) -> None:
    """Record a decision; the same *token* once more changes nothing."""
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
