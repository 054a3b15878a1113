"""How long something lasts, reckoned from its first and last day."""

from types import SimpleNamespace

import pytest
from report_helpers import assistant_over

from assistant.compose.aspects import labels_asked
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.lasting import span_in
from assistant.compose.reckon.sums import of_one_kind
from assistant.question import understand
from assistant.service import Assistant

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
 ○ 공정률(4. 1. 기준): 62.3%, 2층 골조공사 중

3. 별빛공방 운영

□ 사업개요
 ○ 위탁기간 : '31. 5. 1. ~ '32. 12. 31.
 ○ 공정률(4. 1. 기준): 8.3%, 기초 공사 중

4. 햇빛공방 운영

□ 사업개요
 ○ 위탁기간 : '31. 6. 1. ~ '34. 12. 31.
 ○ 공정률(4. 1. 기준): 12.1%, 1층 골조공사 중
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("reports"), {"31.txt": REPORT})


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("일정 : '31. 12. 28.(일) ~ '32. 1. 1.(목)", ("2031-12-28", "2032-01-01")),
        ("개막 : 10.1.(화) ~ 3.(목)", ("2031-10-01", "2031-10-03")),
        ("전시 : 3월 5일 ~ 4월 2일", ("2031-03-05", "2031-04-02")),
        ("운영 : '30. 4. ~ '31. 2.", ("2030-04-01", "2031-02-28")),
        ("교육 : 3~11월", ("2031-03-01", "2031-11-30")),
        ("개관 : '31. 4. 2.", None),
        ("기간 : 2. 30. ~ 3. 2.", None),
        ("기간 : 5. 9. ~ 5. 2.", None),
        ("1차 : 5. 1. ~ 5. 9., 2차 : 6. 1. ~ 6. 9.", None),
    ],
)
def test_one_span_is_read_as_reports_print_it(text, span):
    found = span_in(text, 2031)
    assert (found and (str(found.first), str(found.last))) == span


@pytest.mark.parametrize(
    ("question", "length"),
    [
        ("가온공예주간 기간은 모두 며칠인가요?", "5일"),
        (
            "가온공예주간은 며칠 동안 열리나요?",
            "5일",
        ),
        (
            "달빛공방 위탁기간은 몇 년 몇 개월인가요?",
            "2년 9개월(33개월)",
        ),
    ],
)
def test_a_length_stands_before_the_statement_that_tells_both_ends(assistant, question, length):
    answer = assistant.ask(question)
    lead, formula, *rest = answer.answer.splitlines()
    assert lead.endswith(f"모두 {length}입니다. [1]")
    assert formula.startswith("- 계산식: ")
    assert "[1]" in rest[-1]
    computed = [figure for figure in answer.figures if figure.formula]
    assert computed
    assert all(figure.state == "계산값" for figure in computed)


def test_a_length_that_is_printed_is_not_reckoned(assistant):
    text = assistant.ask("달빛공방 교육기간은 며칠 동안인가요?").answer
    assert "12주간" in text
    assert "계산식" not in text


def test_nothing_is_reckoned_where_no_length_is_asked(assistant):
    assert "계산식" not in assistant.ask("가온공예주간은 언제 열리나요?").answer


def told(line: int, text: str, *heading: str) -> Evidence:
    return Evidence(Item("31.txt", line, line, text, 2.0, heading, (), None), 1.0, 1.0, 1.0, ())


def test_what_is_asked_by_two_labels_is_told_by_both():
    best = told(20, "총사업비 : 36억원", "달빛관")
    rival = told(40, "공정률(8.31.): 8.3%", "별빛관")
    own = told(24, "공정률(8.31.): 62.3%, 골조공사 중", "달빛관")
    asked = understand("달빛관 총사업비와 공정률은?", ())
    assert list(labels_asked([best, rival, own], asked)) == [own]
    assert not list(labels_asked([best, rival, own], understand("달빛관 총사업비는?", ())))


def figure_of(table, *row, column=()):
    return SimpleNamespace(
        fact=SimpleNamespace(table=table, figure=SimpleNamespace(row=row, column=column))
    )


def test_unlike_things_are_not_summed():
    fund, sales = figure_of(None, "자금지원", "조성"), figure_of(None, "기업 입주", "매출")
    assert not of_one_kind([fund, sales], ())
    assert of_one_kind([sales, figure_of(None, "기업 보육", "매출")], ())
    assert of_one_kind(
        [figure_of(9, "동관", column=("예산",)), figure_of(9, "서관", column=("예산",))], ()
    )
    of_areas = [figure_of(9, "계", column=(area, "인원")) for area in ("숲길", "안전")]
    assert of_one_kind(of_areas, ())


def test_what_is_asked_is_not_affirmed(assistant):
    assert not assistant.ask("가온시 공예마당에는 뭐가 열리나요?").answer.startswith("네,")


HOUSES = """가온시 산업실 주요업무보고
2034. 8. 10.
산업실

1. 솔빛관 건립

□ 추진실적
 ○ 솔빛관 설계용역 마침 및 건립공사 발주('34. 4.)
□ 향후계획
 ○ 건립공사 착공 : '34. 5월
 ○ 전시 설계 및 제작 : '34. 7월 ~ '36. 5월
 ○ 준공 : '36. 7월

2. 손끝기술 집 짓기

□ 시설현황 : 참빛관 조성 중(가온역 옆, '37.5. 준공)
□ 추진실적
 ○ (시설 조성) 참빛관 조성 추진
   - 참빛관 착공('36.2.) ※ '36.6. 현재 공정률 12%

3. 글마당 조성

□ 서점 거리 조성
 ○ 책 읽는 거리의 '별빛서점' 조성('35. 2월 개관)
   - 면적 : 120㎡
 ○ 밤에 여는 '달빛서점' 조성('35. 7월 개관)
   - 면적 : 90㎡
"""


@pytest.fixture(scope="module")
def builder(tmp_path_factory):
    """An assistant over a report that tells the dates of several houses in different places."""
    return assistant_over(tmp_path_factory.mktemp("houses"), {"34.txt": HOUSES})


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("솔빛관은 착공에서 준공까지 몇 개월 걸리는 계획인가요?", "2년 2개월(26개월)"),
        ("참빛관은 착공부터 준공까지 몇 달이 걸리나요?", "1년 3개월(15개월)"),
        ("참빛관은 솔빛관보다 준공이 몇 달 늦나요?", "10개월"),
        ("별빛서점은 달빛서점보다 몇 개월 먼저 문을 여나요?", "5개월"),
    ],
)
def test_dates_told_in_different_places_are_set_apart(builder, question, says):
    answer = builder.ask(question)
    assert says in answer.answer.split("\n")[0]
    assert len(answer.citations) >= 1


@pytest.mark.parametrize(
    "question",
    [
        "참빛관은 달빛관보다 준공이 몇 달 늦나요?",  # no date is told of one
        "참빛관은 착공에서 개관까지 몇 개월 걸리나요?",
    ],
)
def test_no_interval_is_told_where_a_date_lacks(builder, question):
    assert "계산식" not in builder.ask(question).answer
