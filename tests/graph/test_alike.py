"""An archive answers the same on either engine, and in whatever order its sources came."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from graph.answers import Order, Query, WhyChain
from graph.claims import Review
from graph.copying import archive_digest, copy_archive
from graph.opening import open_store
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths
from ontology.errors import StoreError
from ontology.vocabulary import Kind, Vocabulary
from tests.graph.test_store import deposit

KINDS: tuple[Kind, ...] = ("defect", "process", "material", "parameter", "equipment", "hazard", "competency")
GOLDEN = Path(__file__).parent / "why_of_the_sample.json"
WORDS = ("기포가 많이 생긴다", "용탕온도를 낮춘다", "도금이 벗겨진다", "용접 비드가 거칠다")


@pytest.fixture
def ingested(tmp_path: Path, vocabulary: Vocabulary, sample: Path) -> Iterator[ClaimStore]:
    """The sample, with some claims accepted and some rejected."""
    with open_store(f"sqlite:///{tmp_path / 'ingested.sqlite'}", vocabulary) as store:
        list(ingest_paths([sample], store))
        for row in store.sources():
            for seen in store.source(row.source.id).claims[:40:7]:
                rejected = seen.claim.evidence.start % 2
                store.review(Review(seen.claim.id, "rejected" if rejected else "accepted", "검토자", "2026-01-01"))
        yield store


def answers(store: ClaimStore) -> Iterator[tuple[str, object]]:
    """Each structured question, of everything the archive speaks of."""
    yield "counts", store.counts()
    yield "recent", store.recent(12)
    yield "sources", store.sources(include_superseded=True)
    yield "masters", store.masters()
    for kind in KINDS:
        yield f"coverage of {kind}", store.coverage(kind)
        yield f"hierarchy of {kind}", store.hierarchy(kind)
    for master in store.masters():
        yield master.id, store.master(master.id)
        yield f"around {master.id}", store.neighbourhood(master.id)
    yield from _of_concepts(store)


def _of_concepts(store: ClaimStore) -> Iterator[tuple[str, object]]:
    touched = {kind: [row.concept for row in store.coverage(kind) if row.techniques] for kind in KINDS}
    for defect in touched["defect"]:
        yield f"why {defect}", store.why(defect)
        yield f"techniques for {defect}", store.techniques(Query(defects=(defect,)))
    for defect in touched["defect"][::4]:
        yield f"why {defect} in ADC12", store.why(defect, "mat-adc12")
    for concept in (one for kind in KINDS[:4] for one in touched[kind][::5]):
        yield concept, store.concept(concept)
        yield f"around {concept}", store.neighbourhood(concept)
    for parameter in touched["parameter"][::3]:
        yield f"settings of {parameter}", store.settings_compared(parameter)
        yield f"settings of {parameter} in ADC12", store.settings_compared(parameter, material="mat-adc12")


def assert_alike(ours: ClaimStore, theirs: ClaimStore) -> None:
    for (question, mine), (_, yours) in zip(answers(ours), answers(theirs), strict=True):
        assert mine == yours, question


def test_the_order_of_loading_changes_no_answer(ingested: ClaimStore, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A copy that was loaded in another order tells the same in the same order."""
    deposits = [one for one in ingested.deposits() if one.source.kind != "textbook"]
    deposits.sort(key=lambda one: one.source.id[::-1])
    with open_store(f"sqlite:///{tmp_path / 'other.sqlite'}", vocabulary) as other:
        other.add(deposits)
        for review in ingested.reviews():
            other.review(review)
        assert archive_digest(ingested) == archive_digest(other)
        assert_alike(ingested, other)


@pytest.mark.neo4j
def test_the_copy_on_the_other_engine_answers_as_the_original(
    ingested: ClaimStore, empty_neo4j: str, vocabulary: Vocabulary
) -> None:
    """Structured questions give the same rows in the same order, free words the same ten best."""
    with open_store(empty_neo4j, vocabulary) as there:
        copy_archive(ingested, there)
        assert_alike(ingested, there)
        for text in WORDS:
            ours, theirs = (store.techniques(Query(text=text, limit=10)) for store in (ingested, there))
            assert {hit.technique.id for hit in ours.hits} == {hit.technique.id for hit in theirs.hits}


def test_the_rows_are_those_expected(store: ClaimStore) -> None:
    """Golden rows of three small sources, on both engines."""
    two = deposit("two", "decrease", 690, 700)
    store.add([deposit("three", low=640, high=660), two, deposit("one")])
    settings = store.settings_compared("par-melt-temperature", material="mat-adc12")
    assert [(640, 660, "명장 three"), (650, 660, "명장 one"), (690, 700, "명장 two")] == [
        (one.quantity.min, one.quantity.max, one.evidence.speaker) for one in settings
    ]
    (row,) = (one for one in store.coverage("defect") if one.concept == "def-gas-porosity")
    assert (3, 3) == (row.techniques, row.masters)
    assert {(0, 0)} == {(one.techniques, one.masters) for one in store.coverage("competency")}
    assert ["tech-one", "tech-three", "tech-two"] == [hit.technique.id for hit in store.recent()]
    seen = store.concept("def-gas-porosity")
    assert (3, 3, ("명장 one", "명장 three", "명장 two")) == (seen.techniques, seen.sources, seen.masters)
    assert ("hasCause", "par-melt-temperature", 4) in seen.related
    (master,) = (one for one in store.masters() if one.label == "명장 two")
    assert ["tech-two"] == [hit.technique.id for hit in store.master(master.id).techniques]


def test_rejecting_and_superseding_leave_every_count_right(store: ClaimStore) -> None:
    """Counts are kept as claims come and go."""
    store.add([deposit("old", origin="here"), deposit("two")])
    store.review(Review("claim-two-cause", "rejected", "검토자", "2026-01-01T00:00:00+00:00"))
    assert {"rejected": 1, "suggested": 5} == store.counts().by_status
    store.add([deposit("newer", origin="here", supersedes="src-old")])
    assert {"rejected": 1, "suggested": 5} == store.counts().by_status
    (cause,) = (
        one for one in store.why("def-gas-porosity").causes if one.target == "par-melt-temperature" and one.said_by
    )
    assert 1 == cause.said_by
    store.review(Review("claim-two-cause", "accepted", "검토자", "2026-01-02T00:00:00+00:00"))
    (cause,) = (
        one for one in store.why("def-gas-porosity").causes if one.target == "par-melt-temperature" and one.said_by
    )
    assert 2 == cause.said_by
    assert 6 == sum(row.claims for row in store.masters())


def test_all_who_say_a_thing_are_counted_however_many(store: ClaimStore) -> None:
    """Quotes are shown a few, voices counted all, and disagreement looked for among all."""
    store.add([deposit(f"m{number}") for number in range(30)] + [deposit("other", "decrease", 900, 910)])
    chain = store.why("def-gas-porosity")
    cause = next(one for one in chain.causes if one.target == "par-melt-temperature" and one.direction == "increase")
    assert (30, 6) == (cause.said_by, len(cause.evidence))
    (disagreement,) = chain.disagreements
    assert [1, 6] == [len(position.evidence) for position in disagreement.positions]


def test_an_archive_of_an_older_layout_is_refused_with_the_way_out(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """One line, in both languages."""
    path = tmp_path / "old.sqlite"
    open_store(f"sqlite:///{path}", vocabulary).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{path}", vocabulary)
    for language in ("ko", "en"):
        said = caught.value.in_language(language)
        assert "ppuri export" in said
        assert "\n" not in said


@pytest.mark.neo4j
def test_a_server_with_an_older_layout_is_refused_with_the_way_out(empty_neo4j: str, vocabulary: Vocabulary) -> None:
    """As a file is."""
    with open_store(empty_neo4j, vocabulary) as store:
        store.bolt.write(lambda work: work.rows("MATCH (a:Archive) SET a.schema = '1'"))  # type: ignore[attr-defined]
    with pytest.raises(StoreError) as caught:
        open_store(empty_neo4j, vocabulary)
    assert "ppuri export" in caught.value.in_language("en")


def test_results_come_in_the_order_asked_for_and_all_are_counted(store: ClaimStore) -> None:
    """Pages of one order never overlap, and facets do not depend on the page."""
    store.add([deposit(f"m{number}") for number in range(5)])
    orders: tuple[Order, ...] = ("match", "newest", "settings", "title")
    for order in orders:
        found = [
            store.techniques(Query(defects=("def-gas-porosity",), order=order, limit=2, offset=offset))
            for offset in (0, 2, 4)
        ]
        ids = [hit.technique.id for page in found for hit in page.hits]
        assert ids == sorted(set(ids))
        assert {5} == {page.total for page in found}
        (facet,) = (one for one in found[2].facets if one.id == "def-gas-porosity")
        assert 5 == facet.count
        assert [("trade", 5)] == [(one.kind, one.count) for one in found[0].facets if one.kind == "trade"]
    beyond = store.techniques(Query(defects=("def-gas-porosity",), offset=10))
    assert (5, ()) == (beyond.total, beyond.hits)


def test_an_edge_tells_how_well_it_is_borne_out(store: ClaimStore) -> None:
    """Who agrees on a direction is counted; the textbook and reviews are told."""
    store.add([deposit("one"), deposit("two"), deposit("three", "decrease")])
    store.review(Review("claim-one-cause", "accepted", "검토자", "2026-01-01T00:00:00+00:00"))
    edges = store.neighbourhood("def-gas-porosity", 300).edges
    (edge,) = (one for one in edges if (one.predicate, one.target) == ("hasCause", "par-melt-temperature"))
    assert (2, ("increase", "decrease"), True) == (edge.voices, edge.directions, edge.accepted)
    assert any(one.textbook and not one.voices for one in edges)


def test_why_of_the_sample_is_as_it_was(ingested: ClaimStore) -> None:
    """
    What the sample says of each defect, as a digest.

    Where a change of extraction or of the store is meant, `PPURI_GOLDEN=write` writes them anew.
    """
    found = {
        row.concept: sha256(repr(store_free(ingested.why(row.concept))).encode()).hexdigest()[:16]
        for row in ingested.coverage("defect")
        if row.techniques
    }
    if os.environ.get("PPURI_GOLDEN") == "write":
        GOLDEN.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == found


def store_free(chain: WhyChain) -> list[tuple[object, ...]]:
    """What a chain says, without ids that depend on when a file was read."""
    reasons = [
        (kind, one.target, one.direction, one.said_by, one.textbook, len(one.settings), [w.quote for w in one.evidence])
        for kind, own in (("cause", chain.causes), ("remedy", chain.remedies), ("unsure", chain.unsure))
        for one in own
    ]
    sides = [
        ("differ", one.target, side.direction, side.conditions, len(side.settings), [w.quote for w in side.evidence])
        for one in chain.disagreements
        for side in one.positions
    ]
    return [*reasons, *sides]
