"""Heads of paragraphs that a word processor numbers by itself: ``1.``, ``가.``, ``(1)``, ``①``."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

# Names of the OWPML standard (KS X 6101), which HWP 5 counts in the same order.
KINDS = (
    "DIGIT",
    "CIRCLED_DIGIT",
    "ROMAN_CAPITAL",
    "ROMAN_SMALL",
    "LATIN_CAPITAL",
    "LATIN_SMALL",
    "CIRCLED_LATIN_CAPITAL",
    "CIRCLED_LATIN_SMALL",
    "HANGUL_SYLLABLE",
    "CIRCLED_HANGUL_SYLLABLE",
    "HANGUL_JAMO",
    "CIRCLED_HANGUL_JAMO",
    "HANGUL_PHONETIC",
    "IDEOGRAPH",
    "CIRCLED_IDEOGRAPH",
    "DECAGON_CIRCLE",
    "DECAGON_CIRCLE_HANJA",
)
_SERIES = {
    "CIRCLED_DIGIT": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "ROMAN_CAPITAL": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "ROMAN_SMALL": "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ",
    "LATIN_CAPITAL": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "LATIN_SMALL": "abcdefghijklmnopqrstuvwxyz",
    "CIRCLED_LATIN_CAPITAL": "ⒶⒷⒸⒹⒺⒻⒼⒽⒾⒿⓀⓁⓂⓃⓄⓅⓆⓇⓈⓉⓊⓋⓌⓍⓎⓏ",
    "CIRCLED_LATIN_SMALL": "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ",
    "HANGUL_SYLLABLE": "가나다라마바사아자차카타파하",
    "CIRCLED_HANGUL_SYLLABLE": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "HANGUL_JAMO": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "CIRCLED_HANGUL_JAMO": "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭",
    "HANGUL_PHONETIC": "일이삼사오육칠팔구십",
    "IDEOGRAPH": "一二三四五六七八九十",
    "CIRCLED_IDEOGRAPH": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "DECAGON_CIRCLE": "갑을병정무기경신임계",
    "DECAGON_CIRCLE_HANJA": "甲乙丙丁戊己庚辛壬癸",
}
_PLACE = re.compile(r"\^(\d{1,2}|[nN])")


@dataclass(frozen=True, slots=True)
class Level:
    """How the heads of one level look.

    ``template`` is ``^1.`` or ``^1-^2)``, where ``^2`` stands for the second level's number and
    ``^n`` for those of all levels; ``kind`` is one of ``KINDS``.
    """

    template: str
    kind: str = "DIGIT"
    start: int = 1


class Counters:
    """Counts the numbered paragraphs of a document."""

    def __init__(self) -> None:
        self._counts: dict[Hashable, dict[int, int]] = {}

    def head(self, key: Hashable, levels: Mapping[int, Level], level: int) -> str:
        """Count one more paragraph and return its head.

        Parameters
        ----------
        key
            Which list the paragraph belongs to.
        levels
            The list's levels, the outermost 1.
        level
            The paragraph's level.

        Examples
        --------
        >>> counters, levels = Counters(), {1: Level("^1."), 2: Level("^1-^2)")}
        >>> [counters.head("목록", levels, level) for level in (1, 2, 2, 1, 2)]
        ['1.', '1-1)', '1-2)', '2.', '2-1)']
        """
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, {})
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        counts[level] = counts.get(level, levels[level].start - 1) + 1

        def number(of: int) -> str:
            look = levels.get(of, Level(""))
            return spelled(counts.get(of, look.start), look.kind)

        def fill(place: re.Match[str]) -> str:
            if place[1].isdigit():
                return number(int(place[1]))
            path = ".".join(number(of) for of in range(1, level + 1))
            return path + "." * (place[1] == "N")

        return _PLACE.sub(fill, levels[level].template)


def spelled(number: int, kind: str) -> str:
    """Return a number in one of ``KINDS``, in digits where that series has ended.

    Examples
    --------
    >>> [spelled(3, kind) for kind in ("DIGIT", "HANGUL_SYLLABLE", "CIRCLED_DIGIT")]
    ['3', '다', '③']
    """
    series = _SERIES.get(kind, "")
    return series[number - 1] if 0 < number <= len(series) else str(number)
