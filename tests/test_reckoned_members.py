"""Sums and averages of members that a question names in its own words, and shares beside dates."""

from __future__ import annotations

import pytest
from report_helpers import assistant_over

from assistant.compose.reckon.listed import listed_in
from assistant.compose.reckon.tasks import task_of
from assistant.service import Assistant

REPORT = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

1. 배움터 운영

□ 추진실적
 ○ '34년 상반기 배움터 시비과정 수강생 모집결과 : 3월
구 분\t총 계\t동 산\t서 산\t남 산\t북 산
학 과\t87개\t23개\t11개\t25개\t28개
인 원\t2,159명\t649명\t246명\t640명\t624명

2. 손수레 모임 사업

□ 분야별 참여인원
분 야\t참여인원
느린걸음이웃\t1,139명 (15.9%)
살림이웃\t810명 (11.3%)
물가 이웃\t2,840명 (39.7%)
숲 이웃\t1,763명 (24.7%)

3. 열매주택 공급

 ○ 지원규모 : 총 100호 / 353억원(국비 269억, 시비 42억, 공사 42억)

4. 알찬가게 지원

□ 추진현황
 ○ (지원 내역) '33년 알찬가게 124명에 1,233백만원 지급('34.7.31. 기준)
   - 새일꾼 채용 일터개선금 지원 : 63명, 670백만원
   - 쉬는부모 대신 일꾼 인건비 지원 : 61명, 563백만원

5. 새쉼터 조성

□ 새쉼터 개관 (5개소)
구 분\t<가람>\t<누리>\t<다솜>\t<라온>\t<마루>
개 관\t'34.6월\t'34.7월\t'34.8월\t'34.10월\t'34.12월
규 모\t554㎡\t1,418㎡\t388㎡\t588㎡\t572㎡

6. 물빛 2단계 시설 확충

□ 시설 조성
 ○ 어린이 특화 놀이공간(30실), '물빛놀이센터' 조성('34. 7.)
   － 위 치 : 가온로 21
   － 총사업비 : 12,902백만원
 ○ 어르신 특화 쉼공간(52실), '물빛쉼센터' 조성('35. 11.)
   － 위 치 : 가온로 25
   － 총사업비 : 57,517백만원

7. 씨앗기술 지원

 ○ '34년 예산 : 78,102백만원 (연구 38,102 / 씨앗돈 40,000)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"34.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("34년 상반기 배움터 시비과정 수강생, 서산이랑 북산을 더하면 몇 명이에요?", "870명"),
        ("느린걸음 이웃 분야와 살림 이웃 분야 참여인원을 더하면 몇 명입니까?", "1,949명"),
        ("물빛놀이센터랑 물빛쉼센터 총사업비를 다 더하면 얼마예요?", "70,419백만원"),
        ("새쉼터들의 평균 면적이 몇 제곱미터쯤 됩니까?", "704㎡"),
    ],
)
def test_members_named_in_other_words_are_taken_together(
    assistant: Assistant, question: str, result: str
) -> None:
    answer = assistant.ask(question)
    assert result in answer.answer
    assert any(figure.state == "계산값" for figure in answer.figures)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("열매주택 100호 공급에 드는 돈에서 국비가 차지하는 비중은?", "76.2%"),
        ("2034년 연구와 씨앗돈을 합친 예산에서 씨앗돈 몫이 몇 %였나요?", "51.2%"),
        (
            "2034년 7월 말까지 알찬가게 지원 금액 중에 쉬는부모 대신 일꾼 인건비의 비율은?",
            "45.7%",
        ),
    ],
)
def test_a_share_beside_another_number_or_year_is_reckoned(
    assistant: Assistant, question: str, result: str
) -> None:
    assert result in assistant.ask(question).answer


def test_an_average_of_what_is_told_as_of_a_month(assistant: Assistant) -> None:
    question = (
        "2034년 7월 말까지 알찬가게에 나간 새일꾼 채용 일터개선금은 한 사람당 평균 얼마꼴인가요?"
    )
    assert "10.6백만원" in assistant.ask(question).answer


def test_no_sum_where_a_thing_listed_has_no_figure(assistant: Assistant) -> None:
    answer = assistant.ask("34년 상반기 배움터 수강생, 서산과 북산과 중산을 더하면 몇 명이에요?")
    assert "870명" not in answer.answer


def test_what_is_listed_is_without_its_particles() -> None:
    assert listed_in("가온센터랑 나래센터이랑 다온센터 예산을 더하면") == (
        "가온센터",
        "나래센터",
        "다온센터",
    )


def test_a_share_of_what_is_summed_is_a_sum() -> None:
    assert task_of("연구와 씨앗돈을 합친 예산에서 씨앗돈 몫이 몇 %였나요?") == "sum"
