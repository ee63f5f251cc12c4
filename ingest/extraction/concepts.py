"""Concepts named in a text, whatever the spacing, the josa or the ending."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import ahocorasick

from graph.words import Morph
from ingest.extraction.designations import readings, spelled_out
from ingest.extraction.lexicon import senses
from ingest.extraction.misspellings import Misspellings, nouns_in
from ingest.extraction.sentences import Sentence
from ontology.lookup import bare
from ontology.vocabulary import Concept, Label, Vocabulary

_SKIPPED = re.compile(r"[\s\-‐‑·・]")
_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[가-힣A-Za-z]")
_WORD = re.compile(r"[A-Za-z0-9]")
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
_UK_US = (
    ("mould", "mold"), ("grey", "gray"), ("colour", "color"), ("aluminium", "aluminum"), ("centre", "center"),
    ("sulph", "sulf"), ("vapour", "vapor"), ("fibre", "fiber"), ("plough", "plow"), ("isation", "ization"),
    ("ising", "izing"), ("odour", "odor"), ("galvanis", "galvaniz"), ("anodis", "anodiz"), ("ageing", "aging"),
)  # fmt: skip
_BODY = re.compile(r"^(?:AWS(?: A5\.8)?|ASTM|JIS|KS|EN|ISO(?: \d+)?)\s")  # who issued a designation
_NUMBER = re.compile(r"^(?:STS|SUS|ER|E|A)(\d{3,4}[A-Z]{0,2})$")  # who works with them leaves the letters out
_GRADE = re.compile(r"(?<=\d{3})-\d{1,2}$")  # FCD500-7 is called FCD500
_VERBAL = re.compile(r"^[a-z]{3,}ing$")
# nouns that -ing words share their stem with, and that name things, not deeds
_NOT_VERBS = frozenset({"casting", "welding", "plating", "coating", "moulding", "molding", "opening", "lining"})


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
        if not _SKIPPED.match(letter):
            for folded in unicodedata.normalize("NFKC", letter).casefold():
                letters.append(folded)
                places.append(place)
    return "".join(letters), places


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
            return _is_whole_korean(sentence, start, end, form)
        before, after = text[start - 1 : start], text[end : end + 1]
        if _WORD.match(before) or _WORD.match(after):
            return False
        if len(form) <= 3 and not form.isdigit() and form not in self._words:
            return _is_as_written(text[start:end], form)
        return True


def _is_as_written(surface: str, form: str) -> bool:
    """Short Latin words are abbreviations (TIG, CO2, Cr): in lower case they are something else."""
    symbol = len(form) == 2 and not surface.islower()  # Ar, pH
    return (
        surface.upper() == surface
        or symbol
        or (len(form) == 3 and surface.isalpha() and form in {"tig", "mig", "mag", "co2"})
    )


def _texts(vocabulary: Vocabulary) -> Iterator[str]:
    return (label.text for label, concept in vocabulary.labels() if concept.kind not in {"cue", "competency"})


def _is_whole_korean(sentence: Sentence, start: int, end: int, form: str) -> bool:
    if len(form) >= 2 and _stands_alone(sentence.text, start, end):
        return True
    start, end = start + sentence.start, end + sentence.start
    morphs = sentence.morphs
    inside = [morph for morph in morphs if start <= morph.start < end]
    if not inside or inside[0].start != start:
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
    """Between spaces or signs a label is what it is, however its syllables are taken apart: 알곤 is no verb."""
    is_one_word = not _SKIPPED.search(text[start:end])
    return is_one_word and not _LETTER.match(text[start - 1 : start]) and not _LETTER.match(text[end : end + 1])


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
            yield from (squeezed(form)[0] for form in _english_forms(text.lower(), is_deed))


def _english_forms(text: str, is_deed: bool) -> Iterable[str]:
    spelled = {text}
    for british, american in _UK_US:
        spelled |= {form.replace(british, american) for form in spelled}
        spelled |= {form.replace(american, british) for form in spelled}
    return chain.from_iterable(_inflected(form, is_deed) for form in spelled)


def _inflected(text: str, is_deed: bool) -> Iterator[str]:
    yield text
    if len(text) <= 3:
        return
    if text.endswith("y") and text[-2] not in "aeiou":
        yield text[:-1] + "ies"
    elif not text.endswith(("s", "ing")):
        yield text + ("es" if text.endswith(("sh", "ch", "x")) else "s")
    if is_deed and _VERBAL.match(text) and text not in _NOT_VERBS:
        yield from _verb_forms(text[:-3])


def _verb_forms(stem: str) -> Iterator[str]:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        yield stem[:-1]  # degassing has no doubled letter of its own, gouging none; trimming does
    if len(stem) >= 4:
        yield from (
            (stem + "ed", stem + "es") if not stem.endswith(("at", "iz", "ag", "ov")) else (stem + "ed", stem + "e")
        )
        yield stem


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
