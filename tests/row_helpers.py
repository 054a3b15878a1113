"""Rows of an invented report's tables, read from text by the program itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.compose.matching import Wanted
from assistant.compose.rows import RowItem
from assistant.compose.weighing import weigh
from assistant.question import Understood
from index.words import Words
from ingest.model import Report
from ingest.pipeline import read_report

TEXT = """
가온시 산업국 주요업무보고
2031. 4.

Ⅰ. 일반현황

□ 인력현황 - 정원 50명 / 현원 48명

('31. 3. 31. 기준)
구 분 합 계 일반직 임기제
계 50/48 여성(21) 40/39 10/9
산 업 과 30/29 (12) 24/24 6/5
농 업 과 20/19 (9) 16/15 4/4

□ 예산 현황

(단위 : 백만원, '31. 3. 31. 기준)

부서	세부사업	2031년도		2030년도 최종예산	집행액(C) (지출액 기준)	집행률 (C/B)
		본예산(A)	예산현액(B)			
	계	9,000	9,100	8,000	910	10.0
산업과	소 계	5,000	5,100	4,000	510	10.0
	온실 공방 운영	3,000	3,100	2,500	310	10.0
	수변 시장 정비	2,000	2,000	1,500	200	10.0
	시장 소송 판결금	-	90	-	-	-
농업과	소 계	4,000	4,000	4,000	400	10.0
	달빛 농장	4,000	4,000	4,000	400	10.0

□ 온실 공방 운영

○ 예산 집행 현황

(단위 : 천원, '31. 3. 31. 기준)

사업명	'31년 예산		'30년 최종예산	집행액 및 집행률(%)	
	본예산 (a)	예산현액 (b)		원인행위액 (집행률)	지출액 (집행률)
온실 공방 운영	3,000,000	3,100,000	2,500,000	620,000 (20.0)	310,000 (10.0)

□ 훈련 과정

구분	합계	동부	서부
과정 / 인원	30 / 900	20 / 500	10 / 400
시 과정	10 / 300	5 / 120	5 / 180

□ 시설 현황

| 구분 | 제작 공간 | 전시 공간 |
|---|---|---|
| 시설명 | 가온공방 | 나루전시관 |
| 규모 | 1,250㎡ | 840㎡ |
| 위탁기관 | 가온재단 | |

□ 일감 현황

| 구분 | 사업수 | 참여인원 |
|---|---|---|
| 돌봄 일감 | 75 | 1,570 |

□ 세입 현황

(단위 : 백만원)

| 구분 | 2031년 | 2030년 | 증감 |
|---|---|---|---|
| 공방 수입 | 90 | 70 | 20 |
"""


@cache
def report(folder: Path) -> Report:
    """Return the report, read from a file in ``folder``."""
    path = folder / "rows.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_report(path, "rows.txt")


def rows(found: Report) -> list[RowItem]:
    """Return all rows of a report's tables with their figures."""
    return [
        RowItem(
            found.name,
            table,
            row,
            None,
            tuple(figure for figure in found.figures if figure.first == row.first),
        )
        for table in found.tables
        for row in table.rows
    ]


def wanted_of(question: Understood) -> Wanted:
    """Weigh a question's names where no word is rarer than another."""
    return weigh(question.names, question.terms, Words.build([["산업"], ["예산"]]))
