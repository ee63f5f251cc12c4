"""
Archives of any size to measure on, shaped like the real one.

Stretches of talk of the sample, with their passages and claims, are put together anew, and half of their
concepts change places with others of the same kind and trade: claims a source, predicates, conditions and
words are spread as in the sample, and a few concepts are spoken of far more than the rest.
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from graph.claims import Claim, ConceptRef, Deposit, Evidence, Passage, Source, Technique
from graph.opening import open_store
from graph.sqlite import SQLiteStore
from graph.words import search_words
from ingest.pipeline import ingest_paths
from ontology.vocabulary import Kind, Trade, Vocabulary

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
CLAIMS_A_SOURCE = 78  # in the sample
SOURCES_A_MASTER = 1.6  # likewise
KEPT = 0.5  # how often a concept stays what the sample says
TRADES: tuple[tuple[Trade, str], ...] = (("casting", "주조"), ("welding", "용접"), ("plating", "도금"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One technique of the sample with all that belongs to it; offsets count from its start."""

    technique: Technique
    text: str
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """What a source of the sample was like: its kind, its trade and how many techniques it holds."""

    kind: str
    trade: Trade
    techniques: int


def deposits(claims: int, seed: int = 7) -> Iterator[Deposit]:
    """Sources with at least that many claims together, the same for the same *seed*; bounded memory."""
    chance = random.Random(seed)  # noqa: S311  # for variety, not for secrets
    models, stretches = _sample()
    masters = 1 + int(claims / CLAIMS_A_SOURCE / SOURCES_A_MASTER / len(TRADES))
    written = number = 0
    while written < claims:
        number += 1
        made = _source(number, chance.choice(models), stretches, masters, chance)
        written += len(made.claims)
        yield made


def write(path: Path, claims: int, seed: int = 7) -> None:
    """Write such an archive to a SQLite file."""
    with SQLiteStore(path, Vocabulary.load()) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.add(deposits(claims, seed))
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@cache
def _sample() -> tuple[tuple[Model, ...], Mapping[Trade, tuple[Stretch, ...]]]:
    with (
        tempfile.TemporaryDirectory() as scratch,
        open_store(f"sqlite:///{scratch}/sample.sqlite", Vocabulary.load()) as store,
    ):
        deque(ingest_paths([SAMPLE], store), maxlen=0)
        whole = [deposit for deposit in store.deposits() if deposit.source.kind != "textbook"]
    models: list[Model] = []
    stretches: defaultdict[Trade, list[Stretch]] = defaultdict(list)
    for deposit in whole:
        trade = deposit.source.trade or "casting"
        models.append(Model(deposit.source.kind, trade, len(deposit.techniques)))
        stretches[trade] += _stretches_of(deposit)
    return tuple(models), {trade: tuple(found) for trade, found in stretches.items()}


def _stretches_of(deposit: Deposit) -> Iterator[Stretch]:
    for technique in deposit.techniques:
        start, end = technique.start, technique.end
        yield Stretch(
            technique,
            deposit.source.text[start:end],
            tuple(
                replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
                for one in deposit.passages
                if one.start < end and one.end > start
            ),
            tuple(
                replace(
                    one, evidence=replace(one.evidence, start=one.evidence.start - start, end=one.evidence.end - start)
                )
                for one in deposit.claims
                if one.technique == technique.id
            ),
        )


def _source(
    number: int, model: Model, stretches: Mapping[Trade, tuple[Stretch, ...]], masters: int, chance: random.Random
) -> Deposit:
    key = f"{chance.getrandbits(64):016x}"
    said = dict(TRADES)[model.trade]
    master = f"{said} 명장 {chance.randrange(masters) + 1}"
    laid = _Laying(f"src-{key}", model.trade, master, chance)
    for stretch in chance.choices(stretches[model.trade], k=model.techniques):
        laid.add(stretch)
    source = Source(
        laid.source,
        sha256=key * 4,
        path=f"면담/{number:06}.{model.kind}",
        kind=model.kind,
        language="ko",
        text="".join(laid.text),
        title={"ko": f"{said} 면담 {number}"},
        trade=model.trade,
        master=master,
        added_at=f"{2021 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00+00:00",
        origin=f"origin-{key}",
    )
    words = tuple(map(search_words, laid.text))
    return Deposit(source, tuple(laid.passages), tuple(laid.techniques), tuple(laid.claims), words=words)


class _Laying:
    """Stretches laid one after the other into a source."""

    def __init__(self, source: str, trade: Trade, master: str, chance: random.Random) -> None:
        self.source = source
        self.text: list[str] = []
        self.passages: list[Passage] = []
        self.techniques: list[Technique] = []
        self.claims: list[Claim] = []
        self._at = 0
        self._trade: Trade = trade
        self._master = master
        self._chance = chance

    def add(self, stretch: Stretch) -> None:
        """Lay down one more."""
        own = stretch.technique
        technique = Technique(
            f"tech-{self._chance.getrandbits(64):016x}",
            self.source,
            own.title,
            own.trade,
            self._at,
            self._at + len(stretch.text),
            self._master,
        )
        self.techniques.append(technique)
        passages = {passage.id: self._passage(passage) for passage in stretch.passages}
        swapped = self._swapped(stretch.claims)
        self.claims += [self._claim(claim, technique.id, passages, swapped) for claim in stretch.claims]
        self.text.append(stretch.text + "\n")
        self._at += len(stretch.text) + 1

    def _passage(self, passage: Passage) -> str:
        ordinal = len(self.passages) + 1
        new = f"{self.source}.p{ordinal}"
        start, end = passage.start + self._at, passage.end + self._at
        self.passages.append(
            Passage(new, self.source, ordinal, start, end, self._master, passage.t0, passage.t1, passage.where)
        )
        return new

    def _swapped(self, claims: Iterable[Claim]) -> dict[str, str]:
        """What each concept of the claims becomes in this stretch."""
        named = {concept for claim in claims for concept in _concepts_of(claim)}
        return {concept: self._other(concept) for concept in sorted(named)}

    def _other(self, concept: str) -> str:
        if self._chance.random() < KEPT:
            return concept
        others = _like(Vocabulary.load()[concept].kind, self._trade)
        return others[int(len(others) * self._chance.random() ** 2)] if others else concept

    def _claim(self, claim: Claim, technique: str, passages: dict[str, str], swapped: dict[str, str]) -> Claim:
        said = claim.evidence
        return Claim(
            f"claim-{self._chance.getrandbits(64):016x}",
            self.source,
            technique,
            technique if claim.subject == claim.technique else swapped[claim.subject],
            claim.predicate,
            ConceptRef(swapped[claim.object.id]) if isinstance(claim.object, ConceptRef) else claim.object,
            Evidence(passages[said.passage], said.start + self._at, said.end + self._at, said.exact, said.t0, said.t1),
            claim.extractor,
            claim.modality,
            claim.direction,
            tuple(sorted({swapped[condition] for condition in claim.conditions})),
            claim.order,
            claim.confidence,
        )


def _concepts_of(claim: Claim) -> Iterator[str]:
    if claim.subject != claim.technique:
        yield claim.subject
    if isinstance(claim.object, ConceptRef):
        yield claim.object.id
    yield from claim.conditions


@cache
def _like(kind: Kind, trade: Trade) -> tuple[str, ...]:
    return tuple(one.id for one in Vocabulary.load().of_kind(kind) if one.trade in {trade, None})
