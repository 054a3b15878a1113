import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from eval.statistics import (
    bootstrap_interval,
    mcnemar,
    paired_test,
    randomisation,
    risk_coverage,
)

shares = st.lists(st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 1.0]), min_size=2, max_size=8)


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_bootstrap_interval_agrees_with_scipy(level):
    values = np.random.default_rng(1).beta(2, 3, 120)
    ours = bootstrap_interval(values.tolist(), seed=7, level=level, resamples=20_000)
    theirs = stats.bootstrap(
        (values,),
        np.mean,
        confidence_level=level,
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(99),
    ).confidence_interval
    assert ours == pytest.approx((theirs.low, theirs.high), abs=2e-3)


def test_the_bootstrap_interval_of_two_values_is_known():
    # The means of two draws from 0 and 1 are 0, 0.5 and 1 with 1/4, 1/2 and 1/4.
    assert bootstrap_interval([0.0, 1.0], seed=3, level=0.4) == (0.5, 0.5)
    assert bootstrap_interval([0.0, 1.0], seed=3, level=0.6) == (0.0, 1.0)


def test_the_bootstrap_interval_holds_the_mean_and_is_the_same_for_one_seed():
    values = [0.0, 1.0, 1.0, 0.5, 0.25] * 9
    low, high = bootstrap_interval(values, seed=5)
    assert low < sum(values) / len(values) < high
    assert bootstrap_interval(values, seed=5) == (low, high)
    assert bootstrap_interval(values, seed=6) != (low, high)
    assert bootstrap_interval([1.0] * 4, seed=5) == (1.0, 1.0)


def test_an_interval_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="no values"):
        bootstrap_interval([], seed=1)


@pytest.mark.parametrize(("better", "worse"), [(0, 0), (1, 0), (7, 2), (9, 9), (2, 30), (400, 350)])
def test_mcnemar_is_the_exact_binomial_test(better, worse):
    changed = better + worse
    expected = stats.binomtest(better, changed).pvalue if changed else 1.0
    assert mcnemar(better, worse) == pytest.approx(expected)


def test_yes_or_no_measures_are_tested_by_mcnemar():
    # Two questions got better, one got worse: P(at most 1 of 3 heads) = 4/8, both tails 1.
    found = paired_test([0, 0, 1, 1, 0], [1, 1, 0, 1, 0], seed=1)
    assert (found.method, found.n, found.better, found.worse) == ("mcnemar", 5, 2, 1)
    assert (found.difference, found.p_value) == (pytest.approx(0.2), 1.0)
    assert paired_test([0] * 6, [1] * 6, seed=1).p_value == pytest.approx(2 / 64)


def test_shares_are_tested_by_randomisation():
    # .5, .25 and -.25 sum to .5. Of the 8 ways to sign .5, .25 and .25 only +-- and -++ (0 and 0)
    # stay below it: +++ and --- give 1, ++-, +-+, --+ and -+- give .5.
    found = paired_test([0.0, 0.5, 0.75], [0.5, 0.75, 0.5], seed=1)
    assert (found.method, found.better, found.worse) == ("randomisation", 2, 1)
    assert found.p_value == pytest.approx(6 / 8)


@given(shares, st.data())
def test_few_differences_give_the_exact_p_value(a, data):
    b = data.draw(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.9]), min_size=len(a), max_size=len(a))
    )
    differences = np.subtract(b, a)
    expected = stats.permutation_test(
        (differences,),
        np.sum,
        permutation_type="samples",
        n_resamples=np.inf,
    ).pvalue
    assert randomisation(differences.tolist(), seed=1) == pytest.approx(expected)


def test_many_differences_come_close_to_the_t_test():
    differences = np.random.default_rng(4).normal(0.1, 0.5, 150).tolist()
    found = randomisation(differences, seed=2)
    assert found == pytest.approx(stats.ttest_1samp(differences, 0).pvalue, abs=0.01)
    assert found == randomisation(differences, seed=2)
    assert 0 < randomisation([1.0] * 40, seed=2) < 1e-3


def test_equal_runs_do_not_differ():
    assert paired_test([0.5, 0.25], [0.5, 0.25], seed=1).p_value == 1.0
    assert paired_test([], [], seed=1).p_value == 1.0


def test_runs_of_different_length_are_no_pairs():
    with pytest.raises(ValueError, match="no pairs"):
        paired_test([1.0], [1.0, 0.0], seed=1)


def test_risk_and_coverage_of_a_worked_example():
    # Surest first: right, wrong, right; one question was not answered.
    found = risk_coverage([0.2, 0.9, None, 0.5], [1, 1, 0, 0])
    assert [coverage for coverage, _ in found.points] == [0.25, 0.5, 0.75]
    assert [risk for _, risk in found.points] == pytest.approx([0, 1 / 2, 1 / 3])
    assert found.area == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_equally_sure_answers_have_no_order():
    one = risk_coverage([0.5, 0.5, 0.5, 0.9], [1, 0, 0, 1])
    other = risk_coverage([0.5, 0.5, 0.5, 0.9], [0, 0, 1, 1])
    assert one == other
    assert [risk for _, risk in one.points] == pytest.approx([0, 1 / 3, 4 / 9, 1 / 2])


@given(st.lists(st.sampled_from([0, 1]), min_size=1, max_size=12), st.randoms())
def test_the_area_is_the_mean_risk_over_the_answers_given(right, random):
    sure = random.sample(range(100), len(right))
    order = sorted(range(len(right)), key=lambda n: -sure[n])
    risks = [sum(1 - right[n] for n in order[:count]) / count for count in range(1, len(right) + 1)]
    assert risk_coverage(sure, right).area == pytest.approx(sum(risks) / len(risks))


def test_a_run_without_answers_has_no_area():
    assert risk_coverage([None, None], [0, 0]).area is None
