"""A plan and what came of it: 당초 언제 연다고 했고 실제로는, 당초 개관 예정과 실제 개관일."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.comparing import Part
from index.records import ReportInfo
from prompts.josa import with_josa

CAME = (
    r"결국|진짜로|정작|실제(?!\s?(?:근무|재직|인원|직원|현원))"
    r"|최종적으로|끝내|마침내|그\s?[후뒤]|이후|나중"
)
"""How what came of something is spoken of; who works there in fact (실제 근무) came of no plan."""

PROMISED = re.compile(
    r"(?:겠|한|된|는|연)다고|기로\s했|(?:계획|예정|목표)(?:이라고|이었|였)|다더니|잡[았혔혀]"
)
"""How a plan is spoken of, which is what the reports of its own year say, not later ones."""

_OUTCOME = re.compile(CAME)
_AT_FIRST = re.compile(r"(?<![가-힣])(?:당초|처음|원래|애초)")
_STAGE = re.compile(
    r"(?<!\S)(?:당초|원래|애초|처음|실제|진짜|최종적)(?:에는|에|엔|로는|으로는|으로|로|는)?(?=\s)|(?<!\S)(?:결국|정작|끝내|마침내)(?=\s)"
)
_TIME = (
    r"(?:시기|시점|때|날짜|날|일정|일자|기한|시한"
    r"|(?:예정|목표|개관|개소|개장|개원|개통|준공|완공|착공|출범|설립|시행|발표)일)"
)
_PLANNED = re.compile(
    r"^(?P<topic>\S.*?)(?:의|은|는)?,?\s(?P<plan>(?:당초|원래|애초|처음|\d{2,4}년\D)(?:(?!언제).)*?"
    rf"(?:{_TIME}|예정|목표|계획))(?:와|과|이랑|랑|하고)\s"
    rf"(?P<outcome>(?:실제|최종|나중)\S*\s(?:\S+\s)??\S*{_TIME})(?![가-힣]{{2}})"
)


def is_planned(text: str) -> bool:
    """Say whether a clause tells of a plan, of which what came is then asked."""
    return _AT_FIRST.search(text) is not None or PROMISED.search(text) is not None


def with_both_asked(text: str) -> str:
    """Return a question that names the time of a plan and of its outcome as one that asks both.

    Examples
    --------
    >>> with_both_asked("솔뫼관의 당초 개관 예정과 실제 개관일을 비교해 주세요")
    '솔뫼관은 당초 개관 예정은 언제이고 실제 개관일은 언제인가'
    """
    found = _PLANNED.search(text)
    if not found:
        return text
    topic, plan, outcome = (with_josa(found[name], "은/는") for name in found.groupdict())
    return f"{topic} {plan} 언제이고 {outcome} 언제인가"


def staged(parts: Sequence[Part], reports: Sequence[ReportInfo]) -> list[Part]:
    """Return parts with the reports of a plan (당초) and of what came of it (실제로).

    What came of a plan stands in reports after the plan's own; a plan without a time stands in
    those before the report that it is compared with. Where neither has a time, the newest report
    tells of no plan and the oldest of no outcome.
    """
    found = list(parts)
    issued = {report.name: report.issued for report in reports}
    newest = max((issued[name] for name in found[0].reports), default="")
    for at, part in enumerate(found[1:], start=1):
        own = {name for name in part.reports or issued if issued[name] > newest}
        if found[0].year and own and _OUTCOME.search(part.text):
            found[at] = replace(part, reports=frozenset(own), outcome=True)
    first, last = found[0], found[-1]
    planned = _AT_FIRST.search(first.text) or PROMISED.search(first.text)
    if planned and not first.label:
        label = planned[0] if _AT_FIRST.match(planned[0]) else "당초"
        oldest = min((issued[name] for name in last.reports), default="")
        before = frozenset(name for name in issued if issued[name] < oldest)
        if before:
            found[0] = replace(first, reports=before, label=label)
        elif not last.label and _OUTCOME.search(last.text) and len(set(issued.values())) > 1:
            low, high = min(issued.values()), max(issued.values())
            plans = frozenset(name for name in issued if issued[name] < high)
            outcomes = frozenset(name for name in issued if issued[name] > low)
            found[0] = replace(first, reports=plans, label=label)
            found[-1] = replace(last, reports=outcomes, outcome=True)
    return [replace(part, text=" ".join(_STAGE.sub("", part.text).split())) for part in found]
