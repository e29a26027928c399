"""The attacker finds what is to be found."""

from dataclasses import replace
from datetime import date
from math import inf
from random import Random

import crowds
import pytest
from attacker import DIMENSIONS, Told, narrowest
from crowds import MEAN, NPS, PLEASED, QUARTERLY, Answer, alike

from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, period_of
from cxsite.model.settings import MinN

SHOW = crowds.MIN_N.show
HAIR = 1e-6
"""A linear programme is solved to so much."""
TWO_GRAINS = [
    answer for month, count in enumerate((5, 30, 40, 12, 40, 40), start=1) for answer in alike(count, month)
]
"""Two quarters, in each of which one month has few."""
JANUARY, APRIL = (period_of(date(2026, month, 1), Grain.MONTH) for month in (1, 4))


def hiding(told: list[Told], *cuts: Cut) -> list[Told]:
    """Return what is published with nothing withheld but these numbers."""
    return [
        replace(
            one,
            found=replace(
                one.found,
                findings=tuple(
                    Finding(each.cut, Shown.WITHHELD) if each.cut in cuts else each
                    for each in one.found.findings
                ),
                channels={},
                classes={},
            ),
        )
        for one in told
    ]


def unprotected(answers: list[Answer], *metrics: Metric) -> list[Told]:
    return crowds.told(answers, metrics, min_n=MinN(show=2, judge=30))


def test_two_measures_of_one_question_give_a_month_away() -> None:
    """Of 75 in the quarter 30 and 40 answered in two months, so 5 in the third, and the other quarter's as well."""
    told = hiding(unprotected(TWO_GRAINS, NPS, QUARTERLY), Cut(JANUARY), Cut(APRIL))
    assert narrowest(told) == {Cut(JANUARY): 0, Cut(APRIL): 0}
    assert narrowest(hiding(told[:1], Cut(JANUARY), Cut(APRIL)))[Cut(JANUARY)] > 0


def test_a_touchpoint_alone_is_found_where_everybody_names_one() -> None:
    """Who does not know that finds less."""
    answers = [*alike(40, 1, touchpoint="a"), *alike(35, 1, touchpoint="b"), *alike(6, 1, touchpoint="c")]
    told = unprotected(answers, NPS)
    withheld = [each.cut for each in told[0].found.findings if each.cut.touchpoint == "c"]
    found = narrowest(hiding(told, *withheld), named=["touchpoint"])
    assert found == dict.fromkeys(withheld, 0)
    assert min(narrowest(hiding(told, *withheld)).values()) > 0


def test_what_is_published_of_two_measures_gives_no_month_away() -> None:
    """Neither January nor April, nor what is withheld for them."""
    found = narrowest(crowds.told(TWO_GRAINS, (NPS, QUARTERLY)))
    assert {Cut(JANUARY)} < set(found)
    assert min(found.values()) >= SHOW - HAIR


def attacked(seed: int) -> tuple[float, int, int]:
    """Return the narrowest withheld number of a crowd, how many are withheld, and how many there are."""
    random = Random(seed)  # noqa: S311 - chance, not a secret
    metrics = random.sample((NPS, QUARTERLY, PLEASED, MEAN), random.randint(1, 4))
    answers = crowds.crowd(random)
    told = crowds.told(answers, metrics)
    named = [each for each in DIMENSIONS if all(getattr(answer, each) for answer in answers)]
    found = {
        cut: width
        for cut, width in narrowest(told, named=named).items()
        if not cut.segment or any(crowds.is_in(each, cut) for each in answers)
    }
    numbers = {each.cut for one in told for each in one.found.findings if each.shown is not Shown.NONE}
    return min(found.values(), default=inf), len(found), len(numbers)


def test_no_withheld_number_of_a_crowd_is_found() -> None:
    """Whatever is small, and whoever adds up."""
    found = [attacked(seed) for seed in range(60)]
    assert min(width for width, _, _ in found) >= SHOW - HAIR
    assert sum(withheld for _, withheld, _ in found) > 300


@pytest.mark.trust
def test_no_withheld_number_of_many_crowds_is_found() -> None:
    """The same, longer."""
    assert min(attacked(seed)[0] for seed in range(60, 2060)) >= SHOW - HAIR
