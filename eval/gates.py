"""The limits that a run must keep: floors of a set, and falls against an earlier run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.measures import MEASURES
from ingest.errors import UsageError

if TYPE_CHECKING:
    from eval.compare import Comparison

_ANY = "default"

_Limits = dict[str, float]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Floors(_Strict):
    """A set's limits of measures over all questions, of each kind, and of each split."""

    all: _Limits = Field(default_factory=dict)
    kind: dict[str, _Limits] = Field(default_factory=dict)
    split: dict[str, _Limits] = Field(default_factory=dict)


class Limits(_Strict):
    """What ``gates.toml`` holds.

    ``floors`` by the set's name: a measure must reach its value (or not exceed it, where lower is
    better). ``falls`` by the set's name, ``default`` for any other: by how much a measure may be
    worse than in the earlier run. ``significance`` is the p below which a fall counts as real.
    """

    significance: float = Field(default=0.05, gt=0, lt=1)
    floors: dict[str, Floors] = Field(default_factory=dict)
    falls: dict[str, _Limits] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gate:
    """One limit and how a run stands to it.

    ``what`` is ``floor`` or ``fall``; ``group`` names the kind or split where ``scope`` is one.
    ``value`` is what the run reached, or by how much it fell; ``p`` goes with a fall.
    """

    what: str
    measure: str
    label: str
    scope: str
    group: str
    limit: float
    value: float | None
    higher_is_better: bool
    passed: bool
    p: float | None = None


def read_limits(path: Path | None = None) -> Limits:
    """Read a file of limits, by default the one that comes with the program.

    Raises
    ------
    UsageError
        If it cannot be read or has what no such file has.
    """
    source = path or files("eval").joinpath("gates.toml")
    try:
        limits = Limits.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise UsageError("eval.bad_gates", path=source, detail=str(error)) from error
    unknown = sorted({name for name in _names(limits) if name not in MEASURES})
    if unknown:
        raise UsageError("eval.gates_unknown", path=source, names=", ".join(unknown))
    return limits


def check_floors(
    limits: Limits, name: str, split: str | None, summary: Mapping[str, Any]
) -> list[Gate]:
    """Hold a run's summary against the floors of its set.

    Parameters
    ----------
    limits
        All limits.
    name, split
        The set's name, and the half of it that was asked: only that half's floors then apply.
    summary
        What :func:`eval.summary.summarise` returned.

    Returns
    -------
    list of Gate
        A measure that a floor names and that applied to no question does not pass.
    """
    floors = limits.floors.get(name, Floors())
    gates = []
    if split is None:
        gates += [_floor(summary, "all", "", *limit) for limit in floors.all.items()]
        for kind, of_kind in floors.kind.items():
            gates += [_floor(summary, "kind", kind, *limit) for limit in of_kind.items()]
    for half, of_half in floors.split.items():
        if split in (None, half):
            gates += [_floor(summary, "split", half, *limit) for limit in of_half.items()]
    return gates


def check_falls(limits: Limits, name: str, comparison: Comparison) -> list[Gate]:
    """Hold a comparison with an earlier run against how far measures may fall.

    A fall breaks the limit where it is both larger than that and significant.
    """
    falls = limits.falls.get(name, limits.falls.get(_ANY, {}))
    changes = {change.measure: change for change in comparison.measures}
    gates = []
    for measure, limit in falls.items():
        change = changes.get(measure)
        if change is not None:
            up = MEASURES[measure].higher_is_better
            fall = round(change.before - change.after if up else change.after - change.before, 6)
            passed = fall <= limit or change.p >= limits.significance
            label = MEASURES[measure].label
            gates.append(Gate("fall", measure, label, "all", "", limit, fall, up, passed, change.p))
    return gates


def _floor(summary: Mapping[str, Any], scope: str, group: str, name: str, limit: float) -> Gate:
    found = summary["measures"].get(name, {}).get(scope, {})
    value = (found.get(group, {}) if group else found).get("value")
    up = MEASURES[name].higher_is_better
    passed = value is not None and (value >= limit if up else value <= limit)
    label = MEASURES[name].label
    return Gate("floor", name, label, scope, group, limit, value, up, passed)


def _names(limits: Limits) -> Iterator[str]:
    for floors in limits.floors.values():
        yield from floors.all
        for groups in (floors.kind, floors.split):
            for group in groups.values():
                yield from group
    for falls in limits.falls.values():
        yield from falls
