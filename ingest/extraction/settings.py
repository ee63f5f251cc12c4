"""Settings: numbers with the parameter they belong to and what they hold for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from math import inf

from ingest.documents import Block
from ingest.extraction.amount import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.idle_numbers import is_change_or_pitch, is_count, is_of_another
from ingest.extraction.lexicon import usual
from ingest.extraction.measures import fits, quantity_of
from ingest.extraction.owners import Clues, is_likely
from ingest.extraction.sentences import Sentence
from ingest.extraction.talk import CLOSE, LED_TO, LEFT_TO_UNITS, Talk, is_led_to
from ingest.findings import Mention, Setting
from ontology.vocabulary import Concept, Vocabulary

WITHIN_A_PHRASE = 30  # code points between a parameter's name and its number where a preposition leads to it
MOLTEN = {"casting": 1200}  # °C above which what nothing else tells is the temperature of the melt
_WAITS = frozenset({"par-bake-delay", "par-holding-time"})  # for something told, not for whatever comes next
_WITHIN = re.compile(r"안에|이내|\s내(?:에|로|\s)|넘기면")
_WITHIN_BEFORE = re.compile(r"\b(?:within|inside)\b", re.I)
_BAKED = re.compile(r"굽|구[워우]|베이킹|취성|취화|\bbak(?:e|ed|ing)\b|embrittle", re.I)
AROUND = 120  # code points around hours in which baking is spoken of
_TUNGSTEN = re.compile(r"텅스텐|세륨|토륨|란탄")
BESIDE = 15  # code points before a diameter in which its rod is named
_T_BEFORE = re.compile(r"t\s?=?\s?\d")
THINNEST_ROD = 2.0  # mm; what is thinner is a wire
_CONFIDENCE = {"named": 0.95, "context": 0.85, "asked": 0.8}


class SettingFinder:
    """Reads the settings out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._grounding = grounding
        self._talk = Talk(vocabulary, grounding)
        self._material: str | None = None
        self.taken_back: set[int] = set()  # starts of amounts that the speaker corrected in a later sentence

    def settings(
        self, sentence: Sentence, amounts: Sequence[Amount], mentions: Sequence[Mention], text: str
    ) -> tuple[list[Setting], list[Amount]]:
        """The settings of the next sentence, and the amounts that no parameter owns."""
        self._talk.goes_on()
        about = self._about(mentions)
        found: list[Setting] = []
        orphans = []
        amounts = [amount for amount in amounts if amount.unit or not is_count(sentence, amount, text)]
        clues = Clues(sentence, amounts, mentions, self._grounding, self._vocabulary, text) if amounts else None
        for amount in amounts:
            setting = self._setting(sentence, amount, amounts, clues, about, text) if clues else None
            if setting:
                corrected = self._talk.taken_back(sentence, setting) if amount is amounts[0] else None
                if corrected is not None:
                    self.taken_back.add(corrected)
                found.append(setting)
                self._talk.gave(amount, self._vocabulary[setting.parameter])
            elif amount.unit:
                orphans.append(amount)
        self._talk.remember(mentions)
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
        self,
        sentence: Sentence,
        amount: Amount,
        amounts: Sequence[Amount],
        clues: Clues,
        about: tuple[str, ...],
        text: str,
    ) -> Setting | None:
        if is_change_or_pitch(amount, text):
            return None
        if amount.unit:
            parameter, rule = self._owner(sentence, amount, amounts, clues, text)
        else:
            parameter, rule = self._owner_of_bare(sentence, amount, clues, text), "bare"
        return self._made(amount, parameter, about, text, rule) if parameter else None

    def _owner(
        self, sentence: Sentence, amount: Amount, amounts: Sequence[Amount], clues: Clues, text: str
    ) -> tuple[Concept | None, str]:
        """By what stands near, else by what was asked or done before, else by what the trade measures so."""
        if sheet := self._sheet(amount, text):
            return sheet, "sheet"
        clue, _ = clues.owner(amount, amounts)
        if (clue is None or clue.rule != "named") and (beside := self._talk.beside(amount, text)):
            return beside, "companion"
        if (clue is None or (clue.cost and clue.parameter not in _WAITS)) and self._is_wait(amount, text):
            is_before_baking = amount.unit == "h" and _BAKED.search(
                text, max(0, amount.start - AROUND), amount.end + AROUND
            )
            return self._vocabulary["par-bake-delay" if is_before_baking else "par-transfer-time"], "wait"
        if clue:
            return (self._vocabulary[clue.parameter], clue.rule) if clue.parameter else (None, "")
        is_told_elsewhere = amount.unit == "{times}" or is_of_another(sentence, amount)
        for parameter in () if is_told_elsewhere else self._talk.before(amount, text):
            if self._suits(amount, parameter, text):
                return parameter, "asked"
        parameter_of_unit = self._usual(amount)
        return (self._vocabulary[parameter_of_unit], "usual") if parameter_of_unit else (None, "")

    def _is_wait(self, amount: Amount, text: str) -> bool:
        """삼십 초 안에, inside an hour: how long a part may wait for what comes next."""
        if (
            amount.unit not in LEFT_TO_UNITS
            or amount.min is not None
            or self._grounding.trade_at(amount.start) != "plating"
        ):
            return False
        return bool(
            _WITHIN.search(text, amount.start, amount.end + 8)
            or _WITHIN_BEFORE.search(text[max(0, amount.start - 10) : amount.end])
        )

    def _suits(self, amount: Amount, parameter: Concept, text: str) -> bool:
        trade = self._grounding.trade_at(amount.start)
        return fits(amount, parameter, text[amount.start : amount.end]) and is_likely(
            amount, parameter, trade, self._vocabulary
        )

    def _owner_of_bare(self, sentence: Sentence, amount: Amount, clues: Clues, text: str) -> Concept | None:
        """A number without a unit belongs to what is named or meant right before it, or to what the last one did."""
        if self._grounding.trade_at(amount.start) is None:
            return None
        reach = WITHIN_A_PHRASE if LED_TO.search(text[max(0, amount.start - 20) : amount.start]) else CLOSE
        reach = 2 * WITHIN_A_PHRASE if is_led_to(amount, text) else reach
        if clue := clues.of_bare(amount, reach):
            return self._vocabulary[clue.parameter]
        owners = chain(self._talk.listed(amount, text), self._talk.answered(sentence, amount, clues, text))
        return next((one for one in owners if one.unit not in LEFT_TO_UNITS and self._is_surely(amount, one)), None)

    def _is_surely(self, amount: Amount, parameter: Concept) -> bool:
        trade = self._grounding.trade_at(amount.start)
        return is_likely(amount, parameter, trade, self._vocabulary, strictly=True)

    def _sheet(self, amount: Amount, text: str) -> Concept | None:
        """T6, 12t: the thickness of a sheet; 4파이: a rod."""
        if (amount.unit == "mm" and _T_BEFORE.match(text, amount.start)) or (
            amount.unit == "t" and text[amount.end - 1] in "tT"
        ):
            trade = self._grounding.trade_at(amount.start)
            if trade == "welding" or amount.unit == "mm":
                return self._vocabulary["par-wall-thickness" if trade == "casting" else "par-plate-thickness"]
        if text.endswith("파이", amount.start, amount.end) and self._grounding.trade_at(amount.start) == "welding":
            if _TUNGSTEN.search(text, max(0, amount.start - BESIDE), amount.start):
                return self._vocabulary["par-tungsten-diameter"]
            return self._vocabulary["par-rod-diameter" if (amount.min or 0) >= THINNEST_ROD else "par-wire-diameter"]
        return None

    def _usual(self, amount: Amount) -> str | None:
        trade = self._grounding.trade_at(amount.start)
        if amount.unit == "Cel" and (amount.min or amount.max or 0) >= MOLTEN.get(trade or "", inf):
            return "par-melt-temperature"
        known = usual(trade or "", amount.unit)
        likely = (
            one
            for one in (*known, *(self._grounding.narrowed(one, amount.start) for one in known))
            if is_likely(amount, self._vocabulary[one], trade, self._vocabulary)
        )
        return next(likely, None)

    def _made(self, amount: Amount, parameter: Concept, about: tuple[str, ...], text: str, rule: str) -> Setting | None:
        special = self._vocabulary[self._grounding.narrowed(parameter.id, amount.start)]
        parameter = special if self._suits(amount, special, text) else parameter
        quantity = quantity_of(amount, parameter)
        if quantity is None or (amount.unit in {"V", "A"} and not self._suits(amount, parameter, text)):
            return None  # 전압을 1 V 올린다 is a change of voltage, no voltage
        quote = text[amount.start : amount.end]
        confidence = _CONFIDENCE.get(rule, 0.75)
        return Setting(parameter.id, quantity, about, amount.start, amount.end, quote, rule, confidence)
