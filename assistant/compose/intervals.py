"""How long it is from one event to another: dates that the reports tell in different places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.compute import Computed, computed_in
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from ingest.cleaning import clean
from prompts.messages import message

_HOW_LONG = re.compile(r"몇\s?(?:개월|달|년)")
_EVENTS = (
    *("착공", "준공", "완공", "개관", "개소", "개원", "개장", "개통", "심의", "설계완료"),
    *("시공사 선정", "선정", "발주", "출범", "지정", "개최", "발표"),
)
_OPENED = re.compile(r"문[을]?\s?(?:여|연|열)|오픈")  # said of a house of any kind
_OPENINGS = ("개관", "개소", "개원", "개장", "개통")
_LATER = re.compile(
    r"(?P<one>[^?,]+?)(?:은|는|이|가)\s(?P<other>[^?,]+?)보다\s[^?]*몇\s?(?:개월|달|년)"
    r"[^?]{0,4}(?:늦|먼저|빨|일찍|이르|뒤|앞|후|나중)"
)
_DATE = r"(?P<year>20\d\d|['’‘`´′]\s?\d\d)\s?[년.]\s?(?P<month>1[0-2]|0?[1-9])(?!\d)\s?[월.]?"
_BEHIND = re.compile(rf"{_DATE}(?!\s?[~∼])(?:\s?\d{{1,2}}\.?)?\s?(?P<event>[가-힣]+)")
_AHEAD = re.compile(rf"(?P<event>[가-힣]+(?:\s(?:및|·)\s[가-힣]+)?)\s?[:：(]\s?{_DATE}(?!\s?[~∼])")
_LEAST = 0.4  # of the names that a statement with a date must speak of, with those above it
_MINE = 0.7  # of the names of one of two things, by weight, that what is told of it must have
_NAME = 3  # letters of a name that tells one matter from others
_LOOKED = 12  # candidates whose dates are read


@dataclass(frozen=True, slots=True)
class _Moment:
    """When something took place: its date as written, and the statement that tells it.

    ``told`` is that statement with what it hangs from, ``about`` with all above it, squeezed.
    """

    event: str
    date: str
    months: int
    item: Item
    about: str
    told: str
    rank: int


def dates_apart(evidence: Sequence[Evidence], writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Return how many months lie between two events, with the formula; nothing where not told.

    They are two events of one matter (착공에서 준공까지), or one of two (나래관은 들꽃관보다).
    """
    asked = writer.question.search
    if not _HOW_LONG.search(asked):
        return "", ()
    moments = list(_moments(evidence[:_LOOKED]))
    events = _events_in(asked)
    later = _LATER.search(asked)
    if later is not None and len(events) == 1:
        pair = _of_two(moments, events[0], later, writer)
    elif later is None and len(events) == len(_asked_apart(asked)) == 2:
        pair = _of_one(moments, events, writer)
    else:
        return "", ()
    return _written(*pair, writer) if pair else ("", ())


def length_of(months: int) -> str:
    """Return a number of months as it is told.

    Examples
    --------
    >>> length_of(8), length_of(25), length_of(24)
    ('8개월', '2년 1개월(25개월)', '2년(24개월)')
    """
    years, rest = divmod(months, 12)
    return f"{years}년{f' {rest}개월' if rest else ''}({months}개월)" if years else f"{months}개월"


def _events_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the events that a question names, in its order, each by its words."""
    found: list[tuple[int, tuple[str, ...]]]
    found = [(text.index(word), (word,)) for word in _EVENTS if word in text]
    opened = _OPENED.search(text)
    if opened and not any(words[0] in _OPENINGS for _, words in found):
        found.append((opened.start(), _OPENINGS))
    kept = [one for one in found if not any(one[1][0] in o[1][0] != one[1][0] for o in found)]
    return tuple(words for _, words in sorted(kept))


def _asked_apart(text: str) -> tuple[str, ...]:
    """Return from what to what is asked (착공에서 준공까지), as written."""
    found = re.search(
        r"(\S+?)(?:에서|부터|해서|하고|한\s(?:뒤|후))\s(?:[^?]{0,12}\s)?(\S+?)(?:하기)?까지", text
    )
    return found.groups() if found else ()


def _moments(evidence: Sequence[Evidence]) -> Iterator[_Moment]:
    """Yield the dates of the statements with what took place then."""
    for rank, candidate in enumerate(evidence):
        item = candidate.item
        if isinstance(item, RowItem):
            continue
        text = clean(item.text)
        told = squeezed(" ".join((text, *(parent.text for parent in item.parents[-1:]))))
        above = (*(parent.text for parent in item.parents), *item.heading[-2:])
        about = told + squeezed(" ".join(above))
        for found in (*_BEHIND.finditer(text), *_AHEAD.finditer(text)):
            year = int(re.sub(r"\D", "", found["year"])) % 100 + 2000
            months = year * 12 + int(found["month"]) - 1
            date = f"{text[found.start('year') : found.end('month')]}월"
            yield _Moment(found["event"], date, months, item, about, told, rank)


def _of_one(
    moments: Sequence[_Moment], events: Sequence[tuple[str, ...]], writer: Writer
) -> tuple[_Moment, _Moment] | None:
    """Return two events of one matter: below one heading, or of one name."""
    wanted = writer.wanted
    fitting = [m for m in moments if wanted.share(wanted.credits_in(m.about)) >= _LEAST]
    first, second = ([m for m in fitting if _is(m, words)] for words in events)
    pairs = [
        (one, other)
        for one in first
        for other in second
        if one.months < other.months and _is_of_one(one, other, writer)
    ]
    return min(pairs, key=lambda pair: pair[0].rank + pair[1].rank) if pairs else None


def _is_of_one(one: _Moment, other: _Moment, writer: Writer) -> bool:
    if one.item.report != other.item.report:
        return False
    if one.item == other.item or one.item.parents[-1:] == other.item.parents[-1:] != ():
        return one.item == other.item or one.item.heading == other.item.heading
    texts = [squeezed(moment.item.text) for moment in (one, other)]
    shared = (n.text for n in writer.wanted.names if len(n.text) >= _NAME)
    named = any(all(name in text for text in texts) for name in shared)
    return named or (one.item.heading == other.item.heading and not one.item.parents)


def _of_two(
    moments: Sequence[_Moment],
    event: tuple[str, ...],
    later: re.Match[str],
    writer: Writer,
) -> tuple[_Moment, _Moment] | None:
    """Return when the same took place of two things that the question sets side by side."""
    names = [replace(name, text=re.sub("보다$", "", name.text)) for name in writer.wanted.names]
    one, other = (squeezed(later[side]) for side in ("one", "other"))
    own = (
        [name for name in names if name.text in one and name.text not in other],
        [name for name in names if name.text in other and name.text not in one],
    )
    found: list[_Moment] = []
    for mine, theirs in (own, own[::-1]):
        told = (
            moment
            for moment in moments
            if _is(moment, event)
            and _share(mine, moment.about) >= _MINE
            and _share(theirs, moment.told) < 1.0
        )
        found += [moment for moment in (next(told, None),) if moment]
    if len(found) < 2 or found[0].months == found[1].months:
        return None
    return (found[0], found[1]) if found[0].months < found[1].months else (found[1], found[0])


def _share(names: Sequence[Name], text: str) -> float:
    """Return the share of some names, by weight, that a text has; of none, nothing."""
    total = sum(name.weight for name in names)
    return sum(name.weight for name in names if name.text in text) / total if total else 0.0


def _is(moment: _Moment, words: tuple[str, ...]) -> bool:
    return any(word in moment.event for word in words)


def _written(early: _Moment, late: _Moment, writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Write both dates and how many months lie between them."""
    length = length_of(late.months - early.months)
    name = writer.name(late.item.report)
    formula = f"{early.date} ~ {late.date} = {length}"
    told = message(
        "assistant.dates_apart", report=name, first=early.date, second=late.date, length=length
    )
    marks = "".join(dict.fromkeys((writer.mark(early.item), writer.mark(late.item))))
    entries = dict.fromkeys((writer.entry(early.item, name), writer.entry(late.item, name)))
    text = "\n".join(
        (f"{told} {marks}", message("assistant.reckon_formula", formula=formula), *entries)
    )
    return text, computed_in(length, formula)
