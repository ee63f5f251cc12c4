"""Numbers with units: ranges, limits, approximations, corrections, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.extraction.numerals import ENGLISH, KOREAN, english_number, korean_number
from ingest.extraction.sentences import Sentence
from ontology.quantities import units

_FIGURE = r"(?<![\w.])[-−–]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.])\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<figure>{_FIGURE})(?P<scale>\s?[만천백](?![가-힣]))?|(?P<english>{ENGLISH})|(?P<korean>{KOREAN})", re.I
)
_RANGE = re.compile(r"\s*(?:~|∼|～|〜|-|–|—|−|에서|부터|내지|to|through|till|until)\s*(?:한\s|about\s)?", re.I)
_AND = re.compile(r"\s*(?:과|와|하고|and)\s*", re.I)
_BETWEEN_AFTER = re.compile(r"\s*(?:의\s*)?사이|\s*정도\s*사이")
_PLUS_MINUS = re.compile(r"\s*(?:±|\+\s?/\s?-|플러스\s?마이너스|plus\s+or\s+minus|plus/minus)\s*", re.I)
_MAKES_WAY = r"(?:[\s,.…·?-]|아|어|음|그|도|요|이?라고|쯤|정도|인가|이|가|로|였나|까지)*?"
_OF_ANOTHER = r"(?:(?:이건|그건|지금은|요새는|우리는|it's|that's|i mean|make that)?[^\d.?!]{0,40}?)\s*"
CORRECTS = r"(?:아니\s?(?:다|지|야|라|고|요)?(?![가-힣])|잠깐|no wait|no(?!\s+(?:more|less|higher|lower|longer|need|matter))|sorry|i mean|make that|rather|correction)[\s,.…]+"
_CORRECTION = re.compile(_MAKES_WAY + CORRECTS + r"(?:" + CORRECTS + r")?" + _OF_ANOTHER, re.I)
_UP_TO = re.compile(r"[\s,]*(?:뭐|음|많게는|길게는|높게는)?\s*", re.I)
_FROM_TO_NEW = re.compile(
    r"\s*(?:정도|쯤)?\s*(?:으)?로\s*(?:\S{1,4}\s)?(?:올|낮|내[려리렸림]|늘|줄|바꾸|바꿔|변경|조정|상향|하향|높|키우|키웠|떨어)"
)
_PER = re.compile(r"(분당|초당|시간당|리터당|데시(?:제곱|평방)?당|밀리당|센티당)\s*(?:한\s*|약\s*)?$")
_PER_UNIT = {"분당": "min", "초당": "s", "시간당": "h", "리터당": "L", "밀리당": "mm", "센티당": "cm"}
_LEAST = re.compile(
    r"(?:최소(?:한|한도)?|최저|하한|적어도|못해도|at least|minimum(?: of)?|not less than|no less than|over|above|beyond|past|more than|greater than|exceeds?|exceeding|≥|>=|>|≧)\s*(?:a\s)?$",
    re.I,
)
_MOST = re.compile(
    r"(?:최대(?:한|로)?|최고|상한|많아야|커야|길어야|높아야|(?:not|never|n't|cannot)\b[^.;,\d]{0,30}\b(?:exceed|over|above|past|go over)|at most|maximum(?: of)?|max\.?|no more than|not more than|not exceed(?:ing)?|up to|below|under|less than|within|≤|<=|<|≦)\s*(?:a\s)?$",
    re.I,
)
_BROUGHT = re.compile(
    r"\b(?:get|bring|raise|heat|turn|push|took|brought|raised|went|came)\b[^.;,\d]{0,30}\bup to\s*$", re.I
)
_ABOUT = re.compile(r"(?:약|대략|한|about|around|roughly|approximately|some|~)\s*$", re.I)
_NEGATIVE = re.compile(r"(?:영하|마이너스|minus|negative|below zero)\s*$", re.I)
_LEAST_AFTER = re.compile(
    r"\s*(?:은|는|로|으로|를|을|정도)?\s*(?:이상|초과|↑|(?:을|를|은|는|이|가)?\s*(?:넘게|넘겨야|넘어야|넘는|넘은|넘도록|넘[으어]\S{0,3}면|넘을\s?때|지나면|지난|웃도|돼야|되야|되어야|나와야|있어야|줘야|남기|남깁|남겨|유지돼야)|만\s?(?:돼도|되어도|넘어도)|or (?:more|above|higher|over)|and (?:above|up)|minimum)",
    re.I,
)
_MOST_AFTER = re.compile(
    r"\s*(?:은|는|로|으로|를|을|정도)?\s*(?:이하|미만|이내|안쪽|안에|안으로|밑으로|밑에서|밑이|아래로|↓|(?:을|를|은|는|만)?\s*(?:넘기지|넘지|(?:넘으|넘어가|넘기|넘어서)면\s?(?:절대\s?)?(?:안|못|곤란|큰일)|안\s*넘)|까지만|or (?:less|below|under|lower)|maximum|max\b|을\s*초과하지|를\s*초과하지)",
    re.I,
)
_NOT_BELOW = re.compile(
    r"\s*(?:이하로|밑으로|아래로|미만으로)(?:는|만)?\s?(?:(?:떨어|내려|떨구|내리)\S{0,3}지\s?(?:않|말|마)|\S{1,6}면\s?(?:안|못|큰일))"
)
_ABOUT_AFTER = re.compile(r"\s*(?:정도|쯤|가량|안팎|내외|전후|언저리|or so|give or take)", re.I)
_UNIT_BEFORE = re.compile(
    r"((?<![A-Za-z])(?-i:t)|pH|페하|피에이치|HV|HRC|HB)\s*(?:값|는|은|가|이|를|을|도)?\s*(?:of|is|at|=|:)?\s*(?:약|한|대략|보통)?\s*$",
    re.I,
)
_UNITS_BEFORE = {"t": "mm", "ph": "[pH]", "페하": "[pH]", "피에": "[pH]", "hv": "[HV]", "hr": "[HRC]", "hb": "[HB]"}
_HALF = re.compile(r"\s*(?:반(?=[\s을은이가만쯤정도,.]|$)|and a half)")
_TELLING = re.compile(r"\d|점| point |[십백천만]|[a-z]{3}", re.I)
_STAINLESS = frozenset({"304", "308", "309", "310", "316", "317", "347"})
_MEASURED = re.compile(r"\s?(?:프로|퍼센트|리터|미리|밀리|볼트|암페어|센티|메가|미크론|마이크론)")
_NUMERAL_TAGS = frozenset({"NR", "SN", "MM", "NNB", "NNG", "W_SERIAL"})
_COUNTED = frozenset("시간 분 초 번 회 일 도 미리 밀리 프로 볼트 리터 톤 배 센티 미터".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A number or range as it stands in the text.

    Attributes:
        unit: UCUM code; empty where no unit was said.
        start: Offset in the document of the first figure or qualifier; *end* after the unit.
    """

    min: float | None
    max: float | None
    unit: str
    start: int
    end: int
    qualifier: str | None = None


@cache
def _unit_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for unit in units().values():
        for spelling in unit.spellings:
            codes.setdefault(_squeezed(spelling), unit.code)
    written = sorted({spelling for unit in units().values() for spelling in unit.spellings}, key=len, reverse=True)
    parts = [r"\s?".join(map(re.escape, spelling.split())) for spelling in written]
    return re.compile(r"\s*(" + "|".join(parts) + r")(?![A-Za-z0-9²³㎡])"), codes


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def unit_in(header: str) -> str:
    """The UCUM code of the unit a column's header gives in brackets, or empty."""
    said = re.search(r"[(\[]([^)\]]+)[)\]]", header)
    return _unit_pattern()[1].get(_squeezed(said[1]), "") if said else ""


def amounts_in(sentence: Sentence) -> list[Amount]:
    """Every amount of a sentence, in order; a value that is corrected away is left out."""
    joined = _joined(sentence.text, list(_single(sentence)))
    found = _closed([amount for amount in joined if _stands_alone(sentence.text, amount)], sentence.text)
    return [replace(amount, start=amount.start + sentence.start, end=amount.end + sentence.start) for amount in found]


def _stands_alone(text: str, amount: Amount) -> bool:
    """A numeral in words says an amount only with its unit, with a decimal point, or where it is a large one."""
    said = text[amount.start : amount.end]
    return bool(amount.unit) or bool(_TELLING.search(said))


def _closed(amounts: list[Amount], text: str) -> list[Amount]:
    """120 A 이상 180 A 이하 is one range."""
    found: list[Amount] = []
    for amount in amounts:
        last = found[-1] if found else None
        if (
            last
            and last.max is None
            and amount.min is None
            and last.unit == amount.unit
            and len(text[last.end : amount.start].strip(" ,")) <= 1
            and (last.min or 0) < (amount.max or 0)
        ):
            found[-1] = Amount(last.min, amount.max, amount.unit, last.start, amount.end)
        else:
            found.append(amount)
    return found


def _single(sentence: Sentence) -> Iterator[Amount]:
    text, at = sentence.text, 0
    while match := _NUMBER.search(text, at):
        amount = _read(sentence, match)
        if amount:
            at = max(match.end(), amount.end)
            yield amount
        else:
            at = _after_josa(match)


def _after_josa(match: re.Match[str]) -> int:
    """Where to look on: 시간이 십이 초 holds 십이, not 이 십이."""
    gap = re.search(r"\s", match[0]) if match["korean"] else None
    return match.start() + gap.end() if gap else match.end()


def _read(sentence: Sentence, match: re.Match[str]) -> Amount | None:
    text = sentence.text
    span = _value(match)
    if span is None:
        return None
    unit, end = _unit_after(text, match.end())
    if match["korean"] and not _is_numeral(sentence, match, has_unit=bool(unit)):
        return None
    if match["english"] and not unit and match["english"].lower() in {"one", "zero"}:
        return None
    if match["figure"] and _is_part_of_a_name(text, match, unit):
        return None
    low, high = span
    if unit in {"h", "min"} and (half := _HALF.match(text, end)):
        low, high, end = low + 0.5, high + 0.5, half.end()
    start = match.start()
    if negative := _NEGATIVE.search(text, 0, start):
        low, high, start = -high, -low, negative.start()
    unit, start = _with_per(text, unit, start)
    if not unit and (before := _UNIT_BEFORE.search(text, 0, match.start())):
        unit, start = _UNITS_BEFORE[before[1].lower()[:2]], before.start()
    return Amount(low, high, unit, start, end)


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    if match["figure"]:
        value = float(match["figure"].replace(",", "").replace("−", "-").replace("–", "-"))
        value *= {"만": 1e4, "천": 1e3, "백": 1e2}.get((match["scale"] or "").strip(), 1)
        return value, value
    if match["english"]:
        value_said = english_number(match["english"])
        return None if value_said is None else (value_said, value_said)
    return korean_number(match["korean"])


def _is_part_of_a_name(text: str, match: re.Match[str], unit: str) -> bool:
    """ADC12, SUS304, E7018-1: figures of a grade are no amounts, unless a unit follows (pH4.2, 3A)."""
    before = text[: match.start()]
    if unit == "L" and match["figure"] in _STAINLESS:
        return True
    glued = re.search(r"[A-Za-z][A-Za-z-]*$", before)
    if not glued or glued[0].lower().endswith("ph") or glued[0] == "t":
        return False
    return not unit or text.startswith(("C", "L", "A"), match.end())


def _is_numeral(sentence: Sentence, match: re.Match[str], *, has_unit: bool) -> bool:
    """이 분 is a person and 이 도금 a plating: only what Kiwi hears as a numeral counts."""
    start, end = match.start() + sentence.start, match.end() + sentence.start
    if (" " in match[0] or match[0] in {"한", "두", "세", "네", "석"}) and re.search(
        r"[가-힣]$", sentence.text[: match.start()]
    ):
        return False  # 시간이 십이 초, 산세 시간
    if _MEASURED.match(sentence.text, match.end()) and not re.search(r"[가-힣]$", sentence.text[: match.start()]):
        return True
    if "점" in match[0] and (has_unit or len(match[0]) > 3):  # noqa: SIM102
        if not re.search(r"[가-힣]$", sentence.text[: match.start()]):
            return True
    tags = [morph.tag for morph in sentence.morphs if start <= morph.start < end]
    if not tags or tags[0] not in (_NUMERAL_TAGS if has_unit else {"NR", "SN"}):
        return False
    glued = [morph for morph in sentence.morphs if morph.start < start < morph.end or morph.start < end < morph.end]
    return not glued and not (tags[0] == "MM" and match["korean"] in {"이", "그"})


def _unit_after(text: str, at: int) -> tuple[str, int]:
    pattern, codes = _unit_pattern()
    found = pattern.match(text, at)
    if not found:
        return "", at
    said = found[1]
    following = text[found.end() : found.end() + 2]
    if said == "도" and following[:1] in set("금형가장막면구"):  # 도금, 도형, 도가니
        return "", at
    if (
        said in {"분", "일", "회", "바", "번"}
        and re.match(r"[가-힣]", following)
        and not re.match(r"[이은을를만에간씩정쯤으까동안마도로]|내외|가량|넘|안|사이", following)
    ):
        return "", at
    return codes.get(_squeezed(said), ""), found.end()


def _with_per(text: str, unit: str, start: int) -> tuple[str, int]:
    per = _PER.search(text, 0, start)
    if not per:
        return unit, start
    below = _PER_UNIT.get(per[1], "dm2")
    code = f"{unit}/{below}"
    return (code, per.start()) if code in units() else (unit, start)


def _joined(text: str, singles: list[Amount]) -> Iterator[Amount]:
    at = 0
    while at < len(singles):
        amount = singles[at]
        following = singles[at + 1] if at + 1 < len(singles) else None
        gap = text[amount.end : following.start] if following else ""
        if following and _CORRECTION.fullmatch(gap):
            at += 1
            if not following.unit and amount.unit:
                singles[at] = replace(following, unit=amount.unit)
            continue
        if following and (both := _combined(text, amount, following, gap)):
            singles[at + 1] = both
            at += 1
            continue
        if following and not amount.unit and "에서" in gap and _FROM_TO_NEW.match(text, following.end):
            amount = replace(amount, unit=following.unit)
        yield _qualified(text, amount)
        at += 1


def _combined(text: str, one: Amount, two: Amount, gap: str) -> Amount | None:  # a way of joining each
    unit = two.unit or one.unit
    is_change = "에서" in gap and bool(_FROM_TO_NEW.match(text, two.end))
    if is_change or one.min != one.max or one.unit not in {"", unit} or one.min is None or two.max is None:
        is_hours = one.unit == "h" and two.unit == "min" and not gap.strip()
        if is_hours and one.max is not None and two.max is not None:
            value = one.max + two.max / 60
            return Amount(value, value, "h", one.start, two.end)
        return None
    if _PLUS_MINUS.fullmatch(gap):
        return Amount(one.min - two.max, one.min + two.max, unit, one.start, two.end)
    if one.unit == "h" and two.unit == "min":
        return None
    if one.min < two.max and _spans(text, one, two, gap):
        return Amount(one.min, two.max, unit, one.start, two.end)
    return None


def _spans(text: str, one: Amount, two: Amount, gap: str) -> bool:
    """Whether two exact values are said as the ends of a range: 3~5, between 3 and 5, 팔 프로 구 프로."""
    if _RANGE.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        after = _BETWEEN_AFTER.match(text, two.end)
        return bool(after or re.search(r"between\s*$", text[: one.start], re.I))
    low, high = one.min or 0, two.max or 0
    if low + 1 == high < 10 and one.unit == two.unit and not gap.strip(" ,"):
        return True
    return text.startswith("까지", two.end) and high <= 1.5 * low and bool(_UP_TO.fullmatch(gap))


def _qualified(text: str, amount: Amount) -> Amount:
    before, at = text[: amount.start], amount.end
    if amount.min is not None and (floor := _NOT_BELOW.match(text, at)):
        return replace(amount, max=None, end=floor.end())
    if amount.min != amount.max and (ceiling := re.match(r"\s*(?:만|을|를|은|는)?\s*(?:안\s?넘|넘기지)", text[at:])):
        return replace(amount, min=None, end=at + ceiling.end())
    is_exact = amount.min == amount.max and not _BROUGHT.search(before)
    if is_exact and (_MOST_AFTER.match(text, at) or _MOST.search(before)):
        under = re.match(r"\s*\S{0,2}\s*미만", text[at:]) or re.search(r"(?:below|under|less than|<)\s*$", before, re.I)
        end = found.end() if (found := _MOST_AFTER.match(text, at)) else at
        return replace(amount, min=None, end=end, qualifier="under" if under else None)
    if is_exact and (_LEAST_AFTER.match(text, at) or _LEAST.search(before)):
        end = found.end() if (found := _LEAST_AFTER.match(text, at)) else at
        return replace(amount, max=None, end=end)
    if _ABOUT_AFTER.match(text, at) or _ABOUT.search(before):
        return replace(amount, qualifier="about")
    return amount
