"""Whether the best statement says that what is asked is so: only where its own words decide it."""

from __future__ import annotations

import re

from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Wanted, squeezed
from assistant.question import Understood

_TURNED = re.compile(r"없|않|못|아니|아직|(?<![가-힣])안\s")  # a question that asks for a no
_WHAT = re.compile(r"(?<![가-힣])(?:뭐|뭔|뭘|무엇|무슨|어떤|어디|누가|누구|언제|몇)")
_ASKS_MORE = re.compile(rf"{_WHAT.pattern}|얼마|왜|어느|누군|각각|알려|말해|설명|정리|보여|\?\s*\S")
_WHETHER = re.compile(r"(?:나요?|[까가]요?|[아어야여해돼와]요?|니|냐)\s*[?.!]*$")
# What is said as known: 넘는다는데, 넘었다면서, 넘었죠?
_GRANTED = re.compile(
    r"다는데|다는\s|다던데|다면서|라는데|라던데|라면서|다며|는데\s|[었았했됐였]는데|죠|지요|잖아"
)
_HAPPENED = re.compile(r"(?:[었았했됐났였]|끝난|마친)(?:습니까|나요?|는가|는지|어요?|죠|지요?)")
# What leaves open whether it is so, or says that it is not.
_OPEN = re.compile(
    r"없|않|못|아니|미(?=[가-힣])|불가|예정|계획|검토|추진|목표|준비|중단|취소|해제|폐|기존|당초|[가-힣]\s중"
)
_NOT_YET = r"(?:식)?\s?(?:개최\s?)?(?:예정|계획|추진|준비|검토|목표|협의|진행\s?중|중(?![가-힣]))"
_DONE = r"(?:식)?\s?(?:개최\s?)?(?:완료|마침|됨|하였|했|됐|되었)"
_SAID = 0.95  # what the statement itself must have of the question's names


def asks_whether(question: str) -> bool:
    """Say whether a question asks whether something is so, and takes nothing for granted.

    Examples
    --------
    >>> asks_whether("현원이 정원을 넘나요?"), asks_whether("현원이 정원을 넘는다는데 몇 명인가요?")
    (True, False)
    """
    ends = _WHETHER.search(question) is not None
    return ends and not (_ASKS_MORE.search(question) or _GRANTED.search(question))


def says_so(question: Understood, best: Evidence, wanted: Wanted) -> bool | None:
    """Return whether the best statement affirms a question of yes or no, ``None`` if not sure.

    What has happened is affirmed by its being done (준공 완료) and denied by its being planned
    (개관 예정). What is so in general is affirmed by a statement that has every word of the
    question and nothing that leaves it open.
    """
    item = best.item
    asks = question.kind == "yesno" and bool(question.names)
    if not asks or not isinstance(item, Item) or _TURNED.search(question.question):
        return None
    if _WHAT.search(question.question):
        return None
    plain = squeezed(item.text)
    if _HAPPENED.search(question.question):
        event = re.escape(squeezed(question.names[-1]))
        done, open_ = (re.search(event + sign, plain) for sign in (_DONE, _NOT_YET))
        return None if bool(done) == bool(open_) else bool(done)
    said = " ".join((item.text, *(parent.text for parent in item.parents[-1:]), *item.heading))
    sure = wanted.cover(said) >= _SAID and wanted.cover(item.text) > 0
    return True if sure and not _OPEN.search(item.text) else None
