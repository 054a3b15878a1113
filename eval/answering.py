"""Measures of what an answer says: right figures and names, nothing missing, rightly refused."""

from __future__ import annotations

import re

from eval.case import Case
from eval.questions import GoldFigure
from eval.ranking import in_top
from eval.stating import is_fall, plain, restates, states, states_figure

# Words with which an answer says that something is otherwise than the question assumes.
_OTHERWISE = re.compile(
    r"다르|다릅|달리|달라|아니|아닙|사실과|맞지|틀[리립린렸]|오히려|잘못|실제로?는|않|"
    r"\bnot\b|\bno\b|n't\b|incorrect|contrary|actually",
    re.IGNORECASE,
)


def right(case: Case) -> float | None:
    """Return 1 if the answer states every required string and figure, else 0.

    A required string that is one of the figures in print is met by the figure in any unit. An
    abstention is never right; a question that the reports do not answer has no right answer
    (``None``): see :func:`abstained_rightly`.
    """
    if not case.question.answerable:
        return None
    if case.abstained:
        return 0.0
    return float(_all_figures(case) and all(_meets(case, need) for need in case.question.required))


def figure_exact(case: Case) -> float | None:
    """Return 1 if the answer states every gold figure with its unit, else 0.

    Values are compared exactly in base units; the results of ``compute`` questions may be rounded
    to one place less.
    """
    if not case.question.figures:
        return None
    return float(not case.abstained and _all_figures(case))


def list_complete(case: Case) -> float | None:
    """Return the share of required items that the answer to a ``list`` question states."""
    needs = case.question.required
    if case.question.kind != "list" or not needs:
        return None
    if case.abstained:
        return 0.0
    return sum(_meets(case, need) for need in needs) / len(needs)


def premise_corrected(case: Case) -> float | None:
    """Return 1 if the answer to a ``premise`` question corrects what was assumed, else 0.

    It does so in its ``premise``, or by stating all that is required and that it is otherwise.
    """
    if case.question.kind != "premise":
        return None
    says_so = _OTHERWISE.search(case.text) is not None and right(case) == 1
    return float(case.corrects or says_so)


def premise_precision(case: Case) -> float | None:
    """Return whether an answer that corrects a premise does so where one is false."""
    return float(case.question.kind == "premise") if case.corrects else None


def followup_resolved(case: Case) -> float | None:
    """Return 1 if a follow-up is answered right, or its evidence is in the top 5, else 0."""
    if case.question.kind != "followup":
        return None
    found = in_top(case.question.evidence, case.found, 5)
    return float(1.0 in (right(case), found))


def abstained_rightly(case: Case) -> float:
    """Return 1 if the question was refused and has no answer, or was not and has one."""
    return float(case.abstained != case.question.answerable)


def abstention_precision(case: Case) -> float | None:
    """Return whether a refused question has no answer; its mean is the refusals' precision."""
    return float(not case.question.answerable) if case.abstained else None


def abstention_recall(case: Case) -> float | None:
    """Return whether a question without an answer was refused; its mean is the recall."""
    return None if case.question.answerable else float(case.abstained)


def _meets(case: Case, need: tuple[str, ...]) -> bool:
    """Tell whether the answer states one of a need's alternatives."""
    text = plain(case.text)
    return any(
        states(text, wanted)
        or any(restates(wanted, g) and _states_gold(case, g) for g in case.question.figures)
        for wanted in need
    )


def _all_figures(case: Case) -> bool:
    return all(_states_gold(case, gold) for gold in case.question.figures)


def _states_gold(case: Case, gold: GoldFigure) -> bool:
    question = case.question
    return states_figure(
        plain(case.text),
        gold,
        falls=is_fall(question.resolved or question.question),
        rounded=question.kind == "compute",
    )
