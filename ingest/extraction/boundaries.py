"""Whether a label found in a text is a word of its own there, or a piece of another."""

from __future__ import annotations

import re

from graph.words import Morph
from ingest.extraction.sentences import Sentence

_SEPARATOR = re.compile(r"[\s\-‐‑·・]")
_LETTER = re.compile(r"[가-힣A-Za-z]")
_JOSA_ONLY = re.compile(
    r"(?:이|가|은|는|을|를|도|의|에|에서|로|으로|만|과|와|나|이나|부터|까지|보다|처럼|랑|이랑|하고|이다|입니다)?"
    r"(?![가-힣A-Za-z])"
    r"|(?:이?라[고는]|때문|불량|발생|방지|현상|[하한할해했되된될됐]|시[키켜킨])"
)
_NOUNS = ("NNG", "NNP", "NNB", "NR", "XR", "SL", "SN", "SH", "NP")
# what may follow a noun without making another word of it
_AFTER_NOUN = ("J", "E", "VCP", "VCN", "XSV", "XSA", "S", "VV", "VA", "VX", "MAG", "IC", "W", "XSN")
_OTHER_WORD = frozenset(
    [
        "률",
        "율",
        "사",
        "공",
        "기",
        "자",
        "가",
        "계",
        "제",
        "성",
        "학",
        "소",
        "실",
        "원",
        "업",
        "업체",
        "업계",
        "회사",
        "협회",
        "학회",
        "산업",
        "기술",
        "기능사",
        "기능장",
        "기사",
        "산업기사",
    ]
)
_PARTICLES = frozenset("이 가 은 는 을 를 도 의 에 로 만 과 와 나 랑 시 후 전 중".split())  # noqa: SIM905
_SUFFIXES = frozenset("부 면 용 류 액 조 욕 층".split())  # noqa: SIM905


def is_as_written(surface: str, form: str) -> bool:
    """Short Latin words are abbreviations (TIG, CO2, Cr): in lower case they are something else."""
    symbol = (len(form) == 2 and not surface.islower()) or not surface[1:].islower()  # Ar, pH, HCl
    return (
        surface.upper() == surface
        or symbol
        or (len(form) == 3 and surface.isalpha() and form in {"tig", "mig", "mag", "co2"})
    )


def is_whole_korean(sentence: Sentence, start: int, end: int, form: str) -> bool:
    """Whether the Korean label *form* at ``[start, end)`` of a sentence is no piece of a longer word."""
    if len(form) >= 2 and _stands_alone(sentence.text, start, end):
        return True
    start, end = start + sentence.start, end + sentence.start
    morphs = sentence.morphs
    inside = [morph for morph in morphs if start <= morph.start < end]
    if not inside or inside[0].start != start or inside[0].tag.startswith(("J", "E")):
        return False
    rest = sentence.text[end - sentence.start : inside[-1].end - sentence.start]
    if rest and not (len(form) >= 2 and rest in _PARTICLES):
        return False
    if not any(morph.tag.startswith(_NOUNS) for morph in inside) and not _is_verbal_noun(inside):
        return False
    if len(form) == 1 and not (len(inside) == 1 and inside[0].tag in {"NNG", "NNP", "NR"}):
        return False
    return _is_free_before(sentence, start, form) and _is_free_after(sentence, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A label with a josa or 하다 is what it is, however Kiwi takes its syllables apart: 탈지도 is no verb."""
    is_one_word = not _SEPARATOR.search(text[start:end])
    return is_one_word and not _LETTER.match(text[start - 1 : start]) and bool(_JOSA_ONLY.match(text, end))


def _is_verbal_noun(inside: list[Morph]) -> bool:
    """벗겨짐, 부풀음: a verb made a noun."""
    return any(morph.tag == "ETN" for morph in inside)


def _is_free_before(sentence: Sentence, start: int, form: str) -> bool:
    glued = next((morph for morph in sentence.morphs if morph.end == start and morph.start < start), None)
    if glued is None:
        return True
    if glued.tag in {"XPN", "NNG", "NNP", "XR", "NR", "MM", "NNB"}:
        return len(glued.form) >= 2 and len(form) >= 2
    return True


def _is_free_after(sentence: Sentence, end: int) -> bool:
    glued = next((morph for morph in sentence.morphs if morph.start == end), None)
    if glued is None or glued.form in _SUFFIXES or glued.form in _PARTICLES:
        return True
    if glued.form in _OTHER_WORD and glued.tag in {"XSN", "NNG", "NNB", "NNP"}:
        return False
    if glued.tag.startswith(_AFTER_NOUN):
        return True
    return len(glued.form) >= 2
