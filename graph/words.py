"""Korean taken apart into morphemes, once, for extraction and for search alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from kiwipiepy import Kiwi
from snowballstemmer import stemmer

from graph.claims import Deposit
from ontology.lookup import bare
from ontology.vocabulary import Vocabulary

_HANGUL_ONLY = re.compile(r"^[가-힣]{2,}$")
_LATIN = re.compile(r"[a-z][a-z0-9]+|\d+(?:\.\d+)?")
_CONTENT = ("NNG", "NNP", "NR", "SL", "SN", "SH", "XR", "VV", "VA", "MAG")
# words that say how, not what: they would match everything
_EMPTY = frozenset("것 수 때 등 하 되 있 없 이 그 저 같 않 못 안 좀 더 다 잘 어떻 이렇 그렇 왜 무엇 어떤".split())  # noqa: SIM905
_EMPTY_ENGLISH = frozenset("the and for with that this what why how when does are was you your from not".split())  # noqa: SIM905


class Morph(NamedTuple):
    """
    A morpheme with its Sejong tag at ``[start, end)``; contracted ones may share a place.

    A tuple, because there are as many as two characters of text and they take a frozen dataclass five times as long.
    """

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


@lru_cache(maxsize=2000)  # titles, and the questions people ask, come again and again
def search_words(text: str) -> tuple[str, ...]:
    """The words of *text* that full-text search goes by: see `words_among`."""
    return words_among(chain.from_iterable(analyse([text])))


def words_among(morphs: Iterable[Morph]) -> tuple[str, ...]:
    """
    The words among *morphs* that full-text search goes by, in order.

    Korean content morphemes in their dictionary form, compound nouns taken apart; English words without
    their endings; all in lower case.
    """
    return tuple(chain.from_iterable(_searched(morph.form, morph.tag.partition("-")[0]) for morph in morphs))


def technique_words(deposit: Deposit) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Of each technique the search words of its title and of what is said in it; a textbook is not searched in."""
    if deposit.source.kind == "textbook":
        return (((), ()),) * len(deposit.techniques)
    text = deposit.source.text
    said = deposit.words or tuple(search_words(text[one.start : one.end]) for one in deposit.techniques)
    titles = (search_words(" ".join(one.title.values())) for one in deposit.techniques)
    return tuple(zip(titles, said, strict=True))


@lru_cache(maxsize=100_000)
def _searched(form: str, tag: str) -> tuple[str, ...]:
    form = form.lower()
    if tag not in _CONTENT or form in _EMPTY:
        return ()
    if _LATIN.fullmatch(form):
        return _stemmed(form)
    return _taken_apart(form) if tag in {"NNG", "NNP"} else (form,)


def _taken_apart(noun: str) -> tuple[str, ...]:
    tokens = _kiwi().tokenize(noun, split_complex=True)
    return tuple(token.form for token in tokens if token.tag in _CONTENT and token.form not in _EMPTY)


def _stemmed(word: str) -> tuple[str, ...]:
    """The word without its endings; nothing for words that carry no meaning."""
    return () if word in _EMPTY_ENGLISH else (_stem(word),)


@cache
def _stem(word: str) -> str:
    # a stemmer of its own each time: it keeps its place in the word, and pages run in threads
    stem: str = stemmer("english").stemWord(word)
    return stem
