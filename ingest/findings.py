"""What extraction finds in a document, before it is laid down as claims."""

from __future__ import annotations

from dataclasses import dataclass

from graph.claims import Direction, Modality, SetAside
from ontology.quantities import Quantity
from ontology.vocabulary import Kind, Trade


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named (or told by its looks) at ``[start, end)``."""

    concept: str
    kind: Kind
    surface: str
    start: int
    end: int
    confidence: float
    rule: str = "label"


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter with a number; *about* are the ids of the material and process it holds for."""

    parameter: str
    quantity: Quantity
    about: tuple[str, ...]
    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Link:
    """
    A defect with a cause or a remedy.

    Attributes:
        role: ``cause`` or ``remedy``.
        target: Concept that stands for it, or None with only the quote.
        conditions: Ids of the material and process under which it was said.
    """

    defect: str
    role: str
    target: str | None
    direction: Direction | None
    modality: Modality
    start: int
    end: int
    quote: str
    rule: str
    conditions: tuple[str, ...] = ()
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Cue:
    """A thing seen, heard, smelt or felt; *sense* is that of a cue concept (``sound`` for ``cue-sound``)."""

    sense: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, in its order within the task (from 1); *process* may be unknown."""

    order: int
    process: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something not to do, or a danger named."""

    hazard: str | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Talk about one task, ``[start, end)``, with the speaker who does most of the talking."""

    start: int
    end: int
    title: dict[str, str]
    trade: Trade | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """
    Everything found in one document; every quote is exactly ``text[start:end]``.

    Attributes:
        stretches: In order, not overlapping; every finding lies in one.
        words: What full-text search goes by of each stretch.
        sentences: ``(start, end)`` of each sentence in order, so that a mention can be quoted whole.
    """

    mentions: tuple[Mention, ...] = ()
    settings: tuple[Setting, ...] = ()
    links: tuple[Link, ...] = ()
    cues: tuple[Cue, ...] = ()
    steps: tuple[Step, ...] = ()
    cautions: tuple[Caution, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
