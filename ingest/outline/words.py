"""How headings are worded, and how lines that only look like them are."""

from __future__ import annotations

import re

_GENERIC = (
    "주요|세부|향후|사업|추진|예산|집행|조직|인력|일반|기본|경영|운영|재정|결산|시설|정책|행사|경제|용어|"
    "종합|평가|점검|조치|기대|개선|단계별|연도별|부서별|분기별|상반기|하반기|[1-4]분기|및"
)
_SECTION_NOUN = (
    "현황|개요|계획|실적|목표|일정|내용|배경|방향|기능|업무|성과|결과|효과|방안|근거|목적|과제|사항|총괄|"
    "전망|동향|지표|정리|체계|비전|문제점"
)
_SECTION = re.compile(
    rf"^(?:'?\d{{2,4}}년도?\s*)?(?:(?:{_GENERIC}|{_SECTION_NOUN})\s*)*(?:{_SECTION_NOUN}|예산)$"
)
_TAIL = re.compile(r"\s+[-:]\s.*$|\s*\([^()]*\)$|\s*:\s.*$")
_BUDGET = re.compile(r"^'?\d{2,4}년도?\s*예산\s*:")
_OPEN_END = re.compile(
    r"(?:[,·→⇨+~(&-]|위한|통한|위해|통해|하는|되는|있는|없는|[하되이]고|[하되이]며|하여|[가-힣]혀|도록|으로|"
    r"대한|따른|등|등의|관련|및|[을를의에와])$"
)
_SENTENCE_END = re.compile(r"(?:[.!?]|[다함음됨]\.?)$")


def ends_open(text: str) -> bool:
    """Tell whether ``text`` goes on after its last word: a particle, a comma, 위한 and the like."""
    return bool(_OPEN_END.search(text))


def names_section(title: str) -> bool:
    """Tell whether ``title`` ends in a noun that heads sections: 현황, 개요, 전망 …."""
    return bool(re.search(rf"(?<![육양조구작])(?:{_SECTION_NOUN})$", title))  # 육성과 is no 성과


def is_section(title: str, runs_on: bool) -> bool:
    """Tell a heading that every report has (추진계획, 조직현황 - …), even without its sign.

    Where the text ``runs_on`` on the next line, only data behind the name tell it from a table's
    cell.
    """
    if _BUDGET.match(title):
        return True
    name = section_title(title)
    if not _SECTION.match(name) or (len(name) < 4 and name != "예산"):
        return False
    return not runs_on or name != title


def without_data(title: str) -> str:
    """Cut what a section's heading already tells: 조직현황 - 1국 4과 (2024. 7. 31. 기준)."""
    name, dash, _ = title.partition(" - ")
    return name if dash and _SECTION.match(name) else title


def section_title(title: str) -> str:
    """Return the name of a section without the data that follow it on its line."""
    return title if _BUDGET.match(title) else _TAIL.sub("", title).strip()


def could_be_heading(title: str) -> bool:
    """Tell whether a line without a sign is worded like a heading: short, closed, no sentence."""
    return (
        4 <= len(title) <= 40
        and sum("가" <= char <= "힣" for char in title) >= 2
        and not title.startswith(("(", "자료", "주)", "→", "⇨", "➡"))
        and "☎" not in title
        and not re.match(r"\d{1,2}\s?[.,]", title)
        and not ends_open(title)
        and not _SENTENCE_END.search(title)
    )
