"""Why a defect comes and what helps, as it is said: in a sentence, across sentences, in a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.claims import Modality
from ingest.documents import Block
from ingest.extraction import english_links, korean_links
from ingest.extraction.clauses import clauses_of, modality_of
from ingest.extraction.homonyms import Grounding
from ingest.extraction.readings import Reading
from ingest.extraction.sentences import Sentence
from ingest.extraction.table_links import header_roles, row_readings
from ingest.extraction.targets import Target, TargetFinder, opposite
from ingest.extraction.topic import Topic, is_title
from ingest.findings import Link, Mention
from ontology.vocabulary import Vocabulary


class LinkFinder:
    """Reads the links out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._targets = TargetFinder(vocabulary)
        self._grounding = grounding
        self._topic = Topic()
        self._parameter: str | None = None
        self._run: int | None = None

    def links(self, sentence: Sentence, mentions: Sequence[Mention], text: str) -> list[Link]:
        """The links of the next sentence; *mentions* are those inside it, *text* is the document's."""
        defects = [mention for mention in mentions if mention.kind == "defect"]
        if is_title(sentence, defects):
            self._topic = self._topic.under(sentence, defects)
            return []
        found = [] if _is_question(sentence) else list(self._read(sentence, mentions, defects, text))
        self._topic = self._topic.after(sentence, defects)
        named = [mention.concept for mention in mentions if mention.kind == "parameter"]
        self._parameter = named[-1] if named else self._parameter if self._topic.left else None
        return _unique(found, text)

    def row_links(self, block: Block, roles: dict[int, str], mentions: Sequence[Mention], text: str) -> list[Link]:
        """Links of a table row whose columns name the defect, its causes and its remedies."""
        defect = self._row_defect(block, roles, mentions)
        if not defect:
            return []
        found: list[Link] = []
        for reading in row_readings(block, roles, text):
            around = text[block.start : block.end]
            found += self._links(defect, reading, mentions, text, modality_of(text[reading.start : reading.end]), around)
        return _unique(found, text)

    def _read(
        self, sentence: Sentence, mentions: Sequence[Mention], defects: Sequence[Mention], text: str
    ) -> Iterator[Link]:
        is_korean = sentence.language == "ko"
        clauses = clauses_of(sentence) if is_korean and (defects or self._topic.defects) else []
        whole = modality_of(sentence.text)
        conditions = tuple(sorted({mention.concept for mention in mentions if mention.kind == "material"}))
        for defect in _distinct(defects):
            others = [other for other in defects if other.concept != defect.concept]
            readings: Iterable[Reading] = (
                korean_links.readings(sentence, clauses, defect, others)
                if is_korean
                else english_links.readings(sentence, defect, others)
            )
            for reading in readings:
                for link in self._links(defect.concept, reading, mentions, text, whole, sentence.text):
                    reach = min(link.start, defect.start), max(link.end, defect.end)
                    yield replace(link, start=reach[0], end=reach[1], conditions=conditions)
        if not defects and self._topic.defects:
            answers: Iterable[Reading] = (
                korean_links.answers(sentence, clauses, self._topic)
                if is_korean
                else english_links.answers(sentence, self._topic)
            )
            for reading in answers:
                for concept in self._topic.defects:
                    yield from self._links(concept, reading, mentions, text, whole, sentence.text)

    def _row_defect(self, block: Block, roles: dict[int, str], mentions: Sequence[Mention]) -> str | None:
        defects = [mention for mention in mentions if mention.kind == "defect"]
        for start, end, cell in block.cells:
            if roles.get(cell.column) == "defect":
                inside = [mention for mention in defects if start <= mention.start < end]
                if inside:
                    return inside[0].concept
        if defects:
            return defects[0].concept
        return self._topic.defects[0] if self._topic.defects else None

    def _links(
        self, defect: str, reading: Reading, mentions: Sequence[Mention], text: str, modality: Modality, around: str
    ) -> Iterator[Link]:
        said = text[reading.start : reading.end].replace("\n", " ")
        seek = reading.role if not reading.invert else ("remedy" if reading.role == "cause" else "cause")
        trade = self._grounding.trade_at(reading.start)
        found: list[Target | None] = list(
            self._targets.targets(
                said, reading.start, mentions, trade,
                role=seek, defect=defect, around=around, spoken_of=self._parameter,
            )
        )  # fmt: skip
        if not found and reading.may_be_nameless:
            found = [None]
        start = reading.start + len(said) - len(said.lstrip())
        for target in found:
            direction = target.direction if target else None
            if reading.invert:
                direction = opposite(direction) or "decrease"
            yield Link(
                defect, reading.role, target.concept if target else None, direction, reading.modality or modality,
                start, reading.start + len(said.rstrip()), "", reading.rule,
            )  # fmt: skip


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith("?")


def _distinct(defects: Sequence[Mention]) -> list[Mention]:
    return list({mention.concept: mention for mention in reversed(defects)}.values())[::-1]


def _unique(links: Sequence[Link], text: str) -> list[Link]:
    kept: dict[tuple[str, str, str | None, str | None], Link] = {}
    for link in links:
        key = (link.defect, link.role, link.target, link.direction)
        kept.setdefault(key, replace(link, quote=text[link.start : link.end]))
    return list(kept.values())


__all__ = ["LinkFinder", "header_roles"]
