"""Follow-ups by what answers call their matters, by the years of the talk, in plain words."""

import pytest

from assistant.compose.contact import asks_contact
from assistant.question.colloquial import plainly
from assistant.question.follow import Conversation
from assistant.question.reworded import reworded
from index.records import ReportInfo


def report(name: str, body: str, issued: str) -> ReportInfo:
    return ReportInfo(name, "", "", "txt", "주요 업무보고", body, issued, "", None, 100, 10, 10)


REPORTS = tuple(report(f"{y}.txt", "경제일자리국", f"{y}-08") for y in (2031, 2033, 2034))


def resolved(question: str, *turns: tuple[str, str]) -> str:
    talk = Conversation(REPORTS)
    for asked, answer in turns:
        talk.add(asked, answer)
    return talk.resolved(question).text


STAFF = ("올해 정원하고 현원이 어떻게 됩니까?", "정원 235명, 현원 223명입니다.")
SHOW = ("2034년 빛고을패션위크에 해외 바이어가 몇 명 왔나요?", "101명입니다.")
WAGE = (
    ("2031년 빛고을일자리는 시간당 얼마를 줬나요?", "11,157원입니다."),
    ("2033년에는?", "11,436원입니다(이름은 달빛일자리로 바뀌었습니다)."),
    ("2034년은?", "12,121원입니다."),
)


@pytest.mark.parametrize(
    ("question", "talk", "meant"),
    [
        ("뭣 때문에 늦어진 거지?", "", "왜 늦어진 거지?"),
        ("결국 문 연 날은?", "", "결국 언제 개관했나?"),
        ("어느 과가 제일 많이 비었어?", STAFF[0], "결원이 제일 많은 과는 어디인가?"),
        ("어느 과가 제일 많이 비었어?", "", "어느 과가 제일 많이 비었어?"),
        ("정원보다 사람이 더 많은 과도 있나요?", STAFF[0], "현원이 정원보다 많은 과도 있나요?"),
        ("수는 줄었는데 예산은 얼마나 늘었죠?", "", "예산은 얼마나 늘었죠?"),
    ],
)
def test_what_is_said_in_passing_is_put_plainly(question, talk, meant):
    assert plainly(question, talk) == meant


def test_a_new_name_told_by_an_answer_is_what_the_talk_goes_on_about():
    assert resolved("예산은?", *WAGE) == "2034년 달빛일자리 예산은?"


def test_all_years_told_of_are_asked_about_together():
    meant = "2031년, 2033년, 2034년 달빛일자리 시급은 각각 얼마인가?"
    assert resolved("지금까지 말한 세 해 시급 표로 정리 좀", *WAGE) == meant
    assert resolved("두 해 시급을 비교하면?", *WAGE[:2]).startswith("2031년, 2033년 달빛일자리")
    assert "각각" not in resolved("네 해 시급은?", *WAGE)


def test_a_fuller_name_told_by_an_answer_is_what_the_talk_goes_on_about():
    told = ("2033년 별빛단지에 짓는 체육관은 언제 열죠?", "다목적 체육관은 2034년 2월에 엽니다.")
    assert "다목적 체육관" in resolved("면적은?", told)


def test_a_talk_known_from_its_middle_on_goes_on_about_what_an_answer_names():
    told = ("결국 문 연 날은?", "2034년 8월 20일에 솔뫼인공지능과학관이 개관했습니다.")
    assert resolved("총사업비는 얼마예요?", told) == "솔뫼인공지능과학관 총사업비는 얼마예요?"
    assert "그 전해" not in resolved("예산은 얼마예요?", ("그 전해는요?", "55,114명입니다."))


def test_those_counted_at_a_place_are_no_part_of_the_matter():
    meant = "2034년 빛고을패션위크 계약액은 얼마로 적혀 있어요?"
    assert resolved("그 행사 계약액은 얼마로 적혀 있어요", SHOW) == meant


def test_a_share_of_all_is_of_the_group_that_one_was_chosen_from():
    turns = (
        ("2034년 물레허브 네 곳 예산을 합하면 얼마입니까?", "25,270백만원입니다."),
        ("그중 제일 많이 가는 데는?", "나루가 16,268백만원으로 가장 많습니다."),
    )
    meant = "2034년 물레허브 예산 가운데 나루의 비율은 몇 퍼센트인가?"
    assert resolved("전체의 몇 퍼센트쯤 되나요?", *turns) == meant


def test_any_of_a_kind_is_looked_for_among_all():
    turns = (STAFF, ("결원이 제일 많은 과는?", "대학협력과가 3명으로 가장 많습니다."))
    assert "대학협력과" not in resolved("정원보다 사람이 많은 과도 있나요?", *turns)


def test_another_counted_like_the_group_is_none_of_the_one_chosen():
    turns = (
        ("2034년 빛고을공모사업에서 과제를 몇 개 지원합니까?", "195개입니다."),
        ("과제 수가 제일 많은 사업은?", "테스트마루로 43개 과제입니다."),
    )
    assert "테스트마루" not in resolved("양자는 몇 개에 얼마예요?", *turns)


def test_each_of_the_two_told_of_is_asked_about():
    turns = (
        ("2033년 나루창업공방은 몇 개 기업을 보육하나요?", "99개사입니다."),
        ("솔뫼창업공방은요?", "41개사입니다."),
    )
    text = resolved("2034년 보고에선 각각 몇 개사 들어와 있다고 하죠?", *turns)
    assert "나루창업공방과 솔뫼창업공방" in text


def test_another_figure_changed_between_the_two_years_told_of():
    turns = (
        ("2031년 솔뫼대학거리에 대학 몇 곳이 참여했나요?", "34곳입니다."),
        ("2033년에는요?", "28곳입니다."),
    )
    text = resolved("예산은 얼마나 늘었죠?", *turns)
    assert text.startswith("2033년 솔뫼대학거리")
    assert "예산은 2031년보다 얼마나 늘었죠?" in text


def test_types_of_a_matter_are_parts_of_it_and_no_other_matter():
    told = ("2034년 솔뫼대학거리는 몇 개소죠?", "27개소입니다.")
    assert "솔뫼대학거리" in resolved("창업형하고 단위형은 각각 몇 곳?", told)
    assert "솔뫼대학거리" in resolved("예산은 창업형하고 단위형으로 나누면요?", told)


def test_a_sum_of_parts_is_of_the_figure_that_was_asked_for():
    turns = (
        ("2034년 봄 빛고을패션위크 계약액은 얼마인가요?", "524만 달러입니다."),
        ("가을은?", "550만 달러입니다."),
    )
    assert "계약액을 합친 게" in resolved("봄가을 합친 게 2033년의 몇 배야?", *turns)


def test_the_field_that_is_given_takes_the_place_of_the_one_asked_about():
    told = ("2034년 솔뫼인턴사업, 기업 분야는 최종 몇 명 선발했나요?", "232명입니다.")
    assert "솔뫼인턴사업" in resolved("국제 쪽은요?", told)
    assert "국제 분야" in resolved("국제 쪽은요?", told)


@pytest.mark.parametrize(
    "asked",
    [
        "그건 어느 과 일이죠?",
        "둘 다 어느 과에서 맡나요?",
        "담당 과는 어디인가요?",
        "그걸 맡은 부서는?",
    ],
)
def test_the_office_in_charge_is_asked_for(asked):
    assert asks_contact(asked)
    assert not asks_contact("예산이 제일 큰 과는 어디인가요?")


def test_all_that_a_body_has_is_the_total_where_it_is_set_against_a_year():
    assert "예산 총계" in reworded("2034년 별빛공사 예산 총액은 전년보다 얼마나 줄었나?")
    assert "예산 총액" in reworded("2034년 문화정책과 예산 총액은 전년보다 얼마나 줄었나?")
    assert "예산 총액" in reworded("2034년 별빛공사 예산 총액은 얼마인가?")
