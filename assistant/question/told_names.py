"""What the answers of a talk call its matters: by a fuller name, by a new one, or first of all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.question.answered import named_in, subject_in
from assistant.question.attributes import is_attribute
from assistant.question.former import Former
from assistant.question.naming import Naming
from assistant.question.replaced import fitted
from assistant.question.roles import AMONG, BODY, MODIFIER, PERIOD, POINTING, TOPIC, Phrase
from assistant.question.years import without_years

# 2031년 솔뫼일자리에서는 돌봄 분야가 …
_GROUP_TOLD = re.compile(r"^(?P<name>[^,.\n]{2,30}?)(?:에서는|에서|에는|의 경우)\s")
_MOST_WORDS = 3  # of a name that an answer gives
_SUBJECT = re.compile(r"^(?P<name>[가-힣A-Za-z&]{3,}?)(?<!에서)(?<!까지)(?<!으로)(?:은|는|이|가)$")
# What something was done to, or as what (솔뫼관으로 개관했습니다).
_OBJECT = re.compile(r"^(?P<name>[가-힣A-Za-z&]{4,}?)(?:으로|로|을|를|의)$")
# How a turn begins that goes on from another one.
_GOES_ON = re.compile(
    r"^(?:그|이|저|그럼|그러면|근데|그런데|그래서|거기|거긴|그때|그해|결국|실제|실제로|정작|원래|당초|뭣|왜|지금|처음|다시|반대로|나머지|합치면|둘|이듬해|전해"
    r"|\d년\s[뒤전후]|제일|가장)(?=\s|[은는이가도에엔서])"
)
# A matter has another name since (이때는 이름이 솔뫼관입니다, 이름은 솔뫼관으로 바뀌었습니다).
_RENAMED = re.compile(
    r"(?:이름|명칭|사업명)(?:은|이|을|도)?\s(?P<new>[가-힣A-Za-z&][^,.()\n]{1,24}?)"
    r"(?:입니다|이에요|예요|(?:으로|로)\s(?:바뀌|바뀐|바꾸|변경|달라|고쳐))"
    r"|(?P<later>[가-힣A-Za-z&][가-힣A-Za-z&\s]{1,24}?)(?:으로|로)\s(?:이름|명칭)(?:이|을)\s(?:바뀌|바뀐|바꾸|변경|달라)"
    r"|['‘“\"「](?P<called>[가-힣A-Za-z&][^,.()\n'’”\"」]{1,24})['’”\"」](?:이?라는|이란|라고\s하는)\s(?:새\s)?(?:이름|명칭)으로"
    r"|(?P<under>[가-힣A-Za-z&]{3,24}?)(?:이?라는|이란)\s(?:새\s)?(?:이름|명칭)으로"
)
_OF_TWO = re.compile(
    r"^(\S.*?\S)(?:이랑|랑|하고|[과와])\s(\S.*?\S)\s(?:중|가운데)(?:에서?|엔)?\s.*더\s"
)
# What is described is called so (솔뫼옷장으로, …).
_CALLED = re.compile(
    r"^(?P<name>[가-힣A-Za-z&]{3,}?(?:\s[가-힣A-Za-z&]{2,}?)?)(?:으로|로)(?:서|,)\s"
)
_QUOTES = "'\"‘’“”「」"


def renamed(turn: Former, answer: str, is_name: Callable[[str], bool]) -> Former:
    """Return a question about its matter under the name that the answer gives it.

    It is the one that it has since, or that of what the question only describes (정장 빌려주는
    사업은 몇 명이 썼나? 솔뫼옷장으로, 300명이 썼습니다).

    Examples
    --------
    ``빛고을일자리 시급은?`` answered by ``… (이름은 달빛일자리로 바뀌었습니다)`` goes on about
    ``달빛일자리``.
    """
    told = _RENAMED.search(answer)
    if told is None:
        called = _CALLED.match(answer.strip())
        described = turn.topic and any(p.role == MODIFIER for p in turn.topic)
        if not (called and described and is_name(called["name"])) or turn.named:
            return turn
        return _about(turn, turn.topic, Phrase(called["name"], called["name"], TOPIC))
    new = next(name for name in told.groups() if name).strip(_QUOTES + " ")
    if new in turn.text or len(new.split()) > _MOST_WORDS:
        return turn
    phrase = Phrase(new, new, TOPIC)
    return _about(turn, turn.topic, phrase)


def fuller(turn: Former, answer: str) -> Former:
    """Return a question about what the answer calls by a fuller name (체육관 → 솔숲 체육관)."""
    last = turn.topic[-1] if turn.topic else None
    words = subject_in(answer).split()
    if last is None or last.role != TOPIC or not 1 < len(words) <= _MOST_WORDS:
        return turn
    known = any(word in turn.text for word in words[:-1])
    if words[-1] != last.stem or known:
        return turn
    name = " ".join(words)
    told = [p for p in turn.topic if p.role == MODIFIER]
    pointed = any(p.role == POINTING for p in turn.phrases)
    old = tuple(told) if pointed else ()  # 거기 짓는 체육관
    return _about(turn, (*old, last), Phrase(f"{name}{last.particle}", name, TOPIC))


def chosen_of_two(turn: Former, answer: str) -> Former:
    """Return a question that chose one of two by name as one about the one that was chosen.

    나루관과 솔뫼관 가운데 더 큰 건? 솔뫼관이 500㎡로 더 큽니다. → 솔뫼관
    """
    two = _OF_TWO.match(" ".join(p.text for p in turn.phrases if p.role not in (PERIOD, BODY)))
    if two is None:
        return turn
    first = re.split(r"(?<=[다요])\.\s|\n", answer.strip())[0].replace(" ", "")
    told = [name for name in two.groups() if name.replace(" ", "") in first]
    if len(told) != 1:
        return turn
    words = told[0].split()
    topic = tuple(Phrase(word, word, TOPIC) for word in words)
    rest = tuple(p for p in turn.phrases if p not in turn.topic and p.role != AMONG)
    at = sum(p.role in (PERIOD, BODY) for p in rest)
    return replace(turn, topic=topic, named="", phrases=(*rest[:at], *topic, *rest[at:]))


def names_matter(turn: Former, is_name: Callable[[str], bool]) -> bool:
    """Say whether a question names a body, or a matter that the reports have."""
    stems = [p.stem for p in turn.topic if p.stem and not _GOES_ON.match(f"{p.stem} ")]
    return bool(turn.of(BODY)) or any(is_name(stem) for stem in stems)


def without_description(turn: Former, naming: Naming) -> Former:
    """Return a question without what only describes a name (옷을 빌려주는 달빛의상실)."""
    at = next((n for n, p in enumerate(turn.topic) if p.role == MODIFIER), -1)
    name = turn.topic[at + 1] if 0 <= at < len(turn.topic) - 1 else None
    if name is None or not naming.is_rare_name(name.stem):
        return turn
    gone = turn.topic[: at + 1]
    kept = tuple(p for p in turn.phrases if not any(p is old for old in gone))
    return replace(turn, phrases=kept, topic=turn.topic[at + 1 :])


def first_named(turn: Former, answer: str, is_name: Callable[[str], bool]) -> Former:
    """Return a question that names nothing as one about what its answer names.

    A talk that is known only from its middle on begins so (결국 문 연 날은? 3월에 솔뫼관이 …).
    """
    if turn.named and turn.text.startswith("그중") and (group := _GROUP_TOLD.match(answer)):
        name = without_years(group["name"]).strip()
        found = Phrase(name, name, TOPIC)
        kept = tuple(p for p in turn.phrases if p not in turn.topic and p.role != AMONG)
        chosen = named_in(answer[group.end() :], name, ())
        phrases = (found, Phrase("가운데", "", AMONG), *kept)
        return replace(turn, phrases=phrases, topic=(found,), named=chosen)
    if turn.named or (turn.topic and not _GOES_ON.match(turn.text)):
        return turn
    spoken = answer.strip().split("\n")[0].split()
    told_of = (pattern.match(word) for pattern in (_SUBJECT, _OBJECT) for word in spoken)
    names = [told["name"] for told in told_of if told and not is_attribute(told["name"])]
    whole = without_years(subject_in(answer)).split("의 ")[0].strip()
    words = whole.split()
    own = 1 < len(words) <= _MOST_WORDS and not is_attribute(words[-1])
    names = [*([whole] if own and is_name(whole) else []), *names]
    name = next((name for name in names if is_name(name)), "")
    topic = (Phrase(name, name, TOPIC),) if name else ()
    kept = tuple(phrase for phrase in turn.phrases if phrase not in turn.topic)
    return replace(turn, phrases=(*topic, *kept), topic=topic)


def _about(turn: Former, old: tuple[Phrase, ...], new: Phrase) -> Former:
    """Return a question with a phrase in the place of some of its topic."""
    particle = old[-1].particle if old else ""
    fitting = new if new.particle else replace(new, text=fitted(new.stem, particle))
    places = (n for n, p in enumerate(turn.phrases) if any(p is o for o in old))
    first = next(places, len(turn.of(PERIOD)))
    kept = [p for p in turn.phrases if not any(p is o for o in old)]
    phrases = (*kept[:first], fitting, *kept[first:])
    topic = tuple(p for p in turn.topic if not any(p is o for o in old))
    text = " ".join(phrase.text for phrase in phrases)
    return replace(turn, text=f"{text.rstrip('?')}?", phrases=phrases, topic=(*topic, fitting))
