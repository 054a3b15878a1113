"""What a header line begins with: the heading of a column of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.cleaning import clean

#: Headings of a column of labels; a line of plain text that begins with one is a header.
CORNERS = frozenset(
    """
    연번 번호 순번 구분 분야 부서 부서명 소관 소관부서 담당부서 사업명 세부사업
    세부사업명 단위사업 항목 유형 권역 지역 시설 시설명 연도 연도별 기관 기관명
    지표 주요지표 지표명 성과지표 대상 종류 과정명 프로그램 프로그램명 자치구 업종
    재원 재원별 과목 회계 센터명 캠퍼스 학교명 대학명 기업명 업체명 펀드명 성별
    연령 연령별 직급 직종 국가명 도시명 평가항목 대회명 행사명 월별 분기 내역
    세부내역 품목
    """.split()  # noqa: SIM905 (a table of words reads better than a list of strings)
)
#: Other headings that are often letter-spaced, so that nothing parts them from their neighbours.
_HEADINGS = frozenset(
    """
    계 합계 소계 총계 남 여 비고 출처 내용 주요내용 사업내용 지원내용 담당업무 업무
    기간 사업기간 장소 예산 예산액 예산현액 본예산 추경예산 최종예산 결산 결산액 금액
    사업비 총사업비 국비 시비 구비 집행 집행액 집행률 잔액 이월액 불용액 지출액
    원인행위액 증감 증감액 증감률 비율 비중 구성비 인원 참여인원 정원 현원 과부족
    목표 실적 계획 성과 달성률 건수 개소 규모 면적 단위 일자 일시 시기 대상 방법
    위치 개관
    """.split()  # noqa: SIM905 (a table of words reads better than a list of strings)
)
_LONGEST_HEADING = 6
_FIRST_LETTERS = frozenset(corner[0] for corner in CORNERS)
# Words of sentences; headings are nouns.
_SENTENCE = re.compile(
    r"(?:을|를|위한|통한|대한|위해|통해|에서|하여|하고|하는|되는|있는|으로)(?:\s|$)"
)


def starts_header(text: str) -> bool:
    """Tell whether a line begins with the heading of a label column (구분, 부서)."""
    if text.lstrip()[:1] not in _FIRST_LETTERS:
        return False
    words = spaced_headings(text) or clean(text[:60]).split()
    corner = bool(words) and (words[0] in CORNERS or "".join(words[:2]) in CORNERS)
    return corner and _SENTENCE.search(text) is None


def spaced_headings(text: str) -> list[str]:
    """Return the headings that a line of lone letters spells, nothing where one is not known.

    Examples
    --------
    >>> spaced_headings("구 분 예 산 액 주 요 내 용"), spaced_headings("구 분 하 늘")
    (['구분', '예산액', '주요내용'], [])
    """
    letters = text.split()
    if len(letters) < 4 or max(map(len, letters)) > 1:
        return []
    return list(_spelled("".join(letters)))


@lru_cache(maxsize=1 << 12)
def _spelled(spelled: str) -> Sequence[str]:
    """Return the fewest headings that make up a text, nothing where there are none."""
    # The fewest headings that end at each letter.
    best: list[list[str] | None] = [[]]
    for end in range(1, len(spelled) + 1):
        ways = [
            [*before, spelled[start:end]]
            for start in range(max(0, end - _LONGEST_HEADING), end)
            if (before := best[start]) is not None
            and (spelled[start:end] in _HEADINGS or spelled[start:end] in CORNERS)
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or []
