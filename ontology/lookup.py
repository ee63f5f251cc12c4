"""Finding the concept that somebody means by a word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from ontology.vocabulary import Concept

NEAR_ENOUGH = 60.0  # of 100, over jamo; unrelated nouns rarely reach it
_ROLES = ("pref", "alt", "code", "hidden")
_SCHEME_NAMES = re.compile(r"^((iso\s*)?4063|(iso\s*)?6520(-1)?|icfta|ks|jis|astm|en|cas|ncs)[\s:\-]+", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")


def folded(text: str) -> str:
    """What is compared: NFKC, case folded, without white space, hyphens, middle dots and full stops."""
    return re.sub(r"[\s\-‐‑–·・._/]+", "", unicodedata.normalize("NFKC", text).casefold())


def bare(text: str) -> str:
    """A label without what stands in brackets: gas porosity (blowhole) → gas porosity."""
    return _ASIDE.sub("", text).strip() or text


def jamo(text: str) -> str:
    """Hangul taken apart into letters, so that 다이케스팅 differs from 다이캐스팅 in one letter of many."""
    return unicodedata.normalize("NFKD", folded(text))


class Index:
    """Labels and codes by their folded form."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(concepts)
        self._named: defaultdict[str, list[tuple[int, Concept]]] = defaultdict(list)
        for concept in self._concepts:
            for rank, text in _names(concept):
                entry = (rank, concept)
                if entry not in self._named[folded(text)]:
                    self._named[folded(text)].append(entry)

    def named(self, term: str) -> tuple[Concept, ...]:
        """Concepts called *term*; within a trade the one whose preferred label it is, alone."""
        entries = self._named.get(folded(term)) or self._named.get(folded(_SCHEME_NAMES.sub("", term)), [])
        best: dict[tuple[str, str | None], int] = {}
        for rank, concept in entries:
            group = (concept.kind, concept.trade)
            best[group] = min(rank, best.get(group, rank))
        return tuple(
            dict.fromkeys(
                concept
                for rank, concept in sorted(entries, key=lambda entry: entry[0])
                if rank == best[concept.kind, concept.trade]
            )
        )

    def nearest(self, term: str, limit: int) -> tuple[tuple[str, float], ...]:
        """Concept ids with labels like *term*, best first."""
        near = process.extract(jamo(term), self._jamo, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=NEAR_ENOUGH)
        best: dict[str, float] = {}
        for _, score, place in near:
            concept = self._jamo_concepts[place]
            best[concept] = max(score, best.get(concept, 0.0))
        ranked = sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))
        return tuple(ranked[:limit])

    def suggestions(self, typed: str, language: str, limit: int) -> tuple[tuple[str, str], ...]:
        """Labels beginning with what was typed, then those containing it; a concept once."""
        wanted = folded(typed)
        if not wanted:
            return ()
        ranked = sorted(self._like(wanted, language))
        chosen: dict[str, str] = {}
        for *_, text, concept in ranked:
            chosen.setdefault(concept, text)
        return tuple((text, concept) for concept, text in list(chosen.items())[:limit])

    def _like(self, wanted: str, language: str) -> Iterator[tuple[int, int, int, int, str, str]]:
        for form, label_language, role, text, concept in self._forms:
            place = form.find(wanted)
            if place >= 0:
                yield (min(place, 1), int(label_language != language), role, len(form), text, concept)

    @cached_property
    def _forms(self) -> list[tuple[str, str, int, str, str]]:
        return [
            (folded(label.text), label.language, _ROLES.index(label.role), label.text, concept.id)
            for concept in self._concepts
            if concept.kind not in {"cue", "competency"}
            for label in concept.labels
            if label.role != "hidden"
        ]

    @cached_property
    def _jamo(self) -> list[str]:
        return [jamo(label.text) for concept in self._concepts for label in concept.labels]

    @cached_property
    def _jamo_concepts(self) -> list[str]:
        return [concept.id for concept in self._concepts for _ in concept.labels]


def _names(concept: Concept) -> Iterator[tuple[int, str]]:
    for label in concept.labels:
        for text in {label.text, bare(label.text)}:
            yield _ROLES.index(label.role), text
    for notation in concept.notations:
        yield _ROLES.index("code"), notation.code
