"""Things of one kind that were asked about one after the other (동부 예산은? 남부는요?)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.question.answered import two_named
from assistant.question.former import Former
from prompts.josa import with_josa

_PARTICLE = re.compile(r"(?:에서는|에는|에서|은|는|이|가|을|를|에|의|과|와)$")
_PAIR = 2
_MOST_WORDS = 4  # of a thing's name
_TIME = re.compile(r"\d+(?:년|월|분기)|(?<!\d)20\d\d(?!\d)|[상하]반기|올해|작년|지난해|전년")
_REPORTED = re.compile(r"^(?P<time>\d+년(?:\s\d+월)?)\s(?:업무\s?)?보고서?(?:에서|에는|에)?$")
_COUNTS = {"둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7}
_KINDS = (
    r"(?:곳|군데|개|가지|사업|기관|캠퍼스|센터|시설|부서|과|분야|단지|지구|행사|대회|펀드|회사|팀|권역"
    r"|건물)"
)
_MANY = (
    rf"(?:(?P<number>둘|셋|넷|다섯|여섯)|(?P<some>두|세|네|다섯|여섯|일곱|[2-9](?:대)?)\s?{_KINDS})"
)
_SO_MANY = re.compile(
    rf"(?<![가-힣\d])(?:그\s|이\s)?{_MANY}(?:의|은|는|이|을|를|끼리|\s?사이의?)?(?:\s?(?:다|모두|전부))?"
    r"(?=\s|[?.!]|$)"
)
_UNTIL = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<names>\S.*?)까지(?:\s?(?:다|모두|전부|같이|함께|해서|포함해서?|합쳐서?|묶어서?))*"
    rf"\s(?:{_MANY}(?:의|은|는|을|를|이)?|(?P<all>다|모두|전부|같이|함께|합치면|더하면|합하면|합쳐서?))(?=\s|[?.!]|$)"
)
_AND = re.compile(r"(?:이랑|랑|하고|와|과|,)\s+")
_REST = re.compile(
    rf"(?:남는|남은|나머지|전체|모든|[두세네]|다섯|여섯|\d+)\s?{_KINDS}?\s?(?:곳|군데|개)?\s?(?:중|가운데)"
)
# Each of the two told of (올해 보고에선 각각 몇 곳이야).
_EACH = re.compile(
    r"^(?:(?:그럼|그러면|올해|작년|지금|현재|\S*(?:\d년|\d월|보고|기준)\S*|실제로?"
    r"|\S+[된는한던]\s(?:건|것은|거는|데는))\s){0,4}각각\s"
)
_DIFFERENCE = re.compile(r"(?:\S*(?:실적|결과|보고서?)(?:에서는|에선|에서|에는|으로는)?\s+)?차이")
_IN_ALL = re.compile(r"^(?:(?:그럼|그러면)\s)?(?:총|모두|전부|전체로는?)\s(?:몇|얼마)")
_OF_THEM = re.compile(r"(?<=[둘셋넷섯])\s?(?:중|가운데)")
_TOGETHER = re.compile(
    r"(?:다|모두|전부|전체)?\s?(?:합|더하|더해|해서)|(?:다|모두|전부|전체)(?=\s|[?.!]|$)"
)


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two things of one kind: the words of the one before and those of the one after."""

    before: str
    after: str


_DEGREE = re.compile(r"^(?:[많적작높낮넓좁짧]은?|[큰긴])$")


def swap_of(one: str, other: str) -> tuple[str, Swapped, str] | None:
    """Return where two questions differ, with what stands before and behind, or nothing.

    Examples
    --------
    >>> swap_of("봄 축제 예산은?", "가을 축제 예산은?")
    ('', Swapped(before='봄', after='가을'), '축제 예산은?')
    """
    first, second = (text.rstrip("?").replace(", ", " ").split() for text in (one, other))
    least = min(len(first), len(second))
    front = next((n for n in range(least) if first[n] != second[n]), least)
    back = next((n for n in range(least - front) if first[-1 - n] != second[-1 - n]), least - front)
    a, b = first[front : len(first) - back], second[front : len(second) - back]
    if not (0 < len(a) <= _MOST_WORDS and 0 < len(b) <= _MOST_WORDS and front + back):
        return None
    swapped = Swapped(_bare(" ".join(a), " ".join(b)), " ".join(b))
    return " ".join(first[:front]), swapped, " ".join(first[len(first) - back :])


def series_in(asked: Sequence[str]) -> tuple[str, ...]:
    """Return the last things that took each other's place in a conversation, oldest first.

    Parameters
    ----------
    asked
        The questions so far, each as it stands by itself, oldest first.

    Examples
    --------
    >>> series_in(["달빛공방 예산은 얼마죠?", "별빛공방 예산은 얼마죠?", "별빛공방 위치는?"])
    ('달빛공방', '별빛공방')
    """
    found: tuple[str, ...] = ()
    for one, other in reversed(list(pairwise(asked))):
        swap = swap_of(one, other)
        if swap is None or not swap[2] or _TIME.search(f"{swap[1].before} {swap[1].after}"):
            continue
        if _DEGREE.match(swap[1].before) or _DEGREE.match(swap[1].after):
            continue  # 제일 많은 분야는? 제일 적은 건?
        before = _PARTICLE.sub("", swap[1].before)
        after = _PARTICLE.sub("", swap[1].after)
        if not found and before and after:
            found = (before, after)
        elif found and after == found[0] and before not in found:
            found = (before, *found)
    return found


def of_several(text: str, matter: str, series: Sequence[str]) -> tuple[str, str] | None:
    """Return the matter of several things and what is asked of them (둘의 예산 차이는?).

    ``None`` where nothing is asked of so many, or the matter is of none.
    """
    if until := _UNTIL.match(text):
        new = [name.strip() for name in _AND.split(until["names"])]
        count = _number(until["number"] or until["some"]) or len(new) + 1
        known = [*series] if series and series[-1] in matter else [matter]
        names = known[-max(1, count - len(new)) :]
        whole = _put(matter, known[-1], ", ".join([*names, *new]))
        together = until["all"] or ""
        rest = f"{together if together[:1] in '합더' else ''}{text[until.end() :]}"
        return whole, rest.strip()
    many = _SO_MANY.search(text)
    if many is None and len(series) == _PAIR and series[-1] in matter and _EACH.search(text):
        both = f"{with_josa(series[0], '과/와')} {series[1]}"
        return _put(matter, series[-1], both), text
    if many is None or len(series) < _PAIR or series[-1] not in matter:
        return None
    count = _number(many["number"] or many["some"])
    if count > len(series):
        return None
    old = series[-count:]
    both = f"{with_josa(old[0], '과/와')} {old[1]}" if count == _PAIR else ", ".join(old)
    return _put(matter, series[-1], both), f"{text[: many.start()]}{text[many.end() :]}".strip()


def both_of(first: str, second: str, matter: str) -> tuple[str, str] | None:
    """Return two questions that differ in one place as one of both, and its matter.

    The matter is ``""`` where they differ in something else, as in their times.

    Examples
    --------
    >>> both_of("봄 축제 예산은?", "가을 축제 예산은?", "가을 축제")
    ('봄과 가을 축제 예산은', '봄과 가을 축제')
    """
    swap = swap_of(first, second)
    if swap is None:
        return None
    front, swapped, back = swap
    reported = _REPORTED.match(swapped.before)
    if reported and not _REPORTED.match(swapped.after):  # 2031년 보고서에 … → 2033년은
        swapped = Swapped(reported["time"], swapped.after)
    two = f"{with_josa(swapped.before, '과/와')} {swapped.after}"
    after = _PARTICLE.sub("", swapped.after)
    mine = f"{with_josa(_PARTICLE.sub('', swapped.before), '과/와')} {after}"
    whole = matter.replace(after, mine, 1) if after in matter else ""
    return " ".join(word for word in (front, two, back) if word), whole


def parted(text: str) -> tuple[str, str]:
    """Return how many of a kind are meant, and what is asked of them (다섯 곳 다 합치면)."""
    many = _SO_MANY.search(text)
    if many is None:
        return "", text
    group = text[many.start() : many.end("number") if many["number"] else many.end("some")]
    kind = re.match(rf"\s?{_KINDS}", text[many.start() + len(group) :])
    end = many.start() + len(group) + (kind.end() if kind else 0)
    return text[many.start() : end], f"{text[: many.start()]}{text[end:]}".strip()


def without_two(text: str) -> str:
    """Return a question of two things without the word that says so, ``""`` if it is of others."""
    many = _SO_MANY.search(text)
    if many is None or _number(many["number"] or many["some"]) != _PAIR:
        return ""
    rest = re.sub(r"^\s*(?:중|가운데)에?", "", text[many.end() :])
    return f"{text[: many.start()]}{rest}".strip()


def of_told_two(text: str, answer: str) -> tuple[str, str] | None:
    """Return the two things that an answer names and what is asked of them (둘 중 더 큰 건?)."""
    told, asked = two_named(answer), without_two(text)
    if len(told) != _PAIR or not asked:
        return None
    among = " 가운데" if re.search(r"(?:중|가운데)(?=에|엔|\s)", text) else ""
    return f"{with_josa(told[0], '과/와')} {told[1]}{among}", asked


def of_two_chosen(text: str, turns: Sequence[Former]) -> tuple[str, str] | None:
    """Return the last two that were chosen of one group and what is asked of them, or nothing."""
    chosen = [turn for turn in turns if turn.named]
    asked = without_two(text)
    if not asked or len({turn.named for turn in chosen}) < _PAIR:
        return None
    last = chosen[-1]
    other = next(turn for turn in reversed(chosen) if turn.named != last.named)
    if other.group != last.group:
        return None
    if last.attribute and _DIFFERENCE.search(asked):  # 2033년 실적에선 두 분야 차이가 몇 명 나요
        asked = _DIFFERENCE.sub(f"{last.attribute} 차이", asked, count=1)
    return f"{last.group} {with_josa(other.named, '과/와')} {last.named}", asked


def asks_of_all(text: str, series: Sequence[str]) -> bool:
    """Say whether something is asked of all of a kind (남는 세 곳 중에, 다섯 군데 다 합치면)."""
    if _REST.search(text) or (len(series) >= _PAIR and _IN_ALL.match(text)):
        return True
    many = _SO_MANY.search(text)
    more = many is not None and _number(many["number"] or many["some"]) > len(series)
    of_all = _TOGETHER.search(text) or (len(series) >= _PAIR and _OF_THEM.search(text))
    return more and of_all is not None


def _number(word: str | None) -> int:
    plain = (word or "0").removesuffix("대")
    return _COUNTS.get(plain) or int(plain)


def _put(matter: str, old: str, new: str) -> str:
    if new in matter:
        return matter
    return matter.replace(old, new, 1) if old in matter else f"{matter} {new}".strip()


def _bare(word: str, other: str) -> str:
    """Return words without the particle that they have in common with others."""
    for particle in ("에서는", "에는", "에서", "은", "는", "에", "의"):
        if word.endswith(particle) and other.endswith(particle) and len(word) > len(particle) + 1:
            return word.removesuffix(particle)
    return word
