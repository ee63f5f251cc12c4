"""Everything found in a document, one step after another."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

from graph.claims import SetAside
from graph.words import words_among
from ingest.documents import Block, Document
from ingest.extraction.amount import Amount
from ingest.extraction.amounts import amounts_in, unit_in
from ingest.extraction.concepts import Candidate, LabelFinder
from ingest.extraction.craft import cautions_in, cues_in, steps_in
from ingest.extraction.homonyms import Grounding
from ingest.extraction.lexicon import Look, looks
from ingest.extraction.link_model import LinkModel, shipped
from ingest.extraction.links import LinkFinder, believed
from ingest.extraction.lots import Lot, joined, lots_of
from ingest.extraction.pairs import Pair
from ingest.extraction.runs import Run, runs_of
from ingest.extraction.sentences import Sentence, pipeline, sentences_of
from ingest.extraction.settings import SettingFinder
from ingest.extraction.stretches import stretches_of
from ingest.extraction.table_links import header_roles
from ingest.extraction.verbs import deeds_in
from ingest.findings import Findings, Mention, Setting, Stretch
from ontology.vocabulary import Trade, Vocabulary

NAME = "ppuri-rules"
VERSION = "1"
_WHOLE_TRADES = frozenset({"proc-casting", "proc-welding", "proc-electroplating"})
AT_ONCE = 16  # sentences in which one search tells whether a look is described anywhere


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with the mentions inside it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]


class Extractor:
    """Finds concepts, settings, causes and remedies, steps, cues and cautions; one a process is enough."""

    def __init__(self, vocabulary: Vocabulary, model: LinkModel | None = None) -> None:
        self._vocabulary = vocabulary
        self._model = model or shipped()
        self._labels = LabelFinder(vocabulary)
        self._nlp = pipeline()

    def find(self, document: Document) -> Findings:
        """What is found in one document; every quote is exactly its text at that place."""
        found = joined(map(self._find, lots_of(document)))
        return _quoted(document.text, replace(found, settings=tuple(_once(found.settings))))

    def _find(self, lot: Lot) -> Findings:
        document = lot.document
        runs, sentences, mentions, grounding = self._read(document)
        read = list(_with_mentions(sentences, mentions))
        settings, linking, aside = self._settings_and_linking(document, runs, read, grounding)
        stretches = stretches_of(lot, runs, mentions, grounding, self._vocabulary)
        return Findings(
            mentions=tuple(_told_specifically(mentions, self._vocabulary)),
            settings=tuple(settings),
            links=tuple(believed(linking.weighed(), self._model, document.text)),
            cues=tuple(cue for one in read for cue in cues_in(one.sentence)),
            steps=tuple(
                step
                for inside in _by_stretch(read, stretches)
                for step in steps_in([(one.sentence, one.mentions) for one in inside])
            ),
            cautions=tuple(caution for one in read for caution in cautions_in(one.sentence, one.mentions)),
            stretches=stretches,
            set_aside=tuple(aside),
            sentences=tuple((sentence.start, sentence.end) for sentence in sentences),
            words=tuple(
                words_among(morph for one in inside for morph in one.sentence.morphs)
                for inside in _by_stretch(read, stretches)
            ),
        )

    def pairs(self, document: Document) -> list[tuple[Pair, tuple[str, ...]]]:
        """Every defect with every thing that might be its cause or remedy, and their features: what a model weighs."""
        runs, sentences, mentions, grounding = self._read(document)
        _, linking, _ = self._settings_and_linking(document, runs, list(_with_mentions(sentences, mentions)), grounding)
        return [(pair, tuple(chain.from_iterable(groups))) for pair, groups in linking.weighed()]

    def _read(self, document: Document) -> tuple[list[Run], list[Sentence], list[Mention], Grounding]:
        runs = list(runs_of(document))
        sentences = list(sentences_of(self._nlp, runs))
        candidates = [candidate for sentence in sentences for candidate in self._labels.candidates(sentence)]
        grounding = Grounding(
            document.text, candidates, self._vocabulary, cast("Trade | None", document.metadata.trade)
        )
        found = _with_looks(grounding, sentences, candidates, self._vocabulary)
        return (
            runs,
            sentences,
            [replace(one, concept=grounding.narrowed(one.concept, one.start)) for one in found],
            grounding,
        )

    def _settings_and_linking(
        self, document: Document, runs: Sequence[Run], read: Sequence[_Read], grounding: Grounding
    ) -> tuple[list[Setting], LinkFinder, list[SetAside]]:
        text = document.text
        finding_settings = SettingFinder(self._vocabulary, grounding)
        linking = LinkFinder(self._vocabulary, grounding)
        settings: list[Setting] = []
        aside: list[SetAside] = []
        starts = [one.sentence.start for one in read]
        for one in read:
            amounts = amounts_in(one.sentence)
            block = runs[one.sentence.run].blocks[0]
            if one.sentence.kind == "row" and any(cell.header for *_, cell in block.cells):
                found, orphans = self._cells(block, amounts, one, finding_settings, text)
            else:
                found, orphans = finding_settings.settings(one.sentence, amounts, one.mentions, text)
            settings += found
            aside += [_orphan(amount, text) for amount in orphans]
            named = _with_parameters(one.mentions, found)
            if one.sentence.kind != "row":
                linking.hear(one.sentence, named)
            elif block.cells and one.sentence.start == block.start:
                row = read[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
                mentions = named + tuple(mention for other in row for mention in other.mentions)
                linking.hear_row(block, _roles(block), [other.sentence for other in row], mentions)
        kept = [setting for setting in settings if setting.start not in finding_settings.taken_back]
        return kept, linking, aside

    def _cells(
        self, block: Block, amounts: Sequence[Amount], one: _Read, finder: SettingFinder, text: str
    ) -> tuple[list[Setting], list[Amount]]:
        found, left = [], []
        for amount in amounts:
            header = next((cell.header for start, end, cell in block.cells if start <= amount.start < end), None)
            setting = None
            if header and (parameter := self._parameter_named(header)):
                unit = amount.unit or unit_in(header)
                setting = finder.cell_setting(block, replace(amount, unit=unit), header, one.mentions, parameter, text)
            if setting:
                found.append(setting)
            else:
                left.append(amount)
        more, orphans = finder.settings(one.sentence, left, one.mentions, text)
        return found + more, orphans

    def _parameter_named(self, header: str) -> str | None:
        named = header.split("(", maxsplit=1)[0].split("[", maxsplit=1)[0].strip()
        matches = self._vocabulary.matches(named, kind="parameter") if named else ()
        return matches[0].id if len(matches) == 1 else None


def _by_stretch(read: Sequence[_Read], stretches: Sequence[Stretch]) -> Iterator[Sequence[_Read]]:
    """What is read in each stretch; both are in order."""
    starts = [one.sentence.start for one in read]
    for stretch in stretches:
        yield read[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]


def _with_parameters(mentions: Sequence[Mention], settings: Sequence[Setting]) -> tuple[Mention, ...]:
    """The mentions, and a parameter where a number stands for one that is not named: 270A로 낮춘다."""
    known = {mention.concept for mention in mentions}
    return tuple(mentions) + tuple(
        Mention(one.parameter, "parameter", one.quote, one.start, one.end, one.confidence, "setting")
        for one in settings
        if one.parameter not in known
    )


def _told_specifically(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """Without the mere 도금, 용접 and 주조 where a kind of it is spoken of: they say no more than that."""
    broader = {ancestor for mention in mentions for ancestor in vocabulary.ancestors(mention.concept)}
    return (mention for mention in mentions if mention.concept not in _WHOLE_TRADES & broader)


def _roles(block: Block) -> dict[int, str]:
    return header_roles({cell.column: cell.header for *_, cell in block.cells})


def _orphan(amount: Amount, text: str) -> SetAside:
    return SetAside(amount.start, amount.end, text[amount.start : amount.end], "no-parameter")


def _with_looks(
    grounding: Grounding, sentences: Sequence[Sentence], candidates: Sequence[Candidate], vocabulary: Vocabulary
) -> list[Mention]:
    named = grounding.mentions()
    starts = [mention.start for mention in named]
    told: list[Mention] = []
    for trade, of_trade in itertools.groupby(sentences, key=lambda sentence: grounding.trade_at(sentence.start)):
        run = list(of_trade)
        for first in range(0, len(run), AT_ONCE):
            some = run[first : first + AT_ONCE]
            at_once = "\n".join(sentence.text for sentence in some)
            likely = [look for look in looks().get(trade or "", ()) if look.words.search(at_once)]
            for sentence in some:
                inside = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
                told += _told(_tellings(sentence, likely, trade), sentence, inside, vocabulary)
    return sorted([*named, *told], key=lambda mention: mention.start)


def _tellings(sentence: Sentence, likely: Sequence[Look], trade: Trade | None) -> Iterator[tuple[str, int, int, str]]:
    """What looks and then verbs tell in a sentence: the concept, where, and how."""
    for look in likely:
        for match in look.words.finditer(sentence.text):
            if match[0].strip():
                yield look.concept, sentence.start + match.start(), sentence.start + match.end(), "looks"
    for deed, start, end in deeds_in(sentence, trade):
        yield deed.concept, start, end, "deed"


def _told(
    tellings: Iterable[tuple[str, int, int, str]], sentence: Sentence, named: Sequence[Mention], vocabulary: Vocabulary
) -> list[Mention]:
    """Mentions of what is told where no name of the same kind stands, nor anything told before."""
    found: list[Mention] = []
    for concept, start, end, rule in tellings:
        kind = vocabulary[concept].kind
        rivals = [*(one for one in named if one.kind == kind), *found]
        if all(end <= one.start or one.end <= start for one in rivals):
            surface = sentence.text[start - sentence.start : end - sentence.start]
            found.append(Mention(concept, kind, surface, start, end, 0.7, rule))
    return found


def _with_mentions(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[_Read]:
    starts = [mention.start for mention in mentions]
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_right(starts, sentence.end - 1)
        yield _Read(sentence, tuple(mentions[first:last]))


def _once(settings: Sequence[Setting]) -> Iterator[Setting]:
    seen: set[tuple[str, float | None, float | None]] = set()
    last: Setting | None = None
    for setting in settings:
        key = (setting.parameter, setting.quantity.min, setting.quantity.max)
        if key not in seen and not (last and _repeats(setting, last)):
            seen.add(key)
            yield setting
        last = setting


def _repeats(setting: Setting, last: Setting) -> bool:
    """십 분 안에 부어야 돼, 십 분: a bare value right after the limit it repeats."""
    one, other = setting.quantity, last.quantity
    is_same = setting.parameter == last.parameter and one.min == one.max and one.max in {other.min, other.max}
    return is_same and None in {other.min, other.max} and setting.start - last.end < 20


def _quoted(text: str, findings: Findings) -> Findings:
    """Quotes and surfaces taken from the text itself, line breaks and all."""
    return replace(
        findings,
        mentions=tuple(replace(one, surface=text[one.start : one.end]) for one in findings.mentions),
        cues=tuple(replace(one, quote=text[one.start : one.end]) for one in findings.cues),
        steps=tuple(replace(one, quote=text[one.start : one.end]) for one in findings.steps),
        cautions=tuple(replace(one, quote=text[one.start : one.end]) for one in findings.cautions),
    )
