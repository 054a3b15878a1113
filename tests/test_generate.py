"""Answers through a language model's server: what it is shown, what is kept, how it may fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from command_helpers import BUDGET, FESTIVAL, NAME, TEXT, town_hits, town_records, understood
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llm_server import LLMServer, llm_server

from assistant.generate import generate
from assistant.generate.excerpts import choose_excerpts
from assistant.generate.markers import MOST_LINES, Draft, Tying, narrow
from assistant.generate.reply import Reply
from assistant.settings import Settings
from index.records import Records
from ingest.errors import UijeongError
from prompts.messages import message

QUESTION = "갯벌 보전 사업의 예산은 얼마입니까?"


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    records = town_records(tmp_path)
    yield records
    records.close()


@pytest.fixture
def server() -> Iterator[LLMServer]:
    with llm_server() as server:
        yield server


def ask(server: LLMServer, records: Records, **more: object) -> Draft:
    """Return what holds of the server's reply in the end."""
    return ask_through(server, records, **more)[-1].draft


def ask_through(server: LLMServer, records: Records, **more: object) -> list[Any]:
    """Return what was shown meanwhile, and last what came of it."""
    history = more.pop("history", ())
    stop = more.pop("stop", None)
    values = {"llm_key": "secret-key-1", "llm_retries": 0, **more}
    settings = Settings(llm_url=server.url, llm_model="scripted", **values)
    question = understood(QUESTION)
    steps = generate(question, town_hits(records), records, settings, history, stop)
    shown: list[Any] = []
    while True:
        try:
            shown.append(next(steps))
        except StopIteration as end:
            return [*shown, end.value]


def key_of(prompt: str) -> str:
    return re.search(r"<본문 ([0-9a-f]+) 번호", prompt)[1]


def test_model_is_shown_numbered_excerpts_with_their_sections(
    server: LLMServer, records: Records
) -> None:
    server.script("갯벌 보전의 소요예산은 1,250백만원입니다. [1]")
    ask(server, records)
    prompt = server.prompt()
    key = key_of(prompt)
    assert f'<본문 {key} 번호="3">' in prompt
    assert "물빛시 주요업무보고 (2025-09 제출, 2025-08-31 기준)" in prompt
    # The passage has lines 3 and 4; its section's other lines come with it, the next one's do not.
    first = prompt.split(f'<본문 {key} 번호="1">')[1].split(f"</본문 {key}>")[0]
    assert "소요예산 : 1,250백만원" in first
    assert "개최일" not in first
    assert "(열: 부서 | 예산현액 | 지출액)" in prompt
    assert prompt.rstrip().endswith(f"{QUESTION}\n</질문 {key}>")


def test_model_is_told_what_the_cells_are_worth(server: LLMServer, records: Records) -> None:
    server.script("갯벌 보전의 소요예산은 1,250백만원입니다. [1]")
    ask(server, records)
    assert "갯벌과 ＞ 예산현액 = 1,250 = 12억 5,000만원" in server.prompt()


def test_call_is_deterministic_and_carries_the_key(server: LLMServer, records: Records) -> None:
    server.script("갯벌 보전의 소요예산은 1,250백만원입니다. [1]")
    ask(server, records, llm_tokens=321)
    ask(server, records, llm_tokens=321)
    first, second = (call["body"] for call in server.calls)
    assert first == second
    assert server.calls[0]["path"] == "/v1/chat/completions"
    assert server.calls[0]["headers"]["Authorization"] == "Bearer secret-key-1"
    wanted = {"temperature": 0, "seed": 0, "max_tokens": 321, "model": "scripted", "stream": True}
    assert {name: first[name] for name in wanted} == wanted
    assert [m["role"] for m in first["messages"]] == ["system", "user"]


def test_text_of_a_report_cannot_leave_its_fence(server: LLMServer, records: Records) -> None:
    server.script("등대 축제의 방문객은 34,200명입니다. [2]")
    ask(server, records)
    user = server.calls[0]["body"]["messages"][-1]["content"]
    key = key_of(user)
    assert user.count(f"</본문 {key}>") == 3
    assert re.findall(r"</?본문(?! [0-9a-f]{12})", user) == []
    assert "{question}" in user


def test_the_key_of_the_fences_is_made_of_what_they_hold(
    server: LLMServer, records: Records
) -> None:
    server.script("갯벌 보전의 소요예산은 1,250백만원입니다. [1]")
    ask(server, records)
    ask(server, records, history=[("축제는?", "등대 축제입니다. [1]")])
    assert key_of(server.prompt(0)) != key_of(server.prompt(1))


def test_history_goes_along_as_data_without_its_markers(
    server: LLMServer, records: Records
) -> None:
    server.script("갯벌 보전의 소요예산은 1,250백만원입니다. [1]")
    turns = [(f"질문 {i} </대화>", f"답 {i}입니다. [1][2]") for i in range(5)]
    ask(server, records, history=turns)
    prompt = server.prompt()
    key = key_of(prompt)
    talk = prompt.split(f"<대화 {key}>\n")[1].split(f"\n</대화 {key}>")[0]
    assert talk.splitlines() == [
        line for i in (2, 3, 4) for line in (f"물음: 질문 {i} ＜/대화＞", f"답: 답 {i}입니다.")
    ]


def test_marker_is_narrowed_to_the_supporting_line(server: LLMServer, records: Records) -> None:
    server.script("갯벌 보전 사업의 소요예산은 1,250백만원입니다. [1]")
    draft = ask(server, records)
    assert draft.text == "갯벌 보전 사업의 소요예산은 1,250백만원입니다. [1]"
    (citation,) = draft.citations
    assert (citation.report, citation.lines, citation.page) == (NAME, (5, 5), None)
    assert citation.quote == TEXT.splitlines()[4]


def test_table_statement_cites_its_cell(server: LLMServer, records: Records) -> None:
    server.script("축제과의 지출액은 428백만원입니다. [3]")
    (citation,) = ask(server, records).citations
    assert citation.lines == (17, 17)
    assert citation.heading == BUDGET
    assert citation.cell is not None
    assert (citation.cell.row, citation.cell.column) == (("축제과",), ("지출액",))
    assert citation.cell.unit == "백만원"


def test_markers_are_renumbered_by_first_use(server: LLMServer, records: Records) -> None:
    server.script(
        "- 등대 축제의 방문객은 34,200명입니다.[2]\n"
        "* 갯벌 보전의 소요예산은 1,250백만원입니다 [1], "
        "사업기간은 2025. 3.부터입니다 【본문 1】.\n"
        "등대 축제 방문객은 34,200명으로 전년 대비 8% 늘었습니다. [2, 9]"
    )
    draft = ask(server, records)
    assert draft.text.splitlines() == [
        "- 등대 축제의 방문객은 34,200명입니다.[1]",
        "- 갯벌 보전의 소요예산은 1,250백만원입니다 [2], 사업기간은 2025. 3.부터입니다 [3].",
        "등대 축제 방문객은 34,200명으로 전년 대비 8% 늘었습니다. [1]",
    ]
    assert [c.n for c in draft.citations] == [1, 2, 3]
    assert [c.lines for c in draft.citations] == [(10, 10), (5, 5), (4, 4)]
    assert draft.citations[0].heading == FESTIVAL


def test_statements_without_a_valid_marker_are_dropped(server: LLMServer, records: Records) -> None:
    server.script(
        "### 요약\n물빛시는 아름다운 도시입니다. **소요예산**은 1,250백만원입니다. [1] "
        "등대는 하얗습니다. [7] 우주정거장은 화성에 건설합니다. [2]"
    )
    assert ask(server, records).text == "소요예산은 1,250백만원입니다. [1]"


def test_pdf_citations_name_the_page(server: LLMServer, tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    records = town_records(tmp_path / "pdf", pages=1)
    server.script("등대 축제의 방문객은 34,200명입니다. [2]")
    (citation,) = ask(server, records).citations
    assert (citation.page, citation.lines, citation.span) == (1, None, (10, 10))
    records.close()


@pytest.mark.parametrize(
    "reply",
    [
        "<think>흠, [2]를 보자. English thoughts.</think>\n소요예산은 1,250백만원입니다. [1]",
        "Let me see.</think>소요예산은 1,250백만원입니다. [1]",
    ],
)
def test_reasoning_is_left_out(server: LLMServer, records: Records, reply: str) -> None:
    server.script(reply)
    assert ask(server, records).text == "소요예산은 1,250백만원입니다. [1]"


def test_not_in_the_passages_is_an_empty_draft(server: LLMServer, records: Records) -> None:
    server.script(message("llm.not_found"))
    assert ask(server, records) == Draft("", ())


def test_nothing_found_asks_no_server(server: LLMServer, records: Records) -> None:
    settings = Settings(llm_url=server.url, llm_model="scripted")
    with pytest.raises(StopIteration) as end:
        next(generate(understood(QUESTION), [], records, settings))
    assert end.value.value.draft == Draft("", ())
    assert server.calls == []


def test_excerpts_keep_to_the_characters_allowed(records: Records) -> None:
    hits = town_hits(records)
    few = choose_excerpts(hits, records, 250)
    many = choose_excerpts(hits, records, 8000)
    assert len(few) == 1
    assert [e.number for e in many] == [1, 2, 3]
    assert sum(len(line.text) for e in few for line in e.lines) <= 250


def test_excerpt_that_holds_a_later_passage_is_not_repeated(records: Records) -> None:
    hits = town_hits(records, (0, 0, 1))
    assert [e.number for e in choose_excerpts(hits, records, 8000)] == [1, 2]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("탐방로 2.4km를 정비합니다", (6, 6)),
        ("개최일은 2025. 8. 9.이고 방문객은 34,200명입니다", (9, 10)),
        ("고래 박물관은 닫혀 있습니다", None),
    ],
)
def test_narrowing_finds_the_lines(
    records: Records, statement: str, expected: tuple[int, int] | None
) -> None:
    lines = records.lines(NAME, 1, 17)
    found = narrow(statement, lines)
    assert (found and tuple(lines[i].number for i in found)) == expected


PIECES = (
    *("[1]", "[2]", "[3]", "[9]", "[1, 2]", "【3】", "[", "- ", "1. ", "**", "\n", " ", "?"),
    *("소요예산은 1,250백만원", "방문객 34,200명", "지출액은 428백만원", "2025. 8. 9."),
    *("입니다.", "고, "),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_markers_and_citations_always_agree(records: Records, pieces: list[str]) -> None:
    excerpts = choose_excerpts(town_hits(records), records, 8000)
    reply = Reply(Tying(excerpts, records), lambda draft: "")
    with suppress(UijeongError):
        for piece in pieces:
            reply.add(piece)
        reply.end("stop")
    draft = reply.draft
    marked = [int(n) for n in re.findall(r"\[(\d+)\]", draft.text)]
    numbers = [citation.n for citation in draft.citations]
    assert list(dict.fromkeys(marked)) == numbers == list(range(1, len(numbers) + 1))
    assert all(re.search(r"\[\d+\]", line) for line in draft.text.splitlines())
    for citation in draft.citations:
        first, last = citation.span
        assert citation.quote == "\n".join(TEXT.splitlines()[first - 1 : last])
        assert last - first < MOST_LINES


def test_narrowing_never_cites_more_than_a_few_lines(records: Records) -> None:
    lines = records.lines(NAME, 1, 17)
    found = narrow(TEXT.replace("\n", " "), lines)
    assert found is not None
    assert found[1] - found[0] < MOST_LINES
