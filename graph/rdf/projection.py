"""A read-only copy of the archive for SPARQL, made anew when the archive has changed."""

from __future__ import annotations

import re
import threading
from itertools import islice

import pyoxigraph as ox

from graph.rdf.writing import quads_of
from graph.store import ClaimStore
from ontology.errors import StoreError

MOST_STATEMENTS = 10_000
_FORBIDDEN = re.compile(r"\b(SERVICE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|<[^>]*>|#[^\n]*')


class Projection:
    """
    The archive as RDF in memory, about half a gigabyte a million statements.

    Built by the first query; the union of all graphs is what a query without GRAPH sees.
    """

    def __init__(self, store: ClaimStore) -> None:
        self._store = store
        self._graph = ox.Store()
        self._stamp: object = None
        self._lock = threading.Lock()

    def query(self, text: str) -> tuple[str, bytes]:
        """
        The answer and its media type: SPARQL JSON for SELECT and ASK, Turtle for CONSTRUCT and DESCRIBE.

        Statements past `MOST_STATEMENTS` are left out; ask for rows with LIMIT.

        Raises:
            StoreError: The text is no query, writes, or calls another server.
        """
        if _FORBIDDEN.search(_QUOTED.sub("", text)):
            raise StoreError(
                "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered, and no SERVICE.",
                "SELECT, ASK, CONSTRUCT, DESCRIBE만 되고 SERVICE는 안 됩니다.",
            )
        try:
            answer = self._current().query(text, use_default_graph_as_union=True)
        except (SyntaxError, ValueError) as err:
            said = " ".join(str(err).split())[:200]
            raise StoreError(f"that is no SPARQL query ({said}).", f"SPARQL 질의가 아닙니다 ({said}).") from err
        if isinstance(answer, ox.QueryTriples):
            turtle = ox.serialize(islice(answer, MOST_STATEMENTS), format=ox.RdfFormat.TURTLE)
            return "text/turtle", turtle or b""
        found = answer.serialize(format=ox.QueryResultsFormat.JSON)
        return "application/sparql-results+json", found or b""

    def _current(self) -> ox.Store:
        stamp = self._store.counts()
        with self._lock:
            if stamp != self._stamp:
                fresh = ox.Store()
                fresh.bulk_extend(quads_of(self._store))
                self._graph, self._stamp = fresh, stamp
            return self._graph
