"""``ppuri train``: the link model from a gold folder and from what reviewers decided."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.claims import BOTH_WAYS, Direction
from ingest.comparing import Tally, tallied
from ingest.examples import Example, Lesson, lessons
from ingest.extraction import Extractor
from ingest.extraction.link_model import ROLES, LinkModel
from ingest.extraction.links import believed
from ingest.extraction.ways import AGAINST, WITH, questions, seen_from, told_way
from ingest.findings import Findings
from ingest.fitting import fitted
from ingest.gold import as_readers_would
from ontology.vocabulary import Vocabulary

MEASURE = "links"
FOLDS = 5
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
SHRINK = 12.0  # of cause and remedy
SHRINK_WAYS = 10.0  # of their directions
FEWEST = 3  # documents (for ways: examples) in which a feature must hold to be learnt


@dataclass(frozen=True, slots=True)
class Trained:
    """
    A model with what it does on documents it never saw.

    Attributes:
        examples: How many pairs it was trained on; *reviewed* of them come from an archive.
        held_out: On the ``tune`` documents, each by a model that was trained without it.
        check: On the ``check`` documents.
    """

    model: LinkModel
    examples: int
    reviewed: int
    held_out: Tally
    check: Tally


def train(folder: Path, reviewed: Sequence[Example] = (), *, seed: int = 1) -> Trained:
    """
    The link model from the ``tune`` documents below *folder*, measured on the ``check`` ones.

    Its threshold is the best of cross-validation by document within ``tune``.

    Raises:
        SourceError: The folder lacks one of the splits.
    """
    extractor = Extractor(Vocabulary.load())
    tune, check = lessons(folder, "tune", extractor), lessons(folder, "check", extractor)
    held_out = _cross_validated(tune, reviewed, folder, seed)
    threshold = max(THRESHOLDS, key=lambda one: held_out[one].f1)
    model = replace(model_of(tune, reviewed), threshold=threshold)
    count = sum(len(lesson.examples) for lesson in tune) + len(reviewed)
    return Trained(model, count, len(reviewed), held_out[threshold], _tally(check, model, folder))


def model_of(documents: Sequence[Lesson], reviewed: Sequence[Example] = ()) -> LinkModel:
    """The model that explains the examples best; the same for the same examples."""
    names = _common({name for example in lesson.examples for name in example.features} for lesson in documents)
    examples = [*(example for lesson in documents for example in lesson.examples), *reviewed]
    weights = {}
    for role in ROLES:
        told = [example for example in examples if example.answers[role].is_so is not None]
        answers = [bool(example.answers[role].is_so) for example in told]
        weights[role] = fitted([example.features for example in told], answers, names, shrink=SHRINK)
        weights |= _ways(role, [example for example in told if example.answers[role].is_so])
    return LinkModel(weights, min(THRESHOLDS))


def _ways(role: str, examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Where a way is told, whether links go with it or against it; else which way they go."""
    told = [told_way(role, example.features) for example in examples]
    goes = [_goes(example, role) for example in examples]
    features = [tuple(seen_from(way, example.features)) for way, example in zip(told, examples, strict=True)]
    names = _common(features)
    weights = {}
    for asked in (WITH, AGAINST, *BOTH_WAYS):
        fitting = [at for at, way in enumerate(told) if asked in questions(way).values()]
        answers = [(way := goes[at]) is not None and questions(told[at])[way] == asked for at in fitting]
        weights[f"{role} {asked}"] = fitted([features[at] for at in fitting], answers, names, shrink=SHRINK_WAYS)
    return weights


def _goes(example: Example, role: str) -> Direction | None:
    """The right way; where there are several, the one that the words tell."""
    ways = example.answers[role].ways
    if example.pair.thing.way in ways or None in ways:
        return example.pair.thing.way if example.pair.thing.way in ways else None
    return min(way for way in ways if way)


def _common(told: Iterable[Collection[str]]) -> list[str]:
    """Features that hold often enough to be learnt from."""
    held = Counter(name for features in told for name in frozenset(features))
    return sorted(name for name, count in held.items() if count >= FEWEST)


def _cross_validated(
    documents: Sequence[Lesson], reviewed: Sequence[Example], folder: Path, seed: int
) -> dict[float, Tally]:
    """By threshold, what models do on documents that were left out of their training."""
    order = list(documents)
    random.Random(seed).shuffle(order)  # noqa: S311  # the same folds every time
    sums = dict.fromkeys(THRESHOLDS, Tally())
    for fold in range(FOLDS):
        rest = [one for at, one in enumerate(order) if at % FOLDS != fold]
        model = model_of(rest, reviewed)
        for threshold in THRESHOLDS:
            sums[threshold] += _tally(order[fold::FOLDS], replace(model, threshold=threshold), folder)
    return sums


def _tally(documents: Iterable[Lesson], model: LinkModel, folder: Path) -> Tally:
    total = Tally()
    for lesson in documents:
        weighed = [(example.pair, (example.features,)) for example in lesson.examples]
        found = Findings(links=tuple(believed(weighed, model, lesson.text)))
        total += tallied(as_readers_would(found, folder, Vocabulary.load()), lesson.gold)[MEASURE]
    return total
