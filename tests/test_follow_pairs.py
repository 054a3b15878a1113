"""Follow-ups of two told of, of the one that an answer chose, and of what holds in any year."""

import pytest

from assistant.question.colloquial import plainly
from assistant.question.follow import Conversation
from assistant.question.former import former_of
from assistant.question.given import Given
from assistant.question.held import of_one_of_two
from assistant.question.phrases import phrases_of
from index.records import ReportInfo

REPORTS = tuple(
    ReportInfo(name, "", "", "txt", "주요 업무보고", "가온경제국", issued, "", None, 100, 10, 10)
    for name, issued in (("a.txt", "2031-08"), ("b.txt", "2033-08"))
)
SEASON = (("2031년 춘계 솔뫼마당 판매액이 어떻게 되나요?", "52만 원입니다."),)
BOTH = (*SEASON, ("추계는? 둘 중 어디가 더 커요?", "추계가 55만 원으로 더 큽니다."))
AGAINST = (
    *BOTH,
    ("2033년 추계하고 견주면?", "2033년 추계는 58만 원으로 2031년 추계보다 많습니다."),
)
OFFICES = (
    ("2031년 가온경제국에서 예산현액이 제일 큰 부서가 어디였나?", "솔뫼진흥과입니다."),
    ("그다음으로 큰 데는?", "나루정책과로 1억 원입니다."),
    ("거긴 몇 프로나 썼대", "18.0%입니다."),
)
REPAIRED = (("2033년 솔뫼공방 수리는 몇 군데나 했어?", "2033년에는 64개 업체를 지원했습니다."),)
HOUSES = (("솔뫼나루허브 입주기업이 몇 개인가요", "30개입니다."),)
TWO_HOUSES = (
    *HOUSES,
    ("솔 AI 허브는?", "20개입니다."),
    ("어디가 더 많아요?", "솔뫼나루허브입니다."),
)
PLACES = (("2033년 가온경제국 정원은?", "25명입니다."),)
HEADS = (
    ("2031년 빛마당 담당 과장이 누구죠", "홍길동입니다."),
    ("제일 많이 쓰는 과는 어디야?", "솔뫼진흥과입니다."),
)
SCHOOLS = (
    ("2031년 솔뫼학교 취업률은?", "75%입니다."),
    ("2033년에는요?", "78%입니다."),
    ("몇 %p 올랐어?", "3%p 올랐습니다."),
)
RATES = (("2031년 4월 보고, 가온시 실업률 몇 %였나요?", "5.0%입니다."), ("전국은?", "4.3%입니다."))
SHARES = (("2033년 솔뫼일자리 예산은?", "10억입니다."), ("시비 비중은?", "80%입니다."))
HUBS = (("솔뫼허브, 나루허브, 달빛허브 예산은 어디가 제일 커?", "나루허브입니다."),)
REPAIRS = (("작년 솔뫼공방 수리는 몇 군데나 했어?", "2032년에는 64개 업체를 지원했습니다."),)
JOBS = (("2031년 솔뫼일자리 예산은?", "1억입니다."),)
OF_TWO = (
    ("2033년 나루관 말고, 솔뫼공방 참가팀은 몇 팀을 뽑을 계획이야?", "50팀입니다."),
    ("2031년에는 몇 팀이었어?", "48팀입니다."),
)
OFFICES_LET = (("2031년 8월 보고 솔뫼오피스 입주율은?", "85%입니다."),)
RENTED = (
    ("달빛의상실은 2031년에 몇 명이나 썼나요?", "553명이 이용했습니다."),
    ("2033년에는?", "551명이 이용했습니다."),
)
FUND = (
    ("2031년 보고서에서 솔뫼 V2 펀드 조성목표가 얼마죠?", "1조 원입니다."),
    ("분야별로 보면 목표에 제일 못 미친 건?", "나래입니다. 목표 19억 원에 결성 4억 원입니다."),
)


@pytest.mark.parametrize(
    ("turns", "question", "meant"),
    [
        (
            SEASON,
            "추계는? 둘 중 어디가 더 커요?",
            "2031년 춘계와 추계 솔뫼마당 판매액은 어디가 더 커요?",
        ),
        (
            BOTH,
            "2033년 추계하고 견주면?",
            "2031년 추계 솔뫼마당 판매액은 2033년 추계하고 견주면?",
        ),
        (AGAINST, "그때 손님은 몇 명이나 왔어", "2033년 추계에 솔뫼마당 손님은 몇 명이나 왔어?"),
        (OFFICES, "처음 말한 과는?", "2031년 가온경제국 솔뫼진흥과는 몇 프로나 썼대?"),
        (
            REPAIRED,
            "2031년 8월 보고서 숫자하고 비교하면 얼마나 줄었습니까",
            "2033년 솔뫼공방 수리 업체 수는 2031년 8월 보고서와 비교하면 얼마나 줄었습니까?",
        ),
        (
            HOUSES,
            "솔 AI 허브는? 어디가 더 많아요?",
            "솔뫼나루허브와 솔 AI 허브 입주기업은 어디가 더 많아요?",
        ),
        (TWO_HOUSES, "두 곳 예산 합치면?", "솔뫼나루허브와 솔 AI 허브 예산 합치면?"),
        (TWO_HOUSES, "처음 말한 데는 언제 세웠어", "솔뫼나루허브는 언제 세웠어?"),
        (
            PLACES,
            "현원은? 둘 중 어디가 더 많아?",
            "2033년 가온경제국 정원과 현원은 어디가 더 많아?",
        ),
        (
            HEADS[:1],
            "2033년에는 누구로 바뀌었어",
            "2033년에는 빛마당 담당 과장은 누구로 바뀌었어?",
        ),
        (
            HEADS,
            "그 과는 무슨 일에 돈을 제일 많이 써?",
            "2031년 솔뫼진흥과는 무슨 일에 돈을 제일 많이 써?",
        ),
        (
            SCHOOLS,
            "캠퍼스는 그새 몇 개 늘었나",
            "2033년 솔뫼학교 캠퍼스는 2031년보다 몇 개 늘었나?",
        ),
        (RATES[:1], "전국은?", "2031년 4월 보고 전국 실업률 몇 %였나요?"),
        (
            RATES,
            "2033년 8월에는 각각 얼마예요?",
            "2033년 8월에는 가온시와 전국 실업률 각각 얼마예요?",
        ),
        (SHARES, "작년 비중은 어땠어?", "작년 솔뫼일자리 시비 비중은?"),
        (HUBS, "거기 올해 새로 여는 방 있어?", "올해 나루허브 새로 여는 방 있어?"),
        (
            REPAIRS,
            "2031년 8월 보고서하고 비교하면 얼마나 줄었습니까",
            "2032년 솔뫼공방 수리 업체 수는 2031년 8월 보고서하고 비교하면 얼마나 줄었습니까?",
        ),
        (
            JOBS,
            "작년엔 모두 몇 명 참여했고 어느 분야가 제일 많았죠?",
            "작년엔 솔뫼일자리 모두 몇 명 참여했고 어느 분야가 제일 많았죠?",
        ),
        (OF_TWO, "제일 많은 해가 언제야", "솔뫼공방 가운데 참가팀이 제일 많은 해가 언제야?"),
        (OFFICES_LET, "2033년에도 그대로예요?", "2033년에도 솔뫼오피스 입주율은?"),
        (
            OFFICES_LET,
            "왜 더 낮은 건가요?",
            "2031년 8월 보고 솔뫼오피스 입주율이 왜 더 낮은 건가요?",
        ),
        (
            OFFICES_LET,
            "2033년하고 똑같나요?",
            "2031년 8월 보고 솔뫼오피스 입주율은 2033년하고 똑같나요?",
        ),
        (RENTED, "한번 빌리면 며칠 입을 수 있죠?", "달빛의상실 한번 빌리면 며칠 입을 수 있죠?"),
        (
            RENTED,
            "올해 예산은 나루카페보다 많아 적어?",
            "올해 달빛의상실 예산은 나루카페보다 많아 적어?",
        ),
        (
            FUND[:1],
            "분야별로 보면 목표에 제일 못 미친 건?",
            "2031년 보고서에서 솔뫼 V2 펀드 가운데 목표에 제일 못 미친 분야는 어디인가?",
        ),
        (
            FUND,
            "왜 그 모양이래?",
            "2031년 보고서에서 솔뫼 V2 펀드 나래 목표에 못 미친 이유는 무엇인가?",
        ),
    ],
)
def test_a_follow_up_is_of_what_the_talk_told_of(turns, question, meant):
    talk = Conversation(REPORTS)
    for asked, answer in turns:
        talk.add(asked, answer)
    assert talk.resolved(question).text == meant


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("지역별로 따지면 제일 많은 데가 어디야?", "제일 많은 지역은 어디인가?"),
        ("솔뫼공단 쪽 보고서에는 얼마야?", "솔뫼공단 보고서에는 얼마야?"),
        ("뭐가 빠져서 그런 건데?", "왜 그런 건데?"),
    ],
)
def test_what_people_say_is_read_in_plain_words(text, plain):
    assert plainly(text, "") == plain


def test_two_seasons_named_again_take_the_place_of_the_two_before():
    former = former_of("2031년 봄과 가을 솔뫼마당 판매액은 얼마야?", "", REPORTS)
    given = Given.of(phrases_of("손님은 봄가을에 각각 몇 명씩이죠", REPORTS))
    assert of_one_of_two(given, former).matter == "솔뫼마당"
