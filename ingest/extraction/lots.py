"""A long document taken in lots, so that what is held in memory at once does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import chain

from ingest.documents import Block, Document
from ingest.findings import Findings

LOT = 200_000  # code points, some ten hours of talk


@dataclass(frozen=True, slots=True)
class Lot:
    """Some blocks of a document in order; *document* has no others, its text is whole, ``[start, end)`` is theirs."""

    document: Document
    start: int
    end: int


def lots_of(document: Document, longest: int = LOT) -> Iterator[Lot]:
    """The document's blocks in order, cut between two of them wherever there is more than *longest* of text."""
    groups: list[list[Block]] = [[]]
    for block in document.blocks:
        if groups[-1] and block.end - groups[-1][0].start > longest:
            groups.append([])
        groups[-1].append(block)
    starts = [0, *(group[0].start for group in groups[1:])]
    for group, start, end in zip(groups, starts, [*starts[1:], len(document.text)], strict=True):
        yield Lot(replace(document, blocks=tuple(group)), start, end)


def joined(found: Iterable[Findings]) -> Findings:
    """What was found in one lot after another."""
    lots = list(found)
    return Findings(
        **{one.name: tuple(chain.from_iterable(getattr(lot, one.name) for lot in lots)) for one in fields(Findings)}
    )
