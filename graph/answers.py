"""The shapes in which a store answers; every store gives the same rows in the same order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.claims import (
    Claim,
    Direction,
    Modality,
    Passage,
    Review,
    SetAside,
    Source,
    Status,
    Technique,
)
from ontology.quantities import Quantity
from ontology.vocabulary import Kind, Trade

Order = Literal["match", "newest", "settings", "title"]


@dataclass(frozen=True, slots=True)
class Query:
    """
    What is asked of `ClaimStore.techniques`; all given parts must hold, narrower concepts included.

    Attributes:
        text: Free text in Korean or English, or empty.
        defects: Local ids; a technique matches if it has any of them (likewise below).
        limit: Rows wanted, at most 200.
        offset: Rows left out before.
        order: Best match first; or the newest source, the most settings, or titles by their letters.
    """

    text: str = ""
    defects: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    trade: Trade | None = None
    limit: int = 20
    offset: int = 0
    order: Order = "match"


@dataclass(frozen=True, slots=True)
class CitedWords:
    """
    Words quoted, with everything needed to find and play them again.

    Attributes:
        t0: Seconds into the recording, or None. *t1* likewise.
        textbook: The source is the textbook table, not a person.
        confidence: How surely they were read as what they stand for, 0–1, by the extractor's own likelihood.
    """

    claim: str
    source: str
    source_title: dict[str, str]
    technique: str
    passage: str
    speaker: str | None
    start: int
    end: int
    t0: float | None
    t1: float | None
    quote: str
    modality: Modality
    status: Status
    textbook: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SettingSaid:
    """A parameter's value as one source gave it."""

    parameter: str
    quantity: Quantity
    about: tuple[str, ...]
    evidence: CitedWords


@dataclass(frozen=True, slots=True)
class MatchReason:
    """
    Why a technique was found.

    Attributes:
        kind: ``defect``, ``material``, ``process``, ``parameter``, ``trade``, ``title`` or ``text``.
        concept: The id asked for, or None for text.
        through: The narrower id by which it matched, or None if the same.
        words: For text: the analysed words that matched.
    """

    kind: str
    concept: str | None = None
    through: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TechniqueHit:
    """One found technique; *sources* speak of its defects, a higher *score* is better."""

    technique: Technique
    defects: tuple[str, ...]
    materials: tuple[str, ...]
    processes: tuple[str, ...]
    settings: tuple[SettingSaid, ...]
    sources: int
    score: float
    reasons: tuple[MatchReason, ...]
    evidence: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the found techniques have a concept (or, for ``trade``, a trade)."""

    kind: str
    id: str
    count: int


@dataclass(frozen=True, slots=True)
class TechniquesFound:
    """
    A page of hits, in the order asked for (then by score and id).

    Attributes:
        total: All that match, not only this page.
        facets: Counted over all that match.
        understood: Concept ids read out of the free text.
        nearest: Concept ids offered when nothing was found.
    """

    total: int
    hits: tuple[TechniqueHit, ...]
    facets: tuple[Facet, ...] = ()
    understood: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """
    One cause or remedy of a defect, as many said it.

    Attributes:
        target: Concept id, or None where only words stand for it.
        direction: As in `graph.claims.Claim`.
        said_by: Masters who assert it (sources where the master is unknown; textbook not counted).
        textbook: The textbook table says it too.
    """

    target: str | None
    direction: Direction | None
    said_by: int
    textbook: bool
    evidence: tuple[CitedWords, ...]
    settings: tuple[SettingSaid, ...] = ()
    defects: tuple[str, ...] = ()  # the narrower defects it was said of, if not the one asked


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement, with the conditions under which it was said to hold."""

    direction: Direction | None
    settings: tuple[SettingSaid, ...]
    conditions: tuple[str, ...]
    evidence: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A target on which sources pull in different directions, or give settings that do not meet."""

    target: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class WhyChain:
    """
    Why a defect comes and what was done about it; most-said first, textbook after masters.

    All that is said is counted; of the reasons, the 50 most said of each kind are here, and of targets that are
    pulled both ways the 50 with most voices. Each is quoted once at least, the most said of them up to six times.

    Attributes:
        unsure: Hedged, denied and hypothetical links, kept apart.
        all_causes: How many causes there are, listed or not; the other counts likewise.
    """

    defect: str
    causes: tuple[Reason, ...]
    remedies: tuple[Reason, ...]
    disagreements: tuple[Disagreement, ...]
    unsure: tuple[Reason, ...] = ()
    all_causes: int = 0
    all_remedies: int = 0
    all_unsure: int = 0
    all_disagreements: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the neighbourhood: a concept, technique, source or master; *degree* counts all its edges."""

    id: str
    kind: str
    degree: int


@dataclass(frozen=True, slots=True)
class Edge:
    """
    *count* claims say that *source* stands in *predicate* to *target*.

    The rest is of causes and remedies alone, and includes what is said of narrower defects.

    Attributes:
        voices: As many say so and agree on the direction; masters, or sources of an unknown master.
        directions: All that are given.
        textbook: The textbook says so too.
        accepted: A reviewer has accepted such a claim.
    """

    source: str
    predicate: str
    target: str
    count: int
    voices: int = 0
    directions: tuple[Direction, ...] = ()
    textbook: bool = False
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """At most *limit* nodes around *focus*; *left_out* neighbours were not drawn."""

    focus: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class HierarchyRow:
    """A concept with how many techniques touch it or anything narrower."""

    concept: str
    broader: str | None
    techniques: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list, with what came of it. *duration* in seconds, None without times."""

    source: Source  # text left empty
    passages: int
    techniques: int
    claims: int
    set_aside: int
    duration: float | None
    superseded: bool


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim with the status it has now and what was decided about it, oldest first."""

    claim: Claim
    status: Status
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A whole source: text, passages in order, techniques, claims in order of their words."""

    row: SourceRow
    source: Source
    passages: tuple[Passage, ...]
    techniques: tuple[Technique, ...]
    claims: tuple[ClaimSeen, ...]
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class TechniqueSeen:
    """A technique whole: its claims in order of their words, its passages and their source."""

    technique: Technique
    source: Source  # text left whole, so that quotes can be shown in their place
    passages: tuple[Passage, ...]
    claims: tuple[ClaimSeen, ...]


@dataclass(frozen=True, slots=True)
class ConceptSeen:
    """Everything in the archive that touches a concept (narrower ones included)."""

    concept: str
    techniques: int
    sources: int
    masters: tuple[str, ...]
    settings: tuple[SettingSaid, ...]
    related: tuple[tuple[str, str, int], ...]  # (predicate, other concept, claims), most first
    evidence: tuple[CitedWords, ...]


@dataclass(frozen=True, slots=True)
class MasterRow:
    """
    A person who spoke, by role label.

    Attributes:
        id: ``master-…``, derived from the label.
        seconds: Recorded time of their sources, None without times.
        consents: The consents given, by source id; None is unknown.
    """

    id: str
    label: str
    role: str | None
    trade: Trade | None
    sources: tuple[str, ...]
    techniques: int
    claims: int
    seconds: float | None
    consents: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class MasterSeen:
    """A master with techniques (newest source first) and the concepts spoken to most."""

    row: MasterRow
    techniques: tuple[TechniqueHit, ...]
    concepts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many techniques and masters reach a concept (for competencies: through its processes)."""

    concept: str
    kind: Kind
    techniques: int
    masters: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything there is; what was superseded counts under *superseded* alone."""

    sources: int
    passages: int
    techniques: int
    claims: int
    masters: int
    set_aside: int
    superseded: int
    by_predicate: dict[str, int] = field(default_factory=dict)
    by_status: dict[str, int] = field(default_factory=dict)
    by_trade: dict[str, int] = field(default_factory=dict)
