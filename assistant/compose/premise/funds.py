"""Who pays for something, as a question takes it for granted (전액 국비라는데)."""

from __future__ import annotations

import re

from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.ground import Contradiction, Ground, contradicted
from assistant.compose.rows import RowItem

_KINDS = "국비|시비|구비|민자"
_PAYER = rf"(?P<payer>{_KINDS})"
_ALL, _HALF = "전액|전부|모두|100%|100퍼센트", "절반|반반|반(?=은|을|씩)|50%"
_CLAIMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?P<all>{_ALL})|(?P<half>{_HALF}))[은을이]?\s?{_PAYER}",
        rf"{_PAYER}[로은는이가를]?\s(?:[\d,.]+[조억만]*\s?원?[을를]?\s)?(?:(?P<all>{_ALL})|(?P<half>{_HALF}))",
    )
)
# 시비 100%, 전액 시비; 국55/시30/구44, 국비 50%.
_WHOLLY = re.compile(rf"전액\s?(?P<first>{_KINDS})|(?P<second>{_KINDS})\s?100\s?%")
_SHARED = re.compile(
    r"(?<![가-힣])(?P<payer>국비?|시비?|구비?|민자)\s?\d[\d,.]*\s?(?:%|억원?|백만원)?(?=[/,:)\s])"
)
_PAID = re.compile(r"[로을를]?\s?(?:들[여인]|부담|대[는서]|조성|짓|지[은어])")
_LEAST = 0.5


def wrong_fund(ground: Ground) -> Contradiction | None:
    """Return the contradiction of who is said to pay for all or for half of something."""
    text = ground.question.question
    claim = next((found for claims in _CLAIMS if (found := claims.search(text))), None)
    stating = clause_of(text)
    if claim is None or not (claim.end() <= len(stating) or _PAID.match(text, claim.end())):
        return None
    names = ground.heard(ground.names_in(stating or text, but=claim[0]))
    for statement in ground.about(names, _LEAST):
        if isinstance(statement.item, RowItem):
            continue
        own = statement.own
        whole = _WHOLLY.search(own)
        if whole is not None:
            same = (whole["first"] or whole["second"]) == claim["payer"]
            if same and claim["all"]:
                return None
            return contradicted(claim[0], statement)
        payers = {found["payer"][0] for found in _SHARED.finditer(own)}
        if len(payers) > 1:
            if not claim["all"]:
                return None
            return contradicted(claim[0], statement)
    return None
