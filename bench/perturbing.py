"""A document said a little differently: other josa, other spacing, loanwords misspelt."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.documents import Document

Change = Callable[[str, random.Random], Iterator["Edit"]]

_OBJECT_OR_TOPIC = re.compile(r"(?<=[가-힣])[을를은는](?=[\s,.])")
_OTHER_FORM = {"을": "를", "를": "을", "은": "는", "는": "은"}
_SPACE = re.compile(r"(?<=[가-힣]) (?=[가-힣])")
_INSIDE_A_WORD = re.compile(r"(?<=[가-힣]{2})(?=[가-힣]{2})")
_LOANWORD = re.compile(r"[가-힣]*[크트스프드브츠팅링닝핑딩슈퍼터버커더][가-힣]*")
_SYLLABLES = 0xAC00
_VOWELS = {1: 5, 5: 1, 4: 8, 8: 4}  # ㅐ↔ㅔ, ㅓ↔ㅗ, by their number within a syllable


@dataclass(frozen=True, slots=True)
class Edit:
    """``[start, end)`` of a text becomes *text*."""

    start: int
    end: int
    text: str


def swapped_josa(text: str, chance: random.Random) -> Iterator[Edit]:
    """Half of the object and topic josa in the form of the other kind of syllable."""
    for found in _OBJECT_OR_TOPIC.finditer(text):
        if chance.random() < 0.5:
            yield Edit(found.start(), found.end(), _OTHER_FORM[found[0]])


def dropped_josa(text: str, chance: random.Random) -> Iterator[Edit]:
    """Half of the object and topic josa left out."""
    for found in _OBJECT_OR_TOPIC.finditer(text):
        if chance.random() < 0.5:
            yield Edit(found.start(), found.end(), "")


def joined_words(text: str, chance: random.Random) -> Iterator[Edit]:
    """A third of the spaces between Korean words left out."""
    for found in _SPACE.finditer(text):
        if chance.random() < 1 / 3:
            yield Edit(found.start(), found.end(), "")


def split_words(text: str, chance: random.Random) -> Iterator[Edit]:
    """A space in one of ten places inside longer Korean words."""
    for found in _INSIDE_A_WORD.finditer(text):
        if chance.random() < 0.1:
            yield Edit(found.start(), found.end(), " ")


def misspelt_loanwords(text: str, chance: random.Random) -> Iterator[Edit]:
    """In a third of the words of four syllables that look borrowed, one vowel (ㅐ/ㅔ, ㅓ/ㅗ) taken for the other."""
    for found in _LOANWORD.finditer(text):
        places = [at for at in range(found.start(), found.end()) if _misheard(text[at]) != text[at]]
        if len(found[0]) >= 4 and places and chance.random() < 1 / 3:
            at = chance.choice(places[:2])
            yield Edit(at, at + 1, _misheard(text[at]))


CHANGES: dict[str, Change] = {
    "josa swapped": swapped_josa,
    "josa dropped": dropped_josa,
    "spaces left out": joined_words,
    "spaces put in": split_words,
    "loanwords misspelt": misspelt_loanwords,
}


def _misheard(syllable: str) -> str:
    code = ord(syllable) - _SYLLABLES
    vowel = code // 28 % 21
    return chr(ord(syllable) + 28 * (_VOWELS.get(vowel, vowel) - vowel))


def perturbed(document: Document, change: Change, seed: int) -> Document:
    """The document after *change*, its blocks and cells at their new places; the same for the same seed."""
    edits = list(change(document.text, random.Random(f"{seed} {document.sha256}")))  # noqa: S311
    moved = _mover(edits)
    blocks = tuple(
        replace(
            block,
            start=moved(block.start),
            end=moved(block.end),
            cells=tuple((moved(start), moved(end), cell) for start, end, cell in block.cells),
        )
        for block in document.blocks
    )
    return replace(document, text=_applied(document.text, edits), blocks=blocks)


def _applied(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _mover(edits: list[Edit]) -> Callable[[int], int]:
    """From an old offset (outside every edit) to the new one."""
    ends = [edit.end for edit in edits]
    grown = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    return lambda offset: offset + grown[bisect_right(ends, offset)]
