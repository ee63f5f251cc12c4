"""Deposits into the archive, a transaction each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from graph.claims import Deposit
from graph.columns import claim_columns, passage_columns, source_columns, technique_columns
from graph.ids import source_number
from graph.neo4j.archive import Archive
from graph.neo4j.bolt import Work
from graph.neo4j.deciding import decided, review_row
from graph.neo4j.edges import draw, touch
from graph.neo4j.superseding import takes_its_place
from graph.words import technique_words
from ontology.errors import StoreError

TITLE_WEIGHT = 4  # a word in the title counts as often
# writing to the origin first makes whoever else brings in the same file wait until this one is done
_LOCK = "MERGE (o:Origin {id: $origin}) SET o.written = true"
_SOURCE = "MATCH (o:Origin {id: $origin}) CREATE (s:Source)-[:FROM_ORIGIN]->(o) SET s = $row"
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


class Adding(Archive):
    """Adds deposits."""

    def add(self, deposits: Iterable[Deposit]) -> int:
        """See `graph.store.ClaimStore.add`."""
        return sum(self._add(deposit) for deposit in deposits)

    def _add(self, deposit: Deposit) -> int:
        if self.bolt.read("MATCH (s:Source {id: $id}) RETURN s.id AS id", id=deposit.source.id):
            return 0
        _refuse_unknown(deposit, self.names)
        first = self.numbers(1 + len(deposit.techniques) + len(deposit.claims) + len(deposit.reviews))
        words = [" ".join([*(TITLE_WEIGHT * title), *said]) or None for title, said in technique_words(deposit)]
        return self.bolt.write(partial(_added, deposit=deposit, first=first, words=words, token=str(uuid.uuid4())))

    def numbers(self, count: int) -> int:
        """The first of *count* numbers that nobody else gets; gaps do no harm, order is all they are for."""
        (row,) = self.bolt.write(
            lambda work: work.rows(
                "MATCH (a:Archive) SET a.written = true WITH a SET a.next = a.next + $count "
                "RETURN a.next - $count AS first",
                count=count,
            )
        )
        return int(row["first"])


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
    live = takes_its_place(work, source, origin)
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
        touch(work, claims)
        draw(work, claims)
    for number, review in enumerate(deposit.reviews, start=at + len(claims)):
        decided(work, row=review_row(review, number), token=f"{token}-{number}")
    return len(deposit.claims)


def _source_node(deposit: Deposit) -> dict[str, Any]:
    return source_columns(deposit) | _captions(deposit.source.title)


def _captions(title: dict[str, str]) -> dict[str, str | None]:
    return {"name": title.get("ko") or title.get("en"), "name_en": title.get("en")}
