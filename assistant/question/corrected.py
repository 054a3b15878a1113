"""What a follow-up puts right: something else was meant (2025년 말고 2024년)."""

from __future__ import annotations

import re

from assistant.question.attributes import is_attribute
from assistant.question.former import Former
from assistant.question.replaced import fitted
from assistant.question.rewritten import sentence
from prompts.josa import with_josa

_NO = r"(?:(?:아니|아뇨|아니요|아니오|아니야|아닌데요?)[,.]?\s)?"
_INSTEAD = re.compile(
    rf"^{_NO}(?P<old>\S+(?:\s\S+)??)(?:이|가)?\s(?:말고|아니고|아니라)(?:는|요)?[,]?\s(?P<new>\S.*)$"
)
_POINTING = re.compile(r"^(?:그|이)(?:것|거|건|게|쪽|사업|부서|과|기관|금액|숫자)?(?:이|은|는)?$")
# By what the most is told, said behind the question (어디가 제일 많아요? 돈 말고 개수로요).
_MEASURED = re.compile(
    r"^(?P<asked>\S.*[^\s,.?!])[,.?!]+\s(?:\S+\s(?:말고|아니고|아니라)\s)?(?P<by>[가-힣]{2,6}?)으?로"
    r"(?:요|만|만요|는|는요)?(?:\s(?:보면|따지면|치면|봐서|따져서|말이에요|말입니다|알려\s?\S+))?[?.!]*$"
)
_MOST_WORDS = 7  # of what only puts something right
_SUPERLATIVE = re.compile(r"(?:제일|가장|젤|맨)\s")
_OTHER = re.compile(r"^(?:다른|또|딴|그\s?외)")
# Nothing but a name or a time, as it is given for another one.
_BARE = re.compile(
    r"^(?P<word>\S+)(?<![은는])(?:은|는|이요|요|으로|로|을|를|이에요|예요|입니다|이지|이야|야)?(?:요)?"
    r"(?:\s(?:알려|보여|말해|말씀해)\s?\S*)?[?.!]*$"
)


def corrected(text: str, former: Former) -> tuple[str, bool]:
    """Return what a follow-up means that puts something right, and whether it stands by itself.

    Parameters
    ----------
    text
        As typed.
    former
        The question before.
    """
    measured = _MEASURED.match(text)
    if measured and _SUPERLATIVE.search(measured["asked"]) and is_attribute(measured["by"]):
        return f"{with_josa(measured['by'], '은/는')} {measured['asked']}", False
    instead = _INSTEAD.match(text)
    if instead is None or len(text.split()) > _MOST_WORDS or _OTHER.match(instead["new"]):
        return text, False
    bare = _BARE.match(instead["new"])
    old = instead["old"]
    words = former.text.split()
    if bare is None or _POINTING.match(old) or not any(word.startswith(old) for word in words):
        return instead["new"], False
    new = _without_particle(bare["word"])
    return sentence(*(_with(word, old, new) for word in words)), True


def _with(word: str, old: str, new: str) -> str:
    return fitted(new, word.removeprefix(old).rstrip("?")) if word.startswith(old) else word


def _without_particle(word: str) -> str:
    return re.sub(r"(?<=.)(?:이요|으로|은요|는요|은|는|을|를|요|로)$", "", word)
