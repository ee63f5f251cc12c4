"""A small model that says which of the rules' links to believe: logistic regression over what a link is made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from ingest.findings import Findings, Link
from ontology.errors import SourceError

_STEPS = 400
_RATE = 0.5
_SHRINK = 0.01  # pulls the weights of rare features to nothing
_CUES = re.compile(
    r"때문|원인|그래서|하면|으면|려면|해야|나요|생기|막|줄|낮추|높이|올리|내리|많|적|없|안 |because|due|cause|if "
)


@dataclass(frozen=True, slots=True)
class Example:
    """A link the rules found, and whether a reader found it too."""

    link: Link
    is_right: bool


@dataclass(frozen=True)
class LinkFilter:
    """
    Weights by feature; a link is kept where its likelihood reaches *threshold* (0–1).

    Attributes:
        bias: The log-odds of a link without any known feature.
    """

    weights: dict[str, float]
    bias: float
    threshold: float

    @staticmethod
    def read(path: Path) -> LinkFilter:
        """
        A filter as `write` left it.

        Raises:
            SourceError: The file is not one.
        """
        try:
            return LinkFilter(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as err:
            raise SourceError(str(path), "broken", "is no link filter.", "링크 거르개 파일이 아닙니다.") from err

    def write(self, path: Path) -> None:
        """As JSON, features in alphabetical order."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1), encoding="utf-8")

    def likelihood(self, link: Link) -> float:
        """How likely a reader finds the link too, 0–1."""
        return float(_sigmoid(self.bias + sum(self.weights.get(feature, 0.0) for feature in features(link))))

    def kept(self, findings: Findings) -> Findings:
        """The findings with those links only that are likely enough."""
        links = tuple(link for link in findings.links if self.likelihood(link) >= self.threshold)
        return replace(findings, links=links)


def features(link: Link) -> Iterator[str]:
    """What a link is made of, as names: its rule, role and direction, what it points at, how it is said."""
    yield f"rule {link.rule}"
    yield f"role {link.role} {link.direction}"
    yield f"rule {link.rule} {link.role} {link.direction}"
    yield f"target {(link.target or 'none').partition('-')[0]} {link.role}"
    yield f"defect {link.defect}"
    yield f"target {link.target}"
    yield f"length {len(link.quote) // 20}"
    for cue in sorted(set(_CUES.findall(link.quote))):
        yield f"cue {cue.strip()} {link.role}"


def fitted(examples: Sequence[Example], *, threshold: float = 0.5) -> LinkFilter:
    """The filter that explains the examples best; the same for the same examples."""
    names = sorted({feature for example in examples for feature in features(example.link)})
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        x[row, [column[feature] for feature in features(example.link)]] = 1.0
    y = np.array([example.is_right for example in examples], dtype=float)
    weights, bias = np.zeros(len(names)), 0.0
    for _ in range(_STEPS):
        error = _sigmoid(x @ weights + bias) - y
        weights -= _RATE * (x.T @ error / max(len(y), 1) + _SHRINK * weights)
        bias -= _RATE * float(error.mean()) if len(y) else 0.0
    return LinkFilter({name: round(float(weights[column[name]]), 4) for name in names}, round(bias, 4), threshold)


def _sigmoid(x: np.ndarray | float) -> np.ndarray:
    return np.asarray(1.0 / (1.0 + np.exp(-np.asarray(x))))
