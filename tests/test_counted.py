"""Numbers that are made from tables: published series, funnels and cohorts."""

from pathlib import Path

import pytest
from tables import measured, read, written

from cxsite.measure.findings import Shown
from cxsite.measure.intervals import wilson
from cxsite.measure.measured import Measured, depends_on, measure
from cxsite.measure.privacy import publish
from cxsite.measure.series import Entered
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

SERIES = """
    shape: series
    files: series.csv
    columns: {start: from, end: to, value: value, n: n, low: low, high: high}
    no-answer: ["", "n/a"]
    figures:
      good: {scale: 0 to 100}
"""
FUNNEL = """
    shape: funnel
    files: funnel*.csv
    columns: {period: when, step: step, entered: in, completed: out, segment: seg}
    steps:
      form: {en: Form, zh-Hans: 表格}
      video: {en: Video, zh-Hans: 视频}
"""
PASSED = """
    when,seg,step,in,out
    2026-01,young,form,100,80
    2026-01,young,video,80,60
    2026-02,young,form,100,90
    2026-02,young,video,70,40
    2026-01,old,form,50,50
    2026-01,old,video,50,30
    2026-04,old,form,40,40
    2026-04,old,video,40,10
"""
COHORT = """
    shape: cohort
    files: cohort.csv
    columns: {period: when, at-start: there, lost: gone}
"""
LISTS = """
    segments:
      young: {name: {en: Young, zh-Hans: 年轻}}
      old: {name: {en: Old, zh-Hans: 年长}}
"""


def values(found: Measured, metric: str, segment: str = "") -> dict[str, tuple[float, int] | None]:
    """Period to value and n, of one cut."""
    return {
        one.cut.period.id: (round(one.score.value, 3), one.score.n) if one.score else None
        for one in found.metrics[metric].measurements
        if one.cut.segment == segment
    }


def series(
    folder: Path, lines: str, metric: str = "{kind: share, series: series.good, every: year}"
) -> Measured:
    """Measure one published figure."""
    metrics = f"good: {metric[:-1]}, name: {{en: Good, zh-Hans: 好}}}}\n"
    table = "from,to,value,n,low,high\n" + lines
    return measured(written(folder, data_series_yml=SERIES, data_series_csv=table, metrics_yml=metrics))


def test_a_share_without_interval_has_that_of_wilson_where_n_is_published(tmp_path: Path) -> None:
    """It follows from value and n; a published one is taken as it is."""
    found = series(tmp_path, "2024-01-01,2024-12-31,60,500,,\n2025-01-01,2025-12-31,61,500,55,66\n")
    first, second = (one.score for one in found.metrics["good"].measurements)

    assert first
    assert (first.low, first.high) == wilson(0.6, 500)
    assert second
    assert (second.low, second.high) == (55, 66)


def test_without_n_or_with_half_an_interval_there_is_none(tmp_path: Path) -> None:
    """Nothing is made up; a value that was not published is a gap."""
    found = series(tmp_path, "2024-01-01,2024-12-31,60,,55,\n2025-01-01,2025-12-31,n/a,,,\n")
    first, second = (one.score for one in found.metrics["good"].measurements)

    assert first
    assert (first.interval, first.n) == (None, 0)
    assert second is None


def test_a_score_in_points_has_no_interval_from_n_alone(tmp_path: Path) -> None:
    """How many were promoters and how many detractors is not known."""
    form = SERIES.replace("0 to 100", "-100 to 100")
    written(
        tmp_path,
        data_series_yml=form,
        data_series_csv="from,to,value,n,low,high\n2024-01-01,2024-12-31,-12,500,,\n",
    )
    found = measured(written(tmp_path, metrics_yml="nps: {kind: nps, series: series.good, every: year}\n"))
    (one,) = found.metrics["nps"].measurements

    assert one.score
    assert (one.score.value, one.score.interval) == (-12, None)


def test_a_calendar_year_is_known_as_one_and_periods_are_never_added_up(tmp_path: Path) -> None:
    """Overlapping surveys keep the days they have; there is no number of the whole time."""
    found = series(
        tmp_path,
        "2024-07-01,2025-06-30,62,,,\n2024-01-01,2024-12-31,60,,,\n2025-01-01,2025-03-31,61,,,\n2024-01-15,2024-02-20,50,,,\n",
    )

    assert list(values(found, "good")) == ["2024", "2024-01-15..2024-02-20", "2024-07..2025-06", "2025-q1"]
    assert (str(found.oldest), str(found.newest)) == ("2024-01-01", "2025-06-30")


def test_a_published_figure_of_few_is_withheld_and_one_without_n_is_shown(tmp_path: Path) -> None:
    """`min-n` holds for figures of others, as far as they say of how many they are."""
    found = series(
        tmp_path,
        "2024-01-01,2024-12-31,60,9,,\n2025-01-01,2025-12-31,61,29,,\n2026-01-01,2026-12-31,62,,,\n2027-01-01,2027-12-31,,,,\n",
    )
    findings = publish(found, MinN()).metrics["good"].findings

    assert [one.shown for one in findings] == [Shown.WITHHELD, Shown.SMALL, Shown.OK, Shown.NONE]
    assert [one.value for one in findings] == [None, 61, 62, None]
    assert [one.n for one in findings] == [None, 29, None, None]


@pytest.fixture
def funnels(tmp_path: Path) -> Path:
    """A funnel of two steps, two segments and three months."""
    return written(
        tmp_path,
        lists_yml=LISTS,
        data_funnel_yml=FUNNEL,
        data_funnel_csv=PASSED,
        metrics_yml="""
            all: {kind: conversion, funnel: funnel, every: quarter}
            started: {kind: conversion, funnel: funnel, step: form, every: month}
            video: {kind: completion, funnel: funnel, step: video, every: quarter}
        """,
    )


def test_conversion_is_who_came_through_of_who_began(funnels: Path) -> None:
    """Months are added up to quarters, segments to everybody, and a month without lines is a gap."""
    found = measured(funnels)

    assert values(found, "all") == {
        "2026-q1": (52.0, 250),
        "2026-q2": (25.0, 40),
        "2026-01..2026-04": (48.276, 290),
    }
    assert values(found, "all", "young") == {
        "2026-q1": (50.0, 200),
        "2026-q2": None,
        "2026-01..2026-04": (50.0, 200),
    }
    assert values(found, "started")["2026-03"] is None
    assert values(found, "started")["2026-01"] == (86.667, 150)


def test_completion_is_who_completed_a_step_of_who_entered_it(funnels: Path) -> None:
    """The step's own entries are what is divided by."""
    assert values(measured(funnels), "video")["2026-q1"] == (65.0, 200)


def test_its_interval_is_that_of_wilson(funnels: Path) -> None:
    """Over sums, like any share."""
    one = next(one for one in measured(funnels).metrics["all"].measurements if one.cut.is_everyone)

    assert one.score
    assert (one.score.low, one.score.high) == wilson(0.52, 250)


def test_the_steps_are_those_of_the_newest_period(funnels: Path) -> None:
    """Only conversion shows them; where few entered, nothing is said."""
    found = measured(funnels)

    assert found.metrics["all"].steps == (Entered("form", 40, 40), Entered("video", 40, 10))
    assert found.metrics["video"].steps == ()
    shown = publish(found, valid(MinN, {"show": 41, "judge": 50})).metrics["all"].steps
    assert [(step.entered, step.completed) for step in shown] == [(None, None), (None, None)]
    shown = publish(found, valid(MinN, {"show": 11, "judge": 50})).metrics["all"].steps
    assert [(step.entered, step.completed) for step in shown] == [(40, 40), (None, None)]


def test_churn_and_retention_are_whole_together_and_not_added_up(tmp_path: Path) -> None:
    """The customers of one quarter are mostly those of the next: a sum over quarters would count them twice."""
    metrics = """
        lost: {kind: churn, cohort: cohort, every: quarter}
        kept: {kind: retention, cohort: cohort, every: quarter}
    """
    table = "when,there,gone\n2026-q1,200,3\n2026-q2,210,21\n"
    found = measured(written(tmp_path, data_cohort_yml=COHORT, data_cohort_csv=table, metrics_yml=metrics))

    assert values(found, "lost") == {"2026-q1": (1.5, 200), "2026-q2": (10.0, 210)}
    assert values(found, "kept") == {"2026-q1": (98.5, 200), "2026-q2": (90.0, 210)}


def test_tickets_and_pairs_are_read_and_counted(tmp_path: Path) -> None:
    """Without a metric their lines are known, and of tickets the newest day."""
    found = measured(
        written(
            tmp_path,
            data_cases_yml="shape: tickets\nfiles: cases.csv\ncolumns: {opened: o, closed: c}\n",
            data_cases_csv="o,c\n2026-01-31 23:00,2026-02-01\n2026-03-01,\n2026-03-02,2026-03-02\n",
            data_gaps_yml="shape: pairs\nfiles: gaps.csv\nscale: 1 to 5\ncolumns: {expectation: e, experience: x}\n",
            data_gaps_csv="e,x\n4,3\n5,5\n",
        )
    )

    assert (found.tables["cases"].rows, found.tables["cases"].periods) == (3, 2)
    assert (found.tables["gaps"].rows, found.tables["gaps"].days) == (2, None)
    assert str(found.newest) == "2026-03-02"
    assert publish(found, MinN()).tables["gaps"].first is None


def test_what_a_number_follows_from_is_known(funnels: Path) -> None:
    """Another step, another file: other digests; another target: the same one."""
    before = depends_on(read(funnels), "all")
    metrics = funnels / "content" / "metrics.yml"
    text = metrics.read_text(encoding="utf-8")
    metrics.write_text(text.replace("every: quarter}", "every: quarter, target: 60%}", 1), encoding="utf-8")
    assert depends_on(read(funnels), "all") == before
    assert depends_on(read(funnels), "started") != before
    (funnels / "content" / "data" / "funnel-2.csv").write_text("when,seg,step,in,out\n", encoding="utf-8")
    assert depends_on(read(funnels), "all") != before


def test_of_many_disagreements_the_first_are_listed(tmp_path: Path) -> None:
    """A file in which every line is wrong is said once to be so."""
    lines = "".join(f"2026-03-02 08:00,2026-03-01 08:{minute:02}\n" for minute in range(60))
    folder = written(
        tmp_path,
        data_cases_yml="shape: tickets\nfiles: cases.csv\ncolumns: {opened: o, closed: c}\n",
        data_cases_csv=f"o,c\n{lines}",
    )
    _, problems = measure(read(folder))

    assert len(problems) == 51
    assert problems[-1].code == "more-problems"
    assert problems[-1].message == "there are 60 problems in these files; the first 50 are listed"


def test_a_table_whose_file_cannot_be_read_says_why(tmp_path: Path) -> None:
    """An empty file has no columns to look for."""
    folder = written(tmp_path, data_cohort_yml=COHORT, data_cohort_csv="")
    _, problems = measure(read(folder))

    assert [problem.code for problem in problems] == ["empty-file"]


def test_the_file_of_periods_may_be_missing_or_empty(tmp_path: Path) -> None:
    """Each is said at its place, and nothing else follows from it."""
    form = """
        shape: series
        files: series.csv
        columns: {period: release, value: value}
        periods: {file: releases.csv, column: release, start: from, end: to}
        figures:
          good: {scale: 0 to 100}
    """
    folder = written(
        tmp_path, data_series_yml=form, data_series_csv="release,value\nR1,60\n", data_releases_csv=""
    )
    assert [problem.code for problem in measure(read(folder))[1]] == ["empty-file"]


def test_a_figure_may_have_a_column_of_its_own(tmp_path: Path) -> None:
    """One line a period, one column a figure, and lines of months."""
    form = """
        shape: series
        files: series.csv
        columns: {period: month}
        figures:
          good: {column: yes}
          bad: {column: [never, no]}
    """.replace("yes", "'yes'").replace("no]", "'no']")
    metrics = (
        "bad: {kind: share, series: series.bad, every: month, name: {en: Bad, zh-Hans: 差}, better: lower}\n"
    )
    table = "month,yes,no\n2026-01,60,40\n2026-02,70,30\n"
    found = measured(written(tmp_path, data_series_yml=form, data_series_csv=table, metrics_yml=metrics))

    assert values(found, "bad") == {"2026-01": (40.0, 0), "2026-02": (30.0, 0)}
