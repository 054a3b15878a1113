"""The condition that a question sets for what it counts (집행률이 50%를 넘는 사업은 몇 개)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.premise.limits import bound_behind
from ingest.quantity import parse_quantities

_LIMIT = re.compile(
    r"(?P<amount>\d[\d,]*(?:\.\d+)?\s?(?:[백천만억조]+\s?)?(?:%|퍼센트|프로|[가-힣]{1,3}?))\s?"
    r"(?:(?P<least>이상)|(?P<most>이하)|(?P<below>미만|(?:에도|[을를에도이가])?\s?(?:채\s)?(?:못\s?미|미치지\s?못|밑[도돌]|안\s?[되돼]|못\s?넘|모자라)|보다\s?(?:낮|작|적))"
    r"|(?P<above>초과|[을를]?\s?(?:넘|웃도|웃돌)|보다\s?(?:높|크|큰|많)))"
)
_MORE, _LESS = r"(?:많|큰|크|높|초과|넘|웃[도돈])", r"(?:적|작|낮|부족|모자라|밑[도돌]|못\s?미)"
_PAIR = re.compile(
    rf"(?P<left>[가-힣]+?)[이가은는]?\s(?:애초|당초|원래)?\s?(?P<right>[가-힣]+?)(?:보다|[을를에])\s?(?:더\s?)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
# 목표보다 실적이 많은.
_REVERSED = re.compile(
    rf"(?P<right>[가-힣]+?)(?:보다|에\s?비해)\s(?P<left>[가-힣]+?)[이가은는]\s(?:더\s)?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_PLACES = re.compile(
    r"정원[을를에이]?\s?(?:다\s?)?(?:(?P<less>못\s?채|채우지\s?못|못\s?미|미달|밑[도돌]|모자라|부족|비어)|(?P<more>초과|넘|웃[도돈]))"
    rf"|정원(?:보다|에\s?비해)\s(?:\S{{1,4}}[이가은]\s)?(?:더\s)?(?:(?P<over>{_MORE})|{_LESS})"
    r"|(?P<vacant>결원|빈자리|공석)(?:이|가)?\s?(?:있|난|생긴|발생)|(?P<lacking>인원|인력|사람)이\s?(?:부족|모자라)"
)
_BY = re.compile(
    r"정원(?:보다|에서|에\s?비해)\s?(?:현원[이은]?\s)?(?P<by>\d+)\s?명[이가씩]?\s?(?:더\s)?(?:(?P<less>부족|모자라|적)|많|초과|넘)"
)
_GOAL = re.compile(
    r"목표[를을치에]?\s?\S{0,3}\s?(?:(?P<less>못\s?미|못\s?채|미달|달성하지\s?못|못\s?달성|밑[도돌])|(?P<more>초과|넘|웃[도돈]|달성))"
)
_CHANGE = re.compile(
    r"(?:전년|작년|지난해|최종예산)\S*\s(?:\S+\s)?(?:(?P<less>줄|감소|깎|삭감)|(?P<more>늘|증가))"
)
_HOW_MANY = re.compile(
    r"몇\s?(?:개\s?)?(?P<counter>곳|개|군데|부서|과|사업|분야|가지|팀|항목|기관|직급)|모두\s?몇|어디\s?어디|무엇무엇"
)
# Who fulfils it is asked, not how many.
_WHICH = re.compile(
    r"(?:어느|어떤|무슨)\s?(?:것|과|부서|곳|데|사업|분야|팀|직급|기관|캠퍼스)(?:들|인|이|가|는|은)?(?=[\s?.,가-힣])"
    r"|(?:과|부서|곳|데|사업|분야|팀|직급|기관|캠퍼스)(?:들?[은는이가]|들)?\s(?:어디|무엇|있나|있습니까|있는지)"
    r"|(?:과|부서|곳|데|사업|분야|팀|직급|기관|캠퍼스)도\s있[나었습는을]"
    r"|(?:과|부서|곳|데|사업|분야|팀|직급|기관|캠퍼스)(?:이|가)\s[가-힣]+에?\s?(?:있나|있습니까|있는지)"
)
_MOST = re.compile(r"가장|제일|젤|최고|최대|최소|최저|번째")


@dataclass(frozen=True, slots=True)
class Condition:
    """What the counted figures must fulfil.

    ``left`` and ``right`` are the stages or columns compared, ``right`` empty where ``left`` is
    compared with ``limit``; ``sign`` is ``>``, ``>=``, ``<`` or ``<=``; ``unit`` that of the limit.
    With ``=`` the two are ``limit`` apart.
    ``counter`` is what its rows are counted by.
    """

    left: str
    right: str
    sign: str
    limit: Decimal
    unit: str
    counter: str

    def holds(self, value: Decimal, other: Decimal | None = None) -> bool:
        """Say whether a figure fulfils the condition, beside the one it is compared with."""
        if self.sign == "=" and other is not None:
            return value - other == self.limit
        bound = self.limit if other is None else other
        if self.sign.startswith(">"):
            return value > bound or (self.sign == ">=" and value == bound)
        return value < bound or (self.sign == "<=" and value == bound)


def condition_of(text: str) -> Condition | None:
    """Return the condition of a question that asks how many fulfil it.

    Examples
    --------
    >>> found = condition_of("집행률이 50% 미만인 사업은 몇 개인가요")
    >>> found.sign, str(found.limit), found.unit
    ('<', '50', '%')
    >>> condition_of("현원이 정원보다 적은 과는 몇 곳인가").right
    '정원'
    """
    many = _HOW_MANY.search(text)
    if many is None:
        named = _WHICH.search(text) is not None and _MOST.search(text) is None
        found = _of_columns(text, "곳") if named else None
        return found if found is not None and found.right in ("정원", "목표") else None
    counter = {"군데": "곳", "부서": "개", "과": "개", "사업": "개", "분야": "개"}.get(
        many["counter"] or "개", many["counter"] or "개"
    )
    limit = _LIMIT.search(text)
    if limit is not None and bound_behind(text, limit.end("amount")) in ("<", ">"):
        return None  # 200개를 넘었다는데: said of what is asked about, not asked for
    if limit is not None:
        amounts = parse_quantities(limit["amount"].replace("퍼센트", "%").replace("프로", "%"))
        if not amounts:
            return None
        signs = (("least", ">="), ("most", "<="), ("below", "<"), ("above", ">"))
        sign = next(sign for name, sign in signs if limit[name])
        amount = amounts[0]
        value = Decimal(amount.value)
        return Condition("", "", sign, value, amount.unit, counter)
    return _of_columns(text, counter)


def _of_columns(text: str, counter: str) -> Condition | None:
    """Return a condition between two columns, by their names."""
    zero = Decimal(0)
    if by := _BY.search(text):
        apart = Decimal(by["by"])
        return Condition("현원", "정원", "=", -apart if by["less"] else apart, "", counter)
    if places := _PLACES.search(text):
        sign = ">" if places["more"] or places["over"] else "<"
        return Condition("현원", "정원", sign, zero, "", counter)
    if goal := _GOAL.search(text):
        sign = ">=" if goal["more"] else "<"
        return Condition("실적", "목표", sign, zero, "", counter)
    pair = _PAIR.search(text) or _REVERSED.search(text)
    if pair and pair["right"] not in ("전년", "작년", "지난해"):
        sign = ">" if pair["more"] else "<"
        return Condition(pair["left"], pair["right"], sign, zero, "", counter)
    if change := _CHANGE.search(text):
        sign = ">" if change["more"] else "<"
        return Condition("증감", "", sign, zero, "", counter)
    return None
