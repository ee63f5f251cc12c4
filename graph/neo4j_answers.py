"""The named questions, asked of Neo4j."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.answers import (
    CitedWords,
    ClaimSeen,
    ConceptSeen,
    Counts,
    Coverage,
    Edge,
    Facet,
    HierarchyRow,
    MasterRow,
    MasterSeen,
    Neighbourhood,
    Query,
    SettingSaid,
    SourceRow,
    SourceSeen,
    TechniqueHit,
    TechniqueSeen,
    TechniquesFound,
    WhyChain,
)
from graph.claims import Review, Source
from graph.findings import (
    LINKS,
    around,
    borne_out,
    link_said,
    low_first,
    master_row,
    match_reasons,
    source_row,
    technique_hit,
    wanted_concepts,
)
from graph.ids import master_id
from graph.neo4j_bolt import Bolt, Properties
from graph.questions import cypher
from graph.reasoning import why_chain
from graph.rows import cited, claim_of, passage_of, set_aside_of, setting_of, source_of, technique_of
from graph.sayings import Heard
from graph.understanding import Understood, understand
from ontology.errors import UnknownThingError
from ontology.vocabulary import Kind, Vocabulary

MOST_LINKS = 3000
MOST_HITS = 200
ABSENT: dict[str, Any] = {"lead": None, "second": None, "third": None, "fourth": None}


class Neo4jAnswers:
    """Everything a Neo4j archive can be asked; how it is opened and written is `Neo4jStore`'s."""

    bolt: Bolt
    vocabulary: Vocabulary
    names: dict[str, str]

    def has_source(self, sha256: str) -> bool:
        """See `graph.store.ClaimStore`, here and below."""
        text = "MATCH (s:Source {sha256: $sha256}) WHERE NOT s.superseded RETURN 1 AS n LIMIT 1"
        return bool(self.bolt.read(text, sha256=sha256))

    def source_from(self, origin: str) -> Source | None:
        """The current source of an origin."""
        rows = self.bolt.read(
            "MATCH (s:Source {origin: $origin}) WHERE NOT s.superseded "
            "RETURN s.fields AS fields ORDER BY s.i DESC LIMIT 1",
            origin=origin,
        )
        return source_of(rows[0]) if rows else None

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

    def _question(self, query: Query, understood: Understood) -> tuple[str, dict[str, Any]]:
        """What finds the techniques that are asked for: by concepts, by words if these find none, or all there are."""
        bound: dict[str, Any] = {name: getattr(query, name) for name in ("trade", "offset", "order")}
        bound |= ABSENT | {"limit": min(query.limit, MOST_HITS)}
        if understood.groups:
            groups = [list(dict.fromkeys(group)) for group in understood.groups]
            bound |= dict(zip(ABSENT, groups, strict=False))
            probe = cypher("techniques") + "RETURN t.id AS id LIMIT 1"
            if not understood.words or self.bolt.read(probe, **bound):
                return cypher("techniques"), bound
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
        for row in self._rows(
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

    def _with_source(self, techniques: Sequence[str], *, text: bool = False) -> list[Properties]:
        return self._rows(
            "UNWIND $ids AS id MATCH (t:Technique {id: id})-[:IN_SOURCE]->(s:Source) "
            "RETURN t {.*, fields: s.fields, source_id: s.id, text: CASE WHEN $text THEN s.text END} AS row",
            ids=list(techniques),
            text=text,
        )

    def _rows(self, text: str, /, **bound: Any) -> list[Properties]:
        return [Properties(row["row"]) for row in self.bolt.read(text, **bound)]

    def why(self, defect: str, material: str | None = None) -> WhyChain:
        """Causes and remedies of a defect."""
        self._check(defect, material)
        rows = self._rows(cypher("why"), defect=defect, material=material)
        links = [link_said(row, self.names, words) for row, words in zip(rows, self._cited(rows), strict=True)]
        return why_chain(defect, Heard(sorted(links, key=lambda link: link.quoted), self._settings_beside(rows)))

    def _settings_beside(self, links: Sequence[Properties]) -> list[SettingSaid]:
        """Settings of the parameters that links act on, from the techniques they stand in."""
        rows = self._rows(
            "UNWIND $techniques AS id MATCH (:Technique {id: id})<-[:IN_TECHNIQUE]-(k:Claim) "
            "WHERE k.predicate = 'hasSetting' AND k.live AND k.subject IN $parameters "
            "RETURN properties(k) AS row ORDER BY k.at, k.start, k.i",
            techniques=sorted({row["technique"] for row in links}),
            parameters=sorted({row["object"] for row in links} - {None}),
        )
        return self._settings(rows)

    def _settings(self, rows: Sequence[Properties]) -> list[SettingSaid]:
        return [setting_of(row, row["subject"], words) for row, words in zip(rows, self._cited(rows), strict=True)]

    def _cited(self, rows: Sequence[Properties]) -> list[CitedWords]:
        techniques = sorted({row["technique"] for row in rows})
        found = {row["id"]: (row["speaker"], source_of(row)) for row in self._with_source(techniques)}
        spoken = []
        for row in rows:
            speaker, source = found[row["technique"]]
            spoken.append(cited(row, source, row["technique"], speaker, row["passage"]))
        return spoken

    def settings_compared(
        self, parameter: str, process: str | None = None, material: str | None = None
    ) -> tuple[SettingSaid, ...]:
        """What each source said a parameter should be."""
        self._check(parameter, process, material)
        bound = {"parameter": parameter, "process": process, "material": material, "limit": MOST_LINKS}
        return tuple(sorted(self._settings(self._rows(cypher("settings"), **bound)), key=low_first))

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

    def hierarchy(self, kind: Kind) -> tuple[HierarchyRow, ...]:
        """Concepts of a kind with counts, parents before children."""
        counted = {row["id"]: row["n"] for row in self.bolt.read(cypher("hierarchy"), kind=kind)}
        return tuple(
            HierarchyRow(concept.id, concept.broader, counted.get(concept.id, 0))
            for concept in sorted(self.vocabulary.of_kind(kind), key=lambda one: len(self.vocabulary.ancestors(one.id)))
        )

    def sources(self, include_superseded: bool = False) -> tuple[SourceRow, ...]:
        """What is in the archive."""
        rows = self._rows(
            "MATCH (s:Source) WHERE $every OR NOT s.superseded "
            "RETURN s {.*, text: null} AS row ORDER BY s.added_at DESC, s.path, s.id",
            every=include_superseded,
        )
        return tuple(source_row(row) for row in rows)

    def _whole(self, source_id: str) -> tuple[Properties, list[Properties], list[Properties], list[Properties]]:
        """A source, its passages, techniques, and claims in the order they were made."""
        rows = self._rows("MATCH (s:Source {id: $id}) RETURN properties(s) AS row", id=source_id)
        if not rows:
            raise UnknownThingError("source", source_id)
        own = "MATCH (:Source {id: $id})<-[:IN_SOURCE]-"
        return (
            rows[0],
            self._rows(own + "(n:Passage) RETURN properties(n) AS row ORDER BY n.ordinal", id=source_id),
            self._rows(own + "(n:Technique) RETURN properties(n) AS row ORDER BY n.start, n.i", id=source_id),
            self._rows(
                own + "(:Technique)<-[:IN_TECHNIQUE]-(k:Claim) RETURN properties(k) AS row ORDER BY k.i", id=source_id
            ),
        )

    def source(self, source_id: str) -> SourceSeen:
        """One source whole."""
        row, passages, techniques, claims = self._whole(source_id)
        return SourceSeen(
            source_row(row),
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            self._seen(sorted(claims, key=lambda one: (one["start"], one["i"]))),
            set_aside_of(row),
        )

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole."""
        rows = self._with_source([technique_id], text=True)
        if not rows:
            raise UnknownThingError("technique", technique_id)
        row = rows[0]
        passages = self._rows(
            "MATCH (:Source {id: $id})<-[:IN_SOURCE]-(p:Passage) WHERE p.start < $end AND p.`end` > $start "
            "RETURN properties(p) AS row ORDER BY p.ordinal",
            id=row["source_id"],
            start=row["start"],
            end=row["end"],
        )
        claims = self._rows(
            "MATCH (:Technique {id: $id})<-[:IN_TECHNIQUE]-(k:Claim) RETURN properties(k) AS row ORDER BY k.start, k.i",
            id=technique_id,
        )
        return TechniqueSeen(
            technique_of(row, row["source_id"]),
            source_of(row, whole=True),
            tuple(passage_of(one, row["source_id"]) for one in passages),
            self._seen(claims),
        )

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history."""
        rows = self._rows("MATCH (k:Claim {id: $id}) RETURN properties(k) AS row", id=claim_id)
        if not rows:
            raise UnknownThingError("claim", claim_id)
        return self._seen(rows)[0]

    def _seen(self, rows: Sequence[Properties]) -> tuple[ClaimSeen, ...]:
        history: defaultdict[str, list[Review]] = defaultdict(list)
        for row in self._rows(
            "UNWIND $ids AS id MATCH (r:Review)-[:REVIEWS]->(:Claim {id: id}) RETURN properties(r) AS row ORDER BY r.i",
            ids=[row["id"] for row in rows],
        ):
            history[row["claim"]].append(Review(row["claim"], row["status"], row["reviewer"], row["at"], row["reason"]))
        return tuple(
            ClaimSeen(
                claim_of(row, self.names, row["source"], row["technique"], row["passage"]),
                row["status"],
                tuple(history[row["id"]]),
            )
            for row in rows
        )

    def concept(self, concept_id: str) -> ConceptSeen:
        """What touches a concept."""
        self._check(concept_id)
        rows = self._rows(cypher("touching"), concept=concept_id, limit=40)
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
        related = [
            (edge.predicate, edge.target if edge.source == concept_id else edge.source, edge.count)
            for edge in self.neighbourhood(concept_id, 60).edges
        ]
        return ConceptSeen(
            concept=concept_id,
            techniques=count["techniques"],
            sources=count["sources"],
            masters=tuple(row["label"] for row in masters),
            settings=self.settings_compared(concept_id) if concept_id.startswith("par-") else (),
            related=tuple(one for one in related if one[1] in self.vocabulary),
            evidence=tuple(self._cited(rows)),
        )

    def masters(self) -> tuple[MasterRow, ...]:
        """Who spoke, by label."""
        sources: defaultdict[str, list[Properties]] = defaultdict(list)
        for row in self._rows(
            "MATCH (t:Technique)-[:IN_SOURCE]->(s:Source) "
            "WHERE t.live AND t.speaker IS NOT NULL AND s.kind <> 'textbook' "
            "WITH DISTINCT t.speaker AS speaker, s ORDER BY s.id RETURN s {.*, text: null, speaker: speaker} AS row"
        ):
            sources[row["speaker"]].append(row)
        return tuple(
            master_row([row | _of_speaker(one) for one in sources[row["label"]]])
            for row in self.bolt.read(cypher("masters"))
        )

    def master(self, master: str) -> MasterSeen:
        """One master's techniques."""
        row = next((one for one in self.masters() if one.id == master), None)
        if row is None:
            raise UnknownThingError("master", master)
        own = self.bolt.read(
            "MATCH (t:Technique {speaker: $label})-[:IN_SOURCE]->(s:Source) WHERE t.live "
            "RETURN t.id AS id ORDER BY s.added_at DESC, t.start, id LIMIT 200",
            label=row.label,
        )
        concepts = self.bolt.read(
            "MATCH (t:Technique {speaker: $label})-[u:TOUCHES]->(c:Concept) WHERE t.live "
            "RETURN c.id AS id, sum(u.claims) AS n ORDER BY n DESC, id LIMIT 30",
            label=row.label,
        )
        return MasterSeen(
            row, self._hits([(one["id"], 0.0) for one in own]), tuple((one["id"], one["n"]) for one in concepts)
        )

    def coverage(self, kind: Kind) -> tuple[Coverage, ...]:
        """How well each concept of a kind is covered."""
        if kind == "competency":
            return self._competency_coverage()
        rows = {row["id"]: row for row in self.bolt.read(cypher("coverage"), kind=kind)}
        return tuple(
            Coverage(concept.id, kind, rows[concept.id]["techniques"], rows[concept.id]["masters"])
            for concept in self.vocabulary.of_kind(kind)
        )

    def _competency_coverage(self) -> tuple[Coverage, ...]:
        rows = self.bolt.read(
            "UNWIND $units AS unit "
            "OPTIONAL MATCH (c:Concept)<-[:BROADER*0..]-(:Concept)<-[:TOUCHES]-(t:Technique) "
            "WHERE c.id IN unit.processes AND t.live "
            "RETURN unit.id AS id, count(DISTINCT t) AS techniques, count(DISTINCT t.speaker) AS masters",
            units=[{"id": unit.id, "processes": list(unit.processes)} for unit in self.vocabulary.competencies],
        )
        found = {row["id"]: row for row in rows}
        return tuple(
            Coverage(unit.id, "competency", found[unit.id]["techniques"], found[unit.id]["masters"])
            for unit in self.vocabulary.competencies
        )

    def recent(self, limit: int = 6) -> tuple[TechniqueHit, ...]:
        """Techniques of the newest sources."""
        bound = {"trade": None, "limit": limit, "offset": 0, "order": "newest"}
        rows = self.bolt.read(cypher("techniques_all") + cypher("paged"), **bound)
        return self._hits([(row["i"], 0.0) for row in rows])

    def counts(self) -> Counts:
        """How much of everything there is."""
        ask = self.bolt.read
        own = "MATCH (s:Source) WHERE NOT s.superseded AND s.kind <> 'textbook' "
        (totals,) = ask(
            own + "RETURN count(s) AS sources, sum(s.passages) AS passages, sum(s.techniques) AS techniques, "
            "sum(s.asides) AS asides, sum(s.claims) AS claims"
        )
        claims = own + "MATCH (s)<-[:IN_SOURCE]-(:Technique)<-[:IN_TECHNIQUE]-(k:Claim) "
        (masters,) = ask("MATCH (t:Technique) WHERE t.live RETURN count(DISTINCT t.speaker) AS n")
        (superseded,) = ask("MATCH (s:Source) WHERE s.superseded RETURN count(s) AS n")
        by_trade = own + (
            "MATCH (s)<-[:IN_SOURCE]-(t:Technique) WHERE t.live AND t.trade IS NOT NULL "
            "RETURN t.trade AS name, count(t) AS n"
        )
        return Counts(
            sources=totals["sources"],
            passages=totals["passages"],
            techniques=totals["techniques"],
            claims=totals["claims"],
            masters=masters["n"],
            set_aside=totals["asides"],
            superseded=superseded["n"],
            by_predicate=_counted(ask(claims + "RETURN k.predicate AS name, count(k) AS n ORDER BY name")),
            by_status=_counted(ask(claims + "RETURN k.status AS name, count(k) AS n ORDER BY name")),
            by_trade=_counted(ask(by_trade + " ORDER BY name")),
        )

    def _label_of(self, master: str) -> str:
        rows = self.bolt.read(
            "MATCH (t:Technique) WHERE t.live AND t.speaker IS NOT NULL RETURN DISTINCT t.speaker AS label"
        )
        found = next((row["label"] for row in rows if master_id(row["label"]) == master), None)
        if found is None:
            raise UnknownThingError("node", master)
        return str(found)

    def _check(self, *concepts: str | None) -> None:
        for concept in concepts:
            if concept:
                self.vocabulary[concept]


def _plain(word: str) -> str:
    return word.replace("\\", "").replace('"', "")


def _counted(rows: Sequence[Properties]) -> dict[str, int]:
    return {row["name"]: row["n"] for row in rows}


def _of_speaker(row: Properties) -> Properties:
    """What a source says of who speaks in it."""
    source = source_of(row)
    said = {"id": source.id, "role": source.role, "trade": source.trade, "consent": source.consent}
    return Properties(said | {"seconds": row["seconds"]})
