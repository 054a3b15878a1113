"""How questions are understood: years, bodies, kinds, units, reports favoured, follow-ups."""

import pytest

from assistant.question import LONGEST_QUESTION, Understood, reports_of_year, understand
from assistant.question.hanja import in_hangul
from assistant.question.sounds import Sounds
from assistant.question.titles import Titles
from assistant.question.years import names_year, other_year, without_years, years_in
from index.records import ReportInfo
from index.term_list import Entry
from index.terms import Terms
from ingest.errors import UsageError


def report(name: str, body: str, issued: str) -> ReportInfo:
    return ReportInfo(name, "", "", "txt", "주요 업무보고", body, issued, "", None, 100, 10, 10)


REPORTS = (
    report("a.txt", "산업정책실", "2022-04"),
    report("b.txt", "산업정책실", "2024-03"),
    report("c.txt", "산업실", "2025-08"),
    report("d.txt", "한빛시산업진흥원(HIPA)", "2025-02"),
)


def ask(question: str, *previous: str) -> Understood:
    return understand(question, REPORTS, [(earlier, "") for earlier in previous])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024년 예산은?", (2024,)),
        ("’24년과 '22년 정원", (2024, 2022)),
        ("24년 집행률", (2024,)),
        ("2024 예산현액", (2024,)),
        ("2022~2024년 추이", (2022, 2023, 2024)),
        ("22년부터 24년까지", (2022, 2023, 2024)),
        ("2022년에서 2024년으로 오면서 얼마나 줄었나", (2022, 2024)),
        ("2022년에서 2024년(본예산)으로 가며", (2022, 2024)),
        ("2022년에서 2024년 사이", (2022, 2023, 2024)),
        ("올해와 작년의 지출액", (2025, 2024)),
        ("재작년 실적", (2023,)),
        ("20년간 몇 명이 참여했나", ()),
        ("10년 이상 근무자", ()),
        ("비전 2040 펀드", ()),
        ("예산 2,024백만원", ()),
        ("2024명이 참여한 행사", ()),
    ],
)
def test_years_are_read_in_every_spelling(text, years):
    assert years_in(text, 2025) == years


@pytest.mark.parametrize(
    ("ahead", "rest"),
    [
        ("질의서 작성에 필요하여 문의합니다. ", "2024년 공방 예산은?"),
        ("회의 준비 때문에 여쭙니다. ", "2024년 공방 예산은?"),
        ("", "공방 공모 준비에 대해 묻습니다."),
    ],
)
def test_a_sentence_that_tells_what_the_answer_is_for_is_not_looked_for(ahead, rest):
    assert understand(ahead + rest, ()).search == rest


def test_relative_years_need_a_newest_report():
    assert years_in("올해 예산", None) == ()


def test_years_are_taken_out_with_their_particles():
    assert without_years("그럼 2024년의 예산은? 올해 정원은") == "그럼 예산은? 정원은"


@pytest.mark.parametrize("text", ["2024년", "’24년 예산", "'24.3월", "24년 목표", "(2024)"])
def test_a_year_is_found_in_a_report_in_every_spelling(text):
    assert names_year(text, 2024)


def test_a_period_names_the_years_between_its_ends():
    assert not other_year("위탁기간 : '20. 7. ~ '22. 8.", (2021,))
    assert other_year("위탁기간 : '20. 7. ~ '22. 8.", (2023,))
    assert other_year("개관 : '20. 7. 1. ~ 30.", (2021,))


@pytest.mark.parametrize("text", ["24개사", "12024", "24년간", "3.24", "’2412"])
def test_other_numbers_are_no_year(text):
    assert not names_year(text, 2024)


def test_a_year_favours_the_reports_issued_in_it():
    assert ask("2022년 정원은?").favoured == {"a.txt"}


def test_a_year_without_a_report_favours_the_report_of_the_year_after():
    assert ask("2023년 교육 실적은?").favoured == {"b.txt"}
    assert reports_of_year(2019, REPORTS) == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("산업정책실 정원", ("산업정책실",)),
        ("산업실 정원", ("산업실",)),
        ("진흥원 예산은?", ("한빛시산업진흥원(HIPA)",)),
        ("HIPA의 예산", ("한빛시산업진흥원(HIPA)",)),
        ("hipa 예산", ("한빛시산업진흥원(HIPA)",)),
        ("별빛진흥원 예산", ()),
        ("청년 창업 예산", ()),
    ],
)
def test_bodies_are_named_in_full_in_brackets_or_by_a_distinct_end(text, bodies):
    assert ask(text).bodies == bodies


def test_year_and_body_favour_what_both_allow():
    assert ask("2025년 진흥원 예산은?").favoured == {"d.txt"}


@pytest.mark.parametrize(
    ("text", "favoured"),
    [
        ("2024년엔 언제 문을 연다고 했고 결국 언제 열었나요?", {"b.txt", "c.txt", "d.txt"}),
        ("2025년 2월 보고에서 예상한 개관과 실제 개관은?", {"c.txt", "d.txt"}),
        ("2022년 보고와 그 다음 해 보고의 정원은?", {"a.txt", "b.txt", "c.txt", "d.txt"}),
        ("2024년 실제 집행액은?", {"b.txt"}),
    ],
)
def test_what_came_of_a_plan_is_looked_for_in_later_reports(text, favoured):
    assert ask(text).favoured == favoured


def test_reports_that_are_compared_are_favoured_whatever_body_is_named():
    found = ask("2025년 진흥원 계획과 2022년 계획을 비교하면?")
    assert set(found.each) <= found.favoured
    assert found.favoured == {"a.txt", "d.txt"}


def test_year_and_body_that_exclude_each_other_favour_both():
    assert ask("2022년 진흥원 예산은?").favoured == {"a.txt", "d.txt"}


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("2022년과 2024년 정원을 비교하면?", ("a.txt", "b.txt")),
        ("산업정책실 2022, 2024년 정원", ("a.txt", "b.txt")),
        ("2024년 산업정책실과 2025년 산업실의 정원은 각각?", ("b.txt", "c.txt")),
        ("산업정책실 정원은 어떻게 변했나?", ("a.txt", "b.txt")),
        ("2024년 이후 예산 추이는?", ("b.txt", "d.txt", "c.txt")),
        ("2024년 예산은 얼마나 늘었나?", ()),
        ("기후변화 대응 사업은?", ()),
    ],
)
def test_comparisons_name_the_reports_that_each_must_speak(text, each):
    found = ask(text)
    assert found.each == each
    assert (found.kind == "compare") == bool(each)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("창업센터 예산은 얼마인가?", "figure"),
        ("교육생은 몇 명인가요?", "figure"),
        ("일자리과 집행률은?", "figure"),
        ("일자리과 원인행위 집행률은 얼마인가?", "figure"),
        ("참여자가 한 달에 받는 돈이 어느 수준이었나요?", "figure"),
        ("별빛센터는 언제 준공되나?", "when"),
        ("별빛센터는 어느 해에 세워졌나?", "when"),
        ("가온시가 협약을 맺은 때는?", "when"),
        ("별빛센터 수탁자는?", "who"),
        ("별빛센터를 감독하는 부서는?", "who"),
        ("별빛센터는 어디에 있나요?", "where"),
        ("창업 지원의 담당 부서는 어디인가?", "who"),
        ("위탁기관은 어디인가?", "who"),
        ("이 사업을 왜 추진하나?", "reason"),
        ("대여를 두 해로 끊은 건 무슨 의도였나요?", "reason"),
        ("무엇을 막으려고 그런 겁니까?", "reason"),
        ("이름을 바꾸게 된 사정이 무엇입니까", "reason"),
        ("장마 때문에 강좌를 몇 개 취소했나?", "figure"),
        ("별빛센터에 가려면 어느 역에서 내리나요?", "where"),
        ("공방 가려면 무슨 역에서 내려요?", "where"),
        ("임대료를 보태 준 국제기구는 어디였습니까?", "who"),
        ("손잡은 온라인 장터들 이름은?", "list"),
        ("공방을 설계한 건축가가 어느 나라 사람이에요?", "other"),
        ("공방 운영을 맡기로 하고 뽑힌 업체 이름이 뭐였죠?", "who"),
        ("공방을 맡을 업체로 뽑힌 곳은 어디입니까?", "who"),
        ("추진 목적은 무엇인가?", "reason"),
        ("별빛펀드란 무엇인가?", "definition"),
        ("별빛펀드가 뭐야?", "definition"),
        ("가온을 배경으로 찍은 작품은 몇 편인가요?", "figure"),
        ("사업을 시작한 배경은?", "reason"),
        ("며칠 거기서 일하게 하면 얼마까지 주나요?", "figure"),
        ("자료에 나오는 '별빛료'라는 게 정확히 무슨 돈인가요?", "definition"),
        ("별빛료라는 말이 나오던데 몇 곳이 내나요?", "figure"),
        ("지원 대상 기업들은 무엇인가?", "list"),
        ("주요 사업 목록을 알려줘", "list"),
        ("별빛센터 조성은 어디까지 진행됐나?", "status"),
        ("별빛센터 추진 상황은?", "status"),
        ("별빛센터는 준공되었나요?", "yesno"),
        ("별빛센터", "other"),
        ("별빛센터가 들인 안내 로봇 이름이 뭐예요?", "name"),
        ("별빛센터의 안내 로봇은 뭐라고 부르나요?", "name"),
        ("별빛센터가 손잡은 공방 세 곳의 이름은?", "list"),
        ("별빛센터는 어떤 방식으로 빌려 쓰나요?", "other"),
        ("며칠 묵으며 일하게 해 주는 사업은 얼마까지 보태 주나?", "figure"),
    ],
)
def test_the_kind_of_answer_is_recognised(text, kind):
    assert ask(text).kind == kind


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("예산은 얼마인가?", {"원"}),
        ("사업기간과 예산은 얼마인가?", {"원"}),
        ("전망대의 높이는 얼마인가?", set()),
        ("경기지수는 어느 회사 매출 자료로 만드나?", set()),
        ("순찰선은 얼마 만에 교대하나?", set()),
        ("몇 명이 참여했나?", {"명"}),
        ("집행률은?", {"%"}),
        ("몇 개사가 입주했나?", {"개사"}),
        ("센터는 몇 개소인가?", {"개소"}),
        ("과정은 몇 개인가?", {"개"}),
        ("몇 팀이 참여했나?", {"팀"}),
        ("본관은 몇 제곱미터입니까?", {"㎡"}),
        ("몇 개 나라가 참가했나?", {"개국"}),
        ("몇 년짜리 사업인가?", {"년", "개년"}),
        ("좌석이 몇 석짜리예요?", {"석"}),
        ("최장 몇 달 지원하나?", {"개월"}),
        ("전국에서 몇 번째인가?", {"번째"}),
        ("협약은 몇 월에 맺었나?", set()),
        ("예산을 쓴 기업은 몇 개사인가?", {"개사"}),
        ("언제 준공되나?", set()),
        ("다섯 해 동안 들어올 국비 규모", {"원"}),
        ("임대료를 보태 준 국제기구는 어디였습니까?", set()),
        ("다녀간 사람은 모두 몇이었나요?", {"명"}),
        ("일자리를 얻은 사람이 몇이래?", {"명"}),
        ("돈을 미리 준 이유가 뭔가요?", set()),
        ("How many rooms does the hub have?", {"실"}),
        ("만족도는 몇 점이었습니까?", {"점"}),
        ("운영시간은 몇 시간이었는지요?", {"시간"}),
        ("만 몇 세까지인가요?", {"세"}),
        ("지출 전표를 쓰는 로봇 이름은?", set()),
    ],
)
def test_the_unit_family_is_recognised(text, units):
    assert ask(text).units == units


def test_terms_are_what_a_source_must_speak_of():
    assert set(ask("2024년 별빛창업센터의 예산은 얼마인가요?").terms) == {
        "별빛",
        "창업",
        "센터",
        "예산",
    }


def test_names_are_words_without_particles():
    assert ask("산업정책과의 예산현액은 몇 억원인가?").names == ("산업정책과", "예산현액")


def test_the_unit_that_the_answer_shall_have_names_nothing():
    assert ask("공방 이용자 가운데 여성은 얼마나 되는지 퍼센트로 알려줘").names == (
        "공방",
        "이용자",
        "여성",
    )


def test_what_is_not_meant_and_what_is_only_planned_names_nothing():
    assert ask("사무실 말고 바닷가에서 일하는 사업은?").names == ("바닷가", "사업")
    assert ask("등불축제는 며칠까지 열기로 잡혀 있나?").names == ("등불축제",)


def test_what_is_left_out_names_nothing():
    assert ask("공방은 어떤 분야들이 있나요? ‘기타’는 빼고요.").names == ("공방", "분야")


def test_what_sort_of_matter_is_asked_for_is_a_name():
    assert ask("공예주간은 무슨 주제로 열리나요?").names == ("공예주간", "주제")


def test_a_term_whose_meaning_is_asked_is_named_without_its_particle():
    assert ask("나래사업에서 별빛료란?").names == ("나래사업", "별빛료")
    assert ask("별빛료란 무엇인가?").names == ("별빛료",)
    assert ask("모란 화분 두 차례 전시").names == ("모란", "화분", "전시")


def test_a_question_word_behind_a_name_stands_apart():
    assert ask("올해 등불축제언제하나요 장소도").names == ("등불축제", "장소")


def test_a_follow_up_takes_the_words_of_the_question_before():
    found = ask("그럼 2022년은?", "2024년 별빛창업센터 예산은?")
    assert found.years == (2022,)
    assert {"별빛", "예산"} <= set(found.terms)
    assert "2024" not in found.search
    assert found.kind == "figure"
    assert (found.typed, found.resolved) == ("그럼 2022년은?", "2022년 별빛창업센터 예산은?")


def test_a_chain_of_follow_ups_keeps_the_first_question_s_words():
    found = ask("2025년은?", "2024년 별빛창업센터 예산은?", "그럼 2022년은?")
    assert found.years == (2025,)
    assert {"별빛", "예산"} <= set(found.terms)


def test_a_named_month_means_the_report_issued_in_it():
    assert ask("2025년 8월 보고의 정원은?").favoured == {"c.txt"}
    assert ask("2025년 9월 정원은?").favoured == {"c.txt", "d.txt"}


def test_a_question_with_its_own_words_takes_nothing():
    assert ask("일자리센터 위치는?", "2024년 창업센터 예산은?").search == "일자리센터 위치는?"


@pytest.mark.parametrize("text", ["", "   ", "?!", "\u200b\n"])
def test_an_empty_question_is_refused(text):
    with pytest.raises(UsageError) as caught:
        ask(text)
    assert caught.value.key == "assistant.empty_question"


def test_a_long_question_is_refused_with_the_limit():
    with pytest.raises(UsageError, match=r"10,000자.*2,000자"):
        ask("가" * 10000)
    assert ask("가나다 " * 400).question
    assert LONGEST_QUESTION == 2000


def test_decomposed_and_broken_text_is_tidied():
    found = ask("2024\u1102\u1167\u11ab\n정원은\x00  몇 명인가?")
    assert found.question == "2024년 정원은 몇 명인가?"
    assert found.years == (2024,)


def test_without_reports_a_question_is_still_understood():
    found = understand("올해 예산은?", ())
    assert found.years == ()
    assert found.favoured == frozenset()


# English and words run together


@pytest.mark.parametrize(
    ("question", "kind", "units"),
    [
        ("What is the budget of the Starlight Center?", "figure", {"원"}),
        ("How many companies moved into the hub?", "figure", {"개사"}),
        ("When does the library open?", "when", set()),
        ("Which department runs the market?", "who", set()),
        ("Which company was entrusted with the hall?", "who", set()),
        ("How large is the industrial park?", "figure", {"㎡"}),
        ("How many dollars were the orders worth?", "figure", {"달러"}),
    ],
)
def test_english_questions_have_a_kind_and_units(question, kind, units):
    understood = ask(question)
    assert (understood.kind, set(understood.units)) == (kind, units)


def test_english_words_that_only_ask_name_nothing():
    assert ask("What is the budget of the library?").names == ("budget", "library")


def test_a_question_typed_without_spaces_is_taken_apart_but_given_back_as_typed():
    understood = ask("도서관이용자예산얼마에요")
    assert (understood.typed, understood.resolved) == ("도서관이용자예산얼마에요", "")
    assert "예산" in understood.names


def test_counterparts_of_everyday_words_come_with_the_question():
    terms = Terms([Entry(("양복",), ("정장",), "everyday")])
    understood = understand("양복 빌려주는 데가 있나요?", REPORTS, (), terms)
    assert [(e.asked, e.written) for e in understood.expansions] == [("양복", "정장")]
    assert understood.query().expansions == understood.expansions
    assert ask("양복 빌려주는 데가 있나요?").expansions == ()


# Which years, reports and headings


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("지난 해 예산", (2024,)),
        ("지지난해 실적", (2023,)),
        ("올 상반기 실적", (2025,)),
        ("내후년 목표", (2027,)),
        ("재작년부터 올해까지 예산", (2023, 2024, 2025)),
        ("24.8월 보고의 정원", (2024,)),
        ("the budget of last year", (2024,)),
        ("올리브 나무", ()),
    ],
)
def test_years_are_read_relative_to_the_newest_report(text, years):
    assert years_in(text, 2025) == years


@pytest.mark.parametrize(
    ("text", "favoured"),
    [
        ("가장 최근 보고의 정원은?", {"c.txt"}),
        ("최신 업무보고 기준 정원", {"c.txt"}),
        ("지난번 보고의 정원은?", {"c.txt"}),
        ("첫 보고에서 정원은?", {"a.txt"}),
        ("산업정책실의 가장 최근 보고에서 정원은?", {"b.txt"}),
        ("8월 보고에서 정원은?", {"c.txt"}),
        ("2025-02 보고의 정원은?", {"d.txt"}),
        ("the latest report on staff", {"c.txt"}),
        ("August 2025 staff", {"c.txt"}),
        ("최근 창업 지원 실적은?", frozenset()),
        ("주요 업무보고에서 정원은?", frozenset()),
    ],
)
def test_reports_are_named_by_their_order_and_month(text, favoured):
    assert ask(text).favoured == favoured


def test_a_report_is_named_by_its_title_or_file():
    reports = (*REPORTS, report("2025_감사결과.txt", "산업실", "2025-11"))
    assert understand("2025_감사결과의 지적사항은?", reports).favoured == {"2025_감사결과.txt"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("달맞이공원은 어느 구에 있나?", False),
        ("달맞이공원 문서에 나온 면적은?", True),
        ("‘달맞이 공원’에서 나무는 몇 그루인가?", True),
        ("달맞이공원이라는 자료의 면적은?", True),
    ],
)
def test_a_file_named_like_a_thing_is_meant_only_where_the_question_says_so(text, named):
    reports = (*REPORTS, report("달맞이공원.txt", "", ""))
    assert understand(text, reports).favoured == ({"달맞이공원.txt"} if named else set())


def test_texts_without_a_month_tell_no_course_over_time():
    plain = (report("출산율.txt", "", ""), report("인구.txt", "", ""))
    assert understand("출산율은 어떻게 변해 왔나?", plain).each == ()


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("이번 보고와 지난번 보고의 정원을 비교", ("d.txt", "c.txt")),
        ("산업실과 진흥원의 예산을 비교하면?", ("d.txt", "c.txt")),
        ("모든 보고서에서 정원을 비교하면?", ("a.txt", "b.txt", "d.txt", "c.txt")),
        ("네 보고서의 정원을 비교해 줘", ("a.txt", "b.txt", "d.txt", "c.txt")),
        ("두 보고서의 정원을 비교해 줘", ()),
        ("최근 2년 예산 추이는?", ("b.txt", "d.txt", "c.txt")),
        ("산업실과 진흥원이 함께 하는 사업은?", ()),
    ],
)
def test_comparisons_of_bodies_and_of_reports_in_order(text, each):
    assert ask(text).each == each


def test_words_that_only_say_which_report_name_nothing():
    assert ask("가장 최근 보고의 정원은?").names == ("정원",)
    assert ask("8월 보고에서 정원은?").names == ("정원",)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("靑年 豫算", "청년 예산"),
        ("年度別 執行率", "연도별 집행률"),
        ("比率", "비율"),
        ("市 豫算", "市 예산"),
        ("對美 輸出", "對美 수출"),
        ("現 정원", "現 정원"),
        ("龘龘 예산", "龘龘 예산"),
    ],
)
def test_hanja_words_are_read_in_hangul(text, read):
    assert in_hangul(text) == read
    assert ask(f"{text} 현황").search == f"{read} 현황"


TITLES = Titles(
    [
        ("Ⅱ. 부서별 현황", "1. 산업정책과"),
        ("□ 별빛창업사관학교 운영(계속)",),
        ("별빛창업사관학교 운영",),
    ],
    knows=lambda pair: pair in "별빛 창업 사관 학교 산업 정책 운영 예산",
)


def test_departments_and_programmes_are_named_by_headings():
    found = understand("산업 정책과와 별빛 창업사관학교 운영의 정원은?", REPORTS, (), None, TITLES)
    assert found.titles == ("산업정책과", "별빛창업사관학교 운영")
    assert understand("산업정책과 정원은?", REPORTS, (), None, TITLES).names[0] == "산업정책과"


@pytest.mark.parametrize("typed", ["별빛창업사관학꾜", "별빛창업사곤학교", "별빛챵업사관학교"])
def test_a_misspelt_name_is_searched_as_the_headings_spell_it(typed):
    titles = Titles([("별빛창업사관학교",)], knows=lambda pair: False)
    (found,) = titles.spelt([typed])
    assert (found.asked, found.written, found.source) == (typed, "별빛창업사관학교", "spelt")
    assert all(token.startswith("~") for token in found.tokens)


def test_a_name_that_the_reports_have_is_not_corrected():
    assert Titles([("별빛창업사관학교",)], lambda pair: True).spelt(["별빛창업사관학꾜"]) == ()
    assert TITLES.spelt(["예산", "달빛"]) == ()


@pytest.mark.parametrize("text", ["은 는 이 가", "가", "ㅋㅋ", "1", "a", "그거 뭐야", "어떻게 돼?"])
def test_a_question_of_no_words_names_nothing(text):
    assert ask(text).names == ()


@pytest.mark.parametrize(
    ("question", "search"),
    [
        ("뜨락공방 사용료얼마예요", "뜨락공방 사용료 얼마예요"),
        ("뜨락공방 언제여나", "뜨락공방 언제여나"),
        ("케어디자인 센터", "케어디자인 센터"),
        ("뜨락공방 쉼터어디있나요", "뜨락공방 쉼터 어디있나요"),
    ],
)
def test_a_question_word_stands_apart_from_the_word_before_it(question, search):
    assert understand(question, REPORTS).search == search


@pytest.mark.parametrize("question", ["취업률 몇프로임", "취업률 목표 몇 프로인가요"])
def test_percent_is_understood_as_it_is_said(question):
    assert set(understand(question, REPORTS).units) == {"%"}


def test_an_abbreviation_or_an_english_name_means_the_body():
    body = REPORTS[0].body
    terms = Terms([Entry((body,), ("GBA",), "same"), Entry(("garden agency",), (body,), "english")])
    assert understand("gba 정원 몇명", REPORTS, (), terms).bodies == (body,)
    assert understand("How many staff has the garden agency?", REPORTS, (), terms).bodies == (body,)


# Names in the other script

SOUNDS = Sounds(
    ["나루골", "물레동", "신림", "베스타스", "셀트리온", "everything", "최대한", "~나루"]
)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Narugol", "나루골"),
        ("Mulledong", "물레동"),
        ("Sillim", "신림"),
        ("Vestas", "베스타스"),
        ("Celltrion", "셀트리온"),
        ("에브리씽", "everything"),
    ],
)
def test_a_name_is_found_in_the_other_script(name, word):
    assert [e.written for e in SOUNDS.told([name])] == [word]


@pytest.mark.parametrize("name", ["vestas", "Houston", "budget", "Signed", "나루골", "최대치"])
def test_what_is_no_name_or_sounds_like_none_has_no_other_script(name):
    assert list(SOUNDS.told([name])) == []


def test_a_name_that_has_a_counterpart_keeps_it():
    assert list(SOUNDS.told(["Vestas"], {"Vestas"})) == []


def test_a_word_inside_a_phrase_with_a_counterpart_is_no_name_of_another_script():
    terms = Terms([Entry(("vestas week",), ("바람 주간",), "english")])
    found = understand("When is Vestas Week?", REPORTS, (), terms, sounds=SOUNDS)
    assert {e.written for e in found.expansions} == {"바람 주간"}


def test_a_romanised_name_is_searched_as_the_reports_write_it():
    found = understand("Where is the Narugol workshop?", REPORTS, sounds=SOUNDS)
    assert ("Narugol", "나루골") in {(e.asked, e.written) for e in found.expansions}


def test_a_name_in_brackets_is_another_name_of_the_one_before():
    understood = understand("가온시 지역내총생산(GRDP)은 얼마인가?", [], (), Terms([]))
    assert [(e.asked, e.written) for e in understood.expansions] == [("지역내총생산", "GRDP")]
    assert "시와" not in understand("시와 가온대가 만든 별빛관은?", [], (), Terms([])).names
