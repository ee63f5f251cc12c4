"""Logistic regression over named features, fitted by Newton's method."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.extraction.link_model import BIAS

_STEPS = 9  # Newton's method needs few
_SOLVED = 1e-10  # of a step's equations, the part that may be left unsolved
_MOST_TURNS = 500
_DIGITS = 3  # so that the same examples give the same file on every machine
_UNSHRUNK = 1e-6


def fitted(
    examples: Sequence[Collection[str]], answers: Sequence[bool], names: Sequence[str], *, shrink: float
) -> dict[str, float]:
    """
    The log-odds that each of *names* adds to a yes, and the bias.

    Args:
        examples: The features of each.
        answers: Yes or no, in the same order.
        names: The features that may tell.
        shrink: L2 penalty, in examples: the higher, the more rare features are pulled to nothing.
    """
    held = _Held.of(examples, names)
    y = np.array(answers, dtype=float)
    penalty = np.full(len(names) + 1, shrink)
    penalty[-1] = _UNSHRUNK
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(held.summed(weights), -50, 50)))
        gradient = held.counted(likely - y) + penalty * weights
        weights -= held.solved(likely * (1 - likely) + _UNSHRUNK, penalty, gradient)
    kept = {name: round(float(weight), _DIGITS) for name, weight in zip([*names, BIAS], weights, strict=True)}
    return {name: weight for name, weight in kept.items() if weight}


@dataclass(frozen=True, slots=True)
class _Held:
    """
    Which features hold of which example, as pairs of numbers: of thousands of features an example has some sixty.

    Attributes:
        example: (n_pairs,), number of the example.
        feature: (n_pairs,), number of the feature; the last one, the bias, holds of every example.
        shape: (n_examples, n_features).
    """

    example: np.ndarray
    feature: np.ndarray
    shape: tuple[int, int]

    @classmethod
    def of(cls, examples: Sequence[Collection[str]], names: Sequence[str]) -> _Held:
        column = {name: at for at, name in enumerate(names)}
        pairs = [
            (row, at)
            for row, features in enumerate(examples)
            for at in (*sorted({column[name] for name in features if name in column}), len(names))
        ]
        example, feature = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        return cls(example, feature, (len(examples), len(names) + 1))

    def summed(self, weights: np.ndarray) -> np.ndarray:
        """(n_examples,), the weights of the features that hold."""
        return np.bincount(self.example, weights[self.feature], self.shape[0])

    def counted(self, shares: np.ndarray) -> np.ndarray:
        """(n_features,), the shares of the examples of which each holds."""
        return np.bincount(self.feature, shares[self.example], self.shape[1])

    def solved(self, curvature: np.ndarray, penalty: np.ndarray, gradient: np.ndarray) -> np.ndarray:
        """Newton's step by conjugate gradients, so that no matrix of features by features is ever made."""
        scale = 1.0 / (self.counted(curvature) + penalty)
        step = np.zeros_like(gradient)
        left = gradient.copy()
        ready = scale * left
        way = ready.copy()
        size = first = float(left @ ready)
        for _ in range(_MOST_TURNS):
            if size <= _SOLVED * first:
                break
            bent = self.counted(curvature * self.summed(way)) + penalty * way
            far = size / float(way @ bent)
            step += far * way
            left -= far * bent
            ready = scale * left
            size, before = float(left @ ready), size
            way = ready + (size / before) * way
        return step
