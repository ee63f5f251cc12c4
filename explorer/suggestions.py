"""The order in which terms of the same name are offered."""

from __future__ import annotations

from collections import Counter

from graph.store import ClaimStore


def most_spoken_first(suggested: list[tuple[str, str]], store: ClaimStore) -> list[tuple[str, str]]:
    """*suggested* ``(label, concept)`` in their order; of those with one label the most spoken of goes first."""
    named = Counter(label for label, _ in suggested)
    kinds = {store.vocabulary[one].kind for label, one in suggested if named[label] > 1}
    spoken = {row.concept: row.techniques for kind in sorted(kinds) for row in store.hierarchy(kind)}
    first = {label: place for place, (label, _) in reversed(list(enumerate(suggested)))}
    return sorted(suggested, key=lambda one: (first[one[0]], -spoken.get(one[1], 0)))
