"""The command line: help, usage errors, settings, each command, and what is told when it fails."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from llm_server import Reply, llm_server

from assistant.cli import main
from assistant.command.border import LOG_NAME, guarded, start_log

COMMANDS = [
    "ingest",
    "remove",
    "ask",
    "check",
    "reports",
    "show",
    "figures",
    "terms",
    "serve",
    "eval",
    "doctor",
    "config",
]
HEAVY = ["torch", "gradio", "llama_index.core", "kiwipiepy", "faiss", "pandas", "transformers"]
UIJEONG = [sys.executable, "-c", "import sys; from assistant.cli import main; sys.exit(main())"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process; return its exit code, output and error output."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def data(sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with the sample reports, whose log is the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("current", "snapshots", "models"):
        (folder / name).symlink_to(sample_data / name)
    monkeypatch.setenv("UIJEONG_DATA", str(folder))
    return folder


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from assistant.cli import main; code = main(['--help']);"
        f"print([name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_lists_the_commands_in_korean(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert [line.split()[1] for line in out.splitlines() if re.match(r"│ [a-z]", line)] == COMMANDS
    assert "사용법: uijeong" in out
    assert not re.search(r"Usage|Options|Commands|Arguments|Show this", out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_korean_help(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"사용법: uijeong {command}" in out
    assert not re.search(r"Usage|Options|Arguments|required|default|Show this", out)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, _ = run()
    assert code == 2
    assert "사용법" in out


def test_version(run: Run) -> None:
    assert run("--version")[:2] == (0, "uijeong 0.1.0\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("aks", "aks라는 명령은 없습니다. 혹시 ask였습니까?"),
        ("check_all", "check_all이라는 명령은 없습니다."),
        ("ask", "질문을 적거나 --input으로"),
        ("ask 가 나", "따옴표로 묶으십시오"),
        ("ask 가 --input q --output a", "함께 줄 수 없습니다"),
        ("ask --input q.jsonl", "--input과 --output은 함께"),
        ("ask --output a.jsonl", "--input과 --output은 함께"),
        ("ask --input none.jsonl --output a.jsonl", "none.jsonl이라는 파일이 없습니다"),
        ("ask --wrong", "--wrong라는 옵션은 없습니다"),
        ("check --input c.jsonl", "빠진 것이 있습니다: --output"),
        ("figures", "빠진 것이 있습니다: 보고서"),
        ("show 가", "빠진 것이 있습니다: 자리"),
        ("show 가 나", "나는 자리로 읽을 수 없습니다"),
        ("serve --port abc", "--port에 쓸 수 없는 값"),
        ("serve --port 70000", "--port에 쓸 수 없는 값"),
        ("serve --port", "--port 옵션의 값이 빠졌거나"),
        ("ingest", "빠진 것이 있습니다: 경로"),
    ],
)
def test_usage_errors_are_korean_and_exit_with_2(run: Run, arguments: str, told: str) -> None:
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("UIJEONG_PORT", "abc", "UIJEONG_PORT 설정의 값 'abc'을(를) 쓸 수 없습니다: 정수여야"),
        ("UIJEONG_PORT", "99999", "65535 이하여야"),
        ("UIJEONG_LLM_TIMEOUT", "0", "0보다 커야"),
        ("UIJEONG_LLM_TIMEOUT", "곧", "숫자여야"),
        ("UIJEONG_TOP_K", "3", "10 이상이어야"),
    ],
)
def test_bad_variables_are_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    code, _, err = run("config")
    assert code == 2
    assert told in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("prot = 1", "uijeong.toml의 prot는 없는 설정입니다"),
        ("port = 'x'", "uijeong.toml: port 설정의 값 'x'"),
        ("port = ", "uijeong.toml의 문법이 잘못되었습니다"),
        (b"title = '\xc7\xd1'", "글자 부호(UTF-8)를 확인"),
    ],
)
def test_bad_settings_files_are_told_of(
    run: Run, tmp_path: Path, text: str | bytes, told: str
) -> None:
    raw = text.encode() if isinstance(text, str) else text
    (tmp_path / "uijeong.toml").write_bytes(raw)
    code, _, err = run("config")
    assert code == 2
    assert told in err


def test_config_shows_values_but_no_secret(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uijeong.toml").write_text("port = 8123\nllm_model = 'from-file'\n")
    monkeypatch.setenv("UIJEONG_LLM_MODEL", "from-environment")
    monkeypatch.setenv("UIJEONG_LLM_KEY", "hush")
    code, out, _ = run("config")
    assert code == 0
    assert re.search(r"UIJEONG_PORT +8123 ", out)
    assert re.search(r"UIJEONG_LLM_MODEL +from-environment ", out)
    assert re.search(r"UIJEONG_LLM_KEY +\*+ ", out)
    assert "hush" not in out


@pytest.mark.parametrize("command", [["reports"], ["figures", "x"], ["ask", "예산은?"]])
def test_without_an_index_the_way_out_is_told(run: Run, tmp_path: Path, command: list[str]) -> None:
    code, out, err = run(*command)
    assert (code, out) == (1, "")
    assert "uijeong ingest" in err
    assert not (tmp_path / "data").exists()


def test_damaged_index_is_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "current").write_text("0123abcd\n")
    code, _, err = run("reports")
    assert code == 1
    assert "손상" in err
    assert "index.damaged" in (tmp_path / "data" / LOG_NAME).read_text()


def test_ingest_reports_each_file_and_later_runs_read_nothing_again(
    run: Run, tmp_path: Path, sample_dir: Path, sample_data: Path
) -> None:
    source = next(iter(sorted(sample_dir.glob("*.txt"))))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(source.read_bytes())
    (tmp_path / "in" / "broken.pdf").write_bytes(b"no pdf at all")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models").symlink_to(sample_data / "models")

    code, out, err = run("ingest", "in")
    assert code == 0
    first, second, totals = out.splitlines()
    assert re.fullmatch(r"읽음  a\.txt \(본문 조각 [\d,]+개, 수치 [\d,]+개\)", first)
    assert second.startswith("건너뜀  broken.pdf: ")
    assert totals.startswith("보고서 1건")
    assert "\x1b[" not in err  # plain lines where there is no terminal

    code, out, _ = run("ingest", "in")
    assert code == 0
    assert out.splitlines()[0].startswith("변경 없음  a.txt")

    (tmp_path / "in" / "a.txt").unlink()
    code, out, err = run("ingest", "in/broken.pdf")
    assert code == 1
    assert out.startswith("건너뜀  broken.pdf: ")
    assert len(out.splitlines()) == 1
    assert "색인을 바꾸지 않았습니다" in err
    assert json.loads(run("reports", "--json")[1])[0]["report"] == "a.txt"

    code, out, _ = run("remove", "a")
    assert code == 0
    assert out.splitlines()[0] == "제외됨  a.txt"
    assert run("reports")[0] == 1


@pytest.mark.parametrize(("path", "code"), [("nowhere", 2), ("empty", 1), ("picture.png", 1)])
def test_ingest_of_nothing_readable_fails(run: Run, tmp_path: Path, path: str, code: int) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found, _, err = run("ingest", path)
    assert found in (code, 2)
    assert re.search("[가-힣]", err)
    assert "Traceback" not in err


@pytest.mark.usefixtures("data")
def test_reports_are_listed(run: Run) -> None:
    code, out, _ = run("reports", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [set(report) for report in listed] == [
        {"report", "title", "body", "issued", "as_of", "format", "pages", "line_count",
         "passages", "figures"}
    ] * len(listed)  # fmt: skip
    table = run("reports")[1]
    assert all(report["report"] in table for report in listed)


@pytest.mark.usefixtures("data")
def test_figures_are_found_by_a_unique_prefix(run: Run) -> None:
    name = json.loads(run("reports", "--json")[1])[0]["report"]
    code, whole, _ = run("figures", name, "--json")
    assert code == 0
    assert run("figures", Path(name).stem, "--json")[1] == whole
    assert {json.loads(line)["report"] for line in whole.splitlines()} == {name}
    assert f"수치 {len(whole.splitlines()):,}개" in run("figures", name)[1]


@pytest.mark.usefixtures("data")
def test_report_names_must_be_known_and_unique(run: Run) -> None:
    names = [report["report"] for report in json.loads(run("reports", "--json")[1])]
    shared = [name for name in names if name[:4] == names[0][:4]]
    code, _, err = run("figures", names[0][:4])
    assert code == 2
    assert len(shared) > 1
    assert all(name in err for name in shared)
    code, _, err = run("figures", "없는보고서")
    assert code == 2
    assert "없는보고서라는 보고서가 색인에 없습니다" in err


@pytest.mark.usefixtures("data")
def test_one_question_for_people_and_as_json(run: Run) -> None:
    question = "2025년 청년취업과의 예산현액은 얼마입니까?"
    code, out, _ = run("ask", question, "--json")
    assert code == 0
    answer = json.loads(out)
    assert "17,232" in answer["answer"]
    assert len(answer["retrieved"]) >= 10
    code, out, _ = run("ask", question)
    assert code == 0
    assert out.startswith(answer["answer"].splitlines()[0])
    quoted = answer["citations"][0]["quote"].splitlines()[0].strip()
    assert f"│ {quoted}" in out


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("question", ["", "  \t", "가나다라 " * 2000])
def test_unusable_question_is_refused_in_korean(run: Run, question: str) -> None:
    code, out, err = run("ask", question)
    assert code in (1, 2)
    assert out == ""
    assert err.startswith("질문이 ")


@pytest.mark.usefixtures("data")
def test_language_model_answers_or_the_reports_do(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "2025년 청년취업과의 예산현액은 얼마입니까?"
    with llm_server(["청년취업과의 예산현액은 17,232백만원입니다. [1]"]) as server:
        monkeypatch.setenv("UIJEONG_LLM_URL", server.url)
        monkeypatch.setenv("UIJEONG_LLM_MODEL", "scripted")
        answer = json.loads(run("ask", question, "--json")[1])
        assert answer["mode"] == "generative"
        server.script(Reply(status=500, body="boom"))
        answer = json.loads(run("ask", question, "--json")[1])
    assert answer["mode"] == "extractive"
    assert "HTTP 500" in answer["notices"][0]


def test_unexpected_errors_go_to_the_log(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    def fails() -> int:
        start_log(tmp_path / "new")
        warnings.warn("곁말", stacklevel=1)
        return 1 // 0

    assert guarded(fails) == 1
    told = capsys.readouterr().err
    log = tmp_path / "new" / LOG_NAME
    assert str(log) in told
    assert "Traceback" not in told
    assert "ZeroDivisionError" in log.read_text()
    assert not [h for h in logging.getLogger().handlers if type(h).__name__ == "_LogFile"]


def test_unexpected_errors_are_told_even_without_a_log(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "file").write_text("")

    def fails() -> int:
        start_log(tmp_path / "file" / "data")
        return 1 // 0

    assert guarded(fails) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_ctrl_c_ends_with_130(tmp_path: Path, sample_dir: Path) -> None:
    environment = {**os.environ, "UIJEONG_DATA": str(tmp_path / "data")}
    command = [*UIJEONG, "ingest", str(sample_dir)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first step has begun
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "이미 색인한 내용은 그대로입니다" in err
    assert "Traceback" not in err
    assert not (tmp_path / "data" / "current").exists()


def test_programs_are_given_utf8_whatever_the_locale(data: Path) -> None:
    environment = {**os.environ, "UIJEONG_DATA": str(data), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*UIJEONG, "reports", "--json"], env=environment, capture_output=True)
    assert re.search("[가-힣]", json.loads(done.stdout.decode("utf-8"))[0]["title"])


def test_a_reader_that_closes_early_is_no_error(data: Path) -> None:
    environment = {**os.environ, "UIJEONG_DATA": str(data)}
    listing = subprocess.run([*UIJEONG, "reports", "--json"], env=environment,
                             capture_output=True, text=True, check=True)  # fmt: skip
    name = json.loads(listing.stdout)[0]["report"]
    script = f"{' '.join(map(repr, UIJEONG))} figures {name} --json | head -1"
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True)
    assert json.loads(done.stdout)["report"] == name
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
