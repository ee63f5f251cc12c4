"""The archive at an address."""

from __future__ import annotations

from pathlib import Path

from graph.store import ClaimStore
from ontology.errors import StoreError
from ontology.vocabulary import Vocabulary

SQLITE = "sqlite:///"


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
        from graph.sqlite_store import SQLiteStore  # noqa: PLC0415  # only the engine in use is loaded

        path = url.removeprefix(SQLITE)
        if not path:
            raise StoreError(
                "sqlite:/// needs a file after it, for example sqlite:///archive.sqlite.",
                "sqlite:/// 뒤에 파일 이름이 필요합니다. 예: sqlite:///archive.sqlite",
            )
        return SQLiteStore(Path(path).expanduser(), vocabulary)
    raise StoreError(
        f"{url!r} is no archive address; it should look like sqlite:///archive.sqlite.",
        f"{url!r}은(는) 자료실 주소가 아닙니다. sqlite:///archive.sqlite 같은 꼴이어야 합니다.",
    )
