"""Whatever a language model's server does, the answer holds: each fault costs a notice, no more."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from llm_server import LLMServer, Reply, llm_server

from assistant.answer import Answer
from assistant.service import Assistant
from assistant.settings import Settings

QUESTION = "2025년 경제일자리국 골목상권 활력 지원 본예산은 얼마인가?"
RIGHT = "골목상권 활력 지원의 2025년도 본예산은 4,830백만원입니다. [1]"
ALSO = "지원상권은 2024년 15곳에서 2025년 18곳으로 늘었습니다. [2]"


@pytest.fixture(scope="module")
def opened(sample_data) -> Assistant:
    """One assistant over the samples; each test gives it settings of its own."""
    assistant = Assistant(Settings(data=sample_data))
    assistant.warm()
    return assistant


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with llm_server() as server:
        yield server


@pytest.fixture
def own(opened: Assistant, sample_data) -> Answer:
    """What the assistant answers without a model."""
    opened.settings = Settings(data=sample_data)
    return opened.ask(QUESTION)


@pytest.fixture
def modelled(opened: Assistant, own: Answer, server: LLMServer, sample_data) -> Assistant:
    """The assistant with the scripted server as its model."""
    opened.settings = Settings(data=sample_data, llm_url=server.url, llm_model="m", **QUICK)
    return opened


QUICK: dict[str, Any] = {
    "llm_timeout": 6.0,
    "llm_first_timeout": 3.0,
    "llm_retries": 0,
    "llm_tokens": 200,
}


def event(value: object) -> str:
    return f"data: {value if isinstance(value, str) else json.dumps(value)}\n\n"


def test_a_right_answer_is_the_model_s_with_places_and_checked_figures(
    modelled: Assistant, server: LLMServer
) -> None:
    server.script(f"{RIGHT}\n{ALSO}")
    answer = modelled.ask(QUESTION)
    assert answer.mode == "generative"
    assert answer.answer == f"{RIGHT}\n{ALSO}"
    assert answer.notices == ()
    assert [citation.n for citation in answer.citations] == [1, 2]
    assert "4,830" in answer.citations[0].quote
    assert {figure.state for figure in answer.figures} == {"원문 일치"}


FAULTS: dict[str, tuple[Reply, str]] = {
    "400": (Reply(status=400, body='{"error": {"message": "too long"}}'), "CHARACTERS를 줄"),
    "401": (Reply(status=401, body="<html>login</html>", content="text/html"), "LLM_KEY"),
    "403": (Reply(status=403, body="{}"), "LLM_KEY"),
    "404": (Reply(status=404, body='{"error": {"message": "no model"}}'), "LLM_MODEL"),
    "418": (Reply(status=418, body="teapot"), "HTTP 418"),
    "429": (Reply(status=429, body="{}"), "바쁩니다"),
    "500": (Reply(status=500, body='{"error": {"message": "boom"}}'), "HTTP 500"),
    "503": (Reply(status=503, body=""), "HTTP 503"),
    "sent elsewhere": (
        Reply(status=307, body="", headers=(("Location", "http://127.0.0.1:9/v1"),)),
        "HTTP 307",
    ),
    "dies before its first word": (Reply(RIGHT, cut=0), "연결을 끊었습니다"),
    "dies in the first piece": (Reply(RIGHT, cut=40), "연결을 끊었습니다"),
    "dies in mid-stream": (Reply(f"{RIGHT} {ALSO}", cut=2500), "도중에 연결을 끊었습니다"),
    "ends without a reason": (Reply(f"{RIGHT} {ALSO}", finish=""), "도중에 연결을 끊었습니다"),
    "an error in mid-stream": (
        Reply(body=event({"error": {"message": "out of memory", "code": 500}})),
        "도중에 연결을 끊었습니다",
    ),
    "a web page": (Reply(body="<html>a wiki</html>", content="text/html"), "읽을 수 없습니다"),
    "no JSON": (Reply(body=event("{wrong")), "읽을 수 없습니다"),
    "JSON of another shape": (Reply(body=event({"answer": RIGHT})), "읽을 수 없습니다"),
    "a list": (Reply(body=event("[1, 2]")), "읽을 수 없습니다"),
    "choices of another shape": (Reply(body=event({"choices": "x"})), "읽을 수 없습니다"),
    "another content type": (Reply(body='{"choices": []}', content="application/json"), "읽을 수"),
    "bytes": (Reply(body="\x00\x01\x02", content="application/octet-stream"), "읽을 수 없습니다"),
    "nothing at all": (Reply(body=""), "읽을 수 없습니다"),
    "an empty answer": (Reply(""), "빈 답"),
    "blanks": (Reply(" \n\n \t\n"), "빈 답"),
    "thoughts alone": (Reply("<think>끝없이 생각하는 중"), "빈 답"),
    "reasoning alone": (Reply("", thought="생각하는 중"), "빈 답"),
    "English": (Reply("The budget is 4,830 million won. [1]"), "한국어"),
    "much English": (Reply("The budget is 4,830 million won. [1] " * 30), "한국어"),
    "Chinese": (Reply("预算为4,830百万元。[1]"), "한국어"),
    "Japanese": (Reply("予算は4,830百万ウォンです。[1]"), "한국어"),
    "Russian": (Reply("Бюджет составляет 4 830 млн вон. [1]"), "한국어"),
    "gibberish": (Reply("ㅁㄴㅇ @@@ ### ..."), "한국어"),
    "markers alone": (Reply("[1][2]"), "한국어"),
    "no citations": (Reply("본예산은 4,830백만원입니다."), "출처가 없습니다"),
    "an invented citation": (Reply("본예산은 4,830백만원입니다. [99]"), "보고서와 다른 내용"),
    "a citation of zero": (Reply("본예산은 4,830백만원입니다. [0]"), "보고서와 다른 내용"),
    "a wrong number": (
        Reply("골목상권 활력 지원의 2025년도 본예산은 9,999백만원입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "a wrong unit": (
        Reply("골목상권 활력 지원의 2025년도 본예산은 4,830억원입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "a wrong year": (
        Reply("골목상권 활력 지원의 2019년도 본예산은 4,830백만원입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "a wrong number after a right remark": (
        Reply("담당 부서는 골목경제과입니다. [2] 본예산은 9,999백만원입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "a claim that its place does not make": (
        Reply("골목상권 활력 지원은 시장이 가족에게 몰래 맡긴 부정 사업입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "another programme's place": (
        Reply("가온청년취업학교 운영의 2025년도 본예산은 4,830백만원입니다. [1]"),
        "보고서와 다른 내용",
    ),
    "a link": (Reply("[본예산은 4,830백만원](http://a.example)입니다. [1]"), "다른 내용"),
    "an image": (Reply("골목상권 활력 지원 ![그림](http://a.example/x.png)입니다. [1]"), "다른"),
    "an address": (Reply("골목상권 활력 지원은 http://a.example 에 있습니다. [1]"), "다른 내용"),
    "HTML": (Reply("골목상권 활력 지원은 <b onclick=x>좋습니다</b>. [1]"), "다른 내용"),
    "the same again and again": (Reply(f"{RIGHT} ", endless=True), "되풀이"),
    "a sentence without end": (Reply("골목상권 활력 지원은 ", endless=True), "끝맺지"),
    "one letter for ever": (Reply("가", endless=True, size=1), "끝맺지"),
    "blank lines for ever": (Reply("\n", endless=True), "끝내지 않았습니다"),
    "thoughts for ever": (Reply("<think>음, ", endless=True), "끝내지 않았습니다"),
    "a budget too small for a sentence": (
        Reply("골목상권 활력 지원의 2025년도 본예산은 4,8", finish="length"),
        "출처가 없습니다",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_costs_a_notice_and_the_reports_answer(
    modelled: Assistant, own: Answer, server: LLMServer, name: str
) -> None:
    reply, told = FAULTS[name]
    server.script(reply)
    answer = modelled.ask(QUESTION)
    assert answer.mode == "extractive"
    assert (answer.answer, answer.citations, answer.figures) == (
        own.answer,
        own.citations,
        own.figures,
    )
    (notice,) = answer.notices
    assert told in notice
    assert notice.startswith("언어모형의 답을 쓸 수 없어 보고서의 원문으로 답했습니다.")
    assert len(server.calls) == 1


def test_a_server_that_refuses_the_connection_is_named(
    opened: Assistant, own: Answer, sample_data
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    opened.settings = Settings(data=sample_data, llm_url=url, llm_model="m", **QUICK)
    answer = opened.ask(QUESTION)
    assert answer.answer == own.answer
    assert url in answer.notices[0]


def test_a_server_that_takes_no_connection_is_given_up_on(
    opened: Assistant, own: Answer, sample_data
) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/v1"
        limits = QUICK | {"llm_first_timeout": 0.5}
        opened.settings = Settings(data=sample_data, llm_url=url, llm_model="m", **limits)
        answer = opened.ask(QUESTION)
    assert answer.answer == own.answer
    assert "0.5초 안에 답을 시작하지" in answer.notices[0]


@pytest.mark.parametrize(
    ("reply", "limits", "told"),
    [
        (Reply(RIGHT, delay=30), {"llm_first_timeout": 0.4}, "0.4초 안에 답을 시작하지"),
        (
            Reply(f"{RIGHT} {ALSO}", size=1, pause=0.05),
            {"llm_timeout": 1.0},
            "1초 안에 답을 마치지",
        ),
        (Reply(status=503, headers=(("Retry-After", "99"),)), {"llm_retries": 2}, "HTTP 503"),
    ],
)
def test_a_slow_server_is_given_up_on_in_time(
    opened: Assistant,
    own: Answer,
    server: LLMServer,
    sample_data,
    reply: Reply,
    limits: dict[str, Any],
    told: str,
) -> None:
    server.script(reply)
    opened.settings = Settings(
        data=sample_data, llm_url=server.url, llm_model="m", **QUICK | limits
    )
    began = time.monotonic()
    answer = opened.ask(QUESTION)
    assert answer.answer == own.answer
    assert told in answer.notices[0]
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(
    opened: Assistant, own: Answer, server: LLMServer, sample_data, status: int
) -> None:
    busy = Reply(status=status, body="{}", headers=(("Retry-After", "0"),))
    server.script(busy, busy, RIGHT)
    limits = QUICK | {"llm_retries": 2}
    opened.settings = Settings(data=sample_data, llm_url=server.url, llm_model="m", **limits)
    answer = opened.ask(QUESTION)
    assert answer.mode == "generative"
    assert len(server.calls) == 3


def test_what_does_not_hold_is_left_out_of_an_answer_that_does(
    modelled: Assistant, server: LLMServer
) -> None:
    wrong = "지원상권은 99곳입니다. [2]"
    server.script(f"{RIGHT} {wrong} 시장이 모두 횡령하였다고 합니다. [7] {ALSO}")
    answer = modelled.ask(QUESTION)
    assert answer.mode == "generative"
    assert answer.answer == f"{RIGHT} {ALSO}"
    assert "2개 문장" in answer.notices[0]


def test_a_miscounted_marker_is_set_right(modelled: Assistant, server: LLMServer) -> None:
    server.script(RIGHT.replace("[1]", "[3]"))
    answer = modelled.ask(QUESTION)
    assert answer.answer == RIGHT
    assert "4,830" in answer.citations[0].quote


def test_an_answer_cut_off_by_its_budget_ends_with_a_whole_sentence(
    modelled: Assistant, server: LLMServer
) -> None:
    server.script(Reply(f"{RIGHT} {ALSO[:20]}", finish="length"))
    answer = modelled.ask(QUESTION)
    assert answer.answer == RIGHT
    assert "정해진 길이" in answer.notices[0]


def test_nothing_is_shown_before_it_holds(modelled: Assistant, server: LLMServer) -> None:
    wrong = "지원상권은 99곳입니다. [2]"
    server.script(Reply(f"<think>999억원</think>{RIGHT} {wrong}\n- {ALSO}\n", size=1))
    shown = [draft.text for draft in modelled.follow(QUESTION)]
    assert shown == [RIGHT, f"{RIGHT}\n- {ALSO}"]


def test_the_first_wrong_figure_ends_the_call(modelled: Assistant, server: LLMServer) -> None:
    wrong = "골목상권 활력 지원의 2025년도 본예산은 9,999백만원입니다. [1] "
    server.script(Reply(wrong + "그리고 " * 2000, size=5, pause=0.01))
    began = time.monotonic()
    assert modelled.ask(QUESTION).mode == "extractive"
    assert server.left.wait(5)
    assert time.monotonic() - began < 10


def test_the_stop_button_closes_the_connection(
    modelled: Assistant, own: Answer, server: LLMServer
) -> None:
    server.script(Reply(f"{RIGHT} {ALSO} ", size=2, pause=0.1))
    stop = threading.Event()
    steps = modelled.follow(QUESTION, stop=stop)
    assert next(steps).text == RIGHT
    stop.set()
    with pytest.raises(StopIteration) as end:
        next(steps)
    answer = end.value.value.answer
    assert answer.answer == own.answer
    assert "멈추었습니다" in answer.notices[0]
    assert server.left.wait(5)


def test_leaving_an_answer_closes_the_connection(modelled: Assistant, server: LLMServer) -> None:
    server.script(Reply(f"{RIGHT} {ALSO} ", size=2, pause=0.1))
    steps = modelled.follow(QUESTION)
    next(steps)
    steps.close()
    assert server.left.wait(5)


def test_a_silent_server_is_stopped_too(
    modelled: Assistant, own: Answer, server: LLMServer
) -> None:
    server.script(Reply(RIGHT, delay=30))
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    began = time.monotonic()
    with pytest.raises(StopIteration) as end:
        next(modelled.follow(QUESTION, stop=stop))
    assert end.value.value.answer.answer == own.answer
    assert time.monotonic() - began < 2.9
