"""Which parameter a number belongs to, and what it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.documents import Block
from ingest.extraction.amount import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lexicon import contexts
from ingest.extraction.sentences import Sentence
from ingest.extraction.spans import CORRECTS
from ingest.findings import Mention, Setting
from ontology.errors import QuantityError
from ontology.quantities import Quantity, convert
from ontology.vocabulary import Concept, Vocabulary

REMEMBERED = 3  # sentences for which a named parameter still owns a bare answer
CLOSE = 14  # code points between a parameter's name and its number without a unit
FAR = 60  # and with one
PPM_A_PERCENT = 10_000
MOLTEN = 400  # °C above which a plating bath is a kettle of molten zinc
WIDE = 160  # code points of earlier talk that may still tell what a number is about
_COUNTS = re.compile(
    r"\s*(?:개|번|층|대\b|명|년|월|호|차|장|건|종|단|줄|패스|회|포|통|급|등급|로트|시\b|라인|[.)]\s|[:/]\d|[A-Za-z가-힣]*\d|(?![CcFf]\b)[A-Za-z]{2,}(?<!or)(?<!and)(?<!is)(?<!to)(?<!at)\b)"
)
_LISTED = re.compile(r"[\s,/→>~-]*(?:[가-힣]{0,4}|call it|say|or|maybe|about)\s*")
_CHANGE_BY = re.compile(r"\b(?:drop|cut|lower|reduce|raise|add|increase|by)\s+(?:another |about )?$", re.I)
_LATER = re.compile(r"\s*(?:의|로|으로|에서|of|on the|in the)?\s*\S{0,10}\s?\S{0,4}")
# what is said short on the shop floor: 유량 20리터 is 20 L/min
_TAKES_BACK = re.compile(rf"(?:[\s,.…]|아|어|음|uh|um|oh)*{CORRECTS}", re.I)
_SHORT_FOR = {
    "L": ("L/min",), "m": ("m/s", "m/min"), "A": ("A/dm2",), "g": ("g/L",), "mL": ("mL/L",),
    "cm": ("cm/min",), "kg": ("kgf/cm2",), "kgf": ("kgf/cm2",),
}  # fmt: skip
# a word that means another parameter in another trade
_IN_TRADE = {
    ("welding", "par-coating-thickness"): "par-plate-thickness",
    ("casting", "par-coating-thickness"): "par-wall-thickness",
    ("plating", "par-arc-voltage"): "par-bath-voltage",
    ("plating", "par-welding-current"): "par-current-density",
}


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
        self.taken_back: set[int] = set()  # starts of amounts that the speaker corrected in a later sentence
        self._last: tuple[int, Amount, Concept] | None = None

    def settings(
        self, sentence: Sentence, amounts: Sequence[Amount], mentions: Sequence[Mention], text: str
    ) -> tuple[list[Setting], list[Amount]]:
        """The settings of the next sentence, and the amounts that no parameter owns."""
        self._count += 1
        named = [mention for mention in mentions if mention.kind == "parameter"]
        about = self._about(mentions)
        found: list[Setting] = []
        orphans = []
        for place, amount in enumerate(amounts):
            before = amounts[place - 1] if place else None
            setting = self._setting(sentence, amount, before, named, about, text)
            if setting and not place and self._takes_back(sentence, setting):
                self.taken_back.add(self._last[1].start if self._last else -1)
            if setting:
                found.append(setting)
                self._last = (self._count, amount, self._vocabulary[setting.parameter])
            elif amount.unit:
                orphans.append(amount)
        self._recent = [recent for recent in self._recent if self._count - recent[0] < REMEMBERED] + [
            (self._count, self._vocabulary[mention.concept]) for mention in named
        ]
        return found, orphans

    def _takes_back(self, sentence: Sentence, setting: Setting) -> bool:
        """아니지, 백오십 도: whether the sentence corrects the last value."""
        if not self._last or not _TAKES_BACK.match(sentence.text):
            return False
        count, _, parameter = self._last
        return self._count - count <= 2 and parameter.id == setting.parameter

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
        self,
        sentence: Sentence,
        amount: Amount,
        before: Amount | None,
        named: Sequence[Mention],
        about: tuple[str, ...],
        text: str,
    ) -> Setting | None:
        if _CHANGE_BY.search(text[max(sentence.start, amount.start - 20) : amount.start]) or text.startswith(
            "씩", amount.end
        ):
            return None
        owner = self._owner if amount.unit else self._owner_of_bare
        parameter, rule = owner(sentence, amount, before, named, text)
        return self._made(amount, parameter, about, text, rule) if parameter else None

    def _owner(
        self, sentence: Sentence, amount: Amount, last: Amount | None, named: Sequence[Mention], text: str
    ) -> tuple[Concept | None, str]:
        """By name, else by what stands near, else by what was asked, else by what the trade measures so."""
        if sheet := self._sheet(amount, text):
            return sheet, "sheet"
        gap, parameter = self._named_near(amount, named, text)
        before = text[max(sentence.start, amount.start - 45) : amount.start]
        after = text[amount.end : min(sentence.end, amount.end + 25)]
        distance, context = self._in_context(amount, before, after)
        is_taken = last is not None and amount.start - gap < last.start and gap > 0
        if parameter and not (context is not None and (is_taken or gap == FAR) and distance < gap):
            return parameter, "named"
        if context is not None:
            return (self._vocabulary[context], "context") if context else (None, "")
        if parameter := self._remembered(amount) or self._continued(amount, text):
            return parameter, "asked"
        usual = self._in_context(amount, text[max(0, amount.start - WIDE) : amount.start], "", WIDE)[1]
        usual = usual or self._usual(amount)
        return (self._vocabulary[usual], "usual") if usual else (None, "")

    def _owner_of_bare(
        self, sentence: Sentence, amount: Amount, last: Amount | None, named: Sequence[Mention], text: str
    ) -> tuple[Concept | None, str]:
        """A number without a unit belongs to what is named or meant right before it, or to what the last one did."""
        if _COUNTS.match(text, amount.end) and not text[amount.end - 1 :].startswith("t"):
            return None, ""
        parameter = self._named_before(amount, last, named, text) or self._meant_before(sentence, amount, text)
        if parameter and self._is_usual(amount, parameter):
            return parameter, "bare"
        is_limit = amount.min is None or amount.max is None
        if self._last:
            count, previous, parameter = self._last
            is_next = count == self._count and 0 <= amount.start - previous.end <= CLOSE
            told = is_limit and self._count - count < REMEMBERED
            is_next = is_next and bool(_LISTED.fullmatch(text[previous.end : amount.start]))
            if (is_next or told) and self._is_usual(amount, parameter, strictly=True):
                return parameter, "bare"
        for count, parameter in reversed(self._recent):
            if is_limit and self._count - count < 2 and self._is_usual(amount, parameter, strictly=True):
                return parameter, "bare"
        return None, ""

    def _named_before(self, amount: Amount, last: Amount | None, named: Sequence[Mention], text: str) -> Concept | None:
        since = last.end if last else 0
        near = [one for one in named if since <= one.end <= amount.start <= one.end + CLOSE]
        if not near or re.search(r"[.,;/→]", text[near[-1].end : amount.start]):
            return None
        return self._parameter(near[-1])

    def _meant_before(self, sentence: Sentence, amount: Amount, text: str) -> Concept | None:
        before = text[max(sentence.start, amount.start - CLOSE) : amount.start]
        trade = self._grounding.trade_at(amount.start)
        for context in contexts():
            if context.trade in {"", trade} and context.words.pattern != ".":
                if not context.parameter:
                    continue
                ends = [match.end() for match in context.words.finditer(before)]
                if ends and re.fullmatch(r"(?:은|는|이|가|을|를)?\s*", before[ends[-1] :]):
                    return self._vocabulary[context.parameter]
        return None

    def _sheet(self, amount: Amount, text: str) -> Concept | None:
        """T6, 12t: the thickness of a sheet."""
        if (amount.unit == "mm" and text[amount.start] == "t") or (amount.unit == "t" and text[amount.end - 1] in "tT"):
            trade = self._grounding.trade_at(amount.start)
            if trade == "welding" or amount.unit == "mm":
                return self._vocabulary["par-wall-thickness" if trade == "casting" else "par-plate-thickness"]
        return None

    def _continued(self, amount: Amount, text: str) -> Concept | None:
        """The parameter of the last setting, where this amount is one of the same."""
        if not self._last or self._count - self._last[0] >= 2 * REMEMBERED:
            return None
        parameter = self._last[2]
        fits = self._fits(amount, parameter, text) and self._is_usual(amount, parameter)
        return parameter if fits else None

    def _is_usual(self, amount: Amount, parameter: Concept, *, strictly: bool = False) -> bool:
        """Whether a bare number is of the size that the parameter has; where nothing is known, only if not *strictly*."""
        ranges = self._vocabulary.typical_range(parameter.id).values()
        if not ranges:
            return not strictly
        low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
        value = amount.min if amount.min is not None else amount.max
        return value is not None and low / 3 <= value <= high * 3

    def _is_possible(self, quantity: Quantity, parameter: Concept) -> bool:
        """전압을 1 V 올린다 is a change of voltage, no voltage."""
        ranges = self._vocabulary.typical_range(parameter.id).values()
        value = quantity.min if quantity.min is not None else quantity.max
        low = min((low for low, _ in ranges), default=0) if quantity.unit in {"V", "A"} else 0
        return value is None or low <= 0 or value >= low / 8

    def _parameter(self, mention: Mention) -> Concept:
        trade = self._grounding.trade_at(mention.start)
        return self._vocabulary[_IN_TRADE.get((trade or "", mention.concept), mention.concept)]

    def _named_near(self, amount: Amount, named: Sequence[Mention], text: str) -> tuple[int, Concept | None]:
        """The nearest parameter named before the amount, else right after it; and how far off, in code points."""
        best: tuple[int, Concept | None] = (FAR, None)
        for mention in named:
            parameter = self._parameter(mention)
            if not self._fits(amount, parameter, text):
                continue
            distance = max(0, amount.start - mention.end)
            if mention.start >= amount.end:
                between = text[amount.end : mention.start]
                distance = FAR if len(between) <= 12 and _LATER.fullmatch(between) else FAR + 1
            if distance < best[0] or (distance == FAR and best[1] is None):
                best = (distance, parameter)
        return best

    def _fits(self, amount: Amount, parameter: Concept, text: str) -> bool:
        unit = parameter.unit or "1"
        if unit in _SHORT_FOR.get(amount.unit, ()) or _converts(amount.unit, unit):
            return True
        if {unit, amount.unit} == {"%", "[ppm]"}:
            return True
        return unit == "deg" and amount.unit == "Cel" and "도" in text[amount.start : amount.end]

    def _in_context(self, amount: Amount, before: str, after: str, reach: int = FAR) -> tuple[int, str | None]:
        trade = self._grounding.trade_at(amount.start)
        units = {amount.unit, "deg"} if amount.unit == "Cel" else {amount.unit}
        best: tuple[int, str | None] = (reach, None)
        for context in contexts():
            if not (units & context.units) or context.trade not in {"", trade} or context.words.pattern == ".":
                continue
            distance = _distance(context.words, before, after)
            if distance is not None and distance < best[0]:
                best = (distance, context.parameter)
        return best

    def _usual(self, amount: Amount) -> str | None:
        trade = self._grounding.trade_at(amount.start)
        if trade == "plating" and amount.unit == "Cel" and (amount.min or amount.max or 0) >= MOLTEN:
            return "par-melt-temperature"
        usual = (
            context.parameter
            for context in contexts()
            if amount.unit in context.units and context.trade in {"", trade} and context.words.pattern == "."
        )
        return next(usual, None)

    def _remembered(self, amount: Amount) -> Concept | None:
        for _, parameter in reversed(self._recent):
            if _converts(amount.unit, parameter.unit or "1"):
                return parameter
        return None

    def _made(self, amount: Amount, parameter: Concept, about: tuple[str, ...], text: str, rule: str) -> Setting | None:
        try:
            quantity = Quantity(amount.min, amount.max, amount.unit or parameter.unit or "1", amount.qualifier)
        except QuantityError:
            return None
        if parameter.unit == "mm" and quantity.unit == "t":
            quantity = replace(quantity, unit="mm")
        elif parameter.unit in _SHORT_FOR.get(quantity.unit, ()):
            quantity = replace(quantity, unit=parameter.unit)
        elif parameter.unit == "%" and quantity.unit == "[ppm]":
            low, high = (side and side / PPM_A_PERCENT for side in (quantity.min, quantity.max))
            quantity = Quantity(low, high, "%", quantity.qualifier)
        elif parameter.unit and _converts(quantity.unit, parameter.unit):
            quantity = convert(quantity, parameter.unit)
        elif parameter.unit == "deg":
            quantity = Quantity(quantity.min, quantity.max, "deg", quantity.qualifier)
        if not self._is_possible(quantity, parameter):
            return None
        quote = text[amount.start : amount.end]
        confidence = {"named": 0.95, "context": 0.85, "asked": 0.8}.get(rule, 0.75)
        return Setting(parameter.id, quantity, about, amount.start, amount.end, quote, rule, confidence)


def _distance(words: re.Pattern[str], before: str, after: str) -> int | None:
    ends = [match.end() for match in words.finditer(before)]
    if ends:
        return len(before) - ends[-1]
    found = words.search(after)
    return found.start() + 15 if found else None
