"""An answer whose number is of something else than was asked is none."""

from pathlib import Path

import pytest
from report_helpers import assistant_over

from assistant.explanation import checks
from assistant.service import Assistant

SAMPLES = Path(__file__).parent.parent / "ingest" / "samples" / "text"
EVENTS = """가온시 문화국 업무보고
2034. 4.

□ 별빛의상관 개관
  ○ 개관 행사 : 3.15.~3.18. 의상 발표회 개최, 관람객 3,600명

□ 봄 의상 주간 개최
  ○ 기간 : 3. 20. ~ 3. 24.
  ○ 발표회 등 현장 관람객 2.5만명

□ 강변 작업동 건립
  ○ 위치 : 마루동 3-1
  ○ 총사업비 : 12,902백만원

□ 공예 공동작업장 운영
  ○ (공동작업장) 협동조합 방식으로 일감을 만드는 사업 추진
   - 마루(목공예) : '34.7월 착공, '35.7월 준공 예정

□ 나루투자기금 운영
  ○ 조성목표 : 총 500억원
  ○ 운영방식 : 전문 운용사를 선정하여 지역 기업을 발굴하고 투자

□ 섬마을 원격근무 지원
  ○ 지원내용 : 근로자 1명당 30만원, 3박 4일
  ○ 협력지역 : 해솔시, 달무리군, 갯바위군
  ○ '34년 목표 : 50개사, 근로자 400명 참여

□ 해돋이일터
  ○ 지원내용 : 정규직 전환 기업에는 1명당 장려금 300만원

□ 마루기술학교
  ○ 추진목표
   - 취업률 76% 달성

□ 기술인 지원
  ○ 해솔기술인상 제정
   - 지원대상 : 지역 기술 발전에 기여한 자(연 6명)
"""
SHOW = """가온문화재단 업무보고
2035. 2.

□ 누리콘 개최
  ○ 개요 : 영상 창작자와 시민이 함께하는 축제
  ○ 누리콘 참가 창작자 : 누리봄(500만), 하늘결(1,200만) 등
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    # Beside other reports: how rare a word is says how much it tells.
    texts = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES.iterdir()}
    folder = tmp_path_factory.mktemp("aside")
    return assistant_over(folder, {**texts, "events.txt": EVENTS, "show.txt": SHOW})


@pytest.mark.parametrize(
    "question",
    [
        "2034년 말에 열린 첫 누리콘에는 관람객이 모두 몇 명 다녀갔습니까?",
        "2034년 보고에 있는 마루 목공예 공동작업장 하나를 짓는 데 드는 총사업비는 얼마입니까?",
        "나루투자기금이 지금까지 투자한 기업은 모두 몇 개사입니까?",
        "섬마을 원격근무로 해솔시에 다녀온 근로자만 따지면 몇 명이었나요?",
        "마루기술학교의 실제 취업률은 몇 퍼센트로 나왔습니까?",
    ],
)
def test_a_number_of_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("별빛의상관 개관 행사에는 관람객이 모두 몇 명 다녀갔습니까?", "3,600명"),
        ("봄 의상 주간에 관람객이 몇 명 왔나요?", "2.5만명"),
        ("강변 작업동을 짓는 데 드는 총사업비는 얼마입니까?", "12,902백만원"),
        ("나루투자기금의 조성목표는 얼마입니까?", "500억원"),
        ("섬마을 원격근무에는 2034년에 근로자 몇 명이 참여하는 것이 목표인가요?", "400명"),
        ("마루기술학교의 취업률 목표는 몇 퍼센트입니까?", "76%"),
        ("새로 만드는 해솔기술인상은 한 해에 몇 명에게 줍니까?", "6명"),
    ],
)
def test_the_number_of_what_is_asked_is_told(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert told in answer.answer


def test_the_refusal_names_what_the_found_number_is_not_of(assistant: Assistant) -> None:
    answer = assistant.ask("2034년 말에 열린 첫 누리콘에는 관람객이 모두 몇 명 다녀갔습니까?")
    assert "누리콘" in answer.answer
    assert [citation.n for citation in answer.citations] == [1]


def test_the_explanation_says_why_it_was_not_answered(assistant: Assistant) -> None:
    trace = assistant.trace("2034년 말에 열린 첫 누리콘에는 관람객이 모두 몇 명 다녀갔습니까?")
    assert trace.signs.aside is not None
    assert trace.signs.aside.lost == ("누리콘",)
    assert any("'누리콘'" in line for line in checks(trace))


def test_how_many_each_is_for_is_no_number_of_people(assistant: Assistant) -> None:
    assert "1명입니다" not in assistant.ask("해돋이일터에서 정규직 전환은 몇 명이에요?").answer


def test_the_refusal_says_that_no_number_was_found(assistant: Assistant) -> None:
    answer = assistant.ask("나루투자기금이 지금까지 투자한 기업은 모두 몇 개사입니까?")
    assert "찾은 내용에는 물으신 수치가 나오지 않습니다." in answer.answer
    assert "'나루투자기금'" not in answer.answer.split("자료요구서")[0]
