"""Korean or English, by the letters."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_LATIN = re.compile(r"[A-Za-z]")
KOREAN_SHARE = 0.2  # a Korean sentence full of grades and abbreviations still has this much Hangul


def language_of(text: str) -> str:
    """``ko`` where a fifth or more of the letters are Hangul, else ``en``."""
    hangul, latin = len(_HANGUL.findall(text)), len(_LATIN.findall(text))
    return "ko" if hangul and hangul >= KOREAN_SHARE * (hangul + latin) else "en" if latin else "ko"
