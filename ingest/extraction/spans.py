"""Two numbers that say one thing: the ends of a range, a value with its tolerance, a slip and its correction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extraction.amount import Amount

_RANGE = re.compile(
    r"\s*(?:~|∼|～|〜|-|–|—|−|에서|부터|내지|to|through|till|until)\s*(?:(?:한|어|음|뭐|그|많게는|about|around|maybe|uh|um)[\s,.…]+)?",
    re.I,
)
_AND = re.compile(r"\s*(?:과|와|하고|and)\s*", re.I)
_BETWEEN_AFTER = re.compile(r"\s*(?:의\s*)?사이|\s*정도\s*사이")
_PLUS_MINUS = re.compile(
    r"\s*,?\s*(?:±|\+\s?/\s?-|플러스\s?마이너스|플마|위아래로|(?:을|를)?\s?(?:표준|기준|중심)으로\s?\S{0,3}\s?(?:허용차|공차)(?:는|은|가|이)?\s*±|give or take|plus\s+or\s+minus|plus/minus|plus minus)\s*",
    re.I,
)
_MAKES_WAY = r"(?:[\s,.…·?-]|아|어|음|그|도|요|이?라고|쯤|정도|인가|이|가|로|였나|까지)*?"
_OF_ANOTHER = r"(?:(?:이건|그건|지금은|요새는|우리는|it's|that's|i mean|make that)?[^\d.?!]{0,40}?)\s*"
CORRECTS = r"(?:아니\s?(?:다|지|야|라|고|요)?(?![가-힣])|잠깐|죄송(?:합니다|해요)|미안(?:합니다|해요)|no wait|no hang on|hang on|no(?!\s+(?:more|less|higher|lower|longer|need|matter))|sorry|i mean|make that|rather|correction)[\s,.…]+"
_CORRECTION = re.compile(_MAKES_WAY + CORRECTS + r"(?:" + CORRECTS + r")?" + _OF_ANOTHER, re.I)
_PARTS = frozenset({("h", "min"), ("min", "s")})
_DENIED = re.compile(r"(?:이|가)?\s*아니(?:라|고)(?![가-힣])")  # 삼 점 오가 아니라 삼 점 이
_AGAIN = re.compile(r"[\s,.…]*(?:(?:어|음|아|그|뭐|예|네|uh|um|er)[\s,.…]*)*", re.I)
_NOT = re.compile(r"[,;]\s*not\s+$", re.I)  # ten minutes, not ten hours
_ARROW = re.compile(r"\s*(?:→|⇒|->|=>)\s*")
_UP_TO = re.compile(r"[\s,]*(?:뭐|음|많게는|길게는|높게는)?\s*", re.I)
_FROM_TO_NEW = re.compile(
    r"\s*(?:정도|쯤)?\s*(?:으)?로\s*(?:\S{1,4}\s)?(?:올|낮|내[려리렸림]|늘|줄|바꾸|바꿔|변경|조정|상향|하향|높|키우|키웠|떨어)"
)


_TO_NEW = re.compile(
    r"\b(?:go|went|gone|came?|up|down|rais|lower|drop|cut|increas|reduc|mov|chang)\w*[^.;]{0,30}\bfrom\s*$", re.I
)


def joined(text: str, singles: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts of *text*, those that say one thing together as one, what is corrected away left out."""
    left, at = list(singles), 0
    while at < len(left):
        amount = left[at]
        following = left[at + 1] if at + 1 < len(left) else None
        gap = text[amount.end : following.start] if following else ""
        at += 1
        if following and _CORRECTION.fullmatch(gap):
            if not following.unit and amount.unit:
                left[at] = following = replace(following, unit=amount.unit)
            if _corrects_the_end(amount, following):
                left[at] = replace(following, min=amount.min, start=amount.start)
            continue
        if following and _is_said_again(amount, following) and _AGAIN.fullmatch(gap):
            continue
        if _DENIED.match(text, amount.end) or (amount.min == amount.max and _NOT.search(text, 0, amount.start)):
            continue
        if following and (both := _combined(text, amount, following, gap)):
            left[at] = both
            continue
        if following and not amount.unit and _is_change(text, amount, following, gap):
            amount = replace(amount, unit=following.unit)
        yield amount


def _is_said_again(amount: Amount, following: Amount) -> bool:
    """팔십오 어 팔십오에서 구십오: a number stammered, its unit said once."""
    return (amount.min, amount.max) == (following.min, following.max) and amount.unit in {"", following.unit}


def _corrects_the_end(amount: Amount, following: Amount) -> bool:
    """오 점 이에서 오 점 팔, 아니, 오 점 육: only the end of the range was wrong."""
    if amount.min is None or following.max is None or amount.min == amount.max or following.min != following.max:
        return False
    return amount.min < following.max


def _combined(text: str, one: Amount, two: Amount, gap: str) -> Amount | None:
    if (one.unit, two.unit) in _PARTS:
        return _with_parts(one, two) if not gap.strip() else None
    unit = one.unit if two.unit and one.unit.startswith(f"{two.unit}/") else two.unit or one.unit
    if (
        _is_change(text, one, two, gap)
        or one.min != one.max
        or one.unit not in {"", unit}
        or one.min is None
        or two.max is None
    ):
        return None
    if _PLUS_MINUS.fullmatch(gap):
        return Amount(one.min - two.max, one.min + two.max, unit, one.start, two.end)
    if one.min < two.max and _spans(text, one, two, gap):
        return Amount(one.min, two.max, unit, one.start, two.end)
    return None


def _is_change(text: str, one: Amount, two: Amount, gap: str) -> bool:
    """70에서 85로 올렸다, up from 0.6 to 1.2: two values, no range."""
    if _ARROW.fullmatch(gap):
        return True
    if "에서" in gap:
        return bool(_FROM_TO_NEW.match(text, two.end))
    return bool(_RANGE.fullmatch(gap) and _TO_NEW.search(text, 0, one.start))


def _with_parts(whole: Amount, parts: Amount) -> Amount | None:
    """한 시간 십 분, 3분 40초."""
    if whole.max is None or parts.max is None:
        return None
    value = whole.max + parts.max / 60
    return Amount(value, value, whole.unit, whole.start, parts.end)


def _spans(text: str, one: Amount, two: Amount, gap: str) -> bool:
    """Whether two exact values are said as the ends of a range: 3~5, between 3 and 5, 팔 프로 구 프로."""
    if _RANGE.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        after = _BETWEEN_AFTER.match(text, two.end)
        return bool(after or re.search(r"between\s*$", text[: one.start], re.I))
    low, high = one.min or 0, two.max or 0
    if not gap.strip(" ,") and one.unit in {"", two.unit} and two.unit and _are_neighbours(low, high):
        return True
    return text.startswith("까지", two.end) and high <= 1.5 * low and bool(_UP_TO.fullmatch(gap))


def _are_neighbours(low: float, high: float) -> bool:
    """Two or three, sixty-five or seventy, thirteen eighty or thirteen ninety: the next number of its order."""
    is_next_ten = low + 10 == high and (low >= 100 or (low >= 10 and low % 10 == 0))
    return low + 1 == high < 100 or (low >= 10 and low + 5 == high) or is_next_ten
