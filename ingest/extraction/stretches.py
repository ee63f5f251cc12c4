"""A document cut into stretches of talk, each about one task, each with a title."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from ingest.documents import Document
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lots import Lot
from ingest.extraction.runs import Run
from ingest.findings import Mention, Stretch
from ingest.readers.composing import is_interviewer
from ontology.lookup import bare
from ontology.vocabulary import Trade, Vocabulary

ENOUGH = 250  # code points below which a stretch is joined with the next
PLENTY = 900  # above which a new defect begins a new stretch
_VAGUE = frozenset(
    {"proc-casting", "proc-welding", "proc-surface-treatment", "proc-electroplating", "def-casting-defect"}
)
_VAGUE |= {"def-weld-imperfection", "def-plating-defect", "mat-molten-metal"}

_start = attrgetter("start")


def stretches_of(
    lot: Lot, runs: Sequence[Run], mentions: Sequence[Mention], grounding: Grounding, vocabulary: Vocabulary
) -> tuple[Stretch, ...]:
    """Stretches in order that cover the lot; none where it has no text."""
    edges = [*_cuts(lot.start, runs, mentions), lot.end]
    return tuple(
        _stretch(lot.document, start, end, runs, mentions, grounding, vocabulary)
        for start, end in itertools.pairwise(edges)
    )


def _cuts(first: int, runs: Sequence[Run], mentions: Sequence[Mention]) -> list[int]:
    cuts = [first]
    for run in runs:
        size = run.start - cuts[-1]
        asks = run.speaker is not None and is_interviewer(run.speaker) and run.kind in {"cue", "turn"}
        new_task = asks or run.kind == "heading" or (run.kind == "row" and _has_defect(run.start, run.end, mentions))
        if (
            size >= (0 if run.kind == "row" else ENOUGH)
            and run.start > first
            and (new_task or (size >= PLENTY and _brings_new_defect(cuts[-1], run, mentions)))
        ):
            cuts.append(run.start)
    return cuts


def _has_defect(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    return any(mention.kind == "defect" for mention in _between(mentions, start, end))


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of *mentions*, which are in order, that begin in ``[start, end)``."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]


def _brings_new_defect(since: int, run: Run, mentions: Sequence[Mention]) -> bool:
    before = {one.concept for one in _between(mentions, since, run.start) if one.kind == "defect"}
    here = {one.concept for one in _between(mentions, run.start, run.end) if one.kind == "defect"}
    return bool(here - before)


def _stretch(
    document: Document,
    start: int,
    end: int,
    runs: Sequence[Run],
    mentions: Sequence[Mention],
    grounding: Grounding,
    vocabulary: Vocabulary,
) -> Stretch:
    inside = _between(mentions, start, end)
    top = {kind: _commonest(inside, kind, vocabulary) for kind in ("defect", "process", "material")}
    title = {language: _title(top, language, vocabulary) for language in ("ko", "en")}
    if not title["ko"]:
        first = document.text[start:end].strip().split("\n")[0]
        name = document.metadata.title.get(document.language) or first[:40]
        title = {document.language: name}
    return Stretch(start, end, title, _trade(inside, grounding, start, end, vocabulary), _speaker(runs, start, end))


def _commonest(mentions: Sequence[Mention], kind: str, vocabulary: Vocabulary) -> str | None:
    """What is spoken of most; a process that inspects only where nothing else is done."""
    counted = Counter(mention.concept for mention in mentions if mention.kind == kind and mention.concept not in _VAGUE)
    ranked = (vocabulary[concept] for concept, _ in counted.most_common())
    # a title names what is worked on: not the gas, the grease or the sand of the talk
    telling = [concept for concept in ranked if kind != "material" or concept.is_worked_on]
    first = min(telling, key=lambda concept: concept.category == "inspection", default=None)
    return first.id if first else None


def _title(top: dict[str, str | None], language: str, vocabulary: Vocabulary) -> str:
    """ADC12 다이캐스팅의 기공; gas porosity in ADC12 die casting."""
    names = {kind: bare(vocabulary.label(concept, language)) if concept else "" for kind, concept in top.items()}
    work = " ".join(filter(None, (names["material"], names["process"])))
    if language == "ko":
        return ": ".join(filter(None, (work, names["defect"])))
    title = " in ".join(filter(None, (names["defect"], work)))
    return title[:1].upper() + title[1:]


def _trade(
    mentions: Sequence[Mention], grounding: Grounding, start: int, end: int, vocabulary: Vocabulary
) -> Trade | None:
    votes = Counter(trade for mention in mentions if (trade := vocabulary[mention.concept].trade))
    return votes.most_common(1)[0][0] if votes else grounding.trade_at((start + end) // 2)


def _speaker(runs: Sequence[Run], start: int, end: int) -> str | None:
    said: Counter[str] = Counter()
    first = bisect_left(runs, start, key=_start)
    for run in runs[first : bisect_left(runs, end, lo=first, key=_start)]:
        if run.speaker and not is_interviewer(run.speaker):
            said[run.speaker] += run.end - run.start
    return said.most_common(1)[0][0] if said else None
