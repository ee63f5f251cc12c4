"""What a cause or remedy acts on, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.claims import Direction
from ingest.extraction.directions import direction_of, way_of
from ingest.extraction.lexicon import conditions, contexts
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
_HANDLED = re.compile(
    r"넣|투입|첨가|교체|교환|갈[아고]|바꾸|바꿔|보충|쓰|써|사용|대[고면어서었]|댔|달[아고]|치[고면]|쳐|설치|청소|점검|확인|이동|추가|도포|거쳐|늘|줄|갱신|새로|청소|닦|"
    r"으?로\s?(?:바꾸|바꿔|교체|변경|처리|닦|털|유지|맞추)|\b(?:bag|replac|chang|clean|swap|add|in)\b",
    re.I,
)
_AT_FAULT = re.compile(
    r"부족|과다|막[히혀힘]|터[지져진]|헐거|마모|오염|닳|없|많|적|남|있|묻|끼|낀|젖|노후|늙|떨어지|떨어져|때문|탓|쌓|혼입|누설|\b(?:torn|worn|clogged|blocked|low|dirty|missing|dead|leak)",
    re.I,
)
_TOO_LITTLE = re.compile(
    r"부족|모자|적[어으은]|없|떨어|낮|저하|빼|줄|안\s?(?:넣|쓰|써)|덜\s?(?:넣|쓰)|묽|누락|\b(?:low|lack|no|without|less|missing|reduc|cut)\b",
    re.I,
)
_CONTAMINANTS = frozenset(
    {"mat-moisture", "mat-oil-grease", "mat-rust", "mat-hydrogen-gas", "mat-paint", "mat-oxide-scale"}
)
_SUBSTRATES = frozenset(
    {
        "mat-molten-metal",
        "mat-adc12",
        "mat-carbon-steel",
        "mat-aluminium",
        "mat-steel",
        "mat-stainless-steel",
        "mat-cast-iron",
    }
)
_UNDONE = re.compile(
    r"없애|제거|닦|말리|말려|않|지\s?(?:마|말)|안\s|빼|\b(?:dry|remove|clean|avoid|no|not|never|get rid)\b", re.I
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
        spoken_of: Sequence[str] = (),
    ) -> list[Target]:
        """
        Targets in ``text`` (which stands at *start* of the document), the most telling kind only.

        Parameters go before processes, those before materials and other defects; a cause's direction is what
        went wrong, a remedy's what to do. Where only a change is named, it is one of *spoken_of*, the
        parameter of the sentence before.
        """
        end = start + len(text)
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        inside_things = any(mention.kind in {"material", "process", "parameter"} for mention in inside)
        found = self._parameters(text, start, inside)
        found += [] if found else self._bare(text, trade, around, spoken_of)
        found += [] if inside_things else self._conditions(text, trade, role)
        way = way_of(text)
        if not found and not inside and spoken_of and way:
            found = [Target(spoken_of[-1], way)]
        found += self._deeds(text, start, inside, role, has_parameter=bool(found))
        found += self._things(text, start, inside, role, defect, alone=not found)
        return list(_once(target for target in found if target.concept != defect))

    def _parameters(self, text: str, start: int, inside: Sequence[Mention]) -> list[Target]:
        named = [mention for mention in inside if mention.kind == "parameter"]
        return [
            Target(mention.concept, direction_of(text, mention.start - start, mention.end - start)) for mention in named
        ]

    def _bare(self, text: str, trade: Trade | None, around: str, spoken_of: Sequence[str]) -> list[Target]:
        for noun, units in _BARE_NOUNS:
            match = noun.search(text)
            if not match:
                continue
            way = direction_of(text, match.start(), match.end())
            meant = [one for one in spoken_of if self._vocabulary[one].unit in units.split()]
            parameter = (
                self._in_context(units.split(), text, trade)
                or (meant[-1] if meant else None)
                or self._in_context(units.split(), around, trade)
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
                undone = role == "remedy" and _UNDONE.search(text)
                found.append(Target(condition.target, opposite(way) if undone else way))
        return found[:2]

    def _deeds(
        self, text: str, start: int, inside: Sequence[Mention], role: str, *, has_parameter: bool
    ) -> list[Target]:
        found = []
        for mention in inside:
            if mention.kind != "process" or mention.concept in _FAMILIES:
                continue
            if self._vocabulary[mention.concept].category in {"family", "inspection"}:
                continue
            way = direction_of(text, mention.start - start, mention.end - start)
            if way or not has_parameter:
                found.append(Target(mention.concept, way))
        return [] if has_parameter and role == "cause" else found

    def _things(
        self, text: str, start: int, inside: Sequence[Mention], role: str, defect: str, *, alone: bool
    ) -> list[Target]:
        found = []
        for mention in inside:
            if mention.kind not in {"material", "equipment"} or mention.concept in _SUBSTRATES:
                continue
            way = direction_of(text, mention.start - start, mention.end - start)
            after = text[mention.end - start :][:14]
            if _is_meant(mention, after, role, alone=alone) or (alone and way):
                found.append(Target(mention.concept, _amount(text, mention, start, way)))
        if not found and alone and role == "cause":
            others = (mention for mention in inside if mention.kind == "defect" and mention.concept != defect)
            found = [Target(mention.concept, None) for mention in others]
        return found[:3]


def _is_meant(mention: Mention, after: str, role: str, *, alone: bool) -> bool:
    """Whether a thing is what is done with (a remedy), or what is at fault (a cause)."""
    if role == "remedy":
        return bool(_HANDLED.search(after))
    if mention.concept in _CONTAMINANTS or _AT_FAULT.search(after):
        return True
    return alone and mention.kind == "material"


def _amount(text: str, mention: Mention, start: int, way: Direction | None) -> Direction | None:
    """Of a thing there is too much or too little; that it was not wiped off is no less of it."""
    after = text[mention.end - start :][:10]
    if (
        way == "decrease"
        and not _TOO_LITTLE.search(after)
        and not _TOO_LITTLE.search(text[: mention.start - start][-10:])
    ):
        return None
    return way


def _once(targets: Iterable[Target]) -> Iterator[Target]:
    """A concept once, with its direction where one of its mentions has it."""
    unique: dict[str, Target] = {}
    for target in targets:
        kept = unique.get(target.concept)
        if kept is None or kept.direction is None:
            unique[target.concept] = target
    return iter(unique.values())
