"""Both engines tell the same, and an archive goes from one to the other and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.copying import archive_digest, copy_archive
from graph.opening import open_store
from graph.rdf import read_rdf, write_rdf
from graph.store import ClaimStore
from ingest.pipeline import ingest_paths
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary


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
