"""A question with what was found for it, and as it is meant where what it claims is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cite import Citer
from assistant.compose.abstain import signs_of
from assistant.compose.came import came_first, tells_first
from assistant.compose.candidates import Candidates
from assistant.compose.evidence import Evidence, gather
from assistant.compose.premise import (
    Contradiction,
    Ground,
    contradiction,
    without_agreed,
    without_claim,
    without_told,
    without_unheard,
)
from assistant.compose.sentences import Writer
from assistant.compose.signs import Signs
from assistant.compose.weighing import weigh
from assistant.question import Understood
from index.records import ReportInfo
from index.retrieve import Hit
from index.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the candidates that were found for it, and what they tell of an answer."""

    writer: Writer
    evidence: Sequence[Evidence]
    signs: Signs

    @classmethod
    def of(
        cls,
        question: Understood,
        hits: Sequence[Hit],
        candidates: Candidates,
        words: Words,
        reports: dict[str, ReportInfo],
        citer: Citer | None = None,
    ) -> Asked:
        """Gather what there is for a question."""
        wanted = weigh(question.names, question.terms, words, question.expansions)
        writer = Writer(question, wanted, reports, citer or Citer(candidates.records))
        gathered = gather(question, hits, wanted, candidates, reports)
        evidence = tells_first(question, came_first(question, gathered, reports), wanted.names)
        signs = signs_of(question, evidence, hits, wanted, tuple(reports.values()))
        return cls(writer, evidence, signs)

    @property
    def ground(self) -> Ground:
        """What the claims of the question are held against."""
        return Ground(self.evidence, self.writer)


def corrected_first(
    asked: Asked, hits: Sequence[Hit], candidates: Candidates, words: Words
) -> tuple[Contradiction | None, Asked]:
    """Return what a question takes for granted wrongly, and the question as meant.

    Where nothing found seems to answer, what is nearest may show why: it is otherwise.
    """
    reports, citer = asked.writer.reports, asked.writer.citer
    wrong = contradiction(asked.ground)
    if wrong is None and asked.signs.absent:
        wrong = contradiction(asked.ground.nearest)
    if wrong is not None:
        meant = without_claim(asked.writer.question, wrong, tuple(reports.values()))
    else:
        meant = without_told(asked.ground)
    if meant is not asked.writer.question:
        asked = Asked.of(meant, hits, candidates, words, reports, citer)
    for without in (without_unheard, without_agreed):
        heard = without(asked.ground) if asked.signs.absent else asked.writer.question
        if heard is not asked.writer.question:
            asked = Asked.of(heard, hits, candidates, words, reports, citer)
    return wrong, asked
