"""Which parameter a number belongs to, and what it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.documents import Block
from ingest.extraction.amounts import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lexicon import contexts
from ingest.extraction.sentences import Sentence
from ingest.findings import Mention, Setting
from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert
from ontology.vocabulary import Concept, Vocabulary

REMEMBERED = 2  # sentences for which a named parameter still owns a bare answer
_BARE_UNITS = frozenset({"1", "[pH]", "%", "[HV]", "[HB]", "[HRC]"})
_BETWEEN_LABEL_AND_NUMBER = re.compile(r"^[\s:=는은이가을를도한약로,()]*(?:보통|대략|한|약|지수)?\s*$")


@lru_cache(maxsize=4096)
def _converts(unit: str, into: str) -> bool:
    if unit == into:
        return True
    try:
        convert(Quantity(1.0, 1.0, unit), into)
    except QuantityError:
        return False
    # a bare number, a share and an angle are all "dimensionless" to a converter, but not to a founder
    return not {unit, into} & {"1", "%", "deg", "[ppm]", "{rpm}"}


class SettingFinder:
    """Reads the settings out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._grounding = grounding
        self._recent: list[tuple[int, Concept]] = []
        self._count = 0
        self._material: str | None = None

    def settings(
        self, sentence: Sentence, amounts: Sequence[Amount], mentions: Sequence[Mention], text: str
    ) -> tuple[list[Setting], list[Amount]]:
        """The settings of the next sentence, and the amounts that no parameter owns."""
        self._count += 1
        named = [mention for mention in mentions if mention.kind == "parameter"]
        about = self._about(mentions)
        found, orphans = [], []
        for amount in amounts:
            setting = self._setting(sentence, amount, named, about, text)
            if setting:
                found.append(setting)
            elif amount.unit:
                orphans.append(amount)
        self._recent = [recent for recent in self._recent if self._count - recent[0] < REMEMBERED] + [
            (self._count, self._vocabulary[mention.concept]) for mention in named
        ]
        return found, orphans

    def cell_setting(
        self, block: Block, amount: Amount, header: str, mentions: Sequence[Mention], parameter: str | None, text: str
    ) -> Setting | None:
        """The setting of a table cell whose column names the parameter."""
        if parameter is None:
            return None
        return self._made(amount, self._vocabulary[parameter], self._about(mentions), text, f"table:{header}")

    def _about(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        materials = [mention.concept for mention in mentions if mention.kind == "material"]
        if materials:
            self._material = materials[-1]
        processes = [
            mention.concept
            for mention in mentions
            if mention.kind == "process" and self._vocabulary[mention.concept].category in {"process", "family"}
        ]
        held = materials or ([self._material] if self._material else [])
        return tuple(sorted({*held, *processes}))

    def _setting(
        self, sentence: Sentence, amount: Amount, named: Sequence[Mention], about: tuple[str, ...], text: str
    ) -> Setting | None:
        owner = self._named_near(amount, named, text)
        if owner:
            return self._made(amount, owner, about, text, "named")
        if not amount.unit:
            return None
        before = text[max(sentence.start, amount.start - 45) : amount.start]
        after = text[amount.end : min(sentence.end, amount.end + 25)]
        for parameter, rule in (
            (self._in_context(amount, before, after, generic=False), "context"),
            (self._remembered(amount), "asked"),
            (self._in_context(amount, before, after, generic=True), "usual"),
        ):
            if parameter:
                return self._made(amount, self._vocabulary[parameter], about, text, rule)
        return None

    def _named_near(self, amount: Amount, named: Sequence[Mention], text: str) -> Concept | None:
        best: tuple[int, Concept] | None = None
        for mention in named:
            parameter = self._vocabulary[mention.concept]
            if not self._fits(amount, parameter, mention, text):
                continue
            gap = amount.start - mention.end
            distance = gap if gap >= 0 else (mention.start - amount.end) + 12
            if gap < 0 and mention.start < amount.start:
                distance = 0
            if 0 <= distance <= 60 and (best is None or distance < best[0]):
                best = (distance, parameter)
        return best[1] if best else None

    def _fits(self, amount: Amount, parameter: Concept, mention: Mention, text: str) -> bool:
        unit = parameter.unit or "1"
        if amount.unit:
            return _converts(amount.unit, unit) or (
                unit == "deg" and amount.unit == "Cel" and "도" in text[amount.start : amount.end]
            )
        between = text[mention.end : amount.start]
        return unit in _BARE_UNITS and len(between) <= 8 and bool(_BETWEEN_LABEL_AND_NUMBER.match(between))

    def _in_context(self, amount: Amount, before: str, after: str, *, generic: bool) -> str | None:
        trade = self._grounding.trade_at(amount.start)
        best: tuple[int, str] | None = None
        for context in contexts():
            if amount.unit not in context.units or context.trade not in {"", trade}:
                continue
            if context.words.pattern == ".":
                if generic:
                    return context.parameter
                continue
            if generic:
                continue
            distance = _distance(context.words, before, after)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, context.parameter)
        return best[1] if best else None

    def _remembered(self, amount: Amount) -> str | None:
        for _, parameter in reversed(self._recent):
            if _converts(amount.unit, parameter.unit or "1"):
                return parameter.id
        return None

    def _made(self, amount: Amount, parameter: Concept, about: tuple[str, ...], text: str, rule: str) -> Setting | None:
        try:
            quantity = Quantity(amount.min, amount.max, amount.unit or parameter.unit or "1", amount.qualifier)
        except QuantityError:
            return None
        if parameter.unit and _converts(quantity.unit, parameter.unit):
            quantity = convert(quantity, parameter.unit)
        elif parameter.unit == "deg":
            quantity = Quantity(quantity.min, quantity.max, "deg", quantity.qualifier)
        quote = text[amount.start : amount.end]
        confidence = {"named": 0.95, "context": 0.85, "asked": 0.8}.get(rule, 0.75)
        return Setting(parameter.id, quantity, about, amount.start, amount.end, quote, rule, confidence)


def _distance(words: re.Pattern[str], before: str, after: str) -> int | None:
    ends = [match.end() for match in words.finditer(before)]
    if ends:
        return len(before) - ends[-1]
    found = words.search(after)
    return found.start() + 15 if found else None
