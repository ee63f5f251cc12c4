"""Sentences and clauses over morphemes: a spaCy pipeline with Kiwi as its tokenizer."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from graph.words import Morph, analyse
from ingest.extraction.runs import Run
from ingest.readers.language import language_of

_END = re.compile(r"[.!?。…]+[\"'”’)\]*_]*(?=\s|$)|[\n;]")
LONGEST_ABBREVIATION = 12  # code points, the stop and a line break included
_ABBREVIATION = re.compile(r"(?:\b(?:No|vs|etc|e\.g|i\.e|approx|min|max|Fig)|\d)\.$", re.IGNORECASE)

Doc.set_extension("morphs", default=(), force=True)
Doc.set_extension("said", default="", force=True)  # its text: spaCy puts that together anew each time it is asked for
Span.set_extension("language", default="ko", force=True)


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A sentence of a run.

    Attributes:
        start: Offset in the document; *end* not included; the offsets of *morphs* are the document's too.
        kind: Of the run it stands in; *speaker* likewise.
        is_whole: It is all that its run says.
    """

    start: int
    end: int
    text: str
    language: str
    morphs: tuple[Morph, ...]
    kind: str
    speaker: str | None
    run: int
    is_whole: bool = False


class KiwiTokenizer:
    """Tokens at morpheme boundaries; morphemes that share letters share a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A doc of *text*, analysed here."""
        return self.doc(text, next(analyse([text])))

    def doc(self, text: str, morphs: tuple[Morph, ...]) -> Doc:
        """A doc whose text is exactly *text*."""
        cuts = sorted({0, len(text)} | {morph.start for morph in morphs} | {morph.end for morph in morphs})
        words, spaces = _words(text, [cut for cut in cuts if cut <= len(text)])
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc._.morphs, doc._.said = morphs, text
        return doc


def _words(text: str, cuts: list[int]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in itertools.pairwise(cuts):
        piece = text[start:end]
        if piece == " " and words and not spaces[-1]:
            spaces[-1] = True
        elif piece:
            words.append(piece)
            spaces.append(False)
    return words, spaces


@Language.component("ppuri_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Cut at full stops, and where Kiwi hears a sentence end in speech without them."""
    text = doc._.said
    cuts = {match.end() for match in _END.finditer(text) if not _is_abbreviation(text, match.end())}
    for before, after in zip(doc._.morphs, doc._.morphs[1:], strict=False):
        if after.sentence != before.sentence and before.tag in {"EF", "SF"}:
            cuts.add(after.start)
    places = doc.to_array(["IDX"]).tolist()
    marks: Any = np.array(_marks(text, places, sorted({0} | cuts))).astype("uint64")
    doc.from_array(["SENT_START"], marks)
    return doc


def _is_abbreviation(text: str, end: int) -> bool:
    return bool(_ABBREVIATION.search(text, max(0, end - LONGEST_ABBREVIATION), end))


def _marks(text: str, places: list[int], cuts: list[int]) -> list[int]:
    """For the token at each place: 1 where it is the first at or after a cut that is not blank, else -1."""
    marks, done = [], 0
    for start, end in itertools.pairwise([*places, len(text)]):
        reached = bisect_right(cuts, start)
        begins = reached > done and not text[start:end].isspace()
        done = reached if begins else done
        marks.append(1 if begins else -1)
    return marks


@Language.component("ppuri_language")
def mark_language(doc: Doc) -> Doc:
    """Korean or English, sentence by sentence."""
    text = doc._.said
    for sentence in doc.sents:
        sentence._.language = language_of(text[sentence.start_char : sentence.end_char])
    return doc


def pipeline() -> Language:
    """Tokenizer, sentences, language."""
    nlp = spacy.blank("xx")
    nlp.max_length = 10_000_000
    nlp.tokenizer = KiwiTokenizer(nlp.vocab)
    nlp.add_pipe("ppuri_sentences")
    nlp.add_pipe("ppuri_language")
    return nlp


def sentences_of(nlp: Language, runs: Iterable[Run]) -> Iterator[Sentence]:
    """Every sentence of every run, with morphemes at the document's offsets."""
    runs = list(runs)
    tokenizer = cast("KiwiTokenizer", nlp.tokenizer)
    for number, (run, morphs) in enumerate(zip(runs, analyse(run.text for run in runs), strict=True)):
        doc = nlp(tokenizer.doc(run.text, morphs))
        for span in doc.sents:
            if run.text[span.start_char : span.end_char].strip():
                yield _sentence(run, number, span, morphs)


_start = attrgetter("start")


def _sentence(run: Run, number: int, span: Span, morphs: tuple[Morph, ...]) -> Sentence:
    text = run.text[span.start_char : span.end_char]
    start = span.start_char + len(text) - len(text.lstrip())
    end = start + len(text.strip())
    own = tuple(
        Morph(form, tag, first + run.start, last + run.start, sentence)
        for form, tag, first, last, sentence in morphs[
            bisect_left(morphs, start, key=_start) : bisect_left(morphs, end, key=_start)
        ]
    )
    return Sentence(
        run.start + start,
        run.start + end,
        run.text[start:end],
        span._.language,
        own,
        run.kind,
        run.speaker,
        number,
        is_whole=end - start == len(run.text.strip()),
    )
