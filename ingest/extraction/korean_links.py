"""Causes and remedies of the defects that a Korean sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extraction.fates import korean_fate
from ingest.extraction.saids import Part, Said, words_said
from ingest.extraction.sentences import Sentence
from ingest.findings import Mention

_CAUSE_IS = re.compile(r"^.{0,14}?(?:원인|이유|까닭)(?:은|는|이|가|으로는|으로|을|:|\s)*")
_DUE_TO = re.compile(r"^\s*(?:은|는|이|가)\s+(?P<x>[^.]*?(?:때문|탓|에서\s?(?:온|오|비롯)))")
_NOTHING_MORE = re.compile(
    r"^[\s.,]*(?:이|입니다|이다|예요|이에요|이죠|이지|된다|됩니다|돼요|되[고지며]|라고|중|의\s?하나|[가-힣]{0,2})?[\s.,]*(?:된다|됩니다|돼요|하나[가-힣]*)?[\s.,]*$"
)
_MUST = re.compile(r"(?:아야|어야|해야|여야|야)(?:만|지)?[\s,]*$")
_BINDS_BEFORE = re.compile(
    r"(?:으?로|때문에|탓에|에서|에|의해|인해|인한|가|이|은|는|도|부족|과다|불량|→|-|면|일\s?때|경우)[\s,]*$"
)
_AFTERTHOUGHT = re.compile(r"(?:서|니까|거든|때문|탓|라서)(?:요|이에요|이죠|입니다|이다|야|지)?[\s.,]*$")
_GONE_ON = re.compile(r"→|->|⇒|=>|➔")


def korean_saids(sentence: Sentence, parts: Sequence[Part]) -> Iterator[Said]:
    """Every cause and remedy said of a defect of this sentence."""
    for place, part in enumerate(parts):
        for defect in part.defects:
            yield from (said.reaching(part, defect) for said in _of_defect(sentence, parts, place, defect))


def _of_defect(sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention) -> Iterator[Said]:
    clause = parts[place].clause
    before, after = clause.text[: defect.start - clause.start], clause.text[defect.end - clause.start :]
    following = parts[place + 1].clause.text if place + 1 < len(parts) else ""
    named = list(_named_cause(sentence, before, defect, clause.start))
    if named:
        yield from named
        return
    fate = korean_fate(after, following, clause.tie, is_last=place + 1 == len(parts))
    if fate == "comes":
        yield from _comes(sentence, parts, place, defect, before)
    elif fate == "stays away":
        yield from _stays_away(sentence, parts, place, defect, before)
    elif fate == "fought":
        yield from _fought(sentence, parts, place, defect, before)
    elif fate == "seen":
        seen = list(_after(sentence, parts, place, defect, only_acts=False))
        yield from seen or _comes(sentence, parts, place, defect, before)


def _named_cause(sentence: Sentence, before: str, defect: Mention, start: int) -> Iterator[Said]:
    rest = sentence.text[defect.end - sentence.start :]
    if head := _CAUSE_IS.match(rest):
        if _NOTHING_MORE.match(rest[head.end() :]):
            yield words_said(defect.concept, "cause", before, start, "cause-of", sentence.text)
        else:
            yield words_said(
                defect.concept, "cause", rest[head.end() :], defect.end + head.end(), "cause-is", sentence.text
            )
    elif (due := _DUE_TO.match(rest)) and len(due["x"]) > 3:
        yield words_said(defect.concept, "cause", due["x"], defect.end + due.start("x"), "because-of", sentence.text)
    elif arrow := _GONE_ON.search(rest):
        yield words_said(
            defect.concept, "remedy", rest[arrow.end() :], defect.end + arrow.end(), "arrow", sentence.text
        )


def _comes(sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention, before: str) -> Iterator[Said]:
    chain = list(_leading(parts, place))
    for part in chain:
        if not _MUST.search(part.clause.text):
            yield part.said(defect.concept, "cause", f"{part.clause.tie}-it-comes", sentence.text)
    own = _own_words(parts[place], before)
    if _BINDS_BEFORE.search(own.rstrip()):
        yield words_said(defect.concept, "cause", own, parts[place].clause.start, "same-clause", sentence.text)
    yield from _after(sentence, parts, place, defect, only_acts=True)


def _stays_away(sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention, before: str) -> Iterator[Said]:
    for part in _leading(parts, place):
        yield part.said(defect.concept, "remedy", "so-it-stays-away", sentence.text)
        if _MUST.search(part.clause.text):
            yield part.said(defect.concept, "cause", "must-or-else", sentence.text, turned=True)
    own = _own_words(parts[place], before)
    if own.strip():
        yield words_said(defect.concept, "remedy", own, parts[place].clause.start, "so-it-stays-away", sentence.text)
        if re.search(r"(?:아야|어야|해야|여야|야)(?:만|지)?\s", own):
            said = words_said(defect.concept, "cause", own, parts[place].clause.start, "must-or-else", sentence.text)
            yield replace(said, turned=True)


def _fought(sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention, before: str) -> Iterator[Said]:
    deeds = [part for part in parts[place + 1 :] if not part.defects] or list(parts[:place])
    for part in deeds:
        yield part.said(defect.concept, "remedy", "fought", sentence.text)
    if not deeds and before.strip():
        yield words_said(defect.concept, "remedy", before, parts[place].clause.start, "fought", sentence.text)


def _leading(parts: Sequence[Part], place: int) -> Iterator[Part]:
    """The clauses that lead up to a defect, nearest first; what another defect stands in is passed over."""
    bound = False
    for part in reversed(parts[:place]):
        tie = part.clause.tie
        if tie == "although":
            return
        binds = tie in {"if", "because"} or bool(_MUST.search(part.clause.text))
        if part.defects:
            if binds:
                return
            continue
        if binds or bound or part.deed == "state":
            bound = bound or binds
            yield part


def _after(
    sentence: Sentence, parts: Sequence[Part], place: int, defect: Mention, *, only_acts: bool
) -> Iterator[Said]:
    """What is said after a defect: deeds against it, and reasons thought of afterwards."""
    for part in parts[place + 1 :]:
        if part.defects:
            return
        if part.deed == "act" or (not only_acts and part.clause.tie != "although"):
            yield part.said(defect.concept, "remedy", "then-do", sentence.text)
        elif _AFTERTHOUGHT.search(part.clause.text):
            yield part.said(defect.concept, "cause", "afterthought", sentence.text)


def _own_words(part: Part, before: str) -> str:
    """The words before a defect in its clause, as far as the defect before it."""
    earlier = [one.end - part.clause.start for one in part.defects if one.end - part.clause.start <= len(before)]
    if earlier:
        return before[: min(one.start - part.clause.start for one in part.defects)]
    return before
