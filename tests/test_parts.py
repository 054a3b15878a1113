"""The questions within a question: times, things named together, things asked one by one."""

from __future__ import annotations

import pytest

from assistant.compose.happening import is_ahead
from assistant.question.comparing import without_comparison
from assistant.question.parts import parts_of
from assistant.question.relative import with_years
from assistant.service import Assistant
from assistant.settings import Settings
from index.records import ReportInfo


def report(name: str, body: str, issued: str) -> ReportInfo:
    return ReportInfo(name, "", "", "txt", "주요 업무보고", body, issued, "", None, 9, 1, 1)


REPORTS = [
    report("old.txt", "산업실", "2031-04"),
    report("mid.txt", "산업실", "2033-08"),
    report("fund.txt", "가온문화재단", "2033-02"),
    report("new.txt", "산업실", "2035-03"),
]


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def texts(question: str) -> list[str]:
    return [part.text for part in parts_of(question, REPORTS)]


def test_each_time_is_asked_by_itself():
    assert texts("공방거리 예산은 2031년과 2033년에 각각 얼마인가요?") == [
        "2031년 공방거리 예산은 얼마인가요",
        "2033년 공방거리 예산은 얼마인가요",
    ]


def test_listed_years_and_ranges_are_times():
    assert len(parts_of("공방거리 점포 수를 2031·2033·2035년으로 비교해줘", REPORTS)) == 3
    assert len(parts_of("공방거리 점포 수를 2033년부터 2035년까지 알려주세요", REPORTS)) == 3


def test_a_report_that_is_said_behind_a_question_is_no_question_by_itself():
    assert texts("2035년 공예주간은 며칠부터 며칠까지 하나요? 2035년 업무보고 기준입니다.") == []


def test_a_year_that_is_said_twice_is_one_time():
    assert texts("2035년 3월 보고서에서 나루은행은 2035년 공예 성장률을 몇 %로 봤나요?") == []
    assert texts("2035년 공예장터 가온 2035 행사는 언제 어디서 엽니까?") == []
    assert (
        len(parts_of("2035년 공방 예산 목표와 2035년 공방 예산 실적은 얼마인가요?", REPORTS)) == 2
    )


def test_this_year_is_that_of_the_one_report_looked_into():
    asked = with_years("2033년 8월 보고에서 올해 공방 예산은 얼마인가요?", REPORTS)
    assert asked == "2033년 8월 보고에서 2033년 공방 예산은 얼마인가요?"
    assert "2035년" in with_years("2033년 8월 보고에서 본 공방 예산, 올해는 얼마인가요?", REPORTS)
    assert "2035년" in with_years("2033년 8월 보고에서 5억이라던데 올해 예산은?", REPORTS)


def test_for_how_many_days_something_is_done_is_not_asked():
    assert texts("섬에서 며칠 일하고 쉬다 오는 사업에서 회사가 내는 몫은 얼마만큼인가요?") == []


def test_what_stands_between_two_times_belongs_to_the_first():
    assert texts("공방거리 2033년 방문 실적과 2035년 목표를 비교하면?") == [
        "2033년 공방거리 방문 실적",
        "2035년 공방거리 목표를",
    ]


def test_a_report_that_is_named_answers_alone():
    parts = parts_of(
        "공방거리 예산이 2033년 문화재단 보고와 2035년 산업실 보고에 얼마로 나오나요", REPORTS
    )
    assert [part.reports for part in parts] == [{"fund.txt"}, {"new.txt"}]


def test_a_year_is_told_by_its_own_report_and_later_ones():
    parts = parts_of("공방거리 예산은 2031년과 2035년에 각각 얼마인가요?", REPORTS)
    assert [len(part.reports) for part in parts] == [4, 1]


def test_things_named_together_are_asked_one_by_one():
    assert texts("나래창업관 본관과 별관의 위탁기간은 각각 언제까지인가요?") == [
        "나래창업관 본관의 위탁기간은 언제까지인가요",
        "나래창업관 별관의 위탁기간은 언제까지인가요",
    ]
    assert texts("솔뫼와 한들 공방 입점 업체 수는 각각 몇 개인가요?")[0].startswith("솔뫼 공방")


def test_two_questions_in_one_share_their_subject():
    assert texts("나래영상관은 2033년 공정률이 몇 %였고 언제 문을 열었나요?") == [
        "나래영상관은 2033년 공정률이 몇 %였고",
        "나래영상관 언제 문을 열었나요",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "2033년 공방거리 예산은 얼마인가요?",
        "정원과 현원은 몇 명인가요?",
        "공방과 서점을 지원하고 있는 부서는 어디인가요?",
    ],
)
def test_one_question_has_no_parts(question):
    assert parts_of(question, REPORTS) == ()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("2031년 보고엔 언제 연다고 했고 2년 뒤 보고에선 언제 연다고 했나", "2033년 보고"),
        ("2031년에 몇 곳이었고 이듬해에는 몇 곳이었나", "2032년"),
        ("2033년 2월 보고와 그해 8월 보고가 어떻게 다른가", "2033년 8월"),
        ("2031년 보고에는 몇 곳이었는데 지금은 몇 곳인가", "2035년 보고"),
        ("2033년에 비해 올해 얼마나 늘었나", "2035년"),
        ("8월 보고에서는 몇 곳인가", "2033년 8월 보고"),
        ("문화재단 보고와 2035년 보고는 어떻게 다른가", "2033년 2월 문화재단 보고"),
    ],
)
def test_relative_times_are_counted_from_those_named(question, asked):
    assert asked in with_years(question, REPORTS)


def test_now_is_no_other_time_where_none_is_named():
    assert with_years("지금은 몇 곳인가요?", REPORTS) == "지금은 몇 곳인가요?"


def test_each_clause_is_asked_of_the_report_it_names():
    parts = parts_of(
        "솔뫼관은 2031년 보고 땐 언제 짓겠다고 했고, 2년 뒤 보고에선 완공이 언제로 돼 있었죠?",
        REPORTS,
    )
    assert [part.label for part in parts] == ["2031년 보고", "2033년 보고"]
    assert parts[0].reports == {"old.txt"}
    assert all("솔뫼관" in part.text for part in parts)


def test_a_month_without_a_year_is_one_of_the_year_that_was_said():
    assert texts("공방거리는 2033년 언제 열었고 8월 현재 몇 곳이 들어와 있나요?") == [
        "공방거리는 2033년 언제 열었고",
        "공방거리는 2033년 8월 현재 몇 곳이 들어와 있나요",
    ]


def test_what_came_of_a_plan_stands_in_later_reports():
    plan, outcome = parts_of(
        "솔뫼관은 2031년 보고에서 언제 연다고 했고 실제로는 언제 열었나요?", REPORTS
    )
    assert plan.reports == {"old.txt"}
    assert "old.txt" not in outcome.reports
    assert "실제" not in outcome.text


def test_who_works_in_fact_came_of_no_plan():
    places, staff = parts_of(
        "2031년 솔뫼관은 정원이 몇 명이고 실제 근무 인원은 몇 명인가요?", REPORTS
    )
    assert places.reports == staff.reports


def test_several_things_at_several_times_are_asked_one_by_one():
    parts = parts_of(
        "2031년과 2033년 솔뫼공방과 한들공방의 입점 업체 수는 각각 몇 개인가요?", REPORTS
    )
    assert [part.group.split()[-1] for part in parts] == ["솔뫼공방", "한들공방"] * 2


def test_a_clause_that_only_compares_asks_for_nothing_more():
    question = (
        "솔뫼관 사업비가 2031년 보고와 2033년 보고에 다릅니다. 얼마나 차이 나고 어느 쪽이 큽니까?"
    )
    assert len(parts_of(question, REPORTS)) == 2


def test_words_of_comparison_are_no_part_of_a_question():
    assert without_comparison("공방 예산은 각각 얼마이고 얼마나 늘었나요") == "공방 예산은 얼마이고"


def test_both_questions_in_one_are_answered(assistant):
    question = "가온중앙도서관 공정률은 2024년 보고에서 몇 %였고 2025년 보고에서는 언제 개관하나요?"
    answer = assistant.ask(question)
    assert "48.7%" in answer.answer
    assert "9월" in answer.answer
    assert {c.report for c in answer.citations} == {"leisure_2024.txt", "leisure_2025.txt"}


def test_things_set_side_by_side_are_both_told(assistant):
    answer = assistant.ask("2024년 물레들 텃밭과 솔숲 텃밭 계획은 각각 몇 구획인가요?")
    assert "650구획" in answer.answer
    assert "510구획" in answer.answer


def test_two_values_of_one_year_are_both_shown_and_nothing_is_computed(assistant):
    answer = assistant.ask("경제일자리국의 현원을 2023년, 2024년 각각 알려줘")
    assert "94명" in answer.answer
    assert "95명" in answer.answer
    assert not any(figure.state == "계산값" for figure in answer.figures)


def test_what_is_reckoned_of_other_years_is_told_with_a_caution(assistant):
    answer = assistant.ask("경제일자리국의 현원을 2023년, 2024년, 2025년 각각 알려줘")
    assert "7명, 7.8% 늘었습니다" in answer.answer
    assert "95명" in answer.answer
    assert "달리 적힌 수치도 있으니" in answer.answer


def test_a_topic_keeps_what_describes_it_for_what_is_asked_next():
    assert texts("별빛동 조용한 공방거리는 길이가 몇 km이고 총사업비는 얼마였나요?") == [
        "별빛동 조용한 공방거리는 길이가 몇 km이고",
        "별빛동 조용한 공방거리 총사업비는 얼마였나요",
    ]


@pytest.mark.parametrize(
    ("question", "second"),
    [
        (
            "공방거리 세 건물 가운데 별관은 몇 층이고 준공은 언제인가요?",
            "공방거리 세 건물 가운데 별관 준공은 언제인가요",
        ),
        (
            "공모에서 뽑힌 설계자가 누구고 어느 나라 사람인가요?",
            "공모에서 뽑힌 설계자 어느 나라 사람인가요",
        ),
        (
            "시가 혁신상품을 얼마어치 샀고 목표의 몇 퍼센트였나요?",
            "시가 혁신상품 목표의 몇 퍼센트였나요",
        ),
        ("본관은 몇 층이고 별관은 몇 층인가요?", "본관 별관은 몇 층인가요"),
        (
            "공방펀드 현황에서 목공 쪽은 목표가 얼마였고 결성은 얼마인가요?",
            "공방펀드 현황에서 목공 결성은 얼마인가요",
        ),
    ],
)
def test_what_is_asked_next_is_asked_of_all_that_the_first_is_about(question, second):
    assert texts(question)[1] == second


@pytest.mark.parametrize(
    ("question", "second"),
    [
        (
            "Who runs the craft shops of Gaon Craft Hub, and when does the contract end?",
            "when does the contract end Gaon Craft Hub",
        ),
        (
            "How many people came to Gaon Week 2033? How much was sold at Nara Fair?",
            "How much was sold at Nara Fair",
        ),
    ],
)
def test_what_english_asks_next_is_asked_of_what_was_named(question, second):
    assert texts(question)[1] == second


def test_english_that_asks_one_thing_has_no_parts():
    assert not texts("How many craft shops and book shops does Gaon have?")


def test_attributes_that_want_answers_of_other_kinds_are_asked_one_by_one():
    assert texts("나래공방이 2033년에 올린 매출과 요즘 가동률을 알려 주세요.") == [
        "나래공방이 2033년에 올린 매출",
        "나래공방이 2033년에 요즘 가동률을 알려 주세요",
    ]
    assert texts("솔뫼관의 위치와 면적은?") == ["솔뫼관의 위치", "솔뫼관의 면적은"]
    assert not texts("솔뫼관의 착공일과 준공일은?")
    assert not texts("위치와 면적은?")


def test_what_is_only_told_is_no_question():
    assert not texts("솔뫼관이 2033년에 문을 닫았는데 그 건물은 어디에 있나요?")
    assert not texts("솔뫼재단은 2033년에 출범했는데요, 직원이 몇 명인가요?")
    assert not texts("솔뫼축제를 빛고을체육관에서 연다는데 예산은 얼마인가요?")
    assert len(texts("솔뫼관은 2031년에 5곳이었는데 2033년에는 몇 곳인가요?")) == 2


def test_a_time_that_only_describes_a_thing_is_not_compared():
    assert not texts("2035년 3월에 문을 열 솔뫼관은 2033년 8월 말에 공사가 몇 % 됐나요?")
    assert not texts("솔뫼 2050 펀드는 2033년 8월까지 얼마가 모였나요?")
    assert not texts("2033년 봄 업무보고를 보면 솔뫼 비전 2050펀드는 얼마가 모였나요?")
    assert len(texts("솔뫼관은 2031년에 본 예산과 2033년에 본 예산이 각각 얼마인가요?")) == 2


def test_sentences_that_ask_are_questions_of_their_own():
    assert texts("공방거리 개관은 언제였나요? 입주한 점포는 몇 곳인가요?") == [
        "공방거리 개관은 언제였나요",
        "공방거리 입주한 점포는 몇 곳인가요",
    ]
    assert texts("공방거리 개관은 언제였나요? 점포는 몇 곳인가요? 2033년") == [
        "2033년 공방거리 개관은 언제였나요",
        "공방거리 2033년 점포는 몇 곳인가요",
    ]
    assert not parts_of("공방거리가 걱정입니다. 점포는 몇 곳인가요?", REPORTS)


def test_how_an_answer_is_wished_for_does_not_open_the_question():
    asked = "솔뫼관은 2031년 보고에서 언제 연다고 했고 실제로는 언제 열었나요?"
    assert texts(f"{asked} 두 시점을 함께 적어 주시기 바랍니다.") == texts(asked)
    assert texts(f"{asked} 두 날짜를 모두 제시하라.") == texts(asked)
    assert texts("솔뫼관은 언제 문을 열고 예산은 얼마인가요? 2031년 보고 말입니다.")[0].startswith(
        "2031년 보고"
    )


def test_a_plan_and_its_outcome_named_together_are_asked_one_by_one():
    both = texts("솔뫼관의 당초 개관 예정 시기와 실제 개관일을 비교해 주세요.")
    assert both == ["솔뫼관은 개관 예정 시기는 언제이고", "솔뫼관 개관일은 언제인가"]
    plan, outcome = parts_of(
        "솔뫼관 이전 일정, 2031년 4월 보고에서 내다본 시기와 실제 이전한 때를 비교해줘", REPORTS
    )
    assert plan.reports == {"old.txt"}
    assert outcome.outcome
    assert "old.txt" not in outcome.reports
    assert texts("당초 예산과 실제 집행액을 비교해 주세요.") == []


def test_without_any_time_the_newest_report_tells_no_plan_and_the_oldest_no_outcome():
    plan, outcome = parts_of("솔뫼관은 처음에 언제 연다고 했고 결국 언제 열었나요?", REPORTS)
    assert plan.label == "처음"
    assert "new.txt" not in plan.reports
    assert outcome.outcome
    assert "old.txt" not in outcome.reports


def test_a_promise_taken_back_is_a_plan_of_an_earlier_report():
    plan, outcome = parts_of("솔뫼관은 언제 문을 연다고 했다가 실제로는 언제 열었나요?", REPORTS)
    assert (plan.label, outcome.outcome) == ("당초", True)
    assert "new.txt" not in plan.reports


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("솔뫼관 개관('36. 5월)", True),
        ("솔뫼관 조성 추진 : ~'36년", True),
        ("솔뫼관 개관('34.12.), '37년 증축", False),
        ("솔뫼관 개관식 개최", False),
    ],
)
def test_a_date_after_its_report_is_but_planned(text, ahead):
    assert is_ahead(text, "솔뫼관은 언제 개관했나요", "2035-03") is ahead


def test_dates_of_two_reports_are_compared_first(assistant):
    answer = assistant.ask(
        "가온중앙도서관은 2024년 보고에서 언제 개관한다고 했고 이듬해 보고에는 언제로 나오나요?"
    )
    assert answer.answer.startswith("시기는 2025년 6월(2024년 보고)에서 2025년 9월(2025년 보고)로")
    assert len(answer.answer.split("\n")) == 3


def test_an_english_question_that_points_back_is_asked_of_the_matter_of_the_first():
    first, later = texts(
        "How much did the Gaon tram museum cost in 2031, and when was it to be finished?"
    )
    assert first == "How much did the Gaon tram museum cost in 2031"
    assert later == "when was it to be finished Gaon tram museum 2031"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "구슬공방 전문가를 불러 자문을 받았다는데 그게 며칠이었고 자문위원이 몇 분이었죠?",
            "구슬공방 전문가를 불러 자문을 받았다는데 그게 며칠이었고",
        ),
        (
            "도자기 해외 전시회 참가를 도왔다는데 전시회 이름이 뭐고 몇 곳이 나갔나요?",
            "도자기 해외 전시회 참가를 도왔다는데 전시회 이름이 뭐고",
        ),
    ],
)
def test_what_is_told_without_a_subject_belongs_whole_to_what_is_asked(question, parts):
    assert texts(question)[0] == parts


def test_a_subject_of_the_same_kind_is_a_matter_of_its_own():
    asked = "가온 나무 조각 설계 교육은 몇 명이 수료했고 유리 교육은 몇 명이 들었나요?"
    assert texts(asked)[1] == "가온 유리 교육은 몇 명이 들었나요"


def test_what_is_done_ends_a_question_as_any_verb_does():
    assert texts("구슬공방은 몇 주 동안 교육하고 보육실은 몇 개인가요?") == [
        "구슬공방은 몇 주 동안 교육하고",
        "구슬공방 보육실은 몇 개인가요",
    ]
    assert not texts("구슬공방하고 유리공방은 함께 몇 명을 가르치나요?")
