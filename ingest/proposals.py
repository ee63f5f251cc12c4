"""Concepts that an unknown word may be a name of, by its letters: for a curator to choose from, never asserted."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from ontology.lookup import jamo
from ontology.vocabulary import Concept, Label

ALIKE = 60.0  # of 100; what is less alike is no help
SHORT = 6  # letters, Hangul by jamo; what is shorter is like anything, and must stand whole in a label
NEAR = 30  # labels that are looked at, several of which may be of one concept


class Proposals:
    """The labels of a vocabulary, ready to be compared with words that it lacks."""

    def __init__(self, labels: Iterable[tuple[Label, Concept]]) -> None:
        named = [(jamo(label.text), concept.id) for label, concept in labels]
        self._spelled = [spelled for spelled, _ in named]
        self._concepts = [concept for _, concept in named]

    def of(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Ids of up to *most* concepts whose labels are most like *word*, Hangul compared letter by letter."""
        asked = jamo(word)
        found = process.extract(asked, self._spelled, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=NEAR)
        likely = (self._concepts[place] for label, _, place in found if len(asked) > SHORT or asked in label)
        return tuple(dict.fromkeys(likely))[:most]
