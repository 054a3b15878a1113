"""Follow-ups as questions that stand by themselves, by the conversation before them.

Done by rule: what the new question gives (a time, a topic, what is asked) takes the place of its
kind in the question before, as that one was resolved; the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question.beside import against_other, beside
from assistant.question.chosen import without_listed
from assistant.question.colloquial import plainly
from assistant.question.company import Company
from assistant.question.corrected import corrected
from assistant.question.english import in_english
from assistant.question.former import Former, joined, without_aspects
from assistant.question.forms import SHARES, Form, form_of
from assistant.question.given import Given
from assistant.question.held import of_all, than_then, up_to_now
from assistant.question.hinted import hint_first
from assistant.question.leads import Lead, lead_of, without_excluded
from assistant.question.listed import called_as_told, one_listed
from assistant.question.most_told import most_told
from assistant.question.portions import portion_of
from assistant.question.recalled import called, recalled, told_one, without_names
from assistant.question.replaced import with_period
from assistant.question.resolver import MOST_NOUNS, Resolver
from assistant.question.rewritten import (
    at_several_times,
    by_how_much,
    in_percent,
    of_it,
    reasoned_so,
    sentence,
    with_more,
)
from assistant.question.roles import BODY, MARK, PERIOD, SUPERLATIVE, TOPIC
from assistant.question.since import first_told, meanwhile
from assistant.question.standing import stands
from assistant.question.steps import as_then, at_the_same, next_choice, stepped
from assistant.question.talked_years import in_years, over_years
from assistant.question.titles import Titles
from assistant.question.told_group import of_so_many
from assistant.question.told_names import (
    chosen_of_two,
    first_named,
    fuller,
    names_matter,
    renamed,
    without_description,
)
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


# Whether it was the most at another time too (2031년에도 거기가 1등이었나).
_MOST_AGAIN = re.compile(
    r"^(?:(?:그럼|그러면|근데|그런데)\s)?(?P<time>\S*(?:년|해|작년|전년|지난해|올해|때|보고))(?:에서도|에서는|에도|에는|엔|도)\s"
    r"(?:(?:여기|거기|여전히|역시|이게|그게|같은\s\S+|[그이]\s\S+?)[가이]?\s)*(?:1등|1위|일등|일위|최고|최다|선두)(?:이었|였|인|이|야|예|입|를|을|했)\S*(?:\s\S+)?[?.!]*$"
)
# One of two is named before both are set against each other (달빛은? 둘 중 어디가 더 커요?).
_NAMED_FIRST = re.compile(
    r"^(?P<first>[^?.!]{1,24}(?:은|는|도)(?:요)?)\?\s"
    r"(?P<then>(?:그럼\s|그러면\s)?(?:둘|두\s\S+|어디가|어느|뭐가|누가|차이|합치면|합하면|더하면|비교)\S*(?:\s\S.*)?)$"
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
        question = hint_first(question)
        lead = lead_of(question)
        if not lead.text:
            return
        text = self.resolved(question).text
        before, asked = self._meant(lead)
        if before is not None and form_of(asked).scale:
            self._turns.append(replace(before, answer=answer))
            return
        kept = without_listed(without_excluded(text), self._turns)
        turn = self._resolver.parts(called_as_told(kept, answer), answer)
        if before is not None and text not in (question, lead.text):
            turn = without_aspects(turn, before, self._resolver.naming.is_known)
        self._turns.append(self._as_told(turn, answer))

    def _as_told(self, turn: Former, answer: str) -> Former:
        """Return a question about its matter by the name that its answer gives it."""
        known = self._resolver.naming.is_known
        if turn.named and self._resolver.naming.is_apart_from(turn.named, joined(turn.topic)):
            turn = replace(turn, alone=True)
        turn = without_description(turn, self._resolver.naming)
        told = fuller(chosen_of_two(turn, answer), answer)
        if told is turn and not any(names_matter(t, known) for t in (*self._turns, turn)):
            told = first_named(turn, answer, known)
        return renamed(told, answer, known)

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
        own = self._resolved(form, former)
        return Followed(in_years(own, asked, self._newest) or asked, form.form)

    def _meant(self, lead: Lead) -> tuple[Former | None, str]:
        """Return the question that a turn goes on from, and what it asks."""
        last = self._turns[-1] if self._turns else None
        if lead.back:
            back = recalled(lead.back.split(), self._turns) or called(lead.back, self._turns)
            return back or last, lead.text
        if lead.earlier:
            if one := told_one(lead.text, self._turns, lead.first):
                return last, one
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
        if own := self._by_talk(form.text, former):
            return own
        former = up_to_now(form.text, former, self._turns, self._newest)
        text, former = of_all(form.text, former, self._turns)
        text = first_told(text, self._turns, self._newest)
        text, settled = corrected(at_the_same(text, former), former)
        if settled:
            return text
        if own := against_other(text, former):
            return own
        text, former = of_so_many(text, former, self._turns, self._resolver.names_something)
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
            or (own := by_how_much(text, former) or portion_of(text, former))
            or (own := at_several_times(text, phrases, former))
        ):
            return own
        if not any(phrase.role != MARK for phrase in phrases):
            return former.text if form.form else ""
        if form.also:
            return with_more(former, text)
        given = Given.of(phrases)
        return self._resolver.followed(given, former) or (text if text != form.text else "")

    def _by_talk(self, text: str, former: Former) -> str:
        """Return what the whole talk says of a follow-up by itself: the next one, all its years."""
        return (
            self._both_in_turn(text, former)
            or next_choice(text, [turn.text for turn in self._turns])
            or self._of_the_most(text, former)
            or self._most_again(text, former)
            or over_years(text, former, self._turns, self._newest)
            or meanwhile(text, former, self._turns, self._newest)
        )

    def _both_in_turn(self, text: str, former: Former) -> str:
        """Return what is asked of two where one is named first (달빛은? 둘 중 어디가 커요?)."""
        two = _NAMED_FIRST.match(text)
        first = self._resolved(Form(f"{two['first']}?"), former) if two else ""
        if two is None or not first:
            return ""
        self._turns.append(self._resolver.parts(first, ""))
        both = self._resolved(Form(two["then"]), self._turns[-1])
        self._turns.pop()
        return both

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

    def _most_again(self, text: str, former: Former) -> str:
        """Return the last question for the most of several at the time asked about, or nothing."""
        again = _MOST_AGAIN.match(text)
        chose = next((t for t in reversed(self._turns) if t.of(SUPERLATIVE)), None)
        if again is None or chose is None:
            return ""
        period = [p for p in self._resolver.phrases(f"{again['time']}은") if p.role == PERIOD]
        told = [p for p in period if years_in(p.text, self._newest)] or former.of(PERIOD)
        return with_period(chose, told) if told else ""

    def _beside(self, text: str, former: Former) -> str:
        resolver = self._resolver
        return beside(text, former, self._turns, resolver.naming, resolver.phrases)
