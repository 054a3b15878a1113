from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.quantity import (
    UnitLine,
    format_both,
    format_won,
    parse_quantities,
    parse_unit_line,
    same_value,
)
from ingest.quantity.units import split_unit


def _read(text, unit=None):
    return [(q.text, q.value, q.unit) for q in parse_quantities(text, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("42,581백만원", 42_581_000_000, "원"),
        ("425억 8,100만원", 42_581_000_000, "원"),
        ("1조 2천억원", 1_200_000_000_000, "원"),
        ("1조 3천 5백억원", 1_350_000_000_000, "원"),
        ("3억 원", 300_000_000, "원"),
        ("70억", 7_000_000_000, "원"),
        ("15백만원", 15_000_000, "원"),
        ("700 백만원", 700_000_000, "원"),
        ("3만 5,000원", 35_000, "원"),
        ("6천 3백만 원", 63_000_000, "원"),
        ("3만 명", 30_000, "명"),
        ("1.5만명", 15_000, "명"),
        ("2천명", 2_000, "명"),
        ("31천명", 31_000, "명"),
        ("30인", 30, "명"),
        ("12만불", 120_000, "달러"),
        ("1,200백만불", 1_200_000_000, "달러"),
        ("$1,250", 1_250, "달러"),
        ("12.5%", Decimal("12.5"), "%"),
        ("5%p", 5, "%p"),
        ("△12", -12, ""),
        ("▲8", -8, ""),
        ("-47", -47, ""),
        ("+23", 23, ""),
        ("12개사", 12, "개사"),
        ("21개 사", 21, "개사"),
        ("15社", 15, "개사"),
        ("20팀", 20, "팀"),
        ("30실", 30, "실"),
        ("3만평", 30_000, "평"),
        ("1,200천㎡", 1_200_000, "㎡"),
        ("3㎢", 3_000_000, "㎡"),
        ("2만 호", 20_000, "호"),
        ("250만$", 2_500_000, "달러"),
        ("30개 팀", 30, "팀"),
        ("20교", 20, "개교"),
        ("400kWh", 400, "kWh"),
        ("1,200TOE", 1_200, "TOE"),
        ("3만㎥", 30_000, "㎥"),
        ("120유로", 120, "유로"),
        ("7.5:1", Decimal("7.5"), ":1"),
        ("2.5대 1", Decimal("2.5"), ":1"),
    ],
)
def test_a_number_is_read_in_its_base_unit(text, value, unit):
    found = parse_quantities(text)
    assert [(q.text, q.value, q.unit) for q in found] == [(text, value, unit)]
    assert all(isinstance(q.value, (int, Decimal)) for q in found)


@pytest.mark.parametrize(
    "text",
    [
        "’21.3.31.", "2024. 2. 27", "2024년", "’16~’20년", "2022~2026년", "4~6월", "9·10·12월",
        "02-120-1234", "1. 현황", "2) 추진", "①", "제10조", "제21회", "코로나19 이후",
        "3D 프린터", "14:00 접수", "국비 3:7 매칭", "1:1 상담", "예산현액1)", "2024 개최", "1인당",
        "5대 산업", "세계 3대 IT 전시회", "2위원회", "행사(3.3)", "2분기", "우주^{12}", "5급",
        "20대 청년", "한빛1·2동", "공고 제2025-123호", "지방자치법 제28조", "조례 12조",
        "’20~23년", "창업1팀장", "24년 신규",
        "가온구 한빛로 12, 5층",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text):
    assert parse_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3~4개월", [("3", 3, "개월"), ("4개월", 4, "개월")]),
        ("25~30억원", [("25", 2_500_000_000, "원"), ("30억원", 3_000_000_000, "원")]),
        (
            "(2Q)-0.9% → (3Q)+1.5%",
            [("-0.9%", Decimal("-0.9"), "%"), ("+1.5%", Decimal("1.5"), "%")],
        ),
        ("총 12명(92백만원)", [("12명", 12, "명"), ("92백만원", 92_000_000, "원")]),
        ("3개사업, 30명모집", [("3개", 3, "개"), ("30명", 30, "명")]),
        ("- 16개국 참여", [("16개국", 16, "개국")]),
    ],
)
def test_several_numbers_keep_their_own_units(text, expected):
    assert _read(text) == expected


def test_bare_numbers_take_the_unit_given():
    assert _read("1,250", "백만원") == [("1,250", 1_250_000_000, "원")]
    assert _read("42/40", "명") == [("42", 42, "명"), ("40", 40, "명")]
    assert _read("38", None) == []
    assert _read("38", "") == [("38", 38, "")]


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("약 30명", True), ("2,000여개", True), ("30개사 내외", True), ("30명", False)],
)
def test_approximate_numbers_say_so(text, approximate):
    assert [q.approximate for q in parse_quantities(text)] == [approximate]


def test_offsets_point_at_the_printed_text():
    text = "예산은 약 △1,250백만원(’25.3. 기준), 참여 3만 명"
    for quantity in parse_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_won_written_by_officials_reads_back(value):
    [quantity] = parse_quantities(format_won(value))
    assert (quantity.value, quantity.unit) == (value, "원")


@given(
    st.integers(0, 10**9), st.sampled_from(["원", "천원", "백만원", "억원", "만명", "천㎡", "%"])
)
def test_a_number_and_its_conversion_have_the_same_value(number, unit):
    factor, base = split_unit(unit)
    [printed] = parse_quantities(f"{number:,}{unit}")
    [converted] = parse_quantities(f"{number * factor}", base)
    assert same_value(printed, converted)
    [other] = parse_quantities(f"{number + 1:,}{unit}")
    assert not same_value(printed, other)


def test_numbers_of_other_things_are_not_the_same():
    [people], [money] = parse_quantities("30명"), parse_quantities("30원")
    [bare] = parse_quantities("30", "")
    assert not same_value(people, money)
    assert same_value(people, bare)


@given(st.text())
def test_any_text_can_be_read(text):
    for quantity in parse_quantities(text, ""):
        assert text[quantity.start : quantity.end] == quantity.text


def test_an_amount_is_shown_with_its_reading():
    assert format_both("42,581백만원", 42_581_000_000) == "42,581백만원(425억 8,100만원)"
    assert format_both("30억원", 3_000_000_000) == "30억원"
    assert format_won(0) == "0원"
    assert format_won(-12_000) == "△1만 2,000원"


@pytest.mark.parametrize(
    ("line", "units", "as_of"),
    [
        ("(단위 : 백만원, %, ’22.5.31. 기준)", ("백만원", "%"), "2022-05-31"),
        ("(단위:천원)", ("천원",), None),
        ("[단위 : 명, ’24년 2월 기준]", ("명",), "2024-02"),
        ("(’26. 1. 31. 기준)", (), "2026-01-31"),
        ("(3월말 기준)", (), "2025-03"),
        ("개관 : ’24. 7. 1.", (), None),
        ("예산 현황", (), None),
        ("(12월말 기준)", (), "2024-12"),
        ("(작년 3월말 기준)", (), "2024-03"),
        ("(’24년말 기준)", (), "2024-12"),
        ("’24.7월말 12개사", (), "2024-07"),
        ("2025. 3. 31. 현재", (), "2025-03-31"),
        ("7월말 개관", (), None),
        ("’24.12월말까지 완료", (), None),
        ("선정기준 변경(’24.3월)", (), None),
    ],
)
def test_unit_lines_state_units_and_dates(line, units, as_of):
    assert parse_unit_line(line, "2025-04-14") == UnitLine(units, as_of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("공방( 3 0 개  가 게 )", [("3 0 개", 30, "개")]),
        ("참여 1 2 1 명", [("1 2 1 명", 121, "명")]),
        ("조 1 2개", [("2개", 2, "개")]),
        ("5,100만 구독자", [("5,100만", 51_000_000, "명")]),
        ("3만 이상 관람객", [("3만", 30_000, "명")]),
        ("500만 이상 뷰", [("500만", 5_000_000, "뷰")]),
        ("23년 4개 → 24년 8개", [("4개", 4, "개"), ("8개", 8, "개")]),
        ("25년 시범사업 3건", [("3건", 3, "건")]),
        ("20년 3개월", [("20년", 20, "년"), ("3개월", 3, "개월")]),
        ("20년 이상 30곳", [("20년", 20, "년"), ("30곳", 30, "곳")]),
        ("기본 조례 제8조제2항2호", []),
        ("나루학교 2기 교육생 30명", [("30명", 30, "명")]),
        ("승강기 2기 설치", [("2기", 2, "기")]),
        ("(1층) 전시실 (2층) 공방 3실", [("3실", 3, "실")]),
        ("1일 6시간 근무", [("6시간", 6, "시간")]),
        ("1인 위기가구 12가구", [("12가구", 12, "가구")]),
    ],
)
def test_spaced_digits_crowds_years_and_articles(text, expected):
    assert _read(text) == expected


def test_a_unit_line_with_full_stops_states_unit_and_date():
    line = "(단위: 천원. '24. 9. 30. 회계연도 결산 기준)"
    assert parse_unit_line(line) == UnitLine(("천원",), "2024-09-30")
