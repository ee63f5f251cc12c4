"""Why a defect comes and what helps, as it is said: in a sentence, across sentences, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.claims import Modality
from ingest.documents import Block
from ingest.extraction.clauses import clauses_of, modality_of
from ingest.extraction.deeds import deed_of, is_wrong
from ingest.extraction.directions import way_of
from ingest.extraction.english_links import english_saids
from ingest.extraction.fates import HAPPENS, HELPS
from ingest.extraction.homonyms import Grounding
from ingest.extraction.korean_links import korean_saids
from ingest.extraction.saids import Part, Said
from ingest.extraction.sentences import Sentence
from ingest.extraction.table_links import row_defects
from ingest.extraction.targets import TargetFinder, opposite
from ingest.extraction.topics import Topic, is_question, is_title
from ingest.findings import Link, Mention
from ontology.vocabulary import Vocabulary

RECENT = 4  # parameters named last, one of which a bare 온도 means
_SO_IT_IS = re.compile(r"^\s*(?:그래|그렇|그런|그러|생겨|생긴|나는|난)")
_BETWEEN_ENTRIES = re.compile(r"[,;]\s?|\s?[/·+&]\s?|\s(?:및|후|and)\s")
_THEREFORE = re.compile(
    r"^\W*(?:아유\s|아\s|뭐\s|예\s|네\s)?(?:그래서|그러면|그럼|그러니|그러다|그게|그거|그건|이게|이건|그\s?바람|그랬더니|그렇게|그러고|그\s?(?:뒤|후)|이렇게)|"
    r"^\W*(?:so|then|that|this|which|it|and)\b",
    re.I,
)


class LinkFinder:
    """Reads the links out of one document, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._targets = TargetFinder(vocabulary)
        self._grounding = grounding
        self._topic = Topic()
        self._recent: tuple[str, ...] = ()
        self._before: tuple[Sentence, tuple[Part, ...]] | None = None
        self._mentions_before: tuple[Mention, ...] = ()

    def links(self, sentence: Sentence, mentions: Sequence[Mention], text: str) -> list[Link]:
        """The links of the next sentence; *mentions* are those inside it, *text* is the document's."""
        defects = [mention for mention in mentions if mention.kind == "defect"]
        if is_title(sentence, defects):
            self._topic, self._before = self._topic.announced(sentence, defects), None
            self._recent = self._recent if defects else ()
            return []
        if is_question(sentence):
            self._topic, self._before = self._topic.put(defects), None
            return []
        parts = tuple(_parts(sentence, defects))
        found = list(self._linked(self._saids(sentence, parts), sentence, mentions))
        self._topic = self._topic.told(
            sentence, defects, is_aside=not any(link.defect in {one.concept for one in defects} for link in found)
        )
        self._before = sentence, parts
        named = [mention.concept for mention in mentions if mention.kind == "parameter"]
        self._recent = (*self._recent, *named)[-RECENT:]
        return _unique(found, text)

    def row_links(
        self, block: Block, header_roles: Mapping[int, str], mentions: Sequence[Mention], text: str
    ) -> list[Link]:
        """Links of a table row whose columns name the defect, its causes and its remedies."""
        found: list[Link] = []
        for defect in row_defects(block, header_roles, mentions) or self._topic.defects:
            for start, end, cell in block.cells:
                role = header_roles.get(cell.column)
                if role in {"cause", "remedy"}:
                    found += self._cell_links(
                        Said(defect, role, start, end, text[start:end], f"table-{role}"), mentions
                    )
        return _unique(found, text)

    def _cell_links(self, cell: Said, mentions: Sequence[Mention]) -> list[Link]:
        """The links of a cell, entry by entry; its own words where no concept stands for any."""
        found: list[Link] = []
        for start, end in _entries(cell):
            words = cell.text[start - cell.start : end - cell.start]
            entry = replace(cell, start=start, end=end, text=words, around=cell.text)
            found += self._made(entry, mentions, modality_of(words), ())
        return found or [_unnamed(cell)]

    def _saids(self, sentence: Sentence, parts: tuple[Part, ...]) -> Iterator[Said]:
        if any(part.defects for part in parts):
            reading = korean_saids if sentence.language == "ko" else english_saids
            own = list(reading(sentence, parts))
            own += self._therefore(sentence, parts, own)
            yield from own
            if own or not self._topic.asked:
                return
        if self._topic.holds(sentence):
            yield from self._about_topic(sentence, parts)

    def _about_topic(self, sentence: Sentence, parts: tuple[Part, ...]) -> Iterator[Said]:
        """What a sentence without a defect says of the one talked about."""
        topic = self._topic
        for part in parts:
            told = _told_by_outcome(part, sentence)
            role = told or _role_of(part, sentence, topic)
            for defect in topic.defects if role else ():
                rule = "outcome" if told else _how_meant(topic, role)
                yield part.said(defect, role or "", f"{rule}-{role}", sentence.text)

    def _therefore(self, sentence: Sentence, parts: tuple[Part, ...], own: Sequence[Said]) -> Iterator[Said]:
        """``그랬더니 기포가 줄었어요``: what was done or was wrong stands in the sentence before."""
        if own or not self._before or not _THEREFORE.match(sentence.text):
            return
        earlier, earlier_parts = self._before
        if any(part.defects for part in earlier_parts):
            return
        for part in parts:
            for defect, fate in part.fates:
                role = "remedy" if fate == "stays away" else "cause"
                for said in earlier_parts:
                    if said.deed != ("state" if role == "remedy" else "act"):
                        yield said.said(defect, role, f"therefore-{role}", earlier.text)

    def _linked(self, saids: Iterator[Said], sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Link]:
        conditions = tuple(sorted({mention.concept for mention in mentions if mention.kind == "material"}))
        modality = modality_of(sentence.text)
        known = mentions if self._before is None else (*self._mentions_before, *mentions)
        for said in saids:
            yield from self._made(said, known, modality, conditions)
        self._mentions_before = tuple(mentions)

    def _made(
        self, said: Said, mentions: Sequence[Mention], modality: Modality, conditions: tuple[str, ...]
    ) -> Iterator[Link]:
        role = said.role if not said.turned else "cause" if said.role == "remedy" else "remedy"
        targets = self._targets.targets(
            said.text,
            said.start,
            mentions,
            self._grounding.trade_at(said.start),
            role=role,
            defect=said.defect,
            around=said.around,
            spoken_of=self._recent,
        )
        for target in targets:
            if said.is_inferred and not is_wrong(said.text):
                continue
            direction = (opposite(target.direction) or "decrease") if said.turned else target.direction
            yield Link(
                said.defect,
                said.role,
                target.concept,
                direction,
                modality,
                *said.reach,
                "",
                said.rule,
                conditions,
                said.confidence,
            )


def _parts(sentence: Sentence, defects: Sequence[Mention]) -> Iterator[Part]:
    for clause in clauses_of(sentence):
        inside = tuple(
            {one.concept: one for one in reversed(defects) if clause.start <= one.start < clause.end}.values()
        )
        yield Part(clause, inside[::-1], deed_of(clause, sentence))


def _entries(cell: Said) -> Iterator[tuple[int, int]]:
    """Where the entries of a cell stand: ``압탕 부족, 금형온도 높음`` are two."""
    at = cell.start
    for cut in _BETWEEN_ENTRIES.finditer(cell.text):
        yield at, cell.start + cut.start()
        at = cell.start + cut.end()
    yield at, cell.end


def _unnamed(said: Said) -> Link:
    """A cause or remedy that no concept stands for: the words themselves."""
    return Link(
        said.defect,
        said.role,
        None,
        way_of(said.text),
        modality_of(said.text),
        *said.reach,
        "",
        said.rule,
        (),
        said.confidence,
    )


def _how_meant(topic: Topic, role: str | None) -> str:
    """How a defect that a sentence does not name comes to be meant."""
    if topic.role and topic.role == role:
        return "announced"
    return "topic" if topic.asked else "passing"


def _told_by_outcome(part: Part, sentence: Sentence) -> str | None:
    """``온도 낮추면 잡혀``, ``교반 죽어 있으면 또 나와``, ``높으니까 그래요``: what comes of it tells what it is."""
    if sentence.language != "ko" or part.clause.tie not in {"if", "because"}:
        return None
    if part.clause.tie == "because":
        return "cause" if _SO_IT_IS.match(sentence.text[part.clause.end - sentence.start :]) else None
    rest = sentence.text[part.clause.start - sentence.start :]
    return "remedy" if HELPS.search(rest) else "cause" if HAPPENS.search(rest) else None


def _role_of(part: Part, sentence: Sentence, topic: Topic) -> str | None:
    if part.deed == "act" and (topic.asked or _THEREFORE.match(sentence.text)):
        return topic.role if topic.role == "cause" else "remedy"
    if part.deed == "state" and topic.role != "remedy" and (topic.asked or is_wrong(part.clause.text)):
        return "cause"
    return topic.role if sentence.kind == "item" and topic.asked else None


def _unique(links: Sequence[Link], text: str) -> list[Link]:
    kept: dict[tuple[str, str, str | None, str | None], Link] = {}
    for link in links:
        key = (link.defect, link.role, link.target, link.direction)
        kept.setdefault(key, replace(link, quote=text[link.start : link.end]))
    return list(kept.values())
