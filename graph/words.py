"""Korean taken apart into morphemes, once, for extraction and for search alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kiwipiepy import Kiwi
from snowballstemmer import stemmer

from ontology.lookup import bare
from ontology.vocabulary import Vocabulary

_HANGUL_ONLY = re.compile(r"^[가-힣]{2,}$")
_LATIN = re.compile(r"[a-z][a-z0-9]+|\d+(?:\.\d+)?")
_CONTENT = ("NNG", "NNP", "NR", "SL", "SN", "SH", "XR", "VV", "VA", "MAG")
# words that say how, not what: they would match everything
_EMPTY = frozenset("것 수 때 등 하 되 있 없 이 그 저 같 않 못 안 좀 더 다 잘 어떻 이렇 그렇 왜 무엇 어떤".split())  # noqa: SIM905
_EMPTY_ENGLISH = frozenset("the and for with that this what why how when does are was you your from not".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Morph:
    """A morpheme with its Sejong tag at ``[start, end)``; contracted ones may share a place."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int


@cache
def _kiwi() -> Any:
    """One a process, knowing the vocabulary's Korean words as nouns."""
    kiwi = Kiwi()
    words = {bare(label.text) for label, _ in Vocabulary.load().labels() if label.language == "ko"}
    for word in sorted(words):
        if _HANGUL_ONLY.match(word) and len(word) >= 3:
            kiwi.add_user_word(word, "NNP", 0.0)
    return kiwi


def analyse(texts: Iterable[str]) -> Iterator[tuple[Morph, ...]]:
    """The morphemes of each text, offsets in code points."""
    for tokens in _kiwi().tokenize(texts, split_complex=False):
        yield tuple(
            Morph(token.form, token.tag, token.start, token.start + token.len, token.sent_position) for token in tokens
        )


def search_words(text: str) -> tuple[str, ...]:
    """
    The words of *text* that full-text search goes by, in order.

    Korean content morphemes in their dictionary form, compounds taken apart; English words without
    their endings; all in lower case.
    """
    found: list[str] = []
    for token in _kiwi().tokenize(text.lower(), split_complex=True):
        if token.tag.split("-")[0] in _CONTENT and token.form not in _EMPTY:
            found.extend(_stemmed(token.form) if _LATIN.fullmatch(token.form) else (token.form,))
    return tuple(found)


def _stemmed(word: str) -> tuple[str, ...]:
    """The word without its endings; nothing for words that carry no meaning."""
    return () if word in _EMPTY_ENGLISH else (_stem(word),)


@cache
def _stem(word: str) -> str:
    # a stemmer of its own each time: it keeps its place in the word, and pages run in threads
    stem: str = stemmer("english").stemWord(word)
    return stem
