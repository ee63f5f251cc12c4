"""What stands around a concept, technique, source or master."""

from __future__ import annotations

from dataclasses import replace

from graph.answers import (
    Edge,
    Neighbourhood,
)
from graph.ids import master_id
from graph.neighbours import LINKS, around, borne_out
from graph.neo4j.archive import Archive
from graph.questions import cypher
from ontology.errors import UnknownThingError


class Neighbours(Archive):
    """Finds neighbours."""

    def neighbourhood(self, focus: str, limit: int = 60) -> Neighbourhood:
        """What stands around a concept, technique, source or master."""
        limit = max(2, min(limit, 300))
        if focus not in self.names:
            return self._around_thing(focus, limit)
        rows = self.bolt.read(cypher("neighbours_of_concept"), concept=focus, limit=2 * limit)
        edges = [
            Edge(focus, row["predicate"], row["other"], row["n"])
            if row["forward"]
            else Edge(row["other"], row["predicate"], focus, row["n"])
            for row in rows
        ]
        kind = self.vocabulary[focus].kind if focus in self.vocabulary else "concept"
        near = around(focus, kind, edges, {row["other"]: row["kind"] for row in rows}, limit)
        asked = [[edge.source, edge.predicate, edge.target] if edge.predicate in LINKS else [] for edge in near.edges]
        return replace(near, edges=borne_out(near.edges, self.bolt.read(cypher("borne_out"), edges=asked)))

    def _around_thing(self, focus: str, limit: int) -> Neighbourhood:
        source = self.bolt.read("MATCH (:Technique {id: $id})-[:IN_SOURCE]->(s) RETURN s.id AS id", id=focus)
        if source:
            rows = self.bolt.read(cypher("touched"), techniques=[focus])
            edges = [Edge(focus, "touches", row["id"], row["claims"]) for row in rows]
            edges.append(Edge(focus, "inSource", source[0]["id"], 1))
            kinds = {row["id"]: row["kind"] for row in rows} | {source[0]["id"]: "source"}
            return around(focus, "technique", edges, kinds, limit)
        if self.bolt.read("MATCH (s:Source {id: $id}) RETURN s.id AS id", id=focus):
            own = self.bolt.read(
                "MATCH (:Source {id: $id})<-[:IN_SOURCE]-(t:Technique) RETURN t.id AS id ORDER BY t.start, t.i",
                id=focus,
            )
            edges = [Edge(row["id"], "inSource", focus, 1) for row in own]
            return around(focus, "source", edges, {edge.source: "technique" for edge in edges}, limit)
        own = self.bolt.read(
            "MATCH (t:Technique {speaker: $label}) WHERE t.live RETURN t.id AS id ORDER BY id",
            label=self._label_of(focus),
        )
        edges = [Edge(focus, "speaks", row["id"], 1) for row in own]
        return around(focus, "master", edges, {edge.target: "technique" for edge in edges}, limit)

    def _label_of(self, master: str) -> str:
        rows = self.bolt.read(
            "MATCH (t:Technique) WHERE t.live AND t.speaker IS NOT NULL RETURN DISTINCT t.speaker AS label"
        )
        found = next((row["label"] for row in rows if master_id(row["label"]) == master), None)
        if found is None:
            raise UnknownThingError("node", master)
        return str(found)
