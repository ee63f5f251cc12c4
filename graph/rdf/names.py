"""What the archive is called by in RDF: standard terms where there are some, our own for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ontology import terms
from ontology.errors import StoreError

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
TYPE = ox.NamedNode(RDF + "type")
# a source's own words for its fields; what is not here has a standard term
SOURCE_FIELDS = {
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
SOURCE_TERMS = {
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


def name_of(node: Any) -> str:
    """The local id in an IRI of ours."""
    return str(node.value).rsplit("/", 1)[-1]


def format_of(path: Path) -> ox.RdfFormat:
    """
    The format that a file's ending names.

    Raises:
        StoreError: It is none of ours.
    """
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        listed = ", ".join(FORMATS)
        raise StoreError(
            f"{path.name}: name an RDF file with one of {listed}.",
            f"{path.name}: RDF 파일 이름은 {listed} 가운데 하나로 끝나야 합니다.",
        ) from None


def quads(subject: ox.NamedNode, pairs: Iterable[tuple[ox.NamedNode, Any]]) -> Iterator[ox.Quad]:
    """What holds of a subject; None is left out."""
    for predicate, value in pairs:
        if value is not None:
            term = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
            yield ox.Quad(subject, predicate, term, ox.DefaultGraph())
