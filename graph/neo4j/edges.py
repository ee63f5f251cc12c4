"""What a person reads in the graph beside the claims, and what a technique touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from graph.neo4j.bolt import Work
from graph.neo4j.schema import EDGES, SAID_OF
from graph.rows import concepts_of

_TOUCHES = """
UNWIND $rows AS row
MATCH (t:Technique {id: row[0]}) MATCH (c:Concept {id: row[1]}) CREATE (t)-[:TOUCHES {claims: row[2]}]->(c)
"""


def touch(work: Work, claims: Sequence[Any]) -> None:
    """Count the claims that touch each concept, by technique."""
    touched: Counter[tuple[str, str]] = Counter()
    for row in claims:
        touched.update((row["technique"], concept) for concept in concepts_of(row))
    work.all_rows(_TOUCHES, [[*pair, count] for pair, count in touched.items()])


def draw(work: Work, claims: Sequence[Any]) -> None:
    """The edges a person reads: of each predicate, and of a technique that explains or remedies a defect."""
    for predicate, kind in EDGES.items():
        own = [row for row in claims if row["predicate"] == predicate.value]
        _edges(work, kind, [_edge(row, row["subject"] or row["technique"], row["object"]) for row in own])
        if predicate in SAID_OF:
            _edges(work, SAID_OF[predicate], [_edge(row, row["technique"], row["subject"]) for row in own])


def undraw(work: Work, claims: Sequence[str]) -> None:
    """Take away the edges of these claims."""
    # each kind of edge has an index of its own; from the concepts' side there may be thousands to look through
    for kind in (*EDGES.values(), *SAID_OF.values()):
        work.all_rows(f"UNWIND $rows AS id MATCH ()-[e:{kind} {{claim: id}}]->() DELETE e", claims)


def _edge(row: Any, start: str, end: str | None) -> dict[str, Any]:
    said = {name: row[name] for name in ("modality", "direction", "status", "confidence")}
    return {"start": start, "end": end, "said": said | {"claim": row["id"]}}


def _edges(work: Work, kind: str, edges: Sequence[dict[str, Any]]) -> None:
    # a relationship type cannot be bound; these come from the ontology's own list
    for label, start in (("Technique", True), ("Concept", False)):
        rows = [edge for edge in edges if edge["end"] and edge["start"].startswith("tech-") == start]
        work.all_rows(
            f"UNWIND $rows AS row MATCH (a:{label} {{id: row.start}}) MATCH (b:Concept {{id: row.end}}) "
            f"CREATE (a)-[e:{kind}]->(b) SET e = row.said",
            rows,
        )
