"""Every defect with every thing that is said near it: what might be its cause or its remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extraction.saids import Said
from ingest.extraction.targets import Thing
from ingest.findings import Mention

BACK = 4  # sentences before a thing in which its defect may be named
AHEAD = 2  # and after it
RIVALS = 5  # defects that one thing is tried with


@dataclass(frozen=True, slots=True)
class Named:
    """A defect as it is named in a sentence; *place* is the sentence's number."""

    mention: Mention
    place: int


@dataclass(frozen=True, slots=True)
class Pair:
    """
    A thing and a defect it may be a cause or a remedy of.

    Attributes:
        place: Number of the thing's sentence among *saids*.
        named: Where the defect is named; None where it is only the topic.
        rank: How many other defects are nearer to the thing.
        rivals: How many defects the thing is tried with.
    """

    defect: str
    thing: Thing
    saids: Sequence[Said]
    place: int
    named: Named | None
    rank: int
    rivals: int

    @property
    def said(self) -> Said:
        """The sentence in which the thing stands."""
        return self.saids[self.place]


def pairs_of(saids: Sequence[Said]) -> Iterator[Pair]:
    """The pairs of a document, thing by thing, the nearest defect first."""
    for place, said in enumerate(saids):
        for thing in said.things:
            nearest = _defects_near(thing, saids, place)
            for rank, (defect, named) in enumerate(nearest):
                yield Pair(defect, thing, saids, place, named, rank, len(nearest))


def _defects_near(thing: Thing, saids: Sequence[Said], place: int) -> list[tuple[str, Named | None]]:
    found: dict[str, Named | None] = {}
    for named in sorted(_around(saids, place), key=lambda named: abs(named.mention.start - thing.start)):
        is_apart = named.mention.end <= thing.start or thing.end <= named.mention.start or thing.kind == "words"
        if is_apart and named.mention.concept != thing.concept:
            found.setdefault(named.mention.concept, named)
    topic = saids[place].topic
    for defect in topic.defects if topic.holds(saids[place].sentence) else ():
        if defect != thing.concept:
            found.setdefault(defect, None)
    return list(found.items())[:RIVALS]


def _around(saids: Sequence[Said], place: int) -> Iterator[Named]:
    for near in range(max(0, place - BACK), min(len(saids), place + AHEAD + 1)):
        if near == place or "row" not in {saids[near].sentence.kind, saids[place].sentence.kind}:
            for mention in saids[near].defects:
                yield Named(mention, near)
