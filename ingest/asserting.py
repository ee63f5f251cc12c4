"""Findings laid down as claims, each on the words it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from graph.claims import (
    Claim,
    ConceptRef,
    Direction,
    Evidence,
    Extractor,
    Modality,
    Passage,
    Predicate,
    Source,
    Technique,
    Text,
)
from graph.ids import digest
from ingest.findings import Findings, Link, Setting
from ingest.language_model import NAME as LANGUAGE_MODEL
from ingest.language_model import VERSION as LANGUAGE_MODEL_VERSION
from ontology.quantities import Quantity

MENTIONED = {
    "defect": Predicate.CONCERNS_DEFECT,
    "process": Predicate.USES_PROCESS,
    "material": Predicate.WORKS_ON,
    "parameter": Predicate.WATCHES,
    "equipment": Predicate.USES_EQUIPMENT,
    "hazard": Predicate.WARNS_OF,
}
LONG_PASSAGE_SECONDS = 12.0  # beyond which the second is worked out inside a passage


@dataclass(frozen=True, slots=True)
class _Statement:
    """A claim before it has its place: what is said, and where its words stand."""

    subject: str | None  # None is the technique itself
    predicate: Predicate
    object: ConceptRef | Quantity | Text
    start: int
    end: int
    rule: str
    confidence: float
    modality: Modality = "asserted"
    direction: Direction | None = None
    conditions: tuple[str, ...] = ()
    order: int | None = None


class Asserting:
    """Turns the findings of one document into claims."""

    def __init__(
        self,
        source: Source,
        passages: tuple[Passage, ...],
        techniques: tuple[Technique, ...],
        findings: Findings,
        extractor: Extractor,
    ) -> None:
        self.source = source
        self.passages = passages
        self.techniques = techniques
        self.findings = findings
        self.extractor = extractor
        self._passage_starts = [passage.start for passage in passages]
        self._technique_starts = [technique.start for technique in techniques]
        self._sentence_starts = [start for start, _ in findings.sentences]

    def all(self) -> Iterator[Claim]:
        """The claims in the order of their words."""
        if not self.techniques or not self.passages:
            return
        for statement in sorted(self._statements(), key=lambda said: (said.start, said.end)):
            yield self._claim(statement)

    def _statements(self) -> Iterator[_Statement]:
        yield from self._mentioned()
        yield from map(_setting, self.findings.settings)
        yield from (_link(link, self.source.language) for link in self.findings.links)
        for cue in self.findings.cues:
            sense = ConceptRef(f"cue-{cue.sense}")
            yield _Statement(None, Predicate.HAS_CUE, sense, cue.start, cue.end, "cue", 0.8)
        for step in self.findings.steps:
            did = self._concept_or_words(step.process, step.quote)
            yield _Statement(None, Predicate.HAS_STEP, did, step.start, step.end, "step", 0.8, order=step.order)
        for caution in self.findings.cautions:
            danger = self._concept_or_words(caution.hazard, caution.quote)
            yield _Statement(None, Predicate.WARNS_OF, danger, caution.start, caution.end, "caution", 0.8)

    def _mentioned(self) -> Iterator[_Statement]:
        """One claim a concept and passage, quoting the sentence of its first mention there."""
        seen: set[tuple[str, int]] = set()
        for mention in self.findings.mentions:
            place = (mention.concept, self._passage_index(mention.start))
            if place in seen or mention.kind not in MENTIONED:
                continue
            seen.add(place)
            start, end = self._sentence(mention.start, mention.end)
            yield _Statement(
                None,
                MENTIONED[mention.kind],
                ConceptRef(mention.concept),
                start,
                end,
                mention.rule,
                mention.confidence,
            )

    def _concept_or_words(self, concept: str | None, quote: str) -> ConceptRef | Text:
        return ConceptRef(concept) if concept else Text(quote, self.source.language)

    def _claim(self, said: _Statement) -> Claim:
        technique = self.techniques[max(0, bisect_right(self._technique_starts, said.start) - 1)]
        subject = said.subject or technique.id
        return Claim(
            id="claim-"
            + digest(
                technique.id,
                subject,
                said.predicate,
                asdict(said.object),
                said.modality,
                said.direction,
                said.conditions,
                said.start,
                said.end,
            ),
            source=self.source.id,
            technique=technique.id,
            subject=subject,
            predicate=said.predicate,
            object=said.object,
            evidence=self._evidence(said.start, said.end),
            extractor=_found_by(self.extractor, said.rule),
            modality=said.modality,
            direction=said.direction,
            conditions=said.conditions,
            order=said.order,
            confidence=said.confidence,
        )

    def _evidence(self, start: int, end: int) -> Evidence:
        first = self.passages[self._passage_index(start)]
        last = self.passages[self._passage_index(max(start, end - 1))]
        return Evidence(
            passage=first.id,
            start=start,
            end=end,
            exact=self.source.text[start:end],
            t0=_second_of(first, start, first.t0),
            t1=_second_of(last, end, last.t1),
        )

    def _passage_index(self, offset: int) -> int:
        return max(0, bisect_right(self._passage_starts, offset) - 1)

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self._sentence_starts, start) - 1
        if at < 0:
            return start, end
        sentence = self.findings.sentences[at]
        return (sentence[0], max(sentence[1], end)) if start < sentence[1] else (start, end)


def _setting(setting: Setting) -> _Statement:
    return _Statement(
        setting.parameter,
        Predicate.HAS_SETTING,
        setting.quantity,
        setting.start,
        setting.end,
        setting.rule,
        setting.confidence,
        conditions=tuple(sorted(setting.about)),
    )


def _link(link: Link, language: str) -> _Statement:
    return _Statement(
        link.defect,
        Predicate.HAS_CAUSE if link.role == "cause" else Predicate.HAS_REMEDY,
        ConceptRef(link.target) if link.target else Text(link.quote, language),
        link.start,
        link.end,
        link.rule,
        link.confidence,
        link.modality,
        link.direction,
        tuple(sorted(link.conditions)),
    )


def _found_by(extractor: Extractor, rule: str) -> Extractor:
    """A rule of the extractor's own, or one that names the reader and its model (``reader/model``)."""
    reader, _, model = rule.partition("/")
    return (
        Extractor(reader, LANGUAGE_MODEL_VERSION, model) if reader == LANGUAGE_MODEL else replace(extractor, rule=rule)
    )


def _second_of(passage: Passage, offset: int, otherwise: float | None) -> float | None:
    """
    When the character at *offset* is said.

    A subtitle is short enough to be played whole, so its own edge (*otherwise*) is the answer; inside a long
    turn the second is worked out from how far along its words the character stands.
    """
    if passage.t0 is None or passage.t1 is None or passage.t1 - passage.t0 <= LONG_PASSAGE_SECONDS:
        return otherwise
    share = (min(offset, passage.end) - passage.start) / max(1, passage.end - passage.start)
    return round(passage.t0 + share * (passage.t1 - passage.t0), 3)
