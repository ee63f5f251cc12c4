"""The archive in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from graph.sqlite.adding import Adding
from graph.sqlite.concepts import Concepts
from graph.sqlite.counting import Counting
from graph.sqlite.errors import our_errors
from graph.sqlite.giving import Giving
from graph.sqlite.masters import Masters
from graph.sqlite.opening import prepare
from graph.sqlite.reviewing import Reviewing
from graph.sqlite.things import Things
from graph.textbook import ORIGIN, textbook_deposit
from ontology.vocabulary import Vocabulary


class SQLiteStore(Adding, Reviewing, Giving, Masters, Concepts, Things, Counting):
    """
    A `graph.store.ClaimStore` in a SQLite file.

    Each thread gets a connection of its own, so that a web server's threads can read at once.

    Raises:
        StoreError: The file is no archive, cannot be made, or was written by a newer Ppuri.
    """

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        super().__init__(path, vocabulary)
        with our_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            prepare(self)
        current = self.source_from(ORIGIN)
        textbook = textbook_deposit(vocabulary, current.id if current else None)
        if current is None or current.sha256 != textbook.source.sha256:
            self.add([textbook])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
