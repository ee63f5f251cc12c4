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
    r"높|올[리려라렸림릴린]|오래|넘|넓|많|(?<![가-힣])크|큰|커[서지]?|세[게지면서다]|쎄|강하|과다|과대|과하|과잉|과도|지나치|초과|상승|상향|↑|넘치|쌓[이여인]|굵|도톰|늘[리려어림린었]|[^확]길[면어게고다]|길어|빠르|빠름|빨라|빨리|빨랐|(?:길|오래)\s|세[면서고]|센\s|두껍|두꺼|증가|추가|보충|충분|더\s?(?:주|넣|해|하|줘)|넉넉|초과|"
    r"\b(?:high(?:er)?|rais(?:e|ed|ing)|increas\w*|more|too much|excess\w*|too hot|hotter|harder|over|above|build(?:s)? up|heavy|too long|longer|too fast|faster|thick\w*|add(?:ed|ing)?|strong\w*|large|bigger|wide\w*|up)\b",
    re.I,
)
_LESS = re.compile(
    r"낮|내[리려렸림린]|내려|좁|적[어으은게]|작[아으은게]|약하|약해|약[한할]|부족|모자라|모자란|줄[이여였었임인일]|짧|단축|하향|과소|미만|누락|소홀|저하|↓|죽어|느리|느려|늦|얕|천천히|얇|덜|감소|떨어|미달|빼[고서면]|(?<![가-힣])안\s?[하해됐되돼시][가-힣]?|않|없[이으어]|생략|빼먹|미흡|모자람|묽|"
    r"\b(?:low(?:er)?(?:ed|ing)?|reduc\w*|decreas\w*|less|too little|lack\w*|insufficient|not enough|soft|poor(?:ly)?|no|without|below|back|torn|short(?:er)?|slow(?:er|ly)?|thin\w*|drop\w*|cut(?:ting)?|weak\w*|miss\w*|skip\w*|inadequate|never|not|don't|didn't|down)\b",
    re.I,
)
_FORBIDDEN = re.compile(r"지\s?(?:마|말|않)|면\s?안\s?(?:되|돼|된)|\b(?:don't|do not|never|avoid|stop)\b", re.I)
_LESS_ALONE = re.compile(r"\s*\S{0,3}\s?(?:안\s?하|하지\s?않|없)")
_FLIPPED = re.compile(r"(?:안|못)\s?(?:높|올|늘|낮|내|줄)|지\s?(?:않|못)", re.I)
_AGAIN = re.compile(
    r"다시|더\b|늘|보강|한\s?번\s?더|자주|오래|꼼꼼|충분|철저|강화|\b(?:more|again|harder|longer|thorough\w*|better|proper\w*|well|full\w*)\b",
    re.I,
)
_NOT_DONE = re.compile(
    r"안\s?[하해했시]|안\s?\S{1,3}[면고서아어]|못\s?[하해했]|않|덜|빼먹|생략|누락|없이|부족|미흡|불충분|소홀|대충|빠뜨|건너|약하|약해|약[한할]|"
    r"\b(?:no|without|skip\w*|poor\w*|insufficient\w*|inadequate\w*|miss\w*|lack\w*|not|didn't|don't|unless|never|forgot\w*)\b",
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
_USUAL = {("casting", _BARE_NOUNS[0][0].pattern): "par-pouring-temperature"}
_CHANGE_ALONE = re.compile(
    r"\s*(?:너무|좀|더|또|그래서|그럼|그러면|근데)?\s*(?:\d\S*\s)?(?:많|적|낮|높|모자라|부족|넘[으치]|올[리려]|내[리려]|줄[이여]|늘[리려]|과하|길|짧|세면|약하|빠르|느리|lower|raise|too (?:high|low|much|little)|over|above|below|drop it|turn it|bring it)",
    re.I,
)
# what spoils a casting, a weld or a deposit by being there at all
_CULPRITS = frozenset(
    {"mat-moisture", "mat-rust", "mat-oil-grease", "mat-paint", "mat-hydrogen-gas", "mat-oxide-scale"}
)
_OPPOSITE: dict[Direction | None, Direction | None] = {"increase": "decrease", "decrease": "increase", None: None}
_LOOKING = frozenset({"inspection", "test"})  # finding a defect is no remedy for it
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
        spoken_of: Sequence[str] = (),
    ) -> list[Target]:
        """
        Targets in ``text`` (which stands at *start* of the document), the most telling kind only.

        Parameters go before processes, those before materials and other defects; a cause's direction is what
        went wrong, a remedy's what to do. Where only a change is named, it is of *spoken_of*, the parameters
        said before, the latest first.
        """
        end = start + len(text)
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        found = self._parameters(text, start, inside)
        found += self._bare(text, trade, around, spoken_of) if not found else []
        culprits = [one for one in inside if one.concept in _CULPRITS] if role == "cause" and not found else []
        found += [Target(one.concept, None) for one in culprits] or self._conditions(text, trade, role)
        if not found and not inside and spoken_of and _CHANGE_ALONE.match(text):
            way = _direction("", text)
            found = [Target(spoken_of[0], way)] if way else []
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
            Target(
                mention.concept,
                _direction(*_window(text, mention.start - start, mention.end - start))
                or _direction("", text[mention.start - start : mention.end - start]),
            )
            for mention in named
        ]

    def _bare(self, text: str, trade: Trade | None, around: str, spoken_of: Sequence[str]) -> list[Target]:
        for noun, units in _BARE_NOUNS:
            match = noun.search(text)
            if not match:
                continue
            way = _direction(*_window(text, match.start(), match.end()))
            said = (one for one in spoken_of if self._vocabulary[one].unit in units.split())
            parameter = (
                self._in_context(units.split(), text, trade)
                or next(said, None)
                or self._in_context(units.split(), around, trade)
                or (_USUAL.get((trade or "", noun.pattern)))
            )
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
            if self._vocabulary[mention.concept].category in _LOOKING:
                continue
            if self._vocabulary[mention.concept].category in {"family"}:
                continue
            after = text[mention.end - start :][:16]
            near = text[max(0, mention.start - start - 6) : mention.start - start] + "|" + after
            way: Direction | None
            if _NOT_DONE.search(near):
                way = "decrease"
            elif (role == "remedy" and _AGAIN.search(near)) or (role == "cause" and _MORE.search(after)):
                way = "increase"
            else:
                way = _direction(*_window(text, mention.start - start, mention.end - start))
            found.append(Target(mention.concept, way))
        return found

    def _is_worked_on(self, mention: Mention) -> bool:
        """An alloy by its grade is what the part is made of, not what went wrong."""
        return bool(self._vocabulary[mention.concept].notations)

    def _things(self, text: str, start: int, inside: Sequence[Mention], role: str, defect: str) -> list[Target]:
        materials = [
            mention
            for mention in inside
            if mention.kind == "equipment" or (mention.kind == "material" and not self._is_worked_on(mention))
        ]
        found = []
        for mention in materials:
            way = _direction(*_window(text, mention.start - start, mention.end - start))
            found.append(Target(mention.concept, way))
        if not found and role == "cause":
            others = (mention for mention in inside if mention.kind == "defect" and mention.concept != defect)
            found = [Target(mention.concept, None) for mention in others]
        return found[:2]


def _window(text: str, start: int, end: int) -> tuple[str, str]:
    """What is said before a noun and after it, as far as it may be of the noun."""
    if re.search(r"[A-Za-z]", text[start:end]) and not re.search(r"[가-힣]", text):
        return text[max(0, start - 26) : start].rsplit(",", 1)[-1], text[end : end + 26]
    return text[max(0, start - 8) : start], text[end : end + 34]


def _direction(before: str, after: str) -> Direction | None:
    """Which way a noun goes between *before* and *after*; the nearest word tells, in Korean the first one after it."""
    found = [
        (match.start(), way, True)
        for words, way in ((_MORE, "increase"), (_LESS, "decrease"))
        if (match := words.search(after))
    ]
    if not found or not re.search(r"[가-힣]", after):
        for words, way in ((_MORE, "increase"), (_LESS, "decrease")):
            found += [(len(before) - match.end(), way, False) for match in words.finditer(before)]
    if not found:
        return None
    _, way, is_after = min(found)
    turned = is_after and (_FORBIDDEN.search(after) or _FLIPPED.search(after)) and not _LESS_ALONE.match(after)
    if turned:
        return "decrease" if way == "increase" else "increase"
    return "increase" if way == "increase" else "decrease"
