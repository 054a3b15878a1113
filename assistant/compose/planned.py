"""Whether a candidate tells what was to come, where a question asks for what came about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.evidence import Evidence
from assistant.compose.rows import RowItem
from assistant.compose.told import around
from assistant.question import Understood

_HAPPENED = re.compile(
    r"실제|집계|다녀[간가]|최종(?:적으로|\s)|(?:끝나고|끝난\s뒤|행사\s[뒤후]|까지\s이어진|받아\s?간)\s"
)
# Where one clause of a question ends (… 계획했던데, 그중 실제로 …).
_CLAUSE = re.compile(r"(?<=[가-힣])[.?!,]\s|(?:던데|는데|지만|말고)\s")
# What is labelled with the time of an event, and a month with its year.
_HELD = re.compile(r"^[^:]{0,6}(?:개최|일\s?시|기\s?간|시\s?기)[^:]{0,4}:")
_DATE = re.compile(r"(?:20|['’‘]\s?)(?P<year>\d\d)[.년]\s?(?P<month>1[0-2]|0?[1-9])(?!\d)")
_DAY = re.compile(r"(?<![\d.'’‘])(1[0-2]|0?[1-9])\.\s?\d{1,2}\.?\s?\(")
_PLANNED = re.compile(r"목표|계획|예정|향후|\(안\)|내외")
# What may be had at most is not what was had.
_LIMIT = re.compile(r"최대\s?약?\s?\d|\d\S{0,3}\s?(?:이내|한도)")
# What a question says was to come: it may ask for both.
_PROMISED = re.compile(r"목표\s?(?:대비|보다|에\s비)|(?:다고|기로|려고)\s|겠다|예상|전망|당초|약정")
_PLAN_TITLE = re.compile(r"(?:목표|계획)(?:\s?\(안\))?\s*$")
# A goal that was reached is none to come (목표액 달성, 목표 30억 대비 142%).
_REACHED = re.compile(
    r"목표(?:액|치|량|율|률)?(?:를|을)?\s(?:\S+\s)?(?:대비|초과\s?달성|달성(?!\s?[을를추전]))"
)
_DONE = re.compile(r"실적|결과|완료|달성|성과|결성|누적|확정")


def only_planned(
    question: Understood, evidence: Evidence, beside: Sequence[Evidence] = (), issued: str = ""
) -> bool:
    """Say whether a question asks what came about, and a candidate tells what was to come.

    Parameters
    ----------
    beside
        What stands beside the candidate and may date it.
    issued
        The month of its report (``2034-08``), after which nothing has come about.
    """
    text = next(filter(_HAPPENED.search, _CLAUSE.split(question.search)), "")
    if not text or _PLANNED.search(text) or _PROMISED.search(question.search):
        return False
    if says_done(evidence):
        return False
    if _PLANNED.search(around(evidence)) or _LIMIT.search(evidence.item.text):
        return True
    dates = (one.item.text for one in beside if _HELD.search(one.item.text))
    told = (around(evidence), *dates)
    ahead = any(is_after(text, issued) for text in told)
    own = question.years == (int(issued[:4]),) if issued else False
    return ahead or (own and any(_is_later(text, issued) for text in told if _HELD.search(text)))


def says_done(evidence: Evidence) -> bool:
    """Say whether a candidate itself tells of something as done, and of no plan."""
    own = evidence.item.text
    item = evidence.item
    above = item.table.heading[-1:] if isinstance(item, RowItem) else item.heading[-1:]
    under_plan = any(_PLAN_TITLE.search(title) for title in above)
    planned = _PLANNED.search(_REACHED.sub(" ", own)) or under_plan
    return _DONE.search(own) is not None and not planned


def is_after(text: str, issued: str) -> bool:
    """Say whether all dates of a text lie after a month."""
    dates = [(int(d["year"]) % 100, int(d["month"])) for d in _DATE.finditer(text)]
    return bool(dates and issued) and min(dates) > (int(issued[2:4]), int(issued[5:7]))


def _is_later(text: str, issued: str) -> bool:
    """Say whether the days of a text, told without a year, lie after the month of its report."""
    months = [int(month) for month in _DAY.findall(text)]
    return bool(months) and min(months) > int(issued[5:7])
