"""What the archive is made of: sources, their passages, and the claims that rest on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from ontology.quantities import Quantity
from ontology.vocabulary import Trade

Modality = Literal["asserted", "denied", "hedged", "hypothetical"]
Direction = Literal["increase", "decrease"]
BOTH_WAYS: tuple[Direction, Direction] = ("increase", "decrease")
OTHER_WAY: dict[Direction, Direction] = {"increase": "decrease", "decrease": "increase"}
Status = Literal["suggested", "accepted", "rejected", "superseded"]


class Predicate(StrEnum):
    """How subject and object of a claim hang together; the names are those of the ontology."""

    CONCERNS_DEFECT = "concernsDefect"  # technique → defect
    USES_PROCESS = "usesProcess"  # technique → process
    WORKS_ON = "worksOn"  # technique → material
    WATCHES = "watches"  # technique → parameter
    USES_EQUIPMENT = "usesEquipment"  # technique → equipment
    WARNS_OF = "warnsOf"  # technique → hazard, or text (a prohibition)
    HAS_CUE = "hasCue"  # technique → cue sense
    HAS_STEP = "hasStep"  # technique → process, or text
    HAS_SETTING = "hasSetting"  # parameter → quantity; conditions say for which material and process
    HAS_CAUSE = "hasCause"  # defect → concept, or text
    HAS_REMEDY = "hasRemedy"  # defect → concept, or text


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand for no concept, kept as they were said."""

    value: str
    language: str


@dataclass(frozen=True, slots=True)
class ConceptRef:
    """A concept by its local id."""

    id: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    The words a claim rests on.

    ``exact == source.text[start:end]`` always; offsets are code points of the NFC text, end not included.

    Attributes:
        t0: Seconds into the recording where the words begin, None where nothing was recorded.
        t1: Seconds where they end.
    """

    passage: str
    start: int
    end: int
    exact: str
    t0: float | None = None
    t1: float | None = None


@dataclass(frozen=True, slots=True)
class Extractor:
    """Who found a claim: component name and version, and the rule or model that fired."""

    name: str
    version: str
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One thing a source lets us say.

    Attributes:
        id: ``claim-…``, derived from source, statement and span: the same words give the same id.
        technique: Id of the technique the words belong to.
        subject: Local id of a concept, or the technique's id.
        conditions: Local ids of the concepts under which it holds (material, process, …), sorted.
        direction: For causes and remedies: what makes the defect come, or what to do.
        order: Position among the technique's steps, from 1; None for everything else.
        confidence: 0–1, the extractor's.
    """

    id: str
    source: str
    technique: str
    subject: str
    predicate: Predicate
    object: ConceptRef | Quantity | Text
    evidence: Evidence
    extractor: Extractor
    modality: Modality = "asserted"
    direction: Direction | None = None
    conditions: tuple[str, ...] = ()
    order: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A stretch of a source: a cue, a turn, a paragraph, a table row.

    Attributes:
        id: ``<source id>.p<ordinal>``.
        where: Human place in the file (``page 3``, ``B12``, ``cue 41``), or None.
    """

    id: str
    source: str
    ordinal: int
    start: int
    end: int
    speaker: str | None = None
    t0: float | None = None
    t1: float | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Technique:
    """
    What one master or note says to do about one task: one stretch of talk with a title.

    Attributes:
        id: ``tech-…``, derived from the source and the stretch's start.
        title: By language; the source's language always, the other where labels give it.
        start: Offset of the stretch in the source's text; *end* not included.
        speaker: Label of the master who speaks, or None.
    """

    id: str
    source: str
    title: dict[str, str]
    trade: Trade | None
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """
    A file as it came, and what is known about its making.

    What was not said is None and is shown as unknown.

    Attributes:
        id: ``src-…``, derived from *sha256*, what was said about the file, and *supersedes*.
        path: Folder and file name, as a person knows it (no machine path).
        kind: The file's kind as in `ingest.documents.Document`, or ``textbook``.
        text: The whole text, Unicode NFC, newlines as LF.
        title: By language.
        master: Role label of who speaks, or None.
        consent: ``public``, ``archive``, ``company-only`` or None.
        media: File name of the recording beside the source, or None.
        added_at: ISO 8601 UTC.
        supersedes: Id of the source whose file this one replaced, or None.
        origin: Digest of the place the file was read from, by which a changed file is known again.
    """

    id: str
    sha256: str
    path: str
    kind: str
    language: str
    text: str
    title: dict[str, str] = field(default_factory=dict)
    trade: Trade | None = None
    master: str | None = None
    role: str | None = None
    recorded_on: str | None = None
    place: str | None = None
    consent: str | None = None
    consent_note: str | None = None
    note: str | None = None
    media: str | None = None
    media_path: str | None = None
    added_at: str = ""
    supersedes: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch that was understood in part only, with the reason it gave no claim."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """
    All that one source brings, added to a store in one step or not at all.

    Attributes:
        words: What full-text search goes by of each technique's talk (see `graph.words`), where extraction
            has it at hand; a store works it out where it is empty. No part of what is kept, nor of the digest.
        reviews: Decisions about its claims that were made of the same ones in what it replaces, recorded with it.
    """

    source: Source
    passages: tuple[Passage, ...]
    techniques: tuple[Technique, ...]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...] = ()
    words: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)
    reviews: tuple[Review, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """
    What a person decided about a claim; the latest one counts, all are kept.

    Attributes:
        status: ``accepted``, ``rejected``, or ``suggested`` (an undone decision).
        at: ISO 8601 UTC.
    """

    claim: str
    status: Literal["accepted", "rejected", "suggested"]
    reviewer: str
    at: str
    reason: str = ""
