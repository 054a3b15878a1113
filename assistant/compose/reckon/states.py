"""What is in a state (완료) of all that a table of states counts, in its total row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import hundredth, shown, tenth
from assistant.compose.reckon.facts import Fact, is_total
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written, quotient

_STATES = (
    ("완료", re.compile(r"완료|끝낸|끝난|끝냈|끝났|끝마[친쳤]|마친|마쳤|마무리")),
    ("추진중", re.compile(r"추진\s?중|진행\s?중|아직\s?(?:안|못|덜)")),
    ("검토중", re.compile(r"검토\s?중")),
    ("미반영", re.compile(r"미반영|반영되지\s?않|반영하지\s?않")),
)
_LEAST = 0.3  # of the names that such a table's headings speak of


def states_of(facts: Sequence[Fact], state: str) -> Iterator[tuple[Fact, Fact]]:
    """Yield what is in a state of all that each table counts, in its total row: 완료 of 계."""
    rows: dict[tuple[str, int | None, int], list[Fact]] = {}
    for fact in facts:
        figure = fact.figure
        if fact.is_total and figure.column and figure.unit != "%":
            rows.setdefault((figure.report, fact.table, figure.first), []).append(fact)
    for row in rows.values():
        parts = [fact for fact in row if squeezed(fact.figure.column[-1]) == state]
        wholes = [fact for fact in row if is_total(fact.figure.column[-1])]
        if len(parts) == 1 and wholes and parts[0].figure.value <= wholes[0].figure.value:
            yield parts[0], wholes[0]


def share_in_state(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve what share of all that a table of states counts is in the state asked about.

    ``None`` where the question names no state, or a row of the table (건의사항 중 완료한 비율).
    """
    asked = matcher.question.search
    states = [state for state, words in _STATES if words.search(asked)]
    if len(states) != 1:
        return None
    scores = {match.fact: match for match in matches}
    found = [
        (matcher.wanted.share(scores[part].credits), scores[part].score, part, whole)
        for part, whole in states_of(list(scores), states[0])
        if not _names_row(part, list(scores), asked)
    ]
    share, _, part, whole = max(found, key=lambda one: one[:2], default=(0.0, 0.0, None, None))
    if part is None or whole is None or share < _LEAST:
        return None
    ratio = Decimal(part.figure.value) * 100 / Decimal(whole.figure.value)
    exact, text = f"{hundredth(ratio)}%", f"{tenth(ratio)}%"
    values = {
        "whole": f"{label_of(whole)} {shown(whole.figure)}",
        "part": f"{states[0]} {shown(part.figure)}",
        "share": text,
    }
    return quotient("assistant.reckon_share", values, (part, whole), exact, text)


def _names_row(part: Fact, facts: Sequence[Fact], asked: str) -> bool:
    """Say whether the question names a row of a figure's table."""
    plain = squeezed(asked)
    rows = {fact.figure.row[-1] for fact in facts if fact.table == part.table and not fact.is_total}
    return any(squeezed(re.split(r"[·(]", row)[-1 if "·" in row else 0]) in plain for row in rows)
