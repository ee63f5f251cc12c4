"""Deposits and reviews as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.claims import (
    Deposit,
    Passage,
    Review,
    Technique,
)
from graph.rdf.claims import claim_quads
from graph.rdf.names import (
    DCTERMS,
    OA,
    PREFIXES,
    PROV,
    SOURCE_FIELDS,
    SOURCE_TERMS,
    TYPE,
    format_of,
    iri,
    own,
    quads,
)
from graph.store import ClaimStore
from ontology import terms


def write_rdf(store: ClaimStore, path: Path) -> None:
    """
    The whole archive as TriG, Turtle, JSON-LD or N-Quads, by the file's ending; memory stays bounded.

    Raises:
        StoreError: The ending is none of these.
    """
    rdf_format = format_of(path)
    every = quads_of(store, named_graphs=rdf_format.supports_datasets)
    if rdf_format.supports_datasets:
        ox.serialize(every, str(path), format=rdf_format, prefixes=PREFIXES)
    else:
        ox.serialize((quad.triple for quad in every), str(path), format=rdf_format, prefixes=PREFIXES)


def quads_of(store: ClaimStore, *, named_graphs: bool = True) -> Iterator[ox.Quad]:
    """The whole archive, a deposit at a time, then the reviews in their order."""
    for deposit in store.deposits():
        yield from deposit_quads(deposit, named_graphs=named_graphs)
    for number, review in enumerate(store.reviews(), start=1):
        yield from _review_quads(number, review)


def deposit_quads(deposit: Deposit, *, named_graphs: bool = True) -> Iterator[ox.Quad]:
    """One source and all that rests on it."""
    yield from _source_quads(deposit)
    for passage in deposit.passages:
        yield from _passage_quads(passage)
    for technique in deposit.techniques:
        yield from _technique_quads(technique)
    for order, claim in enumerate(deposit.claims, start=1):
        yield from claim_quads(claim, order, named_graphs=named_graphs)


def _source_quads(deposit: Deposit) -> Iterator[ox.Quad]:
    source = deposit.source
    node = iri(terms.SOURCE, source.id)
    yield from quads(node, [(TYPE, own("Source")), (TYPE, ox.NamedNode(PROV + "Entity"))])
    yield from quads(node, [(own(name), getattr(source, field)) for field, name in SOURCE_FIELDS.items()])
    yield from quads(node, [(ox.NamedNode(name), getattr(source, field)) for field, name in SOURCE_TERMS.items()])
    yield from quads(node, _titles(source.title))
    if source.supersedes:
        yield from quads(node, [(ox.NamedNode(PROV + "wasRevisionOf"), iri(terms.SOURCE, source.supersedes))])
    for number, aside in enumerate(deposit.set_aside, start=1):
        place = ox.NamedNode(f"{node.value}/set-aside/{number}")
        yield from quads(
            place,
            [
                (TYPE, own("SetAside")),
                (own("inSource"), node),
                (own("order"), number),
                (ox.NamedNode(OA + "start"), aside.start),
                (ox.NamedNode(OA + "end"), aside.end),
                (ox.NamedNode(OA + "exact"), aside.quote),
                (own("reason"), aside.reason),
            ],
        )


def _passage_quads(passage: Passage) -> Iterator[ox.Quad]:
    yield from quads(
        iri(terms.PASSAGE, passage.id),
        [
            (TYPE, own("Passage")),
            (own("inSource"), iri(terms.SOURCE, passage.source)),
            (own("order"), passage.ordinal),
            (ox.NamedNode(OA + "start"), passage.start),
            (ox.NamedNode(OA + "end"), passage.end),
            (own("speaker"), passage.speaker),
            (own("begins"), passage.t0),
            (own("ends"), passage.t1),
            (own("where"), passage.where),
        ],
    )


def _technique_quads(technique: Technique) -> Iterator[ox.Quad]:
    yield from quads(
        iri(terms.TECHNIQUE, technique.id),
        [
            (TYPE, own("Technique")),
            (own("inSource"), iri(terms.SOURCE, technique.source)),
            (ox.NamedNode(OA + "start"), technique.start),
            (ox.NamedNode(OA + "end"), technique.end),
            (own("trade"), technique.trade),
            (own("speaker"), technique.speaker),
            *_titles(technique.title),
        ],
    )


def _review_quads(number: int, review: Review) -> Iterator[ox.Quad]:
    yield from quads(
        iri(terms.REVIEW, f"{number:09}"),
        [
            (TYPE, own("Review")),
            (own("reviews"), iri(terms.CLAIM, review.claim)),
            (own("status"), review.status),
            (own("reason"), review.reason),
            (ox.NamedNode(DCTERMS + "creator"), review.reviewer),
            (ox.NamedNode(DCTERMS + "created"), review.at),
        ],
    )


def _titles(title: dict[str, str]) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
    for language, text in title.items():
        yield ox.NamedNode(DCTERMS + "title"), ox.Literal(text, language=language)
