"""Korean particles that agree with the word before them."""

from __future__ import annotations

import re
import string
from typing import Any

# Final consonants of digits (영 일 삼 육 칠 팔) and Latin letters (엘 엠 엔 알) as they are read.
_DIGIT_ENDS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}
_LATIN_ENDS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
_OPEN_SIGNS = "%㎡"  # 퍼센트, 제곱미터
_PAIR = re.compile(r"^(으로/로|[가-힣]+/[가-힣]+)$")


def _final(word: str) -> str:
    """Return the final consonant that ``word`` ends with when read aloud, or ``""``."""
    for char in reversed(word):
        if char in _OPEN_SIGNS:
            return ""
        if "가" <= char <= "힣":
            jong = (ord(char) - 0xAC00) % 28
            return "ㄹ" if jong == 8 else ("ㄱ" if jong else "")
        if char.isdigit():
            return _DIGIT_ENDS.get(char, "")
        if char.isascii() and char.isalpha():
            return _LATIN_ENDS.get(char.lower(), "")
    return ""


def with_josa(word: str, pair: str) -> str:
    """Append the particle of ``pair`` that agrees with ``word``.

    Parameters
    ----------
    word
        Any text; the last letter that is read aloud decides.
    pair
        The form after a consonant, a slash, the form after a vowel: ``"을/를"``, ``"으로/로"``.

    Examples
    --------
    >>> with_josa("예산", "을/를")
    '예산을'
    >>> with_josa("서울", "으로/로")
    '서울로'
    >>> with_josa("report.pdf", "이/가")
    'report.pdf가'
    """
    closed, open_ = pair.split("/")
    final = _final(word)
    if closed == "으로" and final == "ㄹ":
        return word + open_
    return word + (closed if final else open_)


class KoreanFormatter(string.Formatter):
    """``str.format`` in which ``{name:을/를}`` appends the particle that fits."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 (as in the base class)
        """Format one field; a spec of two Korean particles picks one of them."""
        if _PAIR.match(format_spec):
            return with_josa(str(value), format_spec)
        return str(super().format_field(value, format_spec))
