"""Which way a link goes, seen from what the words tell: with it, against it, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.claims import BOTH_WAYS, OTHER_WAY, Direction

WITH, AGAINST = "with it", "against it"
# which way a thing goes is told by itself and the words about it, not by where the defect stands
_TELLING = (
    "parameter", "process", "material", "equipment", "defect way", "words", "told", "deed", "says", "amiss", "handled",
    "at fault", "textbook", "sentence way", "unclear", "act", "state", "blamed", "tie ", "announced", "concept",
    "defect def", "family",
)  # fmt: skip


def told_way(role: str, features: Iterable[str]) -> Direction | None:
    """
    The way that is told of a thing, else in its sentence, else in the textbook.

    The textbook's is that of the remedy; a cause goes the other way.
    """
    known = frozenset(features)
    for telling in ("told way", "sentence way", "textbook remedy"):
        for way in BOTH_WAYS:
            if f"{telling} {way}" in known:
                return OTHER_WAY[way] if (telling, role) == ("textbook remedy", "cause") else way
    return None


def questions(told: Direction | None) -> dict[Direction, str]:
    """What a model is asked of each way: whether a link goes *with* the way that is told or *against* it, else which way."""
    return {told: WITH, OTHER_WAY[told]: AGAINST} if told else {way: way for way in BOTH_WAYS}


def seen_from(way: Direction | None, features: Iterable[str]) -> Iterator[str]:
    """
    The features that tell of ways, as seen from *way*: more of a thing where more is told is as less where less is.

    So what was learnt of the one holds for the other.
    """
    for name in features:
        if name.startswith(_TELLING):
            yield name.replace(way, WITH).replace(OTHER_WAY[way], AGAINST) if way else name
