"""Near misses and what looks like them: told of another of its sort, only counted, never dated."""

from __future__ import annotations

import pytest
from test_lacking import NEWEST_INFOS, asked, evidence, item, name

from assistant.compose.demands import is_sure, undelivered
from assistant.compose.evidence import Evidence
from assistant.compose.lacking import best_signs
from assistant.compose.lookalikes import only_counted, others_told, sisters
from assistant.compose.matching import Name
from assistant.compose.outside import strangers
from assistant.compose.rows import RowItem
from assistant.compose.singled import singled
from assistant.compose.timely import mistimed
from assistant.compose.told import coined, tells
from assistant.compose.unnamed import unnamed
from assistant.compose.weighing import weigh
from assistant.question.kinds import kind_of
from assistant.question.units_asked import units_of
from assistant.verify.dates import check_dates
from index.words import Words
from ingest.model import Row, Table


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("솔뫼대 창업팀 경쟁률은?", "가온대 20팀(경쟁률 12:1), 나루대 5팀", ["솔뫼대"]),
        ("솔뫼대 창업팀 경쟁률은?", "창업팀 20팀(경쟁률 12:1)", []),
        ("솔뫼대 창업팀 경쟁률은?", "솔뫼대 20팀, 나루대 5팀", []),
        ("코스피 상장사는 몇 곳인가?", "인증기업 120개사(코스닥 12개사)", ["코스피"]),
        ("누리구 참여자는 몇 명인가?", "가람구 12명, 다솜구 9명", ["누리구"]),
        ("전문대 참여자는 몇 명인가?", "가온대 12명, 나루대 9명", []),
    ],
)
def test_of_names_of_a_sort_only_those_listed_are_told_of(question, text, found):
    names = (name(question.split()[0]),)
    assert list(others_told(names, evidence(item(text), 0.0))) == found


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        ("별빛공방에 참가한 12곳은 각각 어디인가?", "공방 28곳(목공 16, 도예 12)", True),
        ("별빛공방 13곳에 넣을 시설 종류를 모두 알려 달라", "거점 13개소 선정", False),
        ("공방 88개는 어떤 분야로 나뉘나?", "공방 88개 선정", False),
        ("수업을 맡은 3개 대학은 어디인가?", "수업 운영(3개 대학)", True),
        ("수업을 맡은 3개 대학은 어디인가?", "수업 운영(3개 대학 : 가온대, 나루대, 솔뫼대)", False),
    ],
)
def test_names_are_asked_for_of_what_is_counted(question, text, counted):
    assert only_counted(asked(question), [evidence(item(text), 1.0)]) is counted


def test_a_list_of_something_else_nearby_names_nothing():
    question = asked("공예주간에 참가한 브랜드 3개의 이름은 무엇인가?")
    best = evidence(item("공예주간 참가 지원(3개 브랜드)"), 1.0)
    aside = Evidence(item("교육, 상담, 홍보 지원", first=12), 0.9, 0.2, 1.0, (0.0,))
    assert only_counted(question, [best, aside])


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("별빛포럼에 참석한 도시는 몇 곳인가?", "별빛포럼에 20여 도시 초청", ("참석한",)),
        ("별빛포럼에 참석한 도시는 몇 곳인가?", "별빛포럼 20개 도시 참가", ()),
        ("별빛챌린지에 지원한 팀은 몇 팀인가?", "별빛챌린지 5팀, 5억원", ("지원한",)),
        ("별빛챌린지를 지원한 기관은 어디인가?", "별빛챌린지 5팀, 5억원", ()),
        ("별빛공방 신청자의 소득 기준은?", "대상 : 소득 75% 이하", ()),
        (
            "별빛공방 작품의 해외 매출은 얼마인가?",
            "매출 30억원(현장 10, 온라인 20)",
            ("해외 매출",),
        ),
        ("별빛공방에서 짝을 찾은 사람은 몇 명인가?", "별빛공방 결연 12건", ()),
        ("별빛공방을 찾은 사람은 몇 명인가?", "별빛공방 예산 12억원", ("찾은 사람",)),
        ("별빛공방 구성비는 몇 %인가?", "목공 30%, 도예 70%", ()),
        ("별빛공방 당연직이사는 누구인가?", "당연직이사 : 가온시장", ()),
        ("별빛공방 대상은 어느 작품이 받았나?", "별빛공방 시상식 개최", ("대상은 어느",)),
    ],
)
def test_what_few_statements_tell_is_demanded(question, text, lacking):
    found = undelivered(asked(question), item(text))
    assert tuple(word.strip() for word in found) == lacking


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("별빛공방을 맡을 업체로 어디가 뽑혔나?", "별빛공방 수행업체 선정", True),
        ("별빛공방을 맡을 업체로 어디가 뽑혔나?", "별빛공방 수행업체 선정(㈜뚝딱건축)", False),
        ("별빛공방 채용 포털로 어느 곳이 뽑혔나?", "별빛공방 채용 포털 선정", True),
        ("별빛공방이 업체와 함께 가는 전시회는 어디인가?", "별빛공방 전시회 참가", False),
    ],
)
def test_who_was_chosen_is_told_by_a_name(question, text, lacking):
    assert unnamed(asked(question), [evidence(item(text), 1.0)]) is lacking


def test_some_demands_are_told_by_nothing_else():
    assert is_sure("우승")
    assert not is_sure("참석한")


def test_a_time_that_is_asked_for_and_stands_nowhere_is_unfit():
    question = asked("별빛지구는 몇 년도에 지정되었나?")
    names = (name("별빛지구"), name("지정"))
    row = Row(10, 10, ("별빛지구",), ("○", "○"))
    columns = (("대상지",), ("지정",))
    table = Table(9, 10, ("지정현황",), "", None, None, ("지구명",), columns, (row,))
    untimed = evidence(RowItem("a.txt", table, row, ("별빛지구",), 0), 1.0, 1.0)
    assert best_signs(question, [untimed], names, NEWEST_INFOS).unfit == 2.0
    dated = evidence(item("별빛지구 지정('33. 5월)"), 1.0, 1.0)
    assert best_signs(question, [dated], names, NEWEST_INFOS).unfit == 0.0


def test_a_number_of_another_year_is_not_that_of_the_year_asked_about():
    question = asked("별빛공방에 2033년에 참여한 사람은 몇 명인가?")
    partners = evidence(item("별빛공방 협업기관 : 2033년 10개"), 1.0, fit=0.0)
    goal = evidence(item("2034년 목표 : 350명 참여"), 1.0)
    told = evidence(item("2033년 참여 120명"), 1.0)
    assert mistimed(question, [partners, goal], NEWEST_INFOS)
    assert not mistimed(question, [partners, goal, told], NEWEST_INFOS)
    share = asked("별빛공방에 2033년에 참여한 사람의 비율은 몇 %인가?")
    assert not mistimed(share, [partners, goal], NEWEST_INFOS)
    assert not mistimed(asked("별빛공방 참여 목표는 몇 명인가?"), [partners, goal], NEWEST_INFOS)


def test_seats_are_told_by_no_other_unit():
    names = (name("별빛극장"),)
    told = evidence(item("별빛극장 운영 예산 300백만원"), 1.0, fit=0.3)
    assert best_signs(asked("별빛극장은 몇 석인가?"), [told], names, NEWEST_INFOS).unfit == 1.0


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("공방 12곳 가운데 몇 번째로 문을 열었나?", "문"),
        ("공방 12곳 가운데 맨 먼저 완공되는 공방은 몇 월에 여나?", "완공"),
        ("공방 12곳 중에서 예산 1억원을 넘는 것은 몇 곳인가?", "예산"),
    ],
)
def test_a_rank_or_a_limit_singles_nothing_out(question, part):
    names = (name("공방"), name(part))
    assert singled(asked(question), evidence(item("공방 12곳"), 1.0, 0.0), names, []) == ()


def test_a_noun_behind_a_name_that_is_told_is_told_with_it():
    names = (name("장학생"), name("박사후"), name("연구원"))
    question = asked("장학생 가운데 박사후 연구원은 몇 명인가?")
    told = evidence(item("장학생 255명(박사 85, 박사후 20)"), 1.0, 1.0, 0.0)
    assert singled(question, told, names, []) == ()


def test_what_something_is_asked_to_be_is_no_name():
    names = (name("지원센터", core="지원"),)
    told = evidence(item("전국에서 11번째로 설립"), 0.0)
    assert not list(sisters(names, told, "가온시", "전국에서 몇 번째 지원센터인가요?"))
    assert list(sisters(names, told, "가온시", "지원센터는 언제 세웠나요?"))


def test_who_learns_is_told_by_what_is_taught():
    learners = (name("교육생"),)
    assert tells(learners[0], evidence(item("별이야기 과정 60명"), 0.0), learners) == 1.0
    assert tells(learners[0], evidence(item("별이야기 관람 60명"), 0.0), learners) == 0.0


def test_an_office_before_its_staff_is_an_office():
    found = strangers(asked("2034년 3월 말 별빛정책과 현원은 몇 명인가?"), ["도예 정책"], ())
    assert list(found) == ["별빛정책과"]
    assert not list(strangers(asked("매출액과 직원은 얼마나 되나?"), ["매출액 3억원"], ()))


def test_a_name_that_shares_but_the_city_with_a_text_is_unheard():
    festival = Name("서울별", ("서울",), 3.0, known=True)
    assert coined(asked("서울별 관람객은 몇 명인가?"), (festival,), ["서울 관람객 12명"])
    assert not coined(asked("서울별 관람객은 몇 명인가?"), (festival,), ["서울별 12명"])


def test_an_amount_that_is_stated_roughly_weighs_little():
    words = Words.build([["322억여", "~여원"], ["공방"], ["예산"], ["체험"]])
    rough, named = weigh(("322억여", "공방"), ("공방",), words).names
    assert rough.weight < 0.5 * named.weight


def test_a_firm_of_a_name_is_not_the_name():
    pairs = ["~누리", "~리솔", "~솔기", "~기업", "~입주", "~주기"]
    words = Words.build(
        [["누리솔기업", "입주기업", *pairs], ["누리솔쇼룸", "입주", *pairs[:2]], pairs]
    )
    (firm,) = weigh(("누리솔기업",), ("누리솔", "기업"), words).names
    assert "누리솔" not in firm.others
    (tenant,) = weigh(("입주기업",), ("입주", "기업"), words).names
    assert "입주" in tenant.others


def test_which_firm_it_is_asks_for_no_number():
    which = "소비지수는 어느 카드사 매출 자료로 만드나?"
    assert not units_of(which)
    assert kind_of(which) != "figure"
    assert units_of("어느 기업의 매출이 가장 많은가?") == {"원"}


def test_a_number_behind_a_decimal_is_no_day():
    text = "고용률은 54.5%에서 55.3%, +1.2%p, 남성 -0.3%p입니다."
    assert not list(check_dates(text, []))
