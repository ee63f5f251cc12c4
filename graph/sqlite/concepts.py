"""What the archive has on concepts: one whole, a kind as a tree, why a defect comes, and what is reached."""

from __future__ import annotations

import json

from graph.answers import (
    ConceptSeen,
    Coverage,
    HierarchyRow,
    WhyChain,
)
from graph.coverage import coverage_of, hierarchy_of
from graph.neighbours import related
from graph.questions import sql
from graph.reasoning import why_chain
from graph.sqlite.archive import plain
from graph.sqlite.citing import Citing, cited_words
from graph.sqlite.neighbours import Neighbours
from graph.sqlite.sayings import SQLiteSayings
from ontology.vocabulary import Kind


class Concepts(Citing, Neighbours):
    """Tells of concepts."""

    def concept(self, concept_id: str) -> ConceptSeen:
        """What touches a concept."""
        self.vocabulary[concept_id]
        key = self.keys[concept_id]
        rows = self.connection.execute(sql("touching"), {"concept": key, "limit": 40}).fetchall()
        reached = self.connection.execute(
            "SELECT COUNT(*), COUNT(DISTINCT t.source) FROM reach r JOIN technique t ON t.i = r.technique "
            "WHERE r.concept = ? AND t.live",
            (key,),
        ).fetchone()
        masters = self.connection.execute(
            "SELECT DISTINCT t.speaker FROM reach r JOIN technique t ON t.i = r.technique "
            "WHERE r.concept = ? AND t.live AND t.speaker IS NOT NULL ORDER BY t.speaker LIMIT 100",
            (key,),
        ).fetchall()
        return ConceptSeen(
            concept=concept_id,
            techniques=reached[0],
            sources=reached[1],
            masters=tuple(row[0] for row in masters),
            settings=self.settings_compared(concept_id) if concept_id.startswith("par-") else (),
            related=related(self.neighbourhood(concept_id, 60), self.vocabulary),
            evidence=tuple(cited_words(*row) for row in rows),
        )

    def why(self, defect: str, material: str | None = None) -> WhyChain:
        """Causes and remedies of a defect."""
        of = self.key(material) if material else None
        return why_chain(defect, SQLiteSayings(self.connection, self.key(defect), of, self.keys, self.names))

    def hierarchy(self, kind: Kind) -> tuple[HierarchyRow, ...]:
        """Concepts of a kind with counts, parents before children."""
        counted = dict(self.connection.execute(sql("hierarchy"), {"kind": kind}).fetchall())
        return hierarchy_of(self.vocabulary, kind, counted)

    def coverage(self, kind: Kind) -> tuple[Coverage, ...]:
        """How well each concept of a kind is covered."""
        if kind == "competency":
            return coverage_of(self.vocabulary, kind, self._competencies())
        rows = plain(self.connection.execute(sql("coverage"), {"kind": kind}))
        return coverage_of(
            self.vocabulary, kind, {concept: (techniques, masters) for concept, techniques, masters in rows}
        )

    def _competencies(self) -> dict[str, tuple[int, int]]:
        found = {}
        for unit in self.vocabulary.competencies:
            keys = json.dumps([self.keys[process] for process in unit.processes if process in self.keys])
            row = self.connection.execute(
                "SELECT COUNT(DISTINCT technique), COUNT(DISTINCT master) FROM reach "
                "WHERE concept IN (SELECT value FROM json_each(?))",
                (keys,),
            ).fetchone()
            found[unit.id] = (row[0], row[1])
        return found
