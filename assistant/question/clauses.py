"""The clauses of a question that ask something, each with what it is asked of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.question.asking import FOR_DAYS
from assistant.question.attributes import DERIVED
from assistant.question.comparing import joined, without_comparison
from assistant.question.kinds import kind_of
from assistant.question.roles import ASKING, ATTRIBUTE, BODY, MODIFIER, PERIOD, TOPIC, Phrase
from assistant.question.stages import CAME, is_planned
from assistant.question.times import is_of_time

_ASKS = re.compile(
    r"얼마|몇|어디|언제|누구|누가|무엇|무슨|뭐|뭘|어느|어떤|어떻게|어떠|왜(?![가-힣]{2})"
    rf"|며칠(?!{FOR_DAYS})"
)
_ASKED_NOUN = re.compile(r"[가-힣](?<!얘기로)(?<!이야기로)(?<!기준으로)(?<!시점으로)[은는]$")
_SENTENCE = re.compile(r"(?<=[가-힣])[?!]\s+(?!\()|(?<=[다요까죠]\.)\s+(?!\()")
# How the answer is wished for: 두 시점을 함께 적어 주시기 바랍니다, 금액도 제시하라.
_REQUEST = re.compile(
    r"^\D*(?:바랍니다|바람|부탁\S*|주세요|주십시오|주시죠|줘요?|(?:하|해|시)라|하시오|하십시오)[.?!]*$"
)
_JOINS = re.compile(r"(?:고|으며|며|는데|은데|지만|더니|다가|[는은]지|인지)$")
_SAID = re.compile(r"(?:였|이었)(?:고|으며|는데|지만)$|[가-힣]이(?:고|며)$")
_NO_JOIN = re.compile(r"^(?:그리고|되고|최고|재고|창고)$|(?:라고|다고|려고|하고)$")
_SO = re.compile(r"\S*\d년\S*(?:\s보고\S*)?\s(?:어떻게\s\S+|어때\S*|어떤가요)$")
_ENDED = re.compile(rf"언제|며칠|{CAME}")
# What was planned when it was told, whatever came of it.
_WAS_PLANNED = re.compile(r"(?:예정|계획)(?:이었|였|으?로\s\S*[었았했됐]|돼\s?있었|되어\s?있었)")
_YEAR = re.compile(
    r"\d\s?년|\d{4}|['’‘]\d\d|작년|올해|전년|보고|지금|현재[는은]|최근|요즘|당초|처음"
)
_NAMED = (TOPIC, BODY, ATTRIBUTE)
_OF_THINGS = ("when", "where", "who", "reason")  # what is asked of things, seldom of numbers
_LONG = 5  # letters of a name that stands by itself
_OBJECT = ("을", "를")
_SUBJECT = ("은", "는", "이", "가", ")는", ")은")
# When or where something is told, which is no subject: 2031년 봄 보고에서는.
_WHEN_TOLD = re.compile(
    r"(?:봄|여름|가을|겨울|연초|연말|초|말|(?:업무)?보고서?)(?:에서는|에서|에는|에|때|까지)?$"
)
_SAID_BY = re.compile(r"(?:계획|예정|목표|전망|발표)\S{0,2}(?:으로는|로는|에는|엔|에선|에서는)$")


def sentences_of(text: str) -> list[str]:
    """Return the sentences that ask, each with those before it that do not.

    What is left behind the last one (2031년 보고) is said of all and opens the first, unless it
    only says how the answer is wished for.
    """
    found: list[str] = []
    before = ""
    for sentence in _SENTENCE.split(text):
        before = f"{before} {sentence}".strip()
        if _asks(before):
            found.append(before)
            before = ""
    before = "" if _REQUEST.match(before) else before
    return [f"{before} {found[0]}".strip(), *found[1:]] if found else [text]


def _asks(text: str) -> bool:
    """Say whether something is asked, be it by a noun alone (입주 기업은)."""
    return _ASKS.search(text) is not None or _ASKED_NOUN.search(text) is not None


def clauses_of(
    *sentences: Sequence[Phrase], apart: Callable[[str, str], bool] | None = None
) -> list[list[Phrase]]:
    """Return what is asked one after the other (몇 %였고 언제 열었나), each with its subject.

    Parameters
    ----------
    sentences
        The phrases of each.
    apart
        Whether the reports hardly tell of two matters together: then the second is asked about by
        itself, and not as something of the first.
    """
    pieces: list[list[Phrase]] = []
    for phrases in filter(None, sentences):
        cut = [at for at in range(1, len(phrases)) if _ends(phrases[:at], phrases[at:])]
        spans = zip([0, *cut], [*cut, len(phrases)], strict=True)
        pieces += [list(phrases[a:b]) for a, b in spans]
    if not pieces:
        return []
    while len(pieces) > 1 and not _is_asked(pieces[0], pieces[1:]):
        # What is only told (… 출범했는데요) is what the rest is asked of.
        told, following, *rest = pieces
        pieces = [[*_told_of(told), *following], *rest]
    clauses = pieces[:1]
    for piece in pieces[1:]:
        if _dated(piece) and _SO.search(joined(piece)):
            clauses.append([*_dated(piece), *(p for p in pieces[0] if p.role != PERIOD)])
        elif _asks_more(piece):
            timed = _of_year(piece) or (
                _ENDED.search(joined(piece)) and not _WAS_PLANNED.search(joined(piece))
            )
            last = [] if timed else _dated(clauses[-1])[-3:]
            if _dated(piece):  # a month is one of the year that was said (8월 현재 몇 곳)
                last = _of_year(last)
            own = apart is not None and _of_its_own(piece, pieces[0], apart)
            clauses.append([*([] if own else _carried(pieces[0], piece)), *last, *piece])
    return clauses


def _is_asked(told: Sequence[Phrase], rest: Sequence[Sequence[Phrase]]) -> bool:
    """Say whether a clause asks something, or tells what the others ask the outcome of."""
    text = joined(told)
    if _asks(text) or is_planned(text):
        return True
    return any(_dated(told)) and any(
        _dated(piece) and joined(_dated(piece)) != joined(_dated(told)) for piece in rest
    )


def _carried(first: Sequence[Phrase], piece: Sequence[Phrase]) -> list[Phrase]:
    """Return the words of the first clause that a later one is asked of.

    All that the first one is about, without what it asks of that (개관은 언제); its subject alone
    where the later one has a subject of its own.
    """
    if any(map(_is_subject, piece)):
        subject = _subject(first)
        return subject[:1] if _is_like(subject, piece) else subject
    matter = _matter(first)
    if not any(p.role in _NAMED for p in piece):
        asked = kind_of(joined(piece))
        while len(matter) > 1 and matter[-1].role == ATTRIBUTE and asked in _OF_THINGS:
            matter.pop()  # 나래관 공정률은 몇 %였고 언제 여나
        return matter
    # Of a thing with its particle an attribute was asked: 공방은 예산이 얼마.
    while matter and matter[-1].role == ATTRIBUTE and any(_is_subject(p) for p in matter[:-1]):
        matter.pop()
    return _without_particle(matter) if matter else _subject(first)


def _told_of(told: Sequence[Phrase]) -> list[Phrase]:
    """Return what a clause that only tells is about: its subject, all that it says without one.

    (나래관은 3월에 열었는데: 나래관; 전문가를 불러 자문을 받았다는데: the whole)
    """
    named = any(_is_subject(p) for p in told) or not any(p.particle in _OBJECT for p in told)
    return _subject(told) if named else [p for p in told if p.role != PERIOD]


def _is_like(subject: Sequence[Phrase], piece: Sequence[Phrase]) -> bool:
    """Say whether a clause has a subject of the first one's kind (목공 교육은 …, 도예 교육은)."""
    at = next(at for at, phrase in enumerate(piece) if _is_subject(phrase))
    return at > 0 and len(subject) > 1 and subject[-1].stem == piece[at].stem


def _of_its_own(
    piece: Sequence[Phrase], first: Sequence[Phrase], apart: Callable[[str, str], bool]
) -> bool:
    """Say whether a clause is about a matter of its own, which has a name (하이가온쇼룸은)."""
    at = next((at for at, phrase in enumerate(piece) if _is_subject(phrase)), None)
    if at is None or any(phrase.role not in (TOPIC, BODY) for phrase in piece[: at + 1]):
        return False
    name = " ".join(phrase.stem for phrase in piece[: at + 1])
    matter = joined(_subject(first))
    return len(name) >= _LONG and bool(matter) and apart(name, matter)


def _asks_more(piece: Sequence[Phrase]) -> bool:
    """Say whether a clause asks for more than how things compare (어느 쪽이 더 큽니까)."""
    if _dated(piece) or _ASKS.search(without_comparison(joined(piece))):
        return True
    return any(p.role in _NAMED and not DERIVED.match(p.stem) for p in piece)


def _matter(clause: Sequence[Phrase]) -> list[Phrase]:
    """Return the words of a clause that say what is asked about, up to the asking.

    Not those for where it is said (계획으로는 언제 연다고 했고).
    """
    asking = [at for at, p in enumerate(clause) if p.role == ASKING]
    words = [at for at in asking if _ASKS.search(clause[at].text)]  # 맡아 (운영하는) asks nothing
    asked = next(iter(words or asking), len(clause))
    own = [p for p in clause[:asked] if p.role != PERIOD and not is_of_time(p)]
    return [p for p in own if not _SAID_BY.match(p.text)]


def _ends(before: Sequence[Phrase], after: Sequence[Phrase]) -> bool:
    """Say whether a clause ends between two parts of a question, each with something asked.

    What only asks how things differ (얼마나 차이 나나) goes with the part before it.
    """
    last = before[-1]
    done = last.role == ASKING and last.text.endswith("하고") and _ASKS.search(joined(before[:-1]))
    joins = _JOINS.search(last.text) and (done or not _NO_JOIN.search(last.text))
    spoken = last.role in (ASKING, TOPIC, MODIFIER) or _SAID.search(last.text)
    if not joins or not spoken or not _ASKS.search(without_comparison(joined(after))):
        return False
    if _ASKS.search(joined(before)) is not None:
        return True
    # What asks by itself (각각 어디죠) asks of all that is told, not of its subject alone.
    return last.text.endswith("는데") and any(p.role in (*_NAMED, PERIOD) for p in after)


def _dated(clause: Sequence[Phrase]) -> list[Phrase]:
    return [phrase for phrase in clause if phrase.role == PERIOD]


def _of_year(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that say of which year or report something is asked."""
    return [phrase for phrase in _dated(phrases) if _YEAR.search(phrase.text)]


def _topic(clause: Sequence[Phrase]) -> int:
    """Return how many phrases name the topic that another noun is asked of, 0 if none does."""
    for at, phrase in enumerate(clause[:-1], start=1):
        if phrase.role not in (TOPIC, BODY, MODIFIER, PERIOD) and not _is_where(phrase):
            return 0
        if phrase.role == TOPIC and phrase.particle in ("은", "는"):
            return at if clause[at].role in (TOPIC, ATTRIBUTE) else 0
    return 0


def _subject(clause: Sequence[Phrase]) -> list[Phrase]:
    """Return the words that open a clause and say what it is about.

    What describes the topic belongs to it where something else is asked of that (가온동의 아름다운
    거리는 길이가 얼마).
    """
    head: list[Phrase] = []
    for phrase in clause[: _topic(clause)] or clause:
        if phrase.role == MODIFIER and _topic(clause):
            head.append(phrase)
            continue
        if not head and (phrase.role == PERIOD or _WHEN_TOLD.match(phrase.text)):
            continue
        if phrase.role not in (TOPIC, BODY) and not (_topic(clause) and _is_where(phrase)):
            break
        head.append(phrase)
        if phrase.particle in _SUBJECT:
            break
    return _without_particle(head)


def _is_where(phrase: Phrase) -> bool:
    """Say whether a phrase says in what the topic stands (조성 현황에서 목공은)."""
    return phrase.role == ATTRIBUTE and phrase.particle.startswith("에서")


def _is_subject(phrase: Phrase) -> bool:
    """Say whether a phrase is what a clause is about (공방은)."""
    return phrase.role in (TOPIC, BODY) and phrase.particle in _SUBJECT


def _without_particle(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return phrases, the last without its particle but with the brackets it closes."""
    found = list(phrases)
    if found and found[-1].stem:
        found[-1] = replace(found[-1], text=found[-1].stem)
        open_ones = joined(found).count("(") - joined(found).count(")")
        found[-1] = replace(found[-1], text=found[-1].text + ")" * open_ones)
    return found
