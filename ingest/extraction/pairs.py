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
    names = [[Named(mention, place) for mention in said.defects] for place, said in enumerate(saids)]
    for place, said in enumerate(saids):
        around = _around(names, saids, place) if said.things else []
        topic = said.topic.defects if said.topic.holds(said.sentence) else ()
        for thing in said.things:
            nearest = _nearest(thing, around, topic)
            for rank, (defect, named) in enumerate(nearest):
                yield Pair(defect, thing, saids, place, named, rank, len(nearest))


def near_defects(saids: Sequence[Said]) -> Iterator[bool]:
    """Of each sentence, whether a defect is named near it or talked about, so that it may stand in a pair."""
    names = [bool(said.defects) for said in saids]
    for place, said in enumerate(saids):
        yield any(names[max(0, place - BACK) : place + AHEAD + 1]) or said.topic.holds(said.sentence)


def _nearest(thing: Thing, around: Sequence[Named], topic: Sequence[str]) -> list[tuple[str, Named | None]]:
    found: dict[str, Named | None] = {}
    for named in sorted(around, key=lambda named: abs(named.mention.start - thing.start)):
        mention = named.mention
        is_apart = mention.end <= thing.start or thing.end <= mention.start or thing.kind == "words"
        if is_apart and mention.concept != thing.concept:
            found.setdefault(mention.concept, named)
    for defect in topic:
        if defect != thing.concept:
            found.setdefault(defect, None)
    return list(found.items())[:RIVALS]


def _around(names: Sequence[Sequence[Named]], saids: Sequence[Said], place: int) -> list[Named]:
    """The defects named in the sentences about one; what is said in a table stays in its entry."""
    is_row = saids[place].sentence.kind == "row"
    near = range(max(0, place - BACK), min(len(saids), place + AHEAD + 1))
    return [
        named for at in near if at == place or not (is_row or saids[at].sentence.kind == "row") for named in names[at]
    ]
