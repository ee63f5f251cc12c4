"""What a clause names that may be a cause or a remedy, and which way it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.claims import Direction
from ingest.extraction.clauses import Clause
from ingest.extraction.directions import direction_of, way_of
from ingest.extraction.lexicon import any_condition, conditions, contexts
from ingest.findings import Mention
from ontology.vocabulary import Trade, Vocabulary

_BARE_NOUNS = (
    (re.compile(r"온도|temperature|\bhot\b|\bcold\b", re.I), "Cel"),
    (re.compile(r"전류|current|amp(?:s|erage)", re.I), "A"),
    (re.compile(r"전압|voltage", re.I), "V"),
    (re.compile(r"속도|speed", re.I), "cm/min m/s"),
    (re.compile(r"압력|압을|압이|pressure", re.I), "MPa"),
    (re.compile(r"시간|\btime\b", re.I), "min"),
    (re.compile(r"유량|가스량|flow", re.I), "L/min"),
    (re.compile(r"농도|concentration", re.I), "g/L mL/L"),
    (re.compile(r"(?<![가-힣])(?:갭|간격)|\bgap\b", re.I), "mm"),
)
_ANY_BARE_NOUN = re.compile("|".join(noun.pattern for noun, _ in _BARE_NOUNS), re.I)
_FAMILIES = frozenset(
    {"proc-casting", "proc-welding", "proc-surface-treatment", "proc-electroplating", "proc-arc-welding"}
)


@dataclass(frozen=True, slots=True)
class Thing:
    """
    What stands at ``[start, end)`` and may be a cause or a remedy.

    Attributes:
        concept: Its id, or None where only the words tell it.
        kind: Of the concept; ``words`` where there is none.
        way: Which way it goes, by the words of its clause.
        told: How it is told: ``label``, ``looks``, ``setting``, or by a ``bare`` noun, a ``condition``, or a
            ``change`` of what was named before.
        part: Number of its clause in the sentence.
    """

    concept: str | None
    kind: str
    start: int
    end: int
    way: Direction | None
    told: str
    part: int


class ThingFinder:
    """Finds what could be a cause or a remedy in a clause."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def things(
        self,
        clause: Clause,
        part: int,
        mentions: Sequence[Mention],
        trade: Trade | None,
        *,
        around: str,
        spoken_of: Sequence[str],
    ) -> list[Thing]:
        """
        Things of a clause in the order of their telling, a concept once.

        Args:
            clause: Where they stand.
            part: Its number in the sentence.
            mentions: Of the whole sentence.
            around: Words of the whole sentence.
            trade: Of the place.
            spoken_of: Parameters named before, the last last; a change alone (``높이면``) is one of the last.
        """
        inside = [mention for mention in mentions if clause.start <= mention.start < clause.end]
        found = [self._named(mention, clause, part) for mention in inside if self._is_telling(mention)]
        if not any(thing.kind == "parameter" for thing in found):
            found += self._bare(clause, part, trade, around, spoken_of)
        found += self._conditions(clause, part, trade)
        return list(
            {thing.concept: thing for thing in reversed(found or list(self._unnamed(clause, part, spoken_of)))}.values()
        )[::-1]

    def _is_telling(self, mention: Mention) -> bool:
        if mention.kind == "hazard" or mention.concept in _FAMILIES:
            return False
        concept = self._vocabulary[mention.concept]
        if concept.kind == "material":
            # a grade is what is worked on: that ADC12 has porosity makes it no cause
            return not concept.is_worked_on or not concept.notations
        return concept.kind != "process" or concept.category not in {"family", "inspection"}

    def _named(self, mention: Mention, clause: Clause, part: int) -> Thing:
        way = direction_of(clause.text, mention.start - clause.start, mention.end - clause.start)
        if way is None and mention.rule == "looks":
            way = way_of(mention.surface)
        return Thing(mention.concept, mention.kind, mention.start, mention.end, way, mention.rule, part)

    def _bare(
        self, clause: Clause, part: int, trade: Trade | None, around: str, spoken_of: Sequence[str]
    ) -> Iterator[Thing]:
        for noun, units in _BARE_NOUNS if _ANY_BARE_NOUN.search(clause.text) else ():
            match = noun.search(clause.text)
            parameter = self._meant(units.split(), clause.text, around, trade, spoken_of) if match else None
            if match and parameter:
                way = direction_of(clause.text, match.start(), match.end())
                start, end = clause.start + match.start(), clause.start + match.end()
                yield Thing(parameter, "parameter", start, end, way, "bare", part)

    def _meant(
        self, units: list[str], text: str, around: str, trade: Trade | None, spoken_of: Sequence[str]
    ) -> str | None:
        """The parameter that a bare noun means: by its clause, by what was spoken of, by its sentence."""
        before = [one for one in spoken_of if self._vocabulary[one].unit in units]
        return (
            self._in_context(units, text, trade)
            or (before[-1] if before else None)
            or self._in_context(units, around, trade)
        )

    def _in_context(self, units: list[str], text: str, trade: Trade | None) -> str | None:
        if trade == "plating" and units == ["A"]:
            return "par-current-density"
        fitting = (
            context
            for context in contexts()
            if context.units & set(units) and context.trade in {"", trade} and context.words.search(text)
        )
        return next((context.parameter for context in fitting), None)

    def _conditions(self, clause: Clause, part: int, trade: Trade | None) -> Iterator[Thing]:
        if not any_condition(trade).search(clause.text):
            return
        for condition in conditions():
            match = condition.words.search(clause.text) if condition.trade in {"", trade} else None
            if match:
                way = condition.direction or direction_of(clause.text, match.start(), match.end())
                start, end = clause.start + match.start(), clause.start + match.end()
                yield Thing(
                    condition.target, self._vocabulary[condition.target].kind, start, end, way, "condition", part
                )

    def _unnamed(self, clause: Clause, part: int, spoken_of: Sequence[str]) -> Iterator[Thing]:
        """The words themselves, or the change they tell of what was spoken of."""
        way = way_of(clause.text)
        concept = spoken_of[-1] if spoken_of and way else None
        kind, told = ("parameter", "change") if concept else ("words", "words")
        yield Thing(concept, kind, clause.start, clause.end, way, told, part)
