"""The one place where the Neo4j driver is met: an address, a session, and errors that are ours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Query, Session
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from ontology.errors import StoreError

OLDEST = 5
CONNECT_SECONDS = 15.0
RETRY_SECONDS = 60.0

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


class Bolt:
    """
    A connection pool to one database; what one session wrote, the next one of this pool sees, on a cluster too.

    Raises:
        StoreError: No server answers, it is too old, or it refuses the password.
    """

    def __init__(self, url: str) -> None:
        self.address = Address.of(url)
        self._bookmarks = GraphDatabase.bookmark_manager()
        with self._our_errors():
            self._driver: Driver = GraphDatabase.driver(
                self.address.uri,
                auth=(self.address.user, os.environ.get("PPURI_NEO4J_PASSWORD", "")),
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                notifications_min_severity="OFF",
            )
            self._check_version()

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def read(self, text: str, /, **bound: Any) -> list[Properties]:
        """The rows of one question."""
        with self._our_errors(), self._session(reading=True) as session:
            return session.execute_read(lambda transaction: Work(transaction).rows(text, **bound))

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
        """Change constraints or indexes, which happens outside of other transactions."""
        with self._our_errors(), self._session() as session:
            session.run(Query(text)).consume()

    def _written(self, work: Callable[[Work], Done]) -> Done:
        with self._session() as session:
            return session.execute_write(lambda transaction: work(Work(transaction)))

    def _session(self, *, reading: bool = False) -> Session:
        return self._driver.session(
            database=self.address.database,
            bookmark_manager=self._bookmarks,
            default_access_mode=READ_ACCESS if reading else WRITE_ACCESS,
        )

    def _check_version(self) -> None:
        agent = self._driver.get_server_info().agent
        version = agent.rpartition("/")[2]
        if int(version.partition(".")[0] or 0) < OLDEST:
            raise StoreError(
                f"{self.address.uri} runs {agent}; Ppuri needs Neo4j {OLDEST} or later.",
                f"{self.address.uri}의 서버는 {agent}입니다. 네오포제이(Neo4j) {OLDEST} 이상이 필요합니다.",
            )

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError, ValueError) as err:
            raise _translated(err, self.address) from err


def _translated(err: Exception, address: Address) -> StoreError:
    where, user = address.uri, address.user
    code = getattr(err, "code", None) or ""
    if isinstance(err, AuthError) or "Security.Unauthorized" in code or "RateLimit" in code:
        return StoreError(
            f"{where} refuses user {user!r} or the password in PPURI_NEO4J_PASSWORD.",
            f"{where}이(가) 사용자 {user!r} 또는 PPURI_NEO4J_PASSWORD의 비밀번호를 받지 않습니다.",
        )
    if "Security.CredentialsExpired" in code:
        return StoreError(
            f"the password of {user!r} at {where} has expired; set a new one in Neo4j.",
            f"{where}의 {user!r} 비밀번호가 만료되었습니다. Neo4j에서 새로 정하세요.",
        )
    if isinstance(err, ClientError) and "Forbidden" in code:
        return StoreError(
            f"user {user!r} lacks the rights for this at {where}; it needs to read, write and make indexes.",
            f"사용자 {user!r}에게 {where}에서 이 일을 할 권한이 없습니다. 읽기, 쓰기, 색인 만들기 권한이 필요합니다.",
        )
    if "DatabaseNotFound" in code:
        return StoreError(
            f"{where} has no database {address.database!r}.",
            f"{where}에 {address.database!r} 데이터베이스가 없습니다.",
        )
    if isinstance(err, ServiceUnavailable | ConfigurationError | DriverError) or "TransientError" in code:
        return StoreError(
            f"no Neo4j answers at {where}; what was reported before is safe. Is the server running?",
            f"{where}에서 Neo4j가 응답하지 않습니다. 이미 보고된 것은 안전합니다. 서버가 켜져 있나요?",
        )
    said = str(getattr(err, "message", None) or err).splitlines()[0]
    return StoreError(f"{where}: {said}", f"{where}: {said}")
