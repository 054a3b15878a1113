"""Comparisons of what has other names: bodies by their letters, what is pointed at, two matters."""

from __future__ import annotations

import pytest
from model_helpers import give_offline_model

from assistant.question.called import with_full_names
from assistant.question.company import Company
from assistant.question.kinds import kind_of
from assistant.question.parts import parts_of
from assistant.question.units_asked import units_of
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import build
from index.embedding import EmbeddingChoice
from index.records import ReportInfo
from index.terms import Expansion
from ingest.progress import Silent
from ingest.sources import find_files

REPORTS = [
    ReportInfo(f"{name}.txt", "", "", "txt", "업무보고", body, issued, "", None, 9, 1, 1)
    for name, body, issued in (
        ("fund", "가온산업진흥원", "2033-02"),
        ("mid", "산업실", "2033-08"),
        ("new", "산업실", "2035-03"),
    )
]
CALLED = [Expansion("GIA", "가온산업진흥원", (), 1.0, "same")]


def texts(question: str) -> list[str]:
    return [part.text for part in parts_of(question, REPORTS)]


def test_a_body_called_by_its_letters_is_named_in_full():
    asked = "여는 달이 GIA 2033년 2월 보고와 산업실 2033년 8월 보고에서 다르던데 각각 몇 월인가요"
    text = with_full_names(asked, CALLED, REPORTS)
    assert [part.reports for part in parts_of(text, REPORTS)] == [{"fund.txt"}, {"mid.txt"}]
    assert with_full_names("GIA가 연 행사", CALLED, REPORTS) == "가온산업진흥원이 연 행사"


def test_a_report_of_the_city_names_no_body():
    assert with_full_names("2035년 시 보고에서", (), REPORTS) == "2035년 보고에서"


def test_what_asks_by_itself_asks_of_all_that_is_told():
    asked = "협력사가 2033년 8월 보고와 2035년 보고에서 서로 다르게 나오는데, 각각 어디죠"
    assert len(parts_of(asked, REPORTS)) == 2


def test_a_matter_only_pointed_at_is_asked_of_each_time():
    first, second = texts("2033년 8월 보고의 나래센터 예산과 2035년 본예산의 같은 사업을 견주면?")
    assert "나래센터" in first
    assert "나래센터" in second
    assert not {"같은", "견주면"} & {*first.split(), *second.split()}


def test_a_long_name_needs_nothing_of_the_one_before_it():
    question = "나래 마당과 가온도약챌린지 중 과제 수가 더 많은 것은 무엇인가요?"
    assert texts(question) == ["나래 마당 과제 수가", "가온도약챌린지 과제 수가"]
    assert texts("나래센터 목공체험실과 도예체험실 중 어느 쪽 면적이 더 넓나요?")[1].startswith(
        "나래센터 도예체험실"
    )


def test_which_of_two_is_more_asks_for_no_place():
    assert kind_of("나래관과 다온관 중 예산이 더 많은 곳은 어디인가요?") == "figure"
    assert kind_of("나래관 운영은 어디가 맡고 있죠?") == "who"
    assert units_of("여는 때가 몇 월이라고 돼 있나요") == frozenset()


OLD = """가온시 산업실 주요업무보고
2033. 4. 10.
산업실

1. 창작모임 육성

□ 추진실적
 ○ 가온 창작모임 육성(누적 40팀)
"""
NEW = """가온시 산업실 주요업무보고
2035. {month}. 10.
산업실

1. 창작모임 육성

□ 추진실적
 ○ 가온 창작모임 육성(누적 {teams}팀)

2. 나래문화마당 운영

□ 추진목표
 ○ 나래문화마당 180개사 지원

3. 다온수제화아카데미 운영

□ 추진목표
 ○ 다온수제화아카데미 교육생 350명 선발

4. 예산 집행 현황
(단위: 천원)
사업명\t'35년 예산\t
\t본예산\t예산현액
나래문화마당 운영\t500,000\t500,000
다온수제화아카데미 운영\t800,000\t800,000
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    (folder / "33.txt").write_text(OLD, encoding="utf-8")
    for month, teams in ((3, 52), (9, 60)):
        (folder / f"35-{month}.txt").write_text(
            NEW.format(month=month, teams=teams), encoding="utf-8"
        )
    give_offline_model(data)
    build(find_files([folder]), data, EmbeddingChoice("", data), Silent())
    return Assistant(Settings(data=data))


class Apart(Company):
    """Reports in which no two names stand together."""

    def __init__(self) -> None:
        """Read no words."""

    def apart(self, word: str, other: str) -> bool:
        return bool(word and other)


def test_a_matter_of_its_own_is_asked_about_by_itself():
    asked = "다온아카데미는 몇 명을 뽑고, 하이가온쇼룸은 어디에 있습니까"
    second = "하이가온쇼룸은 어디에 있습니까"
    assert parts_of(asked, REPORTS, company=Apart())[1].text == second
    assert parts_of(asked, REPORTS)[1].text == f"다온아카데미 {second}"
    asked = "다온아카데미는 몇 명을 뽑고, 수강료는 얼마입니까"
    assert parts_of(asked, REPORTS, company=Apart())[1].text == "다온아카데미 수강료는 얼마입니까"


def test_a_clause_may_end_in_a_noun_that_is_said_of_it():
    asked = "목공 교육은 몇 명 양성이 목표이고 가온어워즈는 2035년에 언제 엽니까"
    assert [part.text for part in parts_of(asked, REPORTS, company=Apart())] == [
        "목공 교육은 몇 명 양성이 목표이고",
        "가온어워즈는 2035년에 언제 엽니까",
    ]


def test_a_month_that_no_place_tells_is_told_as_the_reports(assistant):
    answer = assistant.ask(
        "창작모임 누적 팀 수가 2033년 3월, 2035년 3월, 2035년 9월에 어떻게 늘었는지 알려주세요"
    ).answer
    assert all(f"{teams}팀" in answer for teams in (40, 52, 60, 20))


def test_a_budget_passed_and_standing_the_same_is_compared(assistant):
    answer = assistant.ask(
        "나래문화마당과 다온수제화아카데미 중 2035년 예산이 더 적은 쪽은 어디인가요?"
    )
    assert "300,000천원" in answer.answer
