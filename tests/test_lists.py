"""Whole lists: of the length that is asked for, from the entry that announces them."""

import pytest

from assistant.compose.candidates import Candidates
from assistant.compose.evidence import gather
from assistant.compose.lists import asks_list, list_items
from assistant.compose.weighing import weigh
from assistant.question import understand
from index.recording import StoredReport, write_records
from index.records import Records
from index.retrieve import Hit
from index.words import Words
from ingest.pipeline import read_report

TEXT = """
가온시 산업국 주요업무보고
2031. 4.

1. 배움터 운영

□ 사업개요

○ 배움터 운영으로 기업 발굴·육성, 판로 지원 및 협력 등 배움터 활성화를 도모

○ 배움터 2개소 운영(나루, 물레)
  - 3개소 조성 추진 중(솔숲 배움터, 달빛 배움터, 언덕 배움터)

□ 추진현황

○ 하반기 공방 4개 과정 수강생 선정 및 운영
  - 목공 : <의자 만들기>, <책장 만들기> 각 20명
  - 도예 : <그릇 빚기> 20명
  - 염색 : <쪽물 들이기> 20명

○ 거점공간 조성
  - (생산) 「물레공장」
  - (창업) 「솔숲마당」
  - (교육) 「달빛학교」
시설 규모 사용형태
동쪽 600㎡ 임차
서쪽 700㎡ 소유

2. 연구 지원

□ 지원분야

| 분야 | 시작 연도 | 과제수 | 사용료 |
|---|---|---|---|
| 목공 기술 | 2028 | 12 | 징수 |
| 도예 기술 | 2030 | 5 | 미징수 |
| 염색 기술 | 2030 | 7 | 징수 |
| 제지 기술 | 2029 | 9 | 면제 |

□ 지원대상

  - 연구 우대 대상자를 포함한 공모 진행
    ※ 연구 우대 대상자 : 청년 장인, 전통 공방, 귀향 가족 등
  - 연구 성과 전시회 참가
    ※ 나루 박람회(3월), 솔숲 축제(5월), 물레 장터(9월) 참가 예정

□ 연구 마을 조성

  - 입주대상 : 목수, 도예가, 염색가 등

| 마을 위치 | 물량 |
|---|---|
| 나루동 17 | 60호 |
| 솔숲동 3 | 17호 |
| 물레동 23 | 23호 |

□ 작업 거점

○ 작업 공동장비 : 나루구(10월 개소), 솔숲구(5월 개소), 들판구(검토 중), 언덕구(협의 중)
○ (빛앵커) 협동 작업 추진
  - 물레구(목공) : 5월 착공
  - 달빛구(도예) : 7월 착공
○ (쓰임시설) 회의실, 공동작업장, 전시장, 찻집 등
○ 작업 거점 터를 13개소 골라 시설 마련

□ 연구 예산

  - 연구 예산 가운데 국비 사업¹⁾ 단순 집행분 제외

□ 연구 일정

구 분	시기
공모	3월

1) 나루 기술 나눔(초급), 솔숲 장인 육성, 물레 시제품 제작 등 3개 사업

□ 거점 건립

○ 조성계획 : 50개 이상 업체가 소재한 지역(3개 : 동숲, 서숲, 남숲)

○ (나루거점) 일감 창출 및 협동화 사업 추진
  - 물레(목공) : '30. 7월 착공
  - 언덕(도예) : '31. 1월 착공
  - 들판(염색) : '31. 4월 착공

□ 해외 협력

  - 연구 결과물을 함께 파는 곳 발굴

| 지역 | 시장 |
|---|---|
| 북부 | 노르 |
| 남부 | 수르 |
| 섬 | 이슬라 |

3. 장터 협력

□ 추진계획

  - (장터) 이름난 장터 판매망 협력 강화

| 지역 | 판매망 | 협력 내용 |
|---|---|---|
| 북부 | 노르몰 | 공동 판촉 |
| 북부 | 수르몰 | 입점 교육 |
| 섬 | 이슬라몰 | 방송 판매 |
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    found = read_report(folder / "a.txt", "a.txt")
    tokens = tuple(() for _ in found.passages)
    write_records(folder / "records.sqlite", [StoredReport(found, "/r", tokens)])
    return found, Records(folder / "records.sqlite")


def listed(report, question: str) -> list[str]:
    found, records = report
    infos = records.reports()
    understood = understand(question, infos)
    words = Words.build([["배움터"], ["공방"], ["거점"]])
    wanted = weigh(understood.names, understood.terms, words)
    hits = [Hit(passage, 1.0, 1.0, 1.0) for passage in found.passages]
    reports = {info.name: info for info in infos}
    evidence = gather(understood, hits, wanted, Candidates(records), reports)
    return [item.text for item in list_items(evidence, understood, wanted, records) or ()]


def test_what_says_how_many_there_are_is_the_list(report):
    (found,) = listed(report, "새로 조성하는 배움터 세 곳은?")
    assert found.startswith("3개소 조성 추진 중")


def test_the_list_is_of_the_thing_that_is_named_where_another_has_as_many_entries(report):
    found = listed(report, "나루거점 조성 지역 세 곳은 어디인가요?")
    assert [text.split("(")[0] for text in found] == ["물레", "언덕", "들판"]


def test_the_list_hangs_from_the_item_labelled_as_the_matter(report):
    found = listed(report, "빛앵커를 짓는 자치구를 모두 알려 주세요")
    assert [text.split("(")[0] for text in found] == ["물레구", "달빛구"]


def test_what_is_labelled_as_the_sort_asked_for_is_the_list(report):
    (found,) = listed(report, "작업 거점 터에 들이는 시설 종류를 전부 대 주세요")
    assert found.startswith("(쓰임시설)")


def test_what_hangs_from_the_announcement_is_the_list_where_an_entry_names_two(report):
    found = listed(report, "하반기 공방 4개 과정은 무엇인가요?")
    assert [text.split(" ")[0] for text in found] == ["목공", "도예", "염색"]


def test_lines_of_a_lost_table_are_no_entries(report):
    found = listed(report, "거점공간은 어떤 것들이 조성되었나요?")
    assert found == ["(생산) 「물레공장」", "(창업) 「솔숲마당」", "(교육) 「달빛학교」"]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "연구 지원 분야 중 사용료를 안 걷는 분야는 어떤 것들이 있나요?",
            ["도예 기술", "제지 기술"],
        ),
        ("사용료를 받지 않는 연구 지원 분야를 모두 알려 주세요", ["도예 기술", "제지 기술"]),
        ("2030년에 시작한 연구 지원 분야를 모두 알려 주세요", ["도예 기술", "염색 기술"]),
    ],
)
def test_rows_that_a_column_tells_apart_are_the_list(report, question, rows):
    assert [" ".join(text.split(" ")[:2]) for text in listed(report, question)] == rows


def test_the_statement_whose_label_is_asked_for_is_the_list(report):
    (found,) = listed(report, "연구 우대 대상자라고 부르는 것은 누구누구인가요?")
    assert found == "연구 우대 대상자 : 청년 장인, 전통 공방, 귀향 가족 등"


def test_a_remark_that_lists_stands_alone(report):
    (found,) = listed(report, "연구 성과로 나가는 전시회는 어디 어디인가요?")
    assert found.startswith("나루 박람회")


def test_who_or_where_asked_for_without_exception_is_a_list(report):
    (found,) = listed(report, "연구 성과로 나가는 전시회는 어디인가요? 예를 모두요.")
    assert found.startswith("나루 박람회")
    assert asks_list(understand("장터는 누가 돕나요? 빠짐없이 적어 주세요", ()))
    assert not asks_list(understand("장터는 어디인가요? 모두 몇 곳인가요?", ()))


def test_a_table_below_the_heading_with_as_many_rows_is_the_list(report):
    found = listed(report, "연구 결과물을 함께 파는 해외 시장 세 곳은 어디인가요?")
    assert found == ["북부 노르", "남부 수르", "섬 이슬라"]


def test_a_column_of_the_names_that_are_asked_for_is_the_list(report):
    found = listed(report, "이름난 장터 협력을 강화할 판매망사를 모두 알려 주세요")
    assert [text.split(" ")[1] for text in found] == ["노르몰", "수르몰", "이슬라몰"]


@pytest.mark.parametrize(
    ("question", "list_asked"),
    [
        ("하반기 공방에 개설된 네 과정 이름", True),
        ("장터 육성의 세부 사업 이름을 빠짐없이 알려 주세요", True),
        ("공방거리의 이름", False),
    ],
)
def test_names_of_several_things_are_a_list(report, question, list_asked):
    assert asks_list(understand(question, report[1].reports())) is list_asked


def test_a_footnote_belongs_to_the_statement_that_has_its_number(report):
    (found,) = listed(report, "연구 예산에서 단순 집행분으로 제외한 국비 사업 3개는?")
    assert found.startswith("나루 기술 나눔(초급), 솔숲 장인 육성")


def test_a_statement_whose_label_tells_of_something_else_is_not_the_list(report):
    found = listed(report, "연구 마을이 들어서는 곳 세 군데를 알려 주세요")
    assert found == ["나루동 17 60호", "솔숲동 3 17호", "물레동 23 23호"]
