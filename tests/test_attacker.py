"""The attacker finds what is to be found."""

from dataclasses import replace
from datetime import date

import crowds
from attacker import Told, narrowest
from crowds import NPS, QUARTERLY, Answer, alike

from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, period_of
from cxsite.model.settings import MinN

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
            ),
        )
        for one in told
    ]


def unprotected(answers: list[Answer], *metrics: Metric) -> list[Told]:
    return crowds.told(answers, metrics, min_n=MinN(show=1, judge=30))


def test_two_measures_of_one_question_give_a_month_away() -> None:
    """Of 75 in the quarter 30 and 40 answered in two months, so 5 in the third, and the other quarter's as well."""
    told = hiding(unprotected(TWO_GRAINS, NPS, QUARTERLY), Cut(JANUARY), Cut(APRIL))
    assert narrowest(told) == {Cut(JANUARY): 0, Cut(APRIL): 0}
    assert narrowest(hiding(told[:1], Cut(JANUARY), Cut(APRIL)))[Cut(JANUARY)] > 0


def test_a_touchpoint_alone_is_found_where_everybody_names_one() -> None:
    """Their channel tells as well, for those who do not know that."""
    answers = [*alike(40, 1, touchpoint="a"), *alike(35, 1, touchpoint="b"), *alike(6, 1, touchpoint="c")]
    told = unprotected(answers, NPS)
    withheld = [each.cut for each in told[0].found.findings if each.cut.touchpoint == "c"]
    found = narrowest(hiding(told, *withheld), named=["touchpoint"])
    assert found == dict.fromkeys(withheld, 0)
    assert narrowest(hiding(told, *withheld)) == dict.fromkeys(withheld, 0)
