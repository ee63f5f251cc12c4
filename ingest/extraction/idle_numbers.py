"""Numbers that say nothing of a parameter: counts, changes, distances from one to the next, shares of something else."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from ingest.extraction.amount import Amount
from ingest.extraction.sentences import Sentence

_COUNTS = re.compile(
    r"\s*(?:개|번|층|대\b|명|년|월|호|차|장|건|종|단|줄|패스|회|포|통|급|등급|로트|틀|판|쇼트|시\b|라인|[:/-]\d|[A-Za-z가-힣]*\d"
    r"|(?![CcFf]\b)[A-Za-z]{2,}(?<!or)(?<!and)(?<!is)(?<!to)(?<!at)(?<!for)(?<!on)(?<!if)(?<!but)(?<!then)(?<!in)(?<!with)(?<!max)(?<!tops)(?<!when)(?<!was)(?<!so)\b)"
)
_COUNTER = re.compile(
    r"(?!이|가|은|는|을|를|도|에|로|으|까|부|쯤|정|만(?!원)|넘|밑|보|씩|다|요|지|미만|사이|내외|안팎|전후|아래|위로|언저리|인데|였|하고|랑|나(?![가-힣])|면|고(?![가-힣])|라|짜리|됐|대(?![가-힣])|선)[가-힣]"
)
_SCORE = re.compile(r"\d\s?[-:/]$")
_NUMBERING = re.compile(r"[.)]\s")
_CLAUSE = re.compile(
    r"(?:^|(?<=[.]\s))\d{1,2}\.\d{1,2}(?:(?:\.\d{1,2})+\s|\s(?!이[상하]|미만|초과|정도|내외|사이|에서|까지)(?=[가-힣]{2}|[A-Z]))",
    re.M,
)
_CHANGE_BY = re.compile(
    r"\b(?:drop|cut|lower|reduce|raise|add|increase|by)\s+(?:it |the \w+ )?(?:another |about )?$", re.I
)
_A_STEP = re.compile(r"씩\s*(?:\S{1,4}\s)?(?:올|내[려리]|낮|줄|늘|더|빼|추가|보충|높)")
_APART = re.compile(r"\s?(?:당(?![가-힣])|마다|간격|피치| apart)")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*\.?\s$")
_BOLT_GRADES = frozenset({"4.6", "4.8", "5.6", "8.8", "10.9", "12.9"})
_start = attrgetter("start")
_HANGUL = re.compile(r"[가-힣]")
_JOSA = frozenset({"JKO", "JKS"})
_NAMING = frozenset({"NNG", "NNP", "SL"})
_PLAIN = frozenset("보통 최소 최대 최고 평균 처음 여름 겨울 이상 이하 정도 때 목표 기준 현재 우리".split())  # noqa: SIM905


def is_count(sentence: Sentence, amount: Amount, text: str) -> bool:
    """Three pieces, 8번 틀, and the number of an item of a list or of a clause (7.4 용접 전류는 …)."""
    if amount.start == sentence.start and _NUMBERING.match(text, amount.end):
        return True
    if _CLAUSE.match(text, amount.start) or _MONTH.search(text, 0, amount.start):
        return True
    if text[amount.start : amount.end].split(maxsplit=1)[0] in _BOLT_GRADES and "볼트" in text:
        return True
    if _COUNTER.match(text, amount.end) or _SCORE.search(text, 0, amount.start):
        return True
    return bool(_COUNTS.match(text, amount.end)) and not text[amount.end - 1 :].startswith("t")


def is_change_or_pitch(amount: Amount, text: str) -> bool:
    """일 볼트씩 올려, drop it ten degrees, 삼십 미리마다: by how much, and how far apart."""
    before = text[max(0, amount.start - 20) : amount.start]
    is_pitch = amount.unit in {"mm", "cm", "m"} and _APART.match(text, amount.end)
    return bool(_CHANGE_BY.search(before) or is_pitch or _A_STEP.match(text, amount.end))


def is_of_another(sentence: Sentence, amount: Amount) -> bool:
    """산화철 1%, 절입을 0.01mm: whether the number is told of the thing right before it, which names no parameter."""
    place = bisect_left(sentence.morphs, amount.start, key=_start) - 1
    if place > 0 and sentence.morphs[place].tag in _JOSA:
        place -= 1
    if place < 0 or amount.start - sentence.morphs[place].end > 2:
        return False
    thing = sentence.morphs[place]
    if thing.tag == "SL" and not _HANGUL.search(sentence.text):
        return False  # every word of an English sentence
    return thing.tag in _NAMING and thing.form not in _PLAIN
