"""How many offices of each kind a body has: 1실‧2기획관(6과)‧1센터."""

from __future__ import annotations

import re

from ingest.quantity import Quantity

_KINDS = "(?P<kind>실|국|본부|기획관|정책관|담당관|관|단|과|반|센터|사업소|출연기관|투자기관|팀|부)"
_OFFICE = re.compile(rf"(?<!\d)(?P<count>\d{{1,3}}){_KINDS}(?![가-힣A-Za-z])")
_ONE = rf"\d{{1,3}}{_KINDS.replace('?P<kind>', '?:')}"
_CHAIN = re.compile(
    rf"(?<![\d.]){_ONE}(?:\({_ONE}\))?(?:(?:\s?[‧·ㆍ∙,/]\s?|\s){_ONE}(?:\({_ONE}\))?){{2,}}"
)


def offices_in(text: str) -> list[Quantity]:
    """Return the offices that a text counts, where it lists three kinds of them at least.

    Examples
    --------
    >>> [(one.text, one.unit) for one in offices_in("조직 - 1실‧2기획관(6과)‧1센터")]
    [('1실', '실'), ('2기획관', '기획관'), ('6과', '과'), ('1센터', '센터')]
    """
    return [
        Quantity(one[0], one.start(), one.end(), int(one["count"]), one["kind"], False)
        for chain in _CHAIN.finditer(text)
        for one in _OFFICE.finditer(text, chain.start(), chain.end())
    ]
