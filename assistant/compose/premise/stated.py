"""The amounts that a question states, and those of a text that can be set against them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.compose.premise.limits import bound_behind, limit_of
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit

ABOUT = Decimal("0.05")
"""How far an amount may be from one that is said to be about so much."""

_ROUNDED = Decimal("0.01")
_EXACT = 1000  # below it nobody rounds what is counted
COUNTS = frozenset(
    (
        *("명", "인", "개", "곳", "개소", "개사", "社", "업체", "건", "팀", "회", "개교", "개국"),
        *("호", "세대", "가구", "종", "과정"),
    )
)
"""Units of what is counted one by one; tables print such figures without them."""
DAYS = {
    **{"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7},
    **{"여드레": 8, "아흐레": 9, "열흘": 10},
}
# 하루에 three times is no length.
_DAYS_SAID = re.compile(
    rf"(?:{'|'.join(DAYS)})(?!에|만에|평균|종일|빨리|먼저|전|뒤|후|\s?(?:건너|걸러|쉬|비우|띄))"
)
_LASTS = re.compile(r"(\d{1,2})\s?일\s?간")
# 9. 11.(수) ~ 12.(목), 9.11.~9.12.: from one day to another of the same month.
_FROM_TO = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})\.\s?(?P<first>\d{1,2})\.?\s?(?:\([월화수목금토일]\))?\s*[~∼～]\s*"
    r"(?:(?P<later>\d{1,2})\.\s?)?(?P<last>\d{1,2})\.?(?!\d)"
)
_PER = re.compile(r"\s*당(?![시일초])")
_NATIVE = re.compile(
    r"(?<![가-힣])(?P<word>두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?"
    r"(?P<unit>명|곳|군데|번(?!째)|차례|개(?!월|년|국)|건|팀|개국|회)(?=[가-힣])"
)
_NUMBERS = {
    **{"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
}
# 곳 and 개 count firms and schools as well.
_COUNTED_AS = frozenset(("곳", "개", "개소", "개사", "업체", "개교", "社"))
_UNITS = {"번": "회", "차례": "회", "군데": "곳"}
_FORMER = re.compile(r"(?:전년|작년|지난해|당초|기존|종전|이전)(?:의|에는?|엔)?\s*$")
_FROM = re.compile(r"(?:씩)?(?:에서|보다)(?![가-힣])")
# What shrank to a half is no half of a whole.
_SHRUNK = (
    r"\s?(?:가까이|수준|정도|아래|이하|미만|밑)?(?:으?로)?\s?"
    r"(?:줄|깎|감소|떨어|토막|삭감|감액|쪼그라)"
)
_HALF = re.compile(rf"절반(?!도)(?!{_SHRUNK})|과반")
_HOUSES = 10  # 300호 are houses, 2호 is a name
_ONE_OF = re.compile(r"\s*(?:중|가운데|씩)(?:에|에서)?(?:\s|$)")
_SPAN = re.compile(r"\s?(?:간|동안|이라|인데|인\s|짜리|이던|으로)")
_NO_AMOUNTS = frozenset({"일", "월", "세", "대", "위", "기", "호", "점", "주", "학기"})
_LONG = 30  # years that something may last
_NTH = re.compile(r"(\d{1,3})\s?번째")
_ROUND = re.compile(r"제\s?(\d{1,3})\s?[회차](?!\s?(?:의회|임시회|정례회))")
_ORDINALS = {"번째": _NTH, "회차": _ROUND}
_SCALED = re.compile(r"[십백천만억조]")


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that a question states, and where.

    ``bound`` is ``>`` or ``<`` where the figure is said to be more or less than that, ``limit``
    what kind of limit or share it is (:func:`limit_of`).
    """

    text: str
    start: int
    value: Decimal
    unit: str
    about: bool
    grain: Decimal
    bound: str = ""
    limit: str = ""

    @property
    def end(self) -> int:
        """Where the amount ends in the question."""
        return self.start + len(self.text)

    @property
    def spelt(self) -> bool:
        """Whether it counts in words (두 곳), which may only say which things are meant."""
        return self.unit != "일" and re.match(r"\d", self.text) is None


def stated_in(text: str) -> Iterator[Stated]:
    """Yield the amounts of a question; limits (5인 미만) are conditions, and years are times."""
    for quantity in parse_quantities(text):
        before, behind = text[: quantity.start], text[quantity.end :]
        houses = quantity.unit == "호" and quantity.value >= _HOUSES
        if not quantity.unit or (quantity.unit in _NO_AMOUNTS and not houses):
            continue
        bound = bound_behind(text, quantity.end)
        if bound == "?" or _PER.match(behind):
            continue
        if quantity.unit == "년" and not (quantity.value <= _LONG and _SPAN.match(behind)):
            continue
        if before.endswith("제") or _ONE_OF.match(behind) or _is_before(text, quantity):
            continue
        yield Stated(
            quantity.text,
            quantity.start,
            Decimal(quantity.value),
            quantity.unit,
            quantity.approximate,
            _grain(quantity),
            bound,
            limit_of(before),
        )
    yield from _in_words(text)
    for pattern, unit in ((_LASTS, "일"), (_NTH, "번째"), (_ROUND, "회차")):
        for match in pattern.finditer(text):
            yield Stated(
                match[0], match.start(), Decimal(match[1]), unit, about=False, grain=Decimal(1)
            )
    for match in _DAYS_SAID.finditer(text):
        yield Stated(
            match[0], match.start(), Decimal(DAYS[match[0]]), "일", about=False, grain=Decimal(1)
        )


def _in_words(text: str) -> Iterator[Stated]:
    """Yield what a question counts in words (두 곳), and the halves it speaks of."""
    for match in _NATIVE.finditer(text):
        if _ONE_OF.match(text[match.end() :]) or bound_behind(text, match.end()):
            continue
        value = Decimal(_NUMBERS[match["word"]])
        unit = _UNITS.get(match["unit"], match["unit"])
        limit = limit_of(text[: match.start()])
        yield Stated(match[0], match.start(), value, unit, False, Decimal(1), limit=limit)
    for match in _HALF.finditer(text):
        bound = ">" if match[0] == "과반" else bound_behind(text, match.end())
        if bound != "?":
            half = Decimal(50)
            yield Stated(match[0], match.start(), half, "%", not bound, Decimal(1), bound)


def _is_before(text: str, quantity: Quantity) -> bool:
    """Say whether a figure is only what another one is compared with (전년 5만원에서)."""
    ahead, behind = text[: quantity.start], text[quantity.end :]
    return _FORMER.search(ahead) is not None or _FROM.match(behind) is not None


def _grain(quantity: Quantity) -> Decimal:
    """Return what one step of a figure's last part is worth: 억 for 253억, 1 for 350명."""
    parts = re.findall(r"([\d,]+(?:\.\d+)?)\s*([십백천만억조]*)", quantity.text)
    if not parts or not _SCALED.search(quantity.text):
        return Decimal(1)
    number, scale = parts[-1]
    last = parse_quantities(f"1{scale}{'원' if quantity.unit == '원' else '명'}")
    step = Decimal(last[0].value) if last else Decimal(1)
    return step.scaleb(-len(number.partition(".")[2]))


def agrees(stated: Stated, value: Decimal) -> bool:
    """Say whether a figure is what was stated, as exactly as it was stated."""
    if stated.bound:
        return value >= stated.value if stated.bound == ">" else value <= stated.value
    apart = abs(stated.value - abs(value))
    if 0 <= abs(value) - stated.value < stated.grain and stated.grain > 1:
        return True  # 2조 5,000억 is 2조, cut off
    room = max(stated.grain / 2 if stated.grain > 1 else Decimal(0), _ROUNDED * stated.value)
    if stated.unit in COUNTS and stated.grain == 1 and stated.value < _EXACT:
        room = Decimal(0)
    if stated.unit in ("%", "일", "회", *_ORDINALS):
        room = Decimal("0.5") if stated.unit == "%" else Decimal(0)
    return apart <= max(room, ABOUT * stated.value if stated.about else Decimal(0))


@lru_cache(maxsize=4096)
def figures_of(text: str, unit: str) -> tuple[Quantity, ...]:
    """Return the figures of a text in a unit; for days also how long its dates last."""
    found = [
        q
        for q in parse_quantities(text)
        if q.unit and (same_unit(q.unit, unit) or (unit in ("곳", "개") and q.unit in _COUNTED_AS))
    ]
    if unit in _ORDINALS:
        return tuple(
            Quantity(m[0], m.start(), m.end(), int(m[1]), unit, approximate=False)
            for m in _ORDINALS[unit].finditer(text)
        )
    if unit == "일":
        found = [_days(m, int(m[1])) for m in _LASTS.finditer(text)]
        found = found or [
            _days(m, int(m["last"]) - int(m["first"]) + 1)
            for m in _FROM_TO.finditer(text)
            if m["later"] in (None, m["month"]) and int(m["last"]) >= int(m["first"])
        ]
    return tuple(found)


def counts_days(text: str) -> bool:
    """Say whether a text says for how many days (3일간), and not only from when to when."""
    return _LASTS.search(text) is not None


def _days(match: re.Match[str], days: int) -> Quantity:
    return Quantity(match[0], match.start(), match.end(), days, "일", approximate=False)
