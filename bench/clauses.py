"""Clauses of construction standards: whether their limits, and what they limit, are found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.documents import Block, Document
from ingest.extraction import Extractor
from ingest.extraction.amount import Amount
from ingest.extraction.amounts import amounts_in
from ingest.extraction.runs import runs_of
from ingest.extraction.sentences import pipeline, sentences_of
from ingest.findings import Findings
from ontology.quantities import Quantity

_LEAST = re.compile(r"[^\d.,;]{0,12}?(?:이상|초과|보다\s*(?:큰|두꺼운|높은))")
_FORBIDDEN = re.compile(r"[^\d.,;]{0,12}?(?:이상|초과)[^\d.,;]{0,10}(?:서는|선)\s*안")  # and so a ceiling
_MOST = re.compile(r"[^\d.,;]{0,12}?(?:이하|미만|이내|보다\s*작|넘지|초과하지)")
_GENERIC = frozenset({"여부", "판단", "결과", "방법", "종류"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with everything found in it."""

    text: str
    gold: dict[str, Any]
    findings: Findings
    amounts: tuple[Amount, ...]


def clause_rows(clauses: Sequence[dict[str, Any]], extractor: Extractor) -> Iterator[tuple[object, ...]]:
    """
    One row a measure: its name, found, asked for, share.

    A gold number is asked for where the clause's text holds it; it is found by the amount or setting whose
    stretch covers it, with that value, a unit, and on the side that the word of comparison behind it names.
    A regulated variable counts as named where a mention or a setting's parameter overlaps its wording: the longest of its
    words (two syllables or more, general words left out) that the clause's text holds.
    """
    read = [_read(clause, extractor) for clause in clauses]
    yield _row(
        "numbers with unit and comparator, as amounts", [bit for one in read for bit in _numbers_as_amounts(one)]
    )
    yield _row(
        "numbers with unit and comparator, as settings", [bit for one in read for bit in _numbers_as_settings(one)]
    )
    yield _row("regulated variables named", [bit for one in read for bit in _variables(one)])


def _row(name: str, bits: list[bool]) -> tuple[object, ...]:
    return name, sum(bits), len(bits), f"{sum(bits) / max(len(bits), 1):.2f}"


def _read(clause: dict[str, Any], extractor: Extractor) -> _Clause:
    text = clause["text"]
    document = Document(clause["id"], clause["id"], "txt", text, (Block(0, len(text)),))
    sentences = sentences_of(pipeline(), list(runs_of(document)))
    amounts = tuple(amount for sentence in sentences for amount in amounts_in(sentence))
    return _Clause(text, clause, extractor.find(document), amounts)


def _places(clause: _Clause) -> Iterator[tuple[float, list[re.Match[str]]]]:
    for number in clause.gold["gold_numbers"]:
        written = re.escape(f"{number:g}")
        places = list(re.finditer(rf"(?<![\d.]){written}(?:\.0+)?(?![\d.]*\d)", clause.text))
        if places:
            yield float(number), places


def _numbers_as_amounts(clause: _Clause) -> Iterator[bool]:
    found = [(one.start, one.end, one.min, one.max, one.unit) for one in clause.amounts]
    for number, places in _places(clause):
        yield any(_covers(one, number, place, clause.text) for one in found for place in places)


def _numbers_as_settings(clause: _Clause) -> Iterator[bool]:
    found = [(one.start, one.end, *_ends(one.quantity)) for one in clause.findings.settings]
    for number, places in _places(clause):
        yield any(_covers(one, number, place, clause.text) for one in found for place in places)


def _ends(quantity: Quantity) -> tuple[float | None, float | None, str]:
    return quantity.min, quantity.max, quantity.unit


def _covers(
    found: tuple[int, int, float | None, float | None, str], number: float, place: re.Match[str], text: str
) -> bool:
    start, end, least, most, unit = found
    if not (start <= place.start() and place.end() <= end and unit):
        return False
    after = text[place.end() :]
    is_forbidden = bool(_FORBIDDEN.match(after))
    at_least, at_most = bool(_LEAST.match(after)) and not is_forbidden, bool(_MOST.match(after)) or is_forbidden
    sides = [least] if at_least and not at_most else [most] if at_most and not at_least else [least, most]
    return any(side is not None and abs(side - number) <= 0.01 * abs(number) for side in sides)


def _variables(clause: _Clause) -> Iterator[bool]:
    named = [(one.start, one.end) for one in clause.findings.mentions]
    named += [(one.start, one.end) for one in clause.findings.settings]
    for variable in clause.gold["gold_variables"]:
        places = _wording(variable["name"], clause.text)
        if variable["type"] != "bool" and places:
            yield any(start < end_of and at < end for start, end in named for at, end_of in places)


def _wording(name: str, text: str) -> list[tuple[int, int]]:
    """Where the text has the longest of the name's words; none where it has none of them."""
    words = sorted((word for word in re.findall(r"[가-힣A-Za-z]{2,}", name) if word not in _GENERIC), key=len)
    for word in reversed(words):
        places = [(found.start(), found.end()) for found in re.finditer(re.escape(word), text)]
        if places:
            return places
    return []
