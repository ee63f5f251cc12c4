"""The archive in one file: SQLite with write-ahead log, one writer and many readers."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self

from graph.claims import Deposit, Predicate, Review, Source
from graph.gathering import loads
from graph.ids import source_number
from graph.rows import (
    claim_of,
    passage_of,
    set_aside_of,
    source_fields,
    source_of,
    technique_of,
    value_of,
)
from graph.sqlite_answers import SQLiteAnswers
from graph.sqlite_reach import count_voices, draw, redraw, tally, undraw
from graph.textbook import ORIGIN, textbook_deposit
from graph.versions import written_by_another
from graph.words import technique_words
from ontology.errors import StoreError, UnknownThingError
from ontology.vocabulary import Vocabulary

SCHEMA_VERSION = "3"
BUSY_SECONDS = 60.0


class SQLiteStore(SQLiteAnswers):
    """
    A `graph.store.ClaimStore` in a SQLite file.

    Each thread gets a connection of its own, so that a web server's threads can read at once.

    Raises:
        StoreError: The file is no archive, cannot be made, or was written by a newer Ppuri.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self.vocabulary = vocabulary
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        with _our_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._prepare()

    def close(self) -> None:
        """Let go of the file."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self.path, BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(
                "PRAGMA wal_autocheckpoint = 16000"
            )  # pages: a load touches many, and each once is enough
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("PRAGMA mmap_size = 1073741824")
            self._local.connection = connection
            self._connections.append(connection)
        found: sqlite3.Connection = self._local.connection
        return found

    def add(self, deposits: Iterable[Deposit]) -> int:
        """See `graph.store.ClaimStore.add`."""
        return sum(self._add_load(load) for load in loads(deposits))

    def review(self, review: Review) -> None:
        """See `graph.store.ClaimStore.review`."""
        with _our_errors(self.path), self._writing() as connection:
            row = connection.execute("SELECT * FROM claim WHERE id = ?", (review.claim,)).fetchone()
            if row is None:
                raise UnknownThingError("claim", review.claim)
            connection.execute(
                "INSERT INTO review (claim, status, reviewer, at, reason) VALUES (?, ?, ?, ?, ?)",
                (row["i"], review.status, review.reviewer, review.at, review.reason),
            )
            tally(connection, row["source"], -1)
            superseded = connection.execute("SELECT superseded FROM source WHERE i = ?", (row["source"],)).fetchone()[0]
            lives = review.status != "rejected" and not superseded
            connection.execute("UPDATE claim SET status = ?, live = ? WHERE i = ?", (review.status, lives, row["i"]))
            tally(connection, row["source"], 1)
            self._recount(connection, row["technique"])
            count_voices(connection, row["source"])

    def deposits(self, after: str = "") -> Iterator[Deposit]:
        """See `graph.store.ClaimStore.deposits`."""
        next_id = "SELECT id FROM source WHERE id > ? ORDER BY id LIMIT 1"
        while row := self.connection.execute(next_id, (after,)).fetchone():
            after = row["id"]
            yield self._deposit(after)

    def reviews(self) -> Iterator[Review]:
        """See `graph.store.ClaimStore.reviews`."""
        rows = self.connection.execute(
            "SELECT k.id, r.status, r.reviewer, r.at, r.reason FROM review r JOIN claim k ON k.i = r.claim ORDER BY r.i"
        )
        return (Review(*row) for row in rows)

    def _deposit(self, source_id: str) -> Deposit:
        row = self.connection.execute("SELECT * FROM source WHERE id = ?", (source_id,)).fetchone()
        passages = self.connection.execute(
            "SELECT * FROM passage WHERE source = ? ORDER BY ordinal", (row["i"],)
        ).fetchall()
        techniques = self.connection.execute(
            "SELECT * FROM technique WHERE source = ? ORDER BY start, i", (row["i"],)
        ).fetchall()
        claims = self.connection.execute("SELECT * FROM claim WHERE source = ? ORDER BY i", (row["i"],)).fetchall()
        passage_ids = {one["i"]: one["id"] for one in passages}
        technique_ids = {one["i"]: one["id"] for one in techniques}
        return Deposit(
            source_of(row, whole=True),
            tuple(passage_of(one, source_id) for one in passages),
            tuple(technique_of(one, source_id) for one in techniques),
            tuple(
                claim_of(one, self.names, source_id, technique_ids[one["technique"]], passage_ids[one["passage"]])
                for one in claims
            ),
            set_aside_of(row),
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def _prepare(self) -> None:
        connection = self.connection
        known = connection.execute("SELECT name FROM sqlite_master WHERE name IN ('meta', 'claim')").fetchall()
        others = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        if others and len(known) < 2:
            raise StoreError(
                f"{self.path} is a SQLite file, but no Ppuri archive.", f"{self.path}은(는) 뿌리 자료실이 아닙니다."
            )
        if known:
            version = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]
            if version != SCHEMA_VERSION:
                raise written_by_another(str(self.path), version)
        stamp = connection.execute("SELECT value FROM meta WHERE key = 'vocabulary'").fetchone() if known else None
        if stamp is None or stamp[0] != self.vocabulary.version:
            self._adopt_vocabulary()
        concepts = connection.execute("SELECT id, i, kind FROM concept").fetchall()
        self.keys = {row["id"]: row["i"] for row in concepts}
        self.names = {row["i"]: row["id"] for row in concepts}
        self.kinds = {row["id"]: row["kind"] for row in concepts}
        current = self.source_from(ORIGIN)
        textbook = textbook_deposit(self.vocabulary, current.id if current else None)
        if current is None or current.sha256 != textbook.source.sha256:
            self.add([textbook])

    def _adopt_vocabulary(self) -> None:
        with self._writing() as connection:
            for statement in _statements((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.executemany(
                "INSERT INTO concept (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind",
                [(concept.id, concept.kind) for concept in self.vocabulary.concepts],
            )
            keys = {row["id"]: row["i"] for row in connection.execute("SELECT id, i FROM concept")}
            connection.execute("DELETE FROM closure")
            connection.executemany("INSERT INTO closure VALUES (?, ?)", sorted(self._closure(keys)))
            redraw(connection)
            stamps = [("schema", SCHEMA_VERSION), ("vocabulary", self.vocabulary.version)]
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", stamps)

    def _closure(self, keys: dict[str, int]) -> Iterator[tuple[int, int]]:
        known = {concept.id for concept in self.vocabulary.concepts}
        for concept, key in keys.items():
            broader = (concept, *self.vocabulary.ancestors(concept)) if concept in known else (concept,)
            yield from ((keys[one], key) for one in broader)

    def _add_load(self, load: list[Deposit]) -> int:
        """Together, for a commit waits for the disk; where one of them is refused, each on its own."""
        # before the transaction begins: where Kiwi has to be asked it takes its time, and a writer holds others up
        said = [[(" ".join(title), " ".join(words)) for title, words in technique_words(one)] for one in load]
        try:
            with _our_errors(self.path), self._writing() as connection:
                new: list[int] = []
                claims = sum(map(partial(self._add, connection, new), load, said))
                draw(connection, new)
                return claims
        except StoreError:
            if len(load) == 1:
                raise
            return sum(self._add_load([deposit]) for deposit in load)

    def _add(
        self, connection: sqlite3.Connection, new: list[int], deposit: Deposit, said: list[tuple[str, str]]
    ) -> int:
        """Claims added; *new* are techniques that nothing is worked out for yet."""
        known = connection.execute("SELECT 1 FROM source WHERE id = ?", (deposit.source.id,)).fetchone()
        if known:
            return 0
        for replaced in self._replaced_by(connection, deposit.source):
            self._retire(connection, replaced)
        # an older state of a file may come after a newer one, when an archive is copied
        live = not self._is_replaced(connection, deposit.source)
        source = self._add_source(connection, deposit, live)
        passages = self._add_passages(connection, deposit, source)
        techniques = self._add_techniques(connection, deposit, source, live, said)
        self._add_claims(connection, deposit, source, live, passages, techniques)
        new += techniques.values() if live else ()
        return len(deposit.claims)

    def _retire(self, connection: sqlite3.Connection, source_id: str) -> None:
        row = connection.execute("SELECT i FROM source WHERE id = ?", (source_id,)).fetchone()
        if row is None:
            return
        tally(connection, row["i"], -1)
        connection.execute("UPDATE source SET superseded = 1 WHERE i = ?", (row["i"],))
        connection.execute("UPDATE claim SET status = 'superseded', live = 0 WHERE source = ?", (row["i"],))
        own = "(SELECT i FROM technique WHERE source = ?)"
        undraw(connection, [one[0] for one in connection.execute(own[1:-1], (row["i"],))])
        connection.execute(f"DELETE FROM touch WHERE technique IN {own}", (row["i"],))  # noqa: S608
        connection.execute(f"DELETE FROM words WHERE rowid IN {own}", (row["i"],))  # noqa: S608
        connection.execute("UPDATE technique SET live = 0, claims = 0, settings = 0 WHERE source = ?", (row["i"],))
        count_voices(connection, row["i"])

    def _replaced_by(self, connection: sqlite3.Connection, source: Source) -> list[str]:
        """What the source follows, and older readings of its file that follow the same."""
        older = connection.execute(
            "SELECT id FROM source WHERE origin = ? AND json_extract(fields, '$.supersedes') IS ?"
            " AND (added_at, id) < (?, ?)",
            (source.origin, source.supersedes, source.added_at, source.id),
        )
        return [row["id"] for row in older] + ([source.supersedes] if source.supersedes else [])

    def _is_replaced(self, connection: sqlite3.Connection, source: Source) -> bool:
        found = connection.execute(
            "SELECT 1 FROM source WHERE origin = ? AND (json_extract(fields, '$.supersedes') = ?"
            " OR json_extract(fields, '$.supersedes') IS ? AND (added_at, id) > (?, ?))",
            (source.origin, source.id, source.supersedes, source.added_at, source.id),
        ).fetchone()
        return found is not None

    def _add_source(self, connection: sqlite3.Connection, deposit: Deposit, live: bool) -> int:
        source = deposit.source
        ends = [passage.t1 for passage in deposit.passages if passage.t1 is not None]
        key = source_number(source.id)
        connection.execute(
            "INSERT INTO source (i, role, trade, consent, title, id, sha256, origin, kind, master, added_at, path, superseded, fields, text, set_aside,"
            " passages, techniques, claims, asides, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                source.role,
                source.trade,
                source.consent,
                json.dumps(source.title, ensure_ascii=False),
                source.id,
                source.sha256,
                source.origin,
                source.kind,
                source.master,
                source.added_at,
                source.path,
                int(not live),
                source_fields(source),
                source.text,
                json.dumps(
                    [[one.start, one.end, one.quote, one.reason] for one in deposit.set_aside], ensure_ascii=False
                ),
                len(deposit.passages),
                len(deposit.techniques),
                len(deposit.claims),
                len(deposit.set_aside),
                max(ends, default=None),
            ),
        )
        return key

    def _add_passages(self, connection: sqlite3.Connection, deposit: Deposit, source: int) -> dict[str, int]:
        first = self._next_key(connection, "passage")
        connection.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, one.id, source, one.ordinal, one.start, one.end, one.speaker, one.t0, one.t1, one.where)
                for key, one in enumerate(deposit.passages, start=first)
            ],
        )
        return {one.id: key for key, one in enumerate(deposit.passages, start=first)}

    def _add_techniques(
        self, connection: sqlite3.Connection, deposit: Deposit, source: int, live: bool, said: list[tuple[str, str]]
    ) -> dict[str, int]:
        first = self._next_key(connection, "technique")
        names = [one.speaker or deposit.source.master or deposit.source.id for one in deposit.techniques]
        voices = self._voices(connection, names)
        connection.executemany(
            "INSERT INTO technique VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL)",
            [
                (
                    key,
                    one.id,
                    source,
                    one.start,
                    one.end,
                    json.dumps(one.title, ensure_ascii=False),
                    one.trade,
                    one.speaker,
                    voices[name],
                    int(live and deposit.source.kind != "textbook"),
                )
                for key, (one, name) in enumerate(zip(deposit.techniques, names, strict=True), start=first)
            ],
        )
        if live:
            connection.executemany(
                "INSERT INTO words (rowid, title, said) VALUES (?, ?, ?)",
                [(key, *words) for key, words in enumerate(said, start=first) if any(words)],
            )
        return {one.id: key for key, one in enumerate(deposit.techniques, start=first)}

    def _voices(self, connection: sqlite3.Connection, names: list[str]) -> dict[str, int]:
        wanted = json.dumps(sorted(set(names)))
        connection.execute("INSERT OR IGNORE INTO voice (name) SELECT value FROM json_each(?)", (wanted,))
        rows = connection.execute("SELECT name, i FROM voice WHERE name IN (SELECT value FROM json_each(?))", (wanted,))
        return dict(rows.fetchall())

    def _next_key(self, connection: sqlite3.Connection, table: str) -> int:
        return int(connection.execute(f"SELECT COALESCE(MAX(i), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608

    def _add_claims(
        self,
        connection: sqlite3.Connection,
        deposit: Deposit,
        source: int,
        live: bool,
        passages: dict[str, int],
        techniques: dict[str, int],
    ) -> None:
        touched: Counter[tuple[int, int]] = Counter()
        rows = []
        for claim in deposit.claims:
            try:
                technique, passage = techniques[claim.technique], passages[claim.evidence.passage]
                subject = None if claim.subject == claim.technique else self.keys[claim.subject]
                target = self.keys[claim.object.id] if hasattr(claim.object, "id") else None
            except KeyError as err:
                raise StoreError(
                    f"claim {claim.id} names {err.args[0]!r}, which does not exist.",
                    f"주장 {claim.id}이(가) 없는 {err.args[0]!r}을(를) 가리킵니다.",
                ) from err
            for key in {subject, target, *(self.keys.get(condition) for condition in claim.conditions)} - {None}:
                touched[technique, int(key or 0)] += 1
            evidence = claim.evidence
            rows.append(
                (
                    claim.id,
                    source,
                    technique,
                    subject,
                    claim.predicate.value,
                    target,
                    value_of(claim),
                    claim.modality,
                    claim.direction,
                    json.dumps(claim.conditions),
                    claim.order,
                    claim.confidence,
                    passage,
                    evidence.start,
                    evidence.end,
                    evidence.exact,
                    evidence.t0,
                    evidence.t1,
                    claim.extractor.name,
                    claim.extractor.version,
                    claim.extractor.rule,
                    "suggested" if live else "superseded",
                    int(live),
                )
            )
        connection.executemany(
            "INSERT INTO claim (id, source, technique, subject, predicate, object, value, modality, direction, conditions,"
            ' ord, confidence, passage, start, "end", exact, t0, t1, extractor, version, rule, status, live)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        if live:
            tally(connection, source, 1)
            settings = Counter(row[2] for row in rows if row[4] == Predicate.HAS_SETTING.value)
            connection.executemany(
                "UPDATE technique SET claims = ?, settings = ? WHERE i = ?",
                [(count, settings[key], key) for key, count in Counter(row[2] for row in rows).items()],
            )
            connection.executemany(
                "INSERT INTO touch VALUES (?, ?, ?)", [(*pair, count) for pair, count in touched.items()]
            )
            count_voices(connection, source)

    def _recount(self, connection: sqlite3.Connection, technique: int) -> None:
        """What a technique touches, after a claim of it was accepted or rejected."""
        rows = connection.execute(
            "SELECT subject, object, conditions FROM claim WHERE technique = ? AND live", (technique,)
        )
        touched: Counter[int] = Counter()
        for row in rows:
            conditions = (self.keys.get(condition) for condition in json.loads(row["conditions"]))
            touched.update(key for key in {row["subject"], row["object"], *conditions} if key is not None)
        undraw(connection, [technique])
        connection.execute("DELETE FROM touch WHERE technique = ?", (technique,))
        connection.executemany(
            "INSERT INTO touch VALUES (?, ?, ?)", [(technique, key, count) for key, count in touched.items()]
        )
        connection.execute(
            "UPDATE technique SET (claims, settings) = (SELECT COUNT(*), COUNT(*) FILTER (WHERE k.predicate = 'hasSetting') "
            "FROM claim k WHERE k.technique = technique.i AND k.live) WHERE i = ?",
            (technique,),
        )
        draw(connection, [technique])


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as err:
        raise _translated(err, path) from err
    except OSError as err:
        raise StoreError(
            f"{path} cannot be opened ({err.strerror}); choose a place you may write to.",
            f"{path}을(를) 열 수 없습니다 ({err.strerror}). 쓸 수 있는 곳을 고르세요.",
        ) from err


def _translated(err: sqlite3.Error, path: Path) -> StoreError:
    said = str(err)
    if "full" in said or "disk I/O" in said:
        return StoreError(
            f"no room left for {path}; what was reported before is safe. Free some space and run it again.",
            f"{path}을(를) 쓸 공간이 없습니다. 이미 보고된 것은 안전합니다. 공간을 비우고 다시 실행하세요.",
        )
    if "locked" in said or "busy" in said:
        return StoreError(
            f"{path} is being written by somebody else; try again when they are done.",
            f"다른 작업이 {path}에 쓰고 있습니다. 끝난 뒤 다시 하세요.",
        )
    if "not a database" in said or "malformed" in said:
        return StoreError(f"{path} is no archive, or is damaged.", f"{path}은(는) 자료실이 아니거나 손상되었습니다.")
    return StoreError(f"{path}: {said}", f"{path}: {said}")
