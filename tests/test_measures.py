import random
from decimal import Decimal
from math import log2

import pytest

from eval.case import case_of
from eval.evaluators import trec_qrels, trec_run
from eval.folder import Result
from eval.measures import MEASURES, TIMES, confidence, score, times
from eval.questions import GoldFigure, GoldPremise, Place, Question
from eval.ranking import all_in_top, first_reached, in_top, ndcg, reciprocal_rank
from eval.stating import plain, restates, states, states_figure
from prompts.messages import message

A, B, C = (Place("daon.txt", line, line + 1) for line in (10, 20, 30))
NOWHERE = Place("daon.txt", 100, 140)


def gold(value: str, unit: str) -> GoldFigure:
    return GoldFigure(Decimal(value), unit)


def question(kind: str = "fact", **parts: object) -> Question:
    parts = {"evidence": ((A,),), "required": (("12곳",),)} | parts
    return Question("q1", "dev", kind, "다온시 청년가게는 몇 곳인가요?", **parts)


def answer(text: str = "12곳입니다. [1]", *, cited=(A,), found=(A,), **parts: object) -> dict:
    return {
        "id": "q1",
        "question": "다온시 청년가게는 몇 곳인가요?",
        "answer": text,
        "abstained": False,
        "mode": "extractive",
        "citations": [
            {
                "n": number,
                "report": place.report,
                "title": "",
                "page": None,
                "lines": [place.first, place.last],
                "heading": [],
                "quote": "\n".join(lines_of(place.report, place.first, place.last)),
                "span": [place.first, place.last],
            }
            for number, place in enumerate(cited, start=1)
        ],
        "figures": [],
        "premise": None,
        "retrieved": [
            {"report": p.report, "page": None, "lines": [p.first, p.last], "score": 9.0 - rank}
            for rank, p in enumerate(found)
        ],
        "snapshot": "s",
        "seconds": {"retrieve": 0.25, "answer": 0.5, "total": 0.75},
    } | parts


def lines_of(report: str, first: int, last: int) -> list[str]:
    return [f"{report} {number}행" for number in range(first, last + 1)]


ABSTENTION = {"abstained": True, "text": "보고서에서 12곳을 확인하지 못했습니다."}
UNANSWERABLE = question("unanswerable", evidence=(), required=())


# Ranking: hand-worked, then against trec_eval.


def test_ranking_measures_of_a_worked_example():
    # Two needs; the first is reached at rank 2 (and again at 3), the second at rank 6.
    needs = ((A, C), (B,))
    found = [NOWHERE, C, A, NOWHERE, NOWHERE, B]
    assert [in_top(needs, found, k) for k in (1, 2, 5, 10)] == [0, 1, 1, 1]
    assert [all_in_top(needs, found, k) for k in (5, 6, 10)] == [0, 1, 1]
    assert reciprocal_rank(needs, found) == 1 / 2
    ideal = 1 / log2(2) + 1 / log2(3)
    assert ndcg(needs, found, 10) == pytest.approx((1 / log2(3) + 1 / log2(7)) / ideal)
    assert ndcg(needs, found, 5) == pytest.approx((1 / log2(3)) / ideal)
    assert first_reached(needs, found) == [[], [0], [], [], [], [1]]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([A, B], 1.0),
        ([Place("daon.txt", 1, 25)], 1.0),  # both needs in one passage: no ranking is better
        ([Place("daon.txt", 1, 25), C], (1 + 0) / 1),
        ([A, A, B], (1 + 1 / 2) / (1 + 1 / log2(3))),
        ([A], 1 / (1 + 1 / log2(3))),
        ([NOWHERE], 0.0),
        ([], 0.0),
    ],
)
def test_gain_falls_to_passages_that_reach_something_new(found, expected):
    assert ndcg(((A,), (B,)), found, 10) == pytest.approx(expected)


def test_three_needs_of_which_two_stand_together():
    # Rank 1 reaches two needs, the third is missed: 1 of an ideal 1 + 1/log2(3).
    found = [Place("daon.txt", 1, 25)]
    assert ndcg(((A,), (B,), (C,)), found, 10) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_without_needs_no_ranking_is_measured():
    assert in_top((), [A], 5) is None
    assert all_in_top((), [A], 5) is None
    assert reciprocal_rank((), [A]) is None
    assert ndcg((), [A], 10) is None


def test_more_needs_than_depth_can_still_be_ideal():
    needs = [(Place("daon.txt", line, line),) for line in range(1, 13)]
    found = [need[0] for need in needs]
    assert ndcg(needs, found, 10) == pytest.approx(1.0)
    assert all_in_top(needs, found, 10) == 0


def test_ranking_measures_agree_with_trec_eval():
    import pytrec_eval

    draw = random.Random(7)
    questions, results, ours = [], [], {}
    for number in range(60):
        lines = draw.sample(range(1, 60), draw.randint(1, 4))
        needs = tuple((Place("다온 보고.txt", line, line),) for line in lines)
        found = [
            Place("다온 보고.txt", line, line)
            for line in draw.choices(range(1, 60), k=draw.randint(1, 25))
        ]
        asked = Question(f"q{number}", "dev", "fact", "?", evidence=needs)
        given = answer(found=found)
        questions.append(asked)
        results.append(Result(asked.id, given, {}))
        ours[asked.id] = score(asked, given)

    qrels: dict[str, dict[str, int]] = {}
    for line in trec_qrels(questions).splitlines():
        query, _, document, relevance = line.split()
        qrels.setdefault(query, {})[document] = int(relevance)
    run: dict[str, dict[str, float]] = {}
    for line in trec_run(questions, results).splitlines():
        query, _, document, _, sureness, _ = line.split()
        run.setdefault(query, {})[document] = float(sureness)
    measures = {"success.1,5,10", "recip_rank", "ndcg_cut.10"}
    theirs = pytrec_eval.RelevanceEvaluator(qrels, measures).evaluate(run)

    names = {
        "top1": "success_1",
        "top5": "success_5",
        "top10": "success_10",
        "mrr": "recip_rank",
        "ndcg10": "ndcg_cut_10",
    }
    assert len(theirs) == len(ours) == 60
    for query, scores in ours.items():
        for name, called in names.items():
            assert scores[name] == pytest.approx(theirs[query][called]), (query, name)
    assert 0 < sum(scores["top1"] for scores in ours.values()) < 60


# Citations.


@pytest.mark.parametrize(
    ("needs", "cited", "recall", "precision"),
    [
        (((A,), (B,)), (A, NOWHERE, C), 1 / 2, 1 / 3),
        (((A, C), (B,)), (C, B), 1, 1),
        (((A,),), (A, A), 1, 1),
        (((A,),), (), 0, None),
        ((), (A,), None, None),
    ],
)
def test_citations_are_held_against_the_needed_places(needs, cited, recall, precision):
    scores = score(question(evidence=needs), answer(cited=cited))
    assert scores["citation_recall"] == recall
    assert scores["citation_precision"] == precision


def test_the_length_of_citations_is_their_mean_of_lines():
    assert score(question(), answer(cited=(A, NOWHERE)))["citation_lines"] == (2 + 41) / 2
    assert score(question(), answer(cited=()))["citation_lines"] is None


def test_places_in_a_pdf_are_pages():
    on_page = {"report": "daon.pdf", "page": 3, "lines": None}
    given = answer(cited=(), found=()) | {
        "citations": [on_page | {"n": 1, "quote": "daon.pdf 41행", "span": [41, 41]}],
        "retrieved": [on_page | {"score": 1.0}],
    }
    asked = question(evidence=((Place("daon.pdf", 3, 3, "page"),),))
    scores = score(asked, given, lines_of)
    assert scores["top1"] == scores["citation_recall"] == scores["quote_intact"] == 1
    assert scores["citation_lines"] is None
    other = question(evidence=((Place("daon.pdf", 4, 4, "page"),),))
    assert score(other, given)["top1"] == 0


def test_a_quotation_is_intact_only_letter_for_letter():
    assert score(question(), answer(), lines_of)["quote_intact"] == 1
    assert score(question(), answer())["quote_intact"] is None
    assert score(question(), answer(cited=()), lines_of)["quote_intact"] is None
    altered = answer(cited=(A, B))
    altered["citations"][1]["quote"] = altered["citations"][1]["quote"].replace("20행", "21행")
    assert score(question(), altered, lines_of)["quote_intact"] == 0


def test_figures_are_grounded_as_far_as_their_check_found_them():
    given = answer()
    assert score(question(), given)["figures_grounded"] is None
    given["figures"] = [{"state": "원문 일치"}, {"state": "단위 환산"}, {"state": "근거 없음"}]
    assert score(question(), given)["figures_grounded"] == pytest.approx(2 / 3)


# What an answer says.


@pytest.mark.parametrize(
    ("text", "wanted", "stated"),
    [
        ("정원은 1,120 명", "1120명", True),
        ("정원은 1120명", "1,120명", True),
        ("나래 창업\n허브", "나래창업허브", True),
        ("**나래**창업허브", "나래창업 허브", True),
        ("모두 79[1]개사", "79개사", True),
        ("’25년 3월", "'25년 3월", True),
        ("R&D Center", "r&d center", True),
        ("179개사", "79", False),
        ("79.5%", "79", False),
        ("0.79", "79", False),
        ("1,079", "79", False),
        ("79,100원", "79", False),
        ("79, 100", "79", True),
        ("모두 79.", "79", True),
        ("나래 [79]", "79", False),
        ("나래창업", "나래창업허브", False),
        ("무엇이든", " ", False),
    ],
)
def test_strings_are_found_whatever_their_spacing_but_never_inside_numbers(text, wanted, stated):
    assert states(plain(text), wanted) is stated


@pytest.mark.parametrize(
    ("text", "figure", "stated"),
    [
        ("예산은 364억원입니다.", gold("36400000000", "원"), True),
        ("예산은 36,400백만원입니다.", gold("36400000000", "원"), True),
        ("예산은 36,400입니다.", gold("36400000000", "원"), False),
        ("예산은 364억 1천만원입니다.", gold("36400000000", "원"), False),
        ("이용자 8만 7천 명", gold("87000", "명"), True),
        ("이용자 87천명", gold("87000", "명"), True),
        ("이용자 87건", gold("87", "명"), False),
        ("12곳", gold("12", "개소"), True),
        ("12대 설치", gold("12", "대"), True),
        ("집행률 48.3%", gold("48.3", "%"), True),
        ("집행률 48%", gold("48.3", "%"), False),
        ("집행률 48.31%", gold("48.3", "%"), False),
        ("과부족은 △2명", gold("-2", "명"), True),
        ("2명이 부족합니다.", gold("-2", "명"), True),
        ("2명이 많습니다.", gold("-2", "명"), False),
        ("△295백만원", gold("295000000", "원"), False),
        ("△295백만원 감소", gold("295000000", "원"), True),
        (
            "| 과 | 예산(백만원) | 현원 |\n|---|---|---|\n| 가온과 | 1,815 | 12명 |",
            gold("1815000000", "원"),
            True,
        ),
        (
            "(단위: 백만원)\n| 과 | 예산 |\n|---|---|\n| 가온과 | 1,815 |",
            gold("1815000000", "원"),
            True,
        ),
        ("| 과 | 예산 |\n|---|---|\n| 가온과 | 1,815 |", gold("1815000000", "원"), False),
        ("There are 79 companies.", gold("79", "개사"), True),
        ("It costs 1.5 billion won.", gold("1500000000", "원"), True),
    ],
)
def test_figures_are_compared_by_value_and_unit(text, figure, stated):
    assert states_figure(plain(text), figure) is stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("56.86%", True),
        ("56.9%", True),
        ("56.861%", True),
        ("56.8%", False),
        ("56.87%", False),
        ("57%", False),
    ],
)
def test_a_calculated_figure_may_be_rounded_to_one_place_less(text, stated):
    assert states_figure(text, gold("56.86", "%"), rounded=True) is stated
    assert states_figure(text, gold("56.86", "%")) is (text == "56.86%")


def test_a_string_that_restates_a_figure_is_met_by_the_figure_in_any_unit():
    budget = gold("3640000000", "원")
    asked = question(required=(("3,640",), ("골목과",)), figures=(budget,))
    for same in ("3,640", "3,640백만원", "36.4억"):
        assert restates(same, budget)
    for other in ("3,640개 상점", "3,640원", "3,641", "3,640명", "3월"):
        assert not restates(other, budget)
    assert score(asked, answer("골목과 예산은 36억 4,000만원입니다."))["right"] == 1
    assert score(asked, answer("골목과 예산은 3,640백만원입니다."))["right"] == 1
    assert score(asked, answer("예산은 36억 4,000만원입니다."))["right"] == 0
    assert score(asked, answer("골목과 예산은 3,640입니다."))["right"] == 0


def test_right_needs_every_string_and_one_of_its_alternatives():
    asked = question(required=(("나루점",), ("한들점", "한들 가게")))
    assert score(asked, answer("나루점과 한들가게입니다."))["right"] == 1
    assert score(asked, answer("나루점입니다."))["right"] == 0


def test_an_abstention_is_never_right():
    text, rest = ABSTENTION["text"], {"abstained": True}
    scores = score(question("list", figures=(gold("12", "개소"),)), answer(text, **rest))
    assert (scores["right"], scores["figure_exact"], scores["list_complete"]) == (0, 0, 0)


def test_list_completeness_is_the_share_of_items():
    asked = question("list", required=(("나루점",), ("한들점",), ("솔뫼점", "솔뫼")))
    assert score(asked, answer("나루점, 솔뫼입니다."))["list_complete"] == pytest.approx(2 / 3)
    assert score(question("fact"), answer())["list_complete"] is None


def test_figure_exactness_needs_every_figure():
    asked = question(figures=(gold("12", "개소"), gold("80", "명")))
    assert score(asked, answer("12곳, 80명입니다."))["figure_exact"] == 1
    assert score(asked, answer("12곳, 81명입니다."))["figure_exact"] == 0
    assert score(question(), answer())["figure_exact"] is None


@pytest.mark.parametrize(
    ("asked", "abstained", "rightly", "precision", "recall"),
    [
        (UNANSWERABLE, True, 1, 1, 1),
        (UNANSWERABLE, False, 0, None, 0),
        (question(), True, 0, 0, None),
        (question(), False, 1, None, None),
    ],
)
def test_abstention_precision_and_recall_are_means_over_questions(
    asked, abstained, rightly, precision, recall
):
    scores = score(asked, answer(abstained=abstained))
    assert scores["abstained_rightly"] == rightly
    assert scores["abstention_precision"] == precision
    assert scores["abstention_recall"] == recall


def test_a_question_without_an_answer_has_no_right_one():
    scores = score(UNANSWERABLE, answer())
    for name in ("right", "top5", "mrr", "citation_recall", "citation_precision", "figure_exact"):
        assert scores[name] is None


PREMISE = question("premise", required=(("13곳",),), premise=GoldPremise("12곳이다", "13곳이다"))


@pytest.mark.parametrize(
    ("given", "corrected"),
    [
        (answer("13곳입니다.", premise={"claim": "", "report_says": "", "citation": 1}), 1),
        (answer("12곳이 아니라 13곳입니다."), 1),
        (answer("13곳입니다."), 0),
        (answer("12곳이 아닙니다."), 0),
    ],
)
def test_a_premise_is_corrected_openly_or_in_words_with_the_truth(given, corrected):
    assert score(PREMISE, given)["premise_corrected"] == corrected
    assert score(question(), given)["premise_corrected"] is None


def test_a_premise_corrected_where_none_is_false_costs_precision():
    given = answer(premise={"claim": "", "report_says": "", "citation": 1})
    assert score(PREMISE, given)["premise_precision"] == 1
    assert score(question(), given)["premise_precision"] == 0
    assert score(question(), answer())["premise_precision"] is None


@pytest.mark.parametrize(
    ("given", "resolved"),
    [
        (answer("12곳입니다.", found=(NOWHERE,)), 1),
        (answer("모릅니다.", found=(NOWHERE, A)), 1),
        (answer("모릅니다.", found=(NOWHERE,) * 5 + (A,)), 0),
    ],
)
def test_a_follow_up_is_resolved_when_right_or_found(given, resolved):
    asked = question("followup", history=(("가게는?", "있습니다."),), resolved="가게는 몇 곳?")
    assert score(asked, given)["followup_resolved"] == resolved
    assert score(question(), given)["followup_resolved"] is None


# All measures together.


def test_a_score_names_every_measure_in_order_and_is_always_the_same():
    scores = score(question(), answer(), lines_of)
    assert list(scores) == list(MEASURES)
    assert scores == score(question(), answer(), lines_of)
    assert scores["length"] == len("12곳입니다. [1]")
    assert all(value is None or isinstance(value, float | int) for value in scores.values())


def test_every_measure_is_named_and_explained_in_korean():
    for name, measure in MEASURES.items():
        assert (measure.name, measure.label) == (name, message(f"eval.measure_{name}"))
        assert measure.about.endswith(".")
        assert measure.source
    assert len({measure.label for measure in MEASURES.values()}) == len(MEASURES)
    assert [time.label for time in TIMES.values()] == [
        "찾는 시간(초)",
        "답하는 시간(초)",
        "전체 시간(초)",
    ]
    assert not MEASURES["citation_lines"].higher_is_better
    assert not MEASURES["length"].higher_is_better


def test_times_are_kept_apart_from_scores():
    assert times(answer()) == {
        "seconds_retrieve": 0.25,
        "seconds_answer": 0.5,
        "seconds_total": 0.75,
    }
    assert not set(TIMES) & set(MEASURES)


def test_confidence_is_the_best_score_of_an_answer_that_was_given():
    assert confidence(answer(found=(A, B))) == 9.0
    assert confidence(answer(abstained=True)) is None
    assert confidence(answer(found=())) is None


def test_a_case_leaves_the_answer_as_it_was():
    given = answer(found=(A, B))
    before = repr(given)
    assert case_of(question(), given).found == (A, B)
    assert repr(given) == before
