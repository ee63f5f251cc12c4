"""Where a search without result leads: specific terms close by, and the same search with one thing less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.front import specific_defects
from graph.answers import Query, TechniquesFound
from graph.store import ClaimStore
from ontology.vocabulary import TRADES, Trade

MOST_NEAR, OF_A_TRADE = 10, 4
LONGEST = 6  # words of a search of which each is left out in turn


def nearest(store: ClaimStore, found: TechniquesFound, trade: Trade | None = None) -> list[tuple[str, int]]:
    """
    Terms close to what was asked that something is said of, each with the number of techniques.

    What was understood gives way to what is narrower and to its neighbours under the same term; the tops of
    the vocabulary, which would name half the archive, are left out.
    """
    vocabulary = store.vocabulary
    close = [near for one in found.understood for near in _around(store, one)]
    close += [near for one in found.nearest for near in (one, *vocabulary.narrower(one))]
    specific = [one for one in dict.fromkeys(close) if vocabulary.ancestors(one)]
    fitting = [one for one in specific if trade is None or vocabulary[one].trade in {None, trade}]
    counts = _counts(store, fitting)
    return [(one, counts[one]) for one in fitting if counts.get(one)][:MOST_NEAR]


def _around(store: ClaimStore, concept: str) -> tuple[str, ...]:
    vocabulary = store.vocabulary
    above = vocabulary.ancestors(concept)[:1]
    beside = tuple(one for up in above for one in vocabulary.narrower(up))
    return (concept, *vocabulary.narrower(concept), *beside)


def _counts(store: ClaimStore, concepts: Iterable[str]) -> dict[str, int]:
    kinds = {store.vocabulary[one].kind for one in concepts}
    return {row.concept: row.techniques for kind in sorted(kinds) for row in store.hierarchy(kind)}


def most_spoken_of(store: ClaimStore) -> list[tuple[str, int]]:
    """Of each trade the specific defects that most is said of, with the number of techniques."""
    return [(row.concept, row.techniques) for trade in TRADES for row in specific_defects(store, trade)[:OF_A_TRADE]]


def one_word_less(store: ClaimStore, query: Query) -> list[tuple[str, str, int]]:
    """For each word without which something is found: the word, the rest, and how many techniques."""
    said = query.text.split()
    if not 1 < len(said) <= LONGEST:
        return []
    rests = [(word, " ".join(said[:place] + said[place + 1 :])) for place, word in enumerate(said)]
    counted = [
        (word, rest, store.techniques(replace(query, text=rest, limit=1, offset=0)).total) for word, rest in rests
    ]
    return [one for one in counted if one[2]]
