"""The IRIs that Ppuri speaks in, spelled once."""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/ppuri/"
CONCEPT = Namespace(BASE + "concept/")
SCHEME = Namespace(BASE + "scheme/")
NOTATION = Namespace(BASE + "notation/")
SOURCE = Namespace(BASE + "source/")
PASSAGE = Namespace(BASE + "passage/")
TECHNIQUE = Namespace(BASE + "technique/")
CLAIM = Namespace(BASE + "claim/")
REVIEW = Namespace(BASE + "review/")
MASTER = Namespace(BASE + "master/")


def term(name: str) -> URIRef:
    """
    The IRI of a class or property by its name.

    Raises:
        AttributeError: The ontology has no such term.
    """
    found: URIRef = getattr(PPURI, name)
    return found


class PPURI(DefinedNamespace):
    """Ppuri's own classes and properties; a misspelt name is an error, not a new predicate."""

    _NS = Namespace(BASE)
    _fail = True

    Source: URIRef  # a file as it came
    Passage: URIRef  # a stretch of a source
    Technique: URIRef  # what one master says to do about one task
    Claim: URIRef  # something a source lets us say
    Quantity: URIRef  # a value or range in one unit
    Review: URIRef  # what a person decided about a claim
    Master: URIRef  # who spoke, by role label
    Notation: URIRef  # a code of a standard, with how sure it is
    SetAside: URIRef  # a stretch that gave no claim
    Process: URIRef
    Defect: URIRef
    Material: URIRef
    Parameter: URIRef
    Equipment: URIRef
    Hazard: URIRef
    Cue: URIRef
    Competency: URIRef

    concernsDefect: URIRef  # technique → defect
    usesProcess: URIRef  # technique → process
    worksOn: URIRef  # technique → material
    watches: URIRef  # technique → parameter
    usesEquipment: URIRef  # technique → equipment
    warnsOf: URIRef  # technique → hazard, or words
    hasCue: URIRef  # technique → cue sense
    hasStep: URIRef  # technique → process, or words
    hasSetting: URIRef  # parameter → quantity
    hasCause: URIRef  # defect → concept, or words
    hasRemedy: URIRef  # defect → concept, or words

    inSource: URIRef
    inTechnique: URIRef
    inPassage: URIRef
    modality: URIRef
    direction: URIRef
    condition: URIRef
    order: URIRef
    confidence: URIRef
    extractor: URIRef
    extractorVersion: URIRef
    rule: URIRef
    status: URIRef
    reason: URIRef
    reviews: URIRef
    minimum: URIRef
    maximum: URIRef
    unit: URIRef
    qualifier: URIRef
    sha256: URIRef
    path: URIRef
    fileKind: URIRef
    origin: URIRef
    text: URIRef
    trade: URIRef
    role: URIRef
    place: URIRef
    consent: URIRef
    consentNote: URIRef
    media: URIRef
    mediaPath: URIRef
    begins: URIRef  # seconds into the recording
    ends: URIRef
    speaker: URIRef
    where: URIRef
    usualProcess: URIRef  # equipment, hazard, competency → process
    scheme: URIRef
    basis: URIRef
    wordOrigin: URIRef
