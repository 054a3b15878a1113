"""A follow-up against the question before it: what it gives takes the place of its kind there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.again import is_same_figure, of_two_times, only_figure, only_named
from assistant.question.alike import is_alike
from assistant.question.carried import SEVERAL, carried_on, changed_since, since_another, two_apart
from assistant.question.chosen import chosen_from, counted, told_by
from assistant.question.company import Company
from assistant.question.cues import MORE_OF_TWO
from assistant.question.former import Former, former_of, joined
from assistant.question.given import Given
from assistant.question.held import (
    at_any_time,
    counted_so,
    in_sum,
    kept_its_name,
    of_all_again,
    of_its_body,
    of_its_figure,
    of_its_kind,
    of_one_of_two,
    with_its_years,
    without_clause,
)
from assistant.question.naming import Naming, is_proper
from assistant.question.phrases import phrases_of
from assistant.question.pointed import pointed
from assistant.question.recalled import recalled
from assistant.question.replaced import (
    with_aspect,
    with_described,
    with_matter,
    with_member,
    with_part,
    with_period,
    with_topic,
)
from assistant.question.rewritten import (
    DEPARTMENT,
    VAGUE,
    at_its_time,
    changes,
    divided,
    of_it,
    others,
    reasoned,
    scope,
    sentence,
)
from assistant.question.roles import BODY, SUPERLATIVE, TOPIC, Phrase
from assistant.question.siblings import of_sibling
from assistant.question.swapped import (
    asks_of_all,
    both_of,
    of_several,
    of_told_two,
    of_two_chosen,
    parted,
    series_in,
)
from assistant.question.titles import Titles
from assistant.question.which import newest_year
from index.records import ReportInfo
from prompts.josa import with_josa

_RATE = re.compile(r"[률율]$")
_EVENT = re.compile(
    r"개관|준공|완공|착공|개소|개장|개막|개교|입주|출시|시행|공고|선정|접수|마감|개최"
)
_HOW_MANY = re.compile(r"몇|얼마")
_COUNTED_MORE = re.compile(r"(?:얼마나?|몇\s?\S+?)\s(?:더\s)?(?:늘|줄|많아|적어|증가|감소)")
MOST_NOUNS = 3
"""A question with so many nouns of its own is no follow-up."""


class Resolver:
    """Resolves what a follow-up gives against the questions of a conversation.

    Parameters
    ----------
    reports, titles, company
        As for :class:`assistant.question.follow.Conversation`.
    turns
        The questions so far, oldest first; they become more.
    """

    def __init__(
        self,
        reports: Sequence[ReportInfo],
        titles: Titles | None,
        company: Company | None,
        turns: Sequence[Former],
    ) -> None:
        self._reports = reports
        self._titles = titles
        self.naming = Naming(titles, company)
        self._newest = newest_year(reports)
        self._turns = turns

    def phrases(self, text: str) -> tuple[Phrase, ...]:
        """Return a question's words with their parts."""
        return phrases_of(text, self._reports, self._titles)

    def parts(self, question: str, answer: str) -> Former:
        """Return a standalone question in its parts."""
        return former_of(question, answer, self._reports, self._titles)

    def of_members(self, text: str, former: Former) -> str:
        """Return a question of several things asked about, or of all of their kind, or nothing."""
        series = series_in([turn.text for turn in self._turns])
        if several := (
            of_several(text, former.matter, series)
            or of_two_chosen(text, self._turns)
            or two_apart(text, former, self._turns)
            or of_told_two(text, former.answer)
        ):
            matter, asked = several
            given = Given.of(self.phrases(asked))
            of_each = given.of_both and not given.attributes
            same = of_each or given.of_the_same or not given.asks or only_figure(given)
            about = former.attribute if same else ""
            return of_it(given, replace(former, topic=(), named=matter), about, given.words)
        if not asks_of_all(text, series):
            return of_two_times(text, former, self._turns, self.parts)
        chosen = (turn.named for turn in reversed(self._turns) if turn.named)
        one = next((m for m in (*series[-1:], *chosen) if m in former.matter), "")
        topic = tuple(p for p in former.topic if p.stem not in one.split())
        given = Given.of(self.phrases(text))
        noun = former.attribute or counted(former)
        about = with_josa(noun, "을/를") if noun else joined(former.rest)
        about = "" if given.attributes or given.superlative or _HOW_MANY.search(text) else about
        group, asked = parted(text) if about else ("", text)
        of_all = replace(former, topic=topic, named="")
        return of_it(given, of_all, group, about, asked) if one else ""

    def names_something(self, text: str) -> bool:
        """Say whether a question has a noun that names something by itself."""
        return bool(self.naming.names(Given.of(self.phrases(text))))

    def followed(self, given: Given, former: Former) -> str:
        """Return a follow-up resolved, ``""`` where the question stands by itself."""
        former = of_its_body(given, former, self._reports)
        former = of_one_of_two(given, without_clause(given, former))
        former = of_all_again(given, former, self._turns)
        former = at_any_time(given, former, self._turns, self._newest)
        names = self.naming.names(given)
        if own := self._of_the_talk(given, former, names):
            return own
        if given.measured_than_a_name:
            return of_it(given, former, given.words)
        if not given.pointing and self.naming.is_apart(given, former):
            along = given.marked and bool(names) and not given.period
            return at_its_time(given, former) if along else ""
        if own := self._by_form(given, former, names):
            return own
        if given.period and is_same_figure(given, former):
            return self._elsewhere(given, former)
        if given.of_its:
            return of_it(given, former, given.words)
        if (names and given.asks) or (
            len(given.topics) >= MOST_NOUNS and not only_named(given, former, names)
        ):
            return self._of_named(given, former, names)
        as_well = given.of_another_too and changes(former)
        if as_well or (given.topics and not given.asks):
            named = given.topics[-1].stem in names or given.content[-1] not in given.topics
            if given.described and not named:
                return of_it(given, former, given.words)
            return self._about(given, former, bool(names))
        if former.named and given.period and given.so_much and (measure := told_by(former)):
            return of_it(given, former, with_josa(measure, "은/는"), given.words)
        if not given.own or (given.period and given.what_it_says):
            asked = counted_so(given.words, former, self._turns)
            asked = of_its_figure(given, asked, self._turns) if not given.own else asked
            return self._elsewhere(given, asked)
        return self._asked_of(given, former)

    def _of_the_talk(self, given: Given, former: Former, names: Sequence[str]) -> str:
        """Return what is asked of the kind, of all until a time or of a sibling, or nothing."""
        own = of_its_kind(given, former) or in_sum(given, former, self._turns)
        return own if own or names else of_sibling(given, former, self._turns, self.naming)

    def _by_form(self, given: Given, former: Former, names: Sequence[str]) -> str:
        """Return what the form of a follow-up says of it by itself (one among several, others)."""
        if given.of_days:  # 9일은 왜 빠졌어
            return sentence(former.when, former.matter, joined(given.period), given.words)
        if given.of_a_body and not given.pointing:
            return at_its_time(given, with_its_years(given, former, self._reports))
        if given.of_two_things and not names:
            return of_it(given, former, given.words)
        if given.of_that_one:
            return pointed(given, former, self._reports)
        if given.among or (given.superlative and not names):
            return chosen_from(given, former, self._turns)
        if given.pointing and given.why and not given.pointing[0].stem:
            return reasoned(former)  # 그 이유는?
        if given.others:
            return others(given, former, told_by(former))
        if given.pointing:
            return pointed(given, former, self._reports)
        if given.divides:
            return divided(given, former)
        about = told_by(former)
        if (given.split or given.each or given.than_another) and about:
            return of_it(given, former, with_josa(about, "은/는"), given.words)
        if given.than_a_name:
            return of_it(given, former, with_josa(about, "은/는") if about[1:] else "", given.words)
        return ""

    def _of_named(self, given: Given, former: Former, names: Sequence[str]) -> str:
        """Return what is asked of something named, at the former's time if it goes on from it."""
        if given.of_another_too and changes(former):
            return self._about(given, former, True)
        nouns = [*names, *(phrase.stem for phrase in given.topics)]
        alike = any(is_alike(p.stem, given.topics[-1].stem) for p in former.topic if given.topics)
        belongs = self.naming.belongs(nouns, former)
        if belongs and not alike and given.of_a_part:
            return of_it(given, former, given.words)
        goes_on = given.marked or alike or belongs
        earlier = former if goes_on else recalled(names, self._turns)
        return at_its_time(given, earlier) if earlier and not given.period else ""

    def _about(self, given: Given, former: Former, name: bool) -> str:
        """Return the former question about another topic, or for each of something."""
        if given.topics[-1].stem.endswith("별"):
            return divided(given, former)
        if former.aspect and not given.period and self._is_aspect(given, former):
            return with_aspect(former, given.name)
        if former.aspect and (member := with_member(former, given.topics)):
            return member
        base = former
        if given.period:
            base = self.parts(with_period(former, given.period), former.answer)
        old = [p.stem for p in base.topic if p.role == TOPIC]
        if given.only and not any(is_alike(stem, given.topics[0].stem) for stem in old):
            return with_part(base, given.name)
        if base.of(SUPERLATIVE) and (told := told_by(base)) and not VAGUE.match(given.name):
            # 집행률이 제일 낮은 과는? → 별빛과는요?: what the others have of what was told by.
            asked = with_josa(told, "은/는")
            group = "" if DEPARTMENT.search(given.name) else joined(base.topic)
            return sentence(*scope(given, base), group, given.name, asked, "얼마인가")
        if given.described:
            return with_described(base, given.name, given.topics[0].stem)
        matters = [turn.matter for turn in self._turns]
        if known := next((m for m in reversed(matters) if m.endswith(f" {given.name}")), ""):
            return with_matter(base, known)
        return with_topic(base, given.name, self.naming, name)

    def _is_aspect(self, given: Given, former: Former) -> bool:
        """Say whether a noun takes the place of what was asked about, and not of the topic."""
        old = [p.stem for p in former.topic if p.role == TOPIC]
        if any(is_alike(stem, given.name) for stem in old) or is_proper(given.name):
            return False
        return any(self.naming.goes(stem, given.name) for stem in old)

    def _both(self, earlier: str, former: Former) -> Former:
        """Return the question before as one of two things, if the one before it was of another."""
        found = both_of(earlier, former.text, former.matter)
        if found is None:
            return former
        text, matter = found
        return replace(former, topic=(), named=matter) if matter else self.parts(text, "")

    def _elsewhere(self, given: Given, former: Former) -> str:
        """Return the former question at another time, or of another body."""
        base = former
        if given.period:
            base = self.parts(with_period(former, given.period), former.answer)
        if not given.bodies and kept_its_name(given, base, self._reports):
            return base.text
        kept = (phrase.text for phrase in base.phrases if phrase.role != BODY)
        return sentence(joined(given.bodies), *kept)

    def _asked_of(self, given: Given, former: Former) -> str:
        """Return something else asked of the same topic."""
        if given.why:
            return reasoned(former)
        if given.of_both and len(self._turns) > 1 and not SEVERAL.search(former.matter):
            former = self._both(self._turns[-2].text, former)
        own = [phrase.text for phrase in given.own]
        if given.of_a_member and _RATE.search(former.attribute):  # 고용률은? → 여성은 올랐어?
            about = f"{given.name} {with_josa(former.attribute, '은/는')}"
            return of_it(given, former, about, *own[len(given.topics) :])
        if given.when_it_was and (event := _EVENT.search(former.text)):
            return of_it(given, former, with_josa(event.group(), "은/는"), *own)
        if given.became and former.attribute:
            return of_it(given, former, with_josa(former.attribute, "은/는"), *own)
        if own_measure := changed_since(given, former, self._turns, self._newest):
            return own_measure
        about = former.attribute or counted(former)
        if about and not given.attributes and given.of_both and MORE_OF_TWO.match(given.words):
            return of_it(given, former, with_josa(about, "은/는"), *own)  # 어디가 더 넓어?
        if not given.of_the_same or not about:
            if _COUNTED_MORE.match(given.words) and (
                since := since_another(given, former, self._turns, self._newest)
            ):
                return since  # 솔뫼관 입주기업이 몇 개야? → 2033년엔? → 몇 개 늘어난 거야?
            former, own = carried_on(given, former)
            return of_it(given, former, *own)
        if given.own[0] not in given.attributes:
            about = with_josa(about, "이/가" if own[0].startswith("왜") else "은/는")
        since = since_another(given, former, self._turns, self._newest)
        return since or of_it(given, former, about, *own)
