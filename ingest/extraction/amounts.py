"""Numbers with their units, in figures and in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from ingest.extraction.amount import Amount
from ingest.extraction.limits import closed, with_limits
from ingest.extraction.numerals import (
    ENGLISH,
    INCHES,
    KOREAN,
    NATIVE_LARGE,
    english_number,
    first_numeral,
    inches,
    korean_number,
)
from ingest.extraction.sentences import Sentence
from ingest.extraction.spans import joined
from ontology.quantities import units

_MINUS = r"(?:(?:^|(?<=[^\d%℃°]\s)|(?<=[(:→]))[-−](?=\d))?"  # -60kPa, and no range
_start = attrgetter("start")
_FIGURE = rf"{_MINUS}(?:(?<![\w.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,])(?<!\d\s)[1-9](?:\s\d{{3}})(?=\s(?:MPa|℃|mm|A)\b)|(?<![\d.])\d+(?:\.\d+)?)"
_NUMBER = re.compile(
    rf"(?P<inches>{INCHES})|(?P<figure>{_FIGURE})(?P<scale>\s?[만천백](?![가-힣]))?|(?P<english>{ENGLISH})|(?P<korean>{KOREAN})",
    re.I,
)
_PER = re.compile(
    r"(분당|초당|시간당|리터당|(?:제곱|스퀘어)?데시(?:제곱|평방)?(?:미터)?(?:당|에|마다)|제곱데시|밀리당|센티당|분에|초에|시간에|리터에)\s*(?:한\s*|약\s*)?$"
)
_PER_AFTER = re.compile(
    r"(?:\s*/\s*|\s*퍼\s*|\s+(?:per|a|an|each|every)\s+)"
    r"(min|sec|s\b|hour|hr|h\b|분|초|시간|미닛|세크|세컨|lit|리터|square dec|dec|데시|mil|밀리|미리|cent|센티)[a-z²]*(?: ?squared)?",
    re.I,
)
_PER_UNIT = {
    "분": "min", "초": "s", "시간": "h", "리터": "L", "밀리": "mm", "센티": "cm", "min": "min", "sec": "s", "s": "s",
    "hour": "h", "hr": "h", "h": "h", "미닛": "min", "세크": "s", "세컨": "s", "lit": "L", "mil": "mm", "미리": "mm",
    "cent": "cm",
}  # fmt: skip
_NEGATIVE = re.compile(
    r"(?:영하|(?<!플러스)(?<!플러스\s)마이너스|(?<!plus or )(?<!plus )(?<!plus/)minus|negative|below zero)\s*$", re.I
)
_UNIT_BEFORE = re.compile(
    r"((?<![A-Za-z])(?-i:t)|[Φφø]|pH|페하|피에이치|HV|비커스|HRC|HB|브리넬|보메)\s*(?:값|는|은|가|이|를|을|도|로)?\s*(?:of|is|at|=|:)?\s*(?:약|한|대략|보통)?\s*$",
    re.I,
)
_UNITS_BEFORE = {
    "t": "mm", "φ": "mm", "ø": "mm", "ph": "[pH]", "페하": "[pH]", "피에": "[pH]", "hv": "[HV]", "비커": "[HV]",
    "hr": "[HRC]", "hb": "[HB]", "브리": "[HB]", "보메": "[degBe]",
}  # fmt: skip
_HALF = re.compile(r"\s*(?:반(?=[\s을은이가만쯤정도,.]|$)|and a half)")
_TO_ONE = re.compile(r"\s*(?:대\s*(?:일|1)(?![일이삼사오육칠팔구십백천\d])|:\s?1(?![\d:])|\s+to (?:one|1)\b)")
_TAKES_JOSA = re.compile(
    r"\s?(?:넘|안\s|못\s|되|돼|됐|아니|나오|나와|나왔|나옵|나온|찍|떴|뜨[고면는니]|들어|적당|적정|좋|맞|기본|보통|표준|정상|기준|한계|제일|딱)"
)
_TELLING = re.compile(rf"\d|점| point |[십백천만]|{NATIVE_LARGE}|[a-z]{{3}}", re.I)
_STAINLESS = frozenset({"304", "308", "309", "310", "316", "317", "347"})
_MEASURED = re.compile(
    r"\s?(?:프로|퍼센트|리터|미리|밀리|볼트|암페어|암페아|암페|센티|메가|미크론|마이크론|마이크로|그램|그람|키로|킬로|파이|회전|사이클|시시|씨씨|피피엠)"
)
_NUMERAL_TAGS = frozenset({"NR", "SN", "MM", "NNB", "NNG", "W_SERIAL"})
_COUNTED = frozenset("시간 분 초 번 회 일 도 미리 밀리 프로 볼트 리터 톤 배 센티 미터".split())  # noqa: SIM905


@cache
def _unit_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for unit in units().values():
        for spelling in unit.spellings:
            codes.setdefault(_squeezed(spelling), unit.code)
    written = sorted({spelling for unit in units().values() for spelling in unit.spellings}, key=len, reverse=True)
    parts = [r"\s?".join(map(re.escape, spelling.split())) for spelling in written]
    return re.compile(r"[\s-]*(?:(?<=half )an?\s+)?(" + "|".join(parts) + r")(?![A-Za-z0-9²³㎡])"), codes


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def unit_in(header: str) -> str:
    """The UCUM code of the unit a column's header gives in brackets, or empty."""
    said = re.search(r"[(\[]([^)\]]+)[)\]]", header)
    return _unit_pattern()[1].get(_squeezed(said[1]), "") if said else ""


def amounts_in(sentence: Sentence) -> list[Amount]:
    """Every amount of a sentence, in order; a value that is corrected away is left out."""
    text = sentence.text
    limited = (with_limits(text, amount) for amount in joined(text, list(_single(sentence))))
    found = closed([amount for amount in limited if _stands_alone(text, amount)], text)
    return [replace(amount, start=amount.start + sentence.start, end=amount.end + sentence.start) for amount in found]


def _stands_alone(text: str, amount: Amount) -> bool:
    """A numeral in words says an amount only with its unit, with a decimal point, or where it is a large one."""
    said = text[amount.start : amount.end]
    is_limit = amount.min is None or amount.max is None
    return bool(amount.unit) or is_limit or bool(_TELLING.search(said))


def _single(sentence: Sentence) -> Iterator[Amount]:
    text, at = sentence.text, 0
    while match := _first_number(text, at):
        shorter = _without_last_part(match)
        for one in (match, shorter) if shorter else (match,):
            if amount := _read(sentence, one):
                at = max(one.end(), amount.end)
                yield amount
                break
        else:
            at = _after_josa(match)


def _first_number(text: str, at: int) -> re.Match[str] | None:
    match = _NUMBER.search(text, at)
    return _cut(match, first_numeral(match["korean"])) if match and match["korean"] else match


def _without_last_part(match: re.Match[str]) -> re.Match[str] | None:
    """팔십오 이상 begins with 팔십오, not with 팔십오 이."""
    said, _, _ = (match["korean"] or "").rpartition(" ")
    return _cut(match, said) if said else None


def _cut(match: re.Match[str], said: str) -> re.Match[str] | None:
    return _NUMBER.match(match.string, match.start(), match.start() + len(said))


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
    if match["inches"] and not unit:
        unit = "[in_i]"
    if not unit and (ratio := _TO_ONE.match(text, end)):
        unit, end = "1", ratio.end()
    if match["korean"] and not _is_numeral(sentence, match, has_unit=bool(unit)):
        return None
    if match["english"] and not unit and match["english"].lower() in {"one", "zero"}:
        return None
    if match["figure"] and _is_part_of_a_name(text, match, unit):
        return None
    low, high = span
    if unit in {"h", "min", "mm", "cm", "L", "%"} and (half := _HALF.match(text, end)):
        low, high, end = low + 0.5, high + 0.5, half.end()
    start = match.start()
    if negative := _NEGATIVE.search(text, 0, start):
        low, high, start = -high, -low, negative.start()
    unit, start = _with_per(text, unit, start)
    unit, end = _with_per_after(text, unit, end)
    if unit in {"", "Cel"} and (before := _unit_before(text, match.start(), unit)):
        unit, start = before
    return Amount(low, high, unit, start, end)


def _unit_before(text: str, at: int, unit: str) -> tuple[str, int] | None:
    """PH 4.2, t6; 보메로 이십이 도 is no temperature."""
    before = _UNIT_BEFORE.search(text, 0, at)
    if not before:
        return None
    said = _UNITS_BEFORE[before[1].lower()[:2]]
    return (said, before.start()) if not unit or said == "[degBe]" else None


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    if match["inches"]:
        return inches(match["inches"]), inches(match["inches"])
    if match["figure"]:
        value = float(re.sub(r"[,\s]", "", match["figure"]).replace("−", "-").replace("–", "-"))
        value *= {"만": 1e4, "천": 1e3, "백": 1e2}.get((match["scale"] or "").strip(), 1)
        return value, value
    if match["english"]:
        value_said = english_number(match["english"])
        return None if value_said is None else (value_said, value_said)
    return korean_number(_without_josa(match))


def _without_josa(match: re.Match[str]) -> str:
    """영 점 일이 넘어가면 is 0.1 and no 0.12."""
    is_round = re.fullmatch(r".*(?:점\s?\S+|[십백천만])이", match["korean"])
    return match["korean"][:-1] if is_round and _TAKES_JOSA.match(match.string, match.end()) else match["korean"]


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
    first = bisect_left(sentence.morphs, start, key=_start)
    inside = sentence.morphs[first : bisect_left(sentence.morphs, end, lo=first, key=_start)]
    if not inside or inside[0].tag not in (_NUMERAL_TAGS if has_unit else {"NR", "SN"}):
        return False
    is_glued = (first and sentence.morphs[first - 1].end > start) or inside[-1].end > end
    return not is_glued and not (inside[0].tag == "MM" and match["korean"] in {"이", "그"})


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
    code = f"{unit}/{_PER_UNIT.get(per[1][:-1], 'dm2')}"
    return (code, per.start()) if code in units() else (unit, start)


def _with_per_after(text: str, unit: str, end: int) -> tuple[str, int]:
    """Litres a minute, 암페어 퍼 데시."""
    per = _PER_AFTER.match(text, end) if unit else None
    code = f"{unit}/{_PER_UNIT.get(per[1].lower(), 'dm2')}" if per else ""
    return (code, per.end()) if per and code in units() else (unit, end)
