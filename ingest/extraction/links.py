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

RECENT = 4  # parameters that a change told without its noun may be of
_VAGUE = frozenset({"def-casting-defect", "def-weld-imperfection", "def-plating-defect"})


class LinkFinder:
    """Reads the links out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._targets = TargetFinder(vocabulary)
        self._grounding = grounding
        self._topic = Topic()
        self._parameters: tuple[str, ...] = ()  # said lately, the latest first
        self._run = -1
        self._row: str | None = None

    def links(self, sentence: Sentence, mentions: Sequence[Mention], text: str) -> list[Link]:
        """The links of the next sentence; *mentions* are those inside it, *text* is the document's."""
        defects = [mention for mention in mentions if mention.kind == "defect" and mention.concept not in _VAGUE]
        if sentence.run != self._run and sentence.kind in {"item", "paragraph"} and not self._topic.asked:
            self._topic = Topic()
        self._run = sentence.run
        if is_title(sentence, defects):
            self._topic = self._topic.under(sentence, defects)
            return []
        found = [] if _is_question(sentence) else list(self._read(sentence, mentions, defects, text))
        self._topic = self._topic.after(sentence, defects)
        named = [mention.concept for mention in mentions if mention.kind == "parameter"]
        self._parameters = tuple(dict.fromkeys([*reversed(named), *self._parameters]))[:RECENT]
        return _unique(found, text)

    def row_links(
        self, block: Block, roles: dict[int, str], mentions: Sequence[Mention], text: str, sentence: Sentence
    ) -> list[Link]:
        """Links of that *sentence* of a table row whose columns name the defect, its causes and its remedies."""
        if sentence.run != self._run:
            self._row = None
        self._run = sentence.run
        self._row = self._row or self._row_defect(block, roles, mentions)
        defect = self._row
        if not defect:
            return []
        found: list[Link] = []
        for reading in row_readings(block, roles, text):
            if not sentence.start <= reading.start < sentence.end:
                continue
            around = text[block.start : block.end]
            found += self._links(
                defect, reading, mentions, text, modality_of(text[reading.start : reading.end]), around
            )
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
        if self._topic.defects and (not defects or self._topic.run == sentence.run):
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
        just_said = [one.concept for one in mentions if one.kind == "parameter" and one.end <= reading.start]
        found: list[Target | None] = list(
            self._targets.targets(
                said, reading.start, mentions, trade,
                role=seek, defect=defect, around=around, spoken_of=(*reversed(just_said), *self._parameters),
            )
        )  # fmt: skip
        if not found and reading.may_be_nameless:
            found = [None]
        start = reading.start + len(said) - len(said.lstrip())
        for target in found:
            direction = target.direction if target else None
            if reading.invert:
                direction = opposite(direction) or "decrease"
            if modality == "asserted":
                modality = modality_of(said)
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
