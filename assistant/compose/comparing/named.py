"""The names of a comparison: without the words that only compare, as each report may put them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.matching import Name, Wanted, squeezed
from assistant.compose.reckon.operations import is_operation
from assistant.question import Understood
from assistant.question.times import AIM
from index.term_list import RENAMED
from index.terms import Expansion

_KEPT = re.compile(r"^(?:누적|누계|전체|합계|포함|금액|부서|직급)")  # tell which figure is meant
_DONE = re.compile(r"^실적(?:으로)?$")  # what is neither a goal nor a plan: reports seldom say it
_PEOPLE = re.compile(r"([가-힣]{2,})(?:자|자수)")
_FIRMS = re.compile(r"회사|기업체?|업체|사업체|스타트업|업소")
_COUNTERS = ("개사", "개社")
_OF_FIRMS = frozenset({"개사", "개소", "개"})
_MANY = re.compile(r"몇\s?(?:곳|개|군데)|얼마나")
_BRACKETS = re.compile(r"([^\s()]+)\s?\((?:현재?|옛|구|前|舊)?\s?([^\s()]+)\)")
_TELLS = r"\S*(?:,?\s?(?:\d+년|\d+월|[상하]반기|[봄여름가을겨울]+|업무|주요))*,?\s?보고"
_TELLING = 4  # letters of a name that stands for a thing by itself
_LEAST = 2  # letters with which a name that may be parted begins


def spoken_names(wanted: Wanted, question: Understood) -> Wanted:
    """Return the names by which statements are compared.

    Who is counted is told by what they do, too (이용자: 90명 이용).
    """
    kept = [name for name in wanted.names if not _only_compares(name.text)]
    names = [_with_deed(name) for name in kept or wanted.names]
    for one, other in aliases(question, [name.text for name in names]):
        first, second = names[one], names[other]
        if min(len(first.text), len(second.text)) < _TELLING:
            continue  # where it is: 나루책방(가온)
        both = (*first.others, second.text, *second.others)
        names[one] = names[other] = replace(first, others=both)
    return counted_names(Wanted(tuple(dict.fromkeys(names))), question)


def aliases(question: Understood, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return which of the names are two names of one thing: 새이름(옛이름), or a known renaming."""
    pairs = [(squeezed(one), squeezed(two)) for one, two in _BRACKETS.findall(question.search)]
    pairs += [
        (squeezed(expansion.asked), squeezed(expansion.written))
        for expansion in question.expansions
        if expansion.source == RENAMED
    ]
    known = {name: at for at, name in enumerate(names)}
    return [(known[one], known[two]) for one, two in pairs if one in known and two in known]


def counted_names(wanted: Wanted, question: Understood) -> Wanted:
    """Return names as two reports may put them.

    Firms that are counted are told by their counter (90개사), and another name of a thing may be
    parted (나루산단: 나루 융복합 산업단지).
    """
    counts = question.units & _OF_FIRMS or _MANY.search(question.search)
    return Wanted(
        tuple(
            replace(
                name,
                others=(*name.others, *_COUNTERS)
                if counts and _FIRMS.fullmatch(name.text)
                else name.others,
                spread=_halves(name.text, question.expansions),
            )
            for name in wanted.names
        )
    )


def shared_names(wanted: Wanted, parts: Sequence[str]) -> Wanted:
    """Return names without those of an aim (목표) that is asked for at some of the times only."""
    kept = [
        name
        for name in wanted.names
        if not AIM.fullmatch(name.text) or all(name.text in part for part in parts)
    ]
    return Wanted(tuple(kept)) if kept else wanted


def without_tellers(wanted: Wanted, asked: str) -> Wanted:
    """Return names without those whose report is told to be compared (산업실 2034년 8월 보고)."""
    kept = [n for n in wanted.names if not re.search(rf"{re.escape(n.text)}{_TELLS}", asked)]
    return Wanted(tuple(kept)) if kept else wanted


def _halves(name: str, expansions: Sequence[Expansion]) -> tuple[tuple[str, str], ...]:
    """Return what a name begins with, each time with another word for what it goes on with."""
    pairs = ((squeezed(one.asked), squeezed(one.written)) for one in expansions)
    return tuple(
        (name.removesuffix(tail), other)
        for tail, other in pairs
        if name.endswith(tail) and len(name) - len(tail) >= _LEAST
    )


def _only_compares(name: str) -> bool:
    return _DONE.match(name) is not None or (is_operation(name) and not _KEPT.match(name))


def _with_deed(name: Name) -> Name:
    found = _PEOPLE.fullmatch(name.text)
    return replace(name, others=(*name.others, found[1])) if found else name
