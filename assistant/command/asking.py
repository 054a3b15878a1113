"""``ask``, ``check`` and ``terms``: answers, checks of other texts, the words behind both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from assistant.command.arguments import written
from assistant.command.options import Json, argument, option
from assistant.command.starting import settings_in_force
from ingest.errors import UsageError


def ask(
    question: Annotated[str | None, argument("question")] = None,
    questions: Annotated[Path | None, option("--input", "opt_questions")] = None,
    answers: Annotated[Path | None, option("--output", "opt_answers")] = None,
    reports: Annotated[list[str] | None, option("--report", "opt_in_report")] = None,
    years: Annotated[list[int] | None, option("--year", "opt_in_year")] = None,
    bodies: Annotated[list[str] | None, option("--body", "opt_in_body")] = None,
    explain: Annotated[bool, option("--explain", "opt_explain")] = False,
    as_json: Json = False,
) -> int:
    """Answer one question, or a file of them."""
    if questions is None and answers is None:
        if question is None:
            raise UsageError("cli.ask_what")
        within = (reports or (), years or (), bodies or ())
        return _ask_one(question, within, explain=explain, as_json=as_json)
    if question is not None:
        raise UsageError("cli.ask_both")
    if questions is None or answers is None:
        raise UsageError("cli.ask_output")
    if explain:
        raise UsageError("cli.explain_one")
    if reports or years or bodies:
        raise UsageError("cli.filter_one")
    settings = settings_in_force()
    from assistant.command.batch import answer_file

    return written(answer_file(questions, answers, settings), answers)


def _ask_one(
    question: str,
    within: tuple[Sequence[str], Sequence[int], Sequence[str]],
    *,
    explain: bool,
    as_json: bool,
) -> int:
    settings = settings_in_force()
    from assistant.command.console import say_json, show_answer, writing
    from assistant.command.explained import explanation_object, show_explanation
    from assistant.command.narrowing import filter_of
    from assistant.service import Assistant

    assistant = Assistant(settings)
    narrowed = filter_of(*within, assistant.snapshot.records.reports())
    trace = writing("step_open", assistant.follow(question, within=narrowed))
    records = assistant.snapshot.records
    if as_json:
        more = {"explain": explanation_object(trace, records)} if explain else {}
        say_json({**trace.answer.to_json(), **more})
        return 0
    show_answer(trace.answer)
    if explain:
        show_explanation(trace, records)
    return 0


def check(
    texts: Annotated[Path, option("--input", "opt_checks")],
    checked: Annotated[Path, option("--output", "opt_checked")],
) -> int:
    """Check the figures of given texts against the places they cite."""
    settings = settings_in_force()
    from assistant.command.batch import check_file

    return written(check_file(texts, checked, settings), checked)


def terms(
    word: Annotated[str | None, argument("word")] = None,
    add: Annotated[str | None, option("--add", "opt_add")] = None,
    meaning: Annotated[str | None, option("--as", "opt_as")] = None,
    kind: Annotated[str, option("--kind", "opt_kind")] = "everyday",
    remove: Annotated[str | None, option("--remove", "opt_remove")] = None,
    as_json: Json = False,
) -> int:
    """Show the list of terms, or change an office's own."""
    settings = settings_in_force()
    from assistant.command.vocabulary import changed, show_entries
    from index.term_file import find_entries
    from index.term_list import read_terms

    if add is not None or meaning is not None or remove is not None:
        return changed(settings.terms, add, meaning, kind, remove)
    own = settings.terms if settings.terms is not None and settings.terms.exists() else None
    entries = read_terms(own)
    show_entries(entries if word is None else find_entries(entries, word), as_json)
    return 0
