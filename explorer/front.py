"""What the front page tells of an archive: its trades, the questions most worth asking, what came in last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.answers import Coverage, Reason, SourceRow, WhyChain
from graph.claims import Technique
from graph.store import ClaimStore
from ontology.vocabulary import TRADES, Trade

WEIGHED, ASKED = 5, 3  # defects of a trade that are looked into, and those that are asked about
NEWEST, OF_EACH = 5, 2  # sources that came in last, and techniques named of each
LOOKED_THROUGH = 50  # newest techniques


@dataclass(frozen=True, slots=True)
class TradeHeld:
    """What is held of one trade; *seconds* recorded."""

    trade: Trade
    techniques: int
    masters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Question:
    """
    A defect worth asking about.

    Attributes:
        causes: As people gave them, the textbook's own left out; *remedies* likewise.
        masters: Who speak of the defect.
        foremost: The cause that most of them name, if several name the same.
    """

    defect: str
    trade: Trade
    causes: int
    remedies: int
    masters: int
    differ: bool
    foremost: Reason | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source that came in lately, with the first of its techniques."""

    row: SourceRow
    techniques: tuple[Technique, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Everything on the front page."""

    trades: tuple[TradeHeld, ...]
    questions: tuple[Question, ...]
    arrivals: tuple[Arrival, ...]


def front(store: ClaimStore) -> Front:
    """Trades in their order, of each the defects that most masters speak of, and the newest sources first."""
    return Front(_held(store), tuple(one for trade in TRADES for one in _questions(store, trade)), _arrivals(store))


def _held(store: ClaimStore) -> tuple[TradeHeld, ...]:
    techniques = store.counts().by_trade
    people = [(row, row.seconds or 0.0) for row in store.masters()]
    return tuple(
        TradeHeld(
            trade,
            techniques.get(trade, 0),
            sum(row.trade == trade for row, _ in people),
            sum(seconds for row, seconds in people if row.trade == trade),
        )
        for trade in TRADES
    )


def _questions(store: ClaimStore, trade: Trade) -> list[Question]:
    weighed = [_question(row, trade, store.why(row.concept)) for row in specific_defects(store, trade)[:WEIGHED]]
    answered = [one for one in weighed if one.causes or one.remedies]
    return sorted(answered, key=lambda one: (-one.masters, -one.causes - one.remedies))[:ASKED]


def specific_defects(store: ClaimStore, trade: Trade) -> list[Coverage]:
    """The defects of a trade that more is said of than of all narrower ones together, by how many techniques speak of them."""
    vocabulary = store.vocabulary
    rows = {row.concept: row for row in store.coverage("defect") if row.techniques}
    own = [row for row in rows.values() if vocabulary[row.concept].trade == trade]

    def beneath(row: Coverage) -> int:
        return sum(rows[one].techniques for one in vocabulary.narrower(row.concept) if one in rows)

    specific = [row for row in own if row.techniques > beneath(row)]
    return sorted(specific, key=lambda row: (-row.techniques, -row.masters, row.concept))


def _question(row: Coverage, trade: Trade, chain: WhyChain) -> Question:
    causes = [one for one in chain.causes if one.said_by]
    return Question(
        row.concept,
        trade,
        len(causes),
        sum(one.said_by > 0 for one in chain.remedies),
        row.masters,
        bool(chain.disagreements),
        next((one for one in causes if one.target and one.said_by > 1), None),
    )


def _arrivals(store: ClaimStore) -> tuple[Arrival, ...]:
    named: defaultdict[str, list[Technique]] = defaultdict(list)
    for hit in store.recent(LOOKED_THROUGH):
        named[hit.technique.source].append(hit.technique)
    newest = [row for row in store.sources() if row.source.id in named][:NEWEST]
    return tuple(Arrival(row, tuple(named[row.source.id][:OF_EACH])) for row in newest)
