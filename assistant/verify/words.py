"""Words that say that something rose or fell."""

from __future__ import annotations

import re

UP, DOWN = 1, -1
UP_WORD, DOWN_WORD = "up", "down"

_RISES = (
    r"증가|급증|증액|증원|증대|확대|확충|확장|상승|급등|인상(?![적깊을이])|상향|신장|반등"
    r"|(?<![가-힣])늘(?=[어었린리려릴립고렸면])|(?<!매출을\s)(?<![실수]적을\s)(?<!성과를\s)(?<!수익을\s)(?<!소득을\s)(?<!원을\s)올[랐라려린렸]|오[르른름](?!폭)|(?<![가-힣])많|(?<![가-힣])높"
    r"|(?<![가-힣])증(?![가-힣])|초과|상회|웃돌"
)
_FALLS = (
    r"감소|급감|감액|감원|감축|축소|하락|급락|인하(?![여고는게대면])|하향|위축|둔화|삭감|절감"
    r"|(?<![가-힣])줄(?=[어었인이여일입고였면])|떨어[지졌진]|(?<![가-힣])내[렸린리려]"
    r"|(?<![가-힣])적(?=[은었어다습])|(?<![가-힣])낮|(?<![가-힣])감(?![가-힣])|미달|하회|밑돌"
)

CHANGE = re.compile(rf"(?P<{UP_WORD}>{_RISES})|(?P<{DOWN_WORD}>{_FALLS})")
"""A word of change; its group says which way."""


_PAIRS = (
    ("상반기", "하반기"),
    ("상승률", "하락률"),
    ("증가율", "감소율"),
    ("증가폭", "감소폭"),
    ("최대", "최소"),
    ("최고", "최저"),
    ("흑자", "적자"),
    ("강화", "완화"),
    ("개선", "악화"),
    ("유입", "유출"),
    ("신설", "폐지"),
    ("이전", "이후"),
)
OPPOSITE = {word: other for pair in _PAIRS for word, other in (pair, pair[::-1])}
"""What is the opposite of each such word."""

OPPOSED = re.compile(rf"(?P<both>상[·‧]\s?)?(?P<word>{'|'.join(OPPOSITE)})")
"""A word of a pair of opposites; ``both`` says that it is one of 상·하반기."""


def way_of(found: re.Match[str]) -> int:
    """Return which way a match with the groups ``up`` and ``down`` goes."""
    return UP if found[UP_WORD] else DOWN
