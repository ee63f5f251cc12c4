"""What a cause or remedy acts on, and which way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.claims import Direction
from ingest.extraction.lexicon import conditions, contexts
from ingest.findings import Mention
from ontology.vocabulary import Trade, Vocabulary

_MORE = re.compile(
    r"높|올[리려라렸림릴린]|오래|넘|넓|많|(?<![가-힣])크|큰|커[서지]?|세[게지면서다]|쎄|강하|과다|과하|과잉|과도|지나치|늘[리려어림린었]|[^확]길[면어게고다]|길어|빠르|빨라|빨리|두껍|두꺼|증가|추가|보충|충분|더\s?(?:주|넣|해|하|줘)|넉넉|초과|"
    r"\b(?:high(?:er)?|rais(?:e|ed|ing)|increas\w*|more|too much|excess\w*|too hot|hotter|too long|longer|too fast|faster|thick\w*|add(?:ed|ing)?|strong\w*|large|bigger|wide\w*|up)\b",
    re.I,
)
_LESS = re.compile(
    r"낮|내[리려렸림린]|내려|좁|적[어으은게]|작[아으은게]|약하|약해|약[한할]|부족|모자라|모자란|줄[이여었임인]|짧|느리|느려|천천히|얇|덜|감소|떨어|미달|빼[고서면]|안\s?[가-힣]|못\s?[가-힣]|않|없[이으어]|생략|빼먹|불량|나쁘|미흡|"
    r"\b(?:low(?:er)?(?:ed|ing)?|reduc\w*|decreas\w*|less|too little|lack\w*|insufficient|not enough|poor(?:ly)?|no|without|short(?:er)?|slow(?:er|ly)?|thin\w*|drop\w*|cut(?:ting)?|weak\w*|miss\w*|skip\w*|inadequate|never|not|don't|didn't|down)\b",
    re.I,
)
_FORBIDDEN = re.compile(r"지\s?(?:마|말|않)|면\s?안\s?(?:되|돼|된)|\b(?:don't|do not|never|avoid|stop)\b", re.I)
_FLIPPED = re.compile(r"(?:안|못)\s?(?:높|올|늘|낮|내|줄)|지\s?(?:않|못)", re.I)
_AGAIN = re.compile(
    r"다시|더\b|늘|보강|한\s?번\s?더|자주|오래|꼼꼼|충분|철저|강화|\b(?:more|again|longer|thorough\w*|better|proper\w*|well|full\w*)\b",
    re.I,
)
_NOT_DONE = re.compile(
    r"안\s?[하해했시]|안\s?\S{1,3}[면고서아어]|못\s?[하해했]|않|덜|빼먹|생략|없이|부족|불량|미흡|불충분|소홀|대충|잘못|빠뜨|건너|"
    r"\b(?:no|without|skip\w*|poor\w*|insufficient\w*|inadequate\w*|bad|miss\w*|lack\w*|not|didn't|don't|unless|never|forgot\w*)\b",
    re.I,
)
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
_OPPOSITE: dict[Direction | None, Direction | None] = {"increase": "decrease", "decrease": "increase", None: None}
_FAMILIES = frozenset(
    {"proc-casting", "proc-welding", "proc-surface-treatment", "proc-electroplating", "proc-arc-welding"}
)


@dataclass(frozen=True, slots=True)
class Target:
    """A concept and the way it goes; *negated* deeds count as less of it."""

    concept: str
    direction: Direction | None


def opposite(direction: Direction | None) -> Direction | None:
    """The other way; no way stays none."""
    return _OPPOSITE[direction]


class TargetFinder:
    """Finds what is done, or went wrong, in a stretch of text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def targets(
        self,
        text: str,
        start: int,
        mentions: Sequence[Mention],
        trade: Trade | None,
        *,
        role: str,
        defect: str,
        around: str = "",
        spoken_of: str | None = None,
    ) -> list[Target]:
        """
        Targets in ``text`` (which stands at *start* of the document), the most telling kind only.

        Parameters go before processes, those before materials and other defects; a cause's direction is what
        went wrong, a remedy's what to do. Where only a change is named, it is one of *spoken_of*, the
        parameter of the sentence before.
        """
        end = start + len(text)
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        found = self._parameters(text, start, inside)
        found += [one for one in self._bare(text, trade, around) if one not in found] if not found else []
        found += self._conditions(text, trade, role)
        way = _direction("|" + text)
        if not found and not inside and spoken_of and way:
            found = [Target(spoken_of, way)]
        found = found or self._deeds(text, start, inside, role)
        found = found or self._things(text, start, inside, role, defect)
        unique: dict[str, Target] = {}
        for target in found:
            kept = unique.get(target.concept)
            if target.concept != defect and (kept is None or kept.direction is None):
                unique[target.concept] = target
        return list(unique.values())

    def _parameters(self, text: str, start: int, inside: Sequence[Mention]) -> list[Target]:
        named = [mention for mention in inside if mention.kind == "parameter"]
        return [
            Target(mention.concept, _direction(_window(text, mention.start - start, mention.end - start)))
            for mention in named
        ]

    def _bare(self, text: str, trade: Trade | None, around: str) -> list[Target]:
        for noun, units in _BARE_NOUNS:
            match = noun.search(text)
            if not match:
                continue
            way = _direction(_window(text, match.start(), match.end()))
            parameter = self._in_context(units.split(), text, trade) or self._in_context(units.split(), around, trade)
            if parameter and (way or noun is _BARE_NOUNS[0][0]):
                return [Target(parameter, way)]
        return []

    def _in_context(self, units: list[str], text: str, trade: Trade | None) -> str | None:
        if trade == "plating" and units == ["A"]:
            return "par-current-density"
        fitting = (
            context
            for context in contexts()
            if context.units & set(units) and context.trade in {"", trade} and context.words.search(text)
        )
        return next((context.parameter for context in fitting), None)

    def _conditions(self, text: str, trade: Trade | None, role: str) -> list[Target]:
        found = []
        for condition in conditions():
            if condition.trade in {"", trade} and condition.words.search(text):
                way: Direction = "increase" if condition.direction == "increase" else "decrease"
                found.append(Target(condition.target, way if role == "cause" else opposite(way)))
        return found[:2]

    def _deeds(self, text: str, start: int, inside: Sequence[Mention], role: str) -> list[Target]:
        found = []
        for mention in inside:
            if mention.kind != "process" or mention.concept in _FAMILIES:
                continue
            if self._vocabulary[mention.concept].category in {"family"}:
                continue
            after = text[mention.end - start :][:16]
            near = text[max(0, mention.start - start - 6) : mention.start - start] + "|" + after
            way: Direction | None = None
            if _NOT_DONE.search(near):
                way = "decrease"
            elif (role == "remedy" and _AGAIN.search(near)) or (role == "cause" and _MORE.search(after)):
                way = "increase"
            found.append(Target(mention.concept, way))
        return found

    def _things(self, text: str, start: int, inside: Sequence[Mention], role: str, defect: str) -> list[Target]:
        materials = [mention for mention in inside if mention.kind == "material"]
        found = []
        for mention in materials:
            way = _direction(_window(text, mention.start - start, mention.end - start))
            if way or role == "cause":
                found.append(Target(mention.concept, way))
        if not found and role == "cause":
            others = (mention for mention in inside if mention.kind == "defect" and mention.concept != defect)
            found = [Target(mention.concept, None) for mention in others]
        return found[:2]


def _window(text: str, start: int, end: int) -> str:
    """The words after a noun, where Korean says what becomes of it; and the adjective before it."""
    before = (
        text[max(0, start - 22) : start].rsplit(",", 1)[-1]
        if re.search(r"[A-Za-z]", text[start:end])
        else text[max(0, start - 5) : start]
    )
    return before + "|" + text[end : end + 22]


def _direction(text: str) -> Direction | None:
    before, _, after = text.partition("|")
    more, less = _MORE.search(after), _LESS.search(after)
    if not more and not less:
        more, less = _MORE.search(before), _LESS.search(before)
    if more and (not less or more.start() < less.start() or _FLIPPED.search(after)):
        return "decrease" if _FORBIDDEN.search(after) or _FLIPPED.search(after) else "increase"
    if less:
        flipped = re.search(r"(?:낮|내|줄)\S{0,3}지\s?(?:마|말|않)", after)
        return "increase" if flipped else "decrease"
    return None
