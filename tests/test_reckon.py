"""Reckoning over figures and comparisons: what is asked, the operands, the answer's form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.compose.compute import computed_in
from assistant.compose.matching import Name, Wanted
from assistant.compose.reckon.apart import far_apart, of_others, strange
from assistant.compose.reckon.arithmetic import amount, average, change, shown, tenth
from assistant.compose.reckon.asked import asked_of
from assistant.compose.reckon.conditions import condition_of
from assistant.compose.reckon.facts import Fact, Facts
from assistant.compose.reckon.listed import listed_among, listed_in, without_kind
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.number_words import members_said
from assistant.compose.reckon.operations import is_operation
from assistant.compose.reckon.remainders import taken_out
from assistant.compose.reckon.steps import goes_to
from assistant.question import understand
from assistant.question.names import names_in
from assistant.question.numerals import in_digits
from assistant.question.units_asked import units_of
from assistant.service import Assistant
from assistant.settings import Settings
from index.records import ReportInfo
from ingest.model import Figure

INFO = ReportInfo("a.txt", "", "", "txt", "주요 업무보고", "산업실", "2031-04", "", None, 9, 1, 1)


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def figure(text: str, value: int, unit: str = "원") -> Figure:
    return Figure(
        "a.txt", ("별빛센터",), ("본예산",), text, value, unit, None, None, None, (), 1, 1
    )


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("별빛센터 예산은 2030년보다 2031년에 얼마나 늘었나요?", "difference"),
        ("산업과 현원은 정원보다 몇 명 부족한가?", "difference"),
        ("재활용 비율은 몇 %p 높아졌나?", "difference"),
        ("별빛센터를 뺀 두 곳(달빛·햇빛)의 예산을 합하면 얼마인가?", "sum"),
        ("별빛펀드 예산은 2030년의 몇 배인가?", "times"),
        ("본예산은 2030년 최종예산 대비 몇 % 줄었나?", "growth"),
        ("제조업과 서비스업을 합치면 몇 개사인가?", "sum"),
        ("예산에서 종합형이 차지하는 비중은?", "share"),
        ("지원한 기업 중 서울 기업은 몇 %인가?", "share"),
        ("예산현액이 가장 큰 부서는 어디인가?", "top"),
        ("예산현액에서 지출하고 남은 금액은?", "rest"),
        ("장학금은 1인당 평균 얼마인가?", "each"),
        ("상담은 회당 평균 몇 명이 받은 셈인가?", "each"),
        ("산업과의 결원율은 몇 %인가?", "share"),
        ("예산현액이 세 번째로 많은 부서는?", "top"),
        ("집행률이 가장 높은 과와 가장 낮은 과의 차이는?", "extremes"),
        ("본예산이 제일 큰 과와 제일 작은 과는 각각 어디인가?", "extremes"),
        ("현원이 가장 적은 부서랑 많은 부서는?", "extremes"),
        ("집행률이 50% 미만인 사업은 몇 개인가?", "count"),
        ("정원을 다 못 채운 과는 몇 곳인가?", "count"),
        ("예산에서 별빛센터를 제외하면 얼마인가?", "without"),
        ("지원한 기업 중 가온시가 아닌 곳의 기업은 몇 개인가?", "without"),
        ("교육을 수료했지만 취업하지 못한 사람은 몇 명인가?", "short"),
        ("별빛홀은 달빛홀보다 면적이 몇 ㎡ 넓은가?", "difference"),
        ("중심형은 마을형보다 한 곳당 얼마를 더 받나?", "difference"),
        ("산업과는 정원에서 몇 명이 비어 있나?", "difference"),
        ("별빛펀드 약정액 가운데 아직 납입하지 않은 금액은 얼마인가?", "short"),
        ("별빛센터 사업비는 달빛센터보다 얼마나 더 들어가나요?", "difference"),
    ],
)
def test_what_is_to_be_reckoned_is_read_from_the_question(question, task):
    asked = asked_of(understand(question, [INFO]))
    assert asked is not None
    assert asked.task == task


@pytest.mark.parametrize(
    "question",
    [
        "산업과 예산현액은 얼마인가?",
        "산업과의 지출액 집행률은 몇 %인가?",
        "산업과의 정원 대비 과부족은 몇 명인가?",
        "예산이 줄어든 이유는 무엇인가?",
        "입장료는 1인당 얼마로 정해졌나?",
    ],
)
def test_what_the_reports_state_is_not_reckoned(question):
    assert asked_of(understand(question, [INFO])) is None


def test_the_year_before_is_one_of_the_years():
    asked = asked_of(understand("2031년 출연금은 전년보다 얼마나 늘었나?", [INFO]))
    assert asked is not None
    assert asked.years == (2030, 2031)


def test_what_goes_from_one_figure_to_another_is_a_step():
    old, new = figure("75호실", 75, "호"), figure("80호실", 80, "호")
    assert goes_to(old, new, "입주실 확대(75호실 → 80호실)")
    assert not goes_to(new, old, "입주실 확대(75호실 → 80호실)")
    assert not goes_to(old, new, "입주실 75호실, 공방 80호실")


def test_a_change_is_written_with_its_rate():
    old, new = figure("625건", 625, "건"), figure("1,000건", 1000, "건")
    assert change(old, new, rated=True) == ("375건(60.0%)", ("375건", "60.0%"))
    assert change(old, new, rated=False) == ("375건", ("375건",))


def test_last_year_alone_is_one_year():
    asked = asked_of(understand("공방과 서점이 지난해 올린 매출을 합하면?", [INFO]))
    assert asked is not None
    assert len(asked.years) <= 1


def test_a_stage_of_two_years_is_not_set_against_its_counterpart():
    across = asked_of(understand("산업과 정원은 2030년과 2031년에 몇 명 차이인가?", [INFO]))
    within = asked_of(understand("2031년 산업과 정원은 몇 명 부족한가?", [INFO]))
    assert across is not None
    assert across.stages == ("정원",)
    assert within is not None
    assert within.stages == ("정원", "현원")


def test_words_of_the_operation_name_no_figure():
    assert is_operation("비중")
    assert is_operation("6,022명")
    assert all(map(is_operation, ("삭감액", "인상률", "산출", "줄어드는")))
    assert not is_operation("산출물")
    assert not is_operation("캠퍼스")


@pytest.mark.parametrize(
    ("printed", "value", "says"),
    [
        ("42,581", 42_581_000_000, "42,581백만원"),
        ("42,581백만원", 42_581_000_000, "42,581백만원"),
        ("3억원", 300_000_000, "3억원"),
    ],
)
def test_a_figure_is_shown_with_the_unit_of_its_table(printed, value, says):
    assert shown(figure(printed, value)) == says


def test_a_result_is_written_in_the_unit_of_its_inputs():
    inputs = [figure("1,200", 1_200_000_000), figure("1,100", 1_100_000_000)]
    assert amount(Decimal(-100_000_000), "원", inputs) == "100백만원(1억원)"
    mixed = [figure("12억원", 1_200_000_000), figure("1,100", 1_100_000_000)]
    assert amount(Decimal(100_000_000), "원", mixed) == "1억원"
    assert amount(Decimal("1.3"), "%", [figure("4.1", 4, "%")]) == "1.3%p"


def test_an_average_of_money_is_rounded_to_ten_thousand_won():
    assert average(Decimal("5550827.4"), "원") == "555만원(555만 827원)"


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_rounding_stays_within_half_a_tenth(value):
    assert abs(tenth(value) - value) <= Decimal("0.05")


def test_every_figure_of_a_result_has_the_formula():
    found = computed_in("100백만원(1억원)", "1,200백만원 - 1,100백만원 = 100백만원")
    assert [one.value for one in found] == [100_000_000, 100_000_000]


@pytest.mark.parametrize(
    ("question", "result", "lines"),
    [
        ("시민회관 대관 건수는 2021년보다 2022년에 몇 건 늘었나?", "274건", [(196, 196)]),
        ("2025년 7월 말 골목경제과 예산현액에서 지출하고 남은 금액은?", "3,727백만원", [(50, 50)]),
    ],
)
def test_a_result_is_computed_and_its_inputs_are_cited(assistant, question, result, lines):
    answer = assistant.ask(question)
    states = {figure.text: figure.state for figure in answer.figures}
    assert states[result] == "계산값"
    assert sorted({c.lines for c in answer.citations}) == lines


def test_the_largest_of_a_column_is_quoted(assistant):
    answer = assistant.ask("2025년 7월 말 경제일자리국에서 예산현액이 가장 큰 과는?")
    assert "청년취업과 17,232백만원" in answer.answer


def test_a_figure_is_not_computed_over_another_year(assistant):
    answer = assistant.ask("시민회관 대관 건수는 2011년보다 2012년에 몇 건 늘었나?")
    assert not any(figure.state == "계산값" for figure in answer.figures)


def test_years_are_compared_in_a_grid_with_a_citation_a_cell(assistant):
    question = "시민배움대학 동네 학습장 수를 2023년, 2024년, 2025년으로 비교해줘"
    answer = assistant.ask(question)
    lines = answer.answer.splitlines()
    rows = [line for line in lines if line.startswith("| ") and "[" in line]
    assert len(rows) == 3
    for row, value in zip(rows, ("22개소", "26개소", "29개소"), strict=True):
        assert value in row
        assert "[" in row
    assert "7개소" in answer.answer


def test_figures_around_a_passage_are_the_same_where_no_whole_report_is_read(
    assistant, monkeypatch
):
    records = assistant.snapshot.records
    whole = Facts(records)
    monkeypatch.setattr("assistant.compose.reckon.facts._REPORTS_KEPT", 0)
    parts = Facts(records)
    passages = list(records.all_passages())
    assert any(whole.around(passage) for passage in passages)
    for passage in passages:
        assert parts.around(passage) == whole.around(passage)


@pytest.mark.parametrize(
    ("question", "left", "right", "sign", "limit"),
    [
        ("집행률이 50% 미만인 사업은 몇 개인가요", "", "", "<", 50),
        ("집행률이 60%에 못 미친 부서는 몇 곳인가", "", "", "<", 60),
        ("예산이 10억원 이상인 사업은 몇 개인가", "", "", ">=", 1_000_000_000),
        ("현원이 정원보다 적은 과는 몇 곳인가", "현원", "정원", "<", 0),
        ("정원을 초과한 과는 몇 곳인가", "현원", "정원", ">", 0),
        ("정원보다 2명이 부족한 과는 몇 곳이고 어디인가", "현원", "정원", "=", -2),
        ("정원보다 사람이 더 많이 배치된 과는 몇 개인가", "현원", "정원", ">", 0),
        ("정원에 비해 직원이 적은 과는 몇 곳인가", "현원", "정원", "<", 0),
        ("목표보다 실적이 더 적은 분야는 몇 개인가", "실적", "목표", "<", 0),
        ("목표를 넘긴 분야는 몇 개인가", "실적", "목표", ">=", 0),
        ("전년보다 예산이 줄어든 사업은 몇 개인가", "증감", "", "<", 0),
    ],
)
def test_a_condition_of_what_is_counted_is_read(question, left, right, sign, limit):
    found = condition_of(question)
    assert found is not None
    assert (found.left, found.right, found.sign, found.limit) == (left, right, sign, limit)


def test_a_question_without_a_number_of_things_has_no_condition():
    assert condition_of("집행률이 50% 미만인 이유는 무엇인가") is None


def test_things_listed_are_read_from_the_question():
    assert listed_in("공방, 서점과 찻집의 예산을 더하면?") == ("공방", "서점", "찻집")
    assert listed_in("두 곳(공방·서점)의 예산을 더하면?") == ("공방", "서점")
    assert listed_in("공방의 예산을 더하면?") == ()
    assert [without_kind(word) for word in listed_in("기업형과 목공분야를 합치면?")] == [
        "기업",
        "목공",
    ]
    assert listed_in("솔숲 텃밭과 물레들 텃밭의 구획을 더하면?") == ("솔숲", "물레들")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("2023년 경제일자리국에서 현원이 정원에 못 미치는 과는 몇 곳인가요?", "3곳"),
        ("2024년 경제일자리국에서 지출액 집행률이 60%를 넘는 부서는 몇 개인가요", "1개"),
        ("2023년 세부사업 가운데 전년보다 예산이 줄어든 사업은 몇 개인가요", "3개"),
        ("2022년 청년도약인턴 실적 중 정규직 전환 비율은?", "53.4%"),
        ("2023년 청년도약인턴 업종별 실적에서 제조업 비중은?", "43.5%"),
        ("대공연장 좌석은 소공연장의 몇 배입니까", "3.9배"),
        ("가온중앙도서관 총사업비가 당초보다 얼마나 늘었나", "16억원"),
        ("2024년 경제일자리국에서 현원이 정원보다 가장 많이 모자란 과는 어디인가요?", "골목경제과"),
        ("2024년 경제일자리국에서 정원보다 1명이 부족한 과는 몇 곳인가요?", "2곳"),
        ("2024년 청년취업과와 골목경제과의 현원을 더하면 몇 명인가요?", "44명"),
        ("경제일자리국 정원이 2023년 95명에서 2025년 몇 명으로 늘었나요?", "5명"),
        ("2025년 7월 말 경제정책과는 정원에서 몇 명이 비어 있나요?", "1명"),
        ("2025년 경제일자리국은 정원의 몇 %가 채워져 있습니까?", "97.0%"),
    ],
)
def test_a_result_is_reckoned_over_the_sample_reports(assistant, question, says):
    answer = assistant.ask(question)
    assert says in answer.answer
    assert any(figure.state == "계산값" for figure in answer.figures)


def test_a_rank_is_quoted_by_its_place(assistant):
    answer = assistant.ask("2024년 도서관 세 곳 중 이용자 목표가 두 번째로 많은 곳은?")
    assert "솔뫼도서관" in answer.answer
    assert "475" in answer.answer


@pytest.mark.parametrize(
    ("question", "kind", "way", "sides"),
    [
        ("현원이 정원보다 가장 많이 모자란 과는?", "difference", "lack", ("정원", "현원")),
        ("결원이 가장 많은 과는?", "difference", "lack", ("정원", "현원")),
        ("정원을 제일 많이 초과한 부서는?", "difference", "over", ("정원", "현원")),
        ("2031년 예산이 전년보다 가장 많이 늘어난 사업은?", "difference", "up", (2030, 2031)),
        ("예산현액 중 안 쓴 돈이 가장 많은 과는?", "difference", "left", ("예산현액", "지출액")),
        ("2031년 예산이 전년 대비 증가율이 가장 높은 과는?", "growth", "up", (2030, 2031)),
        ("정원에서 여성이 차지하는 비율이 제일 높은 과는?", "share", "", (None, None)),
        ("사업당 참여인원이 가장 많은 분야는?", "each", "", (None, None)),
    ],
)
def test_what_is_ranked_may_be_derived_of_two_figures(question, kind, way, sides):
    asked = asked_of(understand(question, [INFO]))
    assert asked is not None
    assert asked.derived is not None
    derived = asked.derived
    assert (derived.kind, derived.way, (derived.base, derived.other)) == (kind, way, sides)


def test_a_printed_figure_is_ranked_as_it_stands():
    asked = asked_of(understand("경제일자리국에서 예산현액이 가장 큰 과는?", [INFO]))
    assert asked is not None
    assert asked.derived is None


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("2024년 경제일자리국에서 정원을 가장 많이 못 채운 부서는?", ("골목경제과 2명",)),
        (
            "2024년 경제일자리국에서 예산현액 중 안 쓴 돈이 가장 많은 과는?",
            ("청년취업과 5,836백만원",),
        ),
        (
            "2024년 시비, 국비, 기금 중 전년보다 가장 많이 줄어든 재원은?",
            ("시비가", "833백만원", "줄어"),
        ),
        (
            "2024년 경제일자리국 부서 중 최종예산 대비 본예산 증가율이 가장 높은 부서는?",
            ("골목경제과가", "17.8%"),
        ),
    ],
)
def test_the_member_with_the_largest_derived_quantity_is_named(assistant, question, says):
    answer = assistant.ask(question)
    assert all(words in answer.answer for words in says)
    assert any(figure.state == "계산값" for figure in answer.figures) or "2명" in says[0]


def test_how_many_there_are_is_read_from_the_question():
    assert members_said("다섯 공방 중 가장 큰 곳은?") == 5
    assert members_said("세부사업 가운데 가장 큰 사업은?") == 0


def test_members_that_are_listed_are_ranked_alone():
    assert listed_among(["공방", "서점", "찻집"], "공방과 서점 중 큰 곳은?") == {"공방", "서점"}
    assert listed_among(["공방", "서점", "찻집"], "공방 중 큰 곳은?") == frozenset()


def test_what_is_taken_out_of_a_whole_is_read_from_the_question():
    assert taken_out("가온시 예산에서 공방과 서점을 제외하면?") == ("공방", "서점")
    assert taken_out("공방의 예산은 얼마인가?") == ()


def test_a_whole_less_its_parts_is_reckoned(assistant):
    answer = assistant.ask(
        "2024년 경제일자리국 예산현액에서 골목경제과와 창업지원과를 제외하면 얼마인가?"
    )
    assert "25,392백만원" in answer.answer  # 43,447 - 7,310 - 10,745
    assert any(figure.state == "계산값" for figure in answer.figures)


def test_a_thousand_of_what_is_asked_for_is_no_number():
    assert in_digits("몇 천 명입니까") == "몇 천 명입니까"
    assert units_of("몇 천 명입니까") == {"명"}
    assert units_of("몇 만 달러입니까") == {"달러"}


def test_how_many_times_the_smallest_the_largest_is_is_reckoned(assistant):
    answer = assistant.ask(
        "2024년 경제일자리국에서 예산현액이 가장 큰 과는 가장 작은 과의 약 몇 배인가요?"
    )
    assert "청년취업과" in answer.answer
    assert "2.3배" in answer.answer  # 16,480 / 7,310
    assert any(figure.state == "계산값" for figure in answer.figures)


def test_the_widest_and_the_narrowest_are_extremes():
    asked = asked_of(understand("구역 중 가장 넓은 곳은 가장 좁은 곳의 몇 배인가?", [INFO]))
    assert asked is not None
    assert asked.task == "extremes"


def test_what_asks_for_a_share_names_nothing():
    assert names_in("별빛센터가 차지하는 비율은 몇 %쯤 되나요") == ("별빛센터", "비율")
    assert names_in("별빛센터가 몇% 정도 되나요") == ("별빛센터",)


def test_what_is_to_be_done_and_how_many_there_are_name_nothing_to_be_found():
    assert names_in("별빛축제는 언제 열기로 잡혀 있었나요") == ("별빛축제",)
    assert names_in("별빛공방에서 하루 여섯 시간씩 일하나요") == ("별빛공방", "하루", "시간")
    assert "120명" in names_in("별빛축제에 온 120명중에 목수는 몇 명인가요")


def test_how_far_the_first_is_before_the_second_is_reckoned(assistant):
    answer = assistant.ask(
        "2024년 경제일자리국에서 예산현액이 가장 큰 과는 어디이고 두 번째와는 얼마 차이인가요?"
    )
    assert "청년취업과" in answer.answer
    assert "5,735백만원" in answer.answer  # 16,480 - 10,745


def test_the_largest_with_its_share_of_the_total_is_reckoned(assistant):
    answer = assistant.ask(
        "2024년 경제일자리국에서 예산현액이 가장 큰 과는 어디고 전체의 몇 %를 차지하나요?"
    )
    assert "청년취업과" in answer.answer
    assert "37.9%" in answer.answer  # 16,480 / 43,447
    assert any(figure.state == "계산값" for figure in answer.figures)


def match_of(
    row: str, value: int, report: str = "a.txt", heading: str = "", rest: float = 0.0
) -> Match:
    """Return the match of a budget in running text, told by its row and heading."""
    found = Figure(
        report, (row,), (), str(value), value, "원", None, None, None, (heading,), value, value
    )
    own, title = row.replace(" ", ""), heading.replace(" ", "")
    words = frozenset({own})
    fact = Fact(found, own, own, "", title, title, row, words, None, "", title, "")
    none: frozenset[int] = frozenset()
    return Match(fact, 1.0, (), none, words, rest, True, frozenset(), 1.0)


def matcher_of(question: str, *names: str) -> Matcher:
    understood = understand(question, [INFO])
    asked = asked_of(understood)
    assert asked is not None
    wanted = Wanted(tuple(Name(name, (name,), 3.0, known=True) for name in names))
    return Matcher(understood, asked, wanted, {"a.txt": INFO})


def test_figures_far_from_each_other_measure_one_thing_only_under_one_name():
    small, large = match_of("공방 운영", 100), match_of("연구 개발", 2_100)
    assert far_apart(small, large)
    assert far_apart(large, small)
    assert not far_apart(small, match_of("연구 개발", 2_000))
    assert not far_apart(small, match_of("공방 운영", 2_100))


def test_unlike_matters_that_the_question_does_not_name_are_not_set_side_by_side():
    matcher = matcher_of("별빛공방 예산은 사업비보다 얼마나 많은가?", "예산", "사업비")
    budget = match_of("예산", 100, heading="별빛공방 운영")
    assert strange(budget, match_of("사업비", 70, heading="달빛시장 정비"), matcher)
    assert not strange(budget, match_of("사업비", 70, heading="별빛공방 운영"), matcher)
    assert not strange(budget, match_of("사업비", 70, "b.txt", "달빛시장 정비"), matcher)


def test_figures_of_two_reports_are_of_one_matter_where_they_share_a_name():
    matcher = matcher_of("별빛공방 예산은 사업비보다 얼마나 많은가?", "별빛공방")
    one, same = match_of("별빛공방 예산", 100), match_of("별빛공방 사업비", 70, "b.txt")
    assert not of_others(one, same, matcher)
    assert of_others(one, match_of("달빛시장 사업비", 70, "b.txt"), matcher)
    assert of_others(one, match_of("별빛공방 사업비", 70, "b.txt", rest=0.5), matcher)
    # Years, where several are asked about, tell the reports apart.
    years = matcher_of("별빛공방 예산은 2030년보다 2031년에 얼마나 늘었나?", "별빛공방")
    assert not of_others(one, match_of("달빛시장 사업비", 70, "b.txt"), years)
