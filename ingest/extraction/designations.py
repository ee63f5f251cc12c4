"""Designations and abbreviations as they are read aloud: SUS304 as 서스 삼공사, PWHT as 피더블유에이치티."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_DESIGNATION = re.compile(r"^([A-Z]{0,4})-?(\d{2,4})([A-Z]{0,2}\d?)$")
_ABBREVIATION = re.compile(r"^[A-Z]{2,5}$")
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 지".split(),  # noqa: SIM905
        strict=True,
    )
)
_WORDS = {"SUS": "서스", "STS": "에스티에스", "TIG": "티그"}
_DIGITS = "공일이삼사오육칠팔구"
_PLACES = ("", "십", "백", "천")
_UNITS = "oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ENOUGH = 3  # syllables below which a reading is only a number


def readings(designation: str) -> Iterator[str]:
    """
    How a designation is read in Korean and in English; nothing for what is no designation.

    >>> sorted(readings("308L"))[:2]
    ['three eight l', 'three oh eight l']
    >>> "삼공팔엘" in set(readings("308L"))
    True
    """
    match = _DESIGNATION.match(designation)
    if not match:
        return
    head, digits, tail = match.groups()
    is_bare = not head and not tail  # 천오십 is a temperature before it is an alloy
    for number, ending in itertools.product(_korean_numbers(digits, is_bare), _korean_tails(tail)):
        for reading in {_spelled(head) + number + ending, _WORDS.get(head, _spelled(head)) + number + ending}:
            if len(reading) >= _ENOUGH:
                yield reading
    if not head or head in {"A", "AC", "ADC"}:
        for number in _english_numbers(digits):
            yield " ".join(filter(None, (" ".join(head), number, " ".join(tail)))).lower()


def spelled_out(abbreviation: str) -> Iterator[str]:
    """
    An abbreviation letter by letter in Korean; nothing for other words and for what is too short to know again.

    >>> list(spelled_out("XRF"))
    ['엑스알에프']
    """
    if _ABBREVIATION.match(abbreviation):
        spelled = _spelled(abbreviation)
        for reading in sorted({spelled, spelled.replace("더블유", "더블류"), spelled.replace("에이치", "에치")}):
            if len(reading) >= _ENOUGH:
                yield reading


def _spelled(letters: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in letters)


def _korean_tails(tail: str) -> set[str]:
    spelled = "".join(_LETTERS.get(letter, "") or _DIGITS[int(letter)] for letter in tail)
    return {spelled, spelled.replace("에이치", "에치")}


def _korean_numbers(digits: str, is_bare: bool) -> set[str]:
    one_by_one = "".join(_DIGITS[int(digit)] for digit in digits)
    if is_bare:
        return {one_by_one, one_by_one.replace("일육", "일륙")}
    by_place = "".join(
        ("" if digit == "1" and place else _DIGITS[int(digit)]) + _PLACES[place]
        for place, digit in zip(reversed(range(len(digits))), digits, strict=True)
        if digit != "0"
    )
    return {one_by_one, by_place, one_by_one.replace("일육", "일륙"), one_by_one.replace("공", "영")}


def _english_numbers(digits: str) -> set[str]:
    if len(digits) == 3:  # three sixteen, three oh four
        first, rest = _UNITS[int(digits[0])], digits[1:]
        return {f"{first} {_two(rest)}", f"{first} {' '.join(_one(digit) for digit in rest)}"}
    if len(digits) == 4:  # fifty three fifty six
        return {f"{_two(digits[:2])} {_two(digits[2:])}", " ".join(_one(digit) for digit in digits)}
    return {_two(digits)} if len(digits) == 2 else set()


def _one(digit: str) -> str:
    return _UNITS[int(digit)]


def _two(digits: str) -> str:
    tens, unit = int(digits[0]), int(digits[1])
    if tens < 2:
        return f"oh {_UNITS[unit]}" if not tens else _UNITS[10 * tens + unit]
    return _TENS[tens] if not unit else f"{_TENS[tens]} {_UNITS[unit]}"
