"""The assistant as a whole: opening, answering, falling back, following a new index."""

import os
import shutil
import threading
from pathlib import Path

import jsonschema
import pytest
from llm_server import Reply, llm_server

from assistant.answer import Answer
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.errors import UijeongError, UsageError
from ingest.progress import Silent
from ingest.sources import find_files

QUESTION = "2025년 경제일자리국 골목상권 활력 지원 본예산은 얼마인가?"


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def plain(answer: Answer) -> dict:
    data = answer.to_json()
    del data["seconds"]
    return data


def test_an_answer_has_the_contract_s_parts(assistant):
    data = assistant.ask(QUESTION, id="q1").to_json()
    assert (data["id"], data["question"], data["mode"]) == ("q1", QUESTION, "extractive")
    assert set(data["seconds"]) == {"retrieve", "answer", "total"}
    assert data["snapshot"] == assistant.snapshot.id
    assert len(data["retrieved"]) >= 10
    scores = [hit["score"] for hit in data["retrieved"]]
    assert scores == sorted(scores, reverse=True)
    jsonschema.validate(
        data["citations"],
        {"type": "array", "minItems": 1, "items": {"required": ["n", "report", "lines", "quote"]}},
    )


def test_the_same_question_gives_the_same_answer(assistant, sample_data):
    again = Assistant(Settings(data=sample_data))
    assert (
        plain(assistant.ask(QUESTION))
        == plain(assistant.ask(QUESTION))
        == plain(again.ask(QUESTION))
    )


def test_questions_may_come_from_many_threads(assistant):
    answers: list[dict] = []
    threads = [
        threading.Thread(target=lambda: answers.append(plain(assistant.ask(QUESTION))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert all(answer == answers[0] for answer in answers)


def test_a_follow_up_is_answered_with_the_words_of_the_question_before(assistant):
    first = assistant.ask("2025년 경제일자리국 골목상권 활력 지원 본예산은?")
    answer = assistant.ask("그럼 2024년은?", history=[(first.question, first.answer)])
    assert answer.citations[0].report == "jobs_2024.txt"
    assert "골목상권 활력 지원" in answer.answer


@pytest.mark.parametrize(
    ("question", "key"),
    [("", "assistant.empty_question"), ("가" * 10_000, "assistant.long_question")],
)
def test_a_question_that_cannot_be_answered_is_refused(assistant, question, key):
    with pytest.raises(UsageError) as caught:
        assistant.ask(question)
    assert caught.value.key == key


def test_without_an_index_the_user_is_told(tmp_path):
    with pytest.raises(UijeongError) as caught:
        Assistant(Settings(data=tmp_path / "nothing")).ask(QUESTION)
    assert caught.value.key == "index.none"


def test_an_index_of_another_embedding_is_refused(sample_data, tmp_path):
    settings = Settings(data=sample_data, embedding=str(tmp_path / "other-model"))
    with pytest.raises(UijeongError):
        Assistant(settings).ask(QUESTION)


def copy_of(sample_data: Path, place: Path) -> Path:
    """Return a writable copy of the samples' data directory that shares the models."""
    shutil.copytree(sample_data, place, ignore=shutil.ignore_patterns("models", "lock"))
    os.symlink((sample_data / "models").resolve(), place / "models", target_is_directory=True)
    return place


def test_a_new_index_is_noticed_at_the_next_question(sample_data, sample_dir, tmp_path):
    data = copy_of(sample_data, tmp_path / "data")
    reports = tmp_path / "reports"
    reports.mkdir()
    assistant = Assistant(Settings(data=data))
    before = assistant.ask("별내림다리 공사비는 얼마인가?")
    assert before.abstained
    text = (sample_dir / "jobs_2025.txt").read_text(encoding="utf-8")
    (reports / "new.txt").write_text(
        f"{text}\n6. 별내림다리 보수\n\n□ 사업개요\n\n○ 공사비 : 731백만원\n", encoding="utf-8"
    )
    build(find_files([reports]), data, EmbeddingChoice("", data), Silent())
    after = assistant.ask("별내림다리 공사비는 얼마인가?")
    assert "731백만원" in after.answer
    assert after.snapshot != before.snapshot
    assert assistant.snapshot.id == after.snapshot


def test_a_language_model_s_answer_is_tied_and_checked(sample_data):
    reply = "골목상권 활력 지원의 2025년도 본예산은 4,830백만원입니다. [1]"
    with llm_server([reply]) as server:
        settings = Settings(data=sample_data, llm_url=server.url, llm_model="m")
        answer = Assistant(settings).ask(QUESTION)
    assert server.calls
    if answer.mode == "generative":
        assert all(figure.state != "근거 없음" for figure in answer.figures)
    else:
        assert answer.notices


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=500),
        Reply(body="no json"),
        Reply("The budget is 4,830 million won. [1]"),
        Reply("본예산은 9,999백만원이며 집행률은 99.9%입니다. [1]"),
        Reply("출처 없이 말씀드립니다."),
    ],
)
def test_whatever_a_language_model_does_wrong_the_reports_answer(sample_data, assistant, reply):
    with llm_server([reply]) as server:
        settings = Settings(data=sample_data, llm_url=server.url, llm_model="m")
        answer = Assistant(settings).ask(QUESTION)
    assert answer.mode == "extractive"
    assert answer.answer == assistant.ask(QUESTION).answer
    assert len(answer.notices) == 1


def test_when_the_model_finds_nothing_the_reports_still_answer(sample_data):
    with llm_server(["제공된 본문에서 확인할 수 없습니다."]) as server:
        settings = Settings(data=sample_data, llm_url=server.url, llm_model="m")
        answer = Assistant(settings).ask(QUESTION)
    assert answer.mode == "extractive"
    assert "찾지 못했습니다" in answer.notices[0]


def test_a_server_that_is_down_costs_a_notice(sample_data):
    settings = Settings(data=sample_data, llm_url="http://127.0.0.1:9/v1", llm_model="m")
    answer = Assistant(settings).ask(QUESTION)
    assert answer.mode == "extractive"
    assert "4,830백만원" in answer.answer
    assert answer.notices


def test_settings_are_kept_and_warming_opens_the_index(sample_data):
    assistant = Assistant(Settings(data=sample_data))
    assert isinstance(assistant.settings, Settings)
    assistant.warm()
    assert assistant.snapshot.id == assistant.ask(QUESTION).snapshot


@pytest.mark.parametrize("question", ["은 는 이 가", "그게 뭐야", "이 그 저"])
def test_a_question_that_names_nothing_gets_no_arbitrary_passage(assistant, question):
    answer = assistant.ask(question)
    assert answer.abstained
    assert answer.citations == ()
    assert answer.answer.startswith("무엇에 관한 질문인지 알 수 없습니다")
