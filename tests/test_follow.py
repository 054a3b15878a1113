"""Follow-ups: each is read as the question that it means after the conversation before it."""

import pytest

from assistant.question.follow import Conversation
from assistant.question.former import former_of
from assistant.question.forms import form_of
from assistant.question.given import Given
from assistant.question.naming import Naming
from assistant.question.phrases import phrases_of
from assistant.question.roles import ATTRIBUTE, BODY, PERIOD, TOPIC
from assistant.question.siblings import of_sibling
from assistant.question.understand import understand
from assistant.service import Assistant
from assistant.settings import Settings
from index.records import ReportInfo


def report(name: str, body: str, issued: str) -> ReportInfo:
    return ReportInfo(name, "", "", "txt", "주요 업무보고", body, issued, "", None, 100, 10, 10)


REPORTS = (
    report("a.txt", "경제일자리국", "2023-08"),
    report("b.txt", "경제일자리국", "2024-09"),
    report("c.txt", "경제일자리국", "2025-08"),
    report("d.txt", "한빛시산업진흥원(HIPA)", "2025-02"),
)


def resolved(question: str, *turns: str | tuple[str, str]) -> str:
    talk = Conversation(REPORTS)
    for turn in turns:
        talk.add(*((turn, "") if isinstance(turn, str) else turn))
    return talk.resolved(question).text


BUDGET = "2024년 별빛창업센터 예산은 얼마인가?"
CHOICE = "2024년 솔뫼교육원 4개 캠퍼스 가운데 훈련생이 제일 많은 데가 어디야?"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        # A time
        ("그럼 2023년은?", "2023년 별빛창업센터 예산은 얼마인가?"),
        ("2025년 보고서에서는요?", "2025년 보고서에서 별빛창업센터 예산은 얼마인가?"),
        ("그 전 해에는?", "2023년 별빛창업센터 예산은 얼마인가?"),
        ("이듬해는?", "2025년 별빛창업센터 예산은 얼마인가?"),
        ("작년에는?", "작년 별빛창업센터 예산은 얼마인가?"),
        ("지금은?", "가장 최근 보고에서 별빛창업센터 예산은 얼마인가?"),
        ("상반기만 보면?", "2024년 상반기 별빛창업센터 예산은 얼마인가?"),
        # A topic
        ("달빛도서관은?", "2024년 달빛도서관 예산은 얼마인가?"),
        ("달빛도서관 쪽은요?", "2024년 달빛도서관 예산은 얼마인가?"),
        ("2023년 달빛도서관은?", "2023년 달빛도서관 예산은 얼마인가?"),
        # Something else about it
        ("담당 부서는?", "2024년 별빛창업센터 담당 부서는?"),
        ("정원은 몇 명이야?", "2024년 별빛창업센터 정원은 몇 명이야?"),
        ("2023년 실적은 어땠어?", "2023년 별빛창업센터 실적은 어땠어?"),
        ("그거 언제 끝나?", "2024년 별빛창업센터는 언제 끝나?"),
        ("거기 위치는?", "2024년 별빛창업센터 위치는?"),
        ("그 예산은 누가 내?", "2024년 별빛창업센터 예산은 누가 내?"),
        ("얼마나 늘었어?", "2024년 별빛창업센터 예산은 얼마나 늘었어?"),
        ("2023년보다 얼마나 늘었어?", "2024년 별빛창업센터 예산은 2023년보다 얼마나 늘었어?"),
        ("전년 대비 얼마나 늘었어?", "2024년 별빛창업센터 예산은 전년 대비 얼마나 늘었어?"),
        ("왜 줄었어?", "2024년 별빛창업센터 예산이 왜 줄었어?"),
        ("왜?", "2024년 별빛창업센터 예산의 이유는 무엇인가?"),
        ("분야별로는?", "2024년 별빛창업센터 예산은 분야별로 얼마인가?"),
        # One among several
        ("그중 제일 큰 건?", "2024년 별빛창업센터 가운데 예산이 제일 큰 건?"),
        ("면적이 제일 넓은 데는?", "2024년 별빛창업센터 가운데 면적이 제일 넓은 데는?"),
        ("제일 넓은 데는?", "2024년 별빛창업센터 가운데 면적이 제일 넓은 데는?"),
        ("그중 운영비는?", "2024년 별빛창업센터 예산 가운데 운영비는?"),
        # A form
        ("표로 보여줘", BUDGET),
        ("더 자세히", BUDGET),
        ("억으로 하면?", BUDGET),
        ("퍼센트로는?", "2024년 별빛창업센터 예산은 몇 퍼센트인가?"),
        ("정원까지 넣어 표로 보여줘", "2024년 별빛창업센터 예산과 정원은?"),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_replace(question, meant):
    assert resolved(question, BUDGET) == meant


@pytest.mark.parametrize(
    "question",
    [
        "달빛도서관 이용자는 몇 명이야?",
        "2023년 달빛도서관 예산은?",
        "한강나루축제는 언제 열려?",
        "산업정책과 정원은 몇 명인가요?",
    ],
)
def test_a_question_of_its_own_takes_nothing(question):
    assert resolved(question, BUDGET) == question


def test_a_marked_question_of_its_own_stays_at_the_same_time():
    assert resolved("그럼 달빛도서관 정원은?", BUDGET) == "2024년 달빛도서관 정원은?"


def test_without_a_conversation_nothing_is_resolved():
    assert resolved("그럼 2023년은?") == "그럼 2023년은?"


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("2024년 창업정책과 예산현액은?", "일자리정책과는?", "2024년 일자리정책과 예산현액은?"),
        ("2024년 창업정책과 예산현액은?", "다른 부서는?", "2024년 부서별 예산현액은?"),
        ("해맑은캠프 동부캠퍼스 예산은?", "서부는?", "해맑은캠프 서부캠퍼스 예산은?"),
        ("해맑은캠프 북부 예산은?", "중부 쪽은 얼마야?", "해맑은캠프 중부 예산은?"),
        ("해맑은캠프 솔뫼 입주기업은 몇 개야?", "위탁기관은요?", "해맑은캠프 솔뫼 위탁기관은?"),
        ("2024년 봄철 꽃축제 예산은?", "가을철은?", "2024년 가을철 꽃축제 예산은?"),
        ("서울형 AI 로봇 분야는 과제가 몇 개야?", "예산은?", "서울형 AI 로봇 분야 예산은?"),
        ("달빛도서관에 다니는 사람이 몇 명이야?", "좌석은?", "달빛도서관 좌석은?"),
        ("2024년 8월 보고에서 달빛도서관 좌석은?", "2025년은?", "2025년 달빛도서관 좌석은?"),
        ("2023년 상반기 취업률은?", "2024년은?", "2024년 상반기 취업률은?"),
        ("진흥원 2024년 정원은?", "현원은요?", "2024년 진흥원 현원은?"),
        ("2024년 꽃축제 예산은?", "C+는?", "2024년 C+ 예산은?"),
        ("2024년 창업정책과 예산현액은?", "부서별로 보여줘", "2024년 부서별 예산현액은?"),
        ("2024년 추계 도자기전 예산은?", "춘계는?", "2024년 춘계 도자기전 예산은?"),
        ("2024년 도시청년 사업 예산은?", "창업형은?", "2024년 도시청년 사업 창업형 예산은?"),
        ("2024년 예산이 얼마나 줄었어?", "왜?", "2024년 예산이 왜 줄었어?"),
        ("2024년 예산이 얼마나 줄었어?", "퍼센트로는?", "2024년 예산이 몇 퍼센트나 줄었어?"),
    ],
)
def test_what_takes_the_place_of_its_kind(before, question, meant):
    assert resolved(question, before) == meant


def test_a_chain_resolves_each_against_the_resolved_one_before():
    asked = [BUDGET]
    for question, meant in (
        ("달빛도서관은?", "2024년 달빛도서관 예산은 얼마인가?"),
        ("그럼 2023년은?", "2023년 달빛도서관 예산은 얼마인가?"),
        ("정원은?", "2023년 달빛도서관 정원은?"),
        ("2025년에는?", "2025년 달빛도서관 정원은?"),
        ("얼마나 늘었어?", "2025년 달빛도서관 정원은 2023년보다 얼마나 늘었어?"),
        ("그게 왜 그래?", "2025년 달빛도서관은 왜 그래?"),
    ):
        assert resolved(question, *asked) == meant
        asked.append(question)


def test_two_questions_that_differ_at_one_place_are_reckoned_together():
    asked = ["2024년 봄 꽃축제 방문객은?", "2023년은?"]
    assert resolved("차이는?", *asked) == "2024년과 2023년 봄 꽃축제 방문객 차이는?"
    assert resolved("합치면?", *asked) == "2024년과 2023년 봄 꽃축제 방문객은 합치면?"
    houses = ["달빛도서관은 좌석이 몇 석이야?", "별빛도서관은?"]
    assert resolved("합치면?", *houses).startswith("달빛도서관과 별빛도서관")
    assert resolved("어느 쪽이 더 많아?", *houses).startswith("달빛도서관과 별빛도서관")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("네 감사합니다. 담당 부서는?", "2024년 별빛창업센터 담당 부서는?"),
        ("변동이 없네요. 그럼 2023년은?", "2023년 별빛창업센터 예산은 얼마인가?"),
        ("아니 2024년 말고 2023년", "2023년 별빛창업센터 예산은 얼마인가?"),
        ("그거 말고 정원은?", "2024년 별빛창업센터 정원은?"),
        ("달빛도서관은 어떻게 되죠?", "2024년 달빛도서관 예산은 얼마인가?"),
        ("같은 보고에서 정원은?", "2024년 별빛창업센터 정원은?"),
        ("왜 그런 거죠?", "2024년 별빛창업센터 예산의 이유는 무엇인가?"),
        ("And in 2023?", "2023년 별빛창업센터 예산은 얼마인가?"),
        (
            "달빛관이랑 햇빛관까지 셋을 표로 보여줘",
            "2024년 별빛창업센터, 달빛관, 햇빛관 예산?",
        ),
    ],
)
def test_what_a_turn_begins_or_ends_with_changes_nothing(question, meant):
    assert resolved(question, BUDGET) == meant


def test_the_talk_goes_back_to_an_earlier_matter():
    asked = ("2023년 봄 꽃축제 예산은?", "2024년 달빛도서관 좌석은 몇 석이야?")
    for question in ("꽃축제로 돌아가서, 방문객은?", "아까 꽃축제 방문객은?"):
        assert resolved(question, *asked) == "2023년 봄 꽃축제 방문객은?"


def test_thanks_are_no_turn():
    assert resolved("그럼 2023년은?", BUDGET, "네 감사합니다.") == resolved(
        "그럼 2023년은?", BUDGET
    )


@pytest.mark.parametrize(
    "question",
    [
        "진흥원의 2023년 출연금이 전년보다 늘었다는데 얼마인가요?",
        "바닷가에 가서 며칠씩 일하는 그거, 한 사람에 얼마까지 대 줘요?",
        "시립도서관 이용자 가운데 외국인은 몇 명인가요?",
        "물레공방이용료얼마예요",
    ],
)
def test_what_says_all_itself_takes_nothing(question):
    assert resolved(question, BUDGET) == question


HOUSES = ("2025년 솔뫼관 동부캠퍼스 예산이 얼마죠?", "남부는요?")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("둘의 예산 차이는?", "2025년 솔뫼관 동부캠퍼스와 남부캠퍼스 예산 차이는?"),
        ("두 곳은 언제 지었어?", "2025년 솔뫼관 동부캠퍼스와 남부캠퍼스 언제 지었어?"),
        ("둘 차이는?", "2025년 솔뫼관 동부캠퍼스와 남부캠퍼스 예산 차이는?"),
        ("남는 세 곳 중에 제일 큰 데는?", "2025년 솔뫼관 남는 세 곳 중에 제일 큰 데는?"),
        ("왜 그것밖에 안 돼요?", "2025년 솔뫼관 남부캠퍼스 예산이 적은 이유는 무엇인가?"),
    ],
)
def test_things_asked_about_one_after_the_other_are_known(question, meant):
    assert resolved(question, *HOUSES) == meant


def test_without_two_things_there_are_no_two():
    assert "동부캠퍼스와" not in resolved("둘의 예산 차이는?", HOUSES[0])


def test_the_last_of_a_kind_is_the_least_of_what_was_asked():
    choice = ("2024년 예산이 제일 많은 부서가 어디인가요?", "창업지원과입니다. [1]")
    asked = [choice, ("집행률은?", "창업지원과는 37.9%입니다. [1]")]
    least = "2024년 집행률이 제일 낮은 과는 어디인가?"
    assert resolved("꼴찌는 어느 과야?", *asked) == least
    assert "제일 높은" in resolved("1등은?", *asked)
    assert resolved("평생학습과는요?", *asked, least) == "2024년 평생학습과 집행률은 얼마인가?"


def test_a_plan_told_of_in_a_clause_is_part_of_the_topic():
    listed = ("진흥원이 2025년에 새로 짓겠다고 한 공예공방 다섯 곳을 알려줘.", "가, 나, 다입니다.")
    assert "새로 짓겠다고 한 공예공방 다섯 곳 가운데" in resolved("그중 제일 큰 건?", listed)


def test_what_came_of_a_plan_is_not_asked_at_its_time():
    plan = "2023년 보고 때 달빛도서관은 언제 개관한다고 했어?"
    assert resolved("실제로는 언제 열었는데?", plan) == "달빛도서관 실제로는 언제 개관했나?"
    assert resolved("왜 늦어졌대?", plan) == "달빛도서관은 왜 늦어졌대?"
    assert resolved("위치는?", plan) == "2023년 보고 때 달빛도서관 위치는?"


def test_what_was_at_each_of_several_times_keeps_its_order():
    asked = resolved("돈은 2023년에 잡은 거랑 2025년에 잡은 거랑 얼마나 차이 나?", BUDGET)
    assert asked == "별빛창업센터 돈은 2023년에 잡은 거랑 2025년에 잡은 거랑 얼마나 차이 나?"


def test_another_year_has_its_own_body():
    reports = (report("a.txt", "산업정책실", "2023-08"), report("b.txt", "산업실", "2024-09"))
    talk = Conversation(reports)
    talk.add("2023년 산업정책실 예산 집행률은?", "")
    assert talk.resolved("2024년은?").text == "2024년 예산 집행률은?"
    assert talk.resolved("2023년 8월에는?").text.startswith("2023년 8월 산업정책실")


def test_what_the_answer_chose_is_what_goes_on():
    choice = (
        "2024년 예산현액이 제일 큰 과는 어디야?",
        "경제일자리국 2024년 9월 보고에 따르면 창업지원과의 예산현액이 가장 큽니다. [1]",
    )
    assert resolved("집행률은?", choice) == "2024년 창업지원과 집행률은?"
    assert resolved("두 번째는?", choice) == "2024년 예산현액이 두 번째로 큰 과는 어디야?"


def test_a_pointing_word_means_who_the_answer_named():
    office = ("달빛도서관 담당 부서는?", "담당 부서는 평생학습과(과장 홍길동)입니다. [1]")
    assert resolved("그 부서 정원은?", office) == "평생학습과 정원은?"
    body = ("2024년 달빛도서관 위탁기관은?", "가온문화재단입니다.")
    assert resolved("그 기관 연락처는?", body) == "2024년 가온문화재단 연락처는?"


def test_an_english_follow_up_asks_for_another_year():
    asked = "What was the budget of the library in 2024?"
    assert resolved("And in 2023?", asked) == "What was the budget of the library in 2023?"


@pytest.mark.parametrize(
    ("text", "form", "scale", "rest"),
    [
        ("표로 보여줘", "table", "", ""),
        ("예산과 정원을 표로 정리해 주세요", "table", "", "예산과 정원을"),
        ("요약해줘", "brief", "", ""),
        ("좀 더 자세히 알려줘", "detail", "", ""),
        ("억 단위로", "", "억원", ""),
        ("백만원 말고 억원으로", "", "억원", ""),
        ("원으로는?", "", "원", ""),
        ("비중으로는?", "", "비중", ""),
        ("2024년 목표로 잡은 인원은?", "", "", "2024년 목표로 잡은 인원은?"),
    ],
)
def test_the_form_wanted_is_read_off_the_end(text, form, scale, rest):
    found = form_of(text)
    assert (found.form, found.scale, found.text) == (form, scale, rest)


def test_the_form_is_known_without_a_conversation():
    found = understand("2024년 부서별 예산을 표로 보여줘", REPORTS)
    assert (found.form, found.resolved) == ("table", "")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "2024년 진흥원 별빛창업센터의 입주 기업 수는?",
            [PERIOD, BODY, TOPIC, ATTRIBUTE, ATTRIBUTE, ATTRIBUTE],
        ),
        ("가장 최근 보고에서 평생학습과 정원", [PERIOD, PERIOD, PERIOD, TOPIC, ATTRIBUTE]),
        ("2030년 비전 2040 사업", [PERIOD, TOPIC, TOPIC, TOPIC]),
    ],
)
def test_a_question_s_words_have_parts(text, roles):
    assert [phrase.role for phrase in phrases_of(text, REPORTS)] == roles


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def test_the_resolved_question_is_answered_and_shown(assistant):
    history = [("2024년 평생학습과 예산현액은 얼마인가?", "1,800,000천원입니다.")]
    answer = assistant.ask("생활문화과는?", history=history)
    assert answer.resolved == "2024년 생활문화과 예산현액은 얼마인가?"
    assert "3,074,000천원" in answer.answer
    assert answer.to_json()["resolved"] == answer.resolved
    assert answer.question == "생활문화과는?"


def test_a_question_that_stands_by_itself_has_nothing_resolved(assistant):
    answer = assistant.ask("2024년 생활문화과 예산현액은?", history=[("예산은?", "없습니다.")])
    assert answer.resolved is None
    assert "resolved" not in answer.to_json()


@pytest.mark.parametrize(
    ("asked", "answer", "question", "meant"),
    [
        # The other end of what was chosen from, by what it was counted
        (
            "2024년 공예교실 가운데 수강생이 제일 많은 곳은?",
            "나루관이 120명입니다.",
            "제일 적은 데는?",
            "2024년 공예교실 가운데 수강생이 제일 적은 데는?",
        ),
        # One of a group is asked about: the group is what others are looked for in
        (
            "2024년 보고를 보면 새로 여는 공예교실 가운데 나루는 몇 명을 가르치나?",
            "40명입니다.",
            "반대로 규모가 제일 작은 곳은?",
            "2024년 보고에서 새로 여는 공예교실 가운데 규모가 제일 작은 곳은?",
        ),
        # A group that the follow-up names stays whole
        (
            "2024년 달빛도서관은 어디에 짓나?",
            "은행길입니다.",
            "총사업비 중에 구가 대는 돈은 얼마지?",
            "2024년 달빛도서관 총사업비 가운데 구가 대는 돈은 얼마지?",
        ),
        # A share of the part that was asked about
        (
            "2024년 달빛도서관 예산 가운데 시비는?",
            "12억원입니다.",
            "비율로는?",
            "2024년 달빛도서관 예산 가운데 시비의 비율은 몇 퍼센트인가?",
        ),
        # A plan's figure stays one of a plan
        (
            "2024년 가온일자리로 지원하려는 인원은 몇 명인가?",
            "300명입니다.",
            "그중 민간형은?",
            "2024년 가온일자리 목표 인원 가운데 민간형은?",
        ),
        # A change told short
        (BUDGET, "10억원입니다.", "그럼 얼마가 준 거지?", "예산은 얼마가 줄어든 거지?"),
        # All of the cost
        (
            "2023년 달빛도서관은 다 해서 돈이 얼마 들어?",
            "90억원입니다.",
            "2024년보다 얼마나 늘었어?",
            "2023년 달빛도서관 총사업비는 2024년보다 얼마나 늘었어?",
        ),
        # The rate of a part of all
        (
            "2024년 가온시 고용률은?",
            "61.0%입니다.",
            "여성은 얼마나 올랐어?",
            "2024년 가온시 여성 고용률은 얼마나 올랐어?",
        ),
        # Another house of the same place
        (
            "2024년 솔숲지구에 짓는 체육관은 언제 열어?",
            "5월입니다.",
            "같은 지구에 짓던 박물관은 몇 평이야?",
            "2024년 솔숲지구 박물관은 몇 평이야?",
        ),
        # What is asked of the other one of a kind
        (
            "2024년 동부캠퍼스 예산은?",
            "3억원입니다.",
            "서부 쪽은 언제 열어?",
            "2024년 서부캠퍼스는 언제 열어?",
        ),
        # That with a noun of its own, and two times
        (
            BUDGET,
            "10억원입니다.",
            "그 시범 과제는 작년 몇 개에서 올해 몇 개로 늘려?",
            "2024년 별빛창업센터 시범 과제는 작년 몇 개에서 올해 몇 개로 늘려?",
        ),
        # A month of the year counted to, and the one of a year
        (BUDGET, "", "이듬해 8월 보고에선 얼마로 바뀌었어?", "2025년 8월 보고에서 별빛창업센터"),
        (BUDGET, "", "아니 2023년 거 말이야", "2023년 별빛창업센터 예산은 얼마인가?"),
        # A place of its own told by a clause, and a part of the same kind
        (
            "솔뫼 나루길에 들어간 공방은 2024년 예산이 얼마죠?",
            "3억원입니다.",
            "마포에 새로 낸 거는?",
            "마포에 새로 낸 것 2024년 예산이 얼마죠?",
        ),
        # A word that only says how is no matter
        (
            "2024년 별빛지구에 실제로 들어온 회사는 몇 개사야?",
            "12개사입니다.",
            "달빛지구는?",
            "2024년 달빛지구에 실제로 들어온 회사는 몇 개사야?",
        ),
        # The same of another one, pointed at
        (BUDGET, "10억원입니다.", "달빛창업센터는 그게 얼마였지?", "달빛창업센터 예산은 얼마인가?"),
        (BUDGET, "10억원입니다.", "달빛창업센터도 똑같나요?", "달빛창업센터 예산은 얼마인가?"),
        # Told by short forms, of all together
        (
            "2024년 한빛시산업진흥원 예산이 모두 얼마로 편성됐습니까?",
            "10억원입니다.",
            "전년보다 는 겁니까 준 겁니까? 얼마나요",
            "예산 총계는 전년보다 늘어난 겁니까 줄어든 겁니까 얼마나요?",
        ),
        # By what the most is told, said behind
        (
            "2024년 별빛창업센터 과제는 몇 개야?",
            "20개입니다.",
            "분야별로 보면 어디가 제일 많아요? 돈 말고 개수로요",
            "개수는 분야별로 어디가 제일 많아요?",
        ),
        # By how much more than another
        (
            BUDGET,
            "10억원입니다.",
            "달빛 쪽보다 얼마 더 많은 거예요?",
            "2024년 별빛창업센터 예산은 달빛 쪽보다 얼마 더 많은 거예요?",
        ),
        # One side of two words, one counted, each of a total
        (
            "2024년 청년인턴 예산은?",
            "2억원입니다.",
            "일반 기업 쪽은 몇 달 하지",
            "2024년 청년인턴 일반 기업은 몇 달 하지?",
        ),
        (
            "2024년 별빛장학금은 몇 명한테 줘?",
            "50명입니다.",
            "그중에 박사과정은",
            "2024년 별빛장학금 인원 가운데 박사과정은?",
        ),
        (
            "2024년 별빛학교에 훈련생이 모두 몇 명 모집됐나요?",
            "50명입니다.",
            "과정별로 보여주세요",
            "2024년 별빛학교에 훈련생이 과정별로 몇 명 모집됐나요?",
        ),
        # Who has the most, asked before it
        (
            "2024년 별빛학교 분야별 인원은 어디가 제일 많아?",
            "로봇 분야로 20명입니다.",
            "거긴 예산이 얼만데요",
            "2024년 별빛학교 로봇",
        ),
        # By what one was chosen, asked of another, of the second and of the others
        (
            CHOICE,
            "북부캠퍼스로 70명입니다.",
            "동부는 몇 명인데?",
            "솔뫼교육원 동부 훈련생은 몇 명인데?",
        ),
        (CHOICE, "북부캠퍼스로 70명입니다.", "동부는?", "솔뫼교육원 동부 훈련생은 얼마인가?"),
        (CHOICE, "북부캠퍼스로 70명입니다.", "2등은?", "훈련생이 두 번째로 많은 데가 어디야"),
        (
            CHOICE,
            "북부캠퍼스로 70명입니다.",
            "나머지 캠퍼스는?",
            "솔뫼교육원 캠퍼스별 훈련생은 얼마인가?",
        ),
        # Another that changed as well
        (
            "2024년 별빛공방 예산은 2023년보다 얼마나 깎였어?",
            "10억원입니다.",
            "달빛공방도 줄었어?",
            "2024년 달빛공방 예산은 2023년보다 얼마나 깎였어?",
        ),
        # All reports, what is compared, and the same figure pointed at
        (
            BUDGET,
            "10억원입니다.",
            "다른 보고서에도 나와 있어?",
            "모든 보고서에서 별빛창업센터",
        ),
        (BUDGET, "10억원입니다.", "23년이랑 비교하면 어때요", "예산은 23년이랑 비교하면 어때요?"),
        (
            BUDGET,
            "10억원입니다.",
            "그건 전년 대비 몇 프로 늘었죠?",
            "예산 전년 대비 몇 프로 늘었죠?",
        ),
        # For each of which a figure was asked is no matter
        (
            "2024년 별빛 워케이션 1인당 얼마까지 대주죠?",
            "50만원입니다.",
            "목표 인원은?",
            "2024년 별빛 워케이션 목표 인원은?",
        ),
        # Two parts of what was asked about, and how many there are of a part
        (
            "2024년 별빛공사 예산은?",
            "10억원입니다.",
            "경상이랑 수탁 중에 어디서 얼마가 더 빠진 건데요?",
            "2024년 별빛공사 경상이랑 수탁 가운데 어디서 얼마가 더 빠진 건데요?",
        ),
        # What the answer named, whole
        (
            "2024년 가온시 사업 가운데 예산이 제일 큰 사업은?",
            "솔뫼 동행일자리로 30억원입니다.",
            "팀장 이름이랑 내선번호",
            "솔뫼 동행일자리 팀장 이름이랑 내선번호?",
        ),
    ],
)
def test_a_turn_of_talk_is_read_as_it_is_meant(asked, answer, question, meant):
    assert meant in resolved(question, (asked, answer))


def test_a_body_stays_over_the_years_unless_it_had_another_name():
    asked = "한빛시산업진흥원 2025년 2월 보고에서 세입 총계는?"
    assert resolved("전년에는?", asked).startswith("한빛시산업진흥원")
    talk = [asked, "전년에는?"]
    assert "2025년" in resolved("직원은 지금 몇 명이야?", *talk)


def test_a_matter_that_is_only_announced_is_the_topic():
    asked = "별빛에 짓는다던 과학관 말이야, 2024년 보고 때 예산이 얼마였나"
    assert resolved("준공은 언제야?", asked).startswith("2024년 보고 때 별빛에 짓는다던 과학관")


def test_another_matter_after_an_aside_stands_by_itself():
    asked = "2024년 달빛도서관 예산은?"
    assert resolved("그건 그렇고 별빛창업센터는 언제 열어?", asked) == "별빛창업센터는 언제 열어?"


def test_this_year_is_counted_from_the_report_that_is_named():
    assert understand("2024년 9월 보고에서 올해 예산은?", REPORTS).years == (2024,)
    assert set(understand("2023년 보고서의 작년 예산은?", REPORTS).years) == {2022, 2023}
    assert set(understand("공방 예산은 작년보다 늘었나?", REPORTS).years) == {2024, 2025}


def test_what_is_asked_of_all_of_them_is_not_asked_of_the_one_chosen():
    talk = [
        ("가온 공예거리, 빛공방은 크기가 얼마나 되죠?", "10평입니다."),
        ("솔공방은?", "20평입니다."),
        ("셋 중에 제일 넓은 데는 어디야?", "들공방으로 30평입니다."),
    ]
    assert "솔공방" not in resolved(talk[2][0], *talk[:2])
    assert "들공방" in resolved("거긴 어느 건물에 있어?", *talk)
    assert "들공방" not in resolved("통틀어서 운영은 누가 맡았어?", *talk)


def test_budgets_of_two_stages_are_compared_as_budgets():
    talk = ["2025년 달빛도서관 본예산은?", "2024년 최종예산은?"]
    assert resolved("얼마나 깎였어?", *talk) == "2025년 달빛도서관 예산은 2024년보다 얼마나 깎였어?"


def test_a_name_of_two_words_takes_the_place_of_another():
    given = Given.of(phrases_of("중구 금융은 왜 빠졌대?", REPORTS))
    former = former_of("2024년 진흥지구 마포 수제화 지구 면적은?", "10㎡입니다.", REPORTS)
    meant = of_sibling(given, former, [former], Naming(None, None))
    assert meant == "2024년 진흥지구 중구 금융 지구는 왜 빠졌대?"
