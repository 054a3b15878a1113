"""Tables of plain text, whose columns only single spaces part."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_helpers import flat, lines_of

from ingest.readers import read_document
from ingest.samples import samples_dir
from ingest.tables import find_tables
from ingest.tables.text import find_text_tables
from ingest.tables.text.tokens import split_tokens


def tables(text):
    lines = lines_of(text)
    return find_tables(lines, flat(lines, "현황"), "2025-01")


def table(text):
    found = tables(text)
    assert len(found) == 1
    return found[0]


def rows(text):
    return {row.labels: row.cells for row in table(text).rows}


def paths(text):
    return [" ".join(path) for path in table(text).columns]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("계 60 / 58 여성(30) 20/19 (9)", ["계", "60/58 여성(30)", "20/19 (9)"]),
        ("규모 84㎡(약 25평) 12㎡(약 4평)", ["규모", "84㎡(약 25평)", "12㎡(약 4평)"]),
        ("인원 10 명 20 명", ["인원", "10 명", "20 명"]),
        ("예산 1조 4,000억원 약 30억원", ["예산", "1조 4,000억원", "약 30억원"]),
        ("사업 (가칭 3", ["사업", "(가칭", "3"]),
    ],
)
def test_brackets_units_and_pairs_hold_a_value_together(text, tokens):
    assert split_tokens(text) == tokens


def test_a_label_alone_on_its_line_belongs_to_the_values_below():
    text = (
        "구 분 예산현액 지출액 집행률\n계\n9,000 3,000 33.3\n\n"
        "물 길 관 리\n지 원 과\n4,000 1,000 25.0\n\n관광진흥과\n5,000 2,000 40.0"
    )
    assert rows(text)[("물길관리 지원과",)] == ("4,000", "1,000", "25.0")
    assert [(row.first, row.last) for row in table(text).rows] == [(2, 3), (5, 7), (9, 10)]


@pytest.mark.parametrize(
    "lines",
    ["달빛문화\n산업과 4,000 1,000 25.0", "달빛문화 4,000 1,000 25.0\n산업과"],
)
def test_a_label_over_two_lines_is_one_where_all_others_end_alike(lines):
    text = (
        f"구 분 예산현액 지출액 집행률\n계 9,000 3,000 33.3\n{lines}\n"
        "관광진흥과 3,000 1,000 33.3\n청년정책과 2,000 1,000 50.0"
    )
    assert rows(text)[("달빛문화 산업과",)] == ("4,000", "1,000", "25.0")
    assert len(rows(text)) == 4


def test_a_page_break_divides_no_table_and_its_header_comes_once():
    text = (
        "(단위 : 백만원)\n부서 세부사업 2025년 2024년 증감\n미래산업과 소계 5,000 4,000 1,000\n"
        "청년 공방 운영 3,000 2,500 500\n\n- 12 -\n\n(단위 : 백만원)\n"
        "부서 세부사업 2025년 2024년 증감\n수변 시장 정비 2,000 1,500 500\n"
        "관광진흥과 소계 4,000 4,000 -"
    )
    assert ("미래산업과", "수변 시장 정비") in rows(text)
    assert len(rows(text)) == 4


def test_rows_after_a_page_number_have_the_headings_of_those_before():
    text = "구분 2025년 2024년 증감\n가람 5 4 1\n나래 3 2 1\n\n13\n\n다솜 2 1 1\n라온 2 1 1"
    assert rows(text)[("라온",)] == ("2", "1", "1")


def test_a_row_that_lacks_a_cell_is_left_to_prose_and_the_others_keep_their_headings():
    text = "구분 하나 둘 셋\n가람 1 2 3\n나래 1 2\n다솜 1 2 3\n라온 4 5 6"
    assert list(rows(text)) == [("가람",), ("다솜",), ("라온",)]
    assert paths(text) == ["하나", "둘", "셋"]


DEPARTMENTS = """
부 서 세부사업 예산액 집행액 집행률
계 9,000 8,000 88.8
{0}미래산업과 청년 공방 운영 3,000 2,500 83.3
수변 시장 정비 2,000 1,500 75.0
{1}관광진흥과 달빛 축제 4,000 4,000 100.0
{2}"""
FIRST, SECOND = "소 계 5,000 4,000 80.0\n", "소 계 4,000 4,000 100.0\n"


@pytest.mark.parametrize("places", [(FIRST, SECOND, ""), ("", FIRST, SECOND)])
def test_a_nameless_subtotal_belongs_to_its_department_early_or_late(places):
    found = rows(DEPARTMENTS.format(*places))
    assert found[("미래산업과", "소계")][0] == "5,000"
    assert found[("관광진흥과", "소계")][0] == "4,000"
    assert found[("미래산업과", "수변 시장 정비")][0] == "2,000"
    assert found[("관광진흥과", "달빛 축제")][0] == "4,000"


def test_a_group_on_a_line_of_its_own_stands_before_its_rows():
    text = (
        "분 야 세부사업 예산액 집행액\n문 화\n달빛 축제 400 300\n강변 음악회 100 90\n"
        "체 육\n둘레길 걷기 200 100"
    )
    assert list(rows(text)) == [
        ("문화", "달빛 축제"),
        ("문화", "강변 음악회"),
        ("체육", "둘레길 걷기"),
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "구분 2024년 2025년\n목표 실적 목표 실적\n남 여 남 여 남 여 남 여",
            [
                f"{year}년 {stage} {sex}"
                for year in (2024, 2025)
                for stage in ("목표", "실적")
                for sex in ("남", "여")
            ],
        ),
        (
            "구분 정원 현원 과부족\n계\n일반 공무 계 일반 공무",
            [
                *("정원 계", "정원 일반", "정원 공무"),
                *("현원 계", "현원 일반", "현원 공무", "과부족"),
            ],
        ),
        (
            "구분 예산현액1) 이월액 불용액 지출액 전용액 예비비\n집행률(%)\n\n원인행위액 지출액",
            [
                *("예산현액", "이월액", "불용액", "지출액", "전용액", "예비비"),
                *("집행률(%) 원인행위액", "집행률(%) 지출액"),
            ],
        ),
    ],
)
def test_headings_of_several_lines_become_paths(header, expected):
    values = " ".join(str(number) for number in range(10, 10 + len(expected)))
    found = find_text_tables(lines_of(f"{header}\n가람과 {values}\n나래과 {values}"), frozenset())
    assert [" ".join(path) for path in found[0].columns] == expected


GRANTED_AND_SPENT = """
사업명 ’26년 예산 ’25년 최종예산 집행액 및 집행률(%)
본예산 (가) 이월 등 (나) 예산현액 (가+나) 원인행위액 (집행률) 지출액 (집행률)
가온 공방 500 500 400 10 (2.0) 5 (1.0)
나루 학교 300 - 300 200 - (0.0) - (0.0)
달빛 시장 700 100 800 600 80 (10.0) 40 (5.0)
"""


def test_what_is_granted_and_what_is_spent_stand_under_their_own_headings():
    assert paths(GRANTED_AND_SPENT) == [
        *("'26년 예산 본예산(가)", "'26년 예산 이월 등(나)", "'26년 예산 예산현액(가+나)"),
        "'25년 최종예산",
        *("집행액 및 집행률(%) 원인행위액(집행률)", "집행액 및 집행률(%) 지출액(집행률)"),
    ]
    # The first row lacks a cell: which one, nothing tells.
    assert list(rows(GRANTED_AND_SPENT)) == [("나루 학교",), ("달빛 시장",)]
    assert rows(GRANTED_AND_SPENT)[("나루 학교",)][-1] == "- (0.0)"


def test_a_heading_that_comes_twice_on_one_level_is_a_sign_of_another_level():
    text = (
        "구분 합계 정규 임시\n정원 현원 정원 현원 비율\n"
        "가온과 1 2 3 4 5 6 7 8\n나루과 1 2 3 4 5 6 7 8"
    )
    assert tables(text) == ()


def test_headings_that_could_stand_over_other_columns_are_not_given():
    text = "구분 정원 사업비 계약\n시비 구비\n가람과 10 6 4 9\n나래과 10 6 4 9"
    assert tables(text) == ()


def test_lower_headings_without_a_pattern_stand_alone():
    text = "구분 새싹분야 줄기분야\n물길 달빛 들꽃 바람 구름\n가람 1 2 3 4 5\n나래 1 2 3 4 5"
    assert paths(text) == ["물길", "달빛", "들꽃", "바람", "구름"]


def test_signs_of_computing_on_a_line_of_their_own_belong_to_the_headings_above():
    text = "구분 예산 집행 집행률\n(A) (B) (B/A)\n가람 3,000 2,000 66.7\n나래 △500 - 0"
    assert paths(text) == ["예산(A)", "집행(B)", "집행률(B/A)"]
    assert rows(text)[("나래",)] == ("△500", "-", "0")


def test_row_numbers_label_nothing():
    text = (
        "연번 사업명 예산 집행\n1 청년 공방 3,000 2,000\n2 수변 시장 5,000 1,000\n합계 8,000 3,000"
    )
    assert list(rows(text)) == [("청년 공방",), ("수변 시장",), ("합계",)]
    assert paths(text) == ["예산", "집행"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("사 업 명 예 산 액 집 행 액 집 행 률", ["예산액", "집행액", "집행률"]),
        ("구 분 계 남 여", ["계", "남", "여"]),
        ("연령 계 남 여", ["계", "남", "여"]),
        ("구분 이용자 수 점포 수 비율", ["이용자 수", "점포 수", "비율"]),
        ("연번 자치구 ’24년 실적 ’25년 목표 증감", ["'24년 실적", "'25년 목표", "증감"]),
    ],
)
def test_headings_that_nothing_parts_or_holds_together_are_told_by_their_words(header, columns):
    text = f"{header}\n가온동 1,000 900 90.0\n나루동 2,000 1,000 50.0"
    assert paths(text) == columns


@pytest.mark.parametrize(
    "label", ["2023", "2023년", "20대", "60세 이상", "300명 미만", "’24년 상반기"]
)
def test_years_ages_and_bounds_can_be_labels(label):
    text = f"구분 계 국비 시비\n{label} 10 4 6\n가온 12 5 7"
    assert rows(text)[(label.replace("’", "'"),)] == ("10", "4", "6")


def test_the_column_of_units_goes_into_the_labels():
    text = "지표명 단위 2023년 2024년\n수강생 수 명 3,420 3,985\n취업률 % 60.1 62.3"
    assert table(text).corner == ("지표명",)
    assert rows(text)[("취업률 (%)",)] == ("60.1", "62.3")


def test_numbers_in_parentheses_can_be_a_row():
    text = "구분 계 남 여\n인원(명) 100 40 60\n비율(%) (100) (40.0) (60.0)"
    assert rows(text)[("비율(%)",)] == ("(100)", "(40.0)", "(60.0)")


def test_amounts_of_two_parts_are_one_cell():
    text = (
        "구분 총사업비 국비 시비\n가온관 45억 5천만원 20억원 25억 5천만원\n나루관 9억원 4억원 5억원"
    )
    assert rows(text)[("가온관",)] == ("45억 5천만원", "20억원", "25억 5천만원")


def test_an_empty_remark_column_moves_no_heading():
    text = "구 분 사업수(개) 예산(백만원) 비고\n가람 3 2,000\n나래 5 100 이월"
    assert rows(text) == {("가람",): ("3", "2,000", ""), ("나래",): ("5", "100", "이월")}


def test_words_of_a_column_left_of_the_values_stay_with_the_label():
    text = (
        "구 분 사 업 내 용 ’25 목표\n\n(개사)\n지원현황\n\n(3월말)\n새싹기업\n\n"
        "상표 지원 국내 상표 출원 등 26 26개사 선정\n특허 지원 해외 특허 분석 등 17 61개사 신청\n"
        "창업기업\n디딤돌 창업 교육 등 34 173개사 신청"
    )
    found = rows(text)
    assert paths(text) == ["'25 목표(개사)", "지원현황(3월말)"]
    assert found[("새싹기업", "특허 지원 해외 특허 분석 등")] == ("17", "61개사 신청")
    assert found[("창업기업", "디딤돌 창업 교육 등")] == ("34", "173개사 신청")


def test_circled_numbers_before_rows_are_no_bullets():
    text = (
        "구 분 시 설 입주공간 개 관\n① 나래동 회의실, 상담실 20개 ’24.10.\n"
        "② 물길동 공용Lab 30개 ’25. 4.\n③ 달빛동 휴게실 10개 ’25. 7."
    )
    assert paths(text) == ["입주공간", "개관"]
    assert rows(text)[("물길동 공용Lab",)] == ("30개", "'25. 4.")


MATRIX = """
구 분 나래공방 물길허브 달빛학교
위 치 나래몰 4층 물길상가 B동 4층 나래몰 5층
{row}
사용형태 구 소유 학교건물 사용 구 소유

○ 운영방법 : 민간위탁 3개 5개 7개
"""


@pytest.mark.parametrize(
    ("row", "label", "cells"),
    [
        (
            "규 모 1,210㎡(약 366평) 2,480㎡(약 750평) 1,530㎡(약 463평)",
            "규모",
            ("1,210㎡(약 366평)", "2,480㎡(약 750평)", "1,530㎡(약 463평)"),
        ),
        (
            "참가 단체 176개 단체 84개 단체 (나루·솔뫼) -",
            "참가 단체",
            ("176개 단체", "84개 단체 (나루·솔뫼)", "-"),
        ),
        (
            "규 모 10팀, 상금 3억원 22팀, 상금 4억원 5팀, 상금 없음",
            "규모",
            ("10팀, 상금 3억원", "22팀, 상금 4억원", "5팀, 상금 없음"),
        ),
        (
            "장 소 나래 체육관(1만 명) 물길 돔(2만 명) 달빛 마당(100석)",
            "장소",
            ("나래 체육관(1만 명)", "물길 돔(2만 명)", "달빛 마당(100석)"),
        ),
        (
            "인 원\n270명 (계속 120)\n\n※ 작년 266명\n200명\n30명",
            "인원",
            ("270명 (계속 120) ※ 작년 266명", "200명", "30명"),
        ),
    ],
)
def test_cells_of_words_are_read_where_their_quantities_show_where_they_begin(row, label, cells):
    assert rows(MATRIX.format(row=row)) == {
        ("위치",): ("나래몰 4층", "물길상가 B동 4층", "나래몰 5층"),
        (label,): cells,
        ("사용형태",): ("구 소유", "학교건물 사용", "구 소유"),
    }


def test_years_tell_where_cells_of_dates_begin():
    text = (
        "대회명 2031 달리기 2031 걷기\n장 소 나래 체육관(1만 명) 물길 돔(2만 명)\n"
        "일 시 2031. 4. 8.(토) ~ 9.(일) 2031. 11. 19. (수)\n규 모 10팀, 3억원 22팀, 4억원"
    )
    assert rows(text)[("일시",)] == ("2031. 4. 8.(토) ~ 9.(일)", "2031. 11. 19. (수)")


def test_headings_that_begin_alike_are_told_apart():
    text = "구 분 1회차, 10. 7.(화) 2회차, 10. 8.(수)\n참가자 30명 45명\n강 연 4회 5회"
    assert paths(text) == ["1회차, 10. 7.(화)", "2회차, 10. 8.(수)"]


def test_tables_set_twice_side_by_side_are_one():
    text = (
        "분   야 투자액 지원분야 분   야 투자액 지원분야\n"
        "물길 60억원 배수, 저류 등 달빛 16억원 야간 조명\n들꽃 30억원 씨앗 등"
    )
    assert rows(text) == {
        ("물길",): ("60억원", "배수, 저류 등"),
        ("달빛",): ("16억원", "야간 조명"),
        ("들꽃",): ("30억원", "씨앗 등"),
    }


def test_side_by_side_tables_can_hold_months():
    text = (
        "캠퍼스 설 계 공 사 캠퍼스 설 계 공 사\n"
        "물 길 1월 ~ 3월 4월    ~ 5월 말 달 빛 2월 ~ 6월 초 6월 중순 ~ 10월\n\n나래 7월 8월 ~ 9월"
    )
    assert rows(text) == {
        ("물길",): ("1월 ~ 3월", "4월 ~ 5월 말"),
        ("달빛",): ("2월 ~ 6월 초", "6월 중순 ~ 10월"),
        ("나래",): ("7월", "8월 ~ 9월"),
    }
    assert paths(text) == ["설계", "공사"]


@pytest.mark.parametrize(
    "text",
    [
        "상담 청년 발굴 기업 매칭 건수\n526명 21개사 655건",
        "새싹 줄기 열매\n\n1조원\n\n(600억원)\n\n7천5백억원\n\n1조 4천억원\n(50억원)",
    ],
)
def test_a_line_of_quantities_under_a_line_of_headings_has_no_row_label(text):
    found = table(f"○ 운영 실적\n\n{text}\n\n○ 다음")
    assert len(found.columns) == 3
    assert [row.labels for row in found.rows] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "지역 탐방을 통한 나루 물길 달빛 자원 연계\n월 20만원 지원, 교육",
        "상반기 교육 10회 20명\n하반기 교육 20회 40명\n여름 교육 20회 40명",
        "구분하여 3개 5개 지원\n사업을 4개 6개 추진",
        "구 분 내 용\n위 치 물길로 17\n규 모 지하 1층 ~ 지상 5층",
    ],
)
def test_sentences_with_numbers_are_no_tables(text):
    assert tables(text) == ()


@pytest.mark.parametrize("name", ["jobs_2023", "jobs_2024", "jobs_2025"])
def test_a_sample_has_the_same_cells_as_text_and_as_a_ruled_document(name):
    def cells(path):
        document = read_document(path)
        found = find_tables(document.lines, flat(document.lines), "", document.tables)
        return {
            (row.labels, column, cell)
            for one in found
            for row in one.rows
            for column, cell in zip(one.columns, row.cells, strict=True)
            if any(map(str.isdigit, cell))
        }

    folder = samples_dir().parent
    text = cells(folder / "text" / f"{name}.txt")
    assert len(text) > 100
    assert text == cells(folder / "hwpx" / f"{name}.hwpx")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "구 분 하나 둘",
                    "분야 금액 내용 분야 금액 내용",
                    "가람 1 2",
                    "소 계 3 4",
                    "나래",
                ),
                *("", "- 3 -", "270명", "(5개)", "(A) (B)", "남 여 남 여", "가 나 다", "※ 참고"),
                *("1 달빛 3명 등 물길 4명", "3명 4명 5건", "○ 예산 3억원", "2024년 2025년"),
            ]
        ),
        max_size=14,
    )
)
def test_whatever_the_lines_each_row_fits_its_table_and_stands_on_lines_of_its_own(texts):
    lines = lines_of("\n".join(texts))
    for one in find_text_tables(lines, frozenset()):
        assert all(len(row.cells) == len(one.columns) for row in one.rows)
        places = [(row.first, row.last) for row in one.rows]
        assert places == sorted(places)
        assert one.first <= places[0][0]


@pytest.mark.parametrize("line", ["구분 2024년 2025년 증감 비고", "구 분 예 산 액 집 행 액 비 고"])
def test_many_lines_that_all_look_like_headings_take_little_time(line):
    lines = lines_of("\n".join([line] * 20_000))
    start = time.process_time()
    assert find_text_tables(lines, frozenset()) == []
    assert time.process_time() - start < 10
