"""Classes and properties as OWL, each with a label and a definition in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from ontology.tables import rows
from ontology.terms import BASE
from ontology.terms import term as iri_of

_RANGES = {"string": XSD.string, "integer": XSD.integer, "decimal": XSD.decimal, "anyURI": XSD.anyURI}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology, as its table gives it."""

    name: str
    kind: str
    domain: str
    range: str
    labels: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]


def terms() -> tuple[Term, ...]:
    """Every row of ``terms.csv``, in its order."""
    return tuple(
        Term(
            row["name"],
            row["kind"],
            row["domain"],
            row["range"],
            (("ko", row["label_ko"]), ("en", row["label_en"])),
            (("ko", row["definition_ko"]), ("en", row["definition_en"])),
        )
        for row in rows("terms")
    )


def owl_graph() -> Graph:
    """The ontology itself, without the concepts."""
    graph = Graph()
    ontology = URIRef(BASE)
    graph.add((ontology, RDF.type, OWL.Ontology))
    graph.add((ontology, RDFS.label, Literal("뿌리 온톨로지", "ko")))
    graph.add((ontology, RDFS.label, Literal("Ppuri ontology", "en")))
    for term in terms():
        _add(graph, term)
    return graph


def _add(graph: Graph, term: Term) -> None:
    iri = iri_of(term.name)
    kinds = {"class": OWL.Class, "object": OWL.ObjectProperty, "data": OWL.DatatypeProperty}
    graph.add((iri, RDF.type, kinds[term.kind]))
    for language, text in term.labels:
        graph.add((iri, RDFS.label, Literal(text, language)))
    for language, text in term.definitions:
        graph.add((iri, SKOS.definition, Literal(text, language)))
    if term.domain:
        graph.add((iri, RDFS.domain, iri_of(term.domain)))
    if term.range:
        graph.add((iri, RDFS.range, _RANGES.get(term.range) or iri_of(term.range)))
