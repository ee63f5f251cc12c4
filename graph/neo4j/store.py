"""The archive in Neo4j: many writers, one transaction a deposit."""

from __future__ import annotations

from typing import Self

from graph.neo4j.concepts import Concepts
from graph.neo4j.counting import Counting
from graph.neo4j.giving import Giving
from graph.neo4j.masters import Masters
from graph.neo4j.reviewing import Reviewing
from graph.neo4j.schema import prepare
from graph.textbook import ORIGIN, textbook_deposit
from ontology.vocabulary import Vocabulary


class Neo4jStore(Reviewing, Giving, Masters, Concepts, Counting):
    """
    A `graph.store.ClaimStore` on a Neo4j server, version 5 or later.

    Raises:
        StoreError: No server answers, it refuses us, or it holds something else.
    """

    def __init__(self, url: str, vocabulary: Vocabulary) -> None:
        super().__init__(url, vocabulary)
        try:
            prepare(self.bolt, vocabulary)
            self.names = {row["id"]: row["id"] for row in self.bolt.read("MATCH (c:Concept) RETURN c.id AS id")}
            current = self.source_from(ORIGIN)
            textbook = textbook_deposit(vocabulary, current.id if current else None)
            if current is None or current.sha256 != textbook.source.sha256:
                self.add([textbook])
        except BaseException:
            self.bolt.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
