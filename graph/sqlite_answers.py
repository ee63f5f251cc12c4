"""The named questions, asked of SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

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
    low_first,
    master_row,
    match_reasons,
    source_row,
    technique_hit,
    wanted_concepts,
)
from graph.ids import master_id
from graph.questions import sql
from graph.reasoning import why_chain
from graph.rows import cited, claim_of, passage_of, set_aside_of, setting_of, source_of, technique_of
from graph.sqlite_why import SQLiteSayings
from graph.understanding import Understood, understand
from ontology.errors import UnknownThingError
from ontology.vocabulary import Kind, Vocabulary

MOST_LINKS = 3000
MOST_HITS = 200
ABSENT: dict[str, object] = dict.fromkeys(("lead", "second", "third", "fourth"))


class SQLiteAnswers:
    """Everything a SQLite archive can be asked; how it is opened and written is `SQLiteStore`'s."""

    path: Path
    vocabulary: Vocabulary
    keys: dict[str, int]
    names: dict[int, str]
    kinds: dict[str, str]

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        raise NotImplementedError

    def has_source(self, sha256: str) -> bool:
        """See `graph.store.ClaimStore`, here and below."""
        row = self.connection.execute("SELECT 1 FROM source WHERE sha256 = ? AND NOT superseded", (sha256,)).fetchone()
        return row is not None

    def source_from(self, origin: str) -> Source | None:
        """The current source of an origin."""
        row = self.connection.execute(
            "SELECT fields FROM source WHERE origin = ? AND NOT superseded ORDER BY i DESC LIMIT 1", (origin,)
        ).fetchone()
        return source_of(row) if row else None

    def techniques(self, query: Query) -> TechniquesFound:
        """Techniques for concepts, trade and words."""
        understood = understand(query, self.vocabulary)
        summary, *rows = self._matching(replace(query, limit=min(query.limit, MOST_HITS)), understood)
        return TechniquesFound(
            total=summary["score"],
            hits=self._hits([(row["i"], row["score"]) for row in rows], understood),
            facets=self._facets(summary["facets"] or ""),
            understood=understood.concepts,
            nearest=() if summary["score"] else self._nearest(understood),
        )

    def _matching(self, query: Query, understood: Understood) -> list[sqlite3.Row]:
        """What was found in all, its score being how many, and a page of it."""
        bound: dict[str, object] = {name: getattr(query, name) for name in ("trade", "limit", "offset", "order")}
        if understood.groups:
            groups = [
                json.dumps([self.keys[concept] for concept in group if concept in self.keys])
                for group in understood.groups
            ]
            rows = self._paged("techniques", ABSENT | dict(zip(ABSENT, groups, strict=False)) | bound)
            if rows[0]["score"] or not understood.words:
                return rows
        words = [word for word in understood.all_words if word.strip('"')]
        if words:
            match = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
            return self._paged("techniques_text", bound | {"match": match})
        if query.text.strip():
            return self._paged("techniques", ABSENT | bound)
        newest = "newest" if query.order == "match" else query.order
        return self._paged("techniques_all", bound | {"order": newest})

    def _paged(self, question: str, bound: dict[str, object]) -> list[sqlite3.Row]:
        return self.connection.execute(sql(question) + sql("paged"), bound).fetchall()

    def _nearest(self, understood: Understood) -> tuple[str, ...]:
        nearest = understood.nearest
        near = [concept for concept in nearest if self._reached(concept)]
        return tuple(near[:5]) or nearest[:5]

    def _reached(self, concept: str) -> bool:
        return bool(
            self.connection.execute("SELECT 1 FROM reach WHERE concept = ? LIMIT 1", (self.keys[concept],)).fetchone()
        )

    def _facets(self, said: str) -> tuple[Facet, ...]:
        """How often each facet is named in what `technique.facets` of all that was found says."""
        concepts, trades = [], []
        for one, count in Counter(said.split()).items():
            if one.isdecimal():
                concept = self.names[int(one)]
                concepts.append(Facet(self.kinds[concept], concept, count))
            else:
                trades.append(Facet("trade", one, count))
        return tuple(sorted(concepts, key=_most_first) + sorted(trades, key=_most_first))

    def _hits(
        self, scored: Sequence[tuple[int, float]], understood: Understood | None = None
    ) -> tuple[TechniqueHit, ...]:
        keys = json.dumps([key for key, _ in scored])
        techniques = {
            row["i"]: row
            for row in self.connection.execute(
                "SELECT t.*, s.fields, s.id AS source_id, w.title || ' ' || w.said AS words FROM technique t JOIN source s ON s.i = t.source "
                "LEFT JOIN words w ON w.rowid = t.i "
                "WHERE t.i IN (SELECT value FROM json_each(?))",
                (keys,),
            )
        }
        touched: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self.connection.execute(sql("touched"), {"techniques": keys}):
            touched[row["technique"]].append(row)
        claims: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self.connection.execute(
            "SELECT * FROM claim WHERE technique IN (SELECT value FROM json_each(?)) AND live ORDER BY technique, start, i",
            (keys,),
        ):
            claims[row["technique"]].append(row)
        wanted = wanted_concepts(understood, self.vocabulary)
        found = []
        for key, score in scored:
            row, near = techniques[key], touched[key]
            said = frozenset((row["words"] or "").split())
            reasons = match_reasons(understood, self.vocabulary, frozenset(one["id"] for one in near), said)
            found.append(technique_hit(row, near, claims[key], score, self.names, reasons, wanted))
        return tuple(found)

    def why(self, defect: str, material: str | None = None) -> WhyChain:
        """Causes and remedies of a defect."""
        of = self._key(material) if material else None
        return why_chain(defect, SQLiteSayings(self.connection, self._key(defect), of, self.keys, self.names))

    def _settings(self, rows: Sequence[sqlite3.Row]) -> list[SettingSaid]:
        return [
            setting_of(row, self.names[row["subject"]], words)
            for row, words in zip(rows, self._cited(rows), strict=True)
        ]

    def _cited(self, rows: Sequence[sqlite3.Row]) -> list[CitedWords]:
        techniques = json.dumps(sorted({row["technique"] for row in rows}))
        found = {
            row["i"]: (row["id"], row["speaker"], source_of(row))
            for row in self.connection.execute(
                "SELECT t.i, t.id, t.speaker, s.fields FROM technique t JOIN source s ON s.i = t.source "
                "WHERE t.i IN (SELECT value FROM json_each(?))",
                (techniques,),
            )
        }
        passages = dict(
            self.connection.execute(
                "SELECT i, id FROM passage WHERE i IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted({row["passage"] for row in rows})),),
            ).fetchall()
        )
        spoken = []
        for row in rows:
            technique, speaker, source = found[row["technique"]]
            spoken.append(cited(row, source, technique, speaker, passages[row["passage"]]))
        return spoken

    def settings_compared(
        self, parameter: str, process: str | None = None, material: str | None = None
    ) -> tuple[SettingSaid, ...]:
        """What each source said a parameter should be."""
        bound = {
            "parameter": self._key(parameter),
            "process": self._key(process) if process else None,
            "material": self._key(material) if material else None,
            "limit": MOST_LINKS,
        }
        settings = self._settings(self.connection.execute(sql("settings"), bound).fetchall())
        return tuple(sorted(settings, key=low_first))

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

    def hierarchy(self, kind: Kind) -> tuple[HierarchyRow, ...]:
        """Concepts of a kind with counts, parents before children."""
        counted = dict(self.connection.execute(sql("hierarchy"), {"kind": kind}).fetchall())
        return tuple(
            HierarchyRow(concept.id, concept.broader, counted.get(concept.id, 0))
            for concept in sorted(self.vocabulary.of_kind(kind), key=lambda one: len(self.vocabulary.ancestors(one.id)))
        )

    def sources(self, include_superseded: bool = False) -> tuple[SourceRow, ...]:
        """What is in the archive."""
        rows = self.connection.execute(
            "SELECT fields, passages, techniques, claims, asides, seconds, superseded FROM source "
            "WHERE ? OR NOT superseded ORDER BY added_at DESC, path, id",
            (include_superseded,),
        )
        return tuple(source_row(row) for row in rows)

    def source(self, source_id: str) -> SourceSeen:
        """One source whole."""
        row = self.connection.execute("SELECT * FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            raise UnknownThingError("source", source_id)
        passages = self.connection.execute(
            "SELECT * FROM passage WHERE source = ? ORDER BY ordinal", (row["i"],)
        ).fetchall()
        techniques = self.connection.execute(
            "SELECT * FROM technique WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        claims = self.connection.execute(
            "SELECT * FROM claim WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        return SourceSeen(
            source_row(row),
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            self._seen(claims),
            set_aside_of(row),
        )

    def technique(self, technique_id: str) -> TechniqueSeen:
        """One technique whole."""
        row = self.connection.execute("SELECT * FROM technique WHERE id = ?", (technique_id,)).fetchone()
        if row is None:
            raise UnknownThingError("technique", technique_id)
        source = self.connection.execute("SELECT * FROM source WHERE i = ?", (row["source"],)).fetchone()
        passages = self.connection.execute(
            'SELECT * FROM passage WHERE source = ? AND start < ? AND "end" > ? ORDER BY ordinal',
            (row["source"], row["end"], row["start"]),
        ).fetchall()
        claims = self.connection.execute(
            "SELECT * FROM claim WHERE technique = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        return TechniqueSeen(
            technique_of(row, source["id"]),
            source_of(source, whole=True),
            tuple(passage_of(one, source["id"]) for one in passages),
            self._seen(claims),
        )

    def claim(self, claim_id: str) -> ClaimSeen:
        """One claim with its history."""
        row = self.connection.execute("SELECT * FROM claim WHERE id = ?", (claim_id,)).fetchone()
        if row is None:
            raise UnknownThingError("claim", claim_id)
        return self._seen([row])[0]

    def _seen(self, rows: Sequence[sqlite3.Row]) -> tuple[ClaimSeen, ...]:
        spoken = self._cited(rows)
        history: defaultdict[int, list[Review]] = defaultdict(list)
        for row in self.connection.execute(
            "SELECT r.*, k.id AS id FROM review r JOIN claim k ON k.i = r.claim "
            "WHERE r.claim IN (SELECT value FROM json_each(?)) ORDER BY r.i",
            (json.dumps([row["i"] for row in rows]),),
        ):
            history[row["claim"]].append(Review(row["id"], row["status"], row["reviewer"], row["at"], row["reason"]))
        return tuple(
            ClaimSeen(
                claim_of(row, self.names, words.source, words.technique, words.passage),
                row["status"],
                tuple(history[row["i"]]),
            )
            for row, words in zip(rows, spoken, strict=True)
        )

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
        near = self.neighbourhood(concept_id, 60)
        related = [
            (edge.predicate, edge.target if edge.source == concept_id else edge.source, edge.count)
            for edge in near.edges
        ]
        return ConceptSeen(
            concept=concept_id,
            techniques=reached[0],
            sources=reached[1],
            masters=tuple(row[0] for row in masters),
            settings=self.settings_compared(concept_id) if concept_id.startswith("par-") else (),
            related=tuple(one for one in related if one[1] in self.vocabulary),
            evidence=tuple(self._cited(rows)),
        )

    def masters(self) -> tuple[MasterRow, ...]:
        """Who spoke, by label."""
        rows = self.connection.execute(sql("masters")).fetchall()
        return tuple(master_row(own) for _, own in groupby(rows, key=itemgetter("label")))

    def master(self, master: str) -> MasterSeen:
        """One master's techniques."""
        row = next((one for one in self.masters() if one.id == master), None)
        if row is None:
            raise UnknownThingError("master", master)
        keys = self.connection.execute(
            "SELECT t.i FROM technique t JOIN source s ON s.i = t.source WHERE t.speaker = ? AND t.live "
            "ORDER BY s.added_at DESC, t.start, t.id LIMIT 200",
            (row.label,),
        ).fetchall()
        concepts = self.connection.execute(
            "SELECT c.id, SUM(u.claims) AS n FROM technique t JOIN touch u ON u.technique = t.i JOIN concept c ON c.i = u.concept "
            "WHERE t.speaker = ? AND t.live GROUP BY c.i ORDER BY n DESC, c.id LIMIT 30",
            (row.label,),
        ).fetchall()
        return MasterSeen(
            row, self._hits([(key["i"], 0.0) for key in keys]), tuple((one["id"], one["n"]) for one in concepts)
        )

    def coverage(self, kind: Kind) -> tuple[Coverage, ...]:
        """How well each concept of a kind is covered."""
        if kind == "competency":
            return self._competency_coverage()
        rows = {row["id"]: row for row in self.connection.execute(sql("coverage"), {"kind": kind})}
        return tuple(
            Coverage(concept.id, kind, rows[concept.id]["techniques"], rows[concept.id]["masters"])
            for concept in self.vocabulary.of_kind(kind)
        )

    def _competency_coverage(self) -> tuple[Coverage, ...]:
        found = []
        for unit in self.vocabulary.competencies:
            keys = json.dumps([self.keys[process] for process in unit.processes if process in self.keys])
            row = self.connection.execute(
                "SELECT COUNT(DISTINCT technique), COUNT(DISTINCT master) FROM reach "
                "WHERE concept IN (SELECT value FROM json_each(?))",
                (keys,),
            ).fetchone()
            found.append(Coverage(unit.id, "competency", row[0], row[1]))
        return tuple(found)

    def recent(self, limit: int = 6) -> tuple[TechniqueHit, ...]:
        """Techniques of the newest sources."""
        rows = self.connection.execute(sql("recent"), {"limit": limit}).fetchall()
        return self._hits([(row["i"], 0.0) for row in rows])

    def counts(self) -> Counts:
        """How much of everything there is."""
        ask = self.connection.execute
        totals = ask(
            "SELECT COUNT(*), SUM(passages), SUM(techniques), SUM(asides) FROM source WHERE NOT superseded AND kind <> 'textbook'"
        ).fetchone()
        by_trade = "SELECT trade, COUNT(*) FROM technique WHERE live AND trade IS NOT NULL GROUP BY trade"
        return Counts(
            sources=totals[0],
            passages=totals[1] or 0,
            techniques=totals[2] or 0,
            claims=ask("SELECT IFNULL(SUM(claims), 0) FROM tally").fetchone()[0],
            masters=ask("SELECT COUNT(*) FROM voice WHERE techniques > 0").fetchone()[0],
            set_aside=totals[3] or 0,
            superseded=ask("SELECT COUNT(*) FROM source WHERE superseded").fetchone()[0],
            by_predicate=self._tallied("predicate"),
            by_status=self._tallied("status"),
            by_trade=dict(ask(by_trade).fetchall()),
        )

    def _tallied(self, column: str) -> dict[str, int]:
        text = f"SELECT {column}, SUM(claims) AS n FROM tally GROUP BY {column} HAVING n > 0 ORDER BY {column}"  # noqa: S608
        return dict(self.connection.execute(text).fetchall())

    def _label_of(self, master: str) -> str:
        rows = self.connection.execute("SELECT DISTINCT speaker FROM technique WHERE live AND speaker IS NOT NULL")
        found = next((row["speaker"] for row in rows if master_id(row["speaker"]) == master), None)
        if found is None:
            raise UnknownThingError("node", master)
        return str(found)

    def _key(self, concept: str) -> int:
        self.vocabulary[concept]
        return self.keys[concept]


def _most_first(facet: Facet) -> tuple[int, str]:
    return -facet.count, facet.id
