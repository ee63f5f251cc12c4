"""What stands around something, put together from edges, the same for every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.answers import (
    Edge,
    Neighbourhood,
    Node,
)
from graph.claims import BOTH_WAYS
from graph.rows import Row
from ontology.vocabulary import Vocabulary

LINKS = ("hasCause", "hasRemedy")


def around(focus: str, kind: str, edges: Sequence[Edge], kinds: Mapping[str, str], limit: int) -> Neighbourhood:
    """The *limit* strongest neighbours, the focus counted among them."""
    strongest: Counter[str] = Counter()
    for edge in edges:
        strongest[edge.target if edge.source == focus else edge.source] += edge.count
    ranked = sorted(strongest.items(), key=lambda one: (-one[1], one[0]))
    kept = {name for name, _ in ranked[: limit - 1]}
    nodes = [Node(focus, kind, len(ranked))]
    nodes += [Node(name, kinds.get(name, "concept"), count) for name, count in ranked[: limit - 1]]
    drawn = tuple(edge for edge in edges if {edge.source, edge.target} <= kept | {focus})
    return Neighbourhood(focus, tuple(nodes), drawn, max(0, len(ranked) - len(kept)))


def related(near: Neighbourhood, vocabulary: Vocabulary) -> tuple[tuple[str, str, int], ...]:
    """The concepts beside the focus: predicate, id and claims."""
    others = (
        (edge.predicate, edge.target if edge.source == near.focus else edge.source, edge.count) for edge in near.edges
    )
    return tuple(one for one in others if one[1] in vocabulary)


def borne_out(edges: Sequence[Edge], rows: Iterable[Row]) -> tuple[Edge, ...]:
    """Edges with what *rows* tell of them: ``edge`` is the place of one, ``directions`` a list or comma-separated."""
    told = {int(row["edge"]): row for row in rows}
    return tuple(_borne_out(edge, told[place]) if place in told else edge for place, edge in enumerate(edges))


def _borne_out(edge: Edge, row: Row) -> Edge:
    return replace(
        edge,
        voices=row["voices"],
        directions=tuple(one for one in BOTH_WAYS if one in (row["directions"] or ())),
        textbook=bool(row["textbook"]),
        accepted=bool(row["accepted"]),
    )
