"""Reckoning in words of many kinds: each of a thing, parts of a line, sums without a list."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.compose.reckon.plainly import plainly
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

1. 지역 지표

(단위 : 천개, 천명, '32년 기준)
주요 지표\t전국\t가온
사업체 수 (천개)\t6,000\t200
종사자 수 (천명)\t24,000\t900

2. 취업 동향

□ 가온 취업 동향
 ○ 산업별 취업자(천명) : (제조) 120, (건설) 45, (운수) 60

3. 배움마루 운영

□ 추진계획
분야\t도예\t목공\t직물
과정\t4개 과정\t3개 과정\t2개 과정
인원\t100명\t60명\t20명

4. 이웃일자리 사업

□ 사업개요
 ○ '34년 목표 : 2,000명(시 300명, 구 1,600명, 투출기관 100명)
 ○ 추진실적('33년) : 1,900명(市 700, 자치구 500, 민간기업 700)

5. 나래축제 개최

□ 추진실적(2033년)
 ○ 나래축제 개최
(봄철) '33.3.5.~3.9.
 - 해외 구매자 상담 및 수주 계약액 576만 달러(80억원)
(가을철) '33.9.1.~9.7.
 - 해외 구매자 상담 및 수주 계약액 580만 달러(85억원)

6. 은빛 인재 육성

□ 추진실적(2033년)
 ○ (인재 양성) 수준별 교육과정 운영
  - 유리 공예 전문인력 양성(72명) 및 실무 강화 교육(230명)
  - 매듭 창업가 양성(118명), 시민 대상 활용 교육(259명)

7. 푸른펀드 투자

□ 추진실적
 ○ 기업투자 실적('33. 2. 누적) : 563개 기업, 6,928억원
  - 이중 가온소재기업 투자실적은 324개 기업, 3,939억원
 ○ 시 출자약정액 : 1,785억원(1,065억원 납입 완료)

8. 길잡이센터 운영

□ 추진실적(2033년)
 ○ 진로상담 총 26,000건, 취·창업자 총 2,600명 연결

9. 새빛주택 공급

□ 지원규모 : 총 100호 / 353억원(국비 269억, 시비 42억, 공사 42억)

10. 살림 규모 ('34. 7. 31. 기준)

(단위 : 백만원)
구 분\t'33년\t'34년
총계\t8,000\t10,100
경상예산\t4,000\t5,000
고유사업비\t2,000\t2,600
기관운영비\t1,500\t1,800
예비비\t500\t700

11. 두레기업 모집

□ 추진현황
 ○ 참여기업 선정 : 102개 기업 선정(171개 기업 신청)

12. 바람펀드 조성

□ 추진실적
 ○ 바람펀드 6,000억원 조성 : 市 300억, 정부 2,400억, 민간 3,300억

13. 쇼룸 운영

□ 추진실적(2033년)
 ○ 팝업 주간 (93개사, 매출 1.4억원) 및 보라빛 나들이 (9월, 8개사, 매출 4억원)

14. 모래내 조성

□ 사업개요
 ○ '34년 예산 : 12,000백만원 (시설 운영 11,100, 특구 육성 등 900)

15. 자갈내 조성

□ 사업개요
 ○ '34년 예산 : 16,000백만원 (시설 조성 8,000, 시설 운영 8,000)
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
        ("가온의 사업체 한 곳에 종사자가 평균 몇 명꼴인지 구해 주세요.", ["4.5명"]),
        ("배움마루 도예 분야는 한 과정당 몇 명꼴로 가르치나요?", ["25명"]),
        ("가온 취업자 가운데 제조업과 건설업을 합하면 모두 몇 명인가요?", ["165천명"]),
        ("2034년 이웃일자리 목표 인원 가운데 자치구가 맡는 몫의 비중은?", ["80.0%"]),
        ("2033년 이웃일자리에서 민간기업 쪽을 뺀 나머지는 몇 명입니까?", ["1,200명"]),
        ("2033년에 두 번 열린 나래축제의 수주 계약액을 원화로 합치면 얼마인가요?", ["165억원"]),
        ("2033년 은빛 인재양성 실적으로 적힌 인원을 전부 더하면 몇 명인가요?", ["679명"]),
        ("푸른펀드가 투자한 기업 가운데 가온에 있지 않은 기업은 몇 곳인가요?", ["239개"]),
        ("푸른펀드에 시가 약정한 돈 중 아직 안 넣고 남은 금액은 얼마입니까?", ["720억원"]),
        ("길잡이센터 진로상담 건수 중 취·창업으로 이어진 비율을 구해줘.", ["10.0%"]),
        ("새빛주택 100호에 들어가는 돈을 한 호당으로 나누면 얼마입니까?", ["3억 5,300만원"]),
        (
            "2034년 고유사업비와 기관운영비, 예비비 중 가장 큰 것은 뭐고 경상예산의 몇 %인가요?",
            ["고유사업비", "52.0%"],
        ),
        ("바람펀드 6,000억원 가운데 가온시 돈은 몇 퍼센트나 되나요?", ["5.0%"]),
        ("보라빛 나들이는 참가 기업 한 곳당 매출이 평균 얼마였던 셈입니까?", ["5,000만원"]),
        ("2034년 모래내 예산은 자갈내 예산보다 얼마나 적습니까?", ["4,000백만원"]),
        ("두레기업 모집에 신청했다가 떨어진 기업은 몇 군데입니까?", ["69개"]),
    ],
)
def test_operations_in_words_of_many_kinds(assistant: Assistant, question, says) -> None:
    answer = assistant.ask(question)
    assert all(word in answer.answer for word in says), answer.answer
    assert not answer.abstained
    assert all(f.state in ("원문 일치", "단위 환산", "계산값") for f in answer.figures)


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("공방 실업률은 2031년과 2032년 사이에 몇 %p 내려갔습니까", "difference"),
        ("공방 예산이 서점 예산을 얼마나 웃도나요", "difference"),
        ("공방 예산 증가폭은 몇 %인가요", "growth"),
        ("전체의 몇 할이 공방인가요", "share"),
        ("공방이 서점의 몇 갑절인가요", "times"),
        ("공방하고 서점에 총 몇 명이 참여했나요", "sum"),
        ("공방과 서점을 아우르면 몇 명인가요", "sum"),
        ("하루에 평균 몇 명이 다녀갔나요", "each"),
        ("건당 상담액은 얼마쯤인가요", "each"),
        ("세 번째로 면적이 넓은 곳은 어디인가요", "top"),
        ("신청했다가 떨어진 곳은 몇 곳인가요", "short"),
        ("참여 인원이 최다인 분야는", "top"),
        ("예산을 가장 덜 쓴 과는", "top"),
        ("분야별 투자액 중 공방 몫은 얼마인가요", None),
        ("시간당 임금은 얼마씩이었나요", None),
    ],
)
def test_tasks_in_words_of_many_kinds(question: str, task: str | None) -> None:
    assert task_of(plainly(question)) == task


def test_the_next_of_an_order_is_named_too(assistant: Assistant) -> None:
    answer = assistant.ask(
        "2034년 살림 규모에서 예비비, 기관운영비, 고유사업비 중 가장 큰 것과 그다음은?"
    )
    assert "고유사업비" in answer.answer
    assert "기관운영비" in answer.answer
