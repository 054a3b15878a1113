"""``uijeong doctor``: a healthy installation, and each thing that can be wrong with one."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_server import LLMServer, llm_server
from model_helpers import save_tiny_reranker

from assistant.cli import main
from assistant.command.doctor import Finding, examine
from assistant.settings import Settings
from index.korean_pairs import KOREAN_TRIPLES


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    """A copy of the sample index that a test may damage; the model is shared."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copytree(sample_data / "snapshots", folder / "snapshots")
    shutil.copy(sample_data / "current", folder / "current")
    (folder / "models").symlink_to(sample_data / "models")
    return folder


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with llm_server() as server:
        yield server


def wrong(settings: Settings) -> list[Finding]:
    return [finding for finding in examine(settings) if not finding.ok]


def test_healthy_installation(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 8
    assert all(line.startswith("✓ ") for line in lines)
    assert any("보고서 6건" in line for line in lines)


def test_missing_index_says_what_to_do(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "current").unlink()
    assert main(["doctor"]) == 1
    (line,) = [x for x in capsys.readouterr().out.splitlines() if x.startswith("✗")]
    assert "uijeong ingest" in line


@pytest.mark.parametrize("part", ["records.sqlite", "words/vocab.index.json"])
def test_changed_part_is_found_by_its_checksum(data: Path, part: str) -> None:
    path = next(data.glob(f"snapshots/*/{part}"))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    (finding,) = wrong(Settings(data=data))
    assert "손상되었습니다" in finding.text


def test_other_embedding_than_the_index_is_found(data: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    findings = wrong(Settings(data=data, embedding=str(tmp_path / "model")))
    assert len(findings) == 2
    assert "임베딩 모형이 없습니다" in findings[0].text
    assert "임베딩 모형" in findings[1].text


def test_data_folder_that_cannot_be_written(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    findings = wrong(Settings(data=tmp_path / "file" / "data"))
    assert "쓸 수 없습니다" in findings[0].text
    assert "UIJEONG_DATA" in findings[0].advice


def test_misspelt_variable_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UIJEONG_PROT", "1")
    (finding,) = wrong(Settings(data=data))
    assert finding.text.endswith("UIJEONG_PROT")


def test_language_model_server_is_asked(data: Path, server: LLMServer) -> None:
    assert wrong(Settings(data=data, llm_url=server.url, llm_model="scripted")) == []
    (finding,) = wrong(Settings(data=data, llm_url=server.url, llm_model="other"))
    assert "other이라는 모형이 없습니다" in finding.text
    assert "scripted" in finding.advice


def test_half_set_language_model_is_named(data: Path) -> None:
    (finding,) = wrong(Settings(data=data, llm_model="scripted"))
    assert "함께 정하거나" in finding.advice


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/v1", "127.0.0.1:{port}/v1", "집"])
def test_unreachable_language_model_server_is_named(data: Path, url: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = url.format(port=free.getsockname()[1])
    (finding,) = wrong(Settings(data=data, llm_url=url, llm_model="scripted"))
    assert f"서버 {url}에 물어볼 수 없습니다" in finding.text


def test_reranker_is_looked_at_where_one_is_set(data: Path, tmp_path: Path) -> None:
    (finding,) = wrong(Settings(data=data, reranker=str(tmp_path / "nowhere")))
    assert "순위 모형이 없습니다" in finding.text


def test_reranker_that_knows_korean_is_well(data: Path, tmp_path: Path) -> None:
    pairs = {
        (triple[0], triple[place]): float(place == 1)
        for triple in KOREAN_TRIPLES
        for place in (1, 2)
    }
    folder = save_tiny_reranker(tmp_path / "model", pairs)
    findings = list(examine(Settings(data=data, reranker=str(folder))))
    assert all(finding.ok for finding in findings)
    assert any(str(folder) in finding.text for finding in findings)
