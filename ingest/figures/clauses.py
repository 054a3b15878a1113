"""The quantities of a clause, each with the words that name it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.figures.items import QUALIFIERS, Item
from ingest.figures.labels import MOST_AFTER, flattened, label_after, label_in
from ingest.figures.nearest import (
    are_listed,
    limited_name,
    name_in_brackets,
    names_before,
    stands_alone,
)
from ingest.figures.offices import offices_in
from ingest.figures.parts import quantities_of
from ingest.figures.shared import Named, ends_with_deed, opens_with_deed, with_shared_words

# A stroke or dot parts what has numbers (목공 40/도자 60), but no name (건설/제조업).
_DELIMITER = re.compile(
    r"[,;→⇨⇒➡()<>「」『』\[\]▸:：=➔•|…]|(?<![A-Z])\+|^\s?[~∼～]|(?:^|(?<=\s\s)|(?<=\d))\s?[/·‧]"
    r"|[/·‧](?=\s?(?:\d|$))|\s/\s|\s[-–]\s|(?:^|\s)[-–](?=[가-힣])"
)
_ARROW = "→⇨⇒➡➔"
_BESIDE = re.compile(
    r"\s*(?:[~∼～–-]\s*(?:만\s)?|(?:이상|초과)\s?[~∼～]\s?(?:만\s)?|/|\s및|간)?\s*(?:총|약)?\s*"
)
#: 도예 강좌 등 12개 과정: what is named is one of those that are counted.
_EXAMPLE = re.compile(r"(?<=[가-힣A-Za-z\d)」’'])\s*등\s*(?:총|약)?\s*$")
_TOPIC_END = re.compile(r"\s?[⇨→➡⇒]")
_LONGEST_TOPIC = 40
_ASIDE = re.compile(r"\s?\([^()]*\)")
_OF_WHOM = re.compile(r"\s?(?:이상|이하|미만|초과|이내)?\s?(?!이상|이하|미만|초과|이내)[가-힣]")
_ENDS_WORD = re.compile(r"(?:[을를은는에]|에서|에게|으로|부터|까지)$")
_LIMIT = re.compile(r"이상|이하|미만|초과|이내|내외|정도|가량|규모")
_DATED = re.compile(r"[^()]*\((?P<date>[^()]*\d[^()]*)\)\s*")
#: 지하 1층~지상 5층(4,840㎡) is the size of the whole building.
_STOREYS = (("지상",), ("지하",))
_THROUGH = re.compile(r"\S\s?(?:통한|통해|위한|위해)\s")
_JOINS = re.compile(r"^\s*(?:및|와|과|또는)\s")
#: 기존 4개 공방 및 2개 신규 조성, 2개 조성을 통한 6개 공방 운영: another thing is named.
_JOINS_ON = re.compile(r"\s(?:및|와|과|또는)\s*$|\S\s?(?:통한|통해|위한|위해)\s*$")


def name_quantities(item: Item) -> list[Named]:
    """Return the quantities of an item in their order, each with its labels."""
    return with_shared_words(item.text, list(_Namer(item).named()))


class _Namer:
    """Names quantity after quantity; those in parentheses by what stands before these."""

    def __init__(self, item: Item) -> None:
        self._text = item.text
        self._floor = item.after_key
        self._item_key = item.key
        self._found = quantities_of(item)
        self._offices = {office.start for office in offices_in(item.text)}
        self._starts = [one.start for one in self._found]
        self._ends = [one.end for one in self._found]
        self._labels: list[tuple[str, ...]] = []
        self._ahead: list[tuple[str, ...]] = []

    def _topic(self) -> str:
        """Return what stands before an arrow that no number precedes."""
        arrow = None if self._item_key else _TOPIC_END.search(self._text)
        if arrow is None or not self._found or self._found[0].start < arrow.start():
            return ""
        return label_in(self._text[: arrow.start()], longest=_LONGEST_TOPIC)

    def named(self) -> Iterator[Named]:
        topic = self._topic()
        for index, quantity in enumerate(self._found):
            labels, before, begin = self._before(index)
            self._labels.append(labels)
            self._ahead.append(labels)
            behind = self._behind(index, whole=bool(labels))
            if labels and not behind and quantity.text[-1:] == "개":
                behind = self._behind(index, whole=False, most=1)  # 거점 9개 기업과 협력
            if behind and behind not in labels:
                self._labels[index] = (*labels, behind)
            labels = self._labels[index]
            if topic and topic not in labels:
                labels, begin = (topic, *labels), 0
            yield Named(quantity, labels, before, begin, behind)

    def _before(self, index: int) -> tuple[tuple[str, ...], str, int]:
        """Return the labels before a quantity, the text that holds them and where it begins."""
        quantity = self._found[index]
        if quantity.start < self._floor:
            return self._in_key(index), "", 0
        if quantity.start in self._offices:
            return (quantity.unit,), "", quantity.start
        flat = flattened(self._text[: quantity.start])
        opened = flat.rfind("(", self._floor)
        level = max(opened + 1, self._floor)
        previous = self._last_before(index, level, flat)
        start = level if previous is None else self._found[previous].end
        before = flat[start:]
        if previous is not None and _BESIDE.fullmatch(before):
            return self._ahead[previous], "", start
        context, same = self._context(index, opened, flat) if opened >= self._floor else ((), True)
        cuts = list(_DELIMITER.finditer(before))
        if cuts:
            begin = cuts[-1].end()
        else:
            begin = 0 if previous is None else self._shared(previous, before)
        own = self._own(index, before, begin)
        if cuts and cuts[-1][0] in ":：":
            head = before[cuts[-2].end() if len(cuts) > 1 else 0 : cuts[-1].start()]
            context = (*context, label_in(head))
        elif not own and previous is not None:
            if not cuts and not _ENDS_WORD.search(before.rstrip()):
                # 6개 분야 30억원: what the first number counts is no name of the second.
                own_words = bool(_JOINS_ON.search(before)) and self._behind(index, whole=False)
                return () if own_words else self._ahead[previous], before, start
            if not cuts or cuts[-1][0] in _ARROW:
                return self._ahead[previous] or self._labels[previous], before, start
            counts = quantity.text[-1:] == "개" and self._behind(index, whole=False)
            if not counts and self._goes_on(previous, before):
                return self._ahead[previous], before, start  # 공방 12개소, 30명 참여
        elif (
            own
            and self._item_key
            and not same
            and stands_alone(self._found, index, flat[:opened], self._item_key)
        ):
            context = ()
        labels = tuple(dict.fromkeys(label for label in (*context, *own) if label))
        return labels, before, start + begin if own else max(opened, start)

    def _in_key(self, index: int) -> tuple[str, ...]:
        """Return the labels of a quantity of the key: 도자 of 공예 강좌(도자 14명) : 3월."""
        start = self._found[index].start
        opened = flattened(self._text[:start]).rfind("(")
        if opened < 0:
            return ()
        last = self._ends[index - 1] + 1 if index else 0
        outer = ""
        if opened > last and bisect_left(self._starts, self._floor) > 1:  # 상담(3회) 및 교육(2회)
            outer = label_in(self._text[last:opened])
        inner = label_in(_DELIMITER.split(self._text[max(opened + 1, last) : start])[-1])
        return tuple(name for name in (outer, inner) if name)

    def _own(self, index: int, before: str, begin: int) -> tuple[str, ...]:
        """Return the name right before a quantity, after that of what its clause speaks of."""
        quantity = self._found[index]
        limited = limited_name(self._text, self._found, index)
        if limited:  # 대출 한도 15억~25억 주택 4억원
            last = limited.split()[-1]
            over = [label for label in self._ahead[index - 1] if not label.endswith(last)]
            return (*over, limited)
        counted = self._behind(index, whole=False)
        if _EXAMPLE.search(before) and (self._item_key or counted):
            # 상담, 강좌 등 60명 이용: the last of what is used, not one of those counted.
            used = not self._item_key and quantity.unit == "명"
            if not used or not ends_with_deed(counted):
                return ()
        if counted and are_listed(before, quantity):
            return ()
        names = names_before(before[begin:])
        inside = name_in_brackets(self._text, self._floor, quantity.start)
        if names and inside:
            attached = f"{names[-1]}({inside})"
            ends = self._text[: quantity.start].rstrip().endswith(attached)
            return (*names[:-1], attached) if ends else names
        return names or ((inside,) if inside else ())

    def _goes_on(self, previous: int, between: str) -> bool:
        """Tell whether a quantity shares the name before the last: only what that counts between.

        공방 12개소, 30명 and 공방 12개 기업, 30명, but not 공방 12개소 운영, 30명.
        """
        rest = between.strip(" ,")
        labels, ahead = self._labels[previous], self._ahead[previous]
        counted = labels == ahead or self._found[previous].unit == "개"
        return bool(ahead) and counted and (not rest or rest in labels)

    def _last_before(self, index: int, level: int, flat: str) -> int | None:
        """Return the quantity before, in the same parentheses or in none."""
        for other in range(index - 1, -1, -1):
            start = self._found[other].start
            if start < level:
                return None
            of_whom = self._found[other].unit in QUALIFIERS
            if flat[start].strip() and not (of_whom and _OF_WHOM.match(flat, self._ends[other])):
                return other
        return None

    def _context(self, index: int, opened: int, flat: str) -> tuple[tuple[str, ...], bool]:
        """Return the labels of what the parentheses around a quantity explain.

        The second value tells whether it is a quantity with the same unit.
        """
        outer = flat[:opened].rfind("(", self._floor)
        level = max(outer + 1, self._floor)
        first = bisect_right(self._ends, opened)
        owner = self._last_before(first, level, flat) if first else None
        start = level if owner is None else self._found[owner].end
        start = max(start, self._closed_before(index, opened))
        between = flat[start:opened]
        cuts = list(_DELIMITER.finditer(between))
        if owner is not None and not cuts and self._labels[owner][-1:] in _STOREYS:
            return self._labels[owner][:-1], False
        goes_on = label_in(between) if owner is not None and not cuts else ""
        if goes_on and goes_on.split()[-1] not in " ".join(self._labels[owner or 0]):
            # 50개 공방이 있는 동네(4개), 나루공방 2개소 운영 및 지원(90명)
            kept = self._ahead[owner or 0] if opens_with_deed(between) else ()
            return (*kept, goes_on), False
        if owner is not None and not cuts:
            return self._labels[owner], self._found[owner].unit == self._found[index].unit
        label = label_in(between[cuts[-1].end() if cuts else 0 :])
        return ((label,) if label else ()), False

    def _closed_before(self, index: int, opened: int) -> int:
        """Return where parentheses with the last quantity end: 품질(10점) 가격(5점)."""
        if not index:
            return 0
        close = self._text.find(")", self._found[index - 1].end, opened) + 1
        if not self._text[close : close + 1].isspace() or opens_with_deed(self._text[close:opened]):
            return 0  # 공방(3개소) 신설 및 운영(모집률 87%)
        return close

    def _shared(self, previous: int, between: str) -> int:
        """Return where, of the words between two quantities, those of the second begin."""
        if _JOINS.match(between):
            return 0
        through = _THROUGH.search(between)
        if through:  # 5개 신규 조성을 통한 | 매출액 885억원
            return through.end()
        words = [word for word in re.finditer(r"\S+", between) if not _LIMIT.fullmatch(word[0])]
        if not words:
            return 0
        first = words[0]
        of_previous = (
            not between[:1].isspace()
            or self._found[previous].unit == "개"
            or _ENDS_WORD.search(first[0]) is not None
            or not any(self._labels[previous : previous + 1])
        )
        return first.end() if of_previous else 0

    def _behind(self, index: int, *, whole: bool, most: int = MOST_AFTER) -> str:
        """Return the label behind a quantity, if its clause goes on."""
        end = self._found[index].end
        aside = _ASIDE.match(self._text, end)
        end = aside.end() if aside else end
        following = bisect_left(self._starts, end)
        goes_on = following < len(self._starts)
        start = self._starts[following] if goes_on else len(self._text)
        if goes_on and _BESIDE.fullmatch(self._text, end, start):
            return self._behind(following, whole=whole, most=most)
        cut = _DELIMITER.search(self._text[end:start])
        # 3.1% 방문율 (’25.2) 4.4%: the words are those of what follows
        next_dated = goes_on and _DATED.fullmatch(self._text, end, start)
        if cut and cut[0] == "(" and (aside or next_dated):
            return ""
        if cut:
            start = end + cut.start()
        elif goes_on:
            start = end + self._shared(index, self._text[end:start])
        return label_after(self._text[end:start], whole=whole, most=most, goes_on=goes_on)
