"""Whether a statement holds the kind of answer that a question asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod

from assistant.compose.counting import names_each
from assistant.compose.happening import DATED, is_dated
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood
from assistant.question.kinds import counted_in
from ingest.cleaning import clean
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit

# A date or a length of time, however short (5.29., '31년, 3~5월), but no decimal number.
_DATE = (
    r"['’‘]\s?\d\d|\d\s*[월년]|\d\s*일(?!자리)|(?:19|20)\d\d[.~)]"
    r"|(?<![\d.,])(?:1[0-2]|[1-9])\.\s?(?:[12]\d|3[01]|[1-9])(?!\d|\s?(?:[%㎡:억조만천배점명개]|km))"
)
_A_DATE = re.compile(_DATE)
_TIME_TAIL = re.compile(r"(?<=..)(?:일자?|시기|시점|날짜|연도|기간)$")
# For each kind of answer, what marks it for certain and what hints at it.
_SIGNS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    kind: (re.compile(sure), re.compile(hint))
    for kind, sure, hint in (
        (
            "list",
            r"(?:[가-힣)]\s?[,·/]\s?[가-힣(].*){2}",
            r"[가-힣)]\s?[,·/:]\s?[가-힣(]",
        ),
        (
            "when",
            r"일\s*시|기\s*간|시\s*기|일\s*정|준공|착공|개관|개최|예정|완료|모집",
            rf"{_DATE}|[상하]반기|분기|연[중내]|매[년월]",
        ),
        (
            "where",
            r"위\s*치|장\s*소|소재지",
            r"일대|일원|\d층|번지|[가-힣]+구\s?[가-힣]+동|[가-힣]+[로길]\s?\d+",
        ),
        (
            "who",
            r"☎|담당|수탁|위탁(?!\s*기간)|법인|대행|(?:운영|협력|시공)사|협력\)"
            r"|운영\s*(?:기관|주체|방식)|주[관최]|수행\s*기관|대\s*상",
            r"과장|팀장|[가-힣]{2,}(?:과|팀|센터|재단|공사|진흥원|협회|연구원|대학교?)(?:\W|$)|㈜|\(주\)",
        ),
        (
            "reason",
            r"목\s*적|배\s*경|취\s*지|근\s*거|사유",
            r"위해|위한|위하여|필요|도모|기여|하고자|때문",
        ),
        (
            "status",
            r"\d\s*%|완료|추진\s*중|공정률|착공|준공|개관",
            r"예정|진행|체결|선정|운영|실적",
        ),
    )
}
# What stands before the colon of a statement that gives such an answer, and nothing else.
_LABELS: dict[str, re.Pattern[str]] = {
    kind: re.compile(words)
    for kind, words in (
        ("when", r"일시|기간|시기|일정|기한|예정일|개관|개최|준공|착공|날짜"),
        ("where", r"위치|장소|소재지?|주소|대상지|개최지"),
        (
            "who",
            r"담당|수탁|위탁|(?:운영|대행|시행|수행|추진|협력)(?:기관|주체|사|부서)|주관|주최|법인",
        ),
        ("reason", r"목적|배경|취지|사유|원인|이유|필요성"),
    )
}
_LABEL = re.compile(r"[^:：]{1,24}(?=[:：]\s*\S)|[(<【〈][^)>】〉:：]{1,14}(?=[)>】〉]\s*\S)")
_HINTED = 0.6  # what a statement counts that only hints at the kind of answer
_ABOVE = 0.4  # and what a date counts that only its parent has
_APART = 0.75  # what a date counts that stands beside no name of the question
_UNSURE = 0.85  # what the words of a kind count that stand within a statement
_NUMBER = re.compile(r"[^가-힣a-z]{0,3}\d")
# A bound or a measure that is asked for, and how a statement says it.
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (
            r"얼마까지|몇\s*[가-힣%]+까지|많게는|최대|한도|up to|maximum",
            r"최대|한도|이내|상한|까지",
        ),
        (r"다달이|달마다|매달|한\s*달|월\s*얼마|월급|monthly|per month", r"월|매월"),
        (r"한\s*(?:사람|명)(?:당|에|한테)|1인당|인당|per (?:person|head)", r"인당|1인|/인|1명"),
    )
)
_DATED = re.compile(r"['’‘]\d\d(?:\.\s?\d{1,2}){0,2}|\d{2,4}\.\s?\d{1,2}\.\s?\d{1,2}")
_FEW, _ONE_OF_MANY = 2, 0.85  # figures of a unit, and what more than a few of them count
_UNMEASURED = 0.6  # what a figure counts that does not say the measure asked for
_PURPOSE = re.compile(
    r"[(\[<]?(?:(?:추진|사업|운영|조성|설립|건립)?목적|(?:사업|추진|주요|지원|운영)내용|(?:사업|추진)개요)[)\]>]?(?=[:：(]|$)"
)
_FOREIGN = frozenset({"달러", "유로", "엔", "위안"})
_ORDINAL = re.compile(r"\d\s?(?:번째|위)(?![가-힣])|\d\s?번째|제\s?\d+\s?[회차호]")
_EXPLAINS = 30  # characters behind a name that are more than a number (지원센터 : 12개소)
_IS_CALLED = re.compile(r"\([^()\d]*[가-힣]{6,}[^()\d]*\)")  # what it is, in brackets behind it
_DEFINES = re.compile(
    r"(?:\([^)]*\)|\d\)|[*'\"」’])*(?:[:：]|은|는|이란|란|의?(?:정의|개념|의미)(?=$|[:：(]))"
)
_DEFINITION = re.compile(r"의?(?:정의|개념|의미)(?=$|[:：(])")
_TOLD = re.compile(r"[가-힣]{0,4}(?:목적|내용|개요|기능|취지|배경)(?=[:：])|(?![^:：]{1,14}[:：])")


def kind_fit(item: Item | RowItem, question: Understood) -> float:
    """Return 0 to 1: whether a statement holds the kind of answer that was asked for."""
    if question.kind == "definition":
        return _defines(item, question)
    if question.kind in _SIGNS:
        dated = is_dated(item, question.search) if question.kind == "when" else None
        if dated is not None:
            return 1.0 if dated >= DATED and _labelled(item, question) else dated
        units = _has_unit(item, question) if question.units else 0.0
        return max(_signed(item, question), units, _lists(item, question))
    if question.units:
        return _has_unit(item, question) * _measured(_with_above(item), question)
    if question.kind in ("figure", "compare"):
        return 1.0 if re.search(r"\d", item.text) else 0.0
    return 0.0


def _with_above(item: Item | RowItem) -> str:
    """Return a statement's text with its parent, a row's with the headings of its columns."""
    if isinstance(item, RowItem):
        return f"{item.text} {item.column_text}"
    return f"{item.parents[-1].text} {item.text}" if item.parents else item.text


def _signed(item: Item | RowItem, question: Understood) -> float:
    """Return how surely a statement's words are those of a kind of answer.

    A time must be told by a date: by one beside a name of the question (준공('31.5월)), by another
    or, what counts less, by its parent's.
    """
    sure, hint = _SIGNS[question.kind]
    text = _with_above(item)
    if question.kind != "when":
        sign = _HINTED if hint.search(text) else 0.0
    elif (hint if isinstance(item, Item) else _A_DATE).search(item.text):
        sign = _HINTED
    else:
        return _ABOVE if hint.search(text) else 0.0
    if sure.search(text if question.kind != "who" else _own(item)):
        sign = _UNSURE if question.kind != "when" else _APART
    labelled = question.kind in _LABELS and _labelled(item, question)
    if labelled and (sign or not isinstance(item, RowItem)):
        return 1.0
    if question.kind == "when" and _dated(item.text, question):
        return _UNSURE
    return 1.0 if sign == _UNSURE and question.kind not in _LABELS else sign


def _own(item: Item | RowItem) -> str:
    return f"{item.text} {item.column_text}" if isinstance(item, RowItem) else item.text


def _dated(text: str, question: Understood) -> bool:
    """Say whether a date stands beside a name of the question, or what reports write for it."""
    spelt = (*question.names, *(found.written for found in question.expansions))
    return (
        _beside_date(tuple(sorted({squeezed(name) for name in spelt}))).search(squeezed(text))
        is not None
    )


@lru_cache(maxsize=64)
def _beside_date(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of some names, without 일 or 시기 behind it, next to a date."""
    heads = "|".join(re.escape(_TIME_TAIL.sub("", name)) for name in names if len(name) > 1)
    named = f"(?:{heads or '(?!)'})"
    return re.compile(
        rf"{named}(?:예정|완료|일|시기|기간)?[^가-힣\da-z]{{0,3}}(?:{_DATE})|(?:{_DATE})[^가-힣a-z]{{0,9}}{named}"
    )


def _lists(item: Item | RowItem, question: Understood) -> float:
    """Return 1 for a row that the question names, and for a remark, that list what is asked for."""
    if isinstance(item, RowItem):
        return float(question.kind == "list" and _names_row(item, question))
    each = item.is_note and names_each(question.question)
    return float(each and _SIGNS["list"][0].search(item.text) is not None)


def _names_row(item: RowItem, question: Understood) -> bool:
    """Say whether a question names a row whose cells are what it lists (핵심가치)."""
    label = squeezed(item.labels[-1]) if item.labels else ""
    cells = {clean(cell) for cell in item.row.cells}
    texts = [cell for cell in cells if cell and not re.search(r"\d", cell)]
    return len(label) > 2 and label in squeezed(question.search) and len(texts) > 2


def _measured(text: str, question: Understood) -> float:
    """Return 1, or less for each measure asked for (한도, 1인당) that a text does not say."""
    asked = (said for wanted, said in _MEASURES if wanted.search(question.search))
    return prod(1.0 if said.search(text) else _UNMEASURED for said in asked)


def _labelled(item: Item | RowItem, question: Understood) -> bool:
    """Say whether a statement, a row or the parent of one says by its label what it tells."""
    if isinstance(item, RowItem):
        return True
    texts = [item.text, *(parent.text for parent in item.parents[-1:])]
    labels = (match[0] for text in texts if (match := _LABEL.match(text)))
    return any(_LABELS[question.kind].search(squeezed(label)) for label in labels)


def _defines(item: Item | RowItem, question: Understood) -> float:
    """Say whether a statement explains the name asked about.

    It begins with the name and goes on to explain it, or says below a heading that has the name
    what the matter is for (추진목적 : …).
    """
    plain = squeezed(item.text)
    names = [squeezed(name) for name in question.names]
    above = squeezed(item.parents[-1].text) if isinstance(item, Item) and item.parents else ""
    if any(_DEFINITION.search(above) and name in above for name in names):
        return 1.0
    # Of several names it is the rarest kind of word that is not known: the last, or the longest.
    asked = {names[-1], max(names, key=len)} if names else set()
    for name in sorted(asked):
        start = plain.find(name)
        if 0 <= start <= 3 and (match := _DEFINES.match(plain, start + len(name))):
            short = len(plain) - match.end() < _EXPLAINS
            return 0.4 if short and _NUMBER.match(plain, match.end()) else 1.0
        if 0 <= start <= 3 and _IS_CALLED.match(plain, start + len(name)):
            return 0.8
        if start > 3 and re.search(rf"[가-힣][「『‘'“\"<]{re.escape(name)}[」』’'”\">]", plain):
            return 0.8  # what it is stands before its name: 정장을 빌려주는 「옷장」
    if isinstance(item, Item):
        around = squeezed(" ".join((*item.heading, *(parent.text for parent in item.parents))))
        label = _PURPOSE.match(plain) or (_PURPOSE.match(above) and _TOLD.match(plain))
        if label and any(name in around for name in names):
            return 0.9
    return 0.3 if re.search(r"목적|개요|내용", item.text) else 0.0


def _has_unit(item: Item | RowItem, question: Understood) -> float:
    """Look for a number of the right unit family; a table's unit counts for its bare cells."""
    found = _quantities(item.text)
    if "번째" in question.units and _ORDINAL.search(item.text):
        return 1.0
    fitting = [q for q in found if any(has_unit(q.unit, wanted) for wanted in question.units)]
    if fitting:
        return _ONE_OF_MANY if isinstance(item, Item) and len(fitting) > _FEW else 1.0
    counted = counted_in(question.search)
    if counted and any(item.text[q.end :].lstrip().startswith(counted) for q in found):
        return 1.0
    if isinstance(item, RowItem) and re.search(r"\d", item.text):
        around = f"{item.text} {item.around} {item.table.unit or ''}"
        said = any(_UNIT_WORDS.get(u, re.compile(u)).search(around) for u in question.units)
        return 0.8 if said and any(map(_is_bare, item.row.cells)) else 0.2
    if "원" in question.units and any(q.unit in _FOREIGN for q in found):
        return _UNSURE
    return 0.3 if found else 0.0


@lru_cache(maxsize=16384)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return tuple(parse_quantities(text))


@lru_cache(maxsize=16384)
def _is_bare(cell: str) -> bool:
    """Say whether a cell has a number whose unit stands elsewhere: not 90백만원, not '31.3.1."""
    text = _DATED.sub(" ", clean(cell))
    for found in reversed(_quantities(text)):
        if found.unit:
            text = text[: found.start] + text[found.end :]
    return re.search(r"\d", text) is not None


def has_unit(unit: str, wanted: str) -> bool:
    """Say whether a number with ``unit`` may be the one that is ``wanted``; none has none."""
    return bool(unit) and (same_unit(unit, wanted) or (wanted == "%" and unit == "%p"))


# What a table's headings say where its cells hold bare numbers.
_UNIT_WORDS = {
    "원": re.compile(r"원|예산|[가-힣]액"),
    "%": re.compile(r"%|률|율|비중"),
    "명": re.compile(r"명|정원|현원|인원|[가-힣]자\s*수?$"),
}
