"""How well extraction reads: scored against gold files as sets, document by document."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.extraction import Extractor
from ingest.findings import Findings
from ingest.gold import as_first_readers_would, as_readers_would, document_of
from ingest.language_model import Endpoint, Finder, LanguageModelReader
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

MEASURES = ("concepts", "settings", "links", "links without direction")
RESAMPLES = 400
WITHIN = 0.01
UNSEEN = "check"  # the split that is looked at only as scores
_SHOWN = ("concept", "parameter", "min", "max", "defect", "role", "target", "direction")


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """0–1; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """0–1; 1 where nothing was to be found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """An entry that was found and should not have been (``wrong``), or the other way round (``missed``)."""

    document: str
    measure: str
    kind: str
    entry: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found beside what a reader found."""

    right: int
    wrong: tuple[dict[str, Any], ...]
    missed: tuple[dict[str, Any], ...]

    @property
    def tally(self) -> Tally:
        """The counts alone."""
        return Tally(self.right, len(self.wrong), len(self.missed))


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
    said = [str(entry[key]) for key in _SHOWN if key in entry]
    return " ".join(said) + (f" | {entry['quote']}" if "quote" in entry else "")


def tallied(findings: Findings, gold: dict[str, Any]) -> dict[str, Tally]:
    """Tallies of one document by measure."""
    return {measure: comparison.tally for measure, comparison in comparisons(findings, gold).items()}


def comparisons(findings: Findings, gold: dict[str, Any]) -> dict[str, Comparison]:
    """One document's findings beside the gold entries, by measure."""
    mentions = {mention.concept: mention.surface for mention in findings.mentions}
    settings = [
        {"parameter": one.parameter, "min": one.quantity.min, "max": one.quantity.max, "quote": one.quote}
        for one in findings.settings
    ]
    links = [
        {
            "defect": one.defect,
            "role": one.role,
            "target": one.target,
            "direction": one.direction,
            "quote": f"{one.rule}: {one.quote}",
        }
        for one in findings.links
        if one.modality == "asserted"
    ]
    asked = [one for one in gold.get("links", []) if one.get("modality", "asserted") == "asserted"]
    return {
        "concepts": _compared(
            [{"concept": concept, "quote": mentions[concept]} for concept in sorted(mentions)],
            _asked_once(gold.get("mentions", [])),
            lambda found, wanted: bool(found["concept"] == wanted["concept"]),
        ),
        "settings": _compared(settings, gold.get("settings", []), _same_setting),
        "links": _compared(_once_whole(links), asked, lambda found, wanted: _same_link(found, wanted, lenient=False)),
        "links without direction": _compared(
            _once_whole([{**link, "direction": None} for link in links]),
            asked,
            lambda found, wanted: _same_link(found, wanted, lenient=True),
        ),
    }


def _asked_once(mentions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A concept once, as one that is asked for where any of its mentions is."""
    by_doubt = sorted(mentions, key=lambda mention: mention.get("agreed", True))
    return list({mention["concept"]: mention for mention in by_doubt}.values())


def _once_whole(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries that say the same, whatever their quote, once."""
    return list({tuple(entry.get(key) for key in _SHOWN): entry for entry in reversed(entries)}.values())[::-1]


def _compared(
    found: Sequence[dict[str, Any]],
    gold: Sequence[dict[str, Any]],
    same: Callable[[dict[str, Any], dict[str, Any]], bool],
) -> Comparison:
    """Every gold entry takes one found entry at most; those not agreed on are neither asked for nor punished."""
    left = list(found)
    right, missed = 0, []
    for wanted in sorted(gold, key=_looseness):
        match = next((one for one in left if same(one, wanted)), None)
        if match is not None:
            left.remove(match)
        if wanted.get("agreed", True) is not False:
            right += match is not None
            missed += [wanted] if match is None else []
    return Comparison(right, tuple(left), tuple(missed))


def _looseness(wanted: dict[str, Any]) -> tuple[bool, bool]:
    """What any finding satisfies comes after what only one does."""
    return wanted.get("agreed", True) is False, "target" in wanted and wanted["target"] is None


def _same_setting(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return found["parameter"] == wanted["parameter"] and all(
        _near(found[side], wanted.get(side)) for side in ("min", "max")
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= WITHIN * max(abs(one), abs(other))


def _same_link(found: dict[str, Any], wanted: dict[str, Any], *, lenient: bool) -> bool:
    return any(_same_reading(found, reading, lenient=lenient) for reading in readings(wanted))


def readings(wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """A gold entry and what may be read instead."""
    return [wanted] + [{**wanted, **other} for other in wanted.get("alt", [])]


def _same_reading(found: dict[str, Any], wanted: dict[str, Any], *, lenient: bool) -> bool:
    if found["role"] != wanted["role"]:
        return False
    same_defect = found["defect"] == wanted["defect"] or (lenient and is_kin(found["defect"], wanted["defect"]))
    target = wanted.get("target")
    same_target = target is None or found["target"] == target or is_kin(found["target"], target)
    return same_defect and same_target and (lenient or found["direction"] == wanted.get("direction"))


@cache
def is_kin(one: str | None, other: str | None) -> bool:
    """Whether one is the other's parent."""
    vocabulary = Vocabulary.load()
    if one is None or other is None or one not in vocabulary or other not in vocabulary:
        return False
    return vocabulary[one].broader == other or vocabulary[other].broader == one
