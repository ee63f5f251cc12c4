"""Techniques found by concepts, trade and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.answers import (
    Facet,
    Query,
    TechniqueHit,
    TechniquesFound,
)
from graph.hits import match_reasons, technique_hit, wanted_concepts
from graph.neo4j.bolt import Properties
from graph.neo4j.citing import Citing
from graph.questions import cypher
from graph.understanding import Understood, understand

MOST_HITS = 200
ABSENT: dict[str, Any] = {"lead": None, "second": None, "third": None, "fourth": None}


class Searching(Citing):
    """Finds techniques."""

    def techniques(self, query: Query) -> TechniquesFound:
        """Techniques for concepts, trade and words."""
        understood = understand(query, self.vocabulary)
        question, bound = self._question(query, understood)
        rows = self.bolt.read(question + cypher("paged"), **bound)
        facets = self.bolt.read(question + cypher("facets"), **bound)
        return TechniquesFound(
            total=rows[0]["total"] if rows else sum(row["n"] for row in facets if row["kind"] == "trade"),
            hits=self._hits([(row["i"], row["score"]) for row in rows], understood),
            facets=tuple(Facet(row["kind"], row["id"], row["n"]) for row in facets),
            understood=understood.concepts,
            nearest=() if rows else self._nearest(understood),
        )

    def recent(self, limit: int = 6) -> tuple[TechniqueHit, ...]:
        """Techniques of the newest sources."""
        bound = {"trade": None, "home": None, "limit": limit, "offset": 0, "order": "newest"}
        rows = self.bolt.read(cypher("techniques_all") + cypher("paged"), **bound)
        return self._hits([(row["i"], 0.0) for row in rows])

    def _question(self, query: Query, understood: Understood) -> tuple[str, dict[str, Any]]:
        """What finds the techniques that are asked for: by concepts, by words if these find none, or all there are."""
        bound: dict[str, Any] = {name: getattr(query, name) for name in ("trade", "offset", "order")}
        bound |= ABSENT | {"limit": min(query.limit, MOST_HITS), "home": None}
        if understood.groups:
            groups = [list(dict.fromkeys(group)) for group in understood.groups]
            bound |= dict(zip(ABSENT, groups, strict=False))
            probe = cypher("techniques") + "RETURN t.id AS id LIMIT 1"
            if not understood.words or self.bolt.read(probe, **bound):
                return cypher("techniques"), bound | {"home": understood.home}
        words = [word for word in understood.all_words if word.strip('"')]
        if words:
            return cypher("techniques_text"), bound | {"match": " OR ".join(f'"{_plain(word)}"' for word in words)}
        if query.text.strip():
            return cypher("techniques"), bound | {"lead": []}
        return cypher("techniques_all"), bound | ({"order": "newest"} if query.order == "match" else {})

    def _nearest(self, understood: Understood) -> tuple[str, ...]:
        rows = self.bolt.read(
            "UNWIND $concepts AS id MATCH (c:Concept {id: id}) "
            "WHERE EXISTS { (c)<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique WHERE t.live) } RETURN id",
            concepts=list(understood.nearest),
        )
        reached = {row["id"] for row in rows}
        near = [concept for concept in understood.nearest if concept in reached]
        return tuple(near[:5]) or understood.nearest[:5]

    def _hits(
        self, scored: Sequence[tuple[str, float]], understood: Understood | None = None
    ) -> tuple[TechniqueHit, ...]:
        ids = [one for one, _ in scored]
        touched: defaultdict[str, list[Properties]] = defaultdict(list)
        for row in self.bolt.read(cypher("touched"), techniques=ids):
            touched[row["technique"]].append(row)
        claims: defaultdict[str, list[Properties]] = defaultdict(list)
        for row in self.rows(
            "UNWIND $ids AS id MATCH (:Technique {id: id})<-[:IN_TECHNIQUE]-(k:Claim) WHERE k.live "
            "RETURN properties(k) AS row ORDER BY k.start, k.i",
            ids=ids,
        ):
            claims[row["technique"]].append(row)
        techniques = {row["id"]: row for row in self._with_source(ids)}
        wanted = wanted_concepts(understood, self.vocabulary)
        found = []
        for one, score in scored:
            row, near = techniques[one], touched[one]
            said = frozenset((row.get("words") or "").split())
            reasons = match_reasons(understood, self.vocabulary, frozenset(each["id"] for each in near), said)
            found.append(technique_hit(row, near, claims[one], score, self.names, reasons, wanted))
        return tuple(found)


def _plain(word: str) -> str:
    return word.replace("\\", "").replace('"', "")
