"""Reckoning over wide tables, cells of several lines, and statements of two reports."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.question import understand
from assistant.question.names import names_in
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

HEAD = """가온시 산업실 주요업무보고
20{year}. {month}. 10.
산업실

"""
OLD = """1. 창작모임 육성

□ 추진실적
 ○ 창작자 그룹 '가온날개' 1분기 12팀 선발·지원(누적 40팀)

2. 솔뫼과학관 건립

□ 사업개요
 ○ 위    치 : 솔뫼구 달빛동 1-2
 ○ 사업기간 : '28.1월 ~ '32.7월
□ 향후계획
 ○ 준공 및 개관 : '32. 7월

3. 손끝공방 운영
 ○ 손끝공방 : 한들동 99개사 보육
 ○ 제2손끝공방 : 다온동 41개사 보육

4. 물레공방 나래 운영

□ 사업개요
 ○ 위    치 : 나래구 은하동
 ○ 운영방식 : 민간위탁 (다온재단, '30.5.~'32.10.)
"""
NEW = """1. 이음일자리 사업

□ 추진실적
○ 이음일자리 : 3대 분야, 60개 사업, 누적 1,000명 참여

계\t\t돌봄 분야\t\t숲길 분야\t\t안전 분야\t
사업수\t참여인원\t사업수\t참여인원\t사업수\t참여인원
60\t1,000\t25\t240\t15\t410\t20\t350

2. 배움터 운영

□ 시설현황
구 분\t시 설
배움터 나래 캠퍼스\t• 위치: 나래구 은하동 • 규모: 310㎡ (지상9층)
배움터 한들 캠퍼스\t• 위치: 한들구 들꽃동 • 규모: 1,520㎡ (지상1층)
배움터 다온 캠퍼스\t• 위치: 다온구 햇살동 • 규모: 870㎡ (지상2층)

3. 새빛펀드 조성

□ 출자금 납입 현황
 ○ 새빛펀드 출자약정액 180억원 중 115억원 납입 완료

4. 거점 조성

□ 추진현황
 ○ 영상 산업의 핵심 '가온영상관' 조성 ('35. 9월 개관)
   - 공정률 : 62.3%
   - 총사업비 : 36,400백만원  ※ '34년 6,200백만원
 ○ 창작을 견인하는 '다온창작관' 조성 ('37. 7월 개관)
   - 공정률 : 8.2%
   - 총사업비 : 95,700백만원  ※ '34년 8,600백만원

5. 물결축제 개최

□ 추진실적
 ○ '34년 상반기 물결축제 강좌 수강생 모집결과
구 분\t총 계\t동편\t서편\t남편
강 좌\t12개\t5개\t4개\t3개
인 원\t200명\t90명\t70명\t40명
 ○ 장터와 놀이터 참가

6. 재단 예산

(단위 : 백만원)
세 입\t\t\t\t세 출\t\t\t
구 분\t2034년\t2033년\t증감\t구 분\t2034년\t2033년\t증감
총 계\t1,600\t1,560\t40\t총 계\t1,600\t1,560\t40
경상예산\t900\t800\t100\t경상예산\t900\t800\t100
출연금\t700\t590\t110\t사업비\t520\t460\t60
이월금\t200\t210\t△10\t운영비\t380\t340\t40
수탁예산\t700\t760\t△60\t수탁예산\t700\t760\t△60

7. 물레공방 운영

□ 사업개요
구 분\t물레공방 N+\t물레공방 나래
위 치\t한들구 들꽃동\t나래구 은하동
위 탁 법 인\t나눔협동조합\t㈜온누리
입 주\t24실\t75실
"""
BUDGET = """
8. 예산 집행

(단위 : 백만원)
구 분\t예산현액\t지출액\t집행률(%)
계\t1,000\t400\t40.0
물빛과\t600\t300\t50.0
들꽃과\t400\t100\t25.0
"""
LATER = """1. 창작모임 육성

□ 추진실적
 ○ 가온날개 : 시가 육성 지원하는 창작자 그룹 (누적 52팀)

2. 조직
 ○ 사업소 : 가온과학관('33.8.20. 솔뫼누리과학관 개관)

3. 손끝공방 운영
 ○ 손끝공방 : 한들동 155개사 보육
 ○ 제2손끝공방 : 다온동 47개사 보육

4. 솔뫼누리과학관 운영

□ 사업개요
 ○ 위    치 : 솔뫼구 달빛동 1-2
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    for year, month, text in ((31, 4, OLD), (33, 9, LATER), (34, 8, NEW + BUDGET)):
        head = HEAD.format(year=year, month=month)
        (folder / f"{year}.txt").write_text(head + text, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("이음일자리에 참여한 사람 가운데 숲길 쪽이 차지하는 비율은 몇 %인가요?", ["41.0%"]),
        (
            "이음일자리에서 사람이 가장 많이 배치된 분야와 가장 적은 분야는 몇 명 차이인가요?",
            ["숲길 분야", "170명"],
        ),
        ("배움터 가운데 규모가 제일 작은 캠퍼스는 어디고 몇 ㎡인가요?", ["나래 캠퍼스", "310㎡"]),
        ("새빛펀드 출자약정액 가운데 아직 납입하지 않은 금액은 얼마인가요?", ["65억"]),
        ("다온창작관 총사업비는 가온영상관보다 얼마나 더 들어가나요?", ["59,300백만원"]),
        ("2034년 상반기 물결축제 강좌 수강생은 어디가 가장 많고 몇 명인가요?", ["동편", "90명"]),
        ("2034년 상반기 물결축제 강좌 수강생 중 서편이 차지하는 비율은?", ["35.0%"]),
        ("2034년 재단 세출에서 수탁예산은 총계의 몇 %인가요?", ["43.8%"]),
        (
            "재단 세출에서 2033년보다 2034년에 가장 많이 늘어난 항목은 무엇인가요?",
            ["사업비", "60백만원"],
        ),
        ("물레공방 두 곳의 입주실은 평균 몇 실인가요?", ["49.5실"]),
        ("물레공방 N+와 나래의 입주실을 합치면 몇 실인가요?", ["99실"]),
    ],
)
def test_a_result_is_reckoned_over_the_right_figures(assistant, question, says):
    answer = assistant.ask(question).answer
    assert all(text in answer for text in says), answer


def test_all_so_far_is_compared_with_all_so_far(assistant):
    asked = "가온날개는 2031년 1분기 보고 때보다 2033년에 몇 팀이나 불어났나요?"
    answer = assistant.ask(asked).answer
    assert all(f"{count}팀" in answer for count in (40, 52)), answer
    assert " 12팀" in answer, answer  # 52 - 40, not 52 - 12


def test_what_is_spent_is_no_share_of_all_budgets(assistant):
    answer = assistant.ask("물빛과가 실제 지출한 돈은 예산현액의 몇 %인가요?").answer
    assert "50.0" in answer, answer
    assert "60.0%" not in answer, answer


def test_things_told_apart_by_a_number_are_not_confused(assistant):
    answer = assistant.ask("제2손끝공방이 보육한 기업은 2031년보다 2033년에 몇 곳 늘었나요?").answer
    assert "6개사" in answer, answer  # 47 - 41


@pytest.mark.parametrize(
    "question",
    [
        "달빛동 솔뫼과학관은 2031년엔 언제 문을 열겠다고 했었고, 결국 언제 열었습니까?",
        "달빛동에 짓던 솔뫼과학관은 2031년 계획으로는 언제 문을 연다고 했고 실제로는 언제 열었나?",
    ],
)
def test_what_came_of_a_plan_is_told_by_a_date(assistant, question):
    answer = assistant.ask(question).answer
    assert "'32. 7월" in answer, answer
    assert "'33.8.20." in answer, answer


@pytest.mark.parametrize(
    "question",
    [
        "물레공방 나래 운영을 맡은 곳이 2031년과 2034년에 각각 어디인지 궁금합니다.",
        "물레공방 나래를 맡아 운영하는 곳은 2031년에 어디였고, 2034년에는 어디인가요?",
    ],
)
def test_who_runs_a_place_is_told_for_either_time(assistant, question):
    answer = assistant.ask(question).answer
    assert "다온재단" in answer, answer
    assert "온누리" in answer, answer


def test_a_sign_behind_a_letter_belongs_to_the_name():
    assert "N+" in names_in("물레공방 N+ 예산은 얼마인가요")


def test_a_particle_read_as_a_determiner_is_no_part_of_a_name():
    question = understand("가온 연구 예산이 2031년에서 2032년 사이 가장 많이 늘어난 분야는?", [])
    assert "예산" in question.names
