"""
The archive as RDF, out and in, losing nothing.

About every claim's IRI stand its evidence (Web Annotation selectors), its source (PROV-O) and what was said
(rdf:subject, rdf:predicate, rdf:object); where the format has named graphs, the statement itself stands in the
graph of that IRI too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.claims import (
    Claim,
    ConceptRef,
    Deposit,
    Evidence,
    Extractor,
    Passage,
    Predicate,
    Review,
    SetAside,
    Source,
    Technique,
    Text,
)
from graph.store import ClaimStore
from ontology import terms
from ontology.errors import StoreError
from ontology.quantities import Quantity

OA, PROV, RDF = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS, XSD = "http://purl.org/dc/terms/", "http://www.w3.org/2001/XMLSchema#"
MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"
FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
}
PREFIXES = {"ppuri": terms.BASE, "oa": OA, "prov": PROV, "rdf": RDF, "dcterms": DCTERMS, "xsd": XSD}
_TYPE = ox.NamedNode(RDF + "type")

# a source's own words for its fields; what is not here has a standard term
_SOURCE_FIELDS = {
    "sha256": "sha256",
    "path": "path",
    "kind": "fileKind",
    "text": "text",
    "trade": "trade",
    "role": "role",
    "place": "place",
    "consent": "consent",
    "consent_note": "consentNote",
    "media": "media",
    "media_path": "mediaPath",
    "origin": "origin",
}
_SOURCE_TERMS = {
    "language": DCTERMS + "language",
    "recorded_on": DCTERMS + "created",
    "added_at": DCTERMS + "dateAccepted",
    "note": DCTERMS + "description",
    "master": DCTERMS + "creator",
}


def iri(namespace: Any, name: str) -> ox.NamedNode:
    """An IRI of one of our namespaces."""
    return ox.NamedNode(f"{namespace}{name}")


def own(name: str) -> ox.NamedNode:
    """A class or property of the ontology; a misspelt one is an error."""
    return ox.NamedNode(str(terms.term(name)))


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
        yield from _claim_quads(claim, order, named_graphs=named_graphs)


def _quads(subject: ox.NamedNode, pairs: Iterable[tuple[ox.NamedNode, Any]]) -> Iterator[ox.Quad]:
    for predicate, value in pairs:
        if value is not None:
            term = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
            yield ox.Quad(subject, predicate, term, ox.DefaultGraph())


def _source_quads(deposit: Deposit) -> Iterator[ox.Quad]:
    source = deposit.source
    node = iri(terms.SOURCE, source.id)
    yield from _quads(node, [(_TYPE, own("Source")), (_TYPE, ox.NamedNode(PROV + "Entity"))])
    yield from _quads(node, [(own(name), getattr(source, field)) for field, name in _SOURCE_FIELDS.items()])
    yield from _quads(node, [(ox.NamedNode(name), getattr(source, field)) for field, name in _SOURCE_TERMS.items()])
    yield from _quads(node, _titles(source.title))
    if source.supersedes:
        yield from _quads(node, [(ox.NamedNode(PROV + "wasRevisionOf"), iri(terms.SOURCE, source.supersedes))])
    for number, aside in enumerate(deposit.set_aside, start=1):
        place = ox.NamedNode(f"{node.value}/set-aside/{number}")
        yield from _quads(
            place,
            [
                (_TYPE, own("SetAside")),
                (own("inSource"), node),
                (own("order"), number),
                (ox.NamedNode(OA + "start"), aside.start),
                (ox.NamedNode(OA + "end"), aside.end),
                (ox.NamedNode(OA + "exact"), aside.quote),
                (own("reason"), aside.reason),
            ],
        )


def _titles(title: dict[str, str]) -> Iterator[tuple[ox.NamedNode, ox.Literal]]:
    for language, text in title.items():
        yield ox.NamedNode(DCTERMS + "title"), ox.Literal(text, language=language)


def _passage_quads(passage: Passage) -> Iterator[ox.Quad]:
    yield from _quads(
        iri(terms.PASSAGE, passage.id),
        [
            (_TYPE, own("Passage")),
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
    yield from _quads(
        iri(terms.TECHNIQUE, technique.id),
        [
            (_TYPE, own("Technique")),
            (own("inSource"), iri(terms.SOURCE, technique.source)),
            (ox.NamedNode(OA + "start"), technique.start),
            (ox.NamedNode(OA + "end"), technique.end),
            (own("trade"), technique.trade),
            (own("speaker"), technique.speaker),
            *_titles(technique.title),
        ],
    )


def _claim_quads(claim: Claim, order: int, *, named_graphs: bool) -> Iterator[ox.Quad]:
    node = iri(terms.CLAIM, claim.id)
    is_technique = claim.subject == claim.technique
    subject = iri(terms.TECHNIQUE if is_technique else terms.CONCEPT, claim.subject)
    predicate = own(claim.predicate.value)
    target = _object(claim, node)
    if named_graphs:
        yield ox.Quad(subject, predicate, target, node)
    yield from _object_quads(claim, target)
    yield from _quads(
        node,
        [
            (_TYPE, own("Claim")),
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
        yield from _quads(
            target,
            [
                (_TYPE, own("Quantity")),
                (own("minimum"), None if quantity.min is None else float(quantity.min)),
                (own("maximum"), None if quantity.max is None else float(quantity.max)),
                (own("unit"), quantity.unit),
                (own("qualifier"), quantity.qualifier),
            ],
        )


def _evidence_quads(claim: Claim, node: ox.NamedNode) -> Iterator[ox.Quad]:
    evidence = claim.evidence
    target, position, quote = (ox.NamedNode(f"{node.value}/{part}") for part in ("target", "position", "quote"))
    yield from _quads(node, [(ox.NamedNode(OA + "hasTarget"), target)])
    yield from _quads(
        target,
        [
            (_TYPE, ox.NamedNode(OA + "SpecificResource")),
            (ox.NamedNode(OA + "hasSource"), iri(terms.SOURCE, claim.source)),
            (ox.NamedNode(OA + "hasSelector"), position),
            (ox.NamedNode(OA + "hasSelector"), quote),
        ],
    )
    yield from _quads(
        position,
        [
            (_TYPE, ox.NamedNode(OA + "TextPositionSelector")),
            (ox.NamedNode(OA + "start"), evidence.start),
            (ox.NamedNode(OA + "end"), evidence.end),
        ],
    )
    yield from _quads(
        quote, [(_TYPE, ox.NamedNode(OA + "TextQuoteSelector")), (ox.NamedNode(OA + "exact"), evidence.exact)]
    )
    if evidence.t0 is not None:
        fragment = ox.NamedNode(f"{node.value}/fragment")
        value = f"t={evidence.t0!r}" + (f",{evidence.t1!r}" if evidence.t1 is not None else "")
        yield from _quads(target, [(ox.NamedNode(OA + "hasSelector"), fragment)])
        yield from _quads(
            fragment,
            [
                (_TYPE, ox.NamedNode(OA + "FragmentSelector")),
                (ox.NamedNode(DCTERMS + "conformsTo"), ox.NamedNode(MEDIA_FRAGMENTS)),
                (ox.NamedNode(RDF + "value"), value),
            ],
        )


def _review_quads(number: int, review: Review) -> Iterator[ox.Quad]:
    yield from _quads(
        iri(terms.REVIEW, f"{number:09}"),
        [
            (_TYPE, own("Review")),
            (own("reviews"), iri(terms.CLAIM, review.claim)),
            (own("status"), review.status),
            (own("reason"), review.reason),
            (ox.NamedNode(DCTERMS + "creator"), review.reviewer),
            (ox.NamedNode(DCTERMS + "created"), review.at),
        ],
    )


def write_rdf(store: ClaimStore, path: Path) -> None:
    """
    The whole archive as TriG, Turtle, JSON-LD or N-Quads, by the file's ending; memory stays bounded.

    Raises:
        StoreError: The ending is none of these.
    """
    rdf_format = _format_of(path)
    quads = quads_of(store, named_graphs=rdf_format.supports_datasets)
    if rdf_format.supports_datasets:
        ox.serialize(quads, str(path), format=rdf_format, prefixes=PREFIXES)
    else:
        ox.serialize((quad.triple for quad in quads), str(path), format=rdf_format, prefixes=PREFIXES)


def _format_of(path: Path) -> ox.RdfFormat:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        listed = ", ".join(FORMATS)
        raise StoreError(
            f"{path.name}: name an RDF file with one of {listed}.",
            f"{path.name}: RDF 파일 이름은 {listed} 가운데 하나로 끝나야 합니다.",
        ) from None


def read_rdf(path: Path) -> tuple[list[Deposit], list[Review]]:
    """
    What `write_rdf` wrote: deposits, older states of a file first, and reviews in their order.

    Raises:
        StoreError: The file is not RDF, or not of an archive.
    """
    graph = ox.Store()
    try:
        graph.extend(ox.parse(path=str(path), format=_format_of(path)))
        reading = _Reading(graph)
        return reading.deposits(), reading.reviews()
    except (SyntaxError, ValueError, KeyError, IndexError, TypeError, OSError) as err:
        said = " ".join(str(err).split())[:160]
        raise StoreError(
            f"{path.name} is no archive in RDF ({said}).", f"{path.name}은(는) RDF 자료실 파일이 아닙니다 ({said})."
        ) from err


class _Reading:
    """The nodes of a graph, turned back into dataclasses."""

    def __init__(self, graph: ox.Store) -> None:
        self._graph = graph

    def deposits(self) -> list[Deposit]:
        found = {deposit.source.id: deposit for deposit in map(self._deposit, self._of_type("Source"))}
        ordered: dict[str, Deposit] = {}
        for deposit in found.values():
            line = [deposit]
            while (older := line[-1].source.supersedes) in found and older not in ordered:
                line.append(found[older or ""])
            ordered.update({one.source.id: one for one in reversed(line)})
        return list(ordered.values())

    def reviews(self) -> list[Review]:
        return [
            Review(
                _name(self._one(node, own("reviews"))),
                self._text(node, own("status")),  # type: ignore[arg-type]
                self._text(node, ox.NamedNode(DCTERMS + "creator")) or "",
                self._text(node, ox.NamedNode(DCTERMS + "created")) or "",
                self._text(node, own("reason")) or "",
            )
            for node in self._of_type("Review")
        ]

    def _of_type(self, name: str) -> list[ox.NamedNode]:
        quads = self._graph.quads_for_pattern(None, _TYPE, own(name), ox.DefaultGraph())
        nodes = (quad.subject for quad in quads)
        return sorted((node for node in nodes if isinstance(node, ox.NamedNode)), key=lambda node: node.value)

    def _all(self, node: Any, predicate: ox.NamedNode) -> list[Any]:
        return [quad.object for quad in self._graph.quads_for_pattern(node, predicate, None, ox.DefaultGraph())]

    def _one(self, node: Any, predicate: ox.NamedNode) -> Any:
        return next(iter(self._all(node, predicate)), None)

    def _text(self, node: Any, predicate: ox.NamedNode) -> str | None:
        value = self._one(node, predicate)
        return None if value is None else str(value.value)

    def _int(self, node: Any, name: str) -> int:
        return int(self._one(node, ox.NamedNode(name)).value)

    def _float(self, node: Any, name: str) -> float | None:
        value = self._one(node, own(name))
        return None if value is None else float(value.value)

    def _title(self, node: Any) -> dict[str, str]:
        titles = self._all(node, ox.NamedNode(DCTERMS + "title"))
        return {str(title.language): str(title.value) for title in sorted(titles, key=lambda one: one.language != "ko")}

    def _inside(self, kind: str, predicate: ox.NamedNode, node: ox.NamedNode) -> list[ox.NamedNode]:
        quads = self._graph.quads_for_pattern(None, predicate, node, ox.DefaultGraph())
        nodes = (quad.subject for quad in quads)
        return [
            one
            for one in nodes
            if isinstance(one, ox.NamedNode) and ox.Quad(one, _TYPE, own(kind), ox.DefaultGraph()) in self._graph
        ]

    def _deposit(self, node: ox.NamedNode) -> Deposit:
        passages = sorted(
            (self._passage(one) for one in self._inside("Passage", own("inSource"), node)), key=lambda one: one.ordinal
        )
        techniques = sorted(
            (self._technique(one) for one in self._inside("Technique", own("inSource"), node)),
            key=lambda one: one.start,
        )
        derived = self._inside("Claim", ox.NamedNode(PROV + "wasDerivedFrom"), node)
        claims = sorted(derived, key=lambda one: self._int(one, RDF + "value"))
        asides = sorted(
            self._inside("SetAside", own("inSource"), node), key=lambda one: int(self._one(one, own("order")).value)
        )
        return Deposit(
            self._source(node),
            tuple(passages),
            tuple(techniques),
            tuple(map(self._claim, claims)),
            tuple(map(self._aside, asides)),
        )

    def _source(self, node: ox.NamedNode) -> Source:
        known: dict[str, Any] = {field: self._text(node, own(name)) for field, name in _SOURCE_FIELDS.items()}
        known |= {field: self._text(node, ox.NamedNode(name)) for field, name in _SOURCE_TERMS.items()}
        older = self._one(node, ox.NamedNode(PROV + "wasRevisionOf"))
        known |= {"id": _name(node), "title": self._title(node), "supersedes": _name(older) if older else None}
        return Source(**{field.name: known[field.name] for field in fields(Source) if known[field.name] is not None})

    def _passage(self, node: ox.NamedNode) -> Passage:
        return Passage(
            _name(node),
            _name(self._one(node, own("inSource"))),
            int(self._one(node, own("order")).value),
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, own("speaker")),
            self._float(node, "begins"),
            self._float(node, "ends"),
            self._text(node, own("where")),
        )

    def _technique(self, node: ox.NamedNode) -> Technique:
        return Technique(
            _name(node),
            _name(self._one(node, own("inSource"))),
            self._title(node),
            self._text(node, own("trade")),  # type: ignore[arg-type]
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, own("speaker")),
        )

    def _aside(self, node: ox.NamedNode) -> SetAside:
        return SetAside(
            self._int(node, OA + "start"),
            self._int(node, OA + "end"),
            self._text(node, ox.NamedNode(OA + "exact")) or "",
            self._text(node, own("reason")) or "",
        )

    def _claim(self, node: ox.NamedNode) -> Claim:
        order = self._one(node, own("order"))
        return Claim(
            id=_name(node),
            source=_name(self._one(node, ox.NamedNode(PROV + "wasDerivedFrom"))),
            technique=_name(self._one(node, own("inTechnique"))),
            subject=_name(self._one(node, ox.NamedNode(RDF + "subject"))),
            predicate=Predicate(_name(self._one(node, ox.NamedNode(RDF + "predicate")))),
            object=self._object(self._one(node, ox.NamedNode(RDF + "object"))),
            evidence=self._evidence(node),
            extractor=Extractor(
                self._text(node, own("extractor")) or "",
                self._text(node, own("extractorVersion")) or "",
                self._text(node, own("rule")) or "",
            ),
            modality=self._text(node, own("modality")),  # type: ignore[arg-type]
            direction=self._text(node, own("direction")),  # type: ignore[arg-type]
            conditions=tuple(sorted(_name(one) for one in self._all(node, own("condition")))),
            order=None if order is None else int(order.value),
            confidence=self._float(node, "confidence") or 0.0,
        )

    def _object(self, term: Any) -> ConceptRef | Quantity | Text:
        if isinstance(term, ox.Literal):
            return Text(term.value, str(term.language))
        if term.value.endswith("/quantity"):
            return Quantity(
                self._float(term, "minimum"),
                self._float(term, "maximum"),
                self._text(term, own("unit")) or "",
                self._text(term, own("qualifier")),
            )
        return ConceptRef(_name(term))

    def _evidence(self, node: ox.NamedNode) -> Evidence:
        position, quote, fragment = (ox.NamedNode(f"{node.value}/{part}") for part in ("position", "quote", "fragment"))
        times = self._text(fragment, ox.NamedNode(RDF + "value"))
        seconds = [float(one) for one in times.removeprefix("t=").split(",")] if times else []
        return Evidence(
            _name(self._one(node, own("inPassage"))),
            self._int(position, OA + "start"),
            self._int(position, OA + "end"),
            self._text(quote, ox.NamedNode(OA + "exact")) or "",
            seconds[0] if seconds else None,
            seconds[1] if len(seconds) > 1 else None,
        )


def _name(node: Any) -> str:
    return str(node.value).rsplit("/", 1)[-1]
