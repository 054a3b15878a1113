"""Follow-ups as questions that stand by themselves, by the conversation before them.

Done by rule: what the new question gives (a time, a topic, what is asked) takes the place of its
kind in the question before, as that one was resolved; the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question.beside import beside
from assistant.question.chosen import without_listed
from assistant.question.colloquial import plainly
from assistant.question.company import Company
from assistant.question.corrected import corrected
from assistant.question.english import in_english
from assistant.question.former import Former, without_aspects
from assistant.question.forms import SHARES, Form, form_of
from assistant.question.given import Given
from assistant.question.held import of_all, than_then, up_to_now
from assistant.question.hinted import hint_first
from assistant.question.leads import Lead, lead_of
from assistant.question.listed import called_as_told, one_listed
from assistant.question.most_told import most_told
from assistant.question.portions import portion_of
from assistant.question.recalled import called, recalled, without_names
from assistant.question.resolver import MOST_NOUNS, Resolver
from assistant.question.rewritten import (
    at_several_times,
    in_percent,
    of_it,
    reasoned_so,
    sentence,
    with_more,
)
from assistant.question.roles import BODY, MARK, PERIOD, TOPIC
from assistant.question.since import first_told, meanwhile
from assistant.question.standing import stands
from assistant.question.steps import as_then, at_the_same, next_choice, stepped
from assistant.question.talked_years import over_years
from assistant.question.titles import Titles
from assistant.question.told_names import first_named, fuller, renamed
from assistant.question.which import newest_year
from assistant.question.years import years_in
from index.records import ReportInfo
from prompts.josa import with_josa

_HANGUL = re.compile(r"[가-힣]")
# 나루 쪽은 몇이야?: the same asked of another one.
_SIDE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?!제일|가장|젤|맨)(?P<name>\S+(?:\s\S+)?)\s?쪽(?:은|는|이|에는|엔)(?:요)?"
    r"(?:\s*(?:얼마|몇)\s?[가-힣]*)?[?.!]*$"
)


# What only points at a matter that is not known.
_POINTS = re.compile(
    r"^(?:(?:그\s?사이|그새|그동안|그중|거기|거긴|그럼|그러면|그|이)(?:에서?|에는)?\s)+"
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A question as it stands by itself, and how its answer is wanted."""

    text: str
    form: str = ""
    scale: str = ""


class Conversation:
    """What has been asked so far: turns the next question into one that stands by itself.

    Parameters
    ----------
    reports
        What is indexed.
    titles, company
        The reports' headings, and which words stand together; without them a name is told by its
        form alone.
    """

    def __init__(
        self,
        reports: Sequence[ReportInfo],
        titles: Titles | None = None,
        company: Company | None = None,
    ) -> None:
        self._turns: list[Former] = []
        self._resolver = Resolver(reports, titles, company, self._turns)
        self._newest = newest_year(reports)

    def add(self, question: str, answer: str) -> None:
        """Take in a turn: a question as typed and its answer. Thanks are no turn."""
        lead = lead_of(hint_first(question))
        if not lead.text:
            return
        text = self.resolved(question).text
        before, asked = self._meant(lead)
        if before is not None and form_of(asked).scale:
            self._turns.append(replace(before, answer=answer))
            return
        kept = without_listed(text, self._turns)
        turn = self._resolver.parts(called_as_told(kept, answer), answer)
        if before is not None and text not in (question, lead.text):
            turn = without_aspects(turn, before, self._resolver.naming.is_known)
        self._turns.append(self._as_told(turn, answer))

    def _as_told(self, turn: Former, answer: str) -> Former:
        """Return a question about its matter by the name that its answer gives it."""
        told = fuller(turn, answer)
        if told is turn and not any(
            t.topic or t.of(BODY) for t in (*self._turns, replace(turn, topic=()))
        ):
            told = first_named(turn, answer, self._resolver.naming.is_known)
        return renamed(told, answer)

    def resolved(self, question: str) -> Followed:
        """Return a question as it stands by itself; as typed where it already does."""
        lead = lead_of(hint_first(question) if self._turns else question)
        former, asked = self._meant(lead)
        form = form_of(asked)
        if former is None or not lead.text:
            return Followed(question, form.form, form.scale)
        if not (former.topic or former.attribute or former.of(BODY)):
            dated = any(p.role == PERIOD for p in self._resolver.phrases(lead.text))
            timed = years_in(former.when, self._newest) and not dated
            at_that = sentence(former.when, _POINTS.sub("", lead.text)) if timed else lead.text
            return Followed(at_that, form.form, form.scale)
        if lead.aside and self._resolver.names_something(asked):
            return Followed(lead.text, form.form)
        if form.scale:
            if since := meanwhile(asked, former, self._turns, self._newest):
                return Followed(since, form.form)
            share = form.scale in SHARES
            text = in_percent(former, form.scale) if share else former.text
            return Followed(text, form.form, "%" if share else form.scale)
        if not _HANGUL.search(asked):
            own = in_english(asked, former, lambda korean: self._resolved(Form(korean), former))
            return Followed(own or asked, form.form)
        return Followed(self._resolved(form, former) or asked, form.form)

    def _meant(self, lead: Lead) -> tuple[Former | None, str]:
        """Return the question that a turn goes on from, and what it asks."""
        last = self._turns[-1] if self._turns else None
        if lead.back:
            back = recalled(lead.back.split(), self._turns) or called(lead.back, self._turns)
            return back or last, lead.text
        if lead.earlier:
            stems = [p.stem for p in self._resolver.phrases(lead.text) if p.role == TOPIC]
            if meant := recalled(stems, self._turns):
                return meant, without_names(lead.text, meant) or lead.text
        if lead.moved:
            given = Given.of(self._resolver.phrases(lead.text))
            named = self._resolver.naming.names(given) or len(given.topics) >= MOST_NOUNS
            return last, lead.text if named else sentence(lead.moved, lead.text)
        return last, lead.text

    def _resolved(self, form: Form, former: Former) -> str:
        """Return a follow-up as it stands by itself, ``""`` where the question does."""
        form = replace(form, text=plainly(form.text, " ".join(turn.text for turn in self._turns)))
        if choice := next_choice(form.text, [turn.text for turn in self._turns]):
            return choice
        if own := self._of_the_most(form.text, former):
            return own
        if own := over_years(form.text, former, self._turns, self._newest):
            return own
        if since := meanwhile(form.text, former, self._turns, self._newest):
            return since
        former = up_to_now(form.text, former, self._turns, self._newest)
        text, former = of_all(form.text, former, self._turns)
        text = first_told(text, self._turns, self._newest)
        text, settled = corrected(at_the_same(text, former), former)
        if settled:
            return text
        asked = self._resolver.phrases(text)
        if stands(text, asked, Given.of(asked), self._resolver.naming.is_name):
            return text if text != form.text else ""
        text = than_then(text, former, self._turns, self._newest)
        text = as_then(stepped(text, former, self._newest), former, self._newest)
        text, former = one_listed(text, former)
        if side := _SIDE.match(text):
            text = with_josa(side["name"], "은/는")
        phrases = self._resolver.phrases(text)
        if (
            (own := self._resolver.of_members(text, former))
            or (own := self._beside(text, former) or reasoned_so(text, former))
            or (own := portion_of(text, former))
            or (own := at_several_times(text, phrases, former))
        ):
            return own
        if not any(phrase.role != MARK for phrase in phrases):
            return former.text if form.form else ""
        if form.also:
            return with_more(former, text)
        given = Given.of(phrases)
        return self._resolver.followed(given, former) or (text if text != form.text else "")

    def _of_the_most(self, text: str, former: Former) -> str:
        """Return what is asked of the most of those that an answer told a figure of, or nothing."""
        found = most_told(text, self._turns, self._newest)
        if found is None:
            return ""
        asked, about = found
        about = replace(about, text=former.text, phrases=(*former.of(PERIOD), *former.of(BODY)))
        since = meanwhile(asked, about, self._turns, self._newest)
        given = Given.of(self._resolver.phrases(asked))
        return since or of_it(given, about, given.words)

    def _beside(self, text: str, former: Former) -> str:
        resolver = self._resolver
        return beside(text, former, self._turns, resolver.naming, resolver.phrases)
