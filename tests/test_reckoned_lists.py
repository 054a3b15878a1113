"""Shares, multiples and parts reckoned over the lines of one list, and what is none of these."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.compose.reckon.listed import listed_in
from assistant.service import Assistant

_REPORT = """주요업무보고
2031. 2.
가온진흥원

Ⅰ. 일반현황

□ 2031년 예산편성

(단위: 백만원, ’31년 2월 기준)

| 세 입 | | | |
|---|---|---|---|
| 구 분 | 2031년 | 2030년 | 증감 |
| 총 계 | 24,200 | 26,300 | △2,100 |
| 경상예산 | 9,400 | 9,100 | 300 |
| 수탁예산 | 14,800 | 17,200 | △2,400 |

Ⅱ. 주요 업무

5. 이음펀드 조성

□ 사업개요
 ㅇ ’31년 출자액 : 81억원   ※ 조성목표 : 1,170억원

(단위: 억원, ’31년 2월 기준)
구분\t계\t목공\t도예
조성목표\t1,170\t470\t700
결성총액\t1,050\t350\t700
출자액\t81\t31\t50

6. 새싹일감 사업

□ 추진현황
 ㅇ (주민형) 59개 사업, 1,550명
   - 주민 모임·단체 협력형 : 안내 사업 등 20개 사업, 680명
   - 주민가게 맞춤형(1,2차) : 점원 양성 등 39개 사업, 870명

7. 배움마당 운영

구 분\t추진시기\t'31년 목표
배움마당 인재 양성\t연중\t① 목공대학원 교육 280명 ② 도예아카데미 수료 70명

8. 바깥 진출 지원

 ㅇ 추진실적(~’31.1.) : 총 17개국, 640개사를 바깥으로 내보냄, 법인설립 98개사, 나라밖 거점 5개소

10. 맞춤 취업지원

□ 추진실적(2030년)
- (맞춤매칭) 상담, 자소서 컨설팅 등 지원
 - 취업상담 총 26,800건, 취·창업자 총 2,000명 매칭지원
 - (중장년층) 7,600건 상담, 취창업자 400명 / (취약계층) 8,900건 상담, 취창업자 900명

11. 나눔캠프 추진

○「나눔캠프」참여가게 70개사, 총 400명 일꾼수요확정(2월)
－ 큰가게 25개사(100명), 작은가게 25개사(220명), 새가게 20개사(80명)

12. 수주 행사 개최

- 춘계 수주회 개최
 - 수주 계약액 500만 달러(80억원)
- 추계 수주회 개최
 - 수주 계약액 600만 달러(95억원)

14. 알뜰장터 개최

구 분	계	봄장(2.1.~2.5.)	가을장(9.3.~9.7.)
거래 계약액	1,050만$(147억)	500만$(70억)	550만$(77억)

13. 혁신물품 구매

- 혁신물품 구매 목표액 달성 - 2030년 구매 실적은 560억원으로, 가온시 목표액 400억원 대비 140% 달성

9. 이음축제 개최

□ 행사개요
 ㅇ 행사기간 : '31. 9. 11.(목) ~ 13.(토)
 ㅇ 행사장소 : 솔숲마당 실내·외 공간

1. 물레공방 창업마당 조성

 ㅇ (입주공간) 80실(’29.) ⇨ 360실(’30.) ⇨ 600실(’31년 목표) 67% ↑
 ㅇ (입주팀) 170팀(’29.) ⇨ 640팀(’30.) ⇨ 1,010팀(’31년 목표) 58% ↑

2. 나래형 알찬기업 육성

 ㅇ (신규 선발) ’31년 나래형 알찬기업 60개사 선정 ※ 누적 310개사
   - 1차(6월) : 업종별 서류심사 거쳐 90개사 선정
   - 2차(7월) : 육성위원회 발표심사, 80개사 참여

3. 쉼터 근무 지원

 ㅇ 지원방식: 참여기관 비용 분담 (근로자 1인당 400천원 이내)
   - 가온진흥원 30% + 협력기관 50% + 참여기업 20% 비율

4. 도예교육원 운영

 ㅇ 도예교육원과 이음캠퍼스가 함께 여는 중장년 과정 확대 : 3월~
   - ’30년 8개 과정(150명) → ’31년 17개 과정(410명)
 ㅇ 상담사 6명 배치
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over one report of an invented body."""
    return assistant_over(Path(tmp_path_factory.mktemp("lists")), {"2031.txt": _REPORT})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("물레공방 창업마당 입주공간, 2031년 목표 실수는 2029년의 몇 배인가요?", "7.5배"),
        ("31년 나래형 알찬기업 2차 발표심사에 나온 회사 중 최종 선정된 비율은?", "75.0%"),
        ("나래형 알찬기업 1차 서류심사로 뽑힌 90개사 가운데 최종 선정된 비율은?", "66.7%"),
        ("쉼터 근무에서 근로자 한 명당 협력기관이 부담하는 돈은 얼마인 셈인가요?", "200천원"),
        ("가온진흥원 2031년 총예산이 전년보다 얼마나 줄었나요?", "2,100백만원"),
        ("2031년 이음펀드는 조성목표보다 얼마를 덜 모았습니까?", "120억원"),
        ("새싹일감 주민형에서 모임·단체 협력형과 주민가게 맞춤형은 몇 명 차이인가요?", "190명"),
        ("올해 목공대학원 교육생과 도예아카데미 수료생 목표를 합치면 몇 명이죠?", "350명"),
        ("진출을 도운 곳들이 바깥에 세운 법인은 몇 곳인가요?", "98개사입니다"),
        ("2030년에 취업하거나 창업한 사람 가운데 취약계층 비중은 몇 %인가요?", "45.0%"),
        ("나눔캠프에서 가게들이 요청한 일꾼 자리 중 작은가게 몫은 전체의 몇 %인가요?", "55.0%"),
        ("수주회 계약액, 2030년 춘계와 추계 중 어느 쪽이 얼마나 많나요?", "15억원"),
        ("2030년 혁신물품 구매 실적은 목표 대비 몇 %인가요?", "140"),
        ("알뜰장터 거래 계약액 봄장과 가을장을 합치면 얼마예요?", "1,050만달러"),
        ("알뜰장터 거래 계약액 봄장과 가을장을 합치면 얼마예요?", "147억원"),
        ("이음축제는 어디에서 며칠 동안 열리나요?", "솔숲마당"),
    ],
)
def test_reckons_over_one_list(assistant: Assistant, question: str, figure: str) -> None:
    """Each result is that of the figures that stand for what is asked."""
    assert figure in assistant.ask(question).answer


def test_what_has_become_of_it_is_no_difference(assistant: Assistant) -> None:
    """몇 명으로 늘었나 asks for one figure."""
    question = (
        "도예교육원이 이음캠퍼스하고 같이 하는 중장년 과정, 2031년에는 정원이 몇 명으로 늘었나요?"
    )
    answer = assistant.ask(question).answer
    assert "410명" in answer
    assert "계산식" not in answer


def test_a_rise_with_its_amount_that_was_a_fall(assistant: Assistant) -> None:
    """The amount between the noun and its verb is no part of what has moved."""
    answer = assistant.ask("가온진흥원 2031년 총예산이 전년보다 21억 원 늘어난 이유는?")
    assert answer.premise is not None
    assert "감소" in answer.answer


def test_a_year_behind_what_is_spoken_of_makes_no_list() -> None:
    """별빛관 말이야, 2031년 …: one thing at one time."""
    assert len(listed_in("별빛관 말이야, 2031년 보고 때 예산이 총 얼마였나")) < 2
