"""What the questions over one snapshot are answered with: its search, its words, its reports."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.command.configuration import embedding_choice
from assistant.compose.candidates import Candidates
from assistant.compose.comparing.delayed import with_dates_asked
from assistant.compose.comparing.stated import TEXTUAL, Sought
from assistant.compose.reckon import reckons
from assistant.opening import Parts
from assistant.orders import Evidence
from assistant.question import Understood, understand
from assistant.question.called import with_full_names
from assistant.question.company import Company
from assistant.question.comparing import Part
from assistant.question.kinds import kind_of
from assistant.question.mending import Mending
from assistant.question.parts import parts_of
from assistant.question.sounds import Sounds
from assistant.question.titles import Titles
from assistant.question.which import bodies_in
from assistant.settings import Settings
from index.filters import EVERYTHING, Filter
from index.morphemes import warm
from index.records import ReportInfo
from index.renames import rename_entries
from index.snapshot import Snapshot
from index.terms import Terms
from ingest.errors import UsageError

if TYPE_CHECKING:
    from index.retrieve import Hit, Retriever


@dataclass(frozen=True, slots=True)
class Engine:
    """What one snapshot's questions are answered with."""

    snapshot: Snapshot
    retriever: Retriever
    terms: Terms
    titles: Titles
    company: Company
    mending: Mending
    sounds: Sounds
    candidates: Candidates

    def understood(
        self,
        question: str,
        history: Sequence[tuple[str, str]] = (),
        within: Filter = EVERYTHING,
    ) -> Understood:
        """Read a question by what this snapshot's reports say, after a conversation.

        Raises
        ------
        UsageError
            If the question cannot be read, or ``within`` leaves no report.
        """
        reports = [info for info in self.snapshot.records.reports() if within.allows(info)]
        if not reports:
            raise UsageError("assistant.nothing_within")
        return understand(
            *(question, reports, history, self.terms, self.titles, self.company),
            *(self.mending, self.sounds),
        )

    def find(self, question: Understood, within: Filter, count: int) -> list[Hit]:
        """Return the ``count`` best passages of the reports that may be searched."""
        return self.retriever.find(replace(question.query(), within=within), top_k=count)

    def parts(self, question: Understood, within: Filter, count: int) -> list[Sought]:
        """Return the questions within a question, each with the passages found for it."""
        if reckons(question):
            return []
        reports = [info for info in self.snapshot.records.reports() if within.allows(info)]
        found = []
        text = with_full_names(question.search, question.expansions, reports)
        text = with_dates_asked(text)
        for part in parts_of(text, reports, self.titles, question.each, self.company):
            inside = Filter(reports=part.reports) if part.reports else within
            own = self.understood(part.text, within=inside)
            own = _of_part(own, part, question, reports)
            found.append(Sought(part, own, self.find(own, inside, count)))
        return found


def _of_part(
    own: Understood, part: Part, question: Understood, reports: Sequence[ReportInfo]
) -> Understood:
    """Return a part as a question by itself, which need not say any more which report is meant.

    What only the whole question tells is the unit of what differs (몇 명 늘었나). What a report
    tells the date of is seldom of the report's own year, nor is what is asked of another year.
    """
    kind, units, names, years = kind_of(own.search), own.units, own.names, own.years
    if part.label and not units and kind in ("other", "yesno", "status") and question.units:
        kind, units = "figure", question.units
    if kind == "other" and (asked := kind_of(question.search)) in TEXTUAL:
        kind = asked
    if part.reports:
        names = tuple(name for name in names if not bodies_in(name, reports)) or names
    if part.label.endswith("보고"):
        others = tuple(year for year in years if year != part.year)
        years = others if others or kind == "when" else years
    return replace(own, each=(), kind=kind, units=units, names=names, years=years)


def open_engine(snapshot: Snapshot, parts: Parts, settings: Settings) -> Engine:
    """Load what answers from a snapshot; Kiwi and the embedding, slow both, side by side.

    Parameters
    ----------
    snapshot
        Open.
    parts
        What outlives a snapshot.
    settings
        Of the embedding and the office's terms.

    Raises
    ------
    UijeongError
        If the embedding cannot be loaded, or another one made the snapshot.
    """
    from index.embedding import for_snapshot

    snapshot.check_embedding(embedding_choice(settings).identity)
    with ThreadPoolExecutor(max_workers=1) as pool:
        kiwi = pool.submit(warm)
        from index.retrieve import Retriever

        embedding = parts.embedding()
        kiwi.result()
    renamed = rename_entries(snapshot.records.renames())
    terms = Terms.load(settings.terms, renamed)
    frequency = snapshot.words.frequency
    titles = Titles(
        *(snapshot.records.headings(), lambda pair: frequency(f"~{pair}") > 0, frequency)
    )
    retriever = Retriever(
        *(snapshot, for_snapshot(embedding, snapshot)),
        *(parts.search(snapshot), parts.second()),
    )
    company = Company(snapshot.words, snapshot.records.reports())
    mending = Mending(snapshot.words.tokens, frequency, terms.asked)
    sounds = Sounds(snapshot.words.tokens)
    candidates = Candidates(Evidence(snapshot.records))
    return Engine(snapshot, retriever, terms, titles, company, mending, sounds, candidates)
