"""The concepts of the three trades and the words people use for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["defect", "process", "material", "parameter", "equipment", "hazard", "cue", "competency"]
Trade = Literal["casting", "welding", "plating"]
Language = Literal["ko", "en"]

TRADES: tuple[Trade, ...] = ("casting", "welding", "plating")


@dataclass(frozen=True, slots=True)
class Label:
    """
    A word or phrase that names a concept.

    Attributes:
        text: As written in the tables, NFC.
        language: BCP 47 tag.
        role: SKOS role: ``pref``, ``alt`` or ``hidden`` (typos, workshop words only heard).
        origin: Where a workshop word comes from (``ja``, ``en``, ``hanja``, ``ko``, ``trade``), or None.
    """

    text: str
    language: Language
    role: Literal["pref", "alt", "hidden"]
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Notation:
    """A code of a standard; *scheme* is ``iso4063``, ``iso6520-1``, ``icfta`` …"""

    scheme: str
    code: str
    confidence: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """
    A SKOS concept.

    Attributes:
        id: Local id (``def-gas-porosity``); the IRI is `ontology.terms.CONCEPT[id]`.
        kind: What sort of thing it is.
        trade: The trade it belongs to, or None where all share it.
        broader: Local id of the parent, or None at the top of its scheme.
        definition: By language; a language may be missing.
        unit: UCUM code of a parameter, else None.
    """

    id: str
    kind: Kind
    trade: Trade | None
    broader: str | None
    labels: tuple[Label, ...]
    definition: Mapping[str, str] = field(default_factory=dict)
    notations: tuple[Notation, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()  # (exact|close, IRI)
    unit: str | None = None

    def pref_label(self, language: str = "ko") -> str:
        """The preferred label in *language*, else in the other one, else the id."""
        by_language = {label.language: label.text for label in self.labels if label.role == "pref"}
        return by_language.get(language[:2]) or next(iter(by_language.values()), self.id)  # type: ignore[call-overload, no-any-return]


class Vocabulary:
    """
    All concepts, and the ways to find one.

    Built by `Vocabulary.load()` from ``ontology/tables``; immutable afterwards.
    """
