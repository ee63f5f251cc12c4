"""Korean words that are a slip away from a label: 다이케스팅, 크로메이드."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.words import Morph
from ontology.lookup import jamo

LONG_ENOUGH = 3  # syllables; shorter words are a slip away from too many others
ALIKE = 88.0  # of 100, over jamo
_NOUNS = frozenset({"NNG", "NNP", "XR", "XSN", "XPN"})


class Misspellings:
    """Labels that a noun which is no label may have been meant for."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms: Mapping[str, str] = {jamo(form): form for form in forms if _is_long_korean(form)}
        self._choices = tuple(self._forms)
        self.meant = lru_cache(maxsize=20_000)(self._meant)

    def _meant(self, word: str) -> str | None:
        found = process.extractOne(jamo(word), self._choices, scorer=fuzz.ratio, score_cutoff=ALIKE)
        form = self._forms[found[0]] if found else word
        slipped = form != word and len(form) == len(word)
        return form if slipped and jamo(form)[0] == jamo(word)[0] else None


def nouns_in(morphs: Sequence[Morph]) -> Iterator[tuple[int, int]]:
    """Where nouns stand that are long enough to be told from others, those written together as one."""
    start = end = -1
    for morph in morphs:
        if morph.tag in _NOUNS and morph.start == end:
            end = morph.end
            continue
        if end - start >= LONG_ENOUGH:
            yield start, end
        start, end = (morph.start, morph.end) if morph.tag in _NOUNS else (-1, -1)
    if end - start >= LONG_ENOUGH:
        yield start, end


def _is_long_korean(form: str) -> bool:
    return len(form) >= LONG_ENOUGH and all("가" <= letter <= "힣" for letter in form)
