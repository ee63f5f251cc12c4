"""Why a defect comes and what helps: every defect with every thing near it, weighed by a trained model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from graph.claims import OTHER_WAY, Direction
from ingest.documents import Block
from ingest.extraction.clauses import modality_of
from ingest.extraction.homonyms import Grounding
from ingest.extraction.link_features import STAYS_AWAY, Features, Groups, holds, says_only_so
from ingest.extraction.link_model import ROLES, LinkModel, Weigher
from ingest.extraction.pairs import Pair, near_defects, pairs_of
from ingest.extraction.saids import Part, Said, parts_of
from ingest.extraction.sentences import Sentence
from ingest.extraction.table_links import row_defects
from ingest.extraction.targets import ThingFinder
from ingest.extraction.topics import HELD, Topic, is_question, is_title
from ingest.findings import Link, Mention
from ontology.vocabulary import Vocabulary

NEARLY = 0.5  # share of the likelier role's likelihood from which the other is believed of the same pair
RECENT = 4  # parameters named last, one of which a bare 온도 means
_BETWEEN_ENTRIES = re.compile(r"[,;]\s?|\s?[/·+&]\s?|\s(?:및|후|and)\s")


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence as it was heard: with what was talked about and the parameters named before it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    topic: Topic
    recent: tuple[str, ...]
    announces: bool = False
    asks: bool = False

    def in_passing(self) -> Said:
        """It, not taken apart: what is far from every defect is neither cause nor remedy."""
        conditions = tuple(sorted({mention.concept for mention in self.mentions if mention.kind == "material"}))
        defects = tuple(mention for mention in self.mentions if mention.kind == "defect")
        return Said(self.sentence, (), defects, self.topic, (), conditions, self.announces, self.asks)


class LinkFinder:
    """Hears one document, sentence by sentence, and then says which links it makes."""

    def __init__(self, vocabulary: Vocabulary, grounding: Grounding) -> None:
        self._vocabulary = vocabulary
        self._things = ThingFinder(vocabulary)
        self._grounding = grounding
        self._topic = Topic()
        self._recent: tuple[str, ...] = ()
        self._heard: list[_Heard] = []

    def hear(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """The next sentence of running text with the mentions inside it."""
        defects = [mention for mention in mentions if mention.kind == "defect"]
        topic, announces, asks = self._topic, is_title(sentence, defects), is_question(sentence)
        concepts = tuple(mention.concept for mention in mentions if mention.kind == "parameter")
        self._heard.append(_Heard(sentence, _inside(sentence, mentions), topic, self._recent, announces, asks))
        if announces:
            self._topic = topic.announced(sentence, defects)
        else:
            self._topic = topic.put(defects) if asks else topic.told(defects)
        self._recent = (*self._recent, *concepts)[-RECENT:]

    def hear_row(
        self, block: Block, header_roles: Mapping[int, str], sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        """The next row of a table, whose columns name the defect, its causes and its remedies."""
        defects = row_defects(block, header_roles, mentions) or self._topic.defects
        for start, end, cell in block.cells:
            role = header_roles.get(cell.column)
            topic = Topic(defects, HELD, role, asked=True)
            for entry in _entries(sentences, start, end) if role in ROLES else ():
                self._heard.append(_Heard(entry, _inside(entry, mentions), topic, self._recent))

    def weighed(self) -> Iterator[tuple[Pair, Groups]]:
        """Every defect with every thing near it in what was heard, and their features."""
        passing = [heard.in_passing() for heard in self._heard]
        saids = [
            self._said(heard, said) if is_near else said
            for heard, said, is_near in zip(self._heard, passing, near_defects(passing), strict=True)
        ]
        pairs = list(pairs_of(saids))
        features = Features(saids, pairs, self._vocabulary)
        return ((pair, features.of(pair)) for pair in pairs)

    def _said(self, heard: _Heard, said: Said) -> Said:
        parts = parts_of(heard.sentence, heard.mentions)
        things = tuple(
            thing
            for number, part in enumerate(parts)
            for thing in self._things.things(
                part.clause,
                number,
                heard.mentions,
                self._grounding.trade_at(part.clause.start),
                around=heard.sentence.text,
                spoken_of=heard.recent,
            )
        )
        return replace(said, parts=parts, things=things)


def _inside(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if sentence.start <= mention.start < sentence.end)


def believed(weighed: Iterable[tuple[Pair, Groups]], model: LinkModel, text: str) -> list[Link]:
    """The links that *model* believes, where each is likeliest, in order; *text* is the document's."""
    found: dict[tuple[str, str, str | None], Link] = {}
    weigher = Weigher(model)
    for pair, groups in weighed:
        for link in _links_of(pair, groups, weigher.likelihoods(groups), model, text):
            key = link.defect, link.role, link.target
            if key not in found or link.confidence > found[key].confidence:
                found[key] = link
    return sorted(found.values(), key=lambda link: link.start)


def _links_of(
    pair: Pair, groups: Groups, likelihoods: tuple[float, float], model: LinkModel, text: str
) -> Iterator[Link]:
    """The likelier role of a pair, the other too where it is nearly as likely or goes without saying."""
    for role, likelihood in zip(ROLES, likelihoods, strict=True):
        if likelihood >= max(model.threshold, NEARLY * max(likelihoods)):
            way = model.direction(role, chain.from_iterable(groups))
            way = way and (_plain_way(pair, groups, role) or way)
            yield _link(pair, role, way, likelihood, text)
            if role == "remedy" and says_only_so(groups):
                yield replace(_link(pair, "cause", _lack_of(way), likelihood, text), rule="implied-cause")


def _plain_way(pair: Pair, groups: Groups, role: str) -> Direction | None:
    """
    The way of a thing where plain words tell it: whoever contradicts the textbook is not to be bent to it.

    금형온도가 낮아서 난다, if the current is high: so the cause goes; 낮추면 안 난다, a deed done: so the remedy goes.
    """
    told, part = pair.thing.way, pair.said.parts[pair.thing.part]
    if told is None or pair.thing.told not in {"label", "bare"}:
        return None
    if holds(groups, STAYS_AWAY):
        return told if role == "remedy" else OTHER_WAY[told]
    is_plain = part.deed == "state" and part.clause.tie in {"because", "if"} if role == "cause" else part.deed == "act"
    return told if is_plain else None


def _lack_of(way: Direction | None) -> Direction:
    """What makes a defect come, where it stays away only by a remedy."""
    return OTHER_WAY[way] if way else "decrease"


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


def _link(pair: Pair, role: str, way: Direction | None, likelihood: float, text: str) -> Link:
    start, end = _reach(pair)
    return Link(
        defect=pair.defect,
        role=role,
        target=pair.thing.concept,
        direction=way,
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
