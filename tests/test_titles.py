"""Titles that a report lost between the parts of a programme."""

from table_helpers import lines_of

from ingest.outline import heading_paths
from ingest.tables import find_tables, restore_titles

_TABLE = "사업명\t예산현액\t지출액\n{name}\t{amount}\t12\n"
_PART = "□ 추진계획\n- 입주 공방 모집\n- 전시 개최\n□ 예산 집행 현황\n" + _TABLE


def _restored(text):
    lines = lines_of(text)
    headings = heading_paths(lines)
    tables = find_tables(lines, headings, "2025-04-14")
    return lines, *restore_titles(lines, headings, tables)


def test_parts_without_titles_are_named_after_the_row_of_their_table():
    parts = "".join(
        _PART.format(name=f"{name} 공방 운영", amount=amount)
        for name, amount in (("나루", 320), ("솔샘", 410))
    )
    lines, headings, tables = _restored("1. 공방 운영\n□ 사업개요\n- 공방 2개소\n" + parts)
    paths = {line.text: path for line, path in zip(lines, headings, strict=True)}
    assert paths["- 공방 2개소"] == ("공방 운영", "사업개요")
    named = [path for line, path in zip(lines, headings, strict=True) if "전시" in line.text]
    assert named == [
        ("공방 운영", "나루 공방 운영", "추진계획"),
        ("공방 운영", "솔샘 공방 운영", "추진계획"),
    ]
    assert [table.heading[1] for table in tables] == ["나루 공방 운영", "솔샘 공방 운영"]


def test_parts_that_no_table_tells_apart_keep_their_headings():
    part = _PART.format(name="공방 운영", amount=320)
    text = "1. 공방 운영\n□ 사업개요\n- 공방 2개소\n" + part + part
    lines, headings, _ = _restored(text)
    assert headings == heading_paths(lines)
