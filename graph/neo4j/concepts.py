"""What the archive has on concepts: one whole, a kind as a tree, why a defect comes, and what is reached."""

from __future__ import annotations

from collections.abc import Sequence

from graph.answers import (
    ConceptSeen,
    Coverage,
    HierarchyRow,
    SettingSaid,
    WhyChain,
)
from graph.coverage import coverage_of, hierarchy_of
from graph.heard import Heard, link_said
from graph.neighbours import related
from graph.neo4j.bolt import Properties
from graph.neo4j.citing import Citing
from graph.neo4j.neighbours import Neighbours
from graph.questions import cypher
from graph.reasoning import why_chain
from ontology.vocabulary import Kind


class Concepts(Citing, Neighbours):
    """Tells of concepts."""

    def concept(self, concept_id: str) -> ConceptSeen:
        """What touches a concept."""
        self.check(concept_id)
        rows = self.rows(cypher("touching"), concept=concept_id, limit=40)
        reached = (
            "MATCH (:Concept {id: $id})<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique)-[:IN_SOURCE]->(s:Source) "
            "WHERE t.live "
        )
        (count,) = self.bolt.read(
            reached + "RETURN count(DISTINCT t) AS techniques, count(DISTINCT s) AS sources", id=concept_id
        )
        masters = self.bolt.read(
            reached + "AND t.speaker IS NOT NULL RETURN DISTINCT t.speaker AS label ORDER BY label LIMIT 100",
            id=concept_id,
        )
        return ConceptSeen(
            concept=concept_id,
            techniques=count["techniques"],
            sources=count["sources"],
            masters=tuple(row["label"] for row in masters),
            settings=self.settings_compared(concept_id) if concept_id.startswith("par-") else (),
            related=related(self.neighbourhood(concept_id, 60), self.vocabulary),
            evidence=tuple(self._cited(rows)),
        )

    def why(self, defect: str, material: str | None = None) -> WhyChain:
        """Causes and remedies of a defect."""
        self.check(defect, material)
        rows = self.rows(cypher("why"), defect=defect, material=material)
        links = [link_said(row, self.names, words) for row, words in zip(rows, self._cited(rows), strict=True)]
        return why_chain(defect, Heard(sorted(links, key=lambda link: link.quoted), self._settings_beside(rows)))

    def _settings_beside(self, links: Sequence[Properties]) -> list[SettingSaid]:
        """Settings of the parameters that links act on, from the techniques they stand in."""
        rows = self.rows(
            "UNWIND $techniques AS id MATCH (:Technique {id: id})<-[:IN_TECHNIQUE]-(k:Claim) "
            "WHERE k.predicate = 'hasSetting' AND k.live AND k.subject IN $parameters "
            "RETURN properties(k) AS row ORDER BY k.at, k.start, k.i",
            techniques=sorted({row["technique"] for row in links}),
            parameters=sorted({row["object"] for row in links} - {None}),
        )
        return self._settings(rows)

    def hierarchy(self, kind: Kind) -> tuple[HierarchyRow, ...]:
        """Concepts of a kind with counts, parents before children."""
        counted = {row["id"]: row["n"] for row in self.bolt.read(cypher("hierarchy"), kind=kind)}
        return hierarchy_of(self.vocabulary, kind, counted)

    def coverage(self, kind: Kind) -> tuple[Coverage, ...]:
        """How well each concept of a kind is covered."""
        rows = self._competencies() if kind == "competency" else self.bolt.read(cypher("coverage"), kind=kind)
        return coverage_of(self.vocabulary, kind, {row["id"]: (row["techniques"], row["masters"]) for row in rows})

    def _competencies(self) -> list[Properties]:
        return self.bolt.read(
            "UNWIND $units AS unit "
            "OPTIONAL MATCH (c:Concept)<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique) "
            "WHERE c.id IN unit.processes AND t.live "
            "RETURN unit.id AS id, count(DISTINCT t) AS techniques, count(DISTINCT t.speaker) AS masters",
            units=[{"id": unit.id, "processes": list(unit.processes)} for unit in self.vocabulary.competencies],
        )
