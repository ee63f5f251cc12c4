"""Logistic regression over named features, fitted by Newton's method."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from ingest.extraction.link_model import BIAS

_STEPS = 9  # Newton's method needs few
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
    x, y = _matrix(examples, names), np.array(answers, dtype=float)
    penalty = np.full(x.shape[1], shrink)
    penalty[-1] = _UNSHRUNK
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        likely = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -50, 50)))
        gradient = x.T @ (likely - y) + penalty * weights
        curvature = (x.T * (likely * (1 - likely) + _UNSHRUNK)) @ x + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    kept = {name: round(float(weight), _DIGITS) for name, weight in zip([*names, BIAS], weights, strict=True)}
    return {name: weight for name, weight in kept.items() if weight}


def _matrix(examples: Sequence[Collection[str]], names: Sequence[str]) -> np.ndarray:
    """(n_examples, n_names + 1), 1 where a feature holds; the last column is the bias."""
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(examples), len(names) + 1))
    x[:, -1] = 1.0
    for row, features in enumerate(examples):
        x[row, [column[name] for name in features if name in column]] = 1.0
    return x
