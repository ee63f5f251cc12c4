"""``ppuri train``: a link filter from a gold folder and from what reviewers decided, kept only where it helps."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.claims import Claim, ConceptRef, Predicate
from graph.store import ClaimStore
from ingest.evaluation import Tally, tallied
from ingest.extraction import Extractor
from ingest.filtering import Example, LinkFilter, fitted
from ingest.findings import Findings, Link
from ingest.readers import read
from ontology.errors import SourceError
from ontology.vocabulary import Vocabulary

MEASURE = "links"
FOLDS = 5
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
_ROLES = {Predicate.HAS_CAUSE: "cause", Predicate.HAS_REMEDY: "remedy"}


@dataclass(frozen=True, slots=True)
class Trained:
    """
    A filter with what it does to links on documents it never saw.

    Attributes:
        examples: How many links it was trained on; *reviewed* of them come from an archive.
        before: On the check documents, without it; *after* with it.
    """

    filter: LinkFilter
    examples: int
    reviewed: int
    before: Tally
    after: Tally

    @property
    def helps(self) -> bool:
        """Whether F1 on the check documents is better with it."""
        return self.after.f1 > self.before.f1


@dataclass(frozen=True, slots=True)
class _Read:
    """What the rules find in a document, and what a reader does."""

    findings: Findings
    gold: dict[str, Any]


def train(folder: Path, reviewed: Sequence[Example] = (), *, seed: int = 1) -> Trained:
    """
    A link filter from the ``tune`` documents below *folder*, measured on the ``check`` ones.

    Its threshold is the best of cross-validation by document within ``tune``.

    Raises:
        SourceError: The folder lacks one of the splits.
    """
    tune, check = _documents(folder, "tune"), _documents(folder, "check")
    threshold = _best_threshold(tune, reviewed, seed)
    examples = [*_examples(tune), *reviewed]
    found = fitted(examples, threshold=threshold)
    return Trained(found, len(examples), len(reviewed), _tally(check, None), _tally(check, found))


def reviewed_links(store: ClaimStore) -> Iterator[Example]:
    """Causes and remedies that a reviewer accepted or rejected; the latest decision counts."""
    decided = {review.claim: review.status for review in store.reviews()}
    for deposit in store.deposits():
        for claim in deposit.claims:
            status = decided.get(claim.id, "suggested")
            if claim.predicate in _ROLES and status != "suggested":
                yield Example(_link(claim), status == "accepted")


def _link(claim: Claim) -> Link:
    return Link(
        claim.subject,
        _ROLES[claim.predicate],
        claim.object.id if isinstance(claim.object, ConceptRef) else None,
        claim.direction,
        claim.modality,
        claim.evidence.start,
        claim.evidence.end,
        claim.evidence.exact,
        claim.extractor.rule,
        claim.conditions,
    )


def _documents(folder: Path, split: str) -> tuple[_Read, ...]:
    extractor = Extractor(Vocabulary.load())
    golds = sorted((folder / split).glob("*.gold.json"))
    if not golds:
        raise SourceError(str(folder / split), "empty", "no *.gold.json is here.", "*.gold.json 파일이 없습니다.")
    return tuple(_Read(extractor.find(read(_beside(gold))[0]), json.loads(gold.read_bytes())) for gold in golds)


def _beside(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.json")
    paths = [path for path in gold.parent.glob(stem + ".*") if not path.name.endswith(".json")]
    if not paths:
        raise SourceError(str(gold), "missing", "its document is not beside it.", "문서가 곁에 없습니다.")
    return paths[0]


def _examples(documents: Iterable[_Read]) -> Iterator[Example]:
    for document in documents:
        for link in document.findings.links:
            if link.modality == "asserted":
                alone = tallied(Findings(links=(link,)), document.gold)[MEASURE]
                yield Example(link, alone.wrong == 0)


def _tally(documents: Iterable[_Read], by: LinkFilter | None) -> Tally:
    kept = ((by.kept(one.findings) if by else one.findings, one.gold) for one in documents)
    return sum((tallied(findings, gold)[MEASURE] for findings, gold in kept), Tally())


def _best_threshold(documents: Sequence[_Read], reviewed: Sequence[Example], seed: int) -> float:
    """Of equally good ones the lowest: what is dropped cannot be reviewed."""
    order = list(documents)
    random.Random(seed).shuffle(order)  # noqa: S311  # the same folds every time
    sums = dict.fromkeys(THRESHOLDS, Tally())
    for fold in range(FOLDS):
        rest = [one for at, one in enumerate(order) if at % FOLDS != fold]
        examples = [*_examples(rest), *reviewed]
        for threshold in THRESHOLDS:
            sums[threshold] += _tally(order[fold::FOLDS], fitted(examples, threshold=threshold))
    return max(THRESHOLDS, key=lambda threshold: (sums[threshold].f1, -threshold))
