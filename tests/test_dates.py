from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("’21.3.31.", "2021-03-31"),
        ("(’21.3.31.기준)", "2021-03-31"),
        ("'26. 1. 31.", "2026-01-31"),
        ("'26. 1 .31. 기준", "2026-01-31"),
        ("’23 4.14.", "2023-04-14"),
        ("2024. 7. 31.", "2024-07-31"),
        ("2024.2.27", "2024-02-27"),
        ("2024-02-27", "2024-02-27"),
        ("2024년 2월 7일", "2024-02-07"),
        ("’24년 2월", "2024-02"),
        ("24년 2월", "2024-02"),
        ("’24. 8월말", "2024-08"),
        ("2026. 3.", "2026-03"),
        ("’21.3월 현재", "2021-03"),
        ("’99. 12. 1.", "1999-12-01"),
        ("제12회 임시회 2021. 4.", "2021-04"),
        ("'26. 1.~5.", "2026-01"),
        ("’23년 2월 31일", "2023-02"),
    ],
)
def test_a_date_is_read_in_every_way_it_is_written(text, iso):
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8.31. 기준",
        "3월말",
        "'24년 기준",
        "2024년",
        "2023 4개 과제",
        "면적 2012.5㎡",
        "12,2024.5",
        "’25년 7억원",
        "’24년 3분기",
        "2025년 2차 공모",
    ],
)
def test_what_names_no_year_and_month_is_no_date(text):
    assert parse_date(text) is None


def test_a_count_after_a_month_is_not_a_day():
    assert parse_date("’24. 3월 15명 채용") == "2024-03"


def test_all_dates_are_found_where_they_stand():
    text = "공사(’21.9.~2022. 12. 3.)"
    assert [(text[d.start : d.end], d.iso) for d in find_dates(text)] == [
        ("’21.9", "2021-09"),
        ("2022. 12. 3", "2022-12-03"),
    ]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_short_years_mean_the_nearest_century(day):
    text = f"’{day.year % 100:02}. {day.month}. {day.day}."
    assert parse_date(text) == day.isoformat()


@given(st.text())
def test_any_text_is_searched_without_an_error(text):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
