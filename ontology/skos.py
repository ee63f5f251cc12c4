"""Concepts as SKOS schemes, one a kind."""

from __future__ import annotations

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology.terms import CONCEPT, NOTATION, PPURI, SCHEME, term
from ontology.vocabulary import Concept, Kind, Vocabulary

TITLES: dict[Kind, tuple[str, str]] = {
    "process": ("공정", "Processes"),
    "defect": ("결함", "Defects"),
    "material": ("재료", "Materials"),
    "parameter": ("조건 항목", "Parameters"),
    "equipment": ("설비", "Equipment"),
    "hazard": ("위험", "Hazards"),
    "cue": ("감각 신호", "Cues of the senses"),
    "competency": ("능력단위", "Competency units"),
}
_ROLES = {"pref": SKOS.prefLabel, "alt": SKOS.altLabel, "hidden": SKOS.hiddenLabel}
_DEGREES = {"exact": SKOS.exactMatch, "close": SKOS.closeMatch}


def scheme_graph(kind: Kind, vocabulary: Vocabulary) -> Graph:
    """The concept scheme of one kind."""
    graph = Graph()
    scheme = SCHEME[kind]
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for language, title in zip(("ko", "en"), TITLES[kind], strict=True):
        graph.add((scheme, SKOS.prefLabel, Literal(title, language)))
    for concept in vocabulary.of_kind(kind):
        _add(graph, concept, scheme)
    return graph


def _add(graph: Graph, concept: Concept, scheme: URIRef) -> None:
    iri = CONCEPT[concept.id]
    graph.add((iri, RDF.type, SKOS.Concept))
    graph.add((iri, RDF.type, term(concept.kind.capitalize())))
    graph.add((iri, SKOS.inScheme, scheme))
    if concept.broader:
        graph.add((iri, SKOS.broader, CONCEPT[concept.broader]))
    else:
        graph.add((iri, SKOS.topConceptOf, scheme))
    if concept.trade:
        graph.add((iri, PPURI.trade, Literal(concept.trade)))
    if concept.unit:
        graph.add((iri, PPURI.unit, Literal(concept.unit)))
    for process in concept.processes:
        graph.add((iri, PPURI.usualProcess, CONCEPT[process]))
    _add_words(graph, concept, iri)
    _add_codes(graph, concept, iri)


def _add_words(graph: Graph, concept: Concept, iri: URIRef) -> None:
    for label in concept.labels:
        graph.add((iri, _ROLES[label.role], Literal(label.text, label.language)))
    for language, text in concept.definition.items():
        graph.add((iri, SKOS.definition, Literal(text, language)))
    for label in concept.labels:
        if label.origin:
            said = f"{label.text}: {label.origin} {label.note}".strip()
            graph.add((iri, PPURI.wordOrigin, Literal(said)))


def _add_codes(graph: Graph, concept: Concept, iri: URIRef) -> None:
    """A code's datatype is its scheme; how sure it is stands on a node of its own."""
    for number, notation in enumerate(concept.notations, start=1):
        graph.add((iri, SKOS.notation, Literal(notation.code, datatype=NOTATION[notation.scheme])))
        if notation.confidence or notation.basis:
            node = URIRef(f"{iri}/notation/{number}")
            graph.add((node, RDF.type, PPURI.Notation))
            graph.add((node, RDF.value, Literal(notation.code, datatype=NOTATION[notation.scheme])))
            graph.add((iri, RDFS.seeAlso, node))
            if notation.confidence:
                graph.add((node, PPURI.confidence, Literal(notation.confidence)))
            if notation.basis:
                graph.add((node, PPURI.basis, Literal(notation.basis)))
    for match in concept.matches:
        graph.add((iri, _DEGREES[match.degree], URIRef(match.iri)))
