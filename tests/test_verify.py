"""Every figure and date of a text against the place its marker cites."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cite import citation_of
from assistant.verify import (
    check_figures,
    check_text,
    citation_problems,
    statements,
    verified,
)
from assistant.verify.names import names_in
from index.recording import StoredReport, write_records
from index.records import Records
from ingest.model import Figure, Line, Report, Row, Table

NAME = "한빛시_산업국.txt"
TEXT = [
    "한빛시 산업국 주요업무보고",
    "2031. 4.",
    "1. 별빛창업센터 운영",
    "○ 소요예산 : 42,581백만원('31년 2,300백만원)",
    "○ 입주기업 : 586개사(1,692명), 만족도 61.5%, 전년 대비 +1.2%p",
    "○ 준공 : '31. 9. 16.",
    "○ 장비 지원(5개사 / 총 128억)",
    "(단위 : 백만원, '31. 3. 31. 기준)",
    "구분 예산현액 지출액 집행률",
    "창업과 42,889 12,069 28.1",
    "일자리과 138,491 50,047 36.1",
    "정원 현원",
    "산업과 42 41",
    "○ 협약 : 약 3,000억원 규모",
    "- 설계^{36년} → 착공^{37년}~준공^{39년}",
]
HEADING = ("1. 별빛창업센터 운영",)
COLUMNS = (("예산현액",), ("지출액",), ("집행률(%)",))
TABLE = Table(
    9,
    11,
    HEADING,
    "",
    "백만원",
    "2031-03-31",
    ("구분",),
    COLUMNS,
    (
        Row(10, 10, ("창업과",), ("42,889", "12,069", "28.1")),
        Row(11, 11, ("일자리과",), ("138,491", "50,047", "36.1")),
    ),
)


def figure(row: str, column: str, text: str, value: int | Decimal, unit: str, line: int) -> Figure:
    return Figure(
        NAME, (row,), (column,), text, value, unit, "2031-03-31", None, None, HEADING, line, line
    )


FIGURES = (
    figure("창업과", "예산현액", "42,889", 42889000000, "원", 10),
    figure("창업과", "지출액", "12,069", 12069000000, "원", 10),
    figure("창업과", "집행률", "28.1", Decimal("28.1"), "%", 10),
    figure("일자리과", "예산현액", "138,491", 138491000000, "원", 11),
    figure("일자리과", "지출액", "50,047", 50047000000, "원", 11),
)


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    lines = tuple(Line(number, text) for number, text in enumerate(TEXT, start=1))
    report = Report(
        name=NAME,
        sha256="0" * 64,
        format="txt",
        title="주요 업무보고",
        body="한빛시 산업국",
        issued="2031-04",
        as_of="2031-03-31",
        pages=None,
        lines=lines,
        headings=((), (), *(HEADING for _ in lines[2:])),
        tables=(TABLE,),
        figures=FIGURES,
        passages=(),
    )
    path = tmp_path_factory.mktemp("verify") / "records.sqlite"
    write_records(path, [StoredReport(report, "/r", ())])
    return Records(path)


def states(records: Records, text: str, *lines: tuple[int, int]) -> dict[str, str]:
    info = records.report(NAME)
    citations = [citation_of(n, info, *span, records) for n, span in enumerate(lines, start=1)]
    return {figure.text: figure.state for figure in check_figures(text, citations, records)}


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("예산은 42,581백만원입니다. [1]", 4, {"42,581백만원": "원문 일치"}),
        ("예산은 42581백만원입니다. [1]", 4, {"42581백만원": "원문 일치"}),
        ("예산은 425억 8,100만원입니다. [1]", 4, {"425억 8,100만원": "단위 환산"}),
        ("예산은 425.81억원입니다. [1]", 4, {"425.81억원": "단위 환산"}),
        ("예산은 약 426억원입니다. [1]", 4, {"426억원": "단위 환산"}),
        (
            "입주기업은 586개사, 1,692명입니다. [1]",
            5,
            {"586개사": "원문 일치", "1,692명": "원문 일치"},
        ),
        ("만족도는 61.5%입니다. [1]", 5, {"61.5%": "원문 일치"}),
        ("1.2%p 올랐습니다. [1]", 5, {"1.2%p": "원문 일치"}),
        ("준공은 2031. 9. 16.입니다. [1]", 6, {"2031. 9. 16.": "원문 일치"}),
        ("총 128억원을 지원합니다. [1]", 7, {"128억원": "원문 일치"}),
        ("총 128억을 지원합니다. [1]", 7, {"128억": "원문 일치"}),
        ("예산현액은 42,889백만원입니다. [1]", 10, {"42,889백만원": "원문 일치"}),
        ("예산현액은 428억 8,900만원입니다. [1]", 10, {"428억 8,900만원": "단위 환산"}),
        ("집행률은 28.1%입니다. [1]", 10, {"28.1%": "원문 일치"}),
        (
            "설계 36년 → 착공 37년~준공 39년 [1]",
            15,
            {"36년": "원문 일치", "37년": "원문 일치", "39년": "원문 일치"},
        ),
        ("정원은 42명, 현원은 41명입니다. [1]", 13, {"42명": "원문 일치", "41명": "원문 일치"}),
    ],
)
def test_what_the_place_says_is_found(records, text, line, expected):
    assert states(records, text, (line, line)) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("예산은 42,851백만원입니다. [1]", 4),
        ("예산은 2,581백만원입니다. [1]", 4),
        ("예산은 42,581억원입니다. [1]", 4),
        ("예산은 42,581천원입니다. [1]", 4),
        ("예산은 424억 8,100만원입니다. [1]", 4),
        ("예산은 약 440억원입니다. [1]", 4),
        ("총 999억원을 지원합니다. [1]", 7),
        ("총 128만원을 지원합니다. [1]", 7),
        ("만족도는 61.5%p입니다. [1]", 5),
        ("만족도는 615%입니다. [1]", 5),
        ("1,692개사가 입주했습니다. [1]", 5),
        ("준공은 2031. 9. 17.입니다. [1]", 6),
        ("준공은 2030년 9월입니다. [1]", 6),
        ("예산현액은 42,889원입니다. [1]", 10),
        ("집행률은 28.1원입니다. [1]", 10),
        ("정원은 42원입니다. [1]", 13),
        ("예산현액은 42,889명입니다. [1]", 10),
        ("예산현액은 138,491백만원입니다. [1]", 10),
        ("산업과는 43명입니다. [1]", 13),
    ],
)
def test_what_the_place_does_not_say_is_unsupported(records, text, line):
    assert set(states(records, text, (line, line)).values()) == {"근거 없음"}


def test_each_statement_is_looked_up_in_its_own_place(records):
    text = "예산은 42,581백만원입니다. [1] 입주기업은 586개사입니다. [2]"
    assert set(states(records, text, (4, 4), (5, 5)).values()) == {"원문 일치"}
    assert set(states(records, text, (5, 5), (4, 4)).values()) == {"근거 없음"}


def test_a_lead_sentence_rests_on_the_list_below_it(records):
    text = (
        "2031년 4월 보고에 따르면 586개사입니다.\n- 입주기업 586개사 [1]\n- 예산 42,581백만원 [2]"
    )
    assert set(states(records, text, (5, 5), (4, 4)).values()) == {"원문 일치"}


def test_a_figure_without_any_marker_is_unsupported(records):
    assert states(records, "예산은 42,581백만원입니다.") == {"42,581백만원": "근거 없음"}


def test_list_numbers_and_markers_are_no_figures(records):
    assert states(records, "1. 예산 [1]\n2) 창업 [1]\n③ 일자리 [1]", (4, 4)) == {}


def test_a_report_s_own_month_and_as_of_date_are_supported(records):
    text = "2031년 4월 보고(2031. 3. 31. 기준)에 따르면 586개사입니다. [1]"
    assert set(states(records, text, (5, 5)).values()) == {"원문 일치"}


def test_the_citation_that_supports_is_named(records):
    info = records.report(NAME)
    citations = [citation_of(n, info, n + 3, n + 3, records) for n in (1, 2)]
    (found,) = check_figures("모두 586개사입니다. [1][2]", citations, records)
    assert (found.citation, found.value, found.unit) == (2, 586, "개사")


def test_statements_are_cut_at_their_markers():
    found = list(statements("하나입니다. [1] 둘입니다. [2][3]\n- 셋 [4]"))
    assert [(s.text.strip(), s.cited) for s in found] == [
        ("하나입니다.", (1,)),
        ("둘입니다.", (2, 3)),
        ("- 셋", (4,)),
    ]


def test_foreign_text_is_checked_against_json_citations(records):
    citations = [{"n": 1, "report": NAME, "lines": [4, 4]}]
    (found,) = check_text("예산은 425억 8,100만원입니다. [1]", citations, records)
    assert found.state == "단위 환산"
    assert citation_problems(citations, records) == []


@pytest.mark.parametrize(
    ("citation", "says"),
    [
        (
            {"n": 1, "report": "없는 보고서.txt", "lines": [4, 4]},
            "없는 보고서.txt가 색인에 없",
        ),
        (
            {"n": 1, "report": NAME, "lines": [4, 400]},
            "4~400행은 보고서에 없는 줄",
        ),
        ({"n": 1, "report": NAME, "lines": [5, 4]}, "없는 줄"),
        ({"n": 1, "report": NAME, "page": 3}, "3쪽은 보고서에 없는 쪽입니다"),
        ({"n": 1, "report": NAME}, "문단 번호(paragraphs)가 없습니다"),
        ({"n": 1, "report": NAME, "lines": "4"}, "줄 번호(lines), 쪽 번호(page)나"),
    ],
)
def test_a_citation_that_leads_nowhere_supports_nothing_and_is_named(records, citation, says):
    (found,) = check_text("예산은 42,581백만원입니다. [1]", [citation], records)
    assert found.state == "근거 없음"
    (problem,) = citation_problems([citation], records)
    assert says in problem


def test_a_misquoted_citation_is_named(records):
    right = {"n": 1, "report": NAME, "lines": [7, 7], "quote": "장비 지원(5개사 / 총 128억)"}
    wrong = {**right, "quote": "장비 지원(5개사 / 총 999억)"}
    assert citation_problems([right], records) == []
    (problem,) = citation_problems([wrong], records)
    assert "원문과 다릅니다" in problem


@given(st.integers(min_value=1, max_value=999_999))
@settings(max_examples=200, deadline=None)
def test_no_other_amount_passes_for_the_cited_one(records, number):
    expected = "원문 일치" if number in (42581, 2300) else "근거 없음"
    found = states(records, f"예산은 {number:,}백만원입니다. [1]", (4, 4))
    assert list(found.values()) == [expected]


RISING = [
    "한빛시 산업국 주요업무보고",
    "2031. 4.",
    "1. 나루창업센터 운영",
    "○ 방문객 : ('29) 625명 → ('30) 1,007명으로 증가",
    "○ 해외 수출 7개월 연속 감소, 국내 판매 소폭 증가",
    "○ 신청자격 : 만 18세 이상, 재산 4억원 이하",
    "○ 출연금 △1,921백만원, 보조금 +315백만원",
    "○ 협약기관 : 나루진흥원, 창업정책과(주관)",
    "○ 상반기 교육생 125명 모집, 하반기 전시 3회 개최",
    "○ 정기공연 4. 12.(토), 찾아가는 공연 5월 3회",
    "○ 참가자 모집 2~4월, 본선 9. 7.(일)~9.(화), 지원은 최대 23개월",
    "○ 점검 : ’27~’30년 선정 공방 가운데 25개사 탈퇴",
    "○ 예산 : (’30년) 17억원 (’31년) 28억원",
    "○ 업종 : 제과업(41개사), 목공업(52개사), 도예업(97개사)",
    "○ 공정률 40%, 3. 31. 기준",
    "○ 제3회 가람축제 : 재료비(무대 25, 조명 20)",
    "○ 목공 모임 ‘가람두레’ 1분기 20팀 선발(누적 310팀)",
    "○ 공예 교육 : 단기 교육(316명), 장비 교육(35명) 실시, 강사료 31,600천원 → 24,000천원",
    "○ 한빛 마당극 축제(3.4.~3.5.) 관람객 감소로 입장 수입 축소",
    "○ 다온도서관 정원 19명, 파견 2명, 현원 16명",
    "○ 자산은 원금(3,100억원) 대비 500억원 오른 3,600억원으로 평가함",
    "○ 보조금 7억원의 감액이 발생, 공모 2031. 5. 3. ~ 2031. 5. 9.",
    "○ 사전절차(’31년 상반기), 설계공모(’31년 하반기) 추진",
]


@pytest.fixture(scope="module")
def rising(tmp_path_factory):
    report = Report(
        name=NAME,
        sha256="0" * 64,
        format="txt",
        title="주요 업무보고",
        body="한빛시 산업국",
        issued="2031-04",
        as_of="2031-03-31",
        pages=None,
        lines=tuple(Line(number, text) for number, text in enumerate(RISING, start=1)),
        headings=tuple(() for _ in RISING),
        tables=(),
        figures=(),
        passages=(),
    )
    path = tmp_path_factory.mktemp("rising") / "records.sqlite"
    write_records(path, [StoredReport(report, "/r", ())])
    return Records(path)


def unsupported(records: Records, text: str, *lines: int) -> list[str]:
    citations = [{"n": n, "report": NAME, "lines": [at, at]} for n, at in enumerate(lines, 1)]
    return [f.text for f in check_text(text, citations, records) if f.state == "근거 없음"]


@pytest.mark.parametrize(
    ("line", "right", "altered", "wrong"),
    [
        (
            4,
            "방문객은 625명에서 1,007명으로 늘었다.",
            "방문객은 625명에서 1,007명으로 줄었다.",
            "줄",
        ),
        (5, "수출은 줄고 국내 판매는 늘었다.", "수출은 늘고 국내 판매는 늘었다.", "늘"),
        (6, "만 18세 이상이 신청한다.", "만 18세 이하가 신청한다.", "이하"),
        (6, "재산이 4억원 이하여야 한다.", "재산이 4억원 이상이어야 한다.", "이상"),
        (7, "출연금은 19억 2,100만원 줄었다.", "출연금은 19억 2,100만원 늘었다.", "늘"),
        (7, "보조금은 315백만원 증가했다.", "보조금은 315백만원 감소했다.", "감소"),
        (8, "창업정책과가 주관한다.", "산업진흥과가 주관한다.", "산업진흥과"),
        (8, "나루진흥원과 협약했다.", "가온진흥원과 협약했다.", "가온진흥원"),
        (9, "상반기에 교육생 125명을 모집한다.", "하반기에 교육생 125명을 모집한다.", "하반기"),
        (4, "2030년 방문객은 1,007명이다.", "2028년 방문객은 1,007명이다.", "2028년"),
        (
            4,
            "2031년 4월 보고에 따르면 1,007명이다.",
            "2031년 3월 보고에 따르면 1,007명이다.",
            "2031년 3월",
        ),
        (10, "정기공연은 4월 12일이다.", "정기공연은 4월 19일이다.", "4월 19일"),
        (10, "찾아가는 공연은 5월에 한다.", "찾아가는 공연은 7월에 한다.", "7월"),
        (9, "전시는 3회다.", "전시는 3건이다.", "3건"),
        (4, "방문객은 625명보다 382명 늘었다.", "방문객은 625명보다 388명 늘었다.", "388명"),
        (11, "모집은 2~4월이다.", "모집은 3~4월이다.", "3~4월"),
        (11, "본선은 9. 7.(일)~9.(화)이다.", "본선은 9. 7.(일)~8.(화)이다.", "8"),
        (11, "최대 23개월 지원한다.", "최대 23년 지원한다.", "23"),
        (12, "2027~2030년 선정 공방이다.", "2027~2029년 선정 공방이다.", "2029년"),
        (12, "2027년부터 2030년까지다.", "2027년부터 2028년까지다.", "2028년"),
        (13, "2031년 28억원으로 17억원보다 늘었다.", "28억원으로 17억원보다 줄었다.", "줄"),
        (
            13,
            "17억원이고 이보다 늘어난 28억원이다.",
            "17억원이고 이보다 줄어든 28억원이다.",
            "줄",
        ),
        (14, "도예업이 97개사로 가장 많다.", "도예업이 97개사로 가장 적다.", "적"),
        (15, "2031년 3월 31일 기준 40%이다.", "2030년 3월 31일 기준 40%이다.", "2030년 3월 31일"),
        (15, "1분기까지 공정률은 40%이다.", "2분기까지 공정률은 40%이다.", "2"),
        (16, "재료비(무대 25, 조명 20)", "재료비(무대 20, 조명 20)", "20"),
        (16, "제3회 가람축제이다.", "제3명 가람축제이다.", "3"),
        (17, "‘가람두레’는 누적 310팀이다.", "‘가람두레’는 누적 311팀이다.", "311팀"),
        (18, "단기와 장비 교육을 합하면 351명이다.", "두 교육을 합하면 361명이다.", "361명"),
        (18, "강사료는 760만원 깎여 24.1% 줄었다.", "강사료는 770만원 깎였다.", "770만원"),
        (18, "316명에게 31,600천원으로 1인당 10만원꼴이다.", "1인당 12만원꼴이다.", "12만원"),
        (19, "한빛 마당극 축제(3.4.~3.5.)", "한빛 마당극 축제(3.4.~3.4.)", None),
        (
            19,
            "축제 관람객 감소로 입장 수입은 줄었다.",
            "관람객 증가로 입장 수입 축소",
            "증가",
        ),
        (
            20,
            "정원 19명에 현원 16명으로 3명이 부족하다.",
            "정원 19명에 현원 16명으로 2명이 부족하다.",
            "2명",
        ),
        (20, "정원 19명의 15.8%인 3명이 비어 있다.", "정원 19명의 18.5%가 비어 있다.", "18.5%"),
        (20, "정원과 현원을 더하면 35명이다.", "19명과 16명을 더하면 2명이다.", "2명"),
        (
            21,
            "자산은 3,600억원으로 원금보다 500억원 많다.",
            "자산은 3,600억원으로 600억원 많다.",
            "600억원",
        ),
        (4, "625명이었고 1년 뒤 1,007명까지 늘었다.", "625명이었고 1,007명까지 줄었다.", "줄"),
        (4, "방문객은 1.6배가 됐다: 625명, 1,007명.", "방문객은 2.6배가 됐다.", "2.6배"),
        (5, "국내 판매와 해외 수출 등 2개 분야다.", "국내 판매와 해외 수출 등 3개 분야다.", "3개"),
        (22, "보조금 감액 : 7억원", "보조금 증액 : 7억원", "증액"),
        (22, "공모는 2031. 5. 3.부터 2031. 5. 9.까지 7일간이다.", "공모는 9일간이다.", "9일"),
        (
            23,
            "사전절차(2031년 상반기), 설계공모(2031년 하반기)",
            "사전절차(2031년 하반기), 설계공모(2031년 하반기)",
            "하반기",
        ),
        (9, "상·하반기에 운영한다.", "상·상반기에 운영한다.", "상·상반기"),
        (4, "산업국 2031년 4월 보고: 자료 없음", "교통국 2031년 4월 보고: 자료 없음", None),
    ],
)
def test_one_thing_altered_is_caught(rising, line, right, altered, wrong):
    assert unsupported(rising, f"{right} [1]", line) == []
    found = unsupported(rising, f"{altered} [1]", line)
    assert found
    assert wrong in (None, *found)


@pytest.mark.parametrize(
    ("right", "altered", "lines"),
    [
        (
            "창업과의 예산현액은 42,889백만원이다.",
            "일자리과의 예산현액은 42,889백만원이다.",
            (10, 11),
        ),
        ("창업과의 지출액은 12,069백만원이다.", "창업과의 예산현액은 12,069백만원이다.", (10, 10)),
    ],
)
def test_a_number_of_another_row_or_column_is_caught(records, right, altered, lines):
    assert set(states(records, f"{right} [1]", lines).values()) == {"원문 일치"}
    assert "근거 없음" in states(records, f"{altered} [1]", lines).values()


def test_names_and_directions_are_entries_of_their_own_kind(rising):
    citations = [{"n": 1, "report": NAME, "lines": [8, 8]}]
    (name,) = check_text("창업정책과가 주관한다. [1]", citations, rising)
    assert (name.kind, name.value, name.unit, name.state) == (
        *("명칭", "창업정책과", ""),
        "원문 일치",
    )


def test_what_a_line_computes_from_its_figures_is_computed(rising):
    text = "1,007명 [1] - 625명 [2] = 382명"
    citations = [{"n": n, "report": NAME, "lines": [4, 4]} for n in (1, 2)]
    found = check_text(text, citations, rising)
    assert (found[-1].state, found[-1].formula) == ("계산값", "1,007명 − 625명")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("창업정책과의 성과와 결과", ["창업정책과"]),
        ("교통정책과에서 효과를 점검", ["교통정책과"]),
        ("한빛연구원과 나루공단이", ["한빛연구원", "나루공단"]),
        ("전국 교과와 학과, 회의실과 첨단 사업", []),
        ("기술을 지원하고 판로와 사업을", []),
    ],
)
def test_departments_and_bodies_are_told_from_other_words(text, names):
    assert [name for _, name in names_in(text)] == names


def test_what_fails_is_struck_and_the_rest_is_numbered_anew(rising):
    info = rising.report(NAME)
    citations = [citation_of(n, info, line, line, rising) for n, line in enumerate((4, 7, 9), 1)]
    text = (
        "방문객은 2030년 1,007명이다. [1]\n- 출연금이 늘었다. [2]\n- 상반기 교육생은 125명이다. [3]"
    )
    held = verified(text, citations, rising)
    assert held.text == "방문객은 2030년 1,007명이다. [1]\n- 상반기 교육생은 125명이다. [2]"
    assert [(c.n, c.span) for c in held.citations] == [(1, (4, 4)), (2, (9, 9))]
    assert held.numbers == {1: 1, 3: 2}
    assert [(sentence, [f.text for f in wrong]) for sentence, wrong in held.struck] == [
        ("- 출연금이 늘었다.", ["늘"])
    ]


def test_nothing_is_left_of_an_answer_without_any_support(rising):
    info = rising.report(NAME)
    citations = [citation_of(1, info, 4, 4, rising)]
    text = "방문객은 999명이다. [1]"
    held = verified(text, citations, rising)
    assert held.text == ""
    assert not held.holds


def test_what_says_that_a_report_is_silent_needs_no_place(rising):
    info = rising.report(NAME)
    citations = [citation_of(1, info, 4, 4, rising)]
    text = "- 방문객은 2030년 1,007명이다. [1]\n- 2019년: 자료 없음"
    assert verified(text, citations, rising).text == text
    invented = "- 방문객은 2030년 1,007명이다. [1]\n- 회원은 4,212명: 자료 없음"
    assert "4,212" not in verified(invented, citations, rising).text


def test_rows_of_a_table_stay_whole_or_go_whole(rising):
    info = rising.report(NAME)
    citations = [citation_of(n, info, line, line, rising) for n, line in enumerate((4, 9), 1)]
    text = "| 구분 | 내용 |\n| --- | --- |\n| 방문객 | 2030년 1,007명 [1] |\n| 교육생 | 999명 [2] |"
    held = verified(text, citations, rising)
    assert held.text == "| 구분 | 내용 |\n| --- | --- |\n| 방문객 | 2030년 1,007명 [1] |"
