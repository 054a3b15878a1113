"""Follow-ups that go on from what an answer said, ask of a part, or take nothing but the year."""

import pytest

from assistant.question.answered import items_in, office_in, subject_in
from assistant.question.follow import Conversation
from assistant.question.reworded import reworded
from assistant.question.understand import understand
from index.records import ReportInfo


def report(body: str, issued: str) -> ReportInfo:
    name = f"{body}{issued}.txt"
    return ReportInfo(name, "", "", "txt", "주요 업무보고", body, issued, "", None, 100, 10, 10)


REPORTS = (report("가온경제국", "2031-08"), report("가온경제국", "2033-03"))
BUDGET = ("2033년 솔뫼공방 본예산은 얼마야?", "3억원입니다.")

CHOSEN = "민간인증 사업비가 가장 큰 것은 솔뫼공방 운영 9억원입니다."


def resolved(question: str, *turns: tuple[str, str]) -> str:
    talk = Conversation(REPORTS)
    for turn in turns:
        talk.add(*turn)
    return talk.resolved(question).text


@pytest.mark.parametrize(
    ("asked", "question", "meant"),
    [
        # One among all offices or programmes, and what a whole body has: at the same year
        (
            "2033년 가온경제국 정원은?",
            "결원이 제일 많은 과는?",
            "2033년 가온경제국 결원이 제일 많은 과는?",
        ),
        ("2033년 솔뫼공방 예산은?", "예산이 가장 큰 사업은?", "2033년 예산이 가장 큰 사업은?"),
        (
            "2033년 가온경제국 현원은?",
            "제일 많은 과는?",
            "2033년 가온경제국 현원이 제일 많은 과는?",
        ),
        (
            "2033년 솔뫼공방 예산은?",
            "가온경제국 현원은 몇 명이야?",
            "2033년 가온경제국 현원은 몇 명이야?",
        ),
        (
            "솔뫼공방 예산이 2031년과 2033년에 얼마였나요?",
            "가온경제국 현원이 정원을 넘나요?",
            "가온경제국 현원이 정원을 넘나요?",
        ),
        # What another time is only compared with is none of the next question's times
        (
            "2033년 솔뫼공방 예산은 작년이랑 비교하면 어때?",
            "담당 부서는?",
            "2033년 솔뫼공방 담당 부서는?",
        ),
        ("2033년 솔뫼공방 예산은?", "작년의 몇 배야?", "2033년 솔뫼공방 예산은 작년의 몇 배야?"),
        # A thing that is only asked to be explained is none of several
        ("솔뫼공방은 어떤 사업이야?", "예산은 얼마야?", "솔뫼공방 예산은 얼마야?"),
        # A part of the topic, a day of it, its kinds
        (
            "2033년 솔뫼바우처 목표가 몇 명이야?",
            "민간형만 따지면?",
            "2033년 솔뫼바우처 민간형 목표가 몇 명이야?",
        ),
        ("2033년 솔뫼축제는 언제야?", "9일은 왜 빠졌어?", "2033년 솔뫼축제 9일 왜 빠졌어?"),
        (
            "2033년 새싹기업은 몇 곳이야?",
            "업종으로 나누면 어디가 제일 많아?",
            "업종별로 나누면 어디가 제일",
        ),
        # What is left of it, and a share of it
        (
            "2033년 솔뫼공방 예산은?",
            "아직 안 쓴 돈은 얼마야?",
            "2033년 솔뫼공방 예산 중 아직 안 쓴 돈은 얼마야?",
        ),
        (
            "2033년 솔뫼축제에 몇 명 왔어?",
            "직접 온 사람이 몇 프로쯤이야?",
            "참석자 중 직접 온 사람의 비율은 몇 퍼센트인가?",
        ),
        ("2033년 솔뫼공방 예산은?", "집행률은 몇 프로야?", "2033년 솔뫼공방 집행률은 몇 프로야?"),
        # A reason with its own verb
        ("솔뫼공방은 2033년 언제 열어?", "왜 이렇게 늦어졌어?", "솔뫼공방은 왜 이렇게 늦어졌어?"),
        ("2033년 솔뫼공방 임대료는?", "왜 그런 거야?", "2033년 솔뫼공방 임대료의 이유는 무엇인가?"),
        # Back to a time
        ("2033년 솔뫼공방 예산은?", "다시 2031년으로 가서, 정원은?", "2031년 솔뫼공방 정원은?"),
    ],
)
def test_what_a_follow_up_takes_and_leaves(asked, question, meant):
    assert meant in resolved(question, (asked, ""))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("반대로 제일 적은 데는?", "2033년 가온경제국 현원이 제일 적은 과는?"),
        ("다음으로 많은 과는?", "2033년 가온경제국 현원이 두 번째로 많은 과는?"),
        ("두 번째로 많은 데는 어디야?", "2033년 가온경제국 현원이 두 번째로 많은 과는?"),
    ],
)
def test_the_other_end_and_the_next_are_of_the_same_kind(question, meant):
    assert (
        resolved(question, ("2033년 가온경제국 현원이 제일 많은 과는?", "솔뫼과입니다.")) == meant
    )


def test_last_year_is_the_year_before_the_one_told_of():
    assert "전년보다" in resolved("작년보다 늘었어?", ("2031년 솔뫼공방 회원 수는?", "9명입니다."))
    assert "작년보다" in resolved("작년보다 늘었어?", ("2033년 솔뫼공방 회원 수는?", "9명입니다."))


def test_what_a_body_has_is_no_part_of_its_name():
    turns = (("2033년 가온경제국 예산은?", "9억원입니다."), ("국장은 누구야?", "없습니다."))
    assert resolved("정원은?", *turns) == "2033년 가온경제국 정원은?"


def test_a_house_of_the_city_stands_by_itself():
    turns = (("2033년 솔뫼공방 예산은?", "3억원입니다."),)
    assert resolved("시립미술관 정원은 몇 명이야?", *turns) == "시립미술관 정원은 몇 명이야?"


def test_a_body_is_asked_about_in_a_year_of_its_own_reports():
    asked = ("2032년 솔뫼공방 예산은?", "3억원입니다.")
    assert resolved("가온경제국 정원은 몇 명이야?", asked) == "가온경제국 정원은 몇 명이야?"


def test_a_sum_of_two_seasons_and_a_comparison_are_carried_on():
    turns = (
        ("2033년 봄 공예축제 판매액은?", "3억원입니다."),
        ("가을은?", "5억원입니다."),
        ("합계로 보면 전년보다 몇 배야?", "2배입니다."),
    )
    assert resolved("바이어도 늘었나?", *turns) == "2033년 공예축제 바이어도 전년보다 늘었나?"
    assert resolved("바이어는 몇 명이야?", *turns) == "2033년 공예축제 바이어는 모두 몇 명이야?"


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        # The rest of two parts of a whole is the other one
        (
            ("2033년 솔뫼바우처는 몇 명이 받아?", "그중에 공공형이 몇 명이야?"),
            "나머지는?",
            "2033년 솔뫼바우처 가운데 민간형이 몇 명이야?",
        ),
        # Less or more than another is no question about that one
        (
            ("2033년 솔뫼바우처 지원금은 얼마야?",),
            "달빛바우처보다 많이 주는 거야?",
            "2033년 솔뫼바우처 지원금은 달빛바우처보다 많이 주는 거야?",
        ),
        # How much of all it is, and how often something is done
        (
            ("2033년 솔뫼공방 세입은 얼마야?", "출연금은?"),
            "전체의 몇 프로야?",
            "2033년 솔뫼공방 출연금은 전체의 몇 퍼센트인가?",
        ),
        (("솔뫼경기장은 어디 있어?",), "1년에 몇 경기나 해?", "솔뫼경기장 1년에 몇 경기나 해?"),
        # The other year told of, and what a building costs in all as told at two times
        (
            ("2031년 솔뫼공방 정원은?", "2033년에는?"),
            "예산은 그때보다 늘었어?",
            "2033년 솔뫼공방 예산은 2031년보다 늘었어?",
        ),
        (
            ("솔뫼관은 언제 열어?",),
            "돈은 2031년에 잡은 거랑 2033년에 잡은 거랑 총액이 얼마나 달라?",
            "솔뫼관 총사업비는 2031년과 2033년에 얼마나 차이 나는가?",
        ),
    ],
)
def test_a_part_a_share_and_another_year_are_asked_of_the_same(turns, question, meant):
    assert resolved(question, *((turn, "") for turn in turns)) == meant


def test_what_was_chosen_is_read_from_an_answer_that_says_of_what_it_is_the_most():
    asked = ("2033년 가온경제국 사업 가운데 예산이 제일 큰 게 뭐야?", CHOSEN)
    assert (
        resolved("작년에는 얼마였어?", asked)
        == "작년에는 가온경제국 솔뫼공방 운영 예산은 얼마였어?"
    )
    assert "민간인증" not in resolved("위치는?", asked)


def test_two_figures_and_a_time_are_not_two_figures():
    turns = (("2033년 솔뫼공방 회원 수는?", "9명입니다."), ("예산은?", "3억원입니다."))
    assert resolved("2031년이랑 비교하면?", *turns) == "2033년 솔뫼공방 예산은 2031년이랑 비교하면?"


def test_the_last_word_of_a_name_is_no_figure_by_itself():
    turns = (("2033년 새싹기업 뽑을 때 일자리 질은 몇 점이야?", "60점입니다."),)
    assert "기업 우수성" in resolved("그럼 기업 우수성은?", *turns)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("가운데 거는 작년의 몇 배야?", "2033년 들꽃공방 본예산은 작년의 몇 배야?"),
        ("두 번째 거는 위치가 어디야?", "2033년 들꽃공방 위치가 어디야?"),
        ("마지막 사업은 언제 끝나?", "2033년 별빛공방은 언제 끝나?"),
    ],
)
def test_one_of_those_that_the_answer_lists_is_meant(question, meant):
    listed = (
        "들꽃공방이랑 별빛공방까지 셋 본예산을 보여줘",
        "솔뫼공방 3억원, 들꽃공방 2억원, 별빛공방 1억원입니다.",
    )
    assert resolved(question, BUDGET, listed) == meant


def test_what_a_question_only_describes_is_called_as_the_answer_calls_it():
    turns = (
        ("2033년 봄 바둑대회 상금은?", "3억원입니다."),
        ("나루에서 하는 건?", "가을 장기대회의 총상금은 1억원입니다."),
    )
    assert "가을 장기대회" in resolved("위치는?", *turns)


def test_what_is_left_is_called_as_the_answer_calls_the_whole():
    turns = (
        ("2033년 솔뫼펀드 조성액은?", "9억원입니다."),
        ("그중 시가 내기로 한 돈은 얼마야?", "시 출자약정액은 5억원입니다."),
    )
    assert resolved("아직 안 낸 건?", *turns) == "2033년 솔뫼펀드 시 출자약정액 중 아직 안 낸 건?"


def test_an_answer_s_words_are_read():
    assert subject_in("아니요, 3명입니다.") == subject_in("다음은 표입니다.") == ""
    assert items_in("모두 3명입니다. 나루관 2명, 솔뫼관 1명입니다.") == ()
    assert office_in("다음과 같습니다. 추진결과는 없습니다.") == ""


def test_a_delay_is_asked_about_in_the_words_of_reports():
    assert reworded("솔뫼관은 왜 자꾸 미뤄지는 거야?") == "솔뫼관은 왜 지연됐나?"
    assert "지연된 이유" in understand("솔뫼관 개관이 늦어진 이유는?", REPORTS).search
    assert reworded("신청이 늦었으면 왜 안 받아?") == "신청이 늦었으면 왜 안 받아?"


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        # The reason of a change that the answer told; of one with its own verb
        (
            (("솔뫼공방 매출은 전년에 비해 어때?", "12% 줄었습니다."),),
            "이유가 뭐래?",
            "솔뫼공방 매출이 줄어든 이유는 무엇인가?",
        ),
        (
            (("2033년 솔뫼공방 예산은?", "3억원입니다."),),
            "왜 그렇게 많이 줄었대?",
            "2033년 솔뫼공방 예산이 왜 그렇게 많이 줄었대?",
        ),
        # A number of the kind that an earlier question asked for
        (
            (("2033년 솔뫼공방은 몇 곳이야?", "9곳입니다."), ("예산은?", "3억원입니다.")),
            "재작년엔 몇 곳이었고?",
            "재작년 솔뫼공방은 몇 곳이야?",
        ),
        # One of two things, both, and the one that the answer gave
        (
            (("솔뫼공방이랑 달빛공방 중에 어디가 더 커?", "솔뫼공방입니다."),),
            "거기 계약은 언제 끝나?",
            "솔뫼공방 계약은 언제 끝나?",
        ),
        (
            (("솔뫼공방이랑 달빛공방 가운데 어디가 더 커?", "솔뫼공방입니다."),),
            "달빛공방은 몇 평이야?",
            "달빛공방은 몇 평이야?",
        ),
        (
            (("2033년 솔뫼공방 돈은 뭐에 더 쓴대?", "가마 교체입니다."),),
            "그건 언제 끝나?",
            "2033년 가마 교체는 언제 끝나?",
        ),
        # A plan's time, a time counted from now, a remark
        (
            (("솔뫼관은 언제 완공이야?", "2033년 12월입니다."),),
            "원래는 언제였는데?",
            "솔뫼관 완공은 원래는 언제였는데?",
        ),
        (
            (("지금 솔뫼공방은 몇 곳이야?", "9곳입니다."),),
            "3년 전에는?",
            "2030년 솔뫼공방은 몇 곳이야?",
        ),
        (
            (("2033년 솔뫼공방 예산은?", "3억원입니다."),),
            "1억 늘어난 거네, 정원은?",
            "2033년 솔뫼공방 정원은?",
        ),
        # What one of a kind has, what sets it apart, and a comparison that goes on
        (
            (("2033년 솔뫼점검 건의사항은 몇 건이야?", "9건입니다."),),
            "가온정책과 거는 몇 건이야?",
            "2033년 솔뫼점검 건의사항 가온정책과 거는 몇 건이야?",
        ),
        (
            (("솔뫼공방은 언제 열어?", "3월입니다."),),
            "달빛공방하고는 뭐가 달라?",
            "솔뫼공방과 달빛공방은 뭐가 달라?",
        ),
        (
            (("2033년 솔뫼공방 예산은 2031년 대비 얼마나 줄었어?", "1억원입니다."),),
            "참여 대학도 줄었나?",
            "2033년 솔뫼공방 참여 대학도 2031년 대비 줄었나?",
        ),
        (
            (("2033년 솔뫼축제에 몇 명이 와?", "9명입니다."),),
            "지난번엔 몇 명이 왔는데?",
            "2032년에는 솔뫼축제는 몇 명이 왔는데?",
        ),
        # Who gives is no part of the topic, and nothing is said twice
        (
            (("솔뫼펀드에 시가 얼마 넣었어?", "9억원입니다."),),
            "솔뫼펀드는 몇 개야?",
            "솔뫼펀드는 몇 개야?",
        ),
        # Most of those told of, where nothing says by what
        (
            (("2033년 솔뫼점검 건의사항은 몇 건이야?", "9건입니다."),),
            "제일 많은 과는?",
            "2033년 솔뫼점검 건의사항 건수가 제일 많은 과는?",
        ),
        # Who does it, and what is given to whom
        (
            (("솔뫼공방은 누가 관리해?", "별빛문화원입니다."),),
            "거기 정원은 몇 명이야?",
            "별빛문화원 정원은 몇 명이야?",
        ),
        (
            (("작은 회사한테 주는 새싹지원금은 얼마까지야?", "9만원입니다."),),
            "조건이 뭐야?",
            "작은 회사한테 주는 새싹지원금 조건이 뭐야?",
        ),
        # The other end of what moved most
        (
            (("2033년 예산이 제일 많이 깎인 사업이 뭐야?", "솔뫼공방입니다."),),
            "반대로 제일 많이 늘어난 건?",
            "2033년 예산이 제일 많이 늘어난 사업이 뭐야?",
        ),
    ],
)
def test_the_answers_before_say_what_is_meant(turns, question, meant):
    assert resolved(question, *turns) == meant
