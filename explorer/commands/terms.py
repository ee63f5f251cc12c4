"""What a person types for a concept, turned into the concepts meant."""

from __future__ import annotations

from ontology.errors import AmbiguousTermError
from ontology.vocabulary import Concept, Kind, Trade, Vocabulary


def concepts_meant(vocabulary: Vocabulary, term: str | None, kind: Kind, trade: Trade | None) -> tuple[Concept, ...]:
    """
    The concepts that *term* (an id or a label in either language) names; a homonym means all of its senses.

    Raises:
        UnknownTermError: Nothing of that kind is called so.
    """
    if not term:
        return ()
    try:
        return (vocabulary.find(term, kind=kind, trade=trade),)
    except AmbiguousTermError:
        return vocabulary.matches(term, kind=kind, trade=trade)
