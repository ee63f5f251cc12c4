"""What changed between two builds: concepts added, removed, relabelled, moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import SKOS, Graph, Literal

from ontology.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Change:
    """One concept's change; *was* and *now* are labels, or parents for ``moved``."""

    what: str
    concept: str
    was: str = ""
    now: str = ""


def diff(old: Path, new: Path) -> tuple[Change, ...]:
    """
    Changes from *old* to *new*, each a folder of Turtle files or one file; by kind of change, then concept.

    Raises:
        OntologyError: There is no Turtle file, or one cannot be read.
    """
    return tuple(sorted(_changes(_read(old), _read(new)), key=lambda change: (change.what, change.concept)))


def _changes(old: Graph, new: Graph) -> Iterator[Change]:
    was, now = _labels(old), _labels(new)
    for concept in now.keys() - was.keys():
        yield Change("added", concept, now=now[concept])
    for concept in was.keys() - now.keys():
        yield Change("removed", concept, was=was[concept])
    parents_then, parents_now = _parents(old), _parents(new)
    for concept in was.keys() & now.keys():
        if was[concept] != now[concept]:
            yield Change("relabelled", concept, was[concept], now[concept])
        if parents_then.get(concept) != parents_now.get(concept):
            yield Change("moved", concept, parents_then.get(concept, ""), parents_now.get(concept, ""))


def _labels(graph: Graph) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for concept, _, label in graph.triples((None, SKOS.prefLabel, None)):
        if isinstance(label, Literal) and (concept, SKOS.inScheme, None) in graph:
            found.setdefault(_local(str(concept)), []).append(f"{label} ({label.language})")
    return {concept: ", ".join(sorted(labels)) for concept, labels in found.items()}


def _parents(graph: Graph) -> dict[str, str]:
    return {_local(str(one)): _local(str(broader)) for one, _, broader in graph.triples((None, SKOS.broader, None))}


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _read(path: Path) -> Graph:
    files = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise OntologyError(f"{path} holds no Turtle file.", f"{path}에 Turtle 파일이 없습니다.")
    graph = Graph()
    for file in files:
        try:
            graph.parse(file, format="turtle")
        except Exception as err:  # rdflib's parser raises errors of many kinds
            raise OntologyError(f"{file} is not Turtle: {err}", f"{file}은(는) Turtle이 아닙니다: {err}") from err
    return graph
