"""Words of change, looks and context, as tables."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from graph.claims import Direction
from ontology.lookup import folded
from ontology.quantities import units

FOLDER = Path(__file__).resolve().parent
Owned = tuple[tuple[frozenset[str], str], ...]  # units, and the parameter that a number in them is of


@dataclass(frozen=True, slots=True)
class Context:
    """In *trade* (any, if empty), a number in one of *units* near *words* is about *parameter*."""

    units: frozenset[str]
    words: re.Pattern[str]
    trade: str
    parameter: str

    @property
    def is_usual(self) -> bool:
        """Whether the unit alone is enough."""
        return self.words.pattern == "."


@dataclass(frozen=True, slots=True)
class Size:
    """
    What may be meant seriously of a parameter, in its own unit and in *trade* (any, if empty).

    Wider than what is usual: from practice as recalled, to tell parameters of one unit apart, no specification.
    """

    trade: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Look:
    """In *trade*, *words* tell *concept* by its looks or by a verb, without its name."""

    trade: str
    words: re.Pattern[str]
    concept: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb done to one of *things* (to anything, if there are none) is *concept*."""

    things: frozenset[str]
    concept: str


@dataclass(frozen=True, slots=True)
class Sense:
    """
    What a word with several meanings means where its surroundings fit.

    Attributes:
        trade: Trade of the place, or empty for any.
        beside: Must be found within a few words of it.
        near: Must be found in the talk around it.
        concept: Id of what it names there; empty for nothing of the three trades.
    """

    trade: str
    beside: re.Pattern[str]
    near: re.Pattern[str]
    concept: str


@dataclass(frozen=True, slots=True)
class Condition:
    """*words* stand for *target* in *trade* or any, going in *direction*, or as they say where it is None."""

    trade: str
    words: re.Pattern[str]
    target: str
    direction: Direction | None


@cache
def contexts() -> tuple[Context, ...]:
    """Which parameter a number belongs to that names none, most telling first."""
    return tuple(
        Context(frozenset(row["units"].split()), _pattern(row["words"]), row["trade"], row["parameter"])
        for row in _rows("contexts")
    )


@cache
def contexts_of(trade: str, units: frozenset[str]) -> tuple[Context, ...]:
    """Those of *trade* whose words may speak for a number in one of *units*; an empty one may be any."""
    return tuple(
        context
        for context in contexts()
        if not context.is_usual and context.trade in {"", trade} and ("" in units or context.units & units)
    )


@cache
def usual(trade: str, unit: str) -> tuple[str, ...]:
    """The parameters that a number in *unit* is of in *trade* where nothing else is said."""
    return tuple(
        context.parameter
        for context in contexts()
        if context.is_usual and context.trade in {"", trade} and unit in context.units
    )


@cache
def companions() -> Mapping[str, Owned]:
    """By a parameter: units, and the parameter that a number in them is of which follows a value of the first."""
    return _owned("companions", "parameter", "companion")


@cache
def measured() -> Mapping[str, Owned]:
    """By a process, piece of equipment or material: units, and the parameter measured so where it is spoken of."""
    return _owned("measured", "concept", "parameter")


@cache
def sizes() -> Mapping[str, tuple[Size, ...]]:
    """Sizes by parameter; those without are not told by their size."""
    found: defaultdict[str, list[Size]] = defaultdict(list)
    for row in _rows("sizes"):
        found[row["parameter"]].append(Size(row["trade"], float(row["low"]), float(row["high"])))
    return {parameter: tuple(those) for parameter, those in found.items()}


@cache
def looks() -> Mapping[str, tuple[Look, ...]]:
    """What is told by its looks or by a verb, by trade; of two that overlap the former is meant."""
    found: defaultdict[str, list[Look]] = defaultdict(list)
    for row in _rows("looks"):
        words = re.compile(row["words"], re.IGNORECASE | re.MULTILINE)  # sentences are looked at several at once
        found[row["trade"]].append(Look(row["trade"], words, row["concept"]))
    return {trade: tuple(those) for trade, those in found.items()}


@cache
def deeds_told() -> Mapping[str, Mapping[str, tuple[Deed, ...]]]:
    """What verbs tell, by trade and by stem as Kiwi gives it; of several deeds the first that fits is meant."""
    found: defaultdict[str, defaultdict[str, tuple[Deed, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for row in _rows("verbs"):
        deed = Deed(frozenset(filter(None, row["things"].split(";"))), row["concept"])
        for verb in row["verbs"].split(";"):
            found[row["trade"]][verb] += (deed,)
    return found


@cache
def senses() -> Mapping[str, tuple[Sense, ...]]:
    """Senses by folded word, the first that fits being meant; where none fits the vocabulary decides."""
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for row in _rows("senses"):
        sense = Sense(row["trade"], _pattern(row["beside"]), _pattern(row["near"]), row["concept"])
        for word in row["words"].split(";"):
            found[folded(word)].append(sense)
    return {word: tuple(those) for word, those in found.items()}


@cache
def lines() -> Mapping[str, re.Pattern[str]]:
    """The words by which a line of work within a trade is known, by line."""
    return {row["line"]: _pattern(row["words"]) for row in _rows("lines")}


@cache
def narrower() -> Mapping[str, Mapping[str, str]]:
    """By line, what a general concept is called there: a burn is a burnt film where anodising is spoken of."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("narrower"):
        found[row["line"]][row["general"]] = row["special"]
    return found


@cache
def conditions() -> tuple[Condition, ...]:
    """States and deeds that stand for a parameter or process."""
    return tuple(
        Condition(
            row["trade"], _pattern(row["words"]), row["target"], cast("Direction | None", row["direction"] or None)
        )
        for row in _rows("conditions")
    )


@cache
def any_condition(trade: str | None) -> re.Pattern[str]:
    """The words of every condition of a trade together: where they do not stand, none of them does."""
    return _pattern("|".join(f"(?:{one.words.pattern})" for one in conditions() if one.trade in {"", trade}) or "(?!)")


@cache
def hands() -> frozenset[str]:
    """Stems of verbs by which hands change something; those that merely happen (남다, 막히다) are states."""
    return frozenset((FOLDER / "hands.txt").read_text(encoding="utf-8").split())


def known_units() -> frozenset[str]:
    """UCUM codes that the tables may use."""
    return frozenset(units())


def _owned(table: str, by: str, of: str) -> dict[str, Owned]:
    found: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for row in _rows(table):
        found[row[by]].append((frozenset(row["units"].split()), row[of]))
    return {concept: tuple(those) for concept, those in found.items()}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
