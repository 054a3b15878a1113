"""Reckoning asked in everyday words: goals, vacancies, brackets, prices, dates."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.compose.lasting import span_in
from assistant.compose.reckon.tasks import task_of
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

REPORT = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

1. 인력 현황

□ 인력현황 ('34. 7월 기준)
구 분\t계\t일반직\t별빛안내직
정 원\t120\t80\t40
현 원\t104\t71\t33

2. 교역 동향

(단위 : 억불, '33년 기준)
주요 지표\t전국\t가온
총 수출\t7,000\t610
총 수입\t6,300\t1,900

3. 은하단지 활성화

□ 추진실적
 ○ (단지특화) 은하단지 중심 생태계 구축
   - 기업입주 160개(대기업 60개, 중소기업 100개), 연구센터(3개소) 준공
   - 강소기업(45개) 유치

4. 달빛배움터 조성·운영

□ 추진실적
 ○ (교육) 상반기 24개 과정, 700명 교육(35%) ※ 목표 : 70개 과정 2,000명 교육
 ○ (취창업) 상담가 20명 배치

5. 나들이옷 빌림터 운영

□ 추진실적
 ○ 4개소, 1,200명 이용('34. 7.31. 기준)  ※ '33년 3개소, 3,100명 이용

6. 별무리축제 개최

□ '별무리축제 2033' 개최 성과
 ○ 참석 규모 : 총 500명(현장 140명, 온라인 360명)
 ○ 국제 협력 : 외부 협력자원유치 확대('33년 300백만원 → '34년 450백만원)

□ '별무리축제 2035' 개요
 ○ 개최일정 : '34. 12. 30.(토) ~ '35. 1. 2.(화)
 ○ 준비기간 : '34. 3. ~ '34. 11.

7. 예산 집행 ('34. 7. 31. 기준)

(단위 : 백만원)
구 분\t예산현액\t원인행위액\t지출액
계\t9,000\t5,000\t3,000
들꽃산업과\t5,000\t2,600\t1,100
물빛산업과\t4,000\t2,400\t1,900

8. 새싹펀드 조성

□ 추진현황 ('34. 7월말 기준)
(단위 : 억원)
구 분\t계\t도예\t목공\t직물
운용사 수\t9개\t3개\t4개\t2개
조성목표\t900\t400\t300\t200
결성총액\t830\t410\t330\t90
시출자액\t90\t40\t30\t20

9. 공예기술 지원

□ 지원체계
분 야\t내 용\t지원규모
도예기술\t유약 개발 지원\t총 60억, 30개 과제
목공기술\t접합 개발 지원\t총 27억, 10개 과제
직물기술\t염색 개발 지원\t총 16억, 8개 과제

10. 빛누리관 건립

□ 1단계 확충 ⇨ 솔빛관, 참빛관
 ○ 도예 분야 창업공간 '솔빛관' 조성('35. 7.)
   - 규   모 : 지하1층/지상3층
   - 총사업비 : 3,000백만원('34년 600백만원)
 ○ 목공 분야 창업공간 '참빛관' 조성('36년)
   - 규   모 : 지하2층/지상4층
   - 총사업비 : 4,000백만원

11. 행정감사 처리결과

□ 조치내역
(단위 : 건)
구 분	계	완료	추진 중	검토 중
요구사항	40	25	10	5

12. 손길일자리 운영

□ 추진실적 : 3대 분야, 누적 1,000명 참여
계		돌봄 분야		숲길 분야		안전 분야	
사업수	참여인원	사업수	참여인원	사업수	참여인원	사업수	참여인원
60	1,000	25	240	15	600	20	160

13. 새빛펀드 조성

□ 추진실적
 ○ 새빛펀드 조성 : 630억원 조성(시 28억, 국비 252억, 민간 350억)

14. 신기술 투자

□ 투자현황
분 야\t'33년\t'34년
도예기술\t10억\t30억
목공기술\t12억\t20억

15. 배움터 지원

□ 추진현황
 ○ 배움터 20개교(거점형 13, 마을형 7) 지원
   - (거점형) 1개교 540백만원(국 420, 시 120) 지원, 취업 과정 운영
   - (마을형) 1개교 240백만원(국 200, 시 40) 지원, 상담 운영

16. 새배움터 조성

□ 추진실적 : 새배움터 개관

① 나래 5. 30	② 한들 6. 23	③ 다온 9. 8

달빛타워(331㎡) 4개 과정(80명)	들꽃회관(556㎡) 3개 과정(70명)	은하센터(795㎡) 2개 과정(60명)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    (folder / "34.txt").write_text(REPORT, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("별빛안내직은 정원에서 몇 명이 비어 있는 상태인가요?", ["7명"]),
        ("2033년 가온의 수입액은 수출액보다 몇 억 달러나 많았나요?", ["1,290억달러"]),
        ("2033년 가온의 무역수지 적자는 얼마였던 셈이죠? 수입에서 수출을 빼면요.", ["1,290억"]),
        (
            "은하단지에 들어온 기업들 중 중소기업 비중은? 소수 첫째 자리까지 말해 주세요.",
            ["62.5%"],
        ),
        ("달빛배움터가 올해 목표까지 몇 명을 더 교육해야 하나요?", ["1,300명"]),
        (
            "나들이옷 빌림터는 2034년 7월까지 이용자가 전년도를 따라잡으려면 몇 명 남았나?",
            ["1,900명"],
        ),
        ("별무리축제 2033 총 참석자에서 온라인으로 본 사람의 비율은?", ["72.0%"]),
        ("별무리축제의 외부 협력자원유치는 33년보다 얼마 늘어나나요?", ["150백만원"]),
        (
            "들꽃산업과는 계약만 해 두고 돈은 덜 나갔다는데 원인행위액과 지출액이 얼마나 벌어졌나?",
            ["1,500백만원"],
        ),
        ("새싹펀드에서 목표 대비 결성 실적이 가장 뒤처진 분야와 달성률은?", ["직물", "45.0%"]),
        ("새싹펀드 결성액이 목표의 몇 배인지 따져서 배율이 제일 높은 분야는?", ["목공", "1.1배"]),
        ("별무리축제 2035는 며칠간 열리는 일정인가요?", ["모두 4일"]),
        ("별무리축제 2035 준비기간은 몇 달 동안인가요?", ["모두 9개월"]),
        ("솔빛관과 참빛관을 합친 총사업비는 2034년 보고 기준으로 얼마인가요?", ["7,000백만원"]),
        ("솔빛관 총사업비 가운데 2034년 한 해에 잡힌 돈은 몇 퍼센트인가요?", ["20.0%"]),
        ("지난 감사에서 요구받은 것 중에 이미 끝낸 건 비율로 얼마인가요?", ["62.5%"]),
        (
            "손길일자리에서 사람이 가장 많이 참여한 분야는 어디고 전체의 몇 %인가요?",
            ["숲길", "60.0%"],
        ),
        ("문을 연 새배움터 세 군데의 교육 인원을 합하면?", ["210명"]),
        ("별빛안내직은 정원에서 몇 자리가 비었나요?", ["7명"]),
        ("산업실에서 사람이 제일 모자란 직은 어디인가요?", ["일반직", "9명"]),
        ("새빛펀드 630억원에서 정부가 댄 돈은 몇 %인가요?", ["40.0%"]),
        ("도예기술 투자는 2033년 대비 2034년에 몇 배가 됐나요?", ["3배"]),
        ("거점형 배움터는 한 곳당 마을형보다 얼마를 더 지원받나요?", ["300백만원"]),
        ("산업실이 예산현액에서 지출하고 남은 돈은 얼마인가요?", ["6,000백만원"]),
        ("들꽃산업과 예산현액에서 아직 못 쓴 돈은 얼마인가요?", ["3,900백만원"]),
        ("물빛산업과가 2034년 7월 말 끝난 시점에 지출 안 한 예산은 얼마인가요?", ["2,100백만원"]),
        ("예산현액이 선두인 부서와 꼴찌인 부서는 얼마나 벌어졌나요?", ["1,000백만원"]),
        ("새빛펀드 630억원에서 나랏돈이 차지하는 비율은?", ["40.0%"]),
        (
            "들꽃산업과와 물빛산업과 지출액을 합친 액수와 그 가운데 물빛산업과 몫은 몇 %인가요?",
            ["3,000백만원", "63.3%"],
        ),
        ("마을형 배움터는 한 학교당 지원금에 학교 수를 곱하면 모두 얼마인가요?", ["1,680백만원"]),
        ("거점형 배움터 1개교당 지원금을 거점형 배움터 수로 곱하면 얼마인가요?", ["7,020백만원"]),
        ("손길일자리 3개 분야 참여인원은 다 해서 몇 명인가요?", ["240명", "160명", "1,000명"]),
        ("공예기술 지원에서 과제 한 개에 돌아가는 금액이 제일 큰 분야는?", ["목공", "2억 7,000"]),
    ],
)
def test_everyday_words_for_an_operation_are_reckoned(assistant, question, says):
    answer = assistant.ask(question).answer
    assert "계산식" in answer, answer
    assert all(text in answer for text in says), answer


@pytest.mark.parametrize(
    ("question", "says", "not_said"),
    [
        ("새싹펀드에서 조성목표를 못 채운 건 몇 개 분야이며 무엇무엇인가요?", "직물", "목공"),
        ("지금 정원보다 사람이 적은 직급이 있나요? 있으면 어느 직급인지요.", "별빛안내직", "계 ("),
    ],
)
def test_what_falls_short_of_its_goal_is_named(assistant, question, says, not_said):
    answer = assistant.ask(question).answer
    assert "조건에 맞는 것은" in answer, answer
    assert says in answer, answer
    assert not_said not in answer, answer


@pytest.mark.parametrize(
    ("text", "days", "months"),
    [
        ("기간 : '31. 2. 5. ~ 2. 9.", 5, 1),
        ("(2031. 5. 1.~2034. 4. 30.)", 1096, 36),
        ("5월 7일 ~ 9일", 3, 1),
        ("'28.1월 ~ '32.7월", None, 55),
    ],
)
def test_a_span_counts_its_first_and_its_last_day(text, days, months):
    span = span_in(text, 2031)
    assert span is not None
    assert span.months == months
    assert span.by_day is (days is not None)
    assert days in (None, span.days)


@pytest.mark.parametrize("text", ["'31. 9. 2. ~ '31. 8. 1.", "3월 ~ 5월, 7월 ~ 9월", "5월 ~ 9일"])
def test_what_is_no_single_span_is_none(text):
    assert span_in(text, 2031) is None


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("실제 지출한 비율은? (지출액 집행률)", None),
        ("돈 쓴 비율, 그러니까 집행률은 얼마인가요?", None),
        ("직원 중 청년 비율은?", "share"),
        ("집행률이 가장 높은 부서의 예산 비율은?", "top"),
    ],
)
def test_a_rate_that_is_named_is_no_share_to_reckon(question, task):
    assert task_of(question) == task
