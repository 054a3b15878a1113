"""Lines of reports about an invented city, as text files have them."""

from __future__ import annotations

from ingest.model import Line


def lines_of(text: str, first: int = 1) -> tuple[Line, ...]:
    """Return the lines of ``text``, numbered from ``first``; the first line end is dropped."""
    parts = text.removeprefix("\n").split("\n")
    return tuple(Line(number, part) for number, part in enumerate(parts, first))


def flat(lines: tuple[Line, ...], *path: str) -> tuple[tuple[str, ...], ...]:
    """Return ``path`` as the heading of every line."""
    return (path,) * len(lines)


TABBED = """
(단위 : 백만원, '25. 6. 30. 기준)

부서	세부사업	2025년도		2024년도 최종예산	집행률 (B/A)
		본예산(A)	예산현액(B)
	계	9,000	9,100	8,000	10.5
	소 계	5,000	5,100	4,000	△2.0
미 래 산 업 과	청년 공방 운영	3,000	3,100	2,500	-
	수변 시장 정비	2,000	2,000	1,500	1.0
	소 계	4,000	4,000	4,000	3.0
관광진흥과	달빛 축제	4,000	4,000	4,000	3.0

(단위 : 백만원, '25. 6. 30. 기준)

부서	세부사업	2025년도		2024년도 최종예산	집행률 (B/A)
		본예산(A)	예산현액(B)
	강변 음악회	700	700	-	2.5
"""

PIPED = """
□ 인력현황

(’25년 3월 기준)

| 구 분 | 계 | 일반직 | | 공무직 |
|---|---|---|---|---|
| | | 5급 | 6급 | |
| 정 원 | 40 | 12 | 20 | 8 |
| 현 원 | 38 | 11 | 20 | 7 |
"""

SPACED = """
예 산
(단위 : 백만원, ’25.6.30. 기준)

구 분 예산현액1) 원인행위액 지출액
집행률

원인행위액 지출액
계 12,000 6,000 3,000 50.0 25.0

미 래 산 업 과 8,000 4,000 2,000 50.0 25.0

관 광 진 흥 과 4,000 2,000 1,000 50.0 -
"""
