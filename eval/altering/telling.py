"""The table of an experiment: what was caught of each kind, what was flagged of each source."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from assistant.answer import CheckedFigure
from assistant.verify import check_text
from assistant.verify.places import NONE
from eval.altering.statement import Statement
from index.records import Records


def told(
    right: Sequence[Statement], altered: Sequence[Statement], records: Records, *, missed: bool
) -> str:
    """Check both sorts and return the table, with what was judged wrongly where ``missed``."""
    times: list[float] = []
    flagged: list[tuple[Statement, list[CheckedFigure]]] = []
    for statement in right:
        began = time.perf_counter()
        wrong = unsupported(statement, records)
        times.append(time.perf_counter() - began)
        if wrong:
            flagged.append((statement, wrong))
    slipped = [statement for statement in altered if not unsupported(statement, records)]
    lines = [
        *_rows("flagged", [s.source for s in right], [s.source for s, _ in flagged]),
        *_rows("slipped", [s.changed for s in altered], [s.changed for s in slipped]),
        f"{'median':<24}{1000 * sorted(times)[len(times) // 2]:.1f} ms",
    ]
    if missed:
        said = (f"{s.id} {s.text!r} {[figure.text for figure in wrong]}" for s, wrong in flagged)
        lines += ["", *said, "", *(f"{s.id} {s.text!r}" for s in slipped)]
    return "\n".join(lines) + "\n"


def unsupported(statement: Statement, records: Records) -> list[CheckedFigure]:
    """Return what of a statement its citations do not support."""
    checked = check_text(statement.text, list(statement.citations), records)
    return [figure for figure in checked if figure.state == NONE]


def _rows(what: str, all_: Sequence[str], wrong: Sequence[str]) -> Iterable[str]:
    for kind in dict.fromkeys(all_):
        yield f"{kind:<12}{what:<12}{wrong.count(kind):>4} of {all_.count(kind)}"
    share = len(wrong) / len(all_) if all_ else 0
    yield f"{'all':<12}{what:<12}{len(wrong):>4} of {len(all_)} ({share:.1%})"
