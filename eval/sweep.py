"""Sweeps: one question set under several settings from one file, and a table to compare them.

The file is TOML::

    [[run]]
    name = "built-in"

    [[run]]
    name = "bge-m3"
    settings = { embedding = "/models/bge-m3", top_k = 30 }

Each run has its own folder and goes on where it stopped; the first is what others are held against.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.command.configuration import embedding_choice
from assistant.settings import Settings
from eval.compare import Baseline, Comparison, compare
from eval.desk import Task, evaluate
from eval.folder import TIMES, held, write_json, write_text
from eval.gates import Limits
from eval.measures import MEASURES
from eval.report import Run, render
from index.adaptation import plain_identity
from index.build import build
from index.snapshot import open_current
from ingest.errors import UijeongError, UsageError
from ingest.progress import Progress
from ingest.sources import Source

_NAME = re.compile(r"\w[\w.-]*")

_SECRET = frozenset({"llm_key", "milvus_token"})


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Variant(_Strict):
    """One run of a sweep: its name, and the settings that differ from those in force."""

    name: str
    settings: dict[str, Any] = Field(default_factory=dict)


class _File(_Strict):
    run: list[Variant]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run of a sweep; ``comparison`` with the first run, ``None`` for that itself.

    ``seconds`` is the median time of an answer.
    """

    variant: Variant
    run: Run
    folder: Path
    seconds: float
    comparison: Comparison | None


def run_sweep(
    path: Path, task: Task, settings: Settings, output: Path | None, progress: Progress
) -> Path:
    """Run every variant of a sweep's file and write ``sweep.json`` and ``sweep.md``.

    Parameters
    ----------
    path
        The sweep's file.
    task
        What each variant is asked; limits are not applied.
    settings
        Those in force, which variants change.
    output
        Where each variant gets a folder; by default ``<data>/eval/sweep-<file's name>``.
    progress
        Told of each answer.

    Returns
    -------
    Path
        The table, in Markdown.

    Raises
    ------
    UijeongError
        If the file cannot be used, or a variant cannot be run.
    """
    variants = [(variant, _settings(path, variant, settings)) for variant in read_sweep(path)]
    folder = output or settings.data / "eval" / f"sweep-{path.stem}"
    outcomes: list[Outcome] = []
    with held(folder):
        for variant, changed in variants:
            indexed = _with_index(variant.name, changed, settings, progress)
            one = replace(task, limits=Limits(), baseline=None, export=None)
            finished, place = evaluate(one, indexed, folder / variant.name, progress)
            outcomes.append(_outcome(variant, finished, place, outcomes))
        write_json(folder / "sweep.json", [_object(outcome) for outcome in outcomes])
        write_text(folder / "sweep.md", _table(outcomes))
    return folder / "sweep.md"


def read_sweep(path: Path) -> list[Variant]:
    """Read a sweep's file.

    Raises
    ------
    UsageError
        If it cannot be read, has no runs, or a name is repeated or cannot name a folder.
    """
    try:
        variants = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).run
    except OSError as error:
        raise UsageError("eval.bad_sweep", path=path, reason=error.strerror) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("eval.bad_sweep", path=path, reason=error) from error
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise UsageError("eval.bad_sweep", path=path, reason=where, detail=str(error)) from error
    if not variants:
        raise UsageError("eval.sweep_empty", path=path)
    names: set[str] = set()
    for variant in variants:
        if variant.name in names or not _NAME.fullmatch(variant.name):
            raise UsageError("eval.sweep_name", path=path, name=variant.name)
        names.add(variant.name)
    return variants


def _settings(path: Path, variant: Variant, base: Settings) -> Settings:
    try:
        return Settings(**{**base.model_dump(), **variant.settings})
    except ValidationError as error:
        setting = ".".join(map(str, error.errors()[0]["loc"]))
        raise UsageError(
            "eval.sweep_setting", path=path, name=variant.name, setting=setting, detail=str(error)
        ) from error


def _with_index(name: str, settings: Settings, base: Settings, progress: Progress) -> Settings:
    """Return the settings with a data folder whose index the variant's embedding made.

    Where another embedding made the index in force, the same files are indexed anew, in a folder
    of that embedding's own.
    """
    choice = embedding_choice(settings, progress)
    with closing(open_current(settings.data)) as snapshot:
        if choice.identity == plain_identity(snapshot.manifest.makers.embedding):
            return settings
        reports = snapshot.records.reports()
    sources = [Source(Path(r.root), Path(r.root) / r.name, r.name) for r in reports]
    for source in sources:
        if not source.path.is_file():
            raise UijeongError("eval.sweep_no_source", name=name, report=source.name)
    mark = hashlib.sha256(choice.identity.encode()).hexdigest()[:12]
    own = settings.model_copy(update={"data": base.data / "eval" / "index" / mark})
    build(sources, own.data, embedding_choice(own, progress), progress)
    return own


def _outcome(variant: Variant, run: Run, folder: Path, earlier: Sequence[Outcome]) -> Outcome:
    seconds = json.loads((folder / TIMES).read_text(encoding="utf-8"))["steps"]["total"]["median"]
    comparison = None
    if earlier:
        first = earlier[0]
        baseline = Baseline(first.folder, dict(first.run.meta), tuple(first.run.results))
        comparison = compare(run.questions, baseline, run.results)
    return Outcome(variant, run, folder, seconds, comparison)


def _object(outcome: Outcome) -> dict[str, Any]:
    comparison = outcome.comparison
    return {
        "name": outcome.variant.name,
        "settings": {k: v for k, v in outcome.variant.settings.items() if k not in _SECRET},
        "snapshot": outcome.run.meta["snapshot"],
        "right": outcome.run.summary["right"],
        "questions": outcome.run.summary["questions"],
        "seconds": outcome.seconds,
        "measures": {
            name: measure["all"] for name, measure in outcome.run.summary["measures"].items()
        },
        "changes": [asdict(change) for change in comparison.measures] if comparison else [],
    }


def _table(outcomes: Sequence[Outcome]) -> str:
    changes = [
        {change.measure: change for change in outcome.comparison.measures}
        if outcome.comparison
        else {}
        for outcome in outcomes
    ]
    measures = [
        name
        for name in MEASURES
        if any(name in outcome.run.summary["measures"] for outcome in outcomes)
    ]
    return render(
        "sweep.md.j2",
        {"outcomes": outcomes, "changes": changes, "measures": measures},
    )
