"""Which statement comes first: its label, a total, and periods that hold the year asked about."""

from dataclasses import replace

import pytest

from assistant.compose.aspects import unsaid
from assistant.compose.besides import Besides, besides
from assistant.compose.candidates import Candidate, Candidates
from assistant.compose.evidence import Evidence, gather, is_foreign
from assistant.compose.items import Item
from assistant.compose.weighing import weigh
from assistant.question import Understood, understand
from index.recording import StoredReport, write_records
from index.records import Records
from index.retrieve import Hit
from index.terms import Expansion
from index.words import Words
from ingest.pipeline import read_report

TEXT = """
가온시 산업국 주요업무보고
2031. 4.

1. 나루밸리 운영

□ 시설개요

○ 규모 : 전용면적 55㎡
○ 면적 : 1,920㎡
○ 규모 : 연면적 77㎡

□ 체험장

○ 목공 체험장 확대(5개소)
○ 체험장 조성, 총 25개소 운영
○ 도예 체험장 확대(6개소)

□ ’32년 추진계획

○ 체험객 유치 3,000명

□ 추진실적

○ 체험객 유치 2,000명

□ 장인 지원

○ 도예 장인 수당 지급 : 61명, 563백만원
○ 도예 장인 수당 : 1인 15백만원

□ 장인 교육

○ 장인 교육 인원 : 41명
○ ’31년 목표 : 50명

□ 공유주방

○ 공유주방 개관(5.29.)
○ 요리 강습 및 시식회 개최
○ 현재 76개사 입주

□ 운영

○ 운영방식 : 민간위탁(물레협회, ’30.7.~’32.8.)
○ 운영방식 : 민간위탁(솔숲협회, ’28.7.~’29.8.)
"""

CRAFTS = """
가온시 산업국 주요업무보고
2031. 4.

1. 공예 진흥

□ 도자기 축제

○ 춘계 도자기 축제 바이어 101명 초청
○ 추계 축제 바이어 120명 초청

□ 안내 로봇

○ 로봇 직원이 전시관 안내 업무를 맡음
○ 로봇 직원 ‘가온봇’이 표를 받음

□ 유리공방

○ 유리공방 통합 수탁기관 선정 : ’31. 2월 선정
○ 위탁기간 : ’31. 4. 1. ~ ’33. 12. 31.
○ 수탁기관 : 맑은유리 외 2개 업체
○ 지원금 : 업체별 최대 300만원
○ 지원방법 : 시비 90%, 자부담 10%

□ 공동연구

○ 공동연구 기관 협의체 구성 : 가온대, 나루대
○ 5) MOU : 담당 기관이 맺는 업무협약

2. 거점 지원(물레산단, 솔숲산단)

□ 추진실적

○ 솔숲산단 입주 기업 86개사
○ 물레산단 입주 기업 93개사 유치
"""


GRANTS = """
가온시 산업국 주요업무보고
2031. 4.

1. 공방 지원

□ 예산 집행 현황

(단위 : 백만원)

사업명\t’30년 예산\t’31년 예산
도예 시제품 제작 지원\t2,185\t1,910
유리 시제품 제작 지원\t1,185\t1,310

※ 도예 시제품 제작 지원의 감소는 ’29년에 가마를 모두 갖추었기 때문임
"""

FAIR = """
가온시 산업국 주요업무보고
2031. 4.

1. 가온 공예주간 개최

□ 행사개요

○ 기간 : ’31.10.7.(화)~8.(수), 10.(금) 3일간
○ 10.9.(목) 가온의날은 휴일로 행사기간에서 제외
○ 장소 : 한들광장 등
○ 공예 자유 대담 12회 개최

□ 주요 프로그램(안) ※ 운영 사정에 따라 변경될 수 있음

○ 10.7. (화) 공예 기조연설
○ 10.10. (금) 공예 자유 대담

2. 공방 학교 운영

□ 운영시설

구 분\t동부\t남부 ※ '31. 3.1. 폐원
위 치\t한들동\t솔뫼시 나루동
예 산\t130백만원\t29백만원
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("evidence"), TEXT)


@pytest.fixture(scope="module")
def crafts(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("crafts"), CRAFTS)


@pytest.fixture(scope="module")
def fair(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("fair"), FAIR)


def stored(folder, text):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    found = read_report(folder / "a.txt", "a.txt")
    tokens = tuple(() for _ in found.passages)
    write_records(folder / "records.sqlite", [StoredReport(found, "/r", tokens)])
    return found, Records(folder / "records.sqlite")


def first(report, question: str) -> str:
    return candidates(report, question)[1][0].item.text


def candidates(report, question: str, *more: str) -> tuple[Understood, list[Evidence]]:
    found, records = report
    infos = records.reports()
    understood = understand(question, infos)
    words = Words.build([["나루"], ["체험장"], ["면적"], ["수탁자"], *([word] for word in more)])
    wanted = weigh(understood.names, understood.terms, words)
    hits = [Hit(passage, 1.0, 1.0, 1.0) for passage in found.passages]
    reports = {info.name: info for info in infos}
    return understood, gather(understood, hits, wanted, Candidates(records), reports)


def test_of_like_statements_the_one_labelled_as_what_is_asked_comes_first(report):
    assert first(report, "나루밸리 면적은").startswith("면적 :")


def test_a_total_that_is_asked_for_is_said_to_be_one(report):
    assert "총 25개소" in first(report, "나루밸리 체험장은 모두 몇 곳")


def test_a_period_holds_the_year_between_its_ends(report):
    assert "물레협회" in first(report, "2031년 나루밸리 수탁자는?")


@pytest.mark.parametrize(
    "question",
    ["공예주간은 왜 10월 9일을 건너뛰나?", "In the 공예주간 plan, why was October 9 skipped?"],
)
def test_what_is_told_of_the_day_asked_about_comes_first(fair, question):
    assert first(fair, question).startswith("10.9.")


def test_a_day_that_figures_are_as_of_is_none_that_is_asked_about(fair):
    infos = fair[1].reports()
    wanted = weigh((), (), Words.build([["나루"]]))
    assert not besides(understand("2031년 10월 9일 기준 공방은 몇 곳?", infos), wanted).days
    assert besides(understand("10월 9일에 무엇을 하나?", infos), wanted).days


def test_a_reason_is_no_remark_on_what_a_statement_stands_under(fair):
    assert "제외" in first(fair, "공예주간은 7일, 8일 하고 왜 10일에 또 하나?")


def test_what_the_header_of_a_table_remarks_on_a_column_is_told(fair):
    assert "폐원" in first(fair, "솔뫼시에 있던 공방 학교는 언제 없어졌나?")


def test_a_place_and_a_count_are_both_told_where_both_are_asked(fair):
    asked, found = candidates(fair, "공예주간은 어디에서 열고 대담은 몇 회 여나?")
    told = [found[0].item.text, *(one.item.text for one in unsaid(found, asked))]
    assert any("한들광장" in text for text in told)
    assert any("12회" in text for text in told)


def test_a_plan_for_another_year_gives_way(report):
    assert "2,000명" in first(report, "2031년 나루밸리 체험객 유치는 몇 명?")


def test_what_is_labelled_as_a_goal_is_told_where_one_is_asked_for(report):
    assert "목표 : 50명" in first(report, "나루밸리 장인 교육 목표 인원은?")


def test_what_each_gets_is_not_told_by_how_many_get_it(report):
    assert "1인" in first(report, "나루밸리 도예 장인 수당은 한 명에 얼마?")


def test_another_body_s_report_tells_of_a_body_that_it_names(report):
    found, records = report
    own = records.reports()[0]
    fund = replace(own, name="b.txt", body="가온문화재단")
    asked = replace(understand("나루밸리는?", [own]), bodies=("가온문화재단",))
    named = replace(found.passages[0], search="위탁법인 가온문화재단")
    infos = {"a.txt": own, "b.txt": fund}
    assert is_foreign(found.passages[0], asked, infos)
    assert not is_foreign(named, asked, infos)


def test_a_date_and_a_count_are_both_told_where_both_are_asked(report):
    asked, found = candidates(report, "나루밸리 공유주방의 개관 날짜와 지금 입주한 회사는 몇 개사?")
    told = [found[0].item.text, *(one.item.text for one in unsaid(found, asked))]
    assert any("5.29." in text for text in told)
    assert any("76개사" in text for text in told)


def test_why_is_not_told_by_figures_but_by_what_came_about_before(tmp_path):
    grants = stored(tmp_path, GRANTS)
    assert "때문임" in first(grants, "2031년 도예 시제품 제작 지원 예산이 준 이유는?")


def test_a_statement_on_the_other_half_of_the_year_gives_way(crafts):
    assert "120명" in first(crafts, "가을 도자기 축제 바이어는 몇 명?")
    assert "101명" in first(crafts, "봄 도자기 축제 바이어는 몇 명?")


def test_a_name_that_is_asked_for_stands_in_quotation_marks(crafts):
    assert "가온봇" in first(crafts, "로봇 직원 이름이 뭐예요?")


def test_who_runs_a_thing_and_until_when_stand_beside_its_choice(crafts):
    asked, found = candidates(
        crafts, "유리공방 통합 운영에 뽑힌 업체는 누구고 위탁은 언제까지인가?"
    )
    told = " ".join([found[0].item.text, *(one.item.text for one in unsaid(found, asked))])
    assert "맑은유리" in told
    assert "’33. 12. 31." in told or "'33. 12. 31." in told


def test_what_one_must_pay_oneself_is_told_beside_the_support(crafts):
    asked, found = candidates(crafts, "유리공방 지원금은 최대 얼마까지고 우리 돈도 내야 하나?")
    assert "300만원" in found[0].item.text
    assert any("자부담" in one.item.text for one in unsaid(found, asked))


def test_a_footnote_on_another_word_tells_nothing(crafts):
    assert "가온대" in first(crafts, "공동연구 기관은 어디인가?")


def test_a_heading_of_several_things_speaks_for_the_one_that_is_told_of(crafts):
    assert "93개사" in first(crafts, "물레산단 입주 기업은 몇 개사?")
    _, found = candidates(crafts, "물레산단 입주 기업은 몇 개사?")
    other = next(one for one in found if "86개사" in one.item.text)
    assert other.credits[0] < 0.5


def test_a_name_is_known_though_the_report_was_misread():
    words = Words.build([["공예", "~가온", "~온공", "~공예", "~예워", "~워크"]])
    wanted = weigh(("가온공예위크",), ("가온공예위크",), words)
    assert wanted.cover("‘가온공예워크’ 개최") > 0.8
    counterpart = Expansion("craft week", "공예위크", ("공예위크",), 0.6, "english")
    wanted = weigh(("craft week",), ("craft week",), words, [counterpart])
    assert wanted.cover("‘가온공예워크’ 개최") > 0.8


def test_a_verb_that_is_written_on_into_a_noun_has_its_counterparts():
    words = Words.build([["무료", "~무료"]])
    free = Expansion("공짜로보는", "무료", ("무료",), 0.6, "everyday")
    wanted = weigh(("공짜로보는거",), ("공짜로보는거",), words, [free])
    assert wanted.cover("5월까지 무료 상영") > 0.8


def test_what_is_counted_is_told_by_the_number_right_behind_it():
    def counted(text: str):
        asked = understand(text, ())
        return besides(asked, weigh(asked.names, asked.terms, Words.build([["나루"]])))

    def gain(asked: Besides, text: str) -> float:
        item = Item("mulle.txt", 1, 1, text, 3, (), (), None)
        return asked.worth(Candidate(item, text, "", "", "", text, bare=False), 0.0, 0.0)

    asked = counted("물레산단에 들어온 큰공방 수는?")
    assert asked.counted == "큰공방"
    told, dated = "입주86개(큰공방67개,서점19개)", "큰공방2031년입주30개사"
    assert gain(asked, told) - gain(asked, dated) == pytest.approx(0.1)
    assert counted("물레산단 큰공방은 몇 곳인가요?").counted == "큰공방"
    assert counted("물레산단 큰공방 예산은?").counted == ""
    # Heading and table may tell two values.
    assert counted("물레산단 현원은 몇 명인가요?").counted == ""


def test_things_of_a_sort_are_told_where_their_names_stand():
    wanted = weigh(("공예원",), ("공예원",), Words.build([["공예원"]]), ())
    asked = besides(understand("공예원은 어디어디 있나요?", ()), wanted)

    def gain(text: str) -> float:
        item = Item("mulle.txt", 1, 1, text, 3, (), (), None)
        return asked.worth(Candidate(item, text, "", "", "", text, bare=False), 0.0, 0.0)

    assert asked.sort == "공예원"
    assert gain("운영시설:물레공예원,나루공예원") - gain("공예원운영:5개과정") == pytest.approx(0.3)


SCHOOLS = """가온시 교육국 업무보고
2034. 4.

□ 직업 교육
  ○ 누리교육원 2개 캠퍼스
   - 북쪽 : 정원 60명
   - 남쪽 : 정원 40명
"""


def test_a_branch_is_told_by_its_part_of_the_name_under_the_rest_of_it(tmp_path):
    usual = ("남쪽", *("누리", "교육", "교육원", "정원") * 3)
    asked, found = candidates(stored(tmp_path, SCHOOLS), "남쪽누리교육원 정원은 몇 명인가?", *usual)
    at = next(n for n, text in enumerate(asked.names) if text == "남쪽누리교육원")
    credit = {one.item.text[:2]: one.credits[at] for one in found}
    assert credit["남쪽"] >= 0.85 > credit["북쪽"]
