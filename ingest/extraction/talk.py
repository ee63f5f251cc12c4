"""What the talk so far tells of a number: what was named, done and given a value before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extraction.amount import Amount
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lexicon import companions
from ingest.extraction.measures import readings_of
from ingest.extraction.owners import Clue, Clues, in_trade, meant_in, measured_of
from ingest.extraction.sentences import Sentence
from ingest.extraction.spans import CORRECTS
from ingest.findings import Mention, Setting
from ontology.vocabulary import Concept, Vocabulary

REMEMBERED = 3  # sentences for which a named parameter or a process still owns a bare answer
CLOSE = 14  # code points between a parameter's name and its number without a unit
WIDE = 160  # code points of earlier talk that may still tell what a number is about
# a talk has few parameters of these
_OF_ONE_THING = frozenset({"Cel", "[degF]", "A", "V", "L/min", "A/dm2", "s", "min"})
LEFT_TO_UNITS = frozenset({"min", "s", "h"})  # nobody says a time without its unit
_LISTED = re.compile(r"[\s,/→>~-]*(?:[가-힣]{0,4}|call it|say|or|maybe|about|to|instead of|and|then)\s*")
_GOES_WITH = re.compile(r"[\s,/×x*]*(?:에서|에|짜리|로|으로|at|for|and|in)?[\s,]*(?:for )?")
LED_TO = re.compile(
    r"\b(?:at|to|of|is|are|was|be|around|about|between|over|under|below|above|than|sits at)\s+(?:a\s+|about\s+)?$", re.I
)
_LED_ON = re.compile(r"\s?(?:까지|으?로(?=[\s,.])|에(?=[\s,.])|정도|쯤|놓|맞추|맞춰|이[면고]|은|는|을|를)")
_TELLING = re.compile(
    r"\d\d|\d\.\d|점|point|[백천]|[십][일이삼사오육칠팔구]|[이삼사오육칠팔구]십|[a-z] ?[a-z]{4}", re.I
)
_LEADS_IN = re.compile(
    r"(?:[A-Z][\w .]{0,20}:\s|[가-힣]{1,4}:\s)?(?:[\s,.…\"'’-]|보통|그냥은?|대개|원래|목표|기준|우리는?|저희는?|한|약|네|예|어|음|아|\b(?:keep it|has to be|got to be|it's|its|say|well|oh|about|around|um|uh|er|at|over|under|below|above|back|down|up|to|a)\b)*",
    re.I,
)
_TAKES_BACK = re.compile(rf"(?:[\s,.…]|아|어|음|uh|um|oh)*{CORRECTS}", re.I)


class Talk:
    """The talk of one document, heard sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._grounding = grounding
        self._recent: list[tuple[int, Concept]] = []
        self._doing: tuple[int, str] | None = None
        self._last: tuple[int, Amount, Concept] | None = None
        self._count = 0

    def goes_on(self) -> None:
        """The next sentence begins."""
        self._count += 1

    def gave(self, amount: Amount, parameter: Concept) -> None:
        """A value was given."""
        self._last = (self._count, amount, parameter)

    def remember(self, mentions: Sequence[Mention]) -> None:
        """What a sentence names and does, at its end."""
        named = [mention for mention in mentions if mention.kind == "parameter"]
        self._recent = [recent for recent in self._recent if self._count - recent[0] < REMEMBERED - 1] + [
            (self._count, self._vocabulary[in_trade(mention, self._grounding)]) for mention in named
        ]
        for mention in mentions:
            if any(measured_of(mention.concept, self._vocabulary)):
                self._doing = (self._count, mention.concept)

    def taken_back(self, sentence: Sentence, setting: Setting) -> int | None:
        """아니지, 백오십 도: the start of the last value, if the sentence corrects it."""
        if not self._last or not _TAKES_BACK.match(sentence.text):
            return None
        count, amount, parameter = self._last
        return amount.start if self._count - count <= 2 and parameter.id == setting.parameter else None

    def before(self, amount: Amount, text: str) -> Iterator[Concept]:
        """What earlier talk would have a number be of, the likeliest first."""
        yield from (parameter for _, parameter in reversed(self._recent))
        if self._last and self._count - self._last[0] < 2 * REMEMBERED and amount.unit in _OF_ONE_THING:
            yield self._last[2]
        if self._doing and self._count - self._doing[0] <= REMEMBERED:
            for units, parameter in measured_of(self._doing[1], self._vocabulary):
                if readings_of(amount.unit) & units and parameter:
                    yield self._vocabulary[parameter]
        if amount.unit in LEFT_TO_UNITS:
            return  # of times a talk has many
        for clue in self._alluded(amount, amount.unit, text, amount.start, WIDE):
            if readings_of(amount.unit) & (clue.units or frozenset()):
                yield self._vocabulary[clue.parameter]

    def beside(self, amount: Amount, text: str) -> Concept | None:
        """200℃ 6시간: what goes with the value right before it."""
        if not self._last or self._last[0] != self._count:
            return None
        _, previous, parameter = self._last
        if not _GOES_WITH.fullmatch(text, previous.end, amount.start):
            return None
        beside = (one for units, one in companions().get(parameter.id, ()) if amount.unit in units)
        return next((self._vocabulary[one] for one in beside), None)

    def listed(self, amount: Amount, text: str) -> Iterator[Concept]:
        """The parameters that a list, or a limit told after the fact, goes on with."""
        is_limit = amount.min is None or amount.max is None
        if self._last:
            count, previous, parameter = self._last
            gap = text[previous.end : amount.start]
            is_next = count == self._count and len(gap) <= CLOSE and bool(_LISTED.fullmatch(gap))
            if is_next or ((is_limit or is_led_to(amount, text)) and self._count - count < REMEMBERED):
                yield parameter
        if is_limit or is_led_to(amount, text):
            yield from (parameter for count, parameter in reversed(self._recent) if self._count - count < 4)

    def answered(self, sentence: Sentence, amount: Amount, clues: Clues, text: str) -> Iterator[Concept]:
        """What a telling number with which a sentence begins says of: what it goes on to name, or what was asked."""
        is_first = _LEADS_IN.fullmatch(text, sentence.start, amount.start)
        is_telling = _TELLING.search(text, amount.start, amount.end) and amount.end - amount.start > 1
        if not is_first or not is_telling or sentence.kind == "row":
            return
        yield from (self._vocabulary[parameter] for parameter in clues.after_bare(amount))
        yield from (parameter for count, parameter in reversed(self._recent) if self._count - count < 4)
        for clue in self._alluded(amount, "", text, sentence.start, WIDE // 2):
            yield self._vocabulary[clue.parameter]

    def _alluded(self, amount: Amount, unit: str, text: str, end: int, reach: int) -> list[Clue]:
        """What the words before *end* speak for in a *unit*, the last said first."""
        start = max(0, end - reach)
        meant = meant_in(text[start:end], start, self._grounding.trade_at(amount.start), frozenset({unit}))
        return sorted((clue for clue in meant if clue.parameter), key=lambda clue: -clue.end)


def is_led_to(amount: Amount, text: str) -> bool:
    """이백이십까지, at eighteen: a telling number that something is brought to."""
    if not _TELLING.search(text, amount.start, amount.end):
        return False
    before = text[max(0, amount.start - 20) : amount.start]
    return bool(LED_TO.search(before) or _LED_ON.match(text, amount.end))
