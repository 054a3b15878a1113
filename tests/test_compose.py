"""Extractive answers over the sample reports: what they say, cite and refuse to say."""

import re
from dataclasses import replace
from functools import partial

import pytest

from assistant.answer import Answer
from assistant.cite import Citer
from assistant.compose import compose
from assistant.compose.candidates import Candidates
from assistant.compose.contact import asks_contact
from assistant.compose.fitness import kind_fit
from assistant.compose.items import Item, items_of
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.rows import RowItem, cell_place, cells_asked
from assistant.compose.weighing import weigh
from assistant.compose.wording import day_of, month_of, name_of, strip_numbering, subject_of
from assistant.question import understand
from assistant.question.units_asked import says_unit
from assistant.service import Assistant
from assistant.settings import Settings
from index.morphemes import content_tokens
from index.records import ReportInfo, StoredLine
from index.term_list import Entry
from index.terms import Expansion, Terms
from index.words import Words
from ingest.model import Figure, Row, Table

INFO = ReportInfo("a.txt", "", "", "txt", "주요 업무보고", "산업실", "2031-04", "", None, 9, 1, 1)


@pytest.fixture(scope="module")
def assistant(sample_data) -> Assistant:
    return Assistant(Settings(data=sample_data))


def lines_of(text: str, heading: tuple[str, ...] = ("1. 별빛센터",)) -> list[StoredLine]:
    rows = text.split("\n")
    return [StoredLine(number, row, None, heading) for number, row in enumerate(rows, start=1)]


# Items


def test_a_sentence_wrapped_over_lines_is_one_item():
    text = "○ 별빛창업센터 입주기업의 판로를 넓히기 위한 해외 박람회\n참가비 지원\n○ 시설 개선"
    found = items_of("a.txt", lines_of(text))
    assert [(item.first, item.last) for item in found] == [(1, 2), (3, 3)]
    assert found[0].text.endswith("해외 박람회 참가비 지원")


def test_a_list_goes_on_behind_a_comma_even_under_a_heading_of_its_own():
    first, second, third = lines_of("- 협력 마을 : 나루(물레),\n\n솔숲(언덕), 달빛")
    lost = replace(third, heading=("1. 별빛센터", "협력 마을 : 나루(물레),"))
    (found,) = items_of("a.txt", [first, second, lost])
    assert found.text == "협력 마을 : 나루(물레), 솔숲(언덕), 달빛"


def test_a_sentence_goes_on_after_one_blank_line_but_not_after_two():
    begun = "○ 입주기업의 판로를 넓히기 위한 해외 박람회 및 국내 전시회"
    assert len(items_of("a.txt", lines_of(f"{begun}\n\n참가비 지원"))) == 1
    assert len(items_of("a.txt", lines_of(f"{begun}\n\n\n참가비 지원"))) == 2


def test_an_item_knows_what_it_hangs_from():
    text = "○ 지원내용\n － 임대료 지원\n  · 월 30만원\n○ 지원대상"
    parents = [[p.text for p in item.parents] for item in items_of("a.txt", lines_of(text))]
    assert parents == [[], ["지원내용"], ["지원내용", "임대료 지원"], []]


def test_table_lines_are_no_items():
    found = items_of("a.txt", lines_of("○ 앞\n가 1 2\n나 3 4\n○ 뒤"), [range(2, 4)])
    assert [item.text for item in found] == ["앞", "뒤"]


def test_a_footnote_number_in_brackets_is_no_marker():
    (item,) = items_of("a.txt", lines_of("○ 별빛센터 개관 [3] 예정"))
    assert item.text == "별빛센터 개관 (3) 예정"


def test_a_letter_spaced_row_starts_anew():
    text = "○ 시설은 아래와 같이 두 곳에서 나누어 운영하고 있는 중\n규 모 1,200㎡ 800㎡"
    assert len(items_of("a.txt", lines_of(text))) == 2


# Rows

TABLE = Table(
    1,
    3,
    ("예산 현황",),
    "",
    "백만원",
    "2031-03-31",
    ("부서",),
    (("2031년도", "본예산"), ("2031년도", "예산현액(A)"), ("2030년도 최종예산",), ("집행률(%)",)),
    (Row(2, 2, ("산업과",), ("1,200", "1,300", "1,100", "43.1")), Row(3, 3, ("계",), ("9",) * 4)),
)


def row(number: int = 0, table: Table = TABLE) -> RowItem:
    chosen = table.rows[number]
    figures = tuple(
        Figure("a.txt", chosen.labels, path, text, int(text.replace(",", "")) * 10**6, "원",
               None, None, None, (), chosen.first, chosen.last)
        for path, text in zip(table.columns[:3], chosen.cells[:3], strict=True)
    )  # fmt: skip
    return RowItem("a.txt", table, chosen, None, figures)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("산업과 예산현액은?", ["1,300백만원(13억원)"]),
        ("산업과 2031년 본예산은 얼마인가?", ["1,200백만원(12억원)"]),
        ("산업과 최종예산은?", ["1,100백만원(11억원)"]),
        ("산업과 집행률은?", ["43.1%"]),
        ("산업과 본예산과 집행률은?", ["1,200백만원(12억원)", "43.1%"]),
    ],
)
def test_the_columns_asked_for_are_chosen(question, shown):
    understood = understand(question, [INFO])
    wanted = weigh(understood.names, understood.terms, Words.build([["산업"], ["예산"]]))
    assert [cell.shown() for cell in cells_asked(row(), understood, wanted)] == shown


def test_a_cell_s_place_is_named_where_one_cell_answers():
    understood = understand("산업과 예산현액은?", [INFO])
    wanted = weigh(understood.names, understood.terms, Words.build([["산업"], ["예산"]]))
    place = cell_place(row(), cells_asked(row(), understood, wanted))
    assert place is not None
    assert (place.row, place.column, place.unit) == (
        ("산업과",),
        ("2031년도", "예산현액(A)"),
        "백만원",
    )


def test_running_text_in_a_cell_is_cut_into_its_statements():
    cell = "□ 추진상황 : 추진 중 □ 추진내용 ○ " + "매뉴얼을 고쳐 배포함 " * 12 + "※ 31년 3월 완료"
    table = replace(TABLE, columns=(("조치결과",),), rows=(Row(2, 2, ("요구사항",), (cell,)),))
    parts = RowItem("a.txt", table, table.rows[0], None).parts()
    assert parts[0].text == "추진상황 : 추진 중"
    assert parts[-1].text == "31년 3월 완료"
    assert {(part.first, part.last) for part in parts} == {(2, 2)}


# Words and signs


def test_names_are_found_however_they_are_spaced():
    wanted = weigh(("작업환경개선",), ("작업", "환경", "개선"), Words.build([["작업"]]))
    assert wanted.cover("작업 환경 개선 사업") == 1.0
    assert 0 < wanted.cover("환경 정비") < 0.5
    assert wanted.cover("도로") == 0.0


def test_a_branch_by_its_direction_is_called_by_that_alone():
    words = Words.build([["동부", "공방"], ["북부", "캠퍼스"]])
    (name,) = weigh(("동부캠퍼스",), ("동부", "캠퍼스"), words).names
    assert "동부" in name.others


def test_a_name_stands_for_its_matter_without_the_kind_of_answer():
    words = Words.build([["개관", "~개관"], ["준비"]])
    wanted = weigh(("개관일",), ("개관", "일"), words)
    assert wanted.cover("별빛센터 개관") > 0.8
    assert wanted.cover("별빛센터 준비") == 0.0


@pytest.mark.parametrize("name", ["출연금", "출연안", "출연책"])
def test_money_and_plans_are_told_by_what_they_are_for(name):
    words = Words.build([["출연", "~출연"], ["준비"]])
    wanted = weigh((name,), ("출연",), words)
    assert wanted.cover("별빛재단 출연") > 0.8


def test_a_word_that_only_says_how_to_measure_counts_little():
    words = Words.build([["공방", "~공방"], ["배율", "~배율"], ["준비"], ["준비"]])
    shop, ratio = weigh(("공방", "배율"), ("공방", "배율"), words).names
    assert 0 < ratio.weight < 0.5 * shop.weight


def test_a_particle_that_was_read_into_a_name_is_left_out():
    words = Words.build([["~새벽", "~벽소", "~소랩", "새벽"], ["~랩실"]])
    wanted = weigh(("새벽소랩과",), ("새벽",), words)
    assert wanted.names[0].text == "새벽소랩"
    assert wanted.cover("새벽소랩 운영") == 1.0


def test_a_heading_s_number_is_told_from_a_digit_that_it_begins_with():
    heading = ("3차원 공방 운영",)
    title, lead = items_of(
        "a.txt", lines_of("6 3차원 공방 운영\n\n모두가 쉽게 배우게 하기 위한 공방", heading)
    )
    assert title.first < lead.first
    assert lead.text == "모두가 쉽게 배우게 하기 위한 공방"


def test_a_title_gives_no_reason_but_what_is_labelled_beneath_it_does():
    understood = understand("별빛센터를 왜 만들었나?", [INFO])
    title, labelled, lead = items_of(
        "a.txt",
        lines_of(
            "□ 창작을 위한 별빛센터 운영\n\n< 개선 > : 부정 사용 방지\n\n○ 창작을 위한 공방 운영"
        ),
    )
    assert kind_fit(title, understood) == 0.0
    assert min(kind_fit(labelled, understood), kind_fit(lead, understood)) > 0.5


def test_numbers_match_as_wholes():
    wanted = weigh(("25개",), ("25",), Words.build([["25"]]))
    assert wanted.cover("총 125개") < wanted.cover("총 25개")
    assert squeezed("1,234 명") == "1234명"


@pytest.mark.parametrize(
    ("question", "good", "poor"),
    [
        ("준공은 언제인가?", "준공 : '31. 9월", "연면적 넓힘"),
        ("센터는 언제 개관하나?", "개관('31. 9월)", "매출 63.1% 늘어 개관 완료"),
        ("센터 개관일은 언제인가?", "별빛센터('31.9.2. 개관)", "개관 준비 회의 9월"),
        ("누가 운영하나?", "운영방식 : 민간위탁(가온협회)", "교육 수행을 통한 인력 양성"),
        ("전국에서 몇 번째로 세웠나?", "전국 7번째로 설립", "전국 7개 지점"),
        ("투자를 얼마나 받았나? 투자액은?", "투자유치 40억달러", "투자 20명 참여"),
        ("센터는 어디에 있나?", "위치 : 나루구 물레길 17", "개관 준비"),
        ("담당 부서는 어디인가?", "산업과장 ☎ 8801-2310", "입주기업 모집"),
        ("추진 목적은?", "추진목적 : 창업 활성화", "총 3개소"),
        ("별빛펀드란 무엇인가?", "별빛펀드 : 초기기업 투자조합", "펀드 조성"),
        ("별빛학교가 뭐 하는 곳인가?", "별빛학교(향수를 가르치는 배움터)", "별빛학교와 협력"),
        ("시설 가운데 ‘라운지’는 무슨 뜻?", "라운지 : 함께 쉬는 방", "시설 : 라운지, 서고 등"),
        ("예산은 얼마인가?", "소요예산 : 300백만원", "참여자 20명"),
        ("몇 명이 참여했나?", "참여자 20명", "소요예산 300백만원"),
        ("어느 단체가 위탁받아 운영하나?", "운영방식 : 민간위탁(가온협회)", "입주 6개사"),
        ("개막식은 어느 경기장에서 했나?", "장소 : 가온체육관", "10팀 출전"),
        ("센터 문 여는 해가 몇 년으로 잡혔나?", "별빛센터('31년 개관)", "3년간 운영"),
        ("자문위원은 몇 분이었죠?", "자문위원 10명", "자문 3회"),
        ("어떤 순서로 여나? 모두 알려 줘", "물레(5월)→솔숲(6월)→나루(7월)", "캠퍼스 15개 운영"),
        ("경쟁률은 얼마였나?", "20팀 선발(경쟁률 12:1)", "20팀 선발, 4개소"),
        ("소리를 몇 데시벨 아래로 했나?", "행사장 둘레 50~55데시벨 유지", "행사장 둘레 5회 측정"),
        ("아침 몇 시까지 나오나?", "새내기 부모 11시 출근제", "새내기 부모 11명 교육"),
        ("어느 역에서 내리나?", "나루역 2번 출구 앞", "지역 학교 3곳과 협력"),
        ("왜 해를 넘겼나?", "장비 납품이 늦어져 이월함", "장비 20대 구입"),
        ("왜 모자랐나?", "장마로 강좌 3개가 취소됨", "강좌 3개 개설"),
        ("왜 두 해까지만 빌려주나?", "대여 기간 제한, 이용 폭 확대", "대여 기간 : 2년"),
        ("돈을 왜 나중에 주나?", "확인 후 지급, 부정 수급 방지", "1인당 20만원 지급"),
    ],
)
def test_the_kind_of_answer_is_told_apart(question, good, poor):
    item = partial(Item, "a.txt", 1, 1, level=2.0, heading=("1. 별빛센터",), parents=(), page=None)
    understood = understand(question, [INFO])
    assert kind_fit(item(text=good), understood) > kind_fit(item(text=poor), understood)


@pytest.mark.parametrize("cell", ["'31.3.1~'33.2.28", "1,250백만원"])
def test_a_row_of_dates_or_of_another_unit_holds_no_number_of_people(cell):
    table = Table(1, 3, (), "", None, None, ("과정 / 인원",), (("동부",),), ())
    understood = understand("동부에서 몇 명이 배우나요?", [INFO])
    people, other = (
        RowItem("a.txt", table, Row(2, 2, ("과정 / 인원",), (text,)), None)
        for text in ("20 / 500", cell)
    )
    assert kind_fit(people, understood) > kind_fit(other, understood)


def test_a_row_that_the_question_names_is_a_list_of_its_cells():
    table = Table(1, 2, (), "", None, None, ("구분",), (("가",), ("나",), ("다",)), ())
    values, other = (
        RowItem("a.txt", table, Row(2, 2, (label,), ("새로움", "나눔", "믿음")), None)
        for label in ("핵심 가치", "표어")
    )
    understood = understand("별빛센터의 핵심가치는 무엇무엇인가요?", [INFO])
    assert kind_fit(values, understood) == 1.0 > kind_fit(other, understood)


# Counterparts of everyday words


TERMS = Terms(
    [
        Entry(("양복",), ("정장",), "everyday"),
        Entry(("동네 가게",), ("소상공인", "골목상권"), "everyday"),
    ]
)


def weighed(question: str, *passages: str) -> Wanted:
    understood = understand(question, [INFO], (), TERMS)
    words = Words.build(content_tokens(passages))
    return weigh(understood.names, understood.terms, words, understood.expansions)


def weighed_with(question: str, terms: Terms, *passages: str) -> Wanted:
    understood = understand(question, (INFO,), (), terms)
    words = Words.build(content_tokens(passages))
    return weigh(understood.names, understood.terms, words, understood.expansions)


def test_a_counterpart_speaks_for_the_asker_s_own_word_a_bit_less():
    wanted = weighed("양복은 어디서?", "면접 정장 대여", "도로 정비", "양복점 거리")
    name = next(name for name in wanted.names if name.text == "양복")
    assert "정장" in name.others
    assert 0 < wanted.cover("정장 12벌") < wanted.cover("양복 12벌")


def test_a_word_that_only_its_counterpart_makes_known_is_known():
    wanted = weighed("양복은 어디서?", "면접 정장 대여", "도로 정비")
    assert all(name.known for name in wanted.names if name.text == "양복")
    unknown = weighed("양복은 어디서?", "도로 정비")
    assert not any(name.known for name in unknown.names if name.text == "양복")


def test_words_asked_together_are_one_name():
    wanted = weighed("동네 가게 지원은?", "소상공인 지원", "골목상권 활력")
    assert "동네가게" in [name.text for name in wanted.names]
    assert "가게" not in [name.text for name in wanted.names]


def test_an_amount_that_the_question_states_counts_little():
    wanted = weighed("별빛펀드 목표 450명 달성했나?", "별빛펀드 목표", "도로 450명")
    weights = {name.text: name.weight for name in wanted.names}
    assert weights["450명"] < weights["별빛펀드"] / 2


# Wording


def test_reports_are_called_by_body_and_month_else_by_title_or_file():
    assert name_of(INFO) == "산업실 2031년 4월 보고"
    assert name_of(replace(INFO, body="")) == "「주요 업무보고」(2031년 4월)"
    assert name_of(replace(INFO, body="", title="")) == "a.txt"
    assert (month_of("2031"), month_of(""), day_of("2031-03-31")) == ("2031년", "", "2031. 3. 31.")


def test_a_subject_is_the_innermost_heading_that_names_a_matter():
    assert subject_of(("Ⅱ. 주요 업무", "3 별빛센터 운영", "□ 사업개요")) == "별빛센터 운영"
    assert subject_of(("일반현황", "인력현황", "정원 35명, 현원 33명")) == "인력현황"
    assert subject_of(("나루 일자리 10만개",)) == "나루 일자리 10만개"
    assert subject_of(("□ 추진실적(2030년)",)) == ""
    assert strip_numbering("① 2) 창업 지원") == "창업 지원"


# Citations


def test_one_place_has_one_number_and_quotes_letter_for_letter(assistant):
    records = assistant.snapshot.records
    report = records.reports()[0]
    citer = Citer(records)
    assert [citer.cite(report.name, 3, 5), citer.cite(report.name, 7, 7)] == ["[1]", "[2]"]
    assert citer.cite(report.name, 3, 5) == "[1]"
    first = citer.citations[0]
    assert first.quote == "\n".join(line.text for line in records.lines(report.name, 3, 5))
    assert (first.lines, first.page, first.span) == ((3, 5), None, (3, 5))


# Whole answers


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question)


@pytest.mark.parametrize(
    ("question", "says", "report", "line"),
    [
        ("2024년 제3호 창업성장 투자조합 결성 금액은?", "160억원", "jobs_2024.txt", None),
        ("2024년 시민회관 대공연장 대관료는 얼마인가?", "320천원", "leisure_2024.txt", 190),
        ("2025년 7월 말 경제일자리국 원인행위액은?", "30,291백만원", "jobs_2025.txt", 46),
    ],
)
def test_a_figure_is_answered_with_unit_and_place(assistant, question, says, report, line):
    answer = ask(assistant, question)
    assert not answer.abstained
    assert says in answer.answer
    cited = [c for c in answer.citations if c.report == report]
    assert cited
    if line is not None:
        assert any(c.lines[0] <= line <= c.lines[1] for c in cited)


def test_a_cell_is_answered_in_a_sentence_with_conversion_and_as_of_date(assistant):
    answer = ask(assistant, "2025년 경제일자리국 골목상권 활력 지원 본예산은 얼마인가?")
    assert "4,830백만원(48억 3,000만원)입니다(2025. 7. 31. 기준). [1]" in answer.answer
    assert answer.citations[0].cell is not None
    assert answer.citations[0].cell.unit == "백만원"


def test_a_comparison_has_a_statement_for_each_report(assistant):
    answer = ask(assistant, "경제일자리국의 현원을 2023년, 2024년, 2025년 각각 알려줘")
    reports = {c.report for c in answer.citations}
    assert reports == {"jobs_2023.txt", "jobs_2024.txt", "jobs_2025.txt"}
    rows = [line for line in answer.answer.splitlines() if line.startswith("| 경제")]
    assert [row.split("|")[2].split()[0] for row in rows] == ["90명", "94명", "97명"]


def test_a_report_that_is_silent_is_named_in_a_comparison(assistant):
    answer = ask(assistant, "청년이음일터 담당 과장 전화번호를 2021년과 2025년 비교해줘")
    assert "자료 없음" in answer.answer or answer.abstained


def test_where_no_word_of_the_question_is_known_nothing_is_called_near(assistant):
    answer = ask(assistant, "한강버스 탑승객은 몇 명인가?")
    assert answer.abstained
    assert "확인하지 못했습니다" in answer.answer
    assert "가장 가까운 내용" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "지하철 9호선 혼잡도는?",
        "남산 곤돌라는 언제 착공하나?",
        "2012년 창업허브 나래 예산은 얼마인가?",
    ],
)
def test_what_no_report_holds_is_not_answered(assistant, question):
    answer = ask(assistant, question)
    assert answer.abstained
    assert "확인하지 못했습니다" in answer.answer
    assert "보고서 6건(2023년 2월~2025년 8월)" in answer.answer
    assert "가장 가까운 내용" in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "How many companies were in the startup hub in July 2025?",
        "시민회관가동률24년",
        "취업 준비하는 젊은이한테 양복 빌려주는 사업의 지원대상은?",
    ],
)
def test_english_everyday_and_unspaced_questions_are_answered(assistant, question):
    answer = ask(assistant, question)
    assert not answer.abstained
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2023년 청년도약인턴 2차 참여자는 몇 명 선발하나?", "135명"),
        ("2024년 골목상권 활력 지원 소요예산은?", "4,260백만원(42억 6,000만원)"),
        ("2025년 창업허브 나래 운영 소요예산은 얼마인가?", "5,105백만원(51억 500만원)"),
    ],
)
def test_an_answer_to_a_figure_question_starts_with_the_figure(assistant, question, figure):
    first = ask(assistant, question).answer.split("\n")[0]
    assert figure in first
    assert first.endswith("입니다. [1]")


def test_a_comparison_without_any_statement_is_no_answer(assistant):
    answer = ask(assistant, "해저터널 굴착 길이를 2023년과 2025년 비교해줘")
    assert answer.abstained
    assert "자료 없음" not in answer.answer


def test_an_abstaining_answer_says_what_is_missing(assistant):
    answer = ask(assistant, "2012년 창업허브 나래 예산은 얼마인가?")
    assert "2012년에 대한 보고서가 없습니다" in answer.answer


QUESTIONS = (
    "2023년 청년도약인턴 실적은?",
    "창업허브 나래 입주기업은 몇 개사인가?",
    "2025년 가온중앙도서관 개관은 언제인가?",
    "시민회관 가동률은?",
    "문화녹지국 정원과 현원은?",
    "도시텃밭 이용자 만족도는 어떻게 변했나?",
    "공공일자리 참여 지원 예산은 얼마인가?",
    "면접의상 대여 지원대상은 누구인가?",
    "2024년 제3호 창업성장 투자조합 결성 금액은?",
    "온배움터 추진배경은 무엇인가?",
    "가온청년취업학교 위탁기관은 어디인가?",
    "2024년 골목상권 활력 지원 사업의 지원내용을 모두 알려줘",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_of_an_answer_stands_in_its_place(assistant, question):
    answer = ask(assistant, question)
    assert {figure.state for figure in answer.figures} <= {"원문 일치", "단위 환산", "계산값"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_markers_and_citations_agree_and_quotes_are_the_source(assistant, question):
    answer = ask(assistant, question)
    used = list(dict.fromkeys(int(n) for n in re.findall(r"\[(\d+)\]", answer.answer)))
    assert used == [c.n for c in answer.citations] == list(range(1, len(used) + 1))
    records = assistant.snapshot.records
    for citation in answer.citations:
        first, last = citation.lines
        assert citation.quote == "\n".join(
            x.text for x in records.lines(citation.report, first, last)
        )
        assert last - first < 16


def test_without_hits_an_answer_says_so(assistant):
    snapshot = assistant.snapshot
    question = understand("창업허브 나래 예산은?", snapshot.records.reports())
    composed = compose(question, (), Candidates(snapshot.records), snapshot.words)
    assert composed.abstained
    assert composed.citations == ()


def test_a_word_common_at_large_weighs_little_wherever_it_stands():
    """Of two words that one passage in a thousand has, 사람 names less than 방앗간."""
    words = Words.build(
        [[f"w{n}"] for n in range(998)] + [["사람", "~사람"], ["방앗간", "~방앗", "~앗간"]]
    )
    wanted = weigh(("사람", "방앗간"), ("사람", "방앗간"), words)
    people, mill = wanted.names
    assert people.weight < 0.6 * mill.weight


def test_a_counterpart_with_a_figure_stands_for_the_words():
    words = Words.build([content_tokens(["1인 창조기업 육성"])[0], ["봉제", "~봉제"]])
    expansion = Expansion("혼자 차린 회사", "1인 창조기업", ("창조",), 0.5, "everyday")
    wanted = weigh(("혼자", "회사"), ("혼자", "회사"), words, (expansion,))
    assert wanted.cover("1인 창조기업을 돕는다") > 0.5


def test_the_numbers_of_addresses_stand_though_the_next_cell_is_a_number(assistant):
    question = "2024년 도시텃밭 세 곳이 어디에 있는지 이름과 주소로 알려주세요"
    answer = assistant.ask(question).answer
    assert all(place in answer for place in ("물레길 301", "솔숲로 210", "들꽃길 77"))


# Whom to turn to


@pytest.mark.parametrize(
    "question",
    ["시민회관 담당 부서 연락처", "시민회관 담당자 전화번호는?", "시민회관 대관 문의는 어디로 해"],
)
def test_the_staff_named_above_a_matter_is_whom_to_turn_to(assistant, question):
    answer = ask(assistant, question)
    assert "담당 부서는 생활문화과입니다. [1]" in answer.answer
    assert "☎ 8802-3310" in answer.answer
    assert "☎ 8802-3310" in answer.citations[0].quote


def test_what_an_office_does_is_no_question_for_its_staff():
    assert asks_contact("도서관과 팀장은 누구")
    assert asks_contact("Who is in charge of the civic hall?")
    assert not asks_contact("도서관과 담당 업무는?")
    assert not asks_contact("도서관 수탁 법인은 어디")


def test_a_word_said_once_for_two_words_of_the_question_counts_for_both():
    entries = [
        Entry(("면접 옷",), ("정장 대여",), "everyday"),
        Entry(("빌리다",), ("대여",), "everyday"),
    ]
    names = weighed_with("면접 옷 빌려주는 곳", Terms(entries), "정장 대여 4개소", "임대료 지원")
    assert names.cover("취업날개 정장 대여 4개소") > 0.8


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("가람도서관 운영기관", "who"),
        ("가람도서관 운영기관은 누구고 예산은", "who"),
        ("가람산업단지 지정일", "when"),
        ("가람도서관 수탁자는?", "who"),
    ],
)
def test_what_asks_for_the_kind_of_answer_is_answered_by_it(question, kind):
    understood = understand(question, (INFO,))
    assert understood.kind == kind
    assert says_unit(understood.names[1])


@pytest.mark.parametrize(
    ("question", "good", "poor"),
    [
        ("가온캠퍼스는 모두 몇 곳", "총 12개 캠퍼스 운영", "참여자 12명"),
        ("가온축제 참여 팀 몇 개 나와", "22팀 출전", "관람객 22명"),
        ("가온농업이 뭐야", "가온농업의 정의(조례 제2조)", "가온농업 기본계획 : 6월"),
        ("가온농업이 뭐야", "주요내용 : 취약계층에 돌봄을 제공", "연구기간 : 6개월"),
        ("가온센터 수탁자는?", "운영방식 : 민간위탁(가온협회)", "단계별 미션 수행을 통한 교육"),
        ("가온센터 수탁자는?", "수탁기관 : 나루상사", "수탁기관 선정 : '31. 2월 선정, 3월 계약"),
        ("축제는 며칠부터 며칠까지?", "축제 기간 : 8.23. ~ 8.25.", "축제 기간 : '31. 8."),
    ],
)
def test_a_statement_of_the_kind_asked_for_fits_better(question, good, poor):
    understood = understand(question, (INFO,))
    heading = ("1. 가온농업 육성", "□ 사업개요")
    fits = [
        kind_fit(items_of("a.txt", lines_of(f"○ {text}", heading))[0], understood)
        for text in (good, poor)
    ]
    assert fits[0] > fits[1]
