"""Where an answer is to be looked for, said behind the question (… 몇 명? 2031년 보고 기준으로)."""

from __future__ import annotations

import re

_YEAR = r"(?:(?:19|20)\d{2}년?|['’‘`´′]?\d{2}년|올해|작년|지난해|금년|재작년|최근|이번)"
_HINT = re.compile(
    rf"^(?P<asked>\S.*\S)\s?[?.!]+\s+(?:그건\s|아마\s)?(?P<time>{_YEAR}(?:도)?(?:\s?\d{{1,2}}월)?)\s?"
    r"(?P<report>(?:업무\s?)?(?:보고서?|자료)|기준)(?:\s?기준)?"
    r"(?:으로|로|에서|에는|에|엔|상|을\s보고|를\s보고|이|가)?(?:요|만)?"
    r"(?:\s(?:있을|나와|나왔을|적혀|실려|실렸을|들어|있는|말)\s?[^?]*)?[.?!]*$"
)
_THIS_YEAR = re.compile(r"(?<![가-힣])(?:올해|금년)(?:에는|에|엔|의)?\s")


def hint_first(text: str) -> str:
    """Return a question with the report that it names at its end in front.

    Examples
    --------
    >>> hint_first("솔뫼관은 언제 열었습니까? 올해 보고서에 있을 텐데")
    '올해 보고서에서 솔뫼관은 언제 열었습니까?'
    """
    hint = _HINT.match(text)
    if hint is None:
        return text
    at = "기준" if hint["report"] == "기준" else "보고서에서"
    asked = _THIS_YEAR.sub("", hint["asked"]) if re.search(r"\d", hint["time"]) else hint["asked"]
    return f"{hint['time']} {at} {asked}?"
