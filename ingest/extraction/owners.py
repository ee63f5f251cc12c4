"""Which parameter a number belongs to: by what is named, meant or done near it, and by its size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extraction.amount import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lexicon import contexts_of, measured
from ingest.extraction.measures import fits, has_the_size, quantity_of, readings_of
from ingest.extraction.sentences import Sentence
from ingest.findings import Mention
from ontology.vocabulary import Concept, Trade, Vocabulary

FAR = 60  # cost beyond which what stands near tells nothing
BEHIND = 12  # cost of standing after the number, in code points that it could as well be away before it
ACROSS = 7  # cost of a comma, a connective or an arrow between
MEANT = 4  # what a phrase costs more than the parameter's own name
DONE = 6  # what a process, a machine or a material costs more
TAKEN = 15  # cost of a word that already has a number of the same unit
UNLIKELY = 40  # cost of a named parameter that is never of that size
RIGHT_BESIDE = 4
AFTER = 16  # code points after a bare number in which its parameter may be meant
_BOUNDARY = re.compile(r"[,.;/→·|\n]|(?<=[가-힣])(?:고|며|면|서|는데|지만|니까)(?=\s)|\b(?:and|then|but|so)\b", re.I)
_ATTRIBUTE = re.compile(r"\s*(?:의|로|으로|에서|짜리|of|on|for|in)?\s*(?:the |a )?\S{0,10}\s?", re.I)
# a word that means another parameter in another trade
_IN_TRADE = {
    ("welding", "par-coating-thickness"): "par-plate-thickness",
    ("casting", "par-coating-thickness"): "par-wall-thickness",
    ("welding", "par-wall-thickness"): "par-plate-thickness",
    ("plating", "par-arc-voltage"): "par-bath-voltage",
    ("plating", "par-welding-current"): "par-current-density",
}


@dataclass(frozen=True, slots=True)
class Clue:
    """
    A place of a sentence that speaks for a parameter.

    Attributes:
        parameter: Its id; empty where what stands there is measured but is no parameter of ours.
        cost: What it costs more than the parameter's own name.
        units: UCUM codes that it may own, or None for whatever the parameter's own unit is.
    """

    parameter: str
    start: int
    end: int
    cost: int
    units: frozenset[str] | None = None
    rule: str = "context"


class Clues:
    """What one sentence says about its numbers."""

    def __init__(
        self,
        sentence: Sentence,
        amounts: Sequence[Amount],
        mentions: Sequence[Mention],
        grounding: Grounding,
        vocabulary: Vocabulary,
        text: str,
    ) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self.trade: Trade | None = grounding.trade_at(sentence.start)
        units = frozenset(amount.unit for amount in amounts)
        self._clues = (
            *_named(mentions, grounding),
            *meant_in(sentence.text, sentence.start, self.trade, units),
            *_done(mentions, vocabulary),
        )
        self._taken: dict[tuple[int, str], int] = {}

    def owner(self, amount: Amount, others: Sequence[Amount]) -> tuple[Clue | None, int]:
        """The clue that speaks most nearly for *amount*, and what it costs; *others* stand in the same sentence."""
        best: tuple[Clue | None, int] = (None, FAR)
        for clue in self._clues:
            cost = self._cost(clue, amount, others)
            if cost is not None and cost < best[1]:
                best = (clue, cost)
        if best[0]:
            self._taken.setdefault((best[0].start, amount.unit), amount.start)
        return best

    def of_bare(self, amount: Amount, reach: int) -> Clue | None:
        """What stands within *reach* before a number without a unit, with nothing between but words."""
        for clue in sorted(self._clues, key=lambda clue: (clue.rule != "named", -clue.end)):
            between = self._text[clue.end : amount.start]
            if not clue.parameter or not 0 <= amount.start - clue.end <= reach or re.search(r"[.;/→\d]", between):
                continue
            if clue.rule != "named" and self._vocabulary[clue.parameter].unit == "deg":
                continue  # a gun or a groove is spoken of with many numbers besides its angle
            sure = clue.rule != "named" or reach > RIGHT_BESIDE * 4
            if self._is_likely(amount, clue, strictly=sure):
                return clue
        return None

    def after_bare(self, amount: Amount) -> Iterator[str]:
        """The parameters of what is named or meant right after a number without a unit: four twenty-five in the pot."""
        for clue in sorted(self._clues, key=lambda clue: clue.start):
            if (
                clue.parameter
                and 0 <= clue.start - amount.end <= AFTER
                and not re.search(r"[.;/→\d]", self._text[amount.end : clue.start])
            ):
                yield clue.parameter

    def _cost(self, clue: Clue, amount: Amount, others: Sequence[Amount]) -> int | None:
        if not self._may_own(clue, amount):
            return None
        cost = clue.cost
        if clue.end <= amount.start:
            between = self._text[clue.end : amount.start]
            cost += len(between)
        elif clue.start >= amount.end:
            between = self._text[amount.end : clue.start]
            cost += len(between) + (0 if self._is_attribute(between) else BEHIND)
            cost += FAR * any(amount.end <= one.start < clue.start and one.unit == amount.unit for one in others)
        else:
            return cost  # 루트갭3 is read with its name inside
        cost += min(2, len(_BOUNDARY.findall(between))) * ACROSS
        taker = self._taken.get((clue.start, amount.unit))
        cost += TAKEN * (taker is not None and taker != amount.start)
        return cost if self._is_likely(amount, clue) else (cost + UNLIKELY if clue.rule == "named" else None)

    def _is_attribute(self, between: str) -> bool:
        return len(between) <= RIGHT_BESIDE and not re.search(r"[,.;|]", between)

    def _may_own(self, clue: Clue, amount: Amount) -> bool:
        if clue.units is not None and not readings_of(amount.unit) & clue.units:
            return False
        if not clue.parameter:
            return True
        return fits(amount, self._vocabulary[clue.parameter], self._text[amount.start : amount.end])

    def _is_likely(self, amount: Amount, clue: Clue, *, strictly: bool = False) -> bool:
        if not clue.parameter:
            return not strictly
        return is_likely(amount, self._vocabulary[clue.parameter], self.trade, self._vocabulary, strictly=strictly)


def is_likely(
    amount: Amount, parameter: Concept, trade: Trade | None, vocabulary: Vocabulary, *, strictly: bool = False
) -> bool:
    """Whether *amount* is of the size of *parameter*; where that is not known, only if not *strictly*."""
    quantity = quantity_of(amount, parameter)
    size = has_the_size(quantity, parameter, trade, vocabulary) if quantity else False
    return not strictly if size is None else size


def in_trade(mention: Mention, grounding: Grounding) -> str:
    """The parameter that a name means in the trade of its place."""
    return _IN_TRADE.get((grounding.trade_at(mention.start) or "", mention.concept), mention.concept)


def _named(mentions: Sequence[Mention], grounding: Grounding) -> Iterator[Clue]:
    for mention in mentions:
        if mention.kind == "parameter":
            yield Clue(in_trade(mention, grounding), mention.start, mention.end, 0, rule="named")


def meant_in(text: str, offset: int, trade: Trade | None, units: frozenset[str]) -> Iterator[Clue]:
    """Phrases of *text*, from *offset* on, that speak for a parameter; an empty one of *units* may be in any unit."""
    asked = frozenset(reading for unit in units for reading in readings_of(unit))
    for context in contexts_of(trade or "", asked):
        for match in context.words.finditer(text):
            if match[0].strip():
                yield Clue(
                    context.parameter, offset + match.start(), offset + match.end(), MEANT, context.units, "context"
                )


def _done(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Clue]:
    for mention in mentions:
        for units, parameter in measured_of(mention.concept, vocabulary):
            yield Clue(parameter, mention.start, mention.end, DONE, units)


def measured_of(concept: str, vocabulary: Vocabulary) -> Iterator[tuple[frozenset[str], str]]:
    """What is measured of *concept*, or of the nearest broader one of which anything is."""
    for one in (concept, *vocabulary.ancestors(concept)):
        if one in measured():
            yield from measured()[one]
            return
