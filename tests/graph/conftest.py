"""An empty archive of each engine, in turn."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.opening import open_store
from graph.store import ClaimStore
from ontology.vocabulary import Vocabulary
from tests.graph.neo4j.server import PASSWORD, Neo4jServer, why_missing

# a peer that says nothing for three seconds is given up; by default it takes two minutes
SOON_MISSED = "server.bolt.connection_keep_alive=1s\nserver.bolt.connection_keep_alive_probes=3"


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """One server for the whole run; only where CI promises one is its absence a failure."""
    missing = why_missing()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    os.environ["PPURI_NEO4J_PASSWORD"] = PASSWORD
    with Neo4jServer(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def mortal_neo4j(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """Another server, which a test may kill or set up otherwise as long as it starts it again; it soon misses a peer."""
    with Neo4jServer(tmp_path_factory.mktemp("mortal"), settings=SOON_MISSED) as server:
        yield server


@pytest.fixture
def empty_neo4j(neo4j_server: Neo4jServer) -> str:
    """The address of the server, with nothing in it."""
    return _wiped(neo4j_server)


@pytest.fixture
def wiped_mortal(mortal_neo4j: Neo4jServer) -> str:
    """The address of the one that may be killed, with nothing in it."""
    return _wiped(mortal_neo4j)


def _wiped(server: Neo4jServer) -> str:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(f"bolt://127.0.0.1:{server.port}", auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return server.url


@pytest.fixture(params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path, vocabulary: Vocabulary) -> Iterator[ClaimStore]:
    """An empty archive, on SQLite and on a real Neo4j."""
    url = f"sqlite:///{tmp_path / 'archive.sqlite'}"
    if request.param == "neo4j":
        url = request.getfixturevalue("empty_neo4j")
    with open_store(url, vocabulary) as opened:
        yield opened
