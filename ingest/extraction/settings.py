"""Settings: numbers with the parameter they belong to and what they hold for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from math import inf

from ingest.documents import Block
from ingest.extraction.amount import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.idle_numbers import is_change_or_pitch, is_count, is_of_another
from ingest.extraction.lexicon import companions, usual
from ingest.extraction.measures import fits, quantity_of, readings_of
from ingest.extraction.owners import Clues, in_trade, is_likely, meant_in, measured_of
from ingest.extraction.sentences import Sentence
from ingest.extraction.spans import CORRECTS
from ingest.findings import Mention, Setting
from ontology.vocabulary import Concept, Vocabulary

REMEMBERED = 3  # sentences for which a named parameter or a process still owns a bare answer
CLOSE = 14  # code points between a parameter's name and its number without a unit
WITHIN_A_PHRASE = 30  # and where a preposition leads to it
LISTED = 60
WIDE = 160  # code points of earlier talk that may still tell what a number is about
_OF_ONE_THING = frozenset(
    {"Cel", "[degF]", "A", "V", "L/min", "A/dm2", "s", "min"}
)  # a talk has few parameters of these
_LEFT_TO_UNITS = frozenset({"min", "s", "h"})  # nobody says a time without its unit
MOLTEN = {"casting": 1200}  # °C above which what nothing else tells is the temperature of the melt
_LISTED = re.compile(r"[\s,/→>~-]*(?:[가-힣]{0,4}|call it|say|or|maybe|about|to|instead of|and|then)\s*")
_GOES_WITH = re.compile(r"[\s,/×x*]*(?:에서|에|짜리|로|으로|at|for|and|in)?[\s,]*(?:for )?")
_WAITS = frozenset({"par-bake-delay", "par-holding-time"})  # for something told, not for whatever comes next
_WITHIN = re.compile(r"안에|이내|\s내(?:에|로|\s)|넘기면")
_WITHIN_BEFORE = re.compile(r"\b(?:within|inside)\b", re.I)
_LED_TO = re.compile(
    r"\b(?:at|to|of|is|are|was|be|around|about|between|over|under|below|above|than|sits at)\s+(?:a\s+|about\s+)?$", re.I
)
_LED_ON = re.compile(r"\s?(?:까지|으?로(?=[\s,.])|에(?=[\s,.])|정도|쯤|놓|맞추|맞춰|이[면고]|은|는|을|를)")
_TELLING = re.compile(
    r"\d\d|\d\.\d|점|point|[백천]|[십][일이삼사오육칠팔구]|[이삼사오육칠팔구]십|[a-z] ?[a-z]{4}", re.I
)
_T_BEFORE = re.compile(r"t\s?=?\s?\d")
_LEADS_IN = re.compile(
    r"(?:[A-Z][\w .]{0,20}:\s|[가-힣]{1,4}:\s)?(?:[\s,.…\"'’-]|보통|그냥은?|대개|원래|목표|기준|우리는?|저희는?|한|약|네|예|어|음|아|\b(?:keep it|has to be|got to be|it's|its|say|well|oh|about|around|um|uh|er|at|over|under|below|above|back|down|up|to|a)\b)*",
    re.I,
)
_TAKES_BACK = re.compile(rf"(?:[\s,.…]|아|어|음|uh|um|oh)*{CORRECTS}", re.I)
_CONFIDENCE = {"named": 0.95, "context": 0.85, "asked": 0.8}


class SettingFinder:
    """Reads the settings out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._grounding = grounding
        self._recent: list[tuple[int, Concept]] = []
        self._doing: tuple[int, str] | None = None
        self._count = 0
        self._material: str | None = None
        self._last: tuple[int, Amount, Concept] | None = None
        self.taken_back: set[int] = set()  # starts of amounts that the speaker corrected in a later sentence

    def settings(
        self, sentence: Sentence, amounts: Sequence[Amount], mentions: Sequence[Mention], text: str
    ) -> tuple[list[Setting], list[Amount]]:
        """The settings of the next sentence, and the amounts that no parameter owns."""
        self._count += 1
        about = self._about(mentions)
        found: list[Setting] = []
        orphans = []
        amounts = [amount for amount in amounts if amount.unit or not is_count(sentence, amount, text)]
        clues = Clues(sentence, amounts, mentions, self._grounding, self._vocabulary, text) if amounts else None
        for amount in amounts:
            setting = self._setting(sentence, amount, amounts, clues, about, text) if clues else None
            if setting:
                if amount is amounts[0] and self._takes_back(sentence, setting):
                    self.taken_back.add(self._last[1].start if self._last else -1)
                found.append(setting)
                self._last = (self._count, amount, self._vocabulary[setting.parameter])
            elif amount.unit:
                orphans.append(amount)
        self._remember(mentions)
        return found, orphans

    def cell_setting(
        self, block: Block, amount: Amount, header: str, mentions: Sequence[Mention], parameter: str | None, text: str
    ) -> Setting | None:
        """The setting of a table cell whose column names the parameter."""
        if parameter is None:
            return None
        return self._made(amount, self._vocabulary[parameter], self._about(mentions), text, f"table:{header}")

    def _remember(self, mentions: Sequence[Mention]) -> None:
        named = [mention for mention in mentions if mention.kind == "parameter"]
        self._recent = [recent for recent in self._recent if self._count - recent[0] < REMEMBERED - 1] + [
            (self._count, self._vocabulary[in_trade(mention, self._grounding)]) for mention in named
        ]
        for mention in mentions:
            if any(measured_of(mention.concept, self._vocabulary)):
                self._doing = (self._count, mention.concept)

    def _takes_back(self, sentence: Sentence, setting: Setting) -> bool:
        """아니지, 백오십 도: whether the sentence corrects the last value."""
        if not self._last or not _TAKES_BACK.match(sentence.text):
            return False
        count, _, parameter = self._last
        return self._count - count <= 2 and parameter.id == setting.parameter

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
        if (clue is None or clue.rule != "named") and (beside := self._beside_last(amount, text)):
            return beside, "companion"
        if (clue is None or (clue.cost and clue.parameter not in _WAITS)) and self._is_wait(amount, text):
            return self._vocabulary["par-transfer-time"], "wait"
        if clue:
            return (self._vocabulary[clue.parameter], clue.rule) if clue.parameter else (None, "")
        is_told_elsewhere = amount.unit == "{times}" or is_of_another(sentence, amount)
        for parameter in () if is_told_elsewhere else self._before(amount, text):
            if self._suits(amount, parameter, text):
                return parameter, "asked"
        parameter_of_unit = self._usual(amount)
        return (self._vocabulary[parameter_of_unit], "usual") if parameter_of_unit else (None, "")

    def _beside_last(self, amount: Amount, text: str) -> Concept | None:
        """200℃ 6시간: what goes with the value right before it."""
        if not self._last or self._last[0] != self._count:
            return None
        _, previous, parameter = self._last
        if not _GOES_WITH.fullmatch(text, previous.end, amount.start):
            return None
        beside = (one for units, one in companions().get(parameter.id, ()) if amount.unit in units)
        return next((self._vocabulary[one] for one in beside), None)

    def _is_wait(self, amount: Amount, text: str) -> bool:
        """삼십 초 안에, inside an hour: how long a part may wait for what comes next."""
        if (
            amount.unit not in _LEFT_TO_UNITS
            or amount.min is not None
            or self._grounding.trade_at(amount.start) != "plating"
        ):
            return False
        return bool(
            _WITHIN.search(text, amount.start, amount.end + 8)
            or _WITHIN_BEFORE.search(text[max(0, amount.start - 10) : amount.end])
        )

    def _before(self, amount: Amount, text: str) -> Iterator[Concept]:
        """What earlier talk would have a number be of, the likeliest first."""
        yield from (parameter for _, parameter in reversed(self._recent))
        if self._last and self._count - self._last[0] < 2 * REMEMBERED and amount.unit in _OF_ONE_THING:
            yield self._last[2]
        if self._doing and self._count - self._doing[0] <= REMEMBERED:
            for units, parameter in measured_of(self._doing[1], self._vocabulary):
                if readings_of(amount.unit) & units and parameter:
                    yield self._vocabulary[parameter]
        if amount.unit in _LEFT_TO_UNITS:
            return  # of times a talk has many
        start = max(0, amount.start - WIDE)
        meant = meant_in(
            text[start : amount.start], start, self._grounding.trade_at(amount.start), frozenset({amount.unit})
        )
        for clue in sorted(meant, key=lambda clue: -clue.end):
            if clue.parameter and readings_of(amount.unit) & (clue.units or frozenset()):
                yield self._vocabulary[clue.parameter]

    def _suits(self, amount: Amount, parameter: Concept, text: str) -> bool:
        trade = self._grounding.trade_at(amount.start)
        return fits(amount, parameter, text[amount.start : amount.end]) and is_likely(
            amount, parameter, trade, self._vocabulary
        )

    def _owner_of_bare(self, sentence: Sentence, amount: Amount, clues: Clues, text: str) -> Concept | None:
        """A number without a unit belongs to what is named or meant right before it, or to what the last one did."""
        if self._grounding.trade_at(amount.start) is None:
            return None
        reach = WITHIN_A_PHRASE if _LED_TO.search(text[max(0, amount.start - 20) : amount.start]) else CLOSE
        reach = 2 * WITHIN_A_PHRASE if self._is_led_to(amount, text) else reach
        if clue := clues.of_bare(amount, reach):
            return self._vocabulary[clue.parameter]
        owners = chain(self._goes_on(amount, text), self._answers(sentence, amount, clues, text))
        return next((one for one in owners if one.unit not in _LEFT_TO_UNITS and self._is_surely(amount, one)), None)

    def _goes_on(self, amount: Amount, text: str) -> Iterator[Concept]:
        """The parameters that a list, or a limit told after the fact, goes on with."""
        is_limit = amount.min is None or amount.max is None
        if self._last:
            count, previous, parameter = self._last
            gap = text[previous.end : amount.start]
            is_next = count == self._count and len(gap) <= CLOSE and bool(_LISTED.fullmatch(gap))
            if is_next or ((is_limit or self._is_led_to(amount, text)) and self._count - count < REMEMBERED):
                yield parameter
        if is_limit or self._is_led_to(amount, text):
            yield from (parameter for count, parameter in reversed(self._recent) if self._count - count < 4)

    def _answers(self, sentence: Sentence, amount: Amount, clues: Clues, text: str) -> Iterator[Concept]:
        """What a telling number with which a sentence begins says of: what it goes on to name, or what was asked."""
        is_first = _LEADS_IN.fullmatch(text, sentence.start, amount.start)
        is_telling = _TELLING.search(text, amount.start, amount.end) and amount.end - amount.start > 1
        if not is_first or not is_telling or sentence.kind == "row":
            return
        yield from (self._vocabulary[parameter] for parameter in clues.after_bare(amount))
        yield from (parameter for count, parameter in reversed(self._recent) if self._count - count < 4)
        start = max(0, sentence.start - WIDE // 2)
        meant = meant_in(text[start : sentence.start], start, self._grounding.trade_at(amount.start), frozenset({""}))
        for clue in sorted(meant, key=lambda clue: -clue.end):
            if clue.parameter:
                yield self._vocabulary[clue.parameter]

    def _is_led_to(self, amount: Amount, text: str) -> bool:
        """이백이십까지, at eighteen: a telling number that something is brought to."""
        if not _TELLING.search(text, amount.start, amount.end):
            return False
        before = text[max(0, amount.start - 20) : amount.start]
        return bool(_LED_TO.search(before) or _LED_ON.match(text, amount.end))

    def _is_surely(self, amount: Amount, parameter: Concept) -> bool:
        trade = self._grounding.trade_at(amount.start)
        return is_likely(amount, parameter, trade, self._vocabulary, strictly=True)

    def _sheet(self, amount: Amount, text: str) -> Concept | None:
        """T6, 12t: the thickness of a sheet."""
        if (amount.unit == "mm" and _T_BEFORE.match(text, amount.start)) or (
            amount.unit == "t" and text[amount.end - 1] in "tT"
        ):
            trade = self._grounding.trade_at(amount.start)
            if trade == "welding" or amount.unit == "mm":
                return self._vocabulary["par-wall-thickness" if trade == "casting" else "par-plate-thickness"]
        return None

    def _usual(self, amount: Amount) -> str | None:
        trade = self._grounding.trade_at(amount.start)
        if amount.unit == "Cel" and (amount.min or amount.max or 0) >= MOLTEN.get(trade or "", inf):
            return "par-melt-temperature"
        likely = (
            one
            for one in usual(trade or "", amount.unit)
            if is_likely(amount, self._vocabulary[one], trade, self._vocabulary)
        )
        return next(likely, None)

    def _made(self, amount: Amount, parameter: Concept, about: tuple[str, ...], text: str, rule: str) -> Setting | None:
        quantity = quantity_of(amount, parameter)
        if quantity is None or (amount.unit in {"V", "A"} and not self._suits(amount, parameter, text)):
            return None  # 전압을 1 V 올린다 is a change of voltage, no voltage
        quote = text[amount.start : amount.end]
        confidence = _CONFIDENCE.get(rule, 0.75)
        return Setting(parameter.id, quantity, about, amount.start, amount.end, quote, rule, confidence)
