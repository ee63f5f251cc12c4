"""Concepts named in a text, whatever the spacing, the josa or the ending."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

import ahocorasick

from ingest.extraction.boundaries import is_as_written, is_whole_korean
from ingest.extraction.designations import readings, spelled_out
from ingest.extraction.english_forms import english_forms
from ingest.extraction.lexicon import senses
from ingest.extraction.misspellings import Misspellings, nouns_in
from ingest.extraction.sentences import Sentence
from ontology.lookup import bare
from ontology.vocabulary import Concept, Label, Vocabulary

_SKIPPED = re.compile(r"[\s\-‐‑·・]")
_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[A-Za-z0-9]")
_CUT_SHORT = re.compile(r"[A-Za-z]['’]$")  # you're welding is no rewelding
_BODY = re.compile(r"^(?:AWS(?: A5\.8)?|ASTM|JIS|KS|EN|ISO(?: \d+)?)\s")  # who issued a designation
_NUMBER = re.compile(r"^(?:STS|SUS|ER|E|A)(\d{3,4}[A-Z]{0,2})$")  # who works with them leaves the letters out
_GRADE = re.compile(r"(?<=\d{3})-\d{1,2}$")  # FCD500-7 is called FCD500


@dataclass(frozen=True, slots=True)
class Candidate:
    """Concepts that a stretch of text may name; more than one for homonyms."""

    start: int
    end: int
    surface: str
    concepts: tuple[str, ...]
    confidence: float
    ambiguous: bool = False


def squeezed(text: str) -> tuple[str, list[int]]:
    """Text case-folded without spaces and hyphens, and for each letter its place in *text*."""
    letters, places = [], []
    for place, letter in enumerate(text):
        if folded := _folded(letter):
            letters.append(folded)
            places.append(place) if len(folded) == 1 else places.extend([place] * len(folded))
    return "".join(letters), places


@lru_cache(maxsize=20_000)
def _folded(letter: str) -> str:
    return "" if _SKIPPED.match(letter) else unicodedata.normalize("NFKC", letter).casefold()


class LabelFinder:
    """Every label of the vocabulary, looked for in one pass (Aho–Corasick over text without spaces)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for label, concept in vocabulary.labels():
            if concept.kind not in {"cue", "competency"}:
                for form in _forms(label, concept.kind in {"process", "defect"}):
                    rank = 0 if label.role == "pref" else 1
                    known = self._forms[form].get(concept.id, rank)
                    self._forms[form][concept.id] = min(rank, known)
        self._misspellings = Misspellings(self._forms)
        for label, concept in vocabulary.labels():
            if concept.kind not in {"cue", "competency"}:
                for reading in spelled_out(label.text):
                    self._forms[reading].setdefault(concept.id, 1)
        for concept in vocabulary.of_kind("material"):
            for form in chain(_codes(concept), _read_aloud(concept)):
                self._forms[form].setdefault(concept.id, 1)
        for word in senses():
            self._forms.setdefault(word, {})
        self._words = {squeezed(text)[0] for text in _texts(vocabulary) if text.islower()}
        self._automaton: Any = ahocorasick.Automaton()
        for form in self._forms:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """The longest acceptable matches of a sentence, left to right, none inside another."""
        folded, places = squeezed(sentence.text)
        found = []
        for last, form in self._automaton.iter(folded):
            start = places[last - len(form) + 1]
            end = places[last] + 1
            if self._acceptable(sentence, start, end, form):
                found.append(self._candidate(sentence, start, end, form))
        chosen = _longest(found)
        return sorted([*chosen, *self._misspelt(sentence, chosen)], key=lambda candidate: candidate.start)

    def _misspelt(self, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
        for start, end in nouns_in(sentence.morphs):
            if any(start < one.end and one.start < end for one in found):
                continue
            word = sentence.text[start - sentence.start : end - sentence.start]
            form = self._misspellings.meant(word)
            if form and self._forms[form]:
                candidate = self._candidate(sentence, start - sentence.start, end - sentence.start, form)
                yield replace(candidate, confidence=0.7, ambiguous=True)

    def _candidate(self, sentence: Sentence, start: int, end: int, form: str) -> Candidate:
        ranked = self._forms[form]
        return Candidate(
            sentence.start + start,
            sentence.start + end,
            sentence.text[start:end],
            tuple(sorted(ranked, key=lambda concept: (ranked[concept], concept))),
            0.95 if len(ranked) == 1 else 0.85,
            self._vocabulary.is_ambiguous(form),
        )

    def _acceptable(self, sentence: Sentence, start: int, end: int, form: str) -> bool:
        text = sentence.text
        if _HANGUL.search(form):
            return is_whole_korean(sentence, start, end, form)
        before, after = text[start - 1 : start], text[end : end + 1]
        if _WORD.match(before) or _WORD.match(after) or _CUT_SHORT.search(text, 0, start):
            return False
        if len(form) <= 3 and not form.isdigit() and form not in self._words:
            return is_as_written(text[start:end], form)
        return True


def _texts(vocabulary: Vocabulary) -> Iterator[str]:
    return (label.text for label, concept in vocabulary.labels() if concept.kind not in {"cue", "competency"})


def _longest(found: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for candidate in sorted(found, key=lambda found: (found.start - found.end, found.start)):
        if all(candidate.end <= taken.start or taken.end <= candidate.start for taken in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.start)


def _forms(label: Label, is_deed: bool) -> Iterator[str]:
    for text in {label.text, bare(label.text)}:
        if label.language == "ko":
            yield squeezed(text)[0]
        else:
            yield from (squeezed(form)[0] for form in english_forms(text.lower(), is_deed))


def _codes(concept: Concept) -> Iterator[str]:
    """Designations of materials are names in themselves; codes of processes and defects are only numbers."""
    for notation in concept.notations:
        if notation.scheme in {"ks", "jis", "astm", "en"}:
            code = _BODY.sub("", notation.code)
            for text in {notation.code, code, _GRADE.sub("", code)}:
                if len(text) >= 4:
                    yield squeezed(text)[0]


def _read_aloud(concept: Concept) -> Iterator[str]:
    names = {label.text for label in concept.labels} | {notation.code for notation in concept.notations}
    for name in {_GRADE.sub("", _BODY.sub("", name)) for name in names}:
        for number in {name, _NUMBER.sub(r"\1", name)}:
            yield from (squeezed(reading)[0] for reading in readings(number))
