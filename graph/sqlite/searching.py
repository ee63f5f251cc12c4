"""Techniques found by concepts, trade and words."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.answers import (
    Facet,
    Query,
    TechniqueHit,
    TechniquesFound,
)
from graph.hits import match_reasons, technique_hit, wanted_concepts
from graph.questions import sql
from graph.rows import Row
from graph.sqlite.archive import Archive, by_name
from graph.understanding import Understood, understand

MOST_HITS = 200
ABSENT: dict[str, object] = dict.fromkeys(("lead", "second", "third", "fourth"))


class Searching(Archive):
    """Finds techniques."""

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

    def recent(self, limit: int = 6) -> tuple[TechniqueHit, ...]:
        """Techniques of the newest sources."""
        rows = self.connection.execute(sql("recent"), {"limit": limit}).fetchall()
        return self._hits([(row["i"], 0.0) for row in rows])

    def _matching(self, query: Query, understood: Understood) -> list[sqlite3.Row]:
        """What was found in all, its score being how many, and a page of it."""
        bound: dict[str, object] = {name: getattr(query, name) for name in ("trade", "limit", "offset", "order")}
        bound["home"] = understood.home
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
            for row in by_name(
                self.connection.execute(
                    "SELECT t.*, s.fields, s.id AS source_id, w.title || ' ' || w.said AS words FROM technique t JOIN source s ON s.i = t.source "
                    "LEFT JOIN words w ON w.rowid = t.i "
                    "WHERE t.i IN (SELECT value FROM json_each(?))",
                    (keys,),
                )
            )
        }
        touched: defaultdict[int, list[Row]] = defaultdict(list)
        for row in by_name(self.connection.execute(sql("touched"), {"techniques": keys})):
            touched[row["technique"]].append(row)
        claims: defaultdict[int, list[Row]] = defaultdict(list)
        for row in by_name(
            self.connection.execute(
                "SELECT * FROM claim WHERE technique IN (SELECT value FROM json_each(?)) AND live ORDER BY technique, start, i",
                (keys,),
            )
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


def _most_first(facet: Facet) -> tuple[int, str]:
    return -facet.count, facet.id
