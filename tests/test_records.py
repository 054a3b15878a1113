import sqlite3
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_helpers import make_report, stored

from index.codec import dump_figure, load_figure
from index.recording import SCHEMA_VERSION, write_records
from index.records import Records, ReportInfo, StoredLine
from ingest.errors import UijeongError
from ingest.model import Figure

FIRST = make_report("문화국/2031 업무보고.txt")
SECOND = make_report("물관리국.pdf", ("누수 탐지", "정수장 개선", "빗물 저장"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "이름에 ?와 %20이 있는 폴더" / "records.sqlite"
    path.parent.mkdir()
    write_records(path, [stored(FIRST), stored(SECOND, "/other")])
    return path


@pytest.fixture
def records(path):
    records = Records(path)
    yield records
    records.close()


def test_reports_are_listed_in_the_order_written(records):
    assert [info.name for info in records.reports()] == [FIRST.name, SECOND.name]
    assert records.report(SECOND.name) == ReportInfo(
        SECOND.name, "/other", SECOND.sha256, "text", SECOND.title, SECOND.body, "2031-06",
        "2031-05-31", None, line_count=9, passage_count=3, figure_count=6,
        warnings=("3쪽을 읽지 못했습니다.",),
    )  # fmt: skip


def test_an_unknown_report_is_a_key_error(records):
    with pytest.raises(KeyError, match="없는 보고"):
        records.report("없는 보고")
    with pytest.raises(KeyError):
        records.stored("없는 보고")


def test_everything_written_comes_back_equal(records):
    assert records.stored(FIRST.name) == stored(FIRST)
    assert records.stored(SECOND.name) == stored(SECOND, "/other")


@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [(2, 3, [2, 3]), (-5, 1, [1]), (5, 99, [5, 6]), (7, 9, []), (4, 2, [])],
)
def test_lines_are_clipped_to_the_report(records, first, last, numbers):
    assert [line.number for line in records.lines(FIRST.name, first, last)] == numbers


def test_a_line_has_its_text_and_heading_path(records):
    assert records.lines(FIRST.name, 2, 2) == [
        StoredLine(2, " ○ 도서관 확충 사업을 추진함", None, ("주요 업무", "1. 도서관 확충"))
    ]


def test_passages_come_in_the_order_asked(records):
    wanted = [SECOND.passages[2], FIRST.passages[0], SECOND.passages[2]]
    assert records.passages_at([4, 0, 4]) == wanted
    assert records.passages_at([]) == []


@pytest.mark.parametrize("position", [-1, 5])
def test_a_position_outside_is_a_key_error(records, position):
    with pytest.raises(KeyError):
        records.passages_at([position])


def test_all_passages_stand_at_their_positions(records):
    everything = [*FIRST.passages, *SECOND.passages]
    assert list(records.all_passages()) == everything
    assert records.passages_at(range(len(everything))) == everything
    assert records.tokens() == [passage.search.split() for passage in everything]


def test_more_passages_may_be_asked_for_than_a_statement_takes(tmp_path):
    report = make_report("긴 보고", tuple(f"사업 {n}" for n in range(1200)))
    write_records(tmp_path / "r.sqlite", [stored(report)])
    records = Records(tmp_path / "r.sqlite")
    backwards = report.passages[::-1]
    positions = range(len(report.passages))[::-1]
    assert records.passages_at(positions) == list(backwards)
    records.close()


@pytest.mark.parametrize(
    ("lines", "count"), [((), 2), ((4, 5), 0), ((3, 3), 1), ((3, None), 2), ((7, None), 0)]
)
def test_tables_that_touch_the_lines(records, lines, count):
    assert len(records.tables(FIRST.name, *lines)) == count


def test_figures_by_report_and_lines(records):
    assert records.figures() == [*FIRST.figures, *SECOND.figures]
    assert records.figures(SECOND.name) == list(SECOND.figures)
    assert records.figures(SECOND.name, 4, 6) == list(SECOND.figures[2:4])
    assert records.figures(SECOND.name, last=5) == list(SECOND.figures[:2])
    assert records.figures("없는 보고") == []


@given(
    value=st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False)),
    labels=st.lists(st.text(st.characters(codec="utf-8"))),
)
def test_values_survive_to_the_last_digit(value, labels):
    path = tuple(labels)
    figure = Figure("가", path, path, "1", value, "원", None, None, None, path, 1, 2, 3)
    again = load_figure(dump_figure(figure), "가")
    assert again == figure
    assert type(again.value) is type(value)
    assert str(again.value) == str(value)


def test_a_whole_decimal_stays_a_decimal():
    figure = Figure("가", (), (), "2.0", Decimal("2.0"), "%", None, None, None, (), 1, 1)
    assert isinstance(load_figure(dump_figure(figure), "가").value, Decimal)


def test_many_threads_read_at_once(records):
    def read(number):
        report = (FIRST, SECOND)[number % 2]
        return records.stored(report.name).report == report

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(200)))


def test_the_file_cannot_be_written_through_records(records):
    with pytest.raises(UijeongError) as caught:
        records._rows("DELETE FROM lines")
    assert "readonly" in caught.value.detail


@pytest.mark.parametrize(
    ("version", "key"), [(SCHEMA_VERSION - 1, "index.older"), (SCHEMA_VERSION + 1, "index.newer")]
)
def test_another_schema_version_is_refused(path, version, key):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(UijeongError) as caught:
        Records(path)
    assert caught.value.key == key


@pytest.mark.parametrize("content", [b"", b"not a database, only some text" * 20])
def test_a_file_that_is_no_database_is_damage(tmp_path, content):
    path = tmp_path / "records.sqlite"
    path.write_bytes(content)
    with pytest.raises(UijeongError) as caught:
        Records(path)
    assert caught.value.key in ("index.damaged", "index.older")


def test_a_missing_file_is_damage(tmp_path):
    with pytest.raises(UijeongError) as caught:
        Records(tmp_path / "records.sqlite")
    assert caught.value.key == "index.damaged"
