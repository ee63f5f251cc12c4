"""The rows of a deposit, table by table."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping

from graph.claims import Deposit, Predicate
from graph.columns import source_columns, value_of
from graph.ids import source_number
from graph.sqlite.reach import count_voices, tally
from ontology.errors import StoreError

_SOURCE = (
    "i", "role", "trade", "consent", "title", "id", "sha256", "origin", "kind", "master", "added_at", "path", "superseded",
    "fields", "text", "set_aside", "passages", "techniques", "claims", "asides", "seconds",
)  # fmt: skip


def add_source(connection: sqlite3.Connection, deposit: Deposit, live: bool) -> int:
    """The row of its source; its key."""
    source = deposit.source
    key = source_number(source.id)
    row = source_columns(deposit) | {name: getattr(source, name) for name in ("role", "trade", "consent")}
    row |= {"i": key, "title": json.dumps(source.title, ensure_ascii=False), "superseded": int(not live)}
    bound = ", ".join(f":{column}" for column in _SOURCE)
    connection.execute(f"INSERT INTO source ({', '.join(_SOURCE)}) VALUES ({bound})", row)  # noqa: S608
    return key


def add_passages(connection: sqlite3.Connection, deposit: Deposit, source: int) -> dict[str, int]:
    """Its passages; their keys by id."""
    first = _next_key(connection, "passage")
    connection.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, one.id, source, one.ordinal, one.start, one.end, one.speaker, one.t0, one.t1, one.where)
            for key, one in enumerate(deposit.passages, start=first)
        ],
    )
    return {one.id: key for key, one in enumerate(deposit.passages, start=first)}


def add_techniques(
    connection: sqlite3.Connection, deposit: Deposit, source: int, live: bool, said: list[tuple[str, str]]
) -> dict[str, int]:
    """Its techniques with the words they are searched by; their keys by id."""
    first = _next_key(connection, "technique")
    names = [one.speaker or deposit.source.master or deposit.source.id for one in deposit.techniques]
    voices = _voices(connection, names)
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


def add_claims(
    connection: sqlite3.Connection,
    keys: Mapping[str, int],
    deposit: Deposit,
    source: int,
    live: bool,
    passages: dict[str, int],
    techniques: dict[str, int],
) -> None:
    """
    Its claims, and what is counted ahead for them.

    Raises:
        StoreError: A claim names what does not exist.
    """
    touched: Counter[tuple[int, int]] = Counter()
    rows = []
    for claim in deposit.claims:
        try:
            technique, passage = techniques[claim.technique], passages[claim.evidence.passage]
            subject = None if claim.subject == claim.technique else keys[claim.subject]
            target = keys[claim.object.id] if hasattr(claim.object, "id") else None
        except KeyError as err:
            raise StoreError(
                f"claim {claim.id} names {err.args[0]!r}, which does not exist.",
                f"주장 {claim.id}이(가) 없는 {err.args[0]!r}을(를) 가리킵니다.",
            ) from err
        for key in {subject, target, *(keys.get(condition) for condition in claim.conditions)} - {None}:
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


def _voices(connection: sqlite3.Connection, names: list[str]) -> dict[str, int]:
    wanted = json.dumps(sorted(set(names)))
    connection.execute("INSERT OR IGNORE INTO voice (name) SELECT value FROM json_each(?)", (wanted,))
    rows = connection.execute("SELECT name, i FROM voice WHERE name IN (SELECT value FROM json_each(?))", (wanted,))
    return dict(rows.fetchall())


def _next_key(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT COALESCE(MAX(i), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608
