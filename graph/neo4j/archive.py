"""What every question and every writer of a Neo4j archive needs."""

from __future__ import annotations

from typing import Any

from graph.neo4j.bolt import Bolt, Properties
from ontology.vocabulary import Vocabulary


class Archive:
    """A server, the vocabulary, and the concepts the database knows by id."""

    def __init__(self, url: str, vocabulary: Vocabulary) -> None:
        self.url = url
        self.vocabulary = vocabulary
        self.bolt = Bolt(url)
        self.names: dict[str, str] = {}

    def close(self) -> None:
        """Let go of the server."""
        self.bolt.close()

    def rows(self, text: str, /, **bound: Any) -> list[Properties]:
        """The maps that a question returns as ``row``."""
        return [Properties(row["row"]) for row in self.bolt.read(text, **bound)]

    def check(self, *concepts: str | None) -> None:
        """Refuse concepts that the vocabulary does not know."""
        for concept in concepts:
            if concept:
                self.vocabulary[concept]
