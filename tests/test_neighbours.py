"""Statements that a sign of their own sets above their neighbours."""

import pytest
from report_helpers import assistant_over

from assistant.compose.matching import Name, Wanted

REPORT = """
가온시 산업국 주요업무보고
2031. 4.

1. 물레 축제 2031 개최

□ 행사개요

○ 일   시 : '31. 9. 16.(화) ~ 18.(목)
○ 주   제 : 모두를 위한 물레의 미래

□ '물레 축제 2030' 개최 성과

○ 축제 주제 : 물레는 우리의 삶을 어떻게 바꾸는가

2. 솔숲 전시회

○ 「솔숲 전시회, 가온 2031」 개최
  - (개최목적) 가온시를 숲의 도시로 알림
  - (일시/장소) 2031. 10. 7.(화) ~ 9.(목) / 가온컨벤션(가온회관)
○ 나루 행사 개최
  - 나루 확장 개관 및 기업초청 행사('31.2.24.)

3. 가온배움터 조성

□ 주요 추진계획

○ 신규 배움터 조성: 최적의 교육 환경 조성(5개소)

  - 기존 15개 배움터 및 5개 신규 조성을 통한 20개 배움터 운영 목표

| | | | | |
|---|---|---|--|---|
|  |  |  |  |  |
| <나루> | <물레> | <솔숲> | <달빛> | <언덕> |
| 개관: '31.6월 | 개관: '31.7월 | 개관: '31.8월 | 개관: '31.10월 | 개관: '31.12월 |
| 규모: 431㎡ | 규모: 1,207㎡ | 규모: 356㎡ | 규모: 619㎡ | 규모: 508㎡ |

□ 시설 현황

○ 가온배움터 시설: 교육공간(모둠방, 열린방), 쉼터(라운지, 책방, 찻집 등), 사무실
○ 가온배움터 교육: 목공(의자, 책장), 도예(그릇, 화분), 염색

4. 이웃을 위한 기술 개발

○ 이웃 기술 발굴 확대
  - 이웃이 겪는 어려움을 푸는 기술 실증(30년 4개 → 31년 8개)

| 구분 | 세부문제 |
|---|---|
| 안전 | 8. 취약계층 기술 지원 및 안전 확보 9. 이동 기술 실증 |
| 주거 | 3. 주거취약계층과 기술 지원 확대 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return assistant_over(tmp_path_factory.mktemp("reports"), {"31.txt": REPORT})


@pytest.mark.parametrize(
    ("question", "said", "behind"),
    [
        pytest.param(
            "물레 축제 2031은 무엇을 주제로 내걸었습니까?",
            "모두를 위한 물레의 미래",
            "우리의 삶을",
            id="another edition's outcome stands under the heading of this one",
        ),
        pytest.param(
            "2031년에 새로 문을 여는 가온배움터 5개소는 어디인가요?",
            "언덕 '31.12월",
            "규모",
            id="what stands side by side is a list of as many things",
        ),
        pytest.param(
            "올해 솔숲 전시회 가온 2031 행사는 언제 어디서 엽니까?",
            "가온컨벤션",
            "보고서별로",
            id="a year that is said twice is one time",
        ),
        pytest.param(
            "취약계층 안전 기술 지원과 현장 실증, 2030년에 4개 하던 걸 31년엔 몇 개로 늘리나요?",
            "8개",
            "세부문제 8. 취약계층 기술 지원 및 안전 확보 9. 이동 기술 실증 [1]",
            id="the number of an entry counts nothing",
        ),
    ],
)
def test_a_sign_of_its_own_sets_a_statement_above_its_neighbours(assistant, question, said, behind):
    text = assistant.ask(question).answer
    assert said in text
    assert behind not in text[: text.index(said)]


def test_a_counter_behind_a_number_tells_of_no_opening():
    opened = Wanted((Name("문을연", (), 1.0, True, others=("개소", "개관")),))
    assert opened.credits("거점 5개소 운영") == (0.0,)
    assert opened.credits("거점 5개소, 솔숲공방 개소('31.5.)")[0] > 0
    english = Wanted((Name("sites", (), 1.0, True, others=("개소",)),))
    assert english.credits("거점 5개소 운영")[0] > 0
