"""Periods of which an edition told nothing but that they are withheld do not end because their few are gone."""

from collections.abc import Mapping, Sequence
from datetime import date

import crowds
import pytest
from crowds import MIN_N, NPS, QUARTERLY, Answer, alike
from test_pairs import frozen_of

from cxsite.measure.findings import Finding, Shown
from cxsite.measure.privacy import publish
from cxsite.measure.span import as_long_as_said
from cxsite.model.edition import Frozen
from cxsite.model.metric import Metric
from cxsite.model.period import Grain

MANY = [*alike(40, 3, touchpoint="a"), *alike(45, 4, touchpoint="a")]
FEW = [Answer(date(2026, 1, 1), "a", "", "", 3), Answer(date(2026, 6, 1), "a", "", "", 3)]


def edition(answers: Sequence[Answer], metric: Metric = NPS) -> Mapping[str, Frozen]:
    return frozen_of(crowds.told(answers, (metric,)))


def everybody(
    answers: Sequence[Answer], frozen: Mapping[str, Frozen], metric: Metric = NPS
) -> dict[str, Finding]:
    """Return everybody's numbers, by the name of the period."""
    found = publish(crowds.measured(answers, (metric,)), MIN_N, frozen).metrics[metric.id].findings
    return {each.cut.period.id: each for each in found if each.cut.is_everyone}


def test_a_month_at_either_end_stays_withheld_when_its_few_are_gone() -> None:
    """So does the whole time; and in the month between nobody answered then either."""
    found = everybody(MANY, edition([*MANY, *FEW]))
    assert list(found) == [
        "2026-01",
        "2026-01..2026-06",
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
        "2026-06",
    ]
    assert {name for name, each in found.items() if each.shown is Shown.NONE} == {"2026-02", "2026-05"}
    assert found["2026-01"].shown is found["2026-06"].shown is Shown.WITHHELD
    assert found["2026-01..2026-06"].n == len(MANY)
    assert list(everybody(MANY, {})) == ["2026-03", "2026-03..2026-04", "2026-04"]


def test_the_next_edition_says_so_again() -> None:
    """However often numbers are frozen, nobody learns when the few went."""
    frozen = edition([*MANY, *FEW])
    again = frozen_of(crowds.told(MANY, (NPS,), frozen=frozen))
    assert everybody(MANY, again) == everybody(MANY, frozen)


def test_of_everybody_who_is_gone_so_are_the_places() -> None:
    """At a touchpoint as well nobody is told of, and what a segment's numbers cover is of the same whole time."""
    before = [Answer(each.month, each.touchpoint, "", "new", each.answer) for each in [*MANY, *FEW]]
    found = publish(crowds.measured(before[:-2], (NPS,)), MIN_N, edition(before)).metrics["nps"].findings
    january = [each for each in found if each.cut.period.id == "2026-01"]
    assert len(january) == 3
    assert {each.shown for each in january} == {Shown.WITHHELD}
    whole = {each.cut.period.id for each in found if each.cut.period.grain is Grain.WHOLE}
    assert whole == {"2026-01..2026-06"}
    assert next(each.n for each in found if each.cut.segment and each.cut.period.grain is Grain.WHOLE)


def test_files_begin_where_they_begin_when_many_are_gone() -> None:
    """Of a month of four hundred it was told how many; whoever cuts it off hides nobody."""
    before = [*FEW[:1], *alike(400, 2, touchpoint="a"), *MANY]
    assert everybody(MANY, edition(before)).keys() == everybody(MANY, {}).keys()


def test_a_whole_time_begins_in_the_month_in_which_it_began() -> None:
    """By quarter the first one is still there, and January would be told to be empty."""
    found = everybody(MANY, edition([*FEW[:1], *MANY], QUARTERLY), QUARTERLY)
    assert list(found) == ["2026-q1", "2026-01..2026-04", "2026-q2"]


@pytest.mark.parametrize("metric", [NPS, QUARTERLY])
def test_an_edition_of_other_periods_says_nothing(metric: Metric) -> None:
    """Of a measure that is reported by month now, and was by quarter, or the other way round."""
    other = QUARTERLY if metric is NPS else NPS
    before = crowds.told([*FEW, *MANY], (other,))
    frozen = frozen_of(before)["2026-q2"]
    renamed = {
        "2026-q2": type(frozen)(frozen.period, frozen.cut_off, 1, {metric.id: frozen.metrics[other.id]}, {})
    }
    found = everybody(MANY, renamed, metric)
    grains = {each.cut.period.grain for each in found.values()}
    assert grains == {Grain.WHOLE, metric.every.grain}


def test_without_an_edition_nothing_is_made_anew() -> None:
    """Neither is where an edition goes no further than today's files."""
    measured = crowds.measured(MANY, (NPS,))
    assert as_long_as_said(measured, {}) is measured
    assert as_long_as_said(measured, edition(MANY)) == measured
