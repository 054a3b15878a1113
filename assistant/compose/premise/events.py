"""What happens at a time: what it is called in questions, and in reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What an event is called in questions, and in reports.
_EVENTS: tuple[tuple[str, str], ...] = (
    (
        r"개관|개소|개장|개원|문을\s*[열여연]|오픈",
        r"(?:개관|개소|개장|개원|오픈)(?!전시|행사|기념|준비|시간|이노)",
    ),
    (r"준공|완공", r"준공|완공"),
    (r"착공|첫\s?삽", r"착공"),
    (r"출범|설립", r"출범|설립"),
    (
        r"열리|열린|열렸|(?<!문을\s)(?:열었|여는|연다|연\s)|개최|하는 거",
        r"개최|일시|일정|기간|열리|열린",
    ),
    (r"바뀌|바뀐|바꾼|바꿨|변경|개칭", r"변경|개칭|명칭|⇨|→"),
    (r"신설|도입|시작|들어[갔왔간온]", r"신설|도입|시작|신규|추가|사업기간"),
    (r"지정(?=[됐되돼된했한받])", r"지정"),
    (r"선정(?=[됐되돼된했한])", r"선정"),
    (r"출시(?=[됐되돼된했한])", r"출시"),
    (r"제정(?=[됐되돼된했한])", r"제정"),
    (r"조성(?=[됐되돼된했한])", r"조성|준공|완공|개관"),
    (r"체결(?=[됐되돼된했한])|협약을\s*맺", r"체결|협약"),
    (r"폐원|폐관|폐지|문을\s*닫", r"폐원|폐관|폐지"),
    (r"위탁기간|협약기간|계약기간", r"위탁기간|협약기간|계약기간|(?:위탁|수탁|협약).*[~∼～]"),
)
FROM = re.compile(r"부터|기간")
"""What tells since when something is done."""

PATTERNS = (
    *((re.compile(asked), re.compile(written)) for asked, written in _EVENTS),
    (re.compile(r"부터(?=\s?(?:추진|운영|시행|실시|진행|지원|해\s?[온왔]|계속))"), FROM),
)
"""Each event as asked and as written."""

# Any other noun that something was done at a time by (폐차했다는데, 완료됐다던데).
_DONE = re.compile(r"(?<=[월년일]에\s)[가-힣]{2,4}?(?=했|하였|됐|되었|된다|한다)")
_NO_EVENT = re.compile(
    r"지원|운영|추진|진행|시행|참여|발표|보고|편성|집행|투자|교육|배정|증가|감소"
)


def others_in(stating: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Yield what else a question says was done at a time, in the words of the question."""
    for event in _DONE.finditer(stating):
        if not _NO_EVENT.match(event[0]):
            yield re.compile(f"{event[0]}(?=[했됐됩돼된한하되])"), re.compile(event[0])
