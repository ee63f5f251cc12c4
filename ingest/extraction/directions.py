"""Which way a thing goes: more of it or less."""

from __future__ import annotations

import re

from graph.claims import OTHER_WAY, Direction

REACH = 26  # code points after a noun in which its change is looked for
_REACH_BEFORE = 14
_MORE = re.compile(
    r"높|올[리려라렸림린라랐]|오래|길[어면게고다며]|길\s|긴\s|넘|넓|많|(?<![가-힣])크|큰|커|키[우운웠움]|[^가-힣]세[게지면서다니고]|센|쎄|강하|강화|과[다하잉도대]|(?<![가-힣])과(?=[가-힣])(?!소|정|거|연|학|목|장)|지나치|쌓[이여인임입]|쎄[게지]|늘[리려림린어었]|빠르|빨라|빠름|빨리|급하|급히|"
    r"두껍|두꺼|증가|추가|보충|보강|충분|더\s|넉넉|초과|상향|상승|벌어|벌리|이상|확대|자주|연장|철저|꼼꼼|진하|깊|뜨거|↑|재[도]포|"
    r"\b(?:high(?:er)?|rais(?:e|ed|es|ing)|increas\w*|more|too much|excess\w*|hotter|too hot|long(?:er)?|fast(?:er)?|thick\w*|add(?:ed|s|ing)?|strong\w*|large\w*|big(?:ger)?|wide\w*|up|over|above|exceed\w*|hard(?:er)?|better|extra|top(?:ped)? up|creep\w*|heavy|open|deep\w*)\b",
    re.I,
)
_LESS = re.compile(
    r"낮|내[리려렸림린]|좁|적[어으은게다]|작[아으은게다]|약하|약해|약[한할하]|부족|모자라|모자란|모자람|줄[이여었임인]|줄여|짧|단축|느리|느려|늦|천천히|얇|덜|감소|떨어|미달|빼[고서면]|과소|하향|저하|축소|이하|이내|미만|아래로|밑으로|"
    r"누락|소홀|생략|빼먹|빠뜨|건너|없[이으어다는거애]|않|안\s[가-힣]|못\s[가-힣]|금지|완화|식[어으은]|차가|찬\s|묽|반으로|절반|희박|오므라|꺼[지져졌진]|↓|넘기지|넘지|"
    r"\b(?:low(?:er)?(?:ed|ing|s)?|reduc\w*|decreas\w*|less|too little|lack\w*|poor\w*|insufficient\w*|not enough|no|without|short(?:er|en\w*)?|slow(?:er|ly)?|thin\w*|drop\w*|cut(?:ting)?|weak\w*|miss\w*|skip\w*|inadequate\w*|never|down|under|below|cold(?:er)?|small\w*|narrow\w*|starved|forgot\w*|nobody|tight\w*|clos\w*|back|within|shallow|half|halv\w*)\b",
    re.I,
)
_OWN = re.compile(
    r"(long|short|high|low|thin|thick|slow|fast|excess(?:ive)?) (?!hydrogen|carbon|alloy|pressure|tensile)", re.I
)
_WRONG = re.compile(
    r"^\s*\S{0,2}\s?(?:불량|나쁘|나빠|이상하|잘못|지연|불균일|불안정|불일치)|^\s*(?:is |was |are )?(?:bad|wrong|uneven|erratic)\b",
    re.I,
)
# 8분→15분, from six seconds to four: what it was and what it is now
_MOVED = re.compile(r"^\D{0,6}?(\d[\d,]*(?:\.\d+)?)[^\d→]{0,8}?(?:→|->|에서\s|\sto\s)\s?(\d[\d,]*(?:\.\d+)?)")
_NEGATED = re.compile(r"지\s?(?:마|말|않|못)|면\s?안\s?(?:되|돼|된)|\b(?:don't|do not|never|(?<!to )avoid)\b", re.I)
_LIMIT = re.compile(r"(?:넘기지|넘지|넘게\s?하지|초과하지|exceed)", re.I)


def direction_of(text: str, start: int, end: int) -> Direction | None:
    """
    The way of what stands at ``[start, end)`` of a clause.

    Korean says it after the noun, English before it or after; the nearer word counts.
    """
    if own := _OWN.match(text[start:end]):
        return "decrease" if own[1].lower() in {"short", "low", "thin", "slow"} else "increase"
    after = text[end : end + REACH]
    if moved := _MOVED.match(after):
        return "increase" if _number(moved[1]) < _number(moved[2]) else "decrease"
    if _WRONG.match(after):
        return None
    before = text[max(0, start - _REACH_BEFORE) : start]
    found = _nearest(after, before, is_latin=bool(re.search(r"[A-Za-z]", text[start:end])))
    if found is None:
        return None
    return OTHER_WAY[found] if _NEGATED.search(after) and not _LIMIT.search(after) else found


def way_of(text: str) -> Direction | None:
    """The way a clause tells by itself, wherever in it."""
    found = _first(text)
    return OTHER_WAY[found[1]] if found and _NEGATED.search(text) and not _LIMIT.search(text) else found and found[1]


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _nearest(after: str, before: str, *, is_latin: bool) -> Direction | None:
    behind = _first(after)
    ahead = _last(before)
    if behind and ahead:
        return behind[1] if behind[0] <= ahead[0] + (0 if is_latin else 8) else ahead[1]
    return behind[1] if behind else ahead[1] if ahead else None


def _first(text: str) -> tuple[int, Direction] | None:
    more, less = _MORE.search(text), _LESS.search(text)
    if less and (not more or less.start() < more.start() or _undone(text, more)):
        return less.start(), "decrease"
    return (more.start(), "increase") if more else None


def _undone(text: str, more: re.Match[str]) -> bool:
    """안 높, not enough: the word of more is part of a word of less."""
    return bool(re.search(r"(?:안|못|not|no|덜)\s?$", text[: more.start()], re.I))


def _last(text: str) -> tuple[int, Direction] | None:
    more, less = list(_MORE.finditer(text)), list(_LESS.finditer(text))
    ends = [(match.end(), way) for found, way in ((more, "increase"), (less, "decrease")) for match in found[-1:]]
    if not ends:
        return None
    end, way = max(ends)
    return len(text) - end, "increase" if way == "increase" else "decrease"
