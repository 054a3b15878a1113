"""What a question wants reckoned: the task, the stages and years, and which way round."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.compose.counting import NUMBERS
from assistant.compose.matching import squeezed
from assistant.compose.reckon.conditions import Condition, condition_of
from assistant.compose.reckon.derived import Derived, derived_of
from assistant.compose.reckon.tasks import AND_NEXT, LACKING, NTH, RATE, SMALL, STAGES, TOP, task_of
from assistant.question import Understood
from assistant.question.units_asked import units_of
from assistant.question.years import names_year

_UNTIL = re.compile(r"1\s?[~∼\-]\s?(?P<until>\d)위")
_HOW_MANY = re.compile(r"(?P<count>\d+|[두세네]|다섯)\s*(?:개|곳|가지|군데|부서|순위|위까지)")
_MONEY = re.compile(r"[가-힣](?:액|비|금)(?=[은는이가을를의과와도,]?(?:\s|$))")
_MONEY_SAID = re.compile(r"(?<![가-힣])돈(?=[은이을의\s])|[가-힣]금[은이을의\s]")
_FILLED = re.compile(r"정원[^?]*(?:채워|채웠|채운|찼|차\s?있|충원)")
_PERSONS = re.compile(
    r"(?<![가-힣])(?:사람|참여자|인원|청년|수강생|훈련생)(?:들)?[을이은과의]?(?=[\s?,])"
)
_PEOPLE = re.compile(r"(?:자|생|원|인|명|사람)$")
_POSTS = re.compile(r"몇\s?(?:자리|석)(?=[가이]|\s?(?:비|남|모자라|부족))")
_COUNTED = re.compile(r"\d(곳|개소|명|개사|건|팀|개|과제|편|개교)$")  # 캠퍼스 27곳 중
_FIRMS = re.compile(r"(?:기업|업체|회사|개사)$")
_BASE = re.compile(
    r"(?P<before>[^?]*?)(?:보다|에\s?비해|에\s?비하면|대비|의\s*(?=몇\s*배)|에\s(?=얼마나\s*모자))"
)
_WHOLES = (
    # 공방 예산이 전체 예산에서 차지하는 비중: what stands before is the part.
    re.compile(
        r".*?\S(?<!에)[은는이가]\s(?P<whole>[^?]*?\S)(?:에서|의|중|가운데)\s(?:얼마나\s)?차지"
    ),
    *(
        re.compile(rf"(?P<whole>.*?\S){end}")
        for end in (r"\s*대비\s", r"\s*(?:중에서?|가운데|중)\s", r"에서\s")
    ),
    re.compile(r"(?:.*?[은는]\s)?(?P<whole>.*?\S)의\s+몇"),  # 나래과 예산은 전체의 몇 %
)
_OF_REPORT = re.compile(
    r"(?:20|['’]|(?<!\d))(\d\d)년\s?(?:\d{1,2}월\s?)?(?:(?:업무\s?)?보고서?|자료|수치|숫자)(?=[\s)에의로]|$)"
)
_BEFORE = re.compile(r"전년|지난해|작년|직전\s?연도")
_SINCE = re.compile(r"(?:['’]?\d\d|20\d\d)년(?:도)?(?:보다|에\s?비해|에\s?비하면|\s?대비)")
_REPORT = re.compile(r"보고서?에서는?\s")
_AFTER_OUT = re.compile(r".*?(?:제외한|뺀|아닌|이외의)\s(?P<whole>.+)")
_OTHER_KINDS = ("reason", "definition", "when")
_AMOUNT = re.compile(
    r"얼마(?!\s?동안|\s?만에)|몇\s?(?:명|곳|건|개사|개소|%|퍼센트|[백천만억]*\s?원)"
)
_MOVES = ("difference", "growth", "times")
_PAIRED = {"정원": ("현원",), "현원": ("정원",)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reckoned.

    ``task`` is one of ``difference``, ``growth``, ``times``, ``sum``, ``share``, ``each``,
    ``product``, ``rest``, ``without``, ``short``, ``top``, ``count``. ``plain`` is the question,
    squeezed;
    ``base`` its squeezed words before 보다; ``whole`` those before what marks the whole (중, 에서).
    ``units`` are the unit families of the operands where the question tells. ``most``, ``largest``
    and ``nth`` (세 번째로 큰, 0 if none) belong to ``top``, ``condition`` to ``count``.
    ``derived`` is what is ranked where that is no printed figure. ``of_report`` says that a year
    is only that of the report to look in.
    """

    task: str
    plain: str
    stages: tuple[str, ...]
    years: tuple[int, ...]
    units: frozenset[str]
    base: str = ""
    whole: str = ""
    most: int = 1
    largest: bool = True
    condition: Condition | None = None
    nth: int = 0
    derived: Derived | None = None
    of_report: bool = False


def asked_of(question: Understood) -> Asked | None:
    """Return what a question wants reckoned, or ``None`` where it wants nothing reckoned."""
    text = question.search
    condition = condition_of(text)
    task = "count" if condition else task_of(text)
    amount = question.kind == "when" and _AMOUNT.search(text)  # at what time it was so much
    free = amount or question.kind not in _OTHER_KINDS or task in ("top", "count", "extremes")
    if task is None or not free:
        return None
    top, largest = _extreme(text, task)
    base = _BASE.match(text)
    wholes = _WHOLES if task != "without" else (*_WHOLES, _AFTER_OUT)
    of_report = _REPORT.sub("", text)  # where it is told, not what is the whole
    whole = next(filter(None, (pattern.match(of_report) for pattern in wholes)), None)
    nth = NTH.search(text)
    paired = len(question.years) < 2 and len(question.each) < 2
    stages, years = _stages(text, task, paired=paired), _years(question)
    asked_years = years
    both = task == "top" and len(years) == 2 and _BEFORE.search(text) is not None
    if task not in _MOVES and not both:
        years = _told_years(years, text)
    elif len(years) > 2:
        years = (min(years), max(years))  # from the first to the last
    derived = derived_of(text, stages, years) if task == "top" else None
    if derived is not None and isinstance(derived.base, str):
        stages = (derived.base, str(derived.other)) if derived.other else (derived.base,)
    units = _operand_units(text, task) if condition is None else _limit_units(condition)
    if derived is not None and derived.kind in ("rate", "times"):
        units -= {"%"}
    return Asked(
        task=task,
        plain=squeezed(text),
        stages=stages,
        years=years,
        units=units,
        base=squeezed(base["before"]) if base else "",
        whole=squeezed(whole["whole"]) if whole else "",
        most=top,
        largest=largest,
        condition=condition,
        nth=_number(nth["nth"] or nth["place"]) if nth and task == "top" and top == 1 else 0,
        derived=derived,
        of_report=task not in _MOVES and len(years) < len(asked_years),
    )


def compared_of(question: Understood) -> Asked:
    """Return what a comparison asks of figures: its stages, its years, its units."""
    text = question.search
    units = question.units or frozenset({"원"} if _MONEY.search(text) else ())
    return Asked("compare", squeezed(text), _stages(text, "compare"), question.years, units)


def _extreme(text: str, task: str) -> tuple[int, bool]:
    """Return how many of the largest or smallest are asked for, and whether the largest."""
    found = TOP.search(text)
    if task == "top" and found is None and (nth := NTH.search(text)):
        return 1, not re.match(SMALL, nth["word"] or "")
    if task != "top" or found is None:
        small = re.search(r"적은|작은|낮은|미만|이하|부족|모자라", text)
        return 1, small is None
    word = found["word"] or found["order"] or ""
    largest = not re.match(SMALL, word) and not found[0].startswith("하위")
    until = _UNTIL.search(text)
    number = found["upper"] or found["lower"] or (until["until"] if until else None)
    if number is None and AND_NEXT.search(text):
        number = "2"
    if number is None and (found["order"] or found[0][:2] in ("상위", "하위")):
        many = _HOW_MANY.search(text)
        number = many["count"] if many else "3"
    if number is None:
        many = re.search(
            r"(?:많|큰|높|적|작|낮)\S*\s*\S*\s*(?P<count>\d+|[두세네]|다섯)\s*(?:개|곳)", text
        )
        number = many["count"] if many else "1"
    return _number(number), largest


def _number(text: str) -> int:
    return NUMBERS.get(text, int(text) if text.isdigit() else 1)


def _limit_units(condition: Condition) -> frozenset[str]:
    return frozenset({condition.unit} if condition.unit else ())


def _stages(text: str, task: str, *, paired: bool = True) -> tuple[str, ...]:
    """Return the stages named, in their order; a stage that is compared brings its counterpart.

    Not where it is that of several years or reports (``paired`` is false).
    """
    plain = squeezed(text)
    named = sorted((plain.find(stage), stage) for stage in STAGES if stage in plain)
    if RATE.search(text):  # 지출액 집행률: of the rate, no stage by itself
        named = [(at, stage) for at, stage in named if not stage.endswith("액")]
    stages = tuple(stage for _, stage in named)
    if task in ("share", "difference") and (LACKING.search(text) or _FILLED.search(text)):
        return ("정원", "현원")
    if task == "rest" and not any(stage in ("지출액", "집행액", "원인행위액") for stage in stages):
        stages = (*(stages or ("예산현액",)), "지출액")
    if paired and task in ("difference", "count") and len(stages) == 1:
        stages = (*stages, *_PAIRED.get(stages[0], ()))
    return stages


def _years(question: Understood) -> tuple[int, ...]:
    """Return the years; 전년 and 직전 연도 are those before the one named.

    What is set against one year alone (2031년보다 얼마나 느나) is of the next.
    """
    years = question.years
    named = len(years) == 1 and names_year(question.search, years[0])  # 지난해 alone names one
    if named and _BEFORE.search(question.search):
        return (years[0] - 1, *years)
    if len(years) == 1 and _SINCE.search(question.search):
        return (*years, years[0] + 1)
    return years


def _told_years(years: tuple[int, ...], text: str) -> tuple[int, ...]:
    """Return the years without those that only a report is called by (2031년 보고 기준)."""
    of_report = {int(year) % 100 for year in _OF_REPORT.findall(text)}
    rest = _OF_REPORT.sub(" ", text)
    return tuple(y for y in years if y % 100 not in of_report or names_year(rest, y))


def _whole_units(text: str) -> frozenset[str]:
    """Return the unit of a whole by its last word (참여자 가운데, 기업 중)."""
    found = next(filter(None, (pattern.match(text) for pattern in _WHOLES)), None)
    word = found["whole"].split()[-1] if found and found["whole"].split() else ""
    if counted := _COUNTED.search(word):
        return units_of(f"몇 {counted[1]}")
    if _FIRMS.search(word):
        return frozenset({"개사"})
    people = word in ("자리", "일자리") or (len(word) > 2 and _PEOPLE.search(word))
    return frozenset({"명"} if people else ())


def _operand_units(text: str, task: str) -> frozenset[str]:
    """Return the units that the operands can have: those of the words, not of the result."""
    text = _POSTS.sub("몇 명", re.sub(r"몇\s*배", " ", text))
    text = re.sub(r"몇\s?개\s?실", "몇 실", text)
    if task in ("share", "growth", "times", "each"):
        text = re.sub(
            r"비중|비율|구성비|몇\s*(?:%|퍼센트|프로)|[증감]\S*[률율]|1인당|얼마\S*", " ", text
        )
    units = units_of(text)
    if task == "share" and not units - {"%"}:
        units = _whole_units(text)
    if task == "without" and not units and _MONEY_SAID.search(text):
        return frozenset({"원"})
    if "%p" in text or "포인트" in text or (task != "share" and RATE.search(text)):
        return frozenset({"%"})
    units -= {"%"}
    if not units and task in ("sum", "difference", "times") and _PERSONS.search(text):
        return frozenset({"명"})
    return units if task not in ("each", "product") else frozenset()
