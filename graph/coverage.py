"""How far an archive reaches the concepts of a kind, put together from counts, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping

from graph.answers import Coverage, HierarchyRow
from ontology.vocabulary import Kind, Vocabulary


def hierarchy_of(vocabulary: Vocabulary, kind: Kind, techniques: Mapping[str, int]) -> tuple[HierarchyRow, ...]:
    """Concepts of a kind with the *techniques* that reach them, parents before children."""
    by_depth = sorted(vocabulary.of_kind(kind), key=lambda concept: len(vocabulary.ancestors(concept.id)))
    return tuple(HierarchyRow(one.id, one.broader, techniques.get(one.id, 0)) for one in by_depth)


def coverage_of(vocabulary: Vocabulary, kind: Kind, counted: Mapping[str, tuple[int, int]]) -> tuple[Coverage, ...]:
    """Concepts of a kind in the vocabulary's order; *counted* are techniques and masters by id."""
    return tuple(Coverage(concept.id, kind, *counted[concept.id]) for concept in vocabulary.of_kind(kind))
