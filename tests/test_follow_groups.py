"""Follow-ups of a group that is only counted, of one compared with another, of what has a name."""

import pytest

from assistant.question.colloquial import plainly
from assistant.question.follow import Conversation
from assistant.question.hinted import hint_first
from index.records import ReportInfo

REPORTS = tuple(
    ReportInfo(name, "", "", "txt", "주요 업무보고", "가온경제국", issued, "", None, 100, 10, 10)
    for name, issued in (("a.txt", "2031-08"), ("b.txt", "2033-08"))
)


def resolved(question: str, *turns: tuple[str, str]) -> str:
    talk = Conversation(REPORTS)
    for asked, answer in turns:
        talk.add(asked, answer)
    return talk.resolved(question).text


SCHOOLS = (
    ("2031년에 솔뫼학교 신규 교실 5곳이 어디예요?", "동문, 서문, 남문, 북문, 중앙입니다."),
    ("제일 넓은 데는?", "서문 교실로 300㎡입니다."),
)
CAMP = ("솔뫼캠프는 근로자 한 명당 얼마까지 대 주나요?", "50만원 이내입니다.")
OUTFITS = ("정장 빌려주는 사업 2031년에 몇 명이 썼나요?", "달빛옷장으로, 2031년 300명이 썼습니다.")


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        # So many of the group that the talk is about
        (SCHOOLS, "다섯 곳 개관 시기는?", "2031년 솔뫼학교 신규 교실 개관 시기는?"),
        (
            (("2033년 솔뫼허브 동문은 어디에 있어요?", "나루동입니다."),),
            "네 군데 허브 중에 위탁 기간이 제일 먼저 끝나는 곳은요?",
            "2033년 솔뫼허브 가운데 위탁 기간이 제일 먼저 끝나는 곳은?",
        ),
        # One of a kind gives way to the most of the kind
        (
            (("2033년 특화지구 현황에서 나루 공예 지구 면적은?", "30㎡입니다."),),
            "제일 좁은 지구는?",
            "2033년 특화지구 현황 가운데 면적이 제일 좁은 지구는?",
        ),
        # Another matter set against this one
        (
            (("2033년 솔뫼캠프 목표는?", "500개사입니다."),),
            "별빛 채용관 목표랑 비교하면 어느 쪽 기업이 더 많고, 차이는요?",
            "2033년 솔뫼캠프와 별빛 채용관 가운데 어느 쪽 목표 기업이 더 많고, 차이는요?",
        ),
        (
            (("솔뫼일자리 시급은?", "1만원입니다."),),
            "2033년에 별빛일자리 쪽 시급하고는 얼마 차이 나죠?",
            "2033년 솔뫼일자리와 별빛일자리 시급 차이는 얼마인가?",
        ),
        # For each of whom a figure is told is no part of the matter
        ((CAMP,), "2033년 목표는?", "2033년 솔뫼캠프 목표는?"),
        # What is only described is gone on about by its name
        ((OUTFITS,), "2033년은?", "달빛옷장 2033년 몇 명이 썼나요?"),
        # How many more there are since the other year told of
        (
            (
                ("솔뫼단지 입주기업이 2031년에 몇 개였죠?", "30개사입니다."),
                ("2033년 보고에는?", "40개사입니다."),
            ),
            "몇 개 늘어난 거야",
            "2033년 솔뫼단지 입주기업은 2031년보다 몇 개 늘어난 거야?",
        ),
        # All of the kind, the rest of a part, what both years had
        (
            (
                ("2031년 솔뫼허브 가운데 제일 큰 데는?", "나루관입니다."),
                ("거긴 어디에 있어?", "물가동입니다."),
            ),
            "2033년에는 허브가 몇 개소야?",
            "2033년에는 솔뫼허브가 몇 개소야?",
        ),
        (
            (
                ("2031년 솔뫼펀드에 시가 약정한 돈은?", "30억원입니다."),
                ("그중 실제로 낸 건?", "20억원입니다."),
            ),
            "나머지는 얼마 남았지",
            "2031년 솔뫼펀드 돈 중 남은 금액은 얼마인가?",
        ),
        (
            (
                ("2031년 솔뫼축제 관람객은 몇 명이야?", "30명입니다."),
                ("2033년 목표는?", "50명입니다."),
            ),
            "참여 기업 수는 두 해가 어떻게 달라요",
            "2031년, 2033년 솔뫼축제 참여 기업 수는 어떻게 달라요?",
        ),
        # By how much, in percent of the whole, which of two by what was asked about
        (
            (
                ("2033년 솔뫼관 예산은?", "3억원입니다."),
                ("작년보다 늘었어?", "네, 늘었습니다."),
            ),
            "얼마나?",
            "2033년 솔뫼관 예산은 작년보다 얼마나 늘었어?",
        ),
        (
            (
                ("예산은 솔뫼단지 전체로 얼마나 되나요", "3억원입니다."),
                ("그중 별관 운영에 얼마 들어가?", "1억원입니다."),
            ),
            "몇 퍼센트나 되는 거지",
            "솔뫼단지 전체 예산 가운데 별관 운영의 비율은 몇 퍼센트인가?",
        ),
        (
            (("솔뫼밸리 면적은?", "30㎡입니다."), ("나루밸리는?", "20㎡입니다.")),
            "어디가 더 넓은 거야?",
            "솔뫼밸리와 나루밸리 면적은 어디가 더 넓은 거야?",
        ),
        (
            (
                ("솔뫼장학금 석사는 얼마 줘요?", "3백만원입니다."),
                ("박사는?", "5백만원입니다."),
            ),
            "총 몇 명 뽑는다고 했죠?",
            "솔뫼장학금 총 몇 명 뽑는다고 했죠?",
        ),
        # The most again at another time, two that were chosen, all told of, a sum until a time
        (
            (("2031년 솔뫼일자리 참여자가 가장 많은 분야는 어디야?", "돌봄 분야입니다."),),
            "33년에도 거기가 1등이었나?",
            "33년 솔뫼일자리 참여자가 가장 많은 분야는 어디야?",
        ),
        (
            (
                ("2031년 솔뫼일자리 참여자가 가장 많은 분야는 어디야?", "돌봄 약자로 20명입니다."),
                ("33년에도 거기가 1등이었나?", "아닙니다. 2033년에는 교통 약자가 30명입니다."),
            ),
            "30년 실적에선 두 분야 차이가 몇 명 나요",
            "30년 솔뫼일자리 돌봄 약자와 교통 약자 참여자 차이가 몇 명 나요?",
        ),
        (
            (
                ("2031년 솔뫼일자리 참여자는 몇 명이야?", "20명입니다."),
                ("제일 많은 분야는?", "돌봄 약자로 10명입니다."),
            ),
            "2033년 것까지 해서 두 해 전체 인원만 보여줘",
            "2031년, 2033년 솔뫼일자리 인원은 각각 얼마인가?",
        ),
        (
            (
                ("2031년 솔뫼펀드는 목표 대비 얼마나 모였습니까?", "3억원입니다."),
                ("금액이 제일 적은 분야는?", "돌봄 분야입니다."),
            ),
            "2033년까지 누적으로는?",
            "2033년까지 누적으로 솔뫼펀드는 얼마나 모였습니까?",
        ),
        (
            (("솔뫼관 공정률은?", "50%입니다."),),
            "왜 이렇게 오래 걸린 거야",
            "솔뫼관은 왜 이렇게 오래 걸린 거야?",
        ),
        # What only says how is no matter
        (
            (("솔뫼허브에 기업 몇 개사 들어와 있어?", "76개사입니다."),),
            "추가로 뽑는 건?",
            "솔뫼허브에 추가로 뽑는 건?",
        ),
        # A talk known from its middle on
        (
            (("2033년은?", "2033년 달빛 옷장대여는 500명이 이용했습니다."),),
            "올해 보고서에 잡힌 예산은?",
            "올해 보고서에 달빛 옷장대여 잡힌 예산은?",
        ),
    ],
)
def test_a_follow_up_keeps_the_matter_of_the_talk(turns, question, meant):
    assert resolved(question, *turns) == meant


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("그때는 시가 맡은 것 같은데 2033년엔 운영하는 데가 어디야", "2033년엔 누가 운영하나?"),
        ("예산은 준 것 같은데 얼마나 줄었어요", "예산은 준 것 같은데 얼마나 줄었어요"),
    ],
)
def test_what_is_believed_before_another_time_is_no_part(typed, plain):
    assert plainly(typed, "") == plain


@pytest.mark.parametrize(
    ("typed", "talk", "plain"),
    [
        ("취업률은 어디가 높아?", "모집인원이 제일 많은 데는?", "취업률이 제일 높은 데는?"),
        ("취업률은 어디가 높아?", "모집인원은?", "취업률은 어디가 높아?"),
        ("2031년 같은 달하고 비교하면?", "", "2031년하고 비교하면?"),
        ("별관은 그럼 어때?", "", "별관은 어때?"),
    ],
)
def test_what_people_say_in_passing(typed, talk, plain):
    assert plainly(typed, talk) == plain


def test_this_year_is_that_of_the_report_named_behind():
    asked = "올해 솔뫼캠프 목표는 몇 개로 잡았어? 31년 보고 기준"
    assert hint_first(asked) == "31년 보고서에서 솔뫼캠프 목표는 몇 개로 잡았어?"
