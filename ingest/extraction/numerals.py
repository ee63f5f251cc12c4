"""Numbers in words, Korean and English."""

from __future__ import annotations

import re
from itertools import pairwise

DIGITS = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
SCALES = {"십": 10, "백": 100, "천": 1000}
_NATIVE_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {
    "열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
NATIVE = (
    {"두어": 2, "석": 3, "스무": 20}
    | _NATIVE_ONES
    | _NATIVE_TENS
    | {tens + ones: ten + one for tens, ten in _NATIVE_TENS.items() for ones, one in _NATIVE_ONES.items()}
)
NATIVE_LARGE = rf"(?:{'|'.join(_NATIVE_TENS)})(?:{'|'.join(_NATIVE_ONES)})"
NATIVE_PAIRS = {"한두": (1, 2), "두세": (2, 3), "서너": (3, 4), "두서너": (2, 4), "너댓": (4, 5), "네댓": (4, 5),
                "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9)}  # fmt: skip
_NOT_BETWEEN = r"(?!\s사이(?![십백천만]))"  # 이백이십 사이 is between, no 224
SINO = rf"[영공일이삼사오육륙칠팔구십백천만](?:{_NOT_BETWEEN}\s?[영공일이삼사오육륙칠팔구십백천만])*"
SINO_DECIMAL = (
    rf"(?:{SINO}|한|두|세|네)\s?점\s?[영공일이삼사오육륙칠팔구](?:{_NOT_BETWEEN}\s?[영공일이삼사오육륙칠팔구])*"
)
KOREAN = "|".join(
    [SINO_DECIMAL, SINO, *sorted(NATIVE_PAIRS, key=len, reverse=True), *sorted(NATIVE, key=len, reverse=True)]
)

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES += " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: value for value, word in enumerate(_ONES.split())}
WORDS |= {word: 10 * place for place, word in enumerate(_TENS.split(), start=2)}
_ENGLISH_WORD = "|".join([*sorted(WORDS, key=len, reverse=True), "hundred", "thousand"])
_DIGIT_WORD = "|".join(["oh", *_ONES.split()[:10]])
_DECIMALS = rf"point(?:\s+(?:{_DIGIT_WORD}))+"
_WHOLE = rf"(?:{_ENGLISH_WORD})(?:(?:[\s-]+(?:and[\s-]+)?)(?:{_ENGLISH_WORD}))*"
_HALF = "and a half"
# an hour is a time where something lasts it: wait a second is none
_ONE = r"(?:(?<=inside )|(?<=within )|(?<=for )|(?<=least )|(?<=about )|(?<=under ))an?(?=\s(?:hour|minute)\b)"
ENGLISH = rf"\b(?:{_WHOLE}(?:\s+{_DECIMALS}|\s+{_HALF})?|{_DECIMALS}|half(?=\s+an?\s)|{_ONE})\b"

# parts of an inch; a quarter is one only where an inch is said
_INCH = r"(?:[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?inch(?:es)?)"
_PARTS_OF_ONE = {"half": 2, "quarter": 4, "eighth": 8, "sixteenth": 16, "thirty-second": 32, "thirty second": 32}
_COUNTED_PARTS = r"(?:(?:an?|one|three|five|seven|nine|eleven|thirteen)[\s-]+)?"
INCHES = (
    rf"\b{_COUNTED_PARTS}(?:(?:half|quarter|thirty[\s-]second)s?{_INCH}|(?<!the )(?:eighth|sixteenth)s?{_INCH}?)\b"
    rf"|\ban(?=\s+inch\b)|\b\d{{1,2}}/(?:2|4|8|16|32|64)(?=\s?(?:[\"”″]|-?\s?inch))"
)


def korean_number(words: str) -> tuple[float, float] | None:
    """
    ``(low, high)`` of a Korean numeral; the two differ for pairs such as 두세 or 칠팔백.

    >>> korean_number("육백팔십"), korean_number("백이삼십"), korean_number("사 점 이")
    ((680.0, 680.0), (120.0, 130.0), (4.2, 4.2))
    """
    text = re.sub(r"\s", "", words)
    if text in NATIVE:
        return float(NATIVE[text]), float(NATIVE[text])
    if text in NATIVE_PAIRS:
        low, high = NATIVE_PAIRS[text]
        return float(low), float(high)
    whole, point, fraction = text.partition("점")
    if point:
        value = NATIVE.get(whole) or _sino(whole or "영")
        digits = "".join(str(DIGITS[letter]) for letter in fraction)
        return None if value is None else (value + int(digits) / 10 ** len(digits),) * 2
    value = _sino(text)
    return _pair(text) or (None if value is None else (value, value))


def first_numeral(words: str) -> str:
    """
    What of a Korean numeral's *words* is the first one: 칠십 팔십 is two of them.

    >>> first_numeral("칠십 팔십"), first_numeral("천 이백")
    ('칠십', '천 이백')
    """
    parts = re.split(r"(\s)", words)
    for count in range(len(parts), 1, -2):
        said = "".join(parts[:count])
        if "점" in said or all(map(_goes_down, said.split("만"))):
            return said
    return parts[0]


def _goes_down(section: str) -> bool:
    scales = [SCALES[letter] for letter in section if letter in SCALES]
    return all(one > other for one, other in pairwise(scales))


def _pair(text: str) -> tuple[float, float] | None:
    """칠팔백 is 700–800, 백이삼십 120–130: two digits that follow each other before one scale."""
    match = re.fullmatch(r"((?:.*[십백천만])?)([일이삼사오육칠팔])([이삼사오육륙칠팔구])([십백천만]*)", text)
    if not match or DIGITS[match[3]] - DIGITS[match[2]] != 1 or (match[1] and not match[4]):
        return None
    low, high = _sino(match[1] + match[2] + match[4]), _sino(match[1] + match[3] + match[4])
    return None if low is None or high is None else (low, high)


def _sino(text: str) -> float | None:
    total = section = 0
    digit: int | None = None
    for letter in text:
        if letter in DIGITS:
            digit = DIGITS[letter] if digit is None else digit * 10 + DIGITS[letter]
        elif letter in SCALES:
            section += (1 if digit is None else digit) * SCALES[letter]
            digit = None
        elif letter == "만":
            total += (section + (digit or 0) or 1) * 10_000
            section, digit = 0, None
        else:
            return None
    return float(total + section + (digit or 0))


def english_number(words: str) -> float | None:
    """
    Value of an English numeral.

    >>> english_number("six hundred and eighty"), english_number("eighteen and a half"), english_number("point eight")
    (680.0, 18.5, 0.8)
    """
    said = re.sub(r"\s+", " ", words.lower().replace("-", " "))
    if said in {"half", "a", "an"}:
        return 0.5 if said == "half" else 1.0
    if said.endswith(_HALF):
        whole_number = english_number(said.removesuffix(_HALF).strip())
        return None if whole_number is None else whole_number + 0.5
    whole, _, fraction = f" {said}".partition(" point ")
    total = section = 0
    for word in whole.split():
        if word in WORDS and section and _is_spoken_in_pairs(section, WORDS[word]):
            section = section * 100 + WORDS[word]
        elif word in WORDS:
            section += WORDS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word == "thousand":
            total, section = total + (section or 1) * 1000, 0
        elif word != "and":
            return None
    digits = "".join(str(WORDS.get(word, 0)) for word in fraction.split())
    return float(f"{total + section}.{digits or 0}")


def inches(words: str) -> float:
    """
    Value of a part of an inch.

    >>> inches("three-eighths"), inches("a sixteenth"), inches("3/32"), inches("an")
    (0.375, 0.0625, 0.09375, 1.0)
    """
    if "/" in words:
        above, _, below = words.partition("/")
        return int(above) / int(below)
    said = words.lower()
    parts = next((count for name, count in _PARTS_OF_ONE.items() if name in said), 1)
    return WORDS.get(re.split(r"[\s-]", said)[0], 1) / parts


def _is_spoken_in_pairs(before: int, word: int) -> bool:
    """One ninety is 190, thirteen ninety 1390, twenty-five fifty 2550; ninety-three stays 93."""
    return 0 < before < 100 and word >= 10 and (before >= 10 or word >= 20)
