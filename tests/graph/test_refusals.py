"""A Neo4j that cannot be used is told of in one line, before anything is written."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from explorer.command import main
from graph.neo4j.bolt import Address, Bolt, _translated
from graph.opening import open_store
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary
from tests.graph.conftest import SOON_MISSED
from tests.graph.neo4j.server import PASSWORD, Neo4jServer
from tests.graph.test_store import ONE, deposit

pytestmark = pytest.mark.neo4j


@contextmanager
def answering(handshake: bytes) -> Iterator[int]:
    """A port where something answers the Bolt handshake so, and hangs up."""

    def answer() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(64)
                connection.sendall(handshake)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


def refusal(url: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``ppuri stats`` says of an archive that it cannot open; one line, and exit code 1."""
    assert 1 == main(["stats", "--archive", url])
    said = capsys.readouterr()
    assert "" == said.out
    (line,) = said.err.splitlines()
    return line


@pytest.mark.parametrize(
    ("database", "password", "line"),
    [
        ("neo4j", "wrong", "refuses user 'neo4j'"),
        ("nowhere", PASSWORD, "has no database 'nowhere'"),
    ],
)
def test_a_server_that_refuses_says_what(
    database: str,
    password: str,
    line: str,
    neo4j_server: Neo4jServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wrong password and a database that is not there, in the language of whoever asks."""
    monkeypatch.setenv("PPURI_NEO4J_PASSWORD", password)
    monkeypatch.setattr("explorer.commands.speech.LANGUAGE", "en")
    assert line in refusal(f"bolt://neo4j@127.0.0.1:{neo4j_server.port}/{database}", capsys)


def test_nobody_there_is_said_in_korean_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a password in the address is refused before anybody is asked."""
    monkeypatch.setattr("explorer.commands.speech.LANGUAGE", "ko")
    assert "응답하지 않습니다" in refusal("bolt://neo4j@127.0.0.1:1/neo4j", capsys)
    assert "PPURI_NEO4J_PASSWORD" in refusal("neo4j://neo4j:secret@127.0.0.1/neo4j", capsys)


@pytest.mark.parametrize("handshake", [bytes(4), bytes([0, 0, 0, 3]), bytes([0, 0, 4, 4])])
def test_a_server_of_former_days_is_told_by_its_handshake(handshake: bytes) -> None:
    """Bolt 3 and 4.4, and none that the driver speaks."""
    with answering(handshake) as port, pytest.raises(StoreError, match=r"needs Neo4j 5\.26 or later"):
        Bolt(f"bolt://127.0.0.1:{port}/neo4j")


@pytest.mark.parametrize(
    ("agent", "is_old"),
    [("Neo4j/4.4.41", True), ("Neo4j/5.25.1", True), ("Neo4j/5.27-aura", False), ("Neo4j/2025.10.1", False)],
)
def test_the_oldest_version_is_the_one_that_is_tested(
    agent: str, is_old: bool, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server calls itself, at the driver's boundary."""
    monkeypatch.setattr(Driver, "get_server_info", lambda _: SimpleNamespace(agent=agent))
    try:
        Bolt(neo4j_server.url).close()
    except StoreError as refused:
        assert is_old
        assert "5.26" in refused.en
        assert "5.26" in refused.ko
    else:
        assert not is_old


def test_rights_that_lack_are_named() -> None:
    """Community has no roles to take rights from, so this is the server's code for it, at the driver's boundary."""
    forbidden = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Security.Forbidden", message="no")
    assert "read, write and make indexes" in _translated(forbidden, Address.of("bolt://h/neo4j")).en


def test_a_password_that_was_never_changed_is_told_of(
    neo4j_server: Neo4jServer, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server lets a new user in only to set another password."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(f"bolt://127.0.0.1:{neo4j_server.port}", auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query(
            "CREATE OR REPLACE USER newcomer SET PASSWORD 'not-a-secret-2' CHANGE REQUIRED", database_="system"
        )
    monkeypatch.setenv("PPURI_NEO4J_PASSWORD", "not-a-secret-2")
    with pytest.raises(StoreError, match="has expired"):
        open_store(neo4j_server.url.replace("neo4j@", "newcomer@"), vocabulary)


def test_a_read_only_archive_answers_and_takes_nothing(mortal_neo4j: Neo4jServer, vocabulary: Vocabulary) -> None:
    """An archive somebody else keeps can be asked; adding to it is refused at once, and in one line."""
    with open_store(mortal_neo4j.url, vocabulary) as store:
        store.add([ONE])
    try:
        mortal_neo4j.stop()
        mortal_neo4j.configure(f"{SOON_MISSED}\nserver.databases.default_to_read_only=true")
        mortal_neo4j.start()
        with open_store(mortal_neo4j.url, vocabulary) as store:
            assert store.why("def-gas-porosity").causes
            with pytest.raises(StoreError, match="is read-only"):
                store.add([deposit("two")])
            assert "src-two" not in {row.source.id for row in store.sources()}
    finally:
        mortal_neo4j.stop()
        mortal_neo4j.configure(SOON_MISSED)
        mortal_neo4j.start()
