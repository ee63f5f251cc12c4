"""The named questions, a file each and engine; what is bound stands in them with a colon in SQL, a dollar in Cypher."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def sql(name: str) -> str:
    """The SQL text of a named question."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def cypher(name: str) -> str:
    """The Cypher text of a named question."""
    return (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
