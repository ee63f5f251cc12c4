"""The archive at an address."""

from __future__ import annotations

from pathlib import Path

from graph.store import ClaimStore
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary

SQLITE = "sqlite:///"
NEO4J = tuple(f"{scheme}{kind}://" for scheme in ("neo4j", "bolt") for kind in ("", "+s", "+ssc"))


def open_store(url: str, vocabulary: Vocabulary) -> ClaimStore:
    """
    The store at *url*; an archive that is not there yet is made.

    Args:
        url: ``sqlite:///relative/path``, ``sqlite:////absolute/path``, or ``neo4j://user@host:7687/db``.
        vocabulary: What may be said in it.

    Raises:
        StoreError: The address is of no known kind, or nothing can be opened there.
    """
    if url.startswith(SQLITE):
        from graph.sqlite import SQLiteStore  # noqa: PLC0415  # only the engine in use is loaded

        path = path_of(url)
        if path is None:
            raise StoreError(
                "sqlite:/// needs a file after it, for example sqlite:///archive.sqlite.",
                "sqlite:/// 뒤에 파일 이름이 필요합니다. 예: sqlite:///archive.sqlite",
            )
        return SQLiteStore(path, vocabulary)
    if url.startswith(NEO4J):
        from graph.neo4j import Neo4jStore  # noqa: PLC0415

        return Neo4jStore(url, vocabulary)
    raise StoreError(
        f"{url!r} is no archive address; it should look like sqlite:///archive.sqlite or neo4j://user@host:7687/db.",
        f"{url!r}은(는) 자료실 주소가 아닙니다. sqlite:///archive.sqlite 또는 neo4j://사용자@호스트:7687/db 꼴이어야 합니다.",
    )


def path_of(url: str) -> Path | None:
    """The file that an address names; None where it names none."""
    path = url.removeprefix(SQLITE) if url.startswith(SQLITE) else ""
    return Path(path).expanduser() if path else None
