"""One question for each of several things that a question sets side by side (가온과와 나래과)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.comparing import WITH, Part, joined, reports_of, without_comparison
from assistant.question.roles import AMONG, ATTRIBUTE, BODY, PERIOD, TOPIC, Phrase
from assistant.question.which import bodies_in, newest_year
from assistant.question.years import years_in
from index.records import ReportInfo

_NAMED = (TOPIC, BODY, ATTRIBUTE)
_MARKED = re.compile(r"(?<=..)(?:으로|로|에서|의|은|는|이|가|을|를)$")
_LONG, _KIND = 5, 1  # letters of a name that stands by itself, and those that tell its kind
_REACH = 3  # words within which the other of two things so called comes
_MORE = re.compile(r"(?:^|\s)더\s")
_WHICH = re.compile(r"어디\S*|어느\s(?:쪽|곳)\S*")
_APART = re.compile(
    r"각각|비교|어느\s(?:쪽|곳|것|과|부서)|더\s|차이|다른|다릅|나란히|얼마씩|몇\s?\S*씩|어떻게\s다"
    r"|(?:많은|많았던|큰|컸던|높은|적은|작은|낮은)\s(?:쪽|곳|데)"
)


def sides_of(clause: Sequence[Phrase], reports: Sequence[ReportInfo]) -> list[Part]:
    """Return a question for each of two things named together; none where nothing is set apart."""
    joints = [at for at, phrase in enumerate(clause[:-1]) if _joins(phrase, clause[at + 1 :])]
    if len(joints) != 1 or not _APART.search(joined(clause)):
        return []
    at = joints[0]
    start, end = _run(clause, at)
    alone = WITH.sub("", clause[at].text)
    left = [*clause[start:at], replace(clause[at], text=alone, stem=WITH.sub("", clause[at].stem))]
    right, mark = _unmarked(clause[at + 1 : end])
    alike = {phrase.stem for phrase in left} & {phrase.stem for phrase in right}
    if not right or (clause[at].role == ATTRIBUTE and not alike):
        return []
    # What only one side has belongs to both: 나래센터 [본관과 별관], [동과 서] 나래센터 예산.
    shared = [] if right[-1].stem == left[-1].stem else right[len(left) :] or _asked_at(left, right)
    ahead = [] if _stands_alone(right, left) else left[: max(0, len(left) - len(right))]
    tail = [phrase for phrase in clause[end:] if phrase.role != AMONG]
    found = []
    for side in ([*left, *shared], [*ahead, *right]):
        name = joined(side)
        text = " ".join((joined(clause[:start]), f"{name}{mark}", joined(tail)))
        named = bodies_in(name, reports) and "보고" in text
        year = next(iter(years_in(text, newest_year(reports))), 0)
        plain = without_comparison(text)
        found.append(
            Part(
                " ".join(_WHICH.sub(" ", plain).split()) if _MORE.search(text) else plain,
                name,
                reports_of(f"{name} 보고", year, reports) if named else frozenset(),
            )
        )
    return found


def _asked_at(left: Sequence[Phrase], right: Sequence[Phrase]) -> list[Phrase]:
    """Return what is asked of both and stands only at the second of them (가관과 나관 예산)."""
    names = [at for at, phrase in enumerate(right) if phrase.role != ATTRIBUTE]
    if not names or any(phrase.role == ATTRIBUTE for phrase in left):
        return []
    return list(right[names[-1] + 1 :])


def _stands_alone(right: Sequence[Phrase], left: Sequence[Phrase]) -> bool:
    """Say whether a name is long enough to need nothing of the one before it (나래도약마당).

    One that ends as that does is of its kind, and may stand in the same house.
    """
    name, other = right[-1].stem, left[-1].stem
    return len(right) == 1 and len(name) >= _LONG and name[-_KIND:] != other[-_KIND:]


def _joins(phrase: Phrase, after: Sequence[Phrase]) -> bool:
    """Say whether a word is joined with the next (가온과, 나래와).

    That of 솔뫼공방과 is no office's where another thing so called comes next (한들공방).
    """
    plain = phrase.text == phrase.stem and re.search(r"(?:와|랑)$", phrase.text)
    end = phrase.stem[-3:-1] if phrase.text == phrase.stem and phrase.text.endswith("과") else ""
    alike = end and any(
        other.role in _NAMED and other.stem.endswith(end) for other in after[:_REACH]
    )
    return phrase.role in _NAMED and bool(plain or alike or WITH.fullmatch(phrase.particle))


def _run(clause: Sequence[Phrase], at: int) -> tuple[int, int]:
    """Return where the names around a joint begin and end."""
    start, end = at, at + 1
    while start and clause[start - 1].role in _NAMED and not _MARKED.search(clause[start - 1].text):
        start -= 1
    while end < len(clause) and clause[end].role in (*_NAMED, PERIOD):
        end += 1
        if _MARKED.search(clause[end - 1].text):
            break
    return start, end


def _unmarked(names: Sequence[Phrase]) -> tuple[list[Phrase], str]:
    """Return names without the particle behind the last, and that particle."""
    if not names:
        return [], ""
    mark = _MARKED.search(names[-1].text)
    last = replace(names[-1], text=_MARKED.sub("", names[-1].text))
    return [*names[:-1], last], mark[0] if mark else ""
