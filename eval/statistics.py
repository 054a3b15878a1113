"""Intervals and tests: how sure is a mean, and is a difference more than chance.

Everything is deterministic: random draws come from a seeded generator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Literal

import numpy as np

RESAMPLES = 1_000
FLIPS = 10_000
_ENUMERATED = 13  # up to so many differences, all 2^n sign patterns are tried (8,192)


@dataclass(frozen=True, slots=True)
class PairedTest:
    """How two runs differ on the same questions.

    ``difference`` is the mean of the second minus the first; ``better`` and ``worse`` count the
    questions where the second is higher or lower; ``p_value`` is two-sided.
    """

    method: Literal["mcnemar", "randomisation"]
    n: int
    difference: float
    better: int
    worse: int
    p_value: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The share of wrong answers among the surest ones.

    ``points`` are (coverage, risk): with so large a share of all questions answered, the surest
    first, so large a share of those answers is wrong. ``area`` is the mean risk over the points
    (AURC), 0 at best.
    """

    points: tuple[tuple[float, float], ...]
    area: float | None


def bootstrap_interval(
    values: Sequence[float], seed: int, level: float = 0.95, resamples: int = RESAMPLES
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of a mean (Efron & Tibshirani 1993, ch. 13).

    Parameters
    ----------
    values
        One number a question; at least one.
    seed
        Of the generator that draws the resamples.
    level
        The share of resampled means that the interval holds.
    resamples
        How many samples are drawn.

    Raises
    ------
    ValueError
        If there are no values.
    """
    if not values:
        raise ValueError("no values to resample")
    data = np.asarray(values, dtype=float)
    draws = np.random.default_rng(seed).integers(0, data.size, (resamples, data.size))
    tail = (1 - level) / 2
    low, high = np.quantile(data[draws].mean(axis=1), [tail, 1 - tail])
    return float(low), float(high)


def paired_test(a: Sequence[float], b: Sequence[float], seed: int) -> PairedTest:
    """Test whether two runs over the same questions differ.

    Yes/no measures are tested by the exact McNemar test, others by the paired randomisation test
    (signs of the differences flipped; all patterns where there are few, else 10,000 random ones).

    Parameters
    ----------
    a, b
        The first and the second run's values, question by question.
    seed
        Of the generator that flips the signs.

    Raises
    ------
    ValueError
        If the runs have different numbers of values.
    """
    first, second = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if first.shape != second.shape:
        raise ValueError(f"{first.size} and {second.size} values are no pairs")
    differences = second - first
    better, worse = int((differences > 0).sum()), int((differences < 0).sum())
    yes_or_no = bool(np.isin(np.concatenate([first, second]), (0, 1)).all())
    return PairedTest(
        method="mcnemar" if yes_or_no else "randomisation",
        n=first.size,
        difference=float(differences.mean()) if first.size else 0.0,
        better=better,
        worse=worse,
        p_value=mcnemar(better, worse) if yes_or_no else randomisation(differences.tolist(), seed),
    )


def mcnemar(better: int, worse: int) -> float:
    """Return the two-sided exact p-value of McNemar's test (1947): a fair coin's tails.

    Examples
    --------
    >>> mcnemar(5, 0), mcnemar(3, 3)
    (0.0625, 1.0)
    """
    changed = better + worse
    tail = sum(comb(changed, k) for k in range(min(better, worse) + 1))
    return float(min(1.0, 2 * tail / 2**changed))


def randomisation(differences: Sequence[float], seed: int) -> float:
    """Return the two-sided p-value of the paired randomisation test (Noreen 1989).

    Differences of 0 say nothing and are left out. With random patterns the one observed counts as
    one of them, so that no p-value is 0.
    """
    changed = np.asarray(differences, dtype=float)
    changed = changed[changed != 0]
    n = changed.size
    if n == 0:
        return 1.0
    if n <= _ENUMERATED:
        signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    else:
        signs = np.random.default_rng(seed).choice((-1, 1), (FLIPS, n))
    reached = np.abs(signs @ changed) >= np.abs(changed.sum()) * (1 - 1e-12)
    if n <= _ENUMERATED:
        return float(reached.mean())
    return float((reached.sum() + 1) / (FLIPS + 1))


def risk_coverage(confidence: Sequence[float | None], right: Sequence[float]) -> RiskCoverage:
    """Return the risk–coverage curve and its area (El-Yaniv & Wiener 2010; AURC: Geifman 2019).

    Parameters
    ----------
    confidence
        How sure each answer is, on any scale; ``None`` where none was given.
    right
        1 where the answer is right, else 0.

    Notes
    -----
    Answers that are equally sure have no order: each of them counts as the mean of them all.

    Raises
    ------
    ValueError
        If the two have different numbers of values.
    """
    given = [(sure, 1 - ok) for sure, ok in zip(confidence, right, strict=True) if sure is not None]
    groups: dict[float, list[float]] = {}
    for sure, wrong in given:
        groups.setdefault(sure, []).append(wrong)
    points: list[tuple[float, float]] = []
    total = 0.0
    for sure in sorted(groups, reverse=True):
        group = groups[sure]
        mean = sum(group) / len(group)
        for _ in group:
            total += mean
            count = len(points) + 1
            points.append((count / len(right), total / count))
    area = sum(risk for _, risk in points) / len(points) if points else None
    return RiskCoverage(tuple(points), area)
