"""Claims as RDF: what was said, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.claims import (
    Claim,
    ConceptRef,
    Text,
)
from graph.rdf.names import (
    DCTERMS,
    MEDIA_FRAGMENTS,
    OA,
    PROV,
    RDF,
    TYPE,
    iri,
    own,
    quads,
)
from ontology import terms
from ontology.quantities import Quantity


def claim_quads(claim: Claim, order: int, *, named_graphs: bool) -> Iterator[ox.Quad]:
    """A claim, *order* being its place in its source."""
    node = iri(terms.CLAIM, claim.id)
    is_technique = claim.subject == claim.technique
    subject = iri(terms.TECHNIQUE if is_technique else terms.CONCEPT, claim.subject)
    predicate = own(claim.predicate.value)
    target = _object(claim, node)
    if named_graphs:
        yield ox.Quad(subject, predicate, target, node)
    yield from _object_quads(claim, target)
    yield from quads(
        node,
        [
            (TYPE, own("Claim")),
            (ox.NamedNode(RDF + "subject"), subject),
            (ox.NamedNode(RDF + "predicate"), predicate),
            (ox.NamedNode(RDF + "object"), target),
            (ox.NamedNode(PROV + "wasDerivedFrom"), iri(terms.SOURCE, claim.source)),
            (own("inTechnique"), iri(terms.TECHNIQUE, claim.technique)),
            (own("inPassage"), iri(terms.PASSAGE, claim.evidence.passage)),
            (own("modality"), claim.modality),
            (own("direction"), claim.direction),
            (own("order"), claim.order),
            (own("confidence"), float(claim.confidence)),
            (own("extractor"), claim.extractor.name),
            (own("extractorVersion"), claim.extractor.version),
            (own("rule"), claim.extractor.rule),
            (ox.NamedNode(RDF + "value"), order),
            *((own("condition"), iri(terms.CONCEPT, condition)) for condition in claim.conditions),
        ],
    )
    yield from _evidence_quads(claim, node)


def _object(claim: Claim, node: ox.NamedNode) -> ox.NamedNode | ox.Literal:
    if isinstance(claim.object, ConceptRef):
        return iri(terms.CONCEPT, claim.object.id)
    if isinstance(claim.object, Text):
        return ox.Literal(claim.object.value, language=claim.object.language)
    return ox.NamedNode(f"{node.value}/quantity")


def _object_quads(claim: Claim, target: ox.NamedNode | ox.Literal) -> Iterator[ox.Quad]:
    if isinstance(claim.object, Quantity) and isinstance(target, ox.NamedNode):
        quantity = claim.object
        yield from quads(
            target,
            [
                (TYPE, own("Quantity")),
                (own("minimum"), None if quantity.min is None else float(quantity.min)),
                (own("maximum"), None if quantity.max is None else float(quantity.max)),
                (own("unit"), quantity.unit),
                (own("qualifier"), quantity.qualifier),
            ],
        )


def _evidence_quads(claim: Claim, node: ox.NamedNode) -> Iterator[ox.Quad]:
    evidence = claim.evidence
    target, position, quote = (ox.NamedNode(f"{node.value}/{part}") for part in ("target", "position", "quote"))
    yield from quads(node, [(ox.NamedNode(OA + "hasTarget"), target)])
    yield from quads(
        target,
        [
            (TYPE, ox.NamedNode(OA + "SpecificResource")),
            (ox.NamedNode(OA + "hasSource"), iri(terms.SOURCE, claim.source)),
            (ox.NamedNode(OA + "hasSelector"), position),
            (ox.NamedNode(OA + "hasSelector"), quote),
        ],
    )
    yield from quads(
        position,
        [
            (TYPE, ox.NamedNode(OA + "TextPositionSelector")),
            (ox.NamedNode(OA + "start"), evidence.start),
            (ox.NamedNode(OA + "end"), evidence.end),
        ],
    )
    yield from quads(
        quote, [(TYPE, ox.NamedNode(OA + "TextQuoteSelector")), (ox.NamedNode(OA + "exact"), evidence.exact)]
    )
    if evidence.t0 is not None:
        fragment = ox.NamedNode(f"{node.value}/fragment")
        value = f"t={evidence.t0!r}" + (f",{evidence.t1!r}" if evidence.t1 is not None else "")
        yield from quads(target, [(ox.NamedNode(OA + "hasSelector"), fragment)])
        yield from quads(
            fragment,
            [
                (TYPE, ox.NamedNode(OA + "FragmentSelector")),
                (ox.NamedNode(DCTERMS + "conformsTo"), ox.NamedNode(MEDIA_FRAGMENTS)),
                (ox.NamedNode(RDF + "value"), value),
            ],
        )
