"""A small model of what makes a thing a cause or a remedy of a defect: logistic regressions over named features."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from graph.claims import BOTH_WAYS, Direction
from ingest.extraction.ways import questions, seen_from, told_way
from ontology.errors import SourceError

SHIPPED = Path(__file__).resolve().parent / "lexicon" / "link_model.json"
ROLES = ("cause", "remedy")
BIAS = "always"  # the feature that every pair has


@dataclass(frozen=True)
class LinkModel:
    """
    Weights by question and feature.

    Attributes:
        weights: By question, the log-odds that each feature adds. ``cause``, ``remedy``: is it one; ``cause with it``,
            ``cause against it`` and so on: does it go the way that is told; ``cause increase`` and so on where none is.
        threshold: 0–1, the likelihood from which a link is believed.
    """

    weights: Mapping[str, Mapping[str, float]]
    threshold: float

    @staticmethod
    def read(path: Path) -> LinkModel:
        """
        A model as `write` left it.

        Raises:
            SourceError: The file is not one.
        """
        try:
            return LinkModel(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as err:
            raise SourceError(str(path), "broken", "is no link model.", "연결 모델 파일이 아닙니다.") from err

    def write(self, path: Path) -> None:
        """As JSON, features in alphabetical order."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")

    def likelihood(self, question: str, features: Iterable[str]) -> float:
        """How likely the answer to a question is yes, 0–1."""
        weights = self.weights.get(question, {})
        odds = weights.get(BIAS, 0.0) + sum(weights[feature] for feature in features if feature in weights)
        return likely(odds)

    def direction(self, role: str, features: Iterable[str]) -> Direction | None:
        """The way that is likeliest: more, less or neither."""
        names = tuple(features)
        told = told_way(role, names)
        own = tuple(seen_from(told, names))
        likely = {way: self.likelihood(f"{role} {question}", own) for way, question in questions(told).items()}
        best = max(BOTH_WAYS, key=lambda way: likely[way])
        return best if likely[best] > 1 - sum(likely.values()) else None


class Weigher:
    """A model at work: what a group of features adds is summed once, however many pairs share it."""

    def __init__(self, model: LinkModel) -> None:
        self._weights = [model.weights.get(question, {}) for question in ROLES]
        self._biases = [weights.get(BIAS, 0.0) for weights in self._weights]
        self._sums: dict[tuple[str, ...], list[float]] = {}

    def likelihoods(self, groups: Iterable[tuple[str, ...]]) -> tuple[float, float]:
        """How likely a pair is a cause and how likely a remedy, 0–1, as `LinkModel.likelihood` says of each."""
        cause, remedy = self._biases
        for group in groups:
            of_cause, of_remedy = self._sums.get(group) or self._sum(group)
            cause += of_cause
            remedy += of_remedy
        return likely(cause), likely(remedy)

    def _sum(self, group: tuple[str, ...]) -> list[float]:
        sums = [sum(weights[name] for name in group if name in weights) for weights in self._weights]
        return self._sums.setdefault(group, sums)


def likely(odds: float) -> float:
    """The likelihood, 0–1, of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, odds))))


@cache
def shipped() -> LinkModel:
    """The model that comes with Ppuri, read once a process."""
    return LinkModel.read(SHIPPED)
