"""``uijeong ask`` with a language model, as a process of its own: its output, Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_server import LLMServer, Reply, llm_server

QUESTION = "2025년 경제일자리국 골목상권 활력 지원 본예산은 얼마인가?"
RIGHT = "골목상권 활력 지원의 2025년도 본예산은 4,830백만원입니다. [1]"


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with llm_server() as server:
        yield server


def started(sample_data: Path, server: LLMServer, *arguments: str) -> subprocess.Popen[str]:
    code = "import sys; from assistant.cli import main; sys.exit(main())"
    given = {"DATA": str(sample_data), "LLM_URL": server.url, "LLM_MODEL": "m"}
    return subprocess.Popen(
        [sys.executable, "-c", code, "ask", QUESTION, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {f"UIJEONG_{name}": value for name, value in given.items()},
    )


def test_programs_get_the_model_s_answer_and_how_it_came_about(
    sample_data: Path, server: LLMServer
) -> None:
    server.script(RIGHT)
    out, err = started(sample_data, server, "--json", "--explain").communicate(timeout=120)
    answer = json.loads(out)
    assert (answer["mode"], answer["answer"]) == ("generative", RIGHT)
    assert answer["explain"]["checks"] == answer["figures"]
    assert len(answer["explain"]["candidates"]) == 10
    assert "999" not in err


def test_people_are_told_who_wrote_the_answer(sample_data: Path, server: LLMServer) -> None:
    server.script(f"{RIGHT} 지원상권은 99곳입니다. [2]")
    out, _ = started(sample_data, server, "--explain").communicate(timeout=120)
    assert out.startswith(RIGHT)
    assert "1개 문장을 뺐습니다" in out
    assert "답의 방식: 언어모형이 썼고" in out
    assert "99곳" not in out


def test_ctrl_c_closes_the_connection(sample_data: Path, server: LLMServer) -> None:
    server.script(Reply(f"{RIGHT} " + "그리고 " * 500, size=4, pause=0.1))
    process = started(sample_data, server)
    try:
        assert server.called.wait(120)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    assert server.left.wait(10)
