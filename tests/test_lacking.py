"""What a statement lacks of a question: demands, sister bodies, other editions, bare counts."""

from __future__ import annotations

import pytest

from assistant.compose.demands import undelivered
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.lacking import best_signs, is_whole
from assistant.compose.lookalikes import only_counted, other_edition, sisters
from assistant.compose.matching import Name
from assistant.compose.outside import elsewhere, quoted_strangers, strangers
from assistant.compose.planned import only_planned
from assistant.compose.rows import RowItem
from assistant.compose.singled import singled
from assistant.compose.timely import untimely
from assistant.compose.told import (
    coined,
    is_general,
    lacking_asked,
    lacking_proper,
)
from assistant.compose.unnamed import unnamed
from assistant.question import Understood, understand
from index.records import ReportInfo
from index.terms import Terms
from ingest.model import Row, Table

_NEWEST = 2035
REPORT = ReportInfo("a.txt", "/", "", "txt", "업무보고", "가온시", "2035-03", "", None, 20, 2, 0)
NEWEST_INFOS = {REPORT.name: REPORT}


def item(text: str, *above: str, first: int = 10, heading: tuple[str, ...] = ()) -> Item:
    parents: tuple[Item, ...] = ()
    for at, line in enumerate(above, start=1):
        parents = (*parents, Item("a.txt", at, at, line, 1.0 + at, heading, parents, None))
    return Item("a.txt", first, first, text, 2.0 + len(parents), heading, parents, None)


def name(text: str, core: str = "") -> Name:
    return Name(text, (text,), 3.0, known=True, core=core)


def evidence(found: Item, *credits: float, fit: float = 1.0) -> Evidence:
    return Evidence(found, 1.5, 0.9, fit, credits)


def asked(question: str) -> Understood:
    return understand(question, [], (), Terms([]))


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("별빛공방 수강생 중 여성은 몇 명인가?", "별빛공방 교육 120명 수료", ("여성",)),
        ("별빛공방 수강생 중 여성은 몇 명인가?", "별빛공방 교육 120명(여성 70) 수료", ()),
        ("별빛공방 참여자는 몇 명인가?", "별빛공방 교육 120명 수료", ()),
        ("별빛공방 이용료는 얼마인가?", "별빛공방 운영 예산 : 300백만원", ("이용료",)),
        ("별빛공방 이용료는 얼마인가?", "별빛공방 무료 개방", ()),
        ("별빛공방에서 탈락한 팀은 몇 팀인가?", "별빛공방 20팀 선발", ("탈락",)),
        ("별빛공방 만족도는 몇 점인가?", "별빛공방 120명 이용", ("만족도",)),
        ("별빛공방에 적힌 값은 얼마인가?", "별빛공방 운영 120명", ()),
        ("이탈리아에서 온 별빛공방 작가는 몇 명인가?", "별빛공방 작가 12명", ()),
        ("별빛공방 출연금은 얼마인가?", "별빛공방 출연 300백만원", ()),
        ("별빛공방을 짓는 데 든 돈은 얼마인가?", "별빛공방 건립 중(공정률 30%)", ("든 돈",)),
        ("별빛공방 위탁 인원은 몇 명인가?", "별빛공방 위탁(정원 5명)", ()),
        ("별빛공방 수강생 중 20대는 몇 명인가?", "별빛공방 120명 수료", ("20대",)),
        ("별빛공방 20대 과제는 무엇인가?", "별빛공방 과제 추진", ()),
        ("별빛공방 작가는 어느 나라 사람인가?", "별빛공방 작가 6개국 12명", ("어느 나라",)),
        ("별빛공방 작가는 어느 나라 사람인가?", "별빛공방 작가(이탈리아 등 6개국)", ()),
        ("별빛공방 수강생을 자치구별로 알려 달라", "자치구별 편차 완화", ("자치구별",)),
        ("별빛공방 수강생을 자치구별로 알려 달라", "가람구 12명, 누리구 9명", ()),
        ("별빛공방 시공사는 어디인가?", "별빛공방 시공사 선정 공고", ("시공사",)),
        ("별빛공방 만족도는 몇 점인가?", "별빛공방 만족도 조사 : 10~11월", ("만족도",)),
        ("별빛공방 만족도는 몇 점인가?", "별빛공방 만족도 조사 결과 94점", ()),
        ("별빛공방에 다녀간 사람은 몇 명인가?", "별빛공방 운영 예산 300백만원", ("다녀간",)),
        ("별빛공방에 다녀간 사람은 몇 명인가?", "별빛공방 이용자 3,200명", ()),
        ("별빛공방 대표는 누구인가?", "별빛공방 대표기업 유치", ("대표는 누구",)),
        ("별빛공방 대표는 누구인가?", "별빛공방 대표 : 김가온", ()),
        ("별빛공방을 지은 건설회사는 어디인가?", "별빛공방 위치 : 마루동 3", ("건설회사",)),
        ("별빛공방을 빌리면 시간당 얼마인가?", "별빛공방 공사 완료(3개소)", ("빌리면",)),
        ("별빛공방 수강생 중 예순 넘은 분은 몇 명인가?", "별빛공방 5대 분야 120명", ("예순",)),
        ("별빛공방 건물은 뭐로 쓰기로 했나?", "별빛공방 위치 : 마루동", ("뭐로 쓰",)),
    ],
)
def test_what_is_demanded_must_be_spoken_of(question, text, lacking):
    assert undelivered(asked(question), item(text)) == lacking


def test_a_parent_or_a_heading_may_tell_what_is_demanded():
    question = asked("별빛공방 이용료는 얼마인가?")
    assert undelivered(question, item("성인 3천원", "이용 요금")) == ()
    assert undelivered(question, item("성인 3천원", heading=("별빛공방 요금",))) == ()


@pytest.mark.parametrize(
    ("text", "above", "other"),
    [
        ("참석 300명", "가온 공예주간 2033 성과", True),
        ("참석 300명", "가온 공예주간 2034 성과", False),
        ("2033 가온 공예주간 참석 300명", "가온 공예주간 2034 준비", True),
        ("참석 300명('33. 5월)", "가온 공예주간 성과", False),
        ("비전 2050 과제 12개", "가온 공예주간", False),
    ],
)
def test_the_edition_nearest_to_a_statement_is_the_one_it_tells_of(text, above, other):
    question = asked("2034년 가온 공예주간에는 몇 명이 왔나?")
    assert other_edition(question, item(text, above), _NEWEST) is other


@pytest.mark.parametrize(
    ("text", "body", "found"),
    [
        ("한들창업센터 입주 11개사", "", ["한들창업허브"]),
        ("한들창업허브 입주 11개사", "", []),
        ("입주 11개사", "한들창업허브", []),
    ],
)
def test_a_sister_body_is_another_one(text, body, found):
    names = (name("한들창업허브", core="허브"), name("입주"))
    assert list(sisters(names, evidence(item(text), 0.5, 1.0), body)) == found


def test_of_bodies_in_a_row_the_last_is_meant():
    names = (name("한들창업허브", core="허브"), name("누리센터"), name("입주"))
    best = item("누리센터 입주 5개사")
    assert not list(sisters(names, evidence(best, 0.2, 1.0, 1.0), "가온시"))
    assert list(sisters(names, evidence(best, 0.2, 0.0, 1.0), "가온시"))


def test_a_count_is_not_the_names_that_are_asked_for():
    question = asked("공예주간에 참가한 브랜드 6개의 이름은 무엇인가?")
    counted = evidence(item("공예주간 참가 지원(6개 브랜드)"), 1.0)
    listed = evidence(item("가람, 나루, 다솜, 라온, 마루, 바론", first=12), 1.0)
    assert only_counted(question, [counted])
    assert not only_counted(question, [counted, listed])
    below = evidence(item("심사 3회", "공예주간 참가 지원(6개 브랜드)"), 1.0)
    assert only_counted(question, [below])
    assert not only_counted(asked("공예주간에 참가한 브랜드는 몇 개인가?"), [counted])


def test_names_in_quotes_below_what_counts_them_are_names():
    question = asked("공예주간에 참가한 브랜드 3개의 이름은 무엇인가?")
    two = evidence(item("공예 : <가람 공방>, <나루 공방> 참가", "공예주간 3개 브랜드"), 1.0)
    third = evidence(item("회화 : '다솜 화실' 참가", "공예주간 3개 브랜드", first=12), 1.0)
    assert only_counted(question, [two])
    assert not only_counted(question, [two, third])


def test_the_noun_that_is_asked_about_is_told_by_its_own_word():
    names = (name("별빛공방"), name("감독"))
    question = asked("별빛공방의 감독은 몇 명인가?")
    assert lacking_asked(question, evidence(item("별빛공방 강좌(650명)"), 1.0, 0.0), names)
    assert not lacking_asked(question, evidence(item("별빛공방 감독 3명"), 1.0, 1.0), names)
    # A general noun is told by whatever fits.
    people = (name("별빛공방"), name("인원"))
    question = asked("별빛공방의 인원은 몇 명인가?")
    assert not lacking_asked(question, evidence(item("별빛공방(12명)"), 1.0, 0.0), people)


def test_who_pays_is_not_what_is_asked_about():
    light = Name("가온시", ("가온시",), 1.0, known=True)
    question = asked("물난리가 난 이웃 도시에 가온시가 얼마를 보냈나?")
    best = evidence(item("수해 복구 성금 3억원 전달"), 0.0)
    assert not lacking_asked(question, best, (light,))
    assert lacking_asked(question, best, (name("가온시"),))


def test_a_maker_may_be_told_by_a_line_beside_and_a_place_not_at_all():
    question = asked("부산대학교와 만든 별빛공방은 예산이 얼마인가?")
    names = (name("부산대학교"), name("별빛공방"))
    best = evidence(item("별빛공방 예산 3억원"), 0.0, 1.0)
    beside = evidence(item("부산대학교 협약 체결", first=12), 1.0, 0.0)
    assert lacking_proper(question, best, names, []) == ("부산대학교",)
    assert lacking_proper(question, best, names, [beside]) == ()
    around = asked("부산 별빛공방은 면적이 얼마인가?")
    light = Name("부산", ("부산",), 2.5, known=True)
    assert lacking_proper(around, best, (light, names[1]), []) == ()
    assert lacking_proper(around, best, (light, name("달빛공방")), []) == ("부산",)


def test_a_name_with_two_particles_is_no_office():
    question = asked("누리진단과는 언제부터 함께하나?")
    assert list(strangers(question, ["누리진단('34. 4월~) 협력"], ())) == []
    assert list(strangers(question, ["별빛진단('34. 4월~) 협력"], ())) == ["누리진단과"]


def test_a_place_behind_another_name_is_a_part_of_it():
    names = (name("별빛공방"), Name("부산", ("부산",), 2.5, known=True))
    best = evidence(item("별빛공방 면적 : 300㎡"), 1.0, 0.0)
    whose = asked("부산의 별빛공방은 면적이 얼마인가?")
    assert lacking_proper(whose, best, names, []) == ()
    assert lacking_proper(asked("별빛공방 부산의 면적은 얼마인가?"), best, names, []) == ("부산",)


def test_what_another_statement_as_good_tells_is_not_lacking():
    question = asked("별빛공방의 매출과 가동률은 얼마인가?")
    names = (name("별빛공방"), name("매출"), name("가동률"))
    best = evidence(item("별빛공방 가동률 93%"), 1.0, 0.0, 1.0)
    other = evidence(item("별빛공방 매출 5억원", first=12), 1.0, 1.0, 0.0)
    infos = {"a.txt": REPORT}
    assert best_signs(question, [best], names, infos).demanded == ("매출",)
    assert best_signs(question, [best, other], names, infos).demanded == ()
    # It has to hold a number as the best does.
    said = evidence(item("별빛공방 매출 확대 지원", first=12), 1.0, 1.0, 0.0, fit=0.0)
    assert best_signs(question, [best, said], names, infos).demanded == ("매출",)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("별빛공방 수강생 가운데 목수는 몇 명인가?", "별빛공방 수강생 120명", ("목수",)),
        ("별빛공방 수강생 120명 중에 목수는 몇 명인가?", "별빛공방 수강생 120명", ("목수",)),
        ("별빛공방 수강생 중 목수는 몇 명인가?", "별빛공방 수강생 120명(목수 30)", ()),
        ("별빛공방 수강생 중 목수 이야기를 해 달라", "별빛공방 수강생 120명", ()),
        ("수강생 중 목수보다 도공이 많은 곳은 몇 곳인가?", "별빛공방 수강생 120명", ()),
    ],
)
def test_the_number_of_a_whole_is_not_that_of_a_part_singled_out(question, text, found):
    names = (name("수강생"), name("목수"))
    credits = tuple(float(each.text in text) for each in names)
    assert singled(asked(question), evidence(item(text), *credits), names, []) == found
    if found:
        beside = evidence(item("목수 30명", first=12), 0.0, 1.0)
        assert not singled(asked(question), evidence(item(text), *credits), names, [beside])
        # Farther away, and of no trainees, it is another matter's.
        apart = evidence(item("목수 30명", first=19), 0.0, 1.0)
        assert singled(asked(question), evidence(item(text), *credits), names, [apart]) == found


def test_a_part_is_less_than_its_whole():
    names = (name("공방"), name("도예"))
    question = asked("2034년에 문을 연 공방 65곳 가운데 도예는 몇 곳인가?")
    more = evidence(item("공방(도예, 목공) 심사 거쳐 99곳 선정"), 1.0, 1.0)
    assert singled(question, more, names, []) == ("도예",)
    assert (
        singled(question, more, names, [evidence(item("공방 도예 20곳", first=12), 1.0, 1.0)]) == ()
    )


def test_the_columns_of_a_row_say_what_its_numbers_are():
    names, infos = (name("별빛관"),), {"a.txt": REPORT}
    row = Row(10, 10, ("별빛관 운영",), ("253",))
    table = Table(9, 10, ("예산",), "", "백만원", None, ("사업",), (("집행액",),), (row,))
    spent = Evidence(RowItem("a.txt", table, row, None), 1.5, 0.9, 1.0, (1.0,))
    said = evidence(item("예산 집행 점검", first=12), 1.0, fit=0.0)
    question = asked("별빛관 운영비로 나간 돈은 얼마인가?")
    assert not best_signs(question, [spent, said], names, infos).uncounted


def test_what_is_asked_of_one_of_several_is_no_part_of_them():
    names = (name("시설"), name("민간건물"), name("면적"))
    question = asked("시설 세 곳 가운데 민간건물을 빌린 곳의 면적은 몇 ㎡인가?")
    assert singled(question, evidence(item("시설 면적 : 300㎡"), 1.0, 0.0, 1.0), names, []) == ()


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("별빛공방을 지은 업체는 어디인가?", "별빛공방 공사 완료('34. 9.)", True),
        ("별빛공방을 지은 업체는 어디인가?", "별빛공방 공사 완료(㈜뚝딱건축, '34. 9.)", False),
        ("별빛공방 수탁기관은 어디인가?", "수탁기관 : 별빛공방 상인회", False),
        ("별빛공방 대표로 뽑힌 다섯 분의 성함은?", "별빛공방 대표 선정(총 5명)", True),
        ("별빛공방 담당 기관은 어디인가?", "별빛공방 운영 개시", False),
        ("별빛공방 수업을 맡은 학교 3곳의 이름은?", "별빛공방 수업 운영대학 공모", True),
        ("별빛공방 수업을 맡은 학교 3곳의 이름은?", "별빛공방 수업(가람대학교 등)", False),
    ],
)
def test_a_name_that_is_asked_for_must_stand_in_what_was_found(question, text, lacking):
    assert unnamed(asked(question), [evidence(item(text), 1.0)]) is lacking


def test_a_number_of_another_unit_is_no_answer():
    names, infos = (name("별빛공방"),), {"a.txt": REPORT}
    money = evidence(item("별빛공방 운영 예산 300백만원"), 1.0, fit=0.3)
    people = evidence(item("별빛공방 120명 이용", first=12), 1.0, fit=1.0)
    question = asked("별빛공방은 몇 명이 썼나?")
    assert best_signs(question, [money], names, infos).unfit
    assert not best_signs(question, [money, people], names, infos).unfit
    assert not best_signs(asked("별빛공방은 몇 개인가?"), [money], names, infos).unfit
    several = asked("별빛공방은 2034년과 2035년에 몇 명이 썼나?")
    assert not best_signs(several, [money], names, infos).unfit


def test_a_row_of_money_tells_nothing_that_is_counted():
    names, infos = (name("별빛공방"),), {"a.txt": REPORT}
    row = Row(10, 10, ("별빛공방 운영",), ("253",))
    table = Table(9, 10, ("예산",), "", "백만원", None, ("사업",), (("예산",),), (row,))
    money = Evidence(RowItem("a.txt", table, row, None), 1.5, 0.9, 0.2, (1.0,))
    assert best_signs(asked("별빛공방은 몇 군데인가?"), [money], names, infos).unfit
    assert not best_signs(asked("별빛공방은 몇 % 줄었나?"), [money], names, infos).unfit


def test_what_may_be_had_at_most_has_not_come_about():
    question = asked("별빛장려금을 최종적으로 받은 사람은 몇 명인가?")
    assert only_planned(question, evidence(item("업체당 최대 10명 지급"), 1.0))
    assert not only_planned(question, evidence(item("24명 지급"), 1.0))


def test_what_is_dated_after_its_report_has_not_come_about():
    question = asked("2035년 별빛축제에 실제로 온 사람은 몇 명인가?")
    best = evidence(item("참여인원 : 20만명"), 1.0)
    held = evidence(item("개최시기 : 2035. 9. 3.(월) ~ 9. 7.(금)", first=12), 1.0)
    assert only_planned(question, best, [held], "2035-03")
    assert not only_planned(question, best, [held], "2036-03")
    both = asked("별빛축제에 몇 명이 온다고 했고 실제로 몇 명이 왔나?")
    assert not only_planned(both, best, [held], "2035-03")


def test_several_words_that_were_asked_together_are_no_compound():
    together = Name("동네사람들", ("동네", "사람"), 3.0, known=False, core="동네")
    question = asked("동네 사람들이 쓰는 별빛공방은 어디인가?")
    assert coined(question, (together,), ["별빛공방"]) == ()
    spelt = asked("동네사람들이 쓰는 별빛공방은 어디인가?")
    assert coined(spelt, (together,), ["별빛공방"]) == ("동네사람들",)


def test_a_particle_taken_for_the_end_of_a_compound_makes_it_no_new_word():
    long = Name("별빛환경개선금은", ("별빛", "환경"), 3.0, known=True, core="환경")
    question = asked("별빛환경개선금은 얼마인가?")
    assert coined(question, (long,), ["별빛환경개선금(1인 10백만원)"]) == ()
    assert coined(question, (long,), ["별빛공방"]) == ("별빛환경개선금은",)


def test_what_came_about_may_stand_under_a_plan():
    question = asked("별빛펀드가 실제로 결성된 금액은 얼마인가?")
    assert only_planned(question, evidence(item("500억원", "펀드 조성 계획"), 1.0))
    assert not only_planned(question, evidence(item("결성총액 480억원", "펀드 조성 계획"), 1.0))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("경기도 별빛공방은 몇 곳인가?", ("경기",)),
        ("별빛컵 결승은 어느 경기장에서 열리나?", ()),
        ("경기 침체로 문을 닫은 가게는 몇 곳인가?", ()),
        ("세종대로 별빛관은 몇 층인가?", ()),
        ("전주 대비 손님은 얼마나 늘었나?", ()),
    ],
)
def test_a_place_is_no_beginning_of_another_word(question, places):
    assert elsewhere(question, [evidence(item("별빛공방"), 1.0)]) == places


def test_a_statement_with_every_name_and_the_right_unit_is_whole():
    question = asked("별빛공방 면적은 얼마인가?")
    names = (name("별빛공방"), name("면적"))
    assert is_whole(question, evidence(item("별빛공방 면적 300㎡"), 1.0, 0.9), names)
    assert not is_whole(question, evidence(item("별빛공방 면적"), 1.0, 0.9, fit=0.3), names)
    assert not is_whole(question, evidence(item("300㎡"), 0.0, 0.9), names)


def test_a_whole_statement_need_not_say_whose_city_it_is_or_where_a_thing_lies():
    question = asked("마루동에 있는 가온시 별빛공방은 몇 ㎡인가?")
    city = Name("가온시", ("가온시",), 1.0, known=True)
    names = (name("마루동"), city, name("별빛공방"))
    assert is_whole(question, evidence(item("별빛공방 300㎡"), 0.0, 0.0, 1.0), names)
    assert not is_whole(question, evidence(item("마루동 별관 300㎡"), 1.0, 0.0, 0.0), names)
    within = asked("마루동 솔숲에 들어설 가온시 별빛공방은 몇 ㎡인가?")
    assert is_whole(within, evidence(item("별빛공방 300㎡"), 0.0, 0.0, 1.0), names)
    owned = asked("마루동의 가온시 별빛공방은 몇 ㎡인가?")
    assert not is_whole(owned, evidence(item("별빛공방 300㎡"), 0.0, 0.0, 1.0), names)
    other = asked("마루동과 가온시 별빛공방은 모두 몇 ㎡인가?")
    assert not is_whole(other, evidence(item("별빛공방 300㎡"), 0.0, 0.0, 1.0), names)


def test_a_month_is_of_last_year_that_has_not_come_yet_in_this():
    infos = {"a.txt": REPORT}
    told = [evidence(item("12월 물가 상승률 2.1%"), 1.0), evidence(item("2월 물가 하락"), 1.0)]
    assert untimely(asked("2034년 12월 물가 상승률은 몇 %인가?"), told, infos) == []
    assert untimely(asked("2033년 12월 물가 상승률은 몇 %인가?"), told, infos) == [2033]
    assert untimely(asked("2034년 2월 물가는 어떠했나?"), told, infos) == [2034]


@pytest.mark.parametrize("often", ["1년", "하루", "매달"])
def test_how_often_something_is_done_is_no_name(often):
    assert is_general(Name(often, (often,), 4.0, known=True))
    assert not is_general(Name("물레극장", ("물레극장",), 4.0, known=True))


def weighed(text: str, weight: float, *others: str) -> Name:
    return Name(text, (text, *others), weight, known=True, others=others)


def test_a_rare_name_makes_up_for_what_is_put_in_other_words():
    question = asked("새로 만드는 별빛명장상은 몇 명에게 주는가?")
    names = (weighed("별빛명장상", 5.9), weighed("새로만드", 1.4, "제정"))
    told = item("대상 : 명장(연 6명)", "별빛명장상 제정")
    assert is_whole(question, evidence(told, 0.9, 0.0), names)
    assert not is_whole(question, evidence(told, 0.9, 0.0, fit=0.3), names)
    assert not is_whole(question, evidence(told, 0.5, 0.0), names)
    common = (weighed("공방", 2.5), weighed("새로만드", 1.4, "제정"))
    assert not is_whole(question, evidence(told, 0.9, 0.0), common)


def test_the_rarest_name_makes_up_for_less_rare_ones():
    question = asked("과제가 성공하면 내는 별빛료는 몇 %인가?")
    names = (weighed("별빛료", 5.9), weighed("성공", 4.3))
    told = item("별빛료 : 지원금의 5%를 내는 비용")
    assert is_whole(question, evidence(told, 1.0, 0.0), names)
    rarer = (weighed("별빛료", 4.6), weighed("달무리동", 6.9))
    assert not is_whole(question, evidence(told, 1.0, 0.0), rarer)


def test_where_a_rare_thing_is_need_not_be_told():
    question = asked("마루 별빛관은 몇 ㎡인가?")
    names = (weighed("마루", 2.7), weighed("별빛관", 4.0))
    assert is_whole(question, evidence(item("별빛관 300㎡"), 0.0, 0.9), names)
    unknown = (Name("마루", ("마루",), 2.7, known=False), weighed("별빛관", 4.0))
    assert not is_whole(question, evidence(item("별빛관 300㎡"), 0.0, 0.9), unknown)


def test_a_goal_that_was_reached_is_none_to_come():
    question = asked("별빛제품 구매 실적은 얼마로 집계됐나?")
    reached = "별빛제품 목표액 달성 - 산 금액 실적은 512억, 목표액 400억 대비 128%"
    assert not only_planned(question, evidence(item(reached), 1.0))
    assert only_planned(question, evidence(item("별빛제품 구매 목표 400억"), 1.0))


def test_what_is_taken_for_granted_is_not_what_is_asked():
    stopped = item("별빛관은 소송 중('34. 4.~)으로 끝나는 대로 착공")
    assert undelivered(asked("별빛관이 늦어진 까닭은 무엇인가?"), stopped) == ("지연",)
    taken = asked("별빛관이 소송 때문에 늦어진다던데, 언제부터 소송 중인가?")
    assert undelivered(taken, stopped) == ()


def test_who_appoints_is_told_without_the_name_of_who_is_appointed():
    told = item("대표이사 : 시장이 임명(임기 3년)")
    assert not undelivered(asked("별빛재단 대표이사는 누가 임명하는가?"), told)
    assert undelivered(asked("별빛재단 대표이사는 누가 맡고 있는가?"), told)
    assert undelivered(asked("별빛재단 초대 의장은 누가 맡았나?"), item("별빛재단 출범('34. 5월)"))


def test_where_a_match_was_held_is_told_by_the_name_of_the_hall():
    names = (name("별빛리그"), name("경기장"))
    hall = evidence(item("장소 : 마루체육관"), 1.0, 0.0)
    assert lacking_asked(asked("별빛리그가 열린 경기장은 어디인가?"), hall, names) == ()
    works = (name("별빛관"), name("공사"))
    part = evidence(item("별빛관 (공정률 50%)"), 1.0, 0.0)
    assert lacking_asked(asked("별빛관 공사는 얼마나 진행됐나?"), part, works) == ()
    assert lacking_asked(asked("별빛관 공사는 얼마인가?"), part, works) == ("공사",)


def test_in_which_district_a_thing_is_takes_a_place():
    question = asked("별빛센터는 어느 구에 들어섰는가?")
    assert undelivered(question, item("별빛센터 3개소 유치(2034년)")) == ("어느 구",)
    for told in (
        "별빛센터 : 마루구 3층",
        "별빛센터 개소(마루로 12)",
        "마루(도예), 나루(목공)",
    ):
        assert undelivered(question, item(told)) == ()


def test_an_award_is_another_one_than_its_like():
    names = (name("가온인쇄대상", core="인쇄"),)
    assert list(sisters(names, evidence(item("드라마어워즈 시상식(10. 15.)"), 0.3), ""))
    assert not list(
        sisters((name("교육지원대상", core="교육"),), evidence(item("대상 : 청년"), 0.3), "")
    )


def test_a_quoted_name_of_words_that_no_report_has_is_nobody_s_typing_error():
    unknown = Name("푸른랩", ("푸른",), 3.5, known=False)
    assert quoted_strangers("'가온 푸른랩'은 어느 과에서 맡고 있는가?", (unknown,)) == (
        "가온푸른랩",
    )
    assert quoted_strangers("푸른랩은 어느 과에서 맡고 있는가?", (unknown,)) == ()
    assert quoted_strangers("'별빛공방'은 어느 과에서 맡고 있는가?", (name("별빛공방"),)) == ()
