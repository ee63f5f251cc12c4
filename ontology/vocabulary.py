"""The concepts of the three trades and the words people use for them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from ontology import lookup, tables
from ontology.errors import AmbiguousTermError, OntologyError, UnknownTermError, WrongKindError

Kind = Literal["defect", "process", "material", "parameter", "equipment", "hazard", "cue", "competency"]
Trade = Literal["casting", "welding", "plating"]
Language = Literal["ko", "en"]
LabelRole = Literal["pref", "alt", "hidden"]

TRADES: tuple[Trade, ...] = ("casting", "welding", "plating")
KINDS: tuple[Kind, ...] = (
    "process",
    "defect",
    "material",
    "parameter",
    "equipment",
    "hazard",
    "cue",
    "competency",
)


@dataclass(frozen=True, slots=True)
class Label:
    """
    A word or phrase that names a concept.

    Attributes:
        text: As written in the tables, NFC.
        language: BCP 47 tag.
        role: SKOS role; hidden are typos and words that are heard but not written.
        origin: Where a workshop word comes from (``ja``, ``en``, ``hanja``, ``ko``, ``trade``), or None.
        note: What the word is in its own language or how sure it is, or empty.
    """

    text: str
    language: Language
    role: LabelRole
    origin: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notation:
    """
    A code in a standard.

    Attributes:
        scheme: ``iso4063``, ``iso6520-1``, ``icfta``, ``ks``, ``jis``, ``astm``, ``en``, ``cas``, ``ncs``.
        confidence: How sure the code is (``high``, ``medium``, ``low``), or None.
        basis: ``lookup`` (seen in public material) or ``recalled`` (from memory), or None.
    """

    scheme: str
    code: str
    confidence: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A concept of another vocabulary; *degree* is SKOS ``exact`` or ``close``."""

    degree: Literal["exact", "close"]
    iri: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """
    A SKOS concept.

    Attributes:
        id: Local id (``def-gas-porosity``); its IRI is ``ontology.terms.CONCEPT[id]``.
        trade: The trade it belongs to, or None where all share it.
        broader: Local id of the parent, or None at the top of its scheme.
        definition: By language; a language may be missing.
        unit: UCUM code of a parameter, else None.
        processes: For equipment, hazards and competencies: the processes they belong to.
    """

    id: str
    kind: Kind
    trade: Trade | None
    broader: str | None
    labels: tuple[Label, ...]
    definition: Mapping[str, str] = field(default_factory=dict, hash=False)
    notations: tuple[Notation, ...] = ()
    matches: tuple[Match, ...] = ()
    unit: str | None = None
    processes: tuple[str, ...] = ()
    category: str = ""

    @property
    def is_worked_on(self) -> bool:
        """Whether parts are made of it, a material; not whether it is used on them."""
        return self.category in {"alloy", "base_metal"}

    def pref_label(self, language: str = "ko") -> str:
        """The preferred label in *language*, else in the other one, else the id."""
        preferred = {label.language: label.text for label in self.labels if label.role == "pref"}
        found = preferred.get("ko" if language.startswith("ko") else "en")
        return found or next(iter(preferred.values()), self.id)


@dataclass(frozen=True, slots=True)
class TextbookRow:
    """
    What a textbook says of one defect.

    Attributes:
        parameter: What the remedy acts on, or None.
        direction: What the remedy does to it (the cause's is the opposite); None is: keep it in its window.
    """

    id: str
    defect: str
    process: str | None
    cause: Mapping[str, str]
    remedy: Mapping[str, str]
    parameter: str | None
    direction: Literal["increase", "decrease"] | None


class Vocabulary:
    """
    All concepts, and the ways to find one.

    Built by `Vocabulary.load`; immutable afterwards.
    """

    def __init__(
        self,
        concepts: tuple[Concept, ...],
        textbook: tuple[TextbookRow, ...] = (),
        ranges: Mapping[str, Mapping[str, tuple[float, float]]] | None = None,
        ambiguous: frozenset[str] = frozenset(),
        version: str = "",
    ) -> None:
        self.concepts = concepts
        self.version = version
        self._textbook = textbook
        self._ranges = ranges or {}
        self._ambiguous = ambiguous
        self._by_id = {concept.id: concept for concept in concepts}
        self._children: defaultdict[str, list[str]] = defaultdict(list)
        for concept in concepts:
            if concept.broader:
                self._children[concept.broader].append(concept.id)

    @staticmethod
    def load(folder: Path | None = None) -> Vocabulary:
        """
        The vocabulary of the tables in *folder* (Ppuri's own by default), read once a process.

        Raises:
            OntologyError: A table contradicts itself.
        """
        return _loaded(folder or tables.FOLDER)

    def __getitem__(self, concept_id: str) -> Concept:
        try:
            return self._by_id[concept_id]
        except KeyError:
            near = tuple(concept for concept, _ in self.nearest(concept_id, 3))
            raise UnknownTermError(concept_id, near) from None

    def __contains__(self, concept_id: object) -> bool:
        return concept_id in self._by_id

    def of_kind(self, kind: Kind) -> tuple[Concept, ...]:
        """Concepts of one kind, in table order."""
        return tuple(concept for concept in self.concepts if concept.kind == kind)

    def label(self, concept_id: str, language: str = "ko") -> str:
        """The preferred label, or the id itself if nothing has it."""
        concept = self._by_id.get(concept_id)
        return concept.pref_label(language) if concept else concept_id

    def labels(self) -> Iterator[tuple[Label, Concept]]:
        """Every label with its concept."""
        return ((label, concept) for concept in self.concepts for label in concept.labels)

    def is_ambiguous(self, text: str) -> bool:
        """Whether a label is an everyday word too, so that it names its concept only in good company."""
        return lookup.folded(text) in self._ambiguous

    def narrower(self, concept_id: str) -> tuple[str, ...]:
        """Children, in table order."""
        return tuple(self._children.get(concept_id, ()))

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """Everything broader, nearest first."""
        found: list[str] = []
        parent = self[concept_id].broader
        while parent and parent not in found:
            found.append(parent)
            parent = self._by_id[parent].broader if parent in self._by_id else None
        return tuple(found)

    def descendants(self, concept_id: str) -> frozenset[str]:
        """The concept itself and everything narrower."""
        found: set[str] = set()
        ahead = [concept_id]
        while ahead:
            concept = ahead.pop()
            if concept not in found:
                found.add(concept)
                ahead.extend(self._children.get(concept, ()))
        return frozenset(found)

    def matches(self, term: str, *, kind: Kind | None = None, trade: Trade | None = None) -> tuple[Concept, ...]:
        """
        Every concept that *term* names: by id, by a label in either language, or by a code of a standard.

        Preferred labels go before other ones, so that a trade word which is one concept's
        preferred label and another's nickname means the former, trade by trade.
        """
        if term in self._by_id:
            return tuple(self._wanted((self._by_id[term],), kind, trade))
        found = tuple(self._wanted(self._index.named(term), kind, trade))
        if trade and len(found) > 1:
            return tuple(concept for concept in found if concept.trade == trade) or found
        return found

    def find(
        self,
        term: str,
        *,
        kind: Kind | None = None,
        trade: Trade | None = None,
        language: str | None = None,
    ) -> Concept:
        """
        The one concept that *term* names.

        Args:
            term: An id, a label in either language (workshop words too), or a code ("131", "FC250").
            kind: Only concepts of this kind.
            trade: Tells homonyms apart.
            language: Only labels in this language.

        Raises:
            UnknownTermError: Nothing is called so; the nearest labels are offered.
            WrongKindError: Something is, but of another kind.
            AmbiguousTermError: Several concepts are.
        """
        found = self.matches(term, kind=kind, trade=trade)
        if language:
            found = tuple(concept for concept in found if any(label.language == language for label in concept.labels))
        others = self.matches(term) if kind and not found else ()
        if kind and others and kind not in {concept.kind for concept in others}:
            raise WrongKindError(term, kind, others[0].kind)
        if not found:
            near = tuple(self.label(concept) for concept, _ in self.nearest(term, 3, kind))
            raise UnknownTermError(term, near)
        if len(found) > 1:
            senses = ((self.label(one.id, "en"), self.label(one.id, "ko"), one.trade or one.kind) for one in found)
            told = tuple((f"{en} ({apart})", f"{ko} ({apart})") for en, ko, apart in senses)
            raise AmbiguousTermError(term, tuple(concept.id for concept in found), told)
        return found[0]

    def nearest(self, term: str, limit: int = 5, kind: Kind | None = None) -> tuple[tuple[str, float], ...]:
        """Concepts whose labels look most like *term*: ``(id, likeness 0–100)``, best first."""
        near = self._index.nearest(term, limit * 4)
        wanted = [(concept, score) for concept, score in near if kind in {None, self._by_id[concept].kind}]
        return tuple(wanted[:limit])

    def suggest(self, prefix: str, language: str = "ko", limit: int = 8) -> tuple[tuple[str, str], ...]:
        """Labels that begin with, or contain, what was typed: ``(label, id)``, the reader's language first."""
        return self._index.suggestions(prefix, language, limit)

    def textbook(self) -> tuple[TextbookRow, ...]:
        """Causes and remedies as textbooks give them."""
        return self._textbook

    @property
    def competencies(self) -> tuple[Concept, ...]:
        """The NCS competency units."""
        return self.of_kind("competency")

    def typical_range(self, parameter: str) -> Mapping[str, tuple[float, float]]:
        """Usual shop range by process, in the parameter's unit; a starting point, not a specification."""
        return self._ranges.get(parameter, {})

    def _wanted(self, concepts: tuple[Concept, ...], kind: Kind | None, trade: Trade | None) -> Iterator[Concept]:
        for concept in concepts:
            if kind in {None, concept.kind} and (trade is None or concept.trade in {None, trade}):
                yield concept

    @cached_property
    def _index(self) -> lookup.Index:
        return lookup.Index(self.concepts)


@cache
def _loaded(folder: Path) -> Vocabulary:
    from ontology.assembly import assemble  # noqa: PLC0415  # it builds what this module defines

    if not folder.is_dir():
        raise OntologyError(
            f"{folder} is not a folder of vocabulary tables.", f"{folder}은(는) 용어표 폴더가 아닙니다."
        )
    return assemble(folder)


def version_of(folder: Path) -> str:
    """Sixteen hex digits that change whenever a table does."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]
