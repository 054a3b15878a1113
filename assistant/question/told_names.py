"""What the answers of a talk call its matters: by a fuller name, by a new one, or first of all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.question.answered import subject_in
from assistant.question.attributes import is_attribute
from assistant.question.former import Former
from assistant.question.replaced import fitted
from assistant.question.roles import MODIFIER, PERIOD, POINTING, TOPIC, Phrase

_MOST_WORDS = 3  # of a name that an answer gives
_SUBJECT = re.compile(r"^(?P<name>[가-힣A-Za-z&]{3,}?)(?:은|는|이|가)$")
# How a turn begins that goes on from another one.
_GOES_ON = re.compile(
    r"^(?:그|이|저|그럼|그러면|근데|그런데|그래서|거기|거긴|그때|그해|결국|뭣|왜|지금|처음|다시|반대로|나머지|합치면|둘|이듬해|전해"
    r"|\d년\s[뒤전후]|제일|가장)(?=\s|[은는이가도에엔서])"
)
# A matter has another name since (이때는 이름이 솔뫼관입니다, 이름은 솔뫼관으로 바뀌었습니다).
_RENAMED = re.compile(
    r"(?:이름|명칭|사업명)(?:은|이|을|도)?\s(?P<new>[가-힣A-Za-z&][^,.()\n]{1,24}?)"
    r"(?:입니다|이에요|예요|(?:으로|로)\s(?:바뀌|바뀐|바꾸|변경|달라|고쳐))"
    r"|(?P<later>[가-힣A-Za-z&][가-힣A-Za-z&\s]{1,24}?)(?:으로|로)\s(?:이름|명칭)(?:이|을)\s(?:바뀌|바뀐|바꾸|변경|달라)"
)
_QUOTES = "'\"‘’“”「」"


def renamed(turn: Former, answer: str) -> Former:
    """Return a question about its matter under the name that the answer says it has since.

    Examples
    --------
    ``빛고을일자리 시급은?`` answered by ``… (이름은 달빛일자리로 바뀌었습니다)`` goes on about
    ``달빛일자리``.
    """
    told = _RENAMED.search(answer)
    if told is None:
        return turn
    new = (told["new"] or told["later"]).strip(_QUOTES + " ")
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


def first_named(turn: Former, answer: str, is_name: Callable[[str], bool]) -> Former:
    """Return a question that names nothing as one about what its answer names.

    A talk that is known only from its middle on begins so (결국 문 연 날은? 3월에 솔뫼관이 …).
    """
    if turn.named or not _GOES_ON.match(turn.text):
        return turn
    if any(is_name(p.stem) for p in turn.topic if not _GOES_ON.match(f"{p.stem} ")):
        return turn
    subjects = (_SUBJECT.match(word) for word in answer.strip().split("\n")[0].split())
    names = [told["name"] for told in subjects if told and not is_attribute(told["name"])]
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
