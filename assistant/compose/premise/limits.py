"""The bounds that a question claims (200석을 넘었다는데), and what limits a figure (1인당)."""

from __future__ import annotations

import re

# 200개를 넘었다는데 claims a bound; 200개를 넘는 부서 only says which are meant.
_BOUND = re.compile(
    r"\s?(?:을|를|이|도|에|은|는)?\s?(?:더\s)?(?:(?P<over>이상|초과|넘|웃[도돌])"
    r"|(?P<under>이하|미만|못\s?미|밑[도돌]|안\s?[되돼]|못\s?넘))(?P<rest>[가-힣]*)(?P<next>\s[가-힣]+)?"
)
_CLAIMS = re.compile(
    r"이?라|이?었|였|인데|이던|이?죠|이?지|했|됐|하였|되었|[가-힣]?다[는던고]|았|겼|친다|돈다"
)
_ALSO = re.compile(r"[게어]|[기]고|어서")  # 넘게 참여했다는데: the next word tells
_STATES = re.compile(r"(?:데|다고|다며|다면서|죠|지요)$")  # 이상 모였다는데, but not 이상 기업
_NIEUN, _SYLLABLES, _FINALS = 4, 0xAC00, 28
# What a figure is a limit of, or a share for each of: 최대 2회, 1인당 300만원, 업체별 1명.
_EACH = re.compile(
    r"(?:(?P<people>인|명|사람|근로자|노동자|직원|시민)|(?P<firms>개사|사|업체|기업|회사|점포|가게|업소)"
    r"|(?P<other>업종|분야|부문|과제|과정|가구|팀|곳|교|학교|대학|센터|자치구|건|회))\s?(?:당|별로?|마다)"
    r"\s*(?:최대|총|각각|각)?\s*$"
)
_UTMOST = re.compile(r"(?:최대|최고|한도|최장)\s*(?:[가-힣]+\s)?$")


def bound_behind(text: str, end: int) -> str:
    """Return which bound an amount that ends at ``end`` is claimed to be.

    Examples
    --------
    >>> text = "좌석이 200석을 넘었다는데"
    >>> bound_behind(text, 8), bound_behind("200석을 넘는 극장", 4), bound_behind("200석인데", 4)
    ('>', '?', '')

    Returns
    -------
    str
        ``>`` or ``<``; ``?`` where it says which things are meant, and is claimed of none; else
        ``""``.
    """
    match = _BOUND.match(text, end)
    if match is None:
        return ""
    following = (match["next"] or "").strip()
    claimed = _CLAIMS.match(match["rest"]) is not None
    if not claimed and following:
        if _ALSO.fullmatch(match["rest"]):
            claimed = (ord(following[-1]) - _SYLLABLES) % _FINALS != _NIEUN
        elif not match["rest"]:
            claimed = _STATES.search(following) is not None
    if not claimed:
        return "?"
    return ">" if match["over"] else "<"


def limit_of(before: str) -> str:
    """Return what kind of limit the words before a figure make it, ``""`` if none.

    Examples
    --------
    >>> limit_of("지원금은 1인당 "), limit_of("횟수는 최대 "), limit_of("예산은 ")
    ('people', 'most', '')
    """
    each = _EACH.search(before)
    if each is not None:
        kinds = (name for name in ("people", "firms") if each[name])
        return next(kinds, each["other"])
    return "most" if _UTMOST.search(before) else ""
