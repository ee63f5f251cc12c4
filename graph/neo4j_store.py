"""The archive in Neo4j: many writers, one transaction a deposit."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Self

from graph.claims import Deposit, Review, Source
from graph.ids import source_number
from graph.neo4j_answers import Neo4jAnswers
from graph.neo4j_bolt import Bolt, Properties, Work
from graph.neo4j_schema import EDGES, SAID_OF, prepare
from graph.rows import (
    claim_columns,
    claim_of,
    concepts_of,
    passage_columns,
    passage_of,
    set_aside_of,
    source_columns,
    source_of,
    technique_columns,
    technique_of,
)
from graph.textbook import ORIGIN, textbook_deposit
from graph.words import technique_words
from ontology.errors import StoreError, UnknownThingError
from ontology.vocabulary import Vocabulary

PAGE = 500  # source ids read at once
TITLE_WEIGHT = 4  # a word in the title counts as often

# writing to the origin first makes whoever else brings in the same file wait until this one is done
_LOCK = "MERGE (o:Origin {id: $origin}) SET o.written = true"
_SOURCE = "MATCH (o:Origin {id: $origin}) CREATE (s:Source)-[:FROM_ORIGIN]->(o) SET s = $row"
# two who read the same file before either had stored it both follow the same source: the later one stays
_BESIDE = """
MATCH (:Origin {id: $origin})<-[:FROM_ORIGIN]-(s:Source)
WHERE s.id <> $id AND coalesce(s.supersedes, '') = coalesce($supersedes, '')
RETURN s.id AS id, s.added_at AS added_at
"""
_RETIRE = """
MATCH (s:Source {id: $id}) SET s.superseded = true
WITH s MATCH (s)<-[:IN_SOURCE]-(t:Technique) SET t.live = false, t.words = null
WITH t OPTIONAL MATCH (t)-[u:TOUCHES]->() DELETE u
WITH DISTINCT t MATCH (t)<-[:IN_TECHNIQUE]-(k:Claim) SET k.live = false, k.status = 'superseded'
RETURN collect(k.id) AS claims
"""
_PASSAGES = "MATCH (s:Source {id: $source}) UNWIND $rows AS row CREATE (p:Passage)-[:IN_SOURCE]->(s) SET p = row"
_TECHNIQUES = "MATCH (s:Source {id: $source}) UNWIND $rows AS row CREATE (t:Technique)-[:IN_SOURCE]->(s) SET t = row"
_CLAIMS = """
UNWIND $rows AS row
MATCH (t:Technique {id: row.technique}) MATCH (p:Passage {id: row.passage})
CREATE (t)<-[:IN_TECHNIQUE]-(k:Claim)-[:QUOTES]->(p) SET k = row
WITH k, row
OPTIONAL MATCH (a:Concept {id: row.subject}) OPTIONAL MATCH (b:Concept {id: row.object})
FOREACH (_ IN CASE WHEN a IS NULL THEN [] ELSE [1] END | CREATE (k)-[:SUBJECT]->(a))
FOREACH (_ IN CASE WHEN b IS NULL THEN [] ELSE [1] END | CREATE (k)-[:OBJECT]->(b))
"""
_TOUCHES = """
UNWIND $rows AS row
MATCH (t:Technique {id: row[0]}) MATCH (c:Concept {id: row[1]}) CREATE (t)-[:TOUCHES {claims: row[2]}]->(c)
"""
_REVIEW = """
MERGE (r:Review {id: $id}) ON CREATE SET r += $row
WITH r MATCH (k:Claim {id: $row.claim})-[:IN_TECHNIQUE]->(t:Technique)-[:IN_SOURCE]->(s:Source)
SET t.written = true
MERGE (r)-[:REVIEWS]->(k)
SET k.status = $row.status, k.live = $row.status <> 'rejected' AND NOT s.superseded
RETURN t.id AS technique
"""


class Neo4jStore(Neo4jAnswers):
    """
    A `graph.store.ClaimStore` on a Neo4j server, version 5 or later.

    Raises:
        StoreError: No server answers, it refuses us, or it holds something else.
    """

    def __init__(self, url: str, vocabulary: Vocabulary) -> None:
        self.url = url
        self.vocabulary = vocabulary
        self.bolt = Bolt(url)
        try:
            prepare(self.bolt, vocabulary)
            rows = self.bolt.read("MATCH (c:Concept) RETURN c.id AS id")
            self.names = {row["id"]: row["id"] for row in rows}
            current = self.source_from(ORIGIN)
            textbook = textbook_deposit(vocabulary, current.id if current else None)
            if current is None or current.sha256 != textbook.source.sha256:
                self._add(textbook)
        except BaseException:
            self.bolt.close()
            raise

    def close(self) -> None:
        """Let go of the server."""
        self.bolt.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def add(self, deposits: Iterable[Deposit]) -> int:
        """See `graph.store.ClaimStore.add`."""
        return sum(self._add(deposit) for deposit in deposits)

    def review(self, review: Review) -> None:
        """See `graph.store.ClaimStore.review`."""
        first = self._numbers(1)
        row = {name: getattr(review, name) for name in ("claim", "status", "reviewer", "at", "reason")} | {"i": first}
        self.bolt.write(partial(_reviewed, row=row, token=str(uuid.uuid4())))

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """See `graph.store.ClaimStore.deposits`."""
        next_ids = "MATCH (s:Source) WHERE s.id > $after RETURN s.id AS id ORDER BY id LIMIT $page"
        while rows := self.bolt.read(next_ids, after=after, page=PAGE):
            yield from (self._deposit(row["id"]) for row in rows)
            after = rows[-1]["id"]

    def reviews(self) -> Iterator[Review]:
        """See `graph.store.ClaimStore.reviews`."""
        rows = self.bolt.read(
            "MATCH (r:Review) RETURN r.claim AS claim, r.status AS status, r.reviewer AS reviewer, r.at AS at, "
            "r.reason AS reason ORDER BY r.i"
        )
        return (Review(row["claim"], row["status"], row["reviewer"], row["at"], row["reason"]) for row in rows)

    def _deposit(self, source_id: str) -> Deposit:
        source, passages, techniques, claims = self._whole(source_id)
        return Deposit(
            source_of(source, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            tuple(claim_of(one, self.names, source_id, one["technique"], one["passage"]) for one in claims),
            set_aside_of(source),
        )

    def _numbers(self, count: int) -> int:
        """The first of *count* numbers that nobody else gets; gaps do no harm, order is all they are for."""
        (row,) = self.bolt.write(
            lambda work: work.rows(
                "MATCH (a:Archive) SET a.written = true WITH a SET a.next = a.next + $count "
                "RETURN a.next - $count AS first",
                count=count,
            )
        )
        return int(row["first"])

    def _add(self, deposit: Deposit) -> int:
        if self.bolt.read("MATCH (s:Source {id: $id}) RETURN s.id AS id", id=deposit.source.id):
            return 0
        _refuse_unknown(deposit, self.names)
        first = self._numbers(1 + len(deposit.techniques) + len(deposit.claims))
        words = [" ".join([*(TITLE_WEIGHT * title), *said]) or None for title, said in technique_words(deposit)]
        return self.bolt.write(partial(_added, deposit=deposit, first=first, words=words, token=str(uuid.uuid4())))


def _refuse_unknown(deposit: Deposit, names: Mapping[str, str]) -> None:
    passages = {passage.id for passage in deposit.passages}
    techniques = {technique.id for technique in deposit.techniques}
    for claim in deposit.claims:
        row = claim_columns(claim)
        concepts = {row["subject"], row["object"]} - {None}
        missing = [concept for concept in sorted(concepts) if concept not in names]
        missing += [claim.technique] if claim.technique not in techniques else []
        missing += [claim.evidence.passage] if claim.evidence.passage not in passages else []
        if missing:
            raise StoreError(
                f"claim {claim.id} names {missing[0]!r}, which does not exist.",
                f"주장 {claim.id}이(가) 없는 {missing[0]!r}을(를) 가리킵니다.",
            )


def _added(work: Work, *, deposit: Deposit, first: int, words: Sequence[str | None], token: str) -> int:
    source = deposit.source
    origin = source.origin or source.id
    work.rows(_LOCK, origin=origin)
    known = work.rows("MATCH (s:Source {id: $id}) RETURN s.deposit AS deposit", id=source.id)
    if known:
        # an acknowledgement may have been lost on its way: then it was ours
        return len(deposit.claims) if known[0]["deposit"] == token else 0
    live = _takes_its_place(work, source, origin)
    node = _source_node(deposit) | {"i": first, "deposit": token, "superseded": not live}
    work.rows(_SOURCE, row=node, origin=origin)
    work.all_rows(_PASSAGES, [passage_columns(one) for one in deposit.passages], source=source.id)
    shown = live and source.kind != "textbook"
    techniques = [
        technique_columns(one) | _captions(one.title) | {"i": number, "live": shown, "words": said if live else None}
        for number, (one, said) in enumerate(zip(deposit.techniques, words, strict=True), start=first + 1)
    ]
    work.all_rows(_TECHNIQUES, techniques, source=source.id)
    at = first + 1 + len(techniques)
    status = {
        "status": "suggested" if live else "superseded",
        "live": live,
        "source": source.id,
        "at": source_number(source.id),
    }
    claims = [claim_columns(one) | status | {"i": number} for number, one in enumerate(deposit.claims, start=at)]
    work.all_rows(_CLAIMS, claims)
    if live:
        _touch(work, claims)
        _draw(work, claims)
    return len(deposit.claims)


def _takes_its_place(work: Work, source: Source, origin: str) -> bool:
    """Retire what the source replaces; False if it came late and is itself replaced."""
    beside = work.rows(_BESIDE, origin=origin, id=source.id, supersedes=source.supersedes)
    own = (source.added_at, source.id)
    older = [row["id"] for row in beside if (row["added_at"], row["id"]) < own]
    for replaced in [*older, *([source.supersedes] if source.supersedes else [])]:
        for row in work.rows(_RETIRE, id=replaced):
            _undraw(work, row["claims"])
    followed = work.rows(
        "MATCH (s:Source {origin: $origin, supersedes: $id}) RETURN 1 AS n", origin=source.origin, id=source.id
    )
    return not followed and len(older) == len(beside)


def _source_node(deposit: Deposit) -> dict[str, Any]:
    return source_columns(deposit) | _captions(deposit.source.title)


def _captions(title: dict[str, str]) -> dict[str, str | None]:
    return {"name": title.get("ko") or title.get("en"), "name_en": title.get("en")}


def _touch(work: Work, claims: Sequence[Any]) -> None:
    touched: Counter[tuple[str, str]] = Counter()
    for row in claims:
        touched.update((row["technique"], concept) for concept in concepts_of(row))
    work.all_rows(_TOUCHES, [[*pair, count] for pair, count in touched.items()])


def _draw(work: Work, claims: Sequence[Any]) -> None:
    """The edges a person reads: of each predicate, and of a technique that explains or remedies a defect."""
    for predicate, kind in EDGES.items():
        own = [row for row in claims if row["predicate"] == predicate.value]
        _edges(work, kind, [_edge(row, row["subject"] or row["technique"], row["object"]) for row in own])
        if predicate in SAID_OF:
            _edges(work, SAID_OF[predicate], [_edge(row, row["technique"], row["subject"]) for row in own])


def _edge(row: Any, start: str, end: str | None) -> dict[str, Any]:
    said = {name: row[name] for name in ("modality", "direction", "status", "confidence")}
    return {"start": start, "end": end, "said": said | {"claim": row["id"]}}


def _edges(work: Work, kind: str, edges: Sequence[dict[str, Any]]) -> None:
    # a relationship type cannot be bound; these come from the ontology's own list
    for label, start in (("Technique", True), ("Concept", False)):
        rows = [edge for edge in edges if edge["end"] and edge["start"].startswith("tech-") == start]
        work.all_rows(
            f"UNWIND $rows AS row MATCH (a:{label} {{id: row.start}}) MATCH (b:Concept {{id: row.end}}) "
            f"CREATE (a)-[e:{kind}]->(b) SET e = row.said",
            rows,
        )


def _undraw(work: Work, claims: Sequence[str]) -> None:
    # each kind of edge has an index of its own; from the concepts' side there may be thousands to look through
    for kind in (*EDGES.values(), *SAID_OF.values()):
        work.all_rows(f"UNWIND $rows AS id MATCH ()-[e:{kind} {{claim: id}}]->() DELETE e", claims)


def _reviewed(work: Work, *, row: dict[str, Any], token: str) -> None:
    techniques = work.rows(_REVIEW, row=row, id=token)
    if not techniques:
        raise UnknownThingError("claim", row["claim"])
    technique = techniques[0]["technique"]
    rows = work.rows(
        "MATCH (k:Claim)-[:IN_TECHNIQUE]->(:Technique {id: $id}) RETURN properties(k) AS row", id=technique
    )
    claims = [Properties(one["row"]) for one in rows]
    work.rows("MATCH (:Technique {id: $id})-[u:TOUCHES]->() DELETE u", id=technique)
    _touch(work, [one for one in claims if one["live"]])
    _undraw(work, [row["claim"]])
    _draw(work, [one for one in claims if one["live"] and one["id"] == row["claim"]])
