from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.morphemes import content_tokens, kiwi
from index.term_list import WEIGHTS, parse_terms
from index.terms import Terms
from ingest.errors import UijeongError


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms.load()


@pytest.fixture(scope="module")
def shipped():
    from importlib.resources import files

    text = files("index").joinpath("terms.tsv").read_text(encoding="utf-8")
    return list(parse_terms(text, "terms.tsv"))


def _own(tmp_path, *lines: str) -> Terms:
    """The shipped list and an office's own lines."""
    file = tmp_path / "own.tsv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return Terms.load(file)


def _only(*lines: str) -> Terms:
    return Terms(parse_terms("\n".join(lines), "test"))


def _written(terms: Terms, question: str) -> list[str]:
    return [expansion.written for expansion in terms.expand(question)]


def test_a_word_is_no_form_of_another_that_it_only_looks_like():
    own = _only("fare|fares\t요금\tenglish")
    assert _written(own, "the fare of the tram") == ["요금"]
    assert _written(own, "How far along is the tram?") == []


def test_adverbs_may_stand_between_a_noun_and_its_verb():
    own = _only("기타 빌리다\t악기 대여\teveryday", "빌리다\t대여\teveryday")
    assert "악기 대여" in _written(own, "기타를 공짜로 빌려 주는 공방")
    assert "악기 대여" in _written(own, "기타를 아주 싸게 빌릴 수 있나요?")
    # Here the guitar is not what is borrowed.
    assert "악기 대여" not in _written(own, "기타 치는 방을 빌릴 수 있나요?")


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("젊은이들을 위한 사업", "청년"),
        ("젊은이가 몇 명인가?", "청년"),
        ("공구를 빌려주는 곳", "대여"),
        ("의자를 빌릴 수 있나?", "대여"),
        ("양복 빌려주는 데", "정장 대여"),
        ("양복을 빌려줄 곳", "정장 대여"),
        ("별관을 새로 지은 해", "건립"),
        ("누구에게 맡겼나?", "위탁"),
        ("가게 월세가 올랐다", "임차료"),
        ("못 쓴 돈은 얼마인가?", "불용액"),
        ("직원을 줄인 까닭", "감축"),
        ("없앤 조례", "폐지"),
        ("엄마들이 바라는 것", "부모"),
        ("봉사는 몇 시간 했나?", "사회공헌"),
        ("경쟁이 얼마나 심했나?", "경쟁률"),
        ("동영상을 몇 편 만들었나?", "영상"),
    ],
)
def test_everyday_words_find_what_reports_write(terms, question, written):
    assert written in _written(terms, question)


@pytest.mark.parametrize(
    ("question", "not_written"),
    [
        ("서울시가 돈을 얼마 보냈나", "시비"),
        ("한 달에 몇 시간 일하나", "아르바이트"),
        ("사람이 가게 된 까닭", "점포"),
        ("나가게 되었다", "점포"),
        ("지원하고 있는 짓", "건립"),
        ("3개 기관과 2차 회의", "차량"),
        ("청년 지원", "대여"),
        ("청년 사업을 알려 줘", "홍보"),
        ("누에고치를 기르는 집", "정비"),
    ],
)
def test_what_only_looks_like_an_entry_is_not_found(terms, question, not_written):
    assert not_written not in _written(terms, question)


def test_everyday_words_go_one_way(terms):
    assert "젊은이" not in _written(terms, "청년 일자리")


def test_synonyms_go_both_ways(terms):
    assert "인공지능" in _written(terms, "AI 인재")
    assert "AI" in _written(terms, "인공지능 인재")
    assert "연구개발" in _written(terms, "R&D에 쓴 예산")
    assert "R&D" in _written(terms, "연구 개발 예산")


def test_a_hanja_is_found_before_a_noun(terms):
    assert "미국" in _written(terms, "美 시장에 나간 기업")
    assert "서울시" in _written(terms, "市예산은?")


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("What is the budget execution rate?", "집행률"),
        ("Budget Execution Rates by department", "집행률"),
        ("how much was executed", "집행"),
        ("companies that were completed", "기업"),
        ("number of tenant companies", "입주기업"),
        ("planned budgets", "예산"),
        ("start-up hubs", "창업허브"),
        ("subsidies for young people", "보조금"),
        ("subsidies for young people", "청년"),
        ("trains", "열차"),
        ("training", "교육"),
        ("budget는 얼마", "예산"),
        ("total budget of the hub", "예산"),
        ("What is the share of visitors?", "비중"),
        ("How much did the actors receive?", "배우"),
    ],
)
def test_english_is_found_in_any_form(terms, question, written):
    assert written in _written(terms, question)


def test_english_is_not_found_inside_a_word(terms):
    assert _written(terms, "carpetbagger") == []


def test_the_longest_match_wins():
    terms = _only("옷\t의류\teveryday", "옷 만들다\t봉제\teveryday", "만들다\t제작\teveryday")
    assert _written(terms, "옷을 만드는 공장") == ["봉제"]
    assert _written(terms, "만든 옷") == ["제작", "의류"]


def test_length_counts_words_rather_than_letters():
    terms = _only("못 쓴 돈\t불용액\teveryday", "돈이 얼마인가\t총사업비\teveryday")
    assert _written(terms, "못 쓴 돈이 얼마인가?") == ["불용액"]


def test_an_expression_in_two_entries_has_all_their_counterparts():
    terms = _only("누가 짓다\t시공\teveryday", "누가 지어\t건축\teveryday")
    assert _written(terms, "도서관을 누가 짓나") == ["시공", "건축"]


def test_a_verb_that_could_be_two_words_is_found():
    terms = _only("끝나다\t종료\teveryday", "계약이 끝나다\t계약기간\teveryday")
    assert _written(terms, "행사가 끝나는 날") == ["종료"]
    assert _written(terms, "계약은 언제 끝납니까") == ["계약기간"]


def test_a_counterpart_without_new_terms_stands_for_what_was_asked():
    terms = _only("산단\t산업단지\teveryday", "국가산단\t국가산업단지\teveryday")
    assert "국가산업단지" in _written(terms, "가온 산업단지는 국가산단인가")
    assert _written(terms, "산단, 그러니까 산업단지") == []


def test_a_verb_is_not_the_noun_that_looks_like_it():
    terms = _only("짓다\t건립\teveryday")
    assert _written(terms, "도서관을 지으면") == ["건립"]
    assert _written(terms, "나쁜 짓") == []


def test_a_noun_is_found_whether_or_not_it_is_written_with_spaces():
    terms = _only("나무 의자\t목재 의자\teveryday")
    assert _written(terms, "나무의자를 샀다") == ["목재 의자"]
    assert _written(terms, "나무 의자를 샀다") == ["목재 의자"]


def test_an_expansion_says_what_was_asked_and_how_it_is_searched():
    terms = _only("빌리다\t대여\teveryday")
    (found,) = terms.expand("책을 빌려주는 곳")
    assert found.asked == "빌려"
    assert found.written == "대여"
    assert list(found.tokens) == content_tokens(["대여"])[0]
    assert found.weight == WEIGHTS["everyday"]


def test_alternatives_share_a_weight():
    one = _only("가게\t점포\teveryday").expand("가게")
    three = _only("가게\t점포|상가|매장\teveryday").expand("가게")
    assert all(0 < expansion.weight < one[0].weight for expansion in three)
    assert len({expansion.weight for expansion in three}) == 1


def test_words_of_the_question_are_not_added_again():
    terms = _only("젊은이\t청년|청년층\teveryday")
    question = "젊은이와 청년"
    known = set(content_tokens([question])[0])
    expansions = terms.expand(question)
    tokens = [token for expansion in expansions for token in expansion.tokens]
    assert not known & set(tokens)
    assert len(tokens) == len(set(tokens))


def test_an_office_adds_words_of_its_own(tmp_path):
    terms = _own(tmp_path, "\ufeff# 우리 시", "", "가람이\t가람시 마스코트\teveryday")
    assert _written(terms, "가람이는 누구?") == ["가람시 마스코트"]
    assert "청년" in _written(terms, "젊은이")


def test_an_office_adds_counterparts_to_a_shipped_word(tmp_path):
    written = _written(_own(tmp_path, "젊은이\t새싹시민\teveryday"), "젊은이")
    assert "청년" in written
    assert "새싹시민" in written


@pytest.mark.parametrize(
    "line",
    [
        "젊은이\t청년",
        "젊은이 청년 everyday",
        "젊은이\t청년\tslang",
        "젊은이\t\teveryday",
        "\t청년\teveryday",
        "젊은이|\t청년\teveryday",
        "젊은이\t청년\teveryday\t덤",
        "젊은이",
    ],
)
def test_a_malformed_line_is_named(tmp_path, line):
    with pytest.raises(UijeongError) as caught:
        _own(tmp_path, "# 우리 시", "가게\t점포\teveryday", line)
    assert caught.value.key == "index.bad_terms"
    assert "own.tsv" in caught.value.message
    assert "3번째" in caught.value.message


@pytest.mark.parametrize("content", [None, b"\xc0\xb6\xc0\xba\xc0\xcc\t\xc3\xbb\xb3\xe2\teveryday"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    file = tmp_path / "own.tsv"
    if content:
        file.write_bytes(content)
    with pytest.raises(UijeongError) as caught:
        Terms.load(file)
    assert caught.value.key == "index.no_terms"
    assert "own.tsv" in caught.value.message


def test_the_shipped_list_covers_the_fields(shipped):
    kinds = [entry.kind for entry in shipped]
    assert kinds.count("english") >= 1000
    assert kinds.count("everyday") + kinds.count("same") >= 1300


def test_the_shipped_list_has_no_expression_twice(shipped):
    for kind in WEIGHTS:
        asked = [word.lower() for entry in shipped if entry.kind == kind for word in entry.asked]
        assert sorted({word for word in asked if asked.count(word) > 1}) == []


def test_no_shipped_entry_stands_for_itself(shipped):
    assert [entry for entry in shipped if set(entry.asked) & set(entry.written)] == []


def test_english_entries_are_in_lower_case_and_the_others_in_korean(shipped):
    for entry in shipped:
        if entry.kind == "english":
            assert all(word.isascii() and word == word.lower() for word in entry.asked), entry
        if entry.kind == "everyday":
            assert not any(word.isascii() and " " in word for word in entry.asked), entry


def test_every_counterpart_can_be_searched(shipped):
    written = sorted({word for entry in shipped for word in entry.written})
    assert [
        w for w, tokens in zip(written, content_tokens(written), strict=True) if not tokens
    ] == []


def _in_a_question(word: str) -> str:
    if not word.endswith("다"):
        return f"{word} 현황"
    *first, verb = word.split()
    form = kiwi().join([(verb[:-1], "VV"), ("었", "EP"), ("다", "EF")])
    return " ".join([*first, form])


def test_shipped_entries_are_found_in_a_question(shipped):
    """Kiwi reads a few of them otherwise where they stand alone; these must stay few."""
    entries = [entry for entry in shipped if entry.kind != "same"]
    asked = [(word, entry) for entry in entries for word in entry.asked]
    alone = Terms(entries)
    lost = [word for word, _ in asked if not alone.expand(_in_a_question(word))]
    assert len(lost) <= 0.02 * len(asked), lost


@pytest.mark.parametrize("text", ["", " ", "에서 부터", "?!…", "12,345", "\ud83d\ude00", "ㅋㅋ"])
def test_a_question_without_words_has_no_expansions(terms, text):
    assert terms.expand(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=40)
    | st.text(alphabet="젊은이가게를빌려주는市AI R&D budget rates|\t\n·（）İß", max_size=40)
)
def test_expanding_never_raises(terms, text):
    known = set(content_tokens([text])[0])
    found = terms.expand(text)
    assert len({(e.asked.lower(), e.written) for e in found}) == len(found)
    for expansion in found:
        assert 0 < expansion.weight <= 1
        assert not known & set(expansion.tokens)
        known |= set(expansion.tokens)


def test_the_same_question_has_the_same_expansions(terms):
    question = "젊은이가 가게를 열 때 돈을 빌려주는 사업의 budget execution rate는?"
    first = terms.expand(question)
    assert first
    assert terms.expand(question) == first
    assert Terms.load().expand(question) == first


def test_an_english_word_is_no_abbreviation_of_the_same_letters():
    own = _only("WHO\t세계보건기구\tsame")
    assert _written(own, "Who runs the ward office?") == []
    assert _written(own, "WHO 협력 사업") == ["세계보건기구"]


def test_one_counterpart_may_stand_for_two_words_and_adds_its_terms_once():
    own = _only("면접 옷\t정장 대여\teveryday", "빌리다\t대여|임대\teveryday")
    found = {(e.asked, e.written): e.tokens for e in own.expand("면접 옷 빌려주는 곳")}
    assert found["빌려", "대여"] == ()
    assert "대여" in found["면접 옷", "정장 대여"]
