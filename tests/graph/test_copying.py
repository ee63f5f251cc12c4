"""Both engines tell the same, and an archive goes from one to the other and back."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from graph.claims import Review
from graph.copying import archive_digest, copy_archive
from graph.opening import open_store
from graph.rdf import read_rdf, write_rdf
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary
from tests.graph.commands import eventually, lines_of, started
from tests.graph.test_store import deposit


@pytest.fixture
def ingested(tmp_path: Path, vocabulary: Vocabulary, sample: Path) -> ClaimStore:
    store = open_store(f"sqlite:///{tmp_path / 'ingested.sqlite'}", vocabulary)
    list(ingest_paths([sample], store))
    return store


@pytest.mark.neo4j
def test_the_journey_ends_where_it_began(
    ingested: ClaimStore, empty_neo4j: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    """SQLite → Neo4j → TriG → SQLite."""
    with open_store(empty_neo4j, vocabulary) as there:
        assert archive_digest(ingested) == copy_archive(ingested, there).digest
        assert 0 == copy_archive(ingested, there).claims
        write_rdf(there, tmp_path / "out.trig")
    deposits, reviews = read_rdf(tmp_path / "out.trig")
    with open_store(f"sqlite:///{tmp_path / 'back.sqlite'}", vocabulary) as back:
        back.add(deposits)
        for review in reviews:
            back.review(review)
        assert archive_digest(ingested) == archive_digest(back)


@pytest.mark.neo4j
def test_a_refused_server_gives_one_line(
    empty_neo4j: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody there, a wrong password, a password in the address."""
    monkeypatch.setenv("PPURI_NEO4J_PASSWORD", "wrong")
    for url in (empty_neo4j, "bolt://neo4j@127.0.0.1:1/neo4j", "neo4j://a:b@127.0.0.1/neo4j"):
        with pytest.raises(StoreError) as caught:
            open_store(url, vocabulary)
        assert "\n" not in caught.value.in_language("ko")


def test_a_copy_into_an_archive_of_other_things_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Before anything is written: two archives mixed could not be told apart again."""
    with (
        open_store(f"sqlite:///{tmp_path / 'ours.sqlite'}", vocabulary) as ours,
        open_store(f"sqlite:///{tmp_path / 'theirs.sqlite'}", vocabulary) as theirs,
    ):
        ours.add([deposit("ours")])
        theirs.add([deposit("theirs")])
        with pytest.raises(StoreError, match=r"holds 1 sources .* copy into an empty archive"):
            copy_archive(ours, theirs)
        assert "src-ours" not in {row.source.id for row in theirs.sources()}


@pytest.mark.neo4j
@pytest.mark.parametrize("to_neo4j", [True, False], ids=["to Neo4j", "from Neo4j"])
def test_a_copy_killed_goes_on_when_run_again(
    to_neo4j: bool, empty_neo4j: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    """Both ways, with reviews; at the end the archives are equal."""
    file = f"sqlite:///{tmp_path / 'archive.sqlite'}"
    origin, target = (file, empty_neo4j) if to_neo4j else (empty_neo4j, file)
    with open_store(origin, vocabulary) as store:
        store.add(deposit(f"copied{number}") for number in range(40))
        store.review(Review("claim-copied3-cause", "accepted", "검토자", "2026-01-01T00:00:00+00:00"))
    with open_store(target, vocabulary) as store:
        store.add(itertools.islice(open_store(origin, vocabulary).deposits(), 7))
    copy = ("copy", "--archive", origin, "--to", target)
    killed = started(*copy)
    with open_store(target, vocabulary) as store:
        eventually(lambda: len(store.sources()) > 9 or killed.poll() is not None)
    killed.kill()
    killed.communicate()
    (said,) = lines_of(started(*copy))
    with open_store(origin, vocabulary) as ours, open_store(target, vocabulary) as theirs:
        assert archive_digest(ours) == archive_digest(theirs)
        assert archive_digest(ours)[:16] in said
        assert [one.claim for one in theirs.reviews()] == ["claim-copied3-cause"]
