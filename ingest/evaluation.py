"""How well extraction reads: scored against gold files as sets, document by document."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.comparing import MEASURES, SHOWN, Comparison, Tally, comparisons
from ingest.extraction import Extractor
from ingest.gold import as_first_readers_would, as_readers_would, document_of
from ingest.language_model import Endpoint, Finder, LanguageModelReader
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

RESAMPLES = 400
UNSEEN = "check"  # the split that is looked at only as scores


@dataclass(frozen=True, slots=True)
class Error:
    """An entry that was found and should not have been (``wrong``), or the other way round (``missed``)."""

    document: str
    measure: str
    kind: str
    entry: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's tallies by measure, with what it is; *errors* only where its split may be looked at."""

    name: str
    split: str
    trade: str
    language: str
    register: str
    tallies: dict[str, Tally]
    errors: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A measure over documents, with its 95 % bootstrap interval over them."""

    group: str
    measure: str
    tally: Tally
    low: float
    high: float


def evaluate(folder: Path, *, model: Endpoint | None = None) -> tuple[DocumentScore, ...]:
    """
    Score every document below *folder* that has a ``.gold.json`` beside it; with a language *model*, both together.

    Raises:
        SourceError: There is no gold file, or one cannot be read.
    """
    golds = sorted(folder.rglob("*.gold.json"))
    if not golds:
        raise SourceError(str(folder), "empty", "no *.gold.json is here.", "*.gold.json 파일이 없습니다.")
    extractor: Finder = Extractor(Vocabulary.load())
    if model:
        extractor = LanguageModelReader(extractor, model, Vocabulary.load())
    return tuple(_scored(gold, extractor) for gold in golds)


def scores(documents: Sequence[DocumentScore]) -> Iterator[Score]:
    """Per split, and within it per trade, language and register."""
    groups: defaultdict[str, list[DocumentScore]] = defaultdict(list)
    for document in documents:
        for group in ("", document.trade, document.language, document.register):
            groups[f"{document.split} {group}".strip()].append(document)
    for name in sorted(groups):
        for measure in MEASURES:
            yield _score(name, measure, groups[name])


def _score(group: str, measure: str, documents: Sequence[DocumentScore]) -> Score:
    tallies = [document.tallies[measure] for document in documents]
    chance = random.Random(1)  # noqa: S311  # the same interval every time
    drawn = sorted(sum(chance.choices(tallies, k=len(tallies)), Tally()).f1 for _ in range(RESAMPLES))
    return Score(group, measure, sum(tallies, Tally()), drawn[RESAMPLES // 40], drawn[-RESAMPLES // 40])


def _scored(gold_path: Path, extractor: Finder) -> DocumentScore:
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    document = document_of(gold_path)
    folder, vocabulary = gold_path.parent.parent, Vocabulary.load()
    findings = as_readers_would(extractor.find(document), folder, vocabulary)
    about = gold.get("document", {})
    name, split = gold_path.name.removesuffix(".gold.json"), gold_path.parent.name
    compared = comparisons(findings, as_first_readers_would(gold, folder, vocabulary))
    return DocumentScore(
        name=name,
        split=split,
        trade=about.get("trade", "unknown"),
        language=about.get("language", document.language),
        register=about.get("register", "unknown"),
        tallies={measure: comparison.tally for measure, comparison in compared.items()},
        errors=() if split == UNSEEN else tuple(_errors(name, compared)),
    )


def _errors(document: str, compared: dict[str, Comparison]) -> Iterator[Error]:
    for measure, comparison in compared.items():
        for kind, entries in (("wrong", comparison.wrong), ("missed", comparison.missed)):
            for entry in entries:
                yield Error(document, measure, kind, _as_line(entry))


def _as_line(entry: dict[str, Any]) -> str:
    said = [str(entry[key]) for key in SHOWN if key in entry]
    return " ".join(said) + (f" | {entry['quote']}" if "quote" in entry else "")
