"""
How load, questions, disk and memory grow with the archive, on both engines.

``python -m bench.scale --sqlite 1e5,1e6,1e7 --neo4j 1e5,1e6 --anchors 1e5``; each part may be left out.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from neo4j import Driver, GraphDatabase

from bench import anchors
from bench.asking import PAGED, Asked, asked
from bench.loading import Loaded, bare_neo4j, bare_sqlite, disk_mb, load
from bench.memory import peak_mb
from bench.table import Limit, markdown
from graph.opening import open_store
from ontology.vocabulary import Vocabulary
from tests.graph.neo4j.server import PASSWORD, Neo4jServer

LOADS = ("engine", "claims", "seconds", "claims/s", "bare claims/s", "ratio", "disk MB", "bytes/claim", "peak MB")
QUESTIONS = ("engine", "question", "claims", "p50 ms", "p95 ms", "exponent")
ANCHORS = ("engine", "claims", "load s", "peak MB", "question p50 ms")
HEAP, PAGE_CACHE = "1500m", "1g"

Found = TypeVar("Found")
Measured = tuple[Loaded, list[Asked]]


def alone(measure: Callable[..., Found], *arguments: object) -> Found:
    """Measured in a process of its own, whose memory holds nothing else."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, *arguments).result()


def of_sqlite(claims: int) -> Measured:
    """Load, bare insert and questions in one file."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.sqlite"
        loaded, found = alone(_loaded_and_asked, "SQLite", f"sqlite:///{path}", claims)
        bare = bare_sqlite(path, Path(scratch) / "bare.sqlite")
        return replace(loaded, bare=bare, disk_mb=disk_mb(path)), found


def of_neo4j(claims: int) -> Measured:
    """The same on a server of its own; its peak is the server's, whose heap and page cache are bounded."""
    os.environ["PPURI_NEO4J_PASSWORD"] = PASSWORD
    with tempfile.TemporaryDirectory() as scratch, _server(Path(scratch) / "loaded") as server:
        loaded, found = alone(_loaded_and_asked, "Neo4j", server.url, claims)
        disk, peak = disk_mb(server.home / "data"), peak_mb(server.pid)
        with _server(Path(scratch) / "bare") as other:
            with open_store(other.url, Vocabulary.load()):
                pass  # makes the indexes
            with _driver(server) as here, _driver(other) as there:
                there.execute_query("MATCH (n) WHERE NOT n:Concept AND NOT n:Archive DETACH DELETE n")
                bare = bare_neo4j(here, there)
        return replace(loaded, bare=bare, disk_mb=disk, peak_mb=peak), found


def _loaded_and_asked(engine: str, url: str, claims: int) -> Measured:
    with open_store(url, Vocabulary.load()) as store:
        written, seconds, grown = load(store, claims)
        return Loaded(engine, written, seconds, 0.0, 0.0, grown), asked(engine, store, claims)


def _server(home: Path) -> Neo4jServer:
    return Neo4jServer(home, heap=HEAP, page_cache=PAGE_CACHE)


def _driver(server: Neo4jServer) -> Driver:
    return GraphDatabase.driver(f"bolt://127.0.0.1:{server.port}", auth=("neo4j", PASSWORD))


def rows_of(found: Sequence[Asked]) -> Iterator[tuple[object, ...]]:
    """A row a kind of question and size, with the exponent of its growth since the size before."""
    before: dict[tuple[str, str], Asked] = {}
    for one in sorted(found, key=lambda each: (each.engine, each.question, each.claims)):
        known = before.get((one.engine, one.question))
        times = (f"{one.p50:.2f}", f"{one.p95:.2f}")
        yield (one.engine, one.question, f"{one.claims:,}", *times, f"{exponent(known, one):.2f}" if known else "")
        before[one.engine, one.question] = one


def exponent(smaller: Asked, larger: Asked) -> float:
    """0 where size does not matter, 1 where twice the claims take twice as long."""
    return math.log(larger.p50 / smaller.p50) / math.log(larger.claims / smaller.claims)


def limits(loads: Sequence[Loaded], found: Sequence[Asked]) -> Iterator[Limit]:
    """What must hold: a load of half the bare insert, and pages that hardly feel the size."""
    for load_ in loads:
        what = f"load beside the bare insert, {load_.engine}, {load_.claims:,} claims"
        yield Limit(what, load_.ratio, at_least=0.5)
    for engine in sorted({one.engine for one in found}):
        paged = {(one.question, one.claims): one.p50 for one in found if one.engine == engine and one.question in PAGED}
        small, large = min(size for _, size in paged), max(size for _, size in paged)
        if small < large:
            worst = max(paged[name, large] / paged[name, small] for name, size in paged if size == small)
            yield Limit(f"p50 of paged questions at {large:,} beside {small:,}, {engine}, worst", worst, at_most=3)


def _sizes(text: str) -> list[int]:
    return [int(float(size)) for size in text.split(",")]


def main() -> None:
    """Print every table as soon as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    for name in ("sqlite", "neo4j", "anchors"):
        parser.add_argument(f"--{name}", type=_sizes, default=[], metavar="CLAIMS,…")
    wanted = parser.parse_args()
    work = [(of_sqlite, size) for size in wanted.sqlite] + [(of_neo4j, size) for size in wanted.neo4j]
    measured = []
    for measure, size in work:
        measured.append(measure(size))
        print(measured[-1][0], file=sys.stderr, flush=True)  # the tables come at the end, and that may be hours
    loads, found = [one for one, _ in measured], [one for _, answers in measured for one in answers]
    if measured:
        print(markdown("Scale: load", LOADS, (one.row() for one in loads)))
        print(markdown("Scale: questions", QUESTIONS, rows_of(found)))
        print(*limits(loads, found), sep="\n", flush=True)
    for size in wanted.anchors:
        with tempfile.TemporaryDirectory() as scratch:
            print(markdown("Scale: the same claims as RDF", ANCHORS, anchors.measured(size, Path(scratch))), flush=True)


if __name__ == "__main__":
    main()
