"""False premises: what a question takes for granted, held against invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.compose.premise.clause import clause_of, only_states
from assistant.service import Assistant
from assistant.settings import Settings

REPORT = """가온시 산업실 주요업무 보고
2031년 4월

1. 기업지원과

1 별빛창업센터 운영
□ 사업개요
○ 위    치 : 가온구 한빛로 12 (별빛타워)
○ 규    모 : 연면적 3,200㎡ (지하1층~지상4층)
○ 입주현황 : 24개사 (제조 14, 서비스 10)
○ 운영방식 : 민간위탁 (한빛대학교, ’30. 1. ~ ’32. 12.)
○ ’31년 예산 : 4,213백만원
□ 추진실적
○ 별빛창업센터 개관(’30. 3월)
○ 별빛창업센터 교육 수료 320명 (만족도 91.3%)
○ 별빛창업센터 방문객 : (’29) 41,200명 → (’30) 38,900명

2 나루디자인축제 개최
□ 행사개요
○ 기간/장소 : ’31. 9. 11.(목) ~ 12.(금) / 나루광장
○ 나루디자인축제 예산 : 850백만원

3 예산 현황
(단위 : 백만원, ’31. 3월말 기준)
사업명\t예산현액\t집행액
별숲음악회 개최\t640\t128
손빛장터 운영\t310\t93

4 누리관 건립
□ 사업개요
○ 위    치 : 솔뫼구 누리로 7
○ 운영방식 : 민간위탁(가온문화재단, ’31. 1. ~ ’33. 12.)
○ 누리관 추진일정 : 설계(’31. 5.) → 준공(’32. 9. 예정)
○ 누리관 교육은 한빛전자와 협력하여 추진

5 부서별 예산
(단위 : 백만원)
부서명\t2031년\t2030년\t증감
기업지원과\t5,100\t4,800\t300
문화산업과\t2,300\t2,900\t△600
합계\t7,400\t7,700\t△300

6 시설 현황
시설명\t면적\t정원
솔뫼관\t1,200\t30
다온관\t2,500\t45
해든관\t800\t12

7 산업 기반
□ 달빛펀드 조성
○ 조성실적 : 1,205억원(조성목표 대비 120.5% 달성)
□ 해솔단지 개요
○ 단지유형 : 산업단지(지정 : ’68. 5. 7.)
○ 규    모 : 87만㎡

8 인력 현황
(단위 : 명, ’31. 3월말 기준)
구분\t정원\t현원
해양진흥과\t30\t27
축제지원과\t12\t14

9 은하국제포럼 개최
□ 추진내용
○ ’27년부터 추진 중인 은하국제포럼 개선계획 수립
○ (제12회)은하국제포럼 : 가온시-은하전자 공동 개최, 관객 900명
○ 은하전망대 건립 : 착공(’33. 5.) → 준공(’34. 8.)

10 마을가게 선정 개선
○ 마을가게 선정시 ‘안전성’ 배점 축소, ‘친절도’ 관련 배점 확대
○ 마을가게 컨설팅비 조정(90,000천원 → 55,000천원)
○ 마을가게 생존율(%) : (’29) 71.2 → (’30) 70.8

11 바다 연구단지
□ 시설 조성
○ 물결연구소 및 파도연구소 조성 지속 추진
－ 설계완료(’31.6.) → 착공(’31.8.) → 준공(’34.)
○ 물결연구소 착공(’30. 5.)
○ 시설현황 : 물결연구소 조성 중(항구, ’32.5. 준공) 파도연구소 추진(등대 옆, ’31.8. 착공)

12 노을축제 개최
○ 장소 : 노을공원 일대 (전년 대비 일정 이틀 연장)
○ 일시 : ’31.10.7.(화)~8.(수), 10.(금) 3일간
○ 노을축제 개최 : ’31.10.7~10.
○ 교류 : BARCO(프랑스 무대 전문학교), 수강생 약 300명

13 기술교육원 통합
○ 서쪽기술교육원 폐원에 따른 산마을 직업훈련 학술용역 추진
－ 용역기간 : ’31.9. ~ ’32.5.
○ 산마을기금 조성실적(’31. 3. 누적) : 300억원(조성목표 대비 150.0% 달성)

14 골목일터 장려금
□ 지원내용
○ 골목일터 장려금 지급 : 1인당 300만원 ※ 업체당 최대 10명
○ 골목일터 장려금 개선 : (’30년) 1인당 150만원 ⇨ (’31년) 1인당 300만원
○ 골목일터 재인증 횟수 : 최대 2회로 제한
○ 골목일터 인증기업 : 430개사 (코스피 상장사 38개사)
○ 골목일터 사업비 : 129억원(국55/시30/구44)
○ 마을살림터 조성·운영 : 14개소 (새싹형 9, 열매형 5)
○ 골목일터 교육 : 85개 과정, 3,816명(동쪽-목공, 서쪽-제과, 남쪽-조경 등)

15 이음재단 운영
○ 이음재단 출연금 : 연간 95억원 출연(시비 100%)
○ 이음재단 장애인 고용률 4.2%, 기준고용률 3.6% 대비 초과 달성
○ 이음재단 전기버스 불용처분(’31.2.23., 폐차완료)
○ 이음재단 명칭 변경(’31.1.1.)
－ (당초) 이음센터 → (변경) 이음재단

16 달무리극장 조성
□ 사업개요
○ 위    치 : 솔뫼구 극장로 3
○ 달무리극장 공정률 약 45%
○ 달무리극장 개막제 개최
－ (일시/장소) ’31. 12. 16.(수) ~ 20.(일) / 나루광장
○ 공예품 수출액(전년대비) : 도자기 +12.1%, 한지 -8.4%

17 세부사업 예산
(단위 : 백만원)
부서\t세부사업\t예산
축제지원과\t달무리극장 조성\t1,200
해양진흥과\t등대 정비\t300
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    from model_helpers import give_offline_model

    from index.build import build
    from index.embedding import EmbeddingChoice
    from ingest.progress import Silent
    from ingest.sources import find_files

    base = tmp_path_factory.mktemp("premise")
    reports = base / "reports"
    reports.mkdir()
    (reports / "gaon_2031.txt").write_text(REPORT, encoding="utf-8")
    data: Path = base / "data"
    give_offline_model(data)
    build(find_files([reports]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question)


@pytest.mark.parametrize(
    ("question", "truth", "line"),
    [
        ("별빛창업센터 예산이 50억원이라던데 위치가 어디인가요?", "4,213백만원", 12),
        ("별빛창업센터에 30개사가 입주했다던데 규모는 얼마나 되나요?", "24개사", 10),
        ("별빛창업센터는 나루구에 있다는데 예산은 얼마인가요?", "가온구", 8),
        ("별빛창업센터가 2030년 6월에 개관했다는데 예산은 얼마인가요?", "3월", 14),
        ("별빛창업센터 방문객이 2029년보다 2030년에 늘었다는데 몇 명인가요?", "38,900명", 16),
        ("나루디자인축제가 사흘간 열린다는데 예산이 얼마인가요?", "12.(금)", 20),
        ("별숲음악회 예산현액이 900백만원이라던데 집행액은 얼마인가요?", "640", 26),
    ],
)
def test_a_false_premise_is_corrected_before_the_answer(assistant, question, truth, line):
    answer = ask(assistant, question)
    assert answer.premise is not None
    assert truth in answer.premise.report_says
    assert answer.answer.startswith("질문의 전제와 달리")
    cited = next(c for c in answer.citations if c.n == answer.premise.citation)
    assert cited.lines is not None
    assert cited.lines[0] <= line <= cited.lines[1]


@pytest.mark.parametrize(
    "question",
    [
        "별빛창업센터 예산이 약 42억원이라던데 위치가 어디인가요?",
        "별빛창업센터 예산이 42억 1,300만원이라는데 위치가 어디인가요?",
        "별빛창업센터에 24개사가 입주했다던데 규모는 얼마나 되나요?",
        "별빛창업센터는 가온구에 있다는데 예산은 얼마인가요?",
        "별빛창업센터가 2030년 3월에 개관했다는데 예산은 얼마인가요?",
        "별빛창업센터 방문객이 2029년보다 2030년에 줄었다는데 몇 명인가요?",
        "나루디자인축제가 이틀간 열린다는데 예산이 얼마인가요?",
        "별빛창업센터 예산은 얼마인가요?",
        "누리관이 2032년 9월에 준공된다는데 위치는 어디인가요?",
        # The time is that of the event nearest to it.
        "물결연구소는 2030년 5월에 착공했다는데 준공은 언제인가요?",
        # Nobody's names of places say where a thing is not.
        "언덕 아래에 짓는 달무리극장의 개막제는 언제인가요?",
        "시 소유 건물에 들어선 별빛창업센터의 예산은 얼마인가요?",
    ],
)
def test_what_is_right_is_not_corrected(assistant, question):
    assert ask(assistant, question).premise is None


@pytest.mark.parametrize(
    ("wrong", "right", "truth"),
    [
        (
            "누리관은 나래재단이 위탁 운영하는데 위치는 어디인가요?",
            "누리관은 가온문화재단이 위탁 운영하는데 위치는 어디인가요?",
            "가온문화재단",
        ),
        (
            "누리관 교육을 별솔전자와 협력해 추진하는 까닭은 무엇인가요?",
            "누리관 교육을 한빛전자와 협력해 추진하는 까닭은 무엇인가요?",
            "한빛전자",
        ),
        (
            "나루디자인축제를 빛고을체육관에서 연다는데 예산은 얼마인가요?",
            "나루디자인축제를 나루광장에서 연다는데 예산은 얼마인가요?",
            "나루광장",
        ),
        (
            "별빛창업센터가 5월에 개관한 게 맞죠? 위치는 어디인가요?",
            "별빛창업센터가 3월에 개관한 게 맞죠? 위치는 어디인가요?",
            "3월",
        ),
        (
            "이미 준공된 누리관의 위치는 어디인가요?",
            "준공 예정인 누리관의 위치는 어디인가요?",
            "예정",
        ),
        (
            "문화산업과 예산이 2031년에 늘어난 이유는 무엇인가요?",
            "문화산업과 예산이 2031년에 줄어든 이유는 무엇인가요?",
            "600백만원 감소",
        ),
        (
            "면적이 가장 넓은 솔뫼관의 정원은 몇 명인가요?",
            "면적이 가장 넓은 다온관의 정원은 몇 명인가요?",
            "다온관",
        ),
        (
            "누리관을 맡고 있는 나래재단의 위탁이 끝난다는데 위치는 어디인가요?",
            "누리관을 맡고 있는 가온문화재단의 위탁이 끝난다는데 위치는 어디인가요?",
            "가온문화재단",
        ),
        (
            "달빛펀드가 목표의 절반도 못 채웠다는데 조성액은 얼마인가요?",
            "달빛펀드가 목표를 넘었다는데 조성액은 얼마인가요?",
            "120.5%",
        ),
        (
            "해솔단지는 1978년에 산업단지로 지정됐지요? 규모는 얼마인가요?",
            "해솔단지는 1968년에 산업단지로 지정됐지요? 규모는 얼마인가요?",
            "'68.",
        ),
        (
            "해양진흥과는 정원보다 현원이 많다는데 현원은 몇 명인가요?",
            "해양진흥과는 정원보다 현원이 적다는데 현원은 몇 명인가요?",
            "정원 30명, 현원 27명",
        ),
        (
            "은하국제포럼은 제10회라는데 관객은 몇 명인가요?",
            "은하국제포럼은 제12회라는데 관객은 몇 명인가요?",
            "제12회",
        ),
        (
            "은하국제포럼은 초록나래와 함께 연다는데 관객은 몇 명인가요?",
            "은하국제포럼은 은하전자와 함께 연다는데 관객은 몇 명인가요?",
            "은하전자",
        ),
        (
            "은하국제포럼은 2029년부터 추진 중이라는데 관객은 몇 명인가요?",
            "은하국제포럼은 2027년부터 추진 중이라는데 관객은 몇 명인가요?",
            "27년부터",
        ),
        (
            "이미 착공한 은하전망대는 언제 준공하나요?",
            "2033년 5월에 착공하는 은하전망대는 언제 준공하나요?",
            "33. 5.",
        ),
        (
            "마을가게를 뽑을 때 ‘안전성’ 점수 비중을 더 키웠다는데 언제부터인가요?",
            "마을가게를 뽑을 때 ‘친절도’ 점수 비중을 더 키웠다는데 언제부터인가요?",
            "배점 축소",
        ),
        (
            "마을가게 컨설팅비를 얼마나 더 올려 줬나요?",
            "마을가게 컨설팅비를 얼마나 깎았나요?",
            "90,000천원에서 55,000천원으로 35,000천원 감소",
        ),
        (
            "마을가게 생존율이 최고인 70.8%였다는데, 2029년보다 몇 %p 오른 겁니까?",
            "마을가게 생존율이 70.8%였다는데, 2029년보다 몇 %p 떨어진 겁니까?",
            "71.2%(2029년)에서 70.8%(2030년)으로 0.4%p 감소",
        ),
        (
            "물결연구소가 올해 8월에 첫 삽을 뜬다고 들었습니다. 준공은 언제인가요?",
            "파도연구소가 올해 8월에 첫 삽을 뜬다고 들었습니다. 준공은 언제인가요?",
            "30. 5.",
        ),
        (
            "노을축제는 전해보다 하루 길어진다고 들었어요. 장소는 어디인가요?",
            "노을축제는 전해보다 이틀 길어진다고 들었어요. 장소는 어디인가요?",
            "이틀 연장",
        ),
        (
            "노을축제는 기간을 이틀 줄여서 한다고 들었는데 장소는 어디인가요?",
            "노을축제는 기간을 이틀 늘려서 한다고 들었는데 장소는 어디인가요?",
            "이틀 연장",
        ),
        (
            "노을축제는 나흘 동안 열린다고 들었는데 장소는 어디인가요?",
            "노을축제는 사흘 동안 열린다고 들었는데 장소는 어디인가요?",
            "3일간",
        ),
        (
            "노을축제가 손잡은 이탈리아 학교 BARCO는 수강생이 몇 명인가요?",
            "노을축제가 손잡은 프랑스 학교 BARCO는 수강생이 몇 명인가요?",
            "프랑스",
        ),
        (
            "동쪽기술교육원이 문을 닫는 데 따른 산마을 학술용역은 언제까지인가요?",
            "서쪽기술교육원이 문을 닫는 데 따른 산마을 학술용역은 언제까지인가요?",
            "서쪽기술교육원 폐원",
        ),
        (
            "산마을기금이 목표액을 못 채웠다고 들었습니다. 모은 돈은 얼마였나요?",
            "산마을기금이 목표액을 넘겼다고 들었습니다. 모은 돈은 얼마였나요?",
            "150.0%",
        ),
        (
            "2031년 골목일터 장려금이 한 사람당 150만원이라는데 업체당 최대 몇 명인가요?",
            "2031년 골목일터 장려금이 한 사람당 300만원이라는데 업체당 최대 몇 명인가요?",
            "1인당 300만원",
        ),
        (
            "골목일터 재인증을 세 번까지 받을 수 있다던데 장려금은 얼마인가요?",
            "골목일터 재인증을 두 번까지 받을 수 있다던데 장려금은 얼마인가요?",
            "최대 2회",
        ),
        (
            "골목일터 코스피 상장사가 100곳이라는데 장려금은 얼마인가요?",
            "골목일터 코스피 상장사가 38곳이라는데 장려금은 얼마인가요?",
            "38개사",
        ),
        (
            "골목일터 인증기업이 500개사를 넘었다는데 장려금은 얼마인가요?",
            "골목일터 인증기업이 400개사를 넘었다는데 장려금은 얼마인가요?",
            "430개사",
        ),
        (
            "골목일터 사업비가 전액 국비라는데 장려금은 얼마인가요?",
            "골목일터 사업비를 국비와 시비로 낸다는데 장려금은 얼마인가요?",
            "국55/시30/구44",
        ),
        (
            "이음재단 출연금의 절반은 국비라는데 해마다 얼마인가요?",
            "이음재단 출연금이 전액 시비라는데 해마다 얼마인가요?",
            "시비 100%",
        ),
        (
            "이음재단이 장애인 고용률 기준을 못 지켰다던데 몇 퍼센트였나요?",
            "이음재단이 장애인 고용률 기준을 넘었다던데 몇 퍼센트였나요?",
            "초과 달성",
        ),
        (
            "이음재단 전기버스는 2030년 10월에 폐차했다던데 왜 폐차했나요?",
            "이음재단 전기버스는 2031년 2월에 폐차했다던데 왜 폐차했나요?",
            "31.2.23",
        ),
        (
            "이음센터를 이음재단으로 바꾼 게 2029년 7월이죠? 출연금은 얼마인가요?",
            "이음센터를 이음재단으로 바꾼 게 2031년 1월이죠? 출연금은 얼마인가요?",
            "31.1.1",
        ),
        (
            "이음센터가 다온재단으로 이름을 바꾼 날이 언제였죠?",
            "이음센터가 이음재단으로 이름을 바꾼 날이 언제였죠?",
            "이음재단",
        ),
        (
            "달무리극장은 올해 다 지어졌다던데 위치는 어디인가요?",
            "달무리극장은 아직 공사 중이라던데 위치는 어디인가요?",
            "45%",
        ),
        (
            "달무리극장 개막제는 빛고을광장에서 열린다던데 예산은 얼마인가요?",
            "달무리극장 개막제는 나루광장에서 열린다던데 예산은 얼마인가요?",
            "나루광장",
        ),
        (
            "달무리극장 조성은 해양진흥과가 맡는다던데 예산은 얼마인가요?",
            "달무리극장 조성은 축제지원과가 맡는다던데 예산은 얼마인가요?",
            "축제지원과",
        ),
        (
            "한지 수출이 왜 늘었나요?",
            "한지 수출이 왜 줄었나요?",
            "한지 -8.4%",
        ),
        (
            "별빛창업센터의 수탁기관이 푸른대학교라는데 예산은 얼마인가요?",
            "별빛창업센터의 수탁기관이 한빛대학교라는데 예산은 얼마인가요?",
            "한빛대학교",
        ),
    ],
)
def test_what_is_said_in_passing_is_corrected_where_it_is_wrong(assistant, wrong, right, truth):
    premise = ask(assistant, wrong).premise
    assert premise is not None
    assert truth in premise.report_says
    assert ask(assistant, right).premise is None


def test_a_corrected_superlative_cites_both_rows_and_asks_no_longer_for_the_most(assistant):
    answer = ask(assistant, "면적이 가장 넓은 솔뫼관의 정원은 몇 명인가요?")
    correction, meant = answer.answer.split("\n")[:2]
    assert "다온관 2,500" in correction
    assert "솔뫼관 1,200" in correction
    assert "[1][2]" in correction
    assert "30" in meant


@pytest.mark.parametrize(
    "question",
    ["현원이 정원보다 적은 부서는 어디인가요?", "2031년 예산이 2030년보다 늘어난 과는 어디인가요?"],
)
def test_what_only_selects_states_nothing(assistant, question):
    assert ask(assistant, question).premise is None


def test_what_is_claimed_of_a_part_is_not_corrected_by_the_whole(assistant):
    question = "골목일터 남쪽 교육은 1,265명 규모라는데 장려금은 얼마인가요?"
    assert ask(assistant, question).premise is None
    assert ask(assistant, question.replace("남쪽 ", "")).premise is not None


def test_a_reckoning_that_refutes_the_question_says_so_first(assistant):
    answer = ask(assistant, "별빛창업센터 방문객이 늘었다던데 2029년과 2030년 차이는 몇 명인가요?")
    assert answer.premise is not None
    assert answer.answer.startswith("질문의 전제와 달리")


def test_a_figure_that_the_reports_confirm_leaves_the_question_as_it_is(assistant):
    answer = ask(assistant, "골목일터 인증기업이 430개사라는데 재인증은 몇 회까지인가요?")
    assert answer.premise is None
    assert "2회" in answer.answer


def test_a_claim_that_no_report_speaks_of_is_not_corrected(assistant):
    assert ask(assistant, "별빛창업센터 직원이 30명이라던데 예산은 얼마인가요?").premise is None


@pytest.mark.parametrize("year", [1968, 1978])
def test_the_year_of_an_event_asks_for_no_report_of_that_year(assistant, year):
    answer = ask(assistant, f"해솔단지는 {year}년에 산업단지로 지정됐지요? 규모는 얼마인가요?")
    assert not answer.abstained
    assert "87만㎡" in answer.answer


def test_the_question_as_meant_is_answered_after_the_correction(assistant):
    answer = ask(assistant, "별빛창업센터는 나루구에 있다는데 2031년 예산은 얼마인가요?")
    assert "4,213백만원(42억 1,300만원)" in answer.answer
    assert not answer.abstained


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("예산이 50억원이라던데 얼마인가요?", "예산이 50억원이라던데"),
        ("작년에 열렸다고 들었는데 어디였죠?", "작년에 열렸다고 들었는데"),
        ("설비를 바꾸는 데 드는 비용은?", ""),
        ("예산은 얼마인가요?", ""),
    ],
)
def test_a_clause_that_states_is_told_from_what_asks(text, clause):
    assert clause_of(text) == clause


def test_a_verb_that_states_names_nothing():
    assert only_states("줄었다는데")
    assert not only_states("예산현액")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("해양진흥과는 정원보다 사람을 더 쓰고 있다는데 몇 명 초과인가요?", "정원보다 3명 적음"),
        ("마을살림터를 새싹형 5곳, 열매형 9곳으로 운영했다는데 왜 그런가요?", "새싹형 9"),
    ],
)
def test_places_and_swapped_figures_are_told_as_they_are(assistant, question, says):
    premise = assistant.ask(question).premise
    assert premise is not None
    assert says in premise.report_says


@pytest.mark.parametrize(
    "question",
    [
        "해양진흥과는 정원보다 사람이 적다던데 몇 명이 모자라나요?",
        "정원보다 사람이 가장 많이 모자란 과는 어디인가요?",
        "별빛창업센터 입주기업이 제조 14곳, 서비스 10곳이라는데 왜인가요?",
    ],
)
def test_places_and_figures_told_rightly_are_no_mistake(assistant, question):
    assert assistant.ask(question).premise is None


def test_a_printed_change_stands_beside_the_columns_it_lies_between(sample_data):
    assistant = Assistant(Settings(data=sample_data))
    answer = assistant.ask("2025년에 청년 창업 지원 예산이 작년보다 얼마나 늘었나요?")
    assert answer.premise is not None
    assert "9,658백만원(1,087백만원 감소)" in answer.premise.report_says


@pytest.mark.parametrize(
    "question",
    ["해양진흥과에서 하는 큰 행사 알려주세요", "해양진흥과에서 하는 사업은 뭐가 있나요?"],
)
def test_what_a_department_does_at_all_is_no_matter_of_another(assistant, question):
    assert ask(assistant, question).premise is None
