"""Reads a document with the rules first and a language model after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ingest.documents import Document, Notice
from ingest.findings import Findings, Stretch
from ingest.language_model.answers import Answer
from ingest.language_model.asking import SCHEMA, messages
from ingest.language_model.endpoint import Endpoint, LanguageModelError
from ingest.language_model.merging import merged
from ontology.vocabulary import Trade, Vocabulary

NAME = "ppuri-language-model"
VERSION = "1"
LONGEST = 1500  # code points that one question is about


class Finder(Protocol):
    """Anything that finds without a model."""

    def find(self, document: Document) -> Findings:
        """What is found in one document."""


@dataclass(frozen=True)
class LanguageModelReader:
    """
    The rules' findings with a model's beside them; whatever the model does, the rules' stay.

    Its findings carry the rule ``ppuri-language-model/MODEL``.
    """

    rules: Finder
    endpoint: Endpoint
    vocabulary: Vocabulary

    def find(self, document: Document) -> Findings:
        """What both find."""
        return self.read(document)[0]

    def read(self, document: Document) -> tuple[Findings, tuple[Notice, ...]]:
        """What both find, and one line at most about what the model left unanswered."""
        found = self.rules.find(document)
        unanswered: list[LanguageModelError] = []
        parts = list(_parts(found))
        for start, end in parts:
            try:
                found = merged(found, self._asked(document, found, start, end))
            except LanguageModelError as error:
                unanswered.append(error)
                if error.is_lasting:
                    break
        return found, _notices(unanswered)

    def _asked(self, document: Document, rules: Findings, start: int, end: int) -> Findings:
        known = dict.fromkeys(one.concept for one in rules.mentions if start <= one.start < end)
        asked = messages(document.text[start:end], [self.vocabulary[concept] for concept in known])
        said = self.endpoint.answer(asked, SCHEMA)
        trade = _trade_at(rules.stretches, start)
        rule = f"{NAME}/{self.endpoint.model}"
        return Answer(said, document.text, start, end, trade, rule, self.vocabulary).findings()


def _parts(found: Findings) -> Iterator[tuple[int, int]]:
    """Whole sentences of one stretch of talk, so many as one question holds."""
    for stretch in found.stretches:
        inside = [span for span in found.sentences if stretch.start <= span[0] < stretch.end]
        begun = None
        for start, end in inside:
            if begun is not None and end - begun > LONGEST:
                yield begun, start
                begun = None
            begun = start if begun is None else begun
        if begun is not None:
            yield begun, stretch.end


def _trade_at(stretches: tuple[Stretch, ...], offset: int) -> Trade | None:
    return next((stretch.trade for stretch in stretches if stretch.start <= offset < stretch.end), None)


def _notices(unanswered: list[LanguageModelError]) -> tuple[Notice, ...]:
    if not unanswered:
        return ()
    last = unanswered[-1]
    return (Notice(f"read by the rules alone: {last.en}", f"규칙으로만 읽었습니다: {last.ko}"),)
