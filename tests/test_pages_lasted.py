"""How long cases took since an edition: longer or shorter where intervals do not touch, and in words nowhere else."""

from dataclasses import replace
from datetime import date

import pytest
from speaking import YEAR, found, metric, neutral, quarter, speech, text

from cxsite.measure.findings import Cut, Findings
from cxsite.measure.found_durations import DurationFinding, DurationFindings, Quantile
from cxsite.model.lapse import Bin
from cxsite.model.period import Period
from cxsite.pages.lasted import Lasted, lasted, newest, with_lasted
from cxsite.pages.since import Since
from cxsite.pages.speech import without_markup

SOLVED = replace(
    metric("resolution", question="", tickets="cases", within="3 days", name=neutral("Solved")), id="solved"
)
NEVER = Quantile(is_open=True)


def state(*periods: tuple[Period, Quantile, Quantile], size: Bin = Bin.DAY) -> Findings:
    """Return a published state in which cases took so long."""
    told = tuple(DurationFinding(Cut(period), median, ninth) for period, median, ninth in periods)
    numbers = replace(found(metric="solved"), durations=DurationFindings(size, date(2026, 9, 30), told))
    return Findings({"solved": numbers}, None)


def between(before: Quantile, now: Quantile) -> tuple[Lasted, ...]:
    """Return what is told of two medians."""
    was, later = (state((quarter(number), one, Quantile())) for number, one in ((2, before), (3, now)))
    return lasted(was, later, ["solved"])


@pytest.mark.parametrize(
    ("before", "now", "side"),
    [
        (Quantile(2, 2, 3), Quantile(5, 4, 6), 1),
        (Quantile(5, 4, 6), Quantile(2, 2, 3), -1),
        (Quantile(2, 2, 4), Quantile(5, 4, 6), 0),
        (Quantile(2, 2, 3), Quantile(5, 4, None), 1),
        (Quantile(2, 2, None), Quantile(9, 8, 9), 0),
        (Quantile(5, 4, 6), Quantile(2, None, 3), -1),
        (Quantile(2, 1, 2), NEVER, 0),
        (NEVER, Quantile(2, 1, 2), 0),
    ],
)
def test_a_quantile_is_longer_where_the_intervals_do_not_touch(
    before: Quantile, now: Quantile, side: int
) -> None:
    """An end that is not known is nowhere, so nothing is claimed of it; what is not reached has no ends."""
    (one,) = between(before, now)
    assert one.side == side


@pytest.mark.parametrize(
    ("before", "now"),
    [(Quantile(2, 1, 2), Quantile(2, 2, 2)), (Quantile(), Quantile(2)), (Quantile(2), Quantile())],
)
def test_what_did_not_change_or_may_not_be_told_is_no_news(before: Quantile, now: Quantile) -> None:
    """An interval alone is none; of too few cases nothing is known."""
    assert between(before, now) == ()


def test_only_like_is_compared_with_like() -> None:
    """Hours are no days, the whole time is no period, and who has no durations has none to compare."""
    short, long = (quarter(2), Quantile(2), Quantile(4)), (quarter(3), Quantile(9), Quantile(9))
    assert len(lasted(state(short), state(long), ["solved"])) == 2
    assert lasted(state(short, size=Bin.HOUR), state(long), ["solved"]) == ()
    assert lasted(state((YEAR, Quantile(2), Quantile(4))), state(long), ["solved"]) == ()
    assert lasted(Findings({}, None), state(long), ["solved"]) == ()
    assert lasted(Findings({"solved": found(metric="solved")}, None), state(long), ["solved"]) == ()
    assert lasted(state(short), state(long), []) == ()


def test_the_newest_period_is_told_of() -> None:
    """Never the whole time, which grows with every edition."""
    one = state(
        (YEAR, Quantile(7), NEVER), (quarter(1), Quantile(1), NEVER), (quarter(3), Quantile(3), NEVER)
    )
    durations = one.metrics["solved"].durations
    assert durations
    told = newest(durations)
    assert told
    assert told.cut.period == quarter(3)


def test_a_page_says_both_values_and_what_may_be_said() -> None:
    """Shorter is better; what has not ended yet is said so; no line leaves the page as it is."""
    how = speech(names={"metric:solved": (text("Solved"), "solved.html")})
    before = state((quarter(2), Quantile(5, 4, 6), Quantile(20, 15, None)))
    now = state((quarter(3), Quantile(1, 1, 2), NEVER))
    since = Since((), how.ui("since.nothing"))
    said = with_lasted(since, lasted(before, now, ["solved"]), {"solved": SOLVED}, "numbers.html", how)
    (turn,) = said.turns
    assert (turn.id, without_markup(turn.title)) == ("since-lasted", "How long it takes")
    assert [(without_markup(one.name), without_markup(one.says)) for one in turn.shifts] == [
        ("Solved: half after", "5 days (Q2 2026) → 1 day (Q3 2026)"),
        ("Solved: nine in ten after", "20 days (Q2 2026) → Not yet (Q3 2026)"),
    ]
    assert [(one.arrow, one.tone, one.verdict and without_markup(one.verdict)) for one in turn.shifts] == [
        ("↓", "better", "Shorter, the intervals do not touch"),
        ("", "", "The difference may be chance"),
    ]
    assert {one.number for one in turn.shifts} == {"numbers.html#solved"}
    assert [without_markup(one.short) for one in turn.shifts] == ["5 days → 1 day", "20 days → Not yet"]
    assert with_lasted(since, (), {"solved": SOLVED}, "numbers.html", how) is since
