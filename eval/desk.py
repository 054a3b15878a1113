"""The evaluation desk: ``uijeong eval`` from the set's name to the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.asking import ask_all, usual_workers
from eval.compare import compare, read_baseline
from eval.folder import Result, held, open_folder, read_results
from eval.gates import Limits, check_falls, check_floors, read_limits
from eval.measures import score
from eval.questions import Question, QuestionSet, read_set, require_reports
from eval.report import Run, write_reports
from eval.run import describe_run, run
from eval.summary import summarise
from index.snapshot import Snapshot, open_current
from ingest.errors import UsageError
from ingest.progress import Progress, Silent
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.records import Records

DEFAULT_SET = "samples"
SPLITS = ("dev", "test")
