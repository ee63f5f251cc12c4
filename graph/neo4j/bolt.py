"""The one place where the Neo4j driver is met: an address, a session, and errors that are ours."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Session,
    unit_of_work,
)
from neo4j.api import BookmarkManager
from neo4j.exceptions import (
    ClientError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    UnsupportedServerProduct,
)

from graph.neo4j.refusals import REFUSALS, SILENCE
from ontology.errors import StoreError

OLDEST = (5, 26)
CONNECT_SECONDS = 15.0
ACQUIRE_SECONDS = 30.0  # a connection, its handshake and password included
RETRY_SECONDS = 60.0
BATCH = 5000  # rows a statement
WRITE_SECONDS = 300.0  # after which the server takes back the locks of a writer it no longer hears

# what the driver tries again it also logs, and where nobody listens that would stand among our own lines
logging.getLogger("neo4j").addHandler(logging.NullHandler())

Done = TypeVar("Done")


class Properties(dict[str, Any]):
    """A row whose absent properties are None: Neo4j keeps no nulls."""

    def __missing__(self, key: str) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a Neo4j archive is: the driver's *uri*, the *user*, and the database (None is the server's own choice)."""

    uri: str
    user: str
    database: str | None

    @classmethod
    def of(cls, url: str) -> Address:
        """Take apart ``neo4j://user@host:7687/db``; a password in it is refused, for addresses are shown."""
        parts = urlsplit(url)
        if not parts.hostname:
            raise StoreError(f"{url!r} names no host.", f"{url!r}에 서버 이름이 없습니다.")
        if parts.password is not None:
            raise StoreError(
                "the address holds a password; put it into PPURI_NEO4J_PASSWORD instead.",
                "주소에 비밀번호가 들어 있습니다. PPURI_NEO4J_PASSWORD에 넣으세요.",
            )
        where = parts.netloc.rpartition("@")[2] + (f"?{parts.query}" if parts.query else "")
        return cls(f"{parts.scheme}://{where}", parts.username or "neo4j", parts.path.strip("/") or None)


class Work:
    """A transaction under way."""

    def __init__(self, transaction: ManagedTransaction) -> None:
        self._transaction = transaction

    def rows(self, text: str, /, **bound: Any) -> list[Properties]:
        """The rows of one statement."""
        found = self._transaction.run(text, bound)
        return [Properties(record.data()) for record in found]

    def all_rows(self, text: str, rows: Sequence[Any], /, **bound: Any) -> None:
        """A statement over *rows*, so many of them at once as a server likes to hold."""
        for start in range(0, len(rows), BATCH):
            self.rows(text, rows=rows[start : start + BATCH], **bound)


class Bolt:
    """
    A connection pool to one database; what this process wrote there, its next session sees, on a cluster too.

    Raises:
        StoreError: No server answers, it is too old, or it refuses the password.
    """

    def __init__(self, url: str) -> None:
        self.address = Address.of(url)
        self._bookmarks = _bookmarks_of(self.address)
        with self._our_errors():
            self._driver: Driver = GraphDatabase.driver(
                self.address.uri,
                auth=(self.address.user, os.environ.get("PPURI_NEO4J_PASSWORD", "")),
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=ACQUIRE_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
        try:
            self._check_version()
        except StoreError:
            self.close()
            raise

    @property
    def bookmarks(self) -> frozenset[str]:
        """What a reader waits for until it has seen it: the last that this process wrote or read there."""
        return frozenset(self._bookmarks.get_bookmarks())

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def read(self, text: str, /, **bound: Any) -> list[Properties]:
        """The rows of one question."""
        with self._our_errors():
            try:
                return self._read(text, bound)
            except IncompleteCommit:  # the driver does not ask again: it cannot know that nothing was written
                return self._read(text, bound)

    def write(self, work: Callable[[Work], Done]) -> Done:
        """
        Do *work* in one transaction, again if the server asks for it.

        *work* must do nothing when its effect is already there: an answer lost after the commit,
        or somebody who was quicker with the same id, brings it round once more.
        """
        with self._our_errors():
            try:
                return self._written(work)
            except (IncompleteCommit, ConstraintError):
                return self._written(work)

    def alter(self, text: str) -> None:
        """Change constraints or indexes, in a transaction of its own; somebody else who is at it too does no harm."""
        with self._our_errors():
            try:
                self._written(lambda work: work.rows(text))
            except ClientError as err:
                if "EquivalentSchemaRuleAlreadyExists" not in (err.code or ""):
                    raise

    def _read(self, text: str, bound: dict[str, Any]) -> list[Properties]:
        with self._session(reading=True) as session:
            return session.execute_read(lambda transaction: Work(transaction).rows(text, **bound))

    def _written(self, work: Callable[[Work], Done]) -> Done:
        timed = unit_of_work(timeout=WRITE_SECONDS)
        with self._session() as session:
            return session.execute_write(timed(lambda transaction: work(Work(transaction))))

    def _session(self, *, reading: bool = False) -> Session:
        return self._driver.session(
            database=self.address.database,
            bookmark_manager=self._bookmarks,
            default_access_mode=READ_ACCESS if reading else WRITE_ACCESS,
        )

    def _check_version(self) -> None:
        with self._our_errors():
            agent = self._driver.get_server_info().agent
        version = re.search(r"/(\d+)\.(\d+)", agent)
        if version is None or tuple(map(int, version.groups())) < OLDEST:
            raise _too_old(self.address, agent, agent)

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError, ValueError) as err:
            raise _translated(err, self.address) from err


@cache
def _bookmarks_of(address: Address) -> BookmarkManager:
    return GraphDatabase.bookmark_manager()


def _too_old(address: Address, en: str, ko: str) -> StoreError:
    oldest = ".".join(map(str, OLDEST))
    return StoreError(
        f"{address.uri} runs {en}; Ppuri needs Neo4j {oldest} or later.",
        f"{address.uri}의 서버는 {ko}입니다. Neo4j {oldest} 이상이 필요합니다.",
    )


def _translated(err: Exception, address: Address) -> StoreError:
    where, code = address.uri, getattr(err, "code", None) or ""
    if isinstance(err, UnsupportedServerProduct) or "Bolt Protocol" in str(err):
        return _too_old(address, "no Neo4j of today", "오래된 Neo4j")
    if isinstance(err, DriverError):
        code = SILENCE
    told = next(((en, ko) for part, en, ko in REFUSALS if part in code), None)
    if told is None:
        said = str(getattr(err, "message", None) or err).splitlines()[0]
        return StoreError(f"{where}: {said}", f"{where}: {said}")
    known = {"where": where, "user": address.user, "database": address.database}
    return StoreError(told[0].format(**known), told[1].format(**known))
