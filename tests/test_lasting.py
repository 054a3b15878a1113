"""How long something lasts, reckoned from its first and last day."""

from datetime import date

import pytest
from model_helpers import give_offline_model

from assistant.compose.lasting import Span, length_of, spans_in
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from ingest.progress import Silent
from ingest.sources import find_files

REPORT = """가온시 산업실 주요업무보고
2031. 4. 10.
산업실

1. 가온공예주간 개최

□ 행사개요
 ○ 기    간 : '31. 9. 28.(일) ~ 10. 2.(목)
 ○ 장    소 : 가온시 공예마당

2. 달빛공방 운영

□ 사업개요
 ○ 위탁기간 : '31. 4. 1. ~ '33. 12. 31.
 ○ 교육기간 : 12주간 운영('31. 5. 6. ~ '31. 7. 28.)
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    (folder / "31.txt").write_text(REPORT, encoding="utf-8")
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("일정 : '31. 12. 28.(일) ~ '32. 1. 1.(목)", [("2031-12-28", "2032-01-01")]),
        ("개막 : 10.1.(화) ~ 3.(목)", [("2031-10-01", "2031-10-03")]),
        ("전시 : 3월 5일 ~ 4월 2일", [("2031-03-05", "2031-04-02")]),
        ("운영 : '30. 4. ~ '31. 2.", [("2030-04-01", "2031-02-28")]),
        ("교육 : 3~11월", [("2031-03-01", "2031-11-30")]),
        ("개관 : '31. 4. 2.", []),
        ("기간 : 2. 30. ~ 3. 2.", []),
        ("기간 : 5. 9. ~ 5. 2.", []),
        ("1차 : 5. 1. ~ 5. 9., 2차 : 6. 1. ~ 6. 9.", 2),
    ],
)
def test_spans_are_read_as_reports_print_them(text, spans):
    found = spans_in(text, "2031")
    if isinstance(spans, int):
        assert len(found) == spans
    else:
        assert [(str(one.first), str(one.last)) for one in found] == spans


def test_what_has_no_year_lasts_only_where_the_report_tells_it():
    assert spans_in("개막 : 10.1.(화) ~ 3.(목)") == []


@pytest.mark.parametrize(
    ("last", "days", "asked", "length"),
    [
        (date(2031, 4, 5), True, "며칠간 열리나요?", "5일"),
        (date(2031, 12, 31), True, "며칠 동안인가요?", "275일"),
        (date(2031, 12, 31), True, "얼마 동안 하나요?", "9개월"),
        (date(2033, 12, 31), True, "몇 년간 맡나요?", "2년 9개월"),
        (date(2033, 12, 31), True, "몇 개월간 맡나요?", "2년 9개월(33개월)"),
        (date(2031, 4, 30), False, "며칠간 하나요?", ""),
        (date(2031, 4, 30), False, "몇 달간 하나요?", "1개월"),
    ],
)
def test_a_length_is_told_in_what_is_asked_for(last, days, asked, length):
    assert length_of(Span("", date(2031, 4, 1), last, days), asked) == length


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "가온공예주간은 며칠 동안 열리나요?",
            "'31. 9. 28.(일) ~ 10. 2.(목)이므로 첫날과 마지막 날을 넣어 5일간입니다. [1]",
        ),
        (
            "달빛공방 위탁기간은 몇 년 몇 개월인가요?",
            "'31. 4. 1. ~ '33. 12. 31.이므로 첫날과 마지막 날을 넣어"
            " 2년 9개월(33개월)간입니다. [1]",
        ),
    ],
)
def test_a_length_stands_before_the_statement_that_tells_both_ends(assistant, question, first):
    answer = assistant.ask(question)
    lead, *rest = answer.answer.splitlines()
    assert lead == first
    assert "[1]" in rest[-1]
    computed = [figure for figure in answer.figures if figure.formula]
    assert computed
    assert all(figure.state == "계산값" for figure in computed)


def test_a_length_that_is_printed_is_not_reckoned(assistant):
    text = assistant.ask("달빛공방 교육기간은 며칠 동안인가요?").answer
    assert "12주간" in text
    assert "첫날" not in text


def test_nothing_is_reckoned_where_no_length_is_asked(assistant):
    assert "첫날" not in assistant.ask("가온공예주간은 언제 열리나요?").answer
