"""Whether the tables hold together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.lookup import folded
from ontology.quantities import units
from ontology.vocabulary import Concept, Vocabulary

_CODES = {
    "iso4063": re.compile(r"\d{1,4}$"),
    "iso6520-1": re.compile(r"\d{3,5}[A-Z]?$"),
    "icfta": re.compile(r"[A-G]( \d{3})?$"),
    "cas": re.compile(r"\d{2,7}-\d{2}-\d$"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a concept, in both languages."""

    concept: str
    en: str
    ko: str


def check(vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Everything wrong, in table order; none is good."""
    return (*_of_each(vocabulary), *_clashes(vocabulary))


def _of_each(vocabulary: Vocabulary) -> Iterator[Problem]:
    for concept in vocabulary.concepts:
        yield from _languages(concept)
        yield from _parents(concept, vocabulary)
        yield from _codes(concept)
        if concept.kind == "parameter" and concept.unit not in units():
            yield Problem(concept.id, f"unknown unit {concept.unit!r}.", f"모르는 단위 {concept.unit!r}.")


def _languages(concept: Concept) -> Iterator[Problem]:
    preferred = {label.language for label in concept.labels if label.role == "pref"}
    for language, name in (("ko", "한국어"), ("en", "영어")):
        if language not in preferred:
            yield Problem(concept.id, f"no preferred label in {language}.", f"{name} 대표 이름이 없습니다.")


def _parents(concept: Concept, vocabulary: Vocabulary) -> Iterator[Problem]:
    above = vocabulary.ancestors(concept.id)
    if concept.id in above:
        yield Problem(concept.id, "it is broader than itself.", "자기 자신의 상위입니다.")
    for broader in above:
        if vocabulary[broader].kind != concept.kind:
            yield Problem(concept.id, f"its parent {broader} is of another kind.", f"상위 {broader}의 종류가 다릅니다.")


def _codes(concept: Concept) -> Iterator[Problem]:
    for notation in concept.notations:
        shape = _CODES.get(notation.scheme)
        if shape and not shape.match(notation.code):
            yield Problem(
                concept.id,
                f"{notation.code!r} is no code of {notation.scheme}.",
                f"{notation.code!r}은(는) {notation.scheme} 번호가 아닙니다.",
            )


def _clashes(vocabulary: Vocabulary) -> Iterator[Problem]:
    """Two concepts of one kind and trade with the same preferred label cannot be told apart."""
    named: defaultdict[tuple[str, str | None, str, str], list[str]] = defaultdict(list)
    for label, concept in vocabulary.labels():
        if label.role == "pref" and concept.kind != "competency":
            named[concept.kind, concept.trade, label.language, folded(label.text)].append(concept.id)
    for (_, _, _, text), ids in named.items():
        if len(ids) > 1:
            others = ", ".join(ids[1:])
            yield Problem(ids[0], f"{text!r} also names {others}.", f"{text!r}은(는) {others}의 이름이기도 합니다.")
