"""A graph in memory, its nodes asked for their values."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from graph.rdf.names import (
    DCTERMS,
    TYPE,
    own,
)


class Nodes:
    """The nodes of a graph."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph

    def _of_type(self, name: str) -> list[ox.NamedNode]:
        quads = self._graph.quads_for_pattern(None, TYPE, own(name), ox.DefaultGraph())
        nodes = (quad.subject for quad in quads)
        return sorted((node for node in nodes if isinstance(node, ox.NamedNode)), key=lambda node: node.value)

    def _all(self, node: Any, predicate: ox.NamedNode) -> list[Any]:
        return [quad.object for quad in self._graph.quads_for_pattern(node, predicate, None, ox.DefaultGraph())]

    def _one(self, node: Any, predicate: ox.NamedNode) -> Any:
        return next(iter(self._all(node, predicate)), None)

    def _text(self, node: Any, predicate: ox.NamedNode) -> str | None:
        value = self._one(node, predicate)
        return None if value is None else str(value.value)

    def _int(self, node: Any, name: str) -> int:
        return int(self._one(node, ox.NamedNode(name)).value)

    def _float(self, node: Any, name: str) -> float | None:
        value = self._one(node, own(name))
        return None if value is None else float(value.value)

    def _title(self, node: Any) -> dict[str, str]:
        titles = self._all(node, ox.NamedNode(DCTERMS + "title"))
        return {str(title.language): str(title.value) for title in sorted(titles, key=lambda one: one.language != "ko")}

    def _inside(self, kind: str, predicate: ox.NamedNode, node: ox.NamedNode) -> list[ox.NamedNode]:
        quads = self._graph.quads_for_pattern(None, predicate, node, ox.DefaultGraph())
        nodes = (quad.subject for quad in quads)
        return [
            one
            for one in nodes
            if isinstance(one, ox.NamedNode) and ox.Quad(one, TYPE, own(kind), ox.DefaultGraph()) in self._graph
        ]
