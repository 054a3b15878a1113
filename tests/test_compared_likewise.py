"""Comparisons of cells of like columns, of the year told in brackets, and of a second thing."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.compose.premise.stated import stated_in
from assistant.compose.reckon.tasks import task_of
from assistant.question.likewise import both_asked
from assistant.question.units_asked import units_of
from assistant.question.years import told_once
from assistant.service import Assistant

EARLIER = """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

1. 가온 경제 현황

□ 가온 경제 주요 지표
주요 지표\t전국 (A)\t가온 (B)\t비중 (B/A)
사 업 체 수 (천 개)\t6,076\t1,187\t19.5%
외지인 직접 투자 (백만불)\t30,454\t10,762\t35.3%

2. 새싹가게 지원

 ○ 외지가게 일자리보조금 지원('31년 총 390백만원)
 ○ 새싹모임터 입주현황 : 86社 (3월말 기준)

3. 손끝배움터 운영
 ○ 소요예산 : 20,186백만원
"""

LATER = """가온시 산업실 주요업무보고
2034. 3. 10.
산업실

1. 가온 경제 현황

□ 가온 경제 주요 지표
주요 지표\t전국 (A)\t가온 (B)\t비중 (B/A)
사 업 체 수 (천 개)\t6,363\t1,176\t18.5%
외지인 직접 투자 (백만불)\t36,050\t15,738\t43.7%

2. 예산 현황
(단위 : 백만원, '34. 1. 31. 기준)
세부사업\t2034년도 본예산\t2033년도 최종예산\t집행률(%)
새싹모임터 동관 운영\t2,990\t3,174\t21.5
새싹모임터 서관 운영\t1,496\t1,249\t11.5
외지가게 일자리보조금 지원\t409\t452\t30.1

3. 손끝배움터 운영

 ○ 운영시설 : 배움터 3개소
구 분\t동 관\t서 관\t남 관
위 치\t가온동\t나래동\t다온동
'34년 예산\t13,005백만원\t3,660백만원\t3,158백만원

□ 예산 집행 현황
(단위: 천원, '34.1.31. 기준)
사업명\t'34년 예산\t'33년 최종예산
손끝배움터 운영 지원\t20,571,763\t21,327,731
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"31.txt": EARLIER, "34.txt": LATER})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (
            "외지인 직접투자 가온 금액을 31년 보고와 34년 보고에서 비교하면 얼마나 늘었나?",
            "4,976백만",
        ),
        ("외지인 직접투자 가온 금액을 31년 4월 보고와 올해(2034) 보고에서 비교하면?", "15,738백만"),
        ("새싹모임터 동관 예산은 늘었는지, 서관은 어떤지 33년과 34년을 비교해 줘", "1,496백만원"),
        ("새싹모임터 동관 예산은 늘었는지, 서관은 어떤지 33년과 34년을 비교해 줘", "3,174백만원"),
        ("손끝배움터 예산을 보면 31년하고 34년 사이에 얼마나 늘어난 거야?", "20,571,763천원"),
        ("2034년 새싹모임터 동관과 서관 중 어디가 집행률이 더 높아?", "10%p"),
    ],
)
def test_what_is_compared_is_of_one_column(assistant: Assistant, question: str, says: str) -> None:
    assert says in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (
            "공방 예산은 늘었는지, 서점은 어떤지 비교해 줘",
            "공방과 서점의 예산이 각각 늘었는지 비교해 줘",
        ),
        ("공방은 줄었고 서점은 어떻게 됐나요?", "공방과 서점이 각각 줄었는지?"),
        ("공방 예산은 늘었는지 알려 줘", "공방 예산은 늘었는지 알려 줘"),
    ],
)
def test_the_second_thing_is_asked_of_as_the_first(asked: str, read: str) -> None:
    assert both_asked(asked) == read


def test_a_year_in_brackets_stands_for_the_word_before_it() -> None:
    assert told_once("작년(2033년)과 올해(34) 예산") == "2033년과 34년 예산"


def test_which_of_two_is_more_asks_how_far_they_are_apart() -> None:
    assert task_of("공방과 서점 중 어디가 예산이 더 많아?") == "difference"


def test_a_number_of_things_asked_for_is_no_money() -> None:
    assert "원" not in units_of("봄과 가을에 둘러본 공방 수의 차이는 얼마야?")
    assert "원" in units_of("봄과 가을 매출의 차이는 얼마야?")


def test_what_shrank_to_a_half_is_no_share() -> None:
    assert not list(stated_in("공방 예산은 한 해 만에 절반 아래로 줄었다던데"))
    assert [one.text for one in stated_in("공방 예산의 절반이 임대료라던데")] == ["절반"]
