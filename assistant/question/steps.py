"""Times that a follow-up counts from the question before: 그 전 해, 이듬해, 지금."""

from __future__ import annotations

import re

from assistant.question.former import Former
from assistant.question.years import years_in
from prompts.josa import with_josa

_YEAR = r"(?:해|연도|년도?)"
_STEPS: tuple[tuple[str, int], ...] = (
    (r"지지난\s?해|그?\s?전전\s?해", -2),
    (
        rf"(?:그|바로)\s?전\s?{_YEAR}?|전년도?|그\s?이전|직전\s?{_YEAR}|한\s?해\s?전|1년\s?전|전해",
        -1,
    ),
    (rf"(?:그|바로)\s?다음\s?{_YEAR}?|이듬해|다음\s?{_YEAR}|1년\s?[뒤후]", 1),
    (r"2년\s?전", -2),
    (r"2년\s?[뒤후]", 2),
    (r"3년\s?전", -3),
)
_END = r"(?:에는|에도|엔|에|은|는|의|도|에선|에서는)?(?:요)?(?=\s|$|[?.!,])(?!\s*대비)"
_STEP_PATTERNS = tuple((re.compile(rf"(?:{words}){_END}"), by) for words, by in _STEPS)
_NOW = re.compile(
    r"^(?:(?:그럼|그러면)\s*)?(?:지금|현재|요즘|최근)(?:에는|은|는|엔)(?:요)?(?=[\s?]|$)"
)
_NEWEST = "가장 최근 보고에서는"
# The last and the first of a kind: the least and the most.
_ENDS = re.compile(
    r"^(?P<mark>(?:그럼|그러면)\s)?(?:(?P<last>꼴찌|꼴등|최하위|맨\s?끝)|(?:1|일)등|(?:1|일)위|최상위)"
    r"(?:는|은|가|이)?(?:요)?\s*(?:(?:어느|어떤|무슨)\s(?P<kind>\S+?)|어디|누구|뭐)?"
    r"(?:이?야|이?예요|이에요|인가요?|이?죠|입니까|이?지요?)?[?.!]*$"
)
_SEEN = re.compile(r"(?<=만)\s+(?:보면|치면|따지면|놓고\s*보면)[?.!]*$")


def stepped(text: str, former: Former) -> str:
    """Return a follow-up with what 그 전 해 means, 지금 (the newest report) and 꼴찌 (the least).

    Counted from the first or the last year of the question before, or of its answer.
    """
    text = _NOW.sub(_NEWEST, _SEEN.sub("", text))
    if end := _ENDS.match(text):
        kind = with_josa(end["kind"] or "곳", "은/는")
        return f"{end['mark'] or ''}제일 {'낮은' if end['last'] else '높은'} {kind} 어디인가?"
    years = years_in(former.text, None) or years_in(former.answer, None)
    for pattern, by in _STEP_PATTERNS if years else ():
        if match := pattern.search(text):
            year = (min(years) if by < 0 else max(years)) + by
            return f"{text[: match.start()]}{year}년에는{text[match.end() :]}"
    return text
