"""The ontology and the concept schemes, made from the tables; the same tables make the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, SKOS, Graph

from ontology.owl import owl_graph
from ontology.skos import scheme_graph
from ontology.terms import CONCEPT, NOTATION, PPURI, SCHEME
from ontology.vocabulary import KINDS, Vocabulary

FOLDER = Path(__file__).resolve().parent


def built(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Name and Turtle text of every file, relative to the ontology's folder."""
    yield "ppuri.ttl", _turtle(owl_graph())
    for kind in KINDS:
        yield f"schemes/{kind}.ttl", _turtle(scheme_graph(kind, vocabulary))


def build(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write the files below *folder*, and say which."""
    paths = []
    for name, text in built(Vocabulary.load()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def _turtle(graph: Graph) -> str:
    for prefix, namespace in (("ppuri", PPURI), ("concept", CONCEPT), ("scheme", SCHEME), ("notation", NOTATION)):
        graph.bind(prefix, namespace)
    graph.bind("skos", SKOS)
    graph.bind("owl", OWL)
    return graph.serialize(format="turtle").rstrip() + "\n"
