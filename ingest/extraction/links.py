"""Why a defect comes and what helps: every defect with every thing near it, weighed by a trained model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.documents import Block
from ingest.extraction.clauses import modality_of
from ingest.extraction.homonyms import Grounding
from ingest.extraction.link_features import Features
from ingest.extraction.link_model import LinkModel
from ingest.extraction.pairs import Pair, pairs_of
from ingest.extraction.saids import Part, Said, parts_of
from ingest.extraction.sentences import Sentence
from ingest.extraction.table_links import row_defects
from ingest.extraction.targets import ThingFinder
from ingest.extraction.topics import HELD, Topic, is_question, is_title
from ingest.findings import Link, Mention
from ontology.vocabulary import Vocabulary

RECENT = 4  # parameters named last, one of which a bare 온도 means
ROLES = ("cause", "remedy")
_BETWEEN_ENTRIES = re.compile(r"[,;]\s?|\s?[/·+&]\s?|\s(?:및|후|and)\s")


class LinkFinder:
    """Hears one document, sentence by sentence, and then says which links it makes."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._things = ThingFinder(vocabulary)
        self._grounding = grounding
        self._topic = Topic()
        self._recent: tuple[str, ...] = ()
        self._saids: list[Said] = []

    def hear(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """The next sentence of running text with the mentions inside it."""
        defects = [mention for mention in mentions if mention.kind == "defect"]
        announces, asks = is_title(sentence, defects), is_question(sentence)
        self._saids.append(self._said(sentence, mentions, self._topic, announces=announces, asks=asks))
        if announces:
            self._topic = self._topic.announced(sentence, defects)
        else:
            self._topic = self._topic.put(defects) if asks else self._topic.told(defects)
        named = [mention.concept for mention in mentions if mention.kind == "parameter"]
        self._recent = (*self._recent, *named)[-RECENT:]

    def hear_row(
        self, block: Block, header_roles: Mapping[int, str], sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        """The next row of a table, whose columns name the defect, its causes and its remedies."""
        defects = row_defects(block, header_roles, mentions) or self._topic.defects
        for start, end, cell in block.cells:
            role = header_roles.get(cell.column)
            topic = Topic(defects, HELD, role, asked=True)
            for entry in _entries(sentences, start, end) if role in ROLES else ():
                self._saids.append(self._said(entry, mentions, topic))

    def weighed(self) -> Iterator[tuple[Pair, tuple[str, ...]]]:
        """Every defect with every thing near it in what was heard, and their features."""
        pairs = list(pairs_of(self._saids))
        features = Features(pairs, self._vocabulary)
        return ((pair, features.of(pair)) for pair in pairs)

    def _said(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        topic: Topic,
        *,
        announces: bool = False,
        asks: bool = False,
    ) -> Said:
        inside = [mention for mention in mentions if sentence.start <= mention.start < sentence.end]
        parts = parts_of(sentence, inside)
        things = tuple(
            thing
            for number, part in enumerate(parts)
            for thing in self._things.things(
                part.clause,
                number,
                inside,
                self._grounding.trade_at(part.clause.start),
                around=sentence.text,
                spoken_of=self._recent,
            )
        )
        conditions = tuple(sorted({mention.concept for mention in inside if mention.kind == "material"}))
        defects = tuple(defect for part in parts for defect in part.defects)
        return Said(sentence, parts, defects, topic, things, conditions, announces, asks)


def believed(weighed: Iterable[tuple[Pair, tuple[str, ...]]], model: LinkModel, text: str) -> list[Link]:
    """The links that *model* believes, where each is likeliest, in order; *text* is the document's."""
    found: dict[tuple[str, str, str | None], Link] = {}
    for pair, features in weighed:
        for role in ROLES:
            likelihood = model.likelihood(role, features)
            key = pair.defect, role, pair.thing.concept
            if likelihood >= model.threshold and (key not in found or likelihood > found[key].confidence):
                found[key] = _link(pair, role, model, features, likelihood, text)
    return sorted(found.values(), key=lambda link: link.start)


def _entries(sentences: Sequence[Sentence], start: int, end: int) -> Iterator[Sentence]:
    """The entries of a cell: ``압탕 부족, 금형온도 높음`` are two."""
    for sentence in sentences:
        first, last = max(start, sentence.start), min(end, sentence.end)
        words = sentence.text[first - sentence.start : last - sentence.start]
        cuts = [first + cut.start() for cut in _BETWEEN_ENTRIES.finditer(words)]
        begins = [first, *(first + cut.end() for cut in _BETWEEN_ENTRIES.finditer(words))]
        for at, until in zip(begins, [*cuts, last], strict=True):
            if words[at - first : until - first].strip():
                yield _within(sentence, at, until)


def _within(sentence: Sentence, start: int, end: int) -> Sentence:
    text = sentence.text[start - sentence.start : end - sentence.start]
    morphs = tuple(morph for morph in sentence.morphs if start <= morph.start < end)
    return replace(sentence, start=start, end=end, text=text, morphs=morphs)


def _link(pair: Pair, role: str, model: LinkModel, features: Sequence[str], likelihood: float, text: str) -> Link:
    start, end = _reach(pair)
    return Link(
        defect=pair.defect,
        role=role,
        target=pair.thing.concept,
        direction=model.direction(role, features),
        modality=modality_of(pair.said.sentence.text),
        start=start,
        end=end,
        quote=text[start:end],
        rule=f"model-{role}",
        conditions=pair.said.conditions,
        confidence=round(likelihood, 3),
    )


def _reach(pair: Pair) -> tuple[int, int]:
    """The quote: the clause of the thing, as far as that of the defect where the same sentence names it."""
    said = pair.said
    stretch = [_trimmed(said.parts[pair.thing.part])]
    if pair.named and pair.named.place == pair.place:
        mention = pair.named.mention
        stretch += [(mention.start, mention.end), _trimmed(said.parts[said.part_at(mention.start)])]
    return min(start for start, _ in stretch), max(end for _, end in stretch)


def _trimmed(part: Part) -> tuple[int, int]:
    clause = part.clause
    lead = len(clause.text) - len(clause.text.lstrip(" ,.;:\n"))
    return clause.start + lead, clause.start + len(clause.text.rstrip(" ,;:\n"))
