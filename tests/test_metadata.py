import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.metadata import Description, describe
from ingest.model import Line


def _described(text):
    return describe([Line(number, part) for number, part in enumerate(text.split("\n"), start=1)])


TITLE_PAGE = """

제204회 가람시의회 임시회
문화환경위원회

2025. 8. 27.

가 람 시
문 화 녹 지 국

2025년도
하반기 주요 업무보고

2025. 8.

1. 일반현황

□ 인력현황 (’25년 7월 기준)
"""

NO_TITLE_PAGE = """ 경 제 진 흥 실

Ⅰ. 일 반 현 황

조직현황 - 1실 6과 (’24.3.31. 기준)

 인력현황 - 정원 270 / 현원 262명 (’24. 3. 31. 기준)

○ 입주기업 : 42개사(4월 현재)

○ 공사기간 : ’24. 5. ~ ’26. 12. (’23.12월 기준 변경)
"""


def test_a_title_page_is_read():
    assert _described(TITLE_PAGE) == Description(
        title="2025년도 하반기 주요 업무보고",
        body="문화녹지국",
        issued="2025-08",
        as_of="2025-07",
    )


def test_without_a_title_page_the_text_itself_tells():
    assert _described(NO_TITLE_PAGE) == Description(
        title="경제진흥실 업무보고",
        body="경제진흥실",
        issued="2024-04",
        as_of="2024-03-31",
    )


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("가람시 경제일자리국", "경제일자리국"),
        ("경 제 실(1급)", "경제실"),
        ("가람산업진흥원", "가람산업진흥원"),
        ("푸른도시여가본부", "푸른도시여가본부"),
        ("가람시설관리공단", "가람시설관리공단"),
        ("기획경제위원회", ""),
        ("가람시의회", ""),
        ("주요 사업 추진 결과", ""),
        ("우리 시는 시민을 위한 새 시설을 지원", ""),
    ],
)
def test_the_body_stands_on_a_line_of_its_own(line, body):
    assert _described(f"주요 업무보고\n\n{line}\n\nⅠ. 일반현황").body == body


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("2026. 3.", "2026-03"),
        ("2026년 3월", "2026-03"),
        ("’26. 3. 2.(월)", "2026-03"),
        ("제12회 정례회 2026. 11. 4.", "2026-11"),
        ("2026년도 주요 업무보고", ""),
    ],
)
def test_the_month_of_issue_is_a_line_of_its_own_or_a_session_s(head, issued):
    assert _described(f"{head}\n경제실\n\nⅠ. 일반현황").issued == issued


@pytest.mark.parametrize(
    ("text", "as_of", "issued"),
    [
        ("(’24. 7. 31. 기준)\n공정률(8.31.기준): 62%", "2024-07-31", "2024-08"),
        ("(’24. 7. 31. 기준)\n※ 경제동향 ’24.8월호", "2024-07-31", "2024-08"),
        ("(’24. 7. 31. 기준)\n지표(’23년 12월 기준)", "2024-07-31", "2024-07"),
        ("(’24. 7. 31. 기준)\n목표(’25. 6월 기준)", "2024-07-31", "2024-07"),
        ("가(’24.1.31.기준) 나(’24.1.31.기준) 다(’24.2.1. 기준)", "2024-01-31", "2024-02"),
        ("새 기준 마련(’24. 3. 2. 시행)", "", ""),
        ("가온시의 인구는 2020년 12월 기준 31만 명이다.", "2020-12", ""),
    ],
)
def test_dates_of_the_figures(text, as_of, issued):
    described = _described(f"Ⅰ. 일반현황\n{text}")
    assert (described.as_of, described.issued) == (as_of, issued)


def test_what_is_not_stated_is_empty():
    assert _described("") == Description("", "", "", "")
    assert _described("메모\n둘째 줄").title == "메모"


def test_dates_on_a_line_of_many_pages_are_found_in_time():
    started = time.process_time()
    described = describe([Line(1, "2025. 3. 31. 기준 " * 30_000)])
    assert time.process_time() - started < 15
    assert described.as_of == "2025-03-31"


@given(st.lists(st.text(max_size=30), max_size=30))
def test_any_text_is_described(texts):
    described = describe([Line(number, text) for number, text in enumerate(texts, start=1)])
    assert len(described.issued) in (0, 7)
    assert len(described.as_of) in (0, 7, 10)
