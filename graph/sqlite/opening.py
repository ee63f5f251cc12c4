"""An archive made ready: its tables, and the vocabulary that it goes by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from graph.sqlite.archive import Archive
from graph.sqlite.reach import redraw
from graph.versions import written_by_another
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary

SCHEMA_VERSION = "4"


def prepare(archive: Archive) -> None:
    """
    Make the tables where there are none, and take over a new vocabulary.

    Raises:
        StoreError: The file is something else, or of another version.
    """
    connection = archive.connection
    known = connection.execute("SELECT name FROM sqlite_master WHERE name IN ('meta', 'claim')").fetchall()
    others = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    if others and len(known) < 2:
        raise StoreError(
            f"{archive.path} is a SQLite file, but no Ppuri archive.", f"{archive.path}은(는) 뿌리 자료실이 아닙니다."
        )
    if known:
        version = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]
        if version != SCHEMA_VERSION:
            raise written_by_another(str(archive.path), version)
    stamp = connection.execute("SELECT value FROM meta WHERE key = 'vocabulary'").fetchone() if known else None
    if stamp is None or stamp[0] != archive.vocabulary.version:
        _adopt(archive)
    archive.concepts_anew()


def _adopt(archive: Archive) -> None:
    with archive.writing() as connection:
        for statement in _statements((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO concept (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind",
            [(concept.id, concept.kind) for concept in archive.vocabulary.concepts],
        )
        keys = {row["id"]: row["i"] for row in connection.execute("SELECT id, i FROM concept")}
        connection.execute("DELETE FROM closure")
        connection.executemany("INSERT INTO closure VALUES (?, ?)", sorted(_closure(archive.vocabulary, keys)))
        redraw(connection)
        stamps = [("schema", SCHEMA_VERSION), ("vocabulary", archive.vocabulary.version)]
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", stamps)


def _closure(vocabulary: Vocabulary, keys: dict[str, int]) -> Iterator[tuple[int, int]]:
    known = {concept.id for concept in vocabulary.concepts}
    for concept, key in keys.items():
        broader = (concept, *vocabulary.ancestors(concept)) if concept in known else (concept,)
        yield from ((keys[one], key) for one in broader)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
