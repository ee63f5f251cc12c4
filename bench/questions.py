"""The named questions on archives of growing size, against the bare SQL they rest on."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from bench.archives import write
from bench.asking import SPOKEN, Question, p95, questions_of
from bench.table import Limit, markdown
from graph.sqlite import SQLiteStore
from ontology.vocabulary import Kind, Vocabulary

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 60  # different questions of each kind
PAGED = ("search", "why", "neighbourhood", "recent")  # what a person waits for; the rest lists all there is
HEADER = ("question", "claims", "p50 ms", "p95 ms", "bare SQL p50", "bare SQL p95", "ratio at p50")
Statement = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Answered:
    """How long the answers to one kind of question took; *bare* is the same SQL fetched raw. Milliseconds."""

    question: str
    claims: int
    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Ours over bare, at the median."""
        return statistics.median(self.ours) / statistics.median(self.bare)

    @property
    def p95(self) -> float:
        """What 19 answers in 20 are quicker than."""
        return p95(self.ours)

    def row(self) -> tuple[object, ...]:
        """As the table shows it."""
        times = (statistics.median(self.ours), self.p95, statistics.median(self.bare), p95(self.bare))
        return (self.question, f"{self.claims:,}", *(f"{one:.2f}" for one in times), f"{self.ratio:.2f}")


class WatchedStore(SQLiteStore):
    """Remembers the statements of its last answer, so that they can be run bare."""

    statements: list[Statement]

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, listened to."""
        return cast("sqlite3.Connection", _Listening(super().connection, self.__dict__.setdefault("statements", [])))


class _Listening:
    def __init__(self, connection: sqlite3.Connection, heard: list[Statement]) -> None:
        self._connection = connection
        self._heard = heard

    def execute(self, statement: str, bound: object = ()) -> sqlite3.Cursor:
        self._heard.append((statement, bound))
        return self._connection.execute(statement, bound)  # type: ignore[arg-type]  # as it was given

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


def answered(path: Path, claims: int) -> Iterator[Answered]:
    """Ask an archive of that many claims, ours and bare by turns."""
    vocabulary = Vocabulary.load()
    with WatchedStore(path, vocabulary) as watched, SQLiteStore(path, vocabulary) as store:
        bare = sqlite3.connect(path)
        bare.execute("PRAGMA cache_size = -65536")
        bare.execute("PRAGMA mmap_size = 1073741824")
        for name, questions in _questions(store).items():
            times = [_by_turns(question, watched, store, bare) for question in questions]
            yield Answered(name, claims, tuple(ours for ours, _ in times), tuple(raw for _, raw in times))
        bare.close()


def _by_turns(
    question: Question, watched: WatchedStore, store: SQLiteStore, bare: sqlite3.Connection
) -> tuple[float, float]:
    """The better of three runs each, so that what else the machine does counts little."""
    watched.statements.clear()
    question(watched)
    statements = tuple(watched.statements)
    turns = [(_timed(lambda: question(store)), _timed(lambda: _fetched(bare, statements))) for _ in range(3)]
    return min(ours for ours, _ in turns), min(raw for _, raw in turns)


def _fetched(bare: sqlite3.Connection, statements: tuple[Statement, ...]) -> None:
    for statement, bound in statements:
        bare.execute(statement, bound).fetchall()  # type: ignore[arg-type]  # as it was given


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _questions(store: SQLiteStore) -> dict[str, list[Question]]:
    """What people ask: of concepts as often as they are spoken of."""
    chance = random.Random(11)  # noqa: S311  # for variety, not for secrets
    return questions_of(store, {kind: _spoken(store, kind, chance) for kind in SPOKEN}, chance)


def _spoken(store: SQLiteStore, kind: Kind, chance: random.Random) -> list[str]:
    rows = store.connection.execute(
        "SELECT c.id, SUM(u.claims) FROM touch u JOIN concept c ON c.i = u.concept WHERE c.kind = ? GROUP BY c.i ORDER BY c.i",
        (kind,),
    ).fetchall()
    return chance.choices([row[0] for row in rows], [row[1] for row in rows], k=ASKED)


def measured(sizes: tuple[int, ...] = SIZES) -> list[Answered]:
    """Archives of *sizes* made and asked."""
    found: list[Answered] = []
    with tempfile.TemporaryDirectory() as scratch:
        for claims in sizes:
            path = Path(scratch) / f"{claims}.sqlite"
            write(path, claims)
            found += answered(path, claims)
    return found


def section() -> str:
    """The table and what of it must hold."""
    found = measured()
    largest = [one for one in found if one.claims == max(SIZES) and one.question.startswith(PAGED)]
    limits = [
        Limit("ratio to bare SQL at p50, worst", max(one.ratio for one in found), at_most=1.5),
        Limit(f"p95 at {max(SIZES):,} claims, worst (ms)", max(one.p95 for one in largest), at_most=50),
    ]
    return markdown("Questions", HEADER, (one.row() for one in found)) + "\n" + "\n".join(map(str, limits)) + "\n"
