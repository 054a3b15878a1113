from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import PIPED, SPACED, TABBED, flat, lines_of

from ingest.figures import find_figures
from ingest.tables import find_tables


def _figures(text, *path, as_of=""):
    lines = lines_of(text)
    headings = flat(lines, *path)
    tables = find_tables(lines, headings, as_of)
    return find_figures("r.txt", lines, headings, tables, as_of)


def _said(text):
    return [(f.row, f.column, f.text, f.value, f.unit) for f in _figures(text)]


def test_a_table_cell_becomes_a_record_with_all_its_meaning():
    [figure] = [
        f
        for f in _figures(TABBED, "예산 현황")
        if f.row == ("미래산업과", "청년 공방 운영") and f.stage == "예산현액"
    ]
    assert figure.column == ("2025년도", "예산현액(B)")
    assert (figure.text, figure.value, figure.unit) == ("3,100", 3_100_000_000, "원")
    assert (figure.as_of, figure.period) == ("2025-06-30", "2025년도")
    assert figure.heading == ("예산 현황",)
    assert (figure.first, figure.last) == (7, 7)


def test_rates_are_percentages_whatever_the_unit_of_the_table():
    rates = {f.row: (f.value, f.unit) for f in _figures(TABBED) if f.column == ("집행률 (B/A)",)}
    assert rates[("계",)] == (Decimal("10.5"), "%")
    assert rates[("미래산업과", "소계")] == (-2, "%")
    assert ("미래산업과", "청년 공방 운영") not in rates  # a dash is no number
    spaced = [f for f in _figures(SPACED) if f.column == ("집행률", "원인행위액")]
    assert {f.unit for f in spaced} == {"%"}


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("과제 수 (개)", "32", [("32", 32, "개")]),
        ("예산 (억원)", "70", [("70", 7_000_000_000, "원")]),
        (
            "지출액 (집행률)",
            "1,250 (0.5)",
            [("1,250", 1_250_000, "원"), ("0.5", Decimal("0.5"), "%")],
        ),
        ("예산", "13백만원", [("13백만원", 13_000_000, "원")]),
        ("참여 인원", "1,500", [("1,500", 1500, "명")]),
        ("상담 건수", "35", [("35", 35, "건")]),
        ("실적", "30개사", [("30개사", 30, "개사")]),
    ],
)
def test_the_nearest_statement_gives_the_unit(header, cell, expected):
    found = _figures(f"(단위 : 천원)\n\n사업명\t{header}\n공방\t{cell}\n시장\t-")
    assert [(f.text, f.value, f.unit) for f in found if f.row == ("공방",)] == expected


def test_unit_beside_the_row_counts_for_its_cells():
    found = _figures(
        "지표\t전국\t시\t비중\n종사자 수 (천명)\t900\t81\t9.5%\n수출 (억불)\t70\t6\t9%"
    )
    values = {(f.row[0], f.column): (f.value, f.unit) for f in found}
    assert values[("종사자 수 (천명)", ("시",))] == (81_000, "명")
    assert values[("수출 (억불)", ("전국",))] == (7_000_000_000, "달러")
    assert values[("종사자 수 (천명)", ("비중",))] == (Decimal("9.5"), "%")


def test_each_of_several_units_goes_to_what_it_can_count():
    text = (
        "(단위 : 개, 명, %)\n구분\t2024년\t2025년 목표\n"
        "강좌\t131\t145\n수강생\t3,985\t4,300\n취업률 목표\t60.5\t61"
    )
    units = {f.row[0]: f.unit for f in _figures(text)}
    assert units == {"강좌": "개", "수강생": "명", "취업률 목표": "%"}


def test_pairs_of_staff_are_quota_and_actual():
    text = (
        "인력현황 - 정원 60명 / 현원 58명\n구 분 합 계 일반직\n"
        "계 60/58 (30) 40/39\n총 무 과 20/19 (9) 10/9"
    )
    found = [f for f in _figures(text) if f.row == ("총무과",) and f.column == ("합계",)]
    assert [(f.text, f.stage) for f in found] == [("20", "정원"), ("19", "현원"), ("9", None)]


def test_several_numbers_in_a_cell_are_named_by_their_words():
    text = "구분\t목표\n게임\t개발(5개사), 홍보(8개사)\n교육\t수료 70명"
    assert [(f.row, f.text) for f in _figures(text)] == [
        (("게임", "개발"), "5개사"),
        (("게임", "홍보"), "8개사"),
        (("교육", "수료"), "70명"),
    ]


def test_parts_of_a_cell_belong_to_the_names_in_its_heading():
    text = (
        "(단위 : 백만원, %)\n구분\t예산액\t집행액(집행률)\t증감\t증감률\t인원(여성)\n"
        "공방 운영\t1,250\t1,000 (80.0)\t△12\t△1.0\t100(50)\n시장 지원\t2,000\t500 (25)\t20\t1\t-"
    )
    found = [f for f in _figures(text) if f.row == ("공방 운영",)]
    assert [(f.column, f.value, f.unit, f.stage) for f in found] == [
        (("예산액",), 1_250_000_000, "원", "예산"),
        (("집행액(집행률)",), 1_000_000_000, "원", "집행액"),
        (("집행액(집행률)", "집행률"), 80, "%", None),
        (("증감",), -12_000_000, "원", None),
        (("증감률",), -1, "%", None),
        (("인원(여성)",), 100, "명", None),
        (("인원(여성)", "여성"), 50, "명", None),
    ]


def test_a_word_in_parentheses_names_its_number():
    found = _figures("분야\t과제 수(개)\n로봇\t29 (계속 19)\n바이오\t12 (계속 3)")
    assert [(f.row, f.value) for f in found][:2] == [(("로봇",), 29), (("로봇", "계속"), 19)]


def test_what_only_counts_rows_or_places_is_no_figure():
    text = "연번\t사업명\t목표\t순위\t비고\n1\t창업 상담\t30건\t3\t2\n2\t직업 교육\t12건\t1\t4"
    assert [(f.row, f.text) for f in _figures(text)] == [
        (("창업 상담",), "30건"),
        (("직업 교육",), "12건"),
    ]


def test_an_amount_in_a_row_heading_is_a_figure_once():
    text = (
        "분야\t사업\t예산(천원)\n창업 육성 (6,670천원)\t공방 운영\t4,000\n\t시장 지원\t2,670\n"
        "판로 지원 (300천원)\t전시\t300"
    )
    found = [(f.row, f.value) for f in _figures(text) if f.column == ("분야",)]
    assert found == [(("창업 육성",), 6_670_000), (("판로 지원",), 300_000)]


def test_dates_of_columns_and_remarks_hold_for_their_cells():
    text = (
        "지표\t2024년 실적(’24.12월 기준)\t2025년 계획\t비고\n"
        "입주기업\t30개사\t45개사\t’23년 기준\n고용인원\t120\t150\t-"
    )
    found = [(f.text, f.unit, f.as_of, f.stage, f.period) for f in _figures(text)]
    assert found == [
        ("30개사", "개사", "2024-12", "실적", "2024년"),
        ("45개사", "개사", None, "계획", "2025년"),
        ("120", "명", "2024-12", "실적", "2024년"),
        ("150", "명", None, "계획", "2025년"),
    ]


def test_a_source_says_the_year_of_its_row():
    text = "지표\t전국\t시\t자료\n사업체(천개)\t90\t81\t통계청 ’23년 기준\n수출(억불)\t7\t6\t관세청"
    assert [f.period for f in _figures(text)] == ["’23년", "’23년", None, None]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("○ 소요예산 : 42,581백만원", [(("소요예산",), (), "42,581백만원", 42_581_000_000, "원")]),
        (
            "인력현황 - 정원 60명, 현원 58명",
            [
                (("인력현황", "정원"), (), "60명", 60, "명"),
                (("인력현황", "현원"), (), "58명", 58, "명"),
            ],
        ),
        (
            "인력현황 - 정원 60 / 현원 58명",
            [
                (("인력현황", "정원"), (), "60", 60, "명"),
                (("인력현황", "현원"), (), "58명", 58, "명"),
            ],
        ),
        (
            "○ (창 업 팀) 10팀(’19.) ⇨ 25팀(’20.) ⇨ 1,040팀(’21년 목표)",
            [
                (("창업팀",), ("'19",), "10팀", 10, "팀"),
                (("창업팀",), ("'20",), "25팀", 25, "팀"),
                (("창업팀",), ("'21년",), "1,040팀", 1040, "팀"),
            ],
        ),
        (
            "－ 가동률(%) : (’20) 71.0 → (’21) 72.5",
            [
                (("가동률",), ("'20",), "71.0", 71, "%"),
                (("가동률",), ("'21",), "72.5", Decimal("72.5"), "%"),
            ],
        ),
        (
            "○ ’21년 예산 : 652백만원(국비 490, 시비 162)",
            [
                (("예산",), ("'21년",), "652백만원", 652_000_000, "원"),
                (("예산", "국비"), ("'21년",), "490", 490_000_000, "원"),
                (("예산", "시비"), ("'21년",), "162", 162_000_000, "원"),
            ],
        ),
        (
            "－ 목공(14개사), 도예(18개사)",
            [
                (("목공",), (), "14개사", 14, "개사"),
                (("도예",), (), "18개사", 18, "개사"),
            ],
        ),
        (
            "○ 규모 : 연면적 12,400㎡(지하 2층~지상 5층, 1급 시설)",
            [
                (("규모", "연면적"), (), "12,400㎡", 12400, "㎡"),
                (("규모", "지하"), (), "2층", 2, "층"),
                (("규모", "지상"), (), "5층", 5, "층"),
            ],
        ),
        ("30명", []),
        ("’25. 6. 30. 담당 : ☎ 02-120-1234", []),
    ],
)
def test_labelled_text_gives_figures(line, expected):
    assert _said(line) == expected


def test_stage_comes_from_the_label_the_period_or_the_heading():
    assert [f.stage for f in _figures("○ 입주공간 : 30실(’21년 목표)")] == ["목표"]
    assert [f.stage for f in _figures("○ 입주공간 : 30실", "추진실적(2024년)")] == ["실적"]


def test_as_of_date_beside_a_number_is_its_own():
    [figure] = _figures("○ 인증기업 : 12개사(3월말 기준)", as_of="2025-04-14")
    assert figure.as_of == "2025-03"


def test_a_figure_on_the_next_line_cites_both_lines():
    lines = "○ 지원내용 : 공방의 재료와 도구 대여\n\n및 수업료(최대 23개월) 등"
    [figure] = _figures(lines)
    assert (figure.first, figure.last, figure.text) == (1, 3, "23개월")


def test_numbers_of_table_rows_are_found_once():
    found = _figures(PIPED)
    assert len(found) == 8
    assert len({(f.row, f.column) for f in found}) == 8


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.text(alphabet="가계원명% 구분\t|-():,.’25○0123456789△억만", max_size=30), max_size=8
    )
)
def test_any_lines_can_be_searched_for_figures(texts):
    text = "\n".join(texts)
    lines = lines_of(text)
    for figure in _figures(text, "현황", as_of="2025-01"):
        assert 1 <= figure.first <= figure.last <= len(lines)
        assert isinstance(figure.value, (int, Decimal))


def test_small_numbers_under_a_heading_with_a_year_are_figures():
    text = "사업\t2025년도 최종예산\t시작연도\n나루 정비\t210\t2019\n둑길 보수\t95\t2021"
    assert [(f.text, f.column) for f in _figures(text)] == [
        ("210", ("2025년도 최종예산",)),
        ("95", ("2025년도 최종예산",)),
    ]


def test_pairs_are_named_by_the_first_row_that_names_both():
    text = (
        "구분\t합계\t동부\n과정 / 인원\t15 / 322\t9 / 124\n가온시\t8 / 230\t5 / 100\n"
        "협력과정\t7 / 92\t4 / 24"
    )
    found = {(f.row, f.column): (f.value, f.unit) for f in _figures(text)}
    assert found[("과정 / 인원", "인원"), ("합계",)] == (322, "명")
    assert found[("가온시", "과정"), ("동부",)] == (5, "")
    assert found[("협력과정", "인원"), ("동부",)] == (24, "명")


def test_a_demand_is_no_label_but_what_it_is_about_is():
    text = (
        "처리 요구사항\t조치결과\n"
        "○ (나루 축제 관련) 방문객 집계가 부정확하므로 개선 방안을 마련할 것 (관광과)\t"
        "○ 무인 계수기 12개 설치\n"
        "○ 선착장 안내판이 부족하여 시민이 불편하므로 증설 필요 (시설과)\t○ 안내판 8개 증설\n"
        "○ 나루 축제 현황 (관광과)\t○ 참여 가게 20개소"
    )
    found = {f.text: f.row for f in _figures(text)}
    assert found["12개"][:2] == ("나루 축제", "무인 계수기")
    assert found["8개"][0] == "안내판"
    assert found["20개소"] == ("나루 축제 현황 (관광과)", "참여 가게")


def test_the_title_of_rows_without_labels_is_its_key():
    text = (
        "○ 나루 일자리 : 2개 분야, 76개 사업\n돌봄\t\t경제\t\n사업수\t인원\t사업수\t인원\n"
        "40\t120\t36\t95"
    )
    rows = {f.row for f in _figures(text, "추진실적") if f.column}
    assert rows == {("나루 일자리",)}


def test_a_total_counts_what_the_line_above_counts_in_the_same_number():
    text = (
        "처리요구사항 총 35건\n- 조치내역\n\n구분\t계\t완료\t추진중\n계\t35\t31\t4\n"
        "건의사항\t17\t15\t2\n시정사항\t18\t16\t2"
    )
    assert {f.unit for f in _figures(text) if f.first > 1} == {"건"}
    assert {f.unit for f in _figures(text.replace("총 35건", "총 36건")) if f.first > 1} == {""}


def test_the_name_of_one_number_in_parentheses_holds_for_its_column():
    text = "□ 인력현황 - 정원/현원\n구분\t합계\n계\t72/76 여성(36)\n가온과\t42/42 (23)"
    inside = [(f.text, f.row) for f in _figures(text) if f.stage is None]
    assert inside == [("36", ("계", "여성")), ("23", ("가온과", "여성"))]


def test_a_bare_cell_has_the_unit_of_the_others_of_its_row():
    text = "구분\t합계\t봄\t비고(’24년 합산)\n공방\t221명\t101명\t226\n화랑\t30명\t12명\t31"
    assert {f.text: f.unit for f in _figures(text)}["226"] == "명"
