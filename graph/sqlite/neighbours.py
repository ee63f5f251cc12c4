"""What stands around a concept, technique, source or master."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from graph.answers import (
    Edge,
    Neighbourhood,
)
from graph.ids import master_id
from graph.neighbours import LINKS, around, borne_out
from graph.questions import sql
from graph.sqlite.archive import Archive
from ontology.errors import UnknownThingError


class Neighbours(Archive):
    """Finds neighbours."""

    def neighbourhood(self, focus: str, limit: int = 60) -> Neighbourhood:
        """What stands around a concept, technique, source or master."""
        limit = max(2, min(limit, 300))
        if focus in self.keys:
            rows = self.connection.execute(
                sql("neighbours_of_concept"), {"concept": self.keys[focus], "limit": 2 * limit}
            ).fetchall()
            edges = [
                Edge(focus, row["predicate"], row["other"], row["n"])
                if row["forward"]
                else Edge(row["other"], row["predicate"], focus, row["n"])
                for row in rows
            ]
            kinds = {row["other"]: row["kind"] for row in rows}
            kind = self.vocabulary[focus].kind if focus in self.vocabulary else "concept"
            near = around(focus, kind, edges, kinds, limit)
            return replace(near, edges=borne_out(near.edges, self._borne_out(near.edges)))
        return self._around_thing(focus, limit)

    def _borne_out(self, edges: Sequence[Edge]) -> list[sqlite3.Row]:
        asked = {
            place: [self.keys[edge.source], LINKS.index(edge.predicate), self.keys[edge.target], edge.predicate]
            for place, edge in enumerate(edges)
            if edge.predicate in LINKS
        }
        return self.connection.execute(sql("borne_out"), {"edges": json.dumps(asked)}).fetchall()

    def _around_thing(self, focus: str, limit: int) -> Neighbourhood:
        technique = self.connection.execute("SELECT * FROM technique WHERE id = ?", (focus,)).fetchone()
        if technique:
            rows = self.connection.execute(sql("touched"), {"techniques": json.dumps([technique["i"]])}).fetchall()
            source = self.connection.execute("SELECT id FROM source WHERE i = ?", (technique["source"],)).fetchone()[
                "id"
            ]
            edges = [Edge(focus, "touches", row["id"], row["claims"]) for row in rows] + [
                Edge(focus, "inSource", source, 1)
            ]
            return around(
                focus, "technique", edges, {row["id"]: row["kind"] for row in rows} | {source: "source"}, limit
            )
        source_row = self.connection.execute("SELECT i FROM source WHERE id = ?", (focus,)).fetchone()
        if source_row:
            own = self.connection.execute(
                "SELECT id FROM technique WHERE source = ? ORDER BY start, i", (source_row["i"],)
            )
            edges = [Edge(row["id"], "inSource", focus, 1) for row in own]
            return around(focus, "source", edges, {edge.source: "technique" for edge in edges}, limit)
        label = self._label_of(focus)
        own = self.connection.execute("SELECT id FROM technique WHERE speaker = ? AND live ORDER BY id", (label,))
        edges = [Edge(focus, "speaks", row["id"], 1) for row in own]
        return around(focus, "master", edges, {edge.target: "technique" for edge in edges}, limit)

    def _label_of(self, master: str) -> str:
        rows = self.connection.execute("SELECT DISTINCT speaker FROM technique WHERE live AND speaker IS NOT NULL")
        found = next((row["speaker"] for row in rows if master_id(row["speaker"]) == master), None)
        if found is None:
            raise UnknownThingError("node", master)
        return str(found)
