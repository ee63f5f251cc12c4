"""Causes and remedies of the defects that an English sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.extraction.fates import english_fate
from ingest.extraction.saids import Part, Said, words_said
from ingest.extraction.sentences import Sentence
from ingest.findings import Mention

_CONCEDES = re.compile(r"^\W*(?:even if|even with|although|though|even though|despite|regardless)\b", re.I)
_COMES_OF = re.compile(
    r"^[^.;,]{0,30}?\b(?:is|are|was|were|comes?|came|means?|happens?|occurs?|appears?|forms?|shows?|due|because|from|caused|when|if)\b(?P<x>.*)",
    re.I | re.S,
)
_GIVES = re.compile(
    r"\b(?:cause[sd]?|causing|leads? to|led to|leading to|results? in|resulting in|gives?|gave|creates?|produces?|brings?|invites?|makes?|means|get|gets|see|have|has|leaves?|promotes?|increases?|encourages?|starts?|and|will)\b[^.;]{0,40}$",
    re.I,
)
_REASON = re.compile(r"^\W*(?:because|since|if|when|whenever|from|due to|unless|as|usually|often|mostly)\b", re.I)


def english_saids(sentence: Sentence, parts: Sequence[Part]) -> Iterator[Said]:
    """Every cause and remedy said of a defect of this sentence."""
    if _CONCEDES.match(sentence.text):
        return
    for place, part in enumerate(parts):
        for defect in part.defects:
            yield from (said.reaching(part, defect) for said in _of_defect(sentence, parts, place, defect))


def _of_defect(sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention) -> Iterator[Said]:
    clause = parts[place].clause
    before, after = clause.text[: defect.start - clause.start], clause.text[defect.end - clause.start :]
    fate = english_fate(before, after)
    if fate == "comes":
        yield from _comes(sentence, parts, place, defect, before, after)
        return
    role_parts = [part for part in (*parts[:place], *parts[place + 1 :]) if not part.defects]
    if fate == "seen":
        role_parts = [part for part in parts[place + 1 :] if not part.defects]
    for part in role_parts:
        if part.deed == "act" or fate == "stays away":
            yield part.said(defect.concept, "remedy", fate.replace(" ", "-"), sentence.text)
    if fate == "fought" and len(after.split()) > 1:
        yield words_said(defect.concept, "remedy", after, defect.end, "fought", sentence.text)
    if fate != "seen" and before.strip():
        yield words_said(defect.concept, "remedy", before, clause.start, fate.replace(" ", "-"), sentence.text)


def _comes(
    sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention, before: str, after: str
) -> Iterator[Said]:
    start = parts[place].clause.start
    if of := _COMES_OF.match(after):
        yield words_said(defect.concept, "cause", of["x"], defect.end + of.start("x"), "comes-of", sentence.text)
    if _GIVES.search(before) and len(before.split()) > 1:
        yield words_said(defect.concept, "cause", before, start, "gives", sentence.text)
    for part in parts[:place]:
        if not part.defects and not _CONCEDES.match(part.clause.text):
            yield part.said(defect.concept, "cause", "it-comes", sentence.text)
    for part in parts[place + 1 :]:
        if part.defects:
            return
        if _REASON.match(part.clause.text):
            yield part.said(defect.concept, "cause", "reason", sentence.text)
        elif part.deed == "act":
            yield part.said(defect.concept, "remedy", "then-do", sentence.text)
