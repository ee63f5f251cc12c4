"""Words of the trades that the vocabulary lacks, by how often they are said beside words that it has."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.words import Morph, analyse
from ingest.documents import Document
from ingest.extraction.runs import runs_of
from ingest.findings import Findings
from ingest.proposals import Proposals
from ontology import tables
from ontology.lookup import folded
from ontology.vocabulary import Vocabulary

EXAMPLES = 3  # sentences shown with a word
_NOUNS = frozenset({"NNG", "NNP", "XR", "XSN", "XPN", "SL"})
_TERM = re.compile(r"(?=.*[가-힣A-Za-z])[가-힣A-Za-z0-9·\-]{2,}$")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z\-]{3,}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A word that names no concept, how often and where it was said, and ids of the concepts it *may_be* a name of."""

    word: str
    count: int
    examples: tuple[str, ...]
    may_be: tuple[str, ...] = ()


@dataclass(slots=True)
class _Heard:
    count: int = 0
    examples: list[str] = field(default_factory=list)


def gaps(read: Iterable[tuple[Document, Findings]], vocabulary: Vocabulary, most: int | None = None) -> tuple[Gap, ...]:
    """
    Nouns that no concept is called by, the *most* frequent first; those once rejected stay away.

    Only sentences that mention something of the three trades are looked at, so that the
    words of the weather and the family do not crowd out those of the shop.
    """
    known = {folded(label.text) for label, _ in vocabulary.labels()} | rejected()
    heard: dict[str, _Heard] = {}
    for document, findings in read:
        for word, sentence in _unknown(document, findings):
            if folded(word) not in known:
                _hear(heard.setdefault(word, _Heard()), sentence)
    proposals = Proposals(vocabulary.labels())
    most_heard = sorted(heard.items(), key=lambda each: (-each[1].count, each[0]))[:most]
    return tuple(Gap(word, one.count, tuple(one.examples), proposals.of(word)) for word, one in most_heard)


def rejected(folder: Path = tables.FOLDER) -> frozenset[str]:
    """Folded words that a curator has looked at and does not want as concepts."""
    return frozenset(folded(row["term"]) for row in tables.rows("rejected", folder))


def reject(words: Iterable[str], folder: Path = tables.FOLDER) -> tuple[str, ...]:
    """Keep *words* out of the gaps from now on; those that were not rejected before come back."""
    before = rejected(folder)
    new = tuple(dict.fromkeys(word for word in words if folded(word) not in before))
    terms = sorted({row["term"] for row in tables.rows("rejected", folder)} | set(new))
    with (folder / "rejected.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term"])
        writer.writerows([term] for term in terms)
    return new


def _hear(heard: _Heard, sentence: str) -> None:
    heard.count += 1
    if len(heard.examples) < EXAMPLES and sentence not in heard.examples:
        heard.examples.append(sentence)


def _unknown(document: Document, findings: Findings) -> Iterator[tuple[str, str]]:
    """Words outside mentions with the sentence they stand in, of sentences that mention anything."""
    taken = sorted((mention.start, mention.end) for mention in findings.mentions)
    starts = [start for start, _ in taken]
    telling = [(start, end) for start, end in findings.sentences if _reaches(starts, start, end)]
    begins = [start for start, _ in telling]
    for word, at in _nouns(document):
        place = bisect_left(begins, at + 1) - 1
        if place < 0 or at >= telling[place][1]:
            continue
        if not any(start < at + len(word) and at < end for start, end in taken):
            start, end = telling[place]
            yield word, " ".join(document.text[start:end].split())


def _reaches(starts: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def _nouns(document: Document) -> Iterator[tuple[str, int]]:
    runs = list(runs_of(document))
    for run, morphs in zip(runs, analyse(run.text for run in runs), strict=True):
        if document.language == "ko":
            yield from ((word, run.start + at) for word, at in _glued(run.text, morphs))
        else:
            yield from ((match[0].lower(), run.start + match.start()) for match in _ENGLISH.finditer(run.text))


def _glued(text: str, morphs: Sequence[Morph]) -> Iterator[tuple[str, int]]:
    """Nouns written together are one word: 수용성 + 이형 + 제."""
    start = end = None
    for morph in (*morphs, None):
        if morph and morph.tag in _NOUNS and morph.start == end:
            end = morph.end
            continue
        if start is not None and _TERM.match(text[start:end]):
            yield text[start:end], start
        start, end = (morph.start, morph.end) if morph and morph.tag in _NOUNS else (None, None)
