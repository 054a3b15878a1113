"""Follow-ups as questions that stand by themselves, by the conversation before them.

Done by rule: what the new question gives (a time, a topic, what is asked) takes the place of its
kind in the question before, as that one was resolved; the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question.company import Company
from assistant.question.former import Former, former_of, joined
from assistant.question.forms import SHARES, form_of
from assistant.question.given import Given
from assistant.question.names import only_asks
from assistant.question.naming import Naming
from assistant.question.phrases import phrases_of
from assistant.question.replaced import with_period, with_topic
from assistant.question.rewritten import (
    DEPARTMENT,
    VAGUE,
    among,
    at_its_time,
    at_several_times,
    both,
    divided,
    in_percent,
    of_it,
    others,
    pointed,
    reasoned,
    reasoned_so,
    scope,
    sentence,
    with_more,
)
from assistant.question.roles import BODY, MARK, SUPERLATIVE
from assistant.question.steps import stepped
from assistant.question.swapped import asks_of_all, of_two, swapped_in
from assistant.question.titles import Titles
from assistant.question.which import bodies_in, newest_year
from assistant.question.years import years_in
from index.records import ReportInfo
from prompts.josa import with_josa

_HANGUL = re.compile(r"[가-힣]")
_FOUR_DIGITS = re.compile(r"\b20\d\d\b")
_SUPERLATIVE = re.compile(r"제일|가장|젤|맨")
_ORDINAL = re.compile(
    r"^(?:(?:그럼|그러면|그)\s*)?(?P<nth>두|세|네|다섯)\s*번째(?:는|로는|로|엔|에는)?(?:요)?[?.!]*$"
)
# 나루 쪽은 몇이야?: the same asked of another one.
_SIDE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<name>\S+(?:\s\S+)?)\s?쪽(?:은|는|이|에는|엔)(?:요)?"
    r"(?:\s*(?:얼마|몇)\s?[가-힣]*)?[?.!]*$"
)
_MOST_NOUNS = 3  # a question with so many nouns of its own is no follow-up


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
        self._reports = reports
        self._titles = titles
        self._company = company
        self._naming = Naming(titles, company)
        self._newest = newest_year(reports)
        self._asked: list[str] = []
        self._former: Former | None = None

    def add(self, question: str, answer: str) -> None:
        """Take in a turn: a question as typed and its answer."""
        text = self.resolved(question).text
        self._asked.append(text)
        self._former = self._parts(text, answer)

    def resolved(self, question: str) -> Followed:
        """Return a question as it stands by itself; as typed where it already does."""
        former = self._former
        form = form_of(question)
        if former is None or not (former.topic or former.attribute or former.of(BODY)):
            return Followed(question, form.form, form.scale)
        if form.scale:
            share = form.scale in SHARES
            text = in_percent(former, form.scale) if share else former.text
            return Followed(text, form.form, "%" if share else form.scale)
        if not _HANGUL.search(question):
            return Followed(_in_english(question, former) or question, form.form)
        text = stepped(form.text, former)
        if (ordinal := _ORDINAL.match(text)) and (choice := self._last_choice()):
            return Followed(_SUPERLATIVE.sub(f"{ordinal['nth']} 번째로", choice), form.form)
        if side := _SIDE.match(text):
            text = with_josa(side["name"], "은/는")
        phrases = phrases_of(text, self._reports, self._titles)
        if (own := self._of_members(text, former) or reasoned_so(text, former)) or (
            own := at_several_times(text, phrases, former)
        ):
            return Followed(own, form.form)
        if not any(phrase.role != MARK for phrase in phrases):
            return Followed(former.text if form.form else question, form.form)
        if form.also:
            return Followed(with_more(former, text), form.form)
        return Followed(self._followed(Given.of(phrases), former) or question, form.form)

    def _of_members(self, text: str, former: Former) -> str:
        """Return a question of both things asked about, or of all of their kind, or nothing."""
        swapped = swapped_in(self._asked)
        if two := of_two(text, former.matter, swapped):
            matter, asked = two
            given = Given.of(phrases_of(asked, self._reports, self._titles))
            about = former.attribute if given.of_the_same or not given.asks else ""
            return of_it(given, replace(former, topic=(), named=matter), about, given.words)
        if swapped and asks_of_all(text) and swapped.after in former.matter.split():
            topic = tuple(p for p in former.topic if p.stem != swapped.after)
            given = Given.of(phrases_of(text, self._reports, self._titles))
            return of_it(given, replace(former, topic=topic), text)
        return ""

    def _followed(self, given: Given, former: Former) -> str:
        """Return a follow-up resolved, ``""`` where the question stands by itself."""
        names = self._naming.names(given)
        if self._naming.is_apart(given, former):
            return ""
        if given.among or (given.superlative and not names):
            elsewhere = given.about_offices and not DEPARTMENT.search(former.matter)
            return "" if elsewhere and not given.among else among(given, former)
        if given.others:
            return others(given, former)
        if given.pointing:
            return pointed(given, former, self._reports)
        if given.divides:
            return divided(given, former)
        if (names and given.asks) or len(given.topics) >= _MOST_NOUNS:
            goes_on = given.marked or any(name in former.matter for name in names)
            return at_its_time(given, former) if goes_on and not given.period else ""
        if given.topics and not given.asks:
            return self._about(given, former, bool(names))
        if not given.own or (given.period and given.what_it_says):
            return self._elsewhere(given, former)
        return self._asked_of(given, former)

    def _about(self, given: Given, former: Former, name: bool) -> str:
        """Return the former question about another topic, or for each of something."""
        if given.topics[-1].stem.endswith("별"):
            return divided(given, former)
        base = former
        if given.period:
            base = self._parts(with_period(former, given.period), former.answer)
        if base.of(SUPERLATIVE) and base.attribute and not VAGUE.match(given.name):
            # 집행률이 제일 낮은 과는? → 별빛과는요?: what the others have of what was told by.
            asked = with_josa(base.attribute, "은/는")
            return sentence(*scope(given, base), given.name, asked, "얼마인가")
        return with_topic(base, given.name, self._goes, name)

    def _elsewhere(self, given: Given, former: Former) -> str:
        """Return the former question at another time, or of another body."""
        base = former
        if given.period:
            base = self._parts(with_period(former, given.period), former.answer)
        if not given.bodies and self._reports_then(given, base):
            return base.text
        kept = (phrase.text for phrase in base.phrases if phrase.role != BODY)
        return sentence(joined(given.bodies), *kept)

    def _reports_then(self, given: Given, former: Former) -> bool:
        """Say whether the former's body reported in the year given, or nobody did (renamed)."""
        bodies = bodies_in(joined(former.of(BODY)), self._reports)
        years = years_in(joined(given.period), self._newest)
        then = {r.body for year in years for r in self._reports if r.issued[:4] == str(year)}
        return not (bodies and then) or not then.isdisjoint(bodies)

    def _asked_of(self, given: Given, former: Former) -> str:
        """Return something else asked of the same topic."""
        if given.why:
            return reasoned(former)
        if given.of_both and len(self._asked) > 1:
            former = self._parts(both(self._asked[-2], former.text) or former.text, former.answer)
        own = [phrase.text for phrase in given.own]
        if not given.of_the_same or not former.attribute:
            return of_it(given, former, *own)
        about = former.attribute
        if not given.attributes:
            about = with_josa(about, "이/가" if own[0].startswith("왜") else "은/는")
        other = self._other_year(former) if given.changed and not given.period else None
        if other is None:
            return of_it(given, former, about, *own)
        (year,) = years_in(former.text, self._newest)
        _, body = scope(given, former)
        earlier, later = sorted((year, other))
        return sentence(f"{later}년", body, former.matter, about, f"{earlier}년보다", *own)

    def _goes(self, first: str, second: str) -> bool:
        return self._company is None or self._company.share(second, first) > 0

    def _parts(self, question: str, answer: str) -> Former:
        return former_of(question, answer, self._reports, self._titles)

    def _last_choice(self) -> str:
        """Return the last question for the most of several, ``""`` if there was none."""
        return next((text for text in reversed(self._asked) if _SUPERLATIVE.search(text)), "")

    def _other_year(self, former: Former) -> int | None:
        """Return the other year asked about, where the question before names one year."""
        years = years_in(former.text, self._newest)
        earlier = (y for text in reversed(self._asked[:-1]) for y in years_in(text, self._newest))
        return next((y for y in earlier if y not in years), None) if len(years) == 1 else None


def _in_english(text: str, former: Former) -> str:
    """Return the former question for the year that an English follow-up names, or nothing."""
    years = _FOUR_DIGITS.findall(text)
    if len(years) != 1 or not only_asks(re.sub(r"[\d?.,!]+", " ", text)):
        return ""
    new, count = _FOUR_DIGITS.subn(years[0], former.text)
    return new if count else sentence(former.text.rstrip("?"), "in", years[0])
