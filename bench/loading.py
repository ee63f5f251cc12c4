"""What a load takes of each engine, against the engine's bare bulk insert of the same rows."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path
from typing import LiteralString

from neo4j import Driver

from bench.archives import deposits
from bench.memory import peak_mb
from graph.gathering import loads
from graph.store import ClaimStore

ROWS_A_COMMIT = 100_000
ROWS_A_STATEMENT = 5_000
LABELS = ("Source", "Passage", "Technique", "Claim")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load took; *bare* is the seconds of the bare insert, *peak_mb* what the loading process grew by."""

    engine: str
    claims: int
    seconds: float
    bare: float
    disk_mb: float
    peak_mb: float

    @property
    def ratio(self) -> float:
        """How fast the load was beside the bare insert."""
        return self.bare / self.seconds

    def row(self) -> tuple[object, ...]:
        """As the table shows it."""
        speeds = (f"{self.claims / seconds:,.0f}" for seconds in (self.seconds, self.bare))
        sizes = (f"{self.disk_mb:,.0f}", f"{1e6 * self.disk_mb / self.claims:,.0f}", f"{self.peak_mb:,.0f}")
        return (self.engine, f"{self.claims:,}", f"{self.seconds:.1f}", *speeds, f"{self.ratio:.2f}", *sizes)


def load(store: ClaimStore, claims: int) -> tuple[int, float, float]:
    """Claims added, seconds in the store alone (making them not counted), and MB that this process grew by."""
    made = deposits(claims)
    first = next(made)  # with it comes what they are made from
    before = _start_of_peak()
    written, seconds = 0, 0.0
    for some in loads(chain([first], made)):
        began = time.perf_counter()
        written += store.add(some)
        seconds += time.perf_counter() - began
    return written, seconds, peak_mb(os.getpid()) - before


def _start_of_peak() -> float:
    """Forget the peak so far; MB held now."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak_mb(os.getpid())


def disk_mb(*places: Path) -> float:
    """What files and folders take."""
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("*"))]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


# SQLite


def bare_sqlite(loaded: Path, empty: Path) -> float:
    """Seconds that ``executemany`` takes for all rows of an archive, table by table, with the same safety."""
    source, target = sqlite3.connect(loaded), sqlite3.connect(empty, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"):
        target.execute(f"PRAGMA {setting}")
    for (definition,) in source.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'words_%' ORDER BY type = 'index'"
    ).fetchall():
        target.execute(definition)
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words_%' AND name NOT LIKE 'sqlite_%'"
    )
    seconds = sum(_copied(source, target, name) for (name,) in source.execute(tables).fetchall())
    source.close()
    target.close()
    return seconds


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> float:
    names = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{name}"' for name in (["rowid", *names] if table == "words" else names))
    insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})"  # noqa: S608
    read = source.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
    seconds = 0.0
    while rows := read.fetchmany(ROWS_A_COMMIT):
        began = time.perf_counter()
        target.execute("BEGIN")
        target.executemany(insert, rows)
        target.execute("COMMIT")
        seconds += time.perf_counter() - began
    return seconds


# Neo4j


def bare_neo4j(loaded: Driver, empty: Driver) -> float:
    """Seconds that ``UNWIND … CREATE`` takes for all nodes and edges, in a database with the same indexes."""
    seconds = 0.0
    for label in ("Origin", *LABELS, "Review"):
        read = f"MATCH (n:{label}) RETURN properties(n)"
        seconds += _created(loaded, read, empty, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row[0]")
    for first, kind, second in _kinds(loaded):
        read = f"MATCH (a:{first})-[e:{kind}]->(b:{second}) RETURN a.id, b.id, properties(e)"
        match = f"UNWIND $rows AS row MATCH (a:{first} {{id: row[0]}}) MATCH (b:{second} {{id: row[1]}}) "
        seconds += _created(loaded, read, empty, match + f"CREATE (a)-[e:{kind}]->(b) SET e = row[2]")
    return seconds


def _kinds(loaded: Driver) -> Iterator[tuple[str, str, str]]:
    rows, _, _ = loaded.execute_query("CALL db.relationshipTypes() YIELD relationshipType AS kind RETURN kind")
    for row in rows:
        if row["kind"] != "BROADER":
            ends = product((*LABELS, "Concept", "Review"), (*LABELS, "Concept", "Origin"))
            yield from ((first, row["kind"], second) for first, second in ends)


def _created(loaded: Driver, read: LiteralString, empty: Driver, create: LiteralString) -> float:
    seconds = 0.0
    with loaded.session() as source, empty.session() as target:
        found = source.run(read)
        while rows := [record.values() for record in found.fetch(ROWS_A_STATEMENT)]:
            began = time.perf_counter()
            target.run(create, rows=rows).consume()
            seconds += time.perf_counter() - began
    return seconds
