"""Gaps of pairs: each person's difference, or two shares of different people."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped] # it has no types
from surveys import data_file, handbook

from cxsite.measure.change import newcombe
from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.measure.intervals import wilson
from cxsite.measure.measured import depends_on, measure
from cxsite.measure.paired import Codes
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

MIN_N = MinN(show=10, judge=30)
TP = {"column": ("tp",), "values": {"1": "counter", "2": "video"}}
HOPES = {"kind": "expectation-gap", "pairs": "survey", "every": "year"}
VIEWS = {"kind": "perception-gap", "pairs": "survey", "every": "year", "counts": "4 to 5"}
Row = tuple[object, ...]


def book(
    folder: Path, header: str, rows: list[Row], columns: Mapping[str, str], line: Mapping[str, Any]
) -> Handbook:
    """Return a handbook with one dataset of pairs and one gap."""
    text = f"{header}\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)
    files = (data_file(folder, "a.csv", text),)
    made = handbook(files, {}, metrics={"gap": line})
    declared = {
        "id": "survey",
        "shape": "pairs",
        "files": [{"path": "a.csv"}],
        "columns": {"date": {"column": ("day",)}, "touchpoint": TP}
        | {key: {"column": (value,)} for key, value in columns.items()},
        "scale": "1 to 5",
        "no-answer": ("", "6"),
    }
    return replace(made, datasets={"survey": valid(Dataset, declared)})


def hopes(folder: Path, rows: list[Row], **more: str) -> Handbook:
    """Return a handbook of expectations and experiences."""
    columns = {"expectation": "before", "experience": "after"}
    return book(folder, "day,tp,before,after", rows, columns, {**HOPES, **more})


def views(folder: Path, rows: list[Row], **more: str) -> Handbook:
    """Return a handbook of what is believed inside and what customers experience."""
    columns = {"believed": "inside", "experienced": "outside"}
    return book(folder, "day,tp,inside,outside", rows, columns, {**VIEWS, **more})


def series(made: Handbook, until: date | None = None) -> Series:
    """Return the numbers at full precision."""
    measured, problems = measure(made, until=until)
    assert problems == ()
    return measured.metrics["gap"]


def published(made: Handbook, min_n: MinN = MIN_N) -> MetricFindings:
    """Return what readers see."""
    return publish(measure(made)[0], min_n).metrics["gap"]


def everyone(found: Series) -> Score:
    """Return everybody's number of the whole time."""
    (one,) = (
        each.score for each in found.measurements if each.cut.period.grain == "whole" and each.cut.is_everyone
    )
    assert one is not None
    return one


@pytest.fixture
def asked() -> list[Row]:
    """Two hundred people at two touchpoints, who expect more than they find at the second."""
    draw = np.random.default_rng(1988)
    found: list[Row] = []
    for at in range(200):
        before = int(draw.integers(3, 6))
        after = int(np.clip(before - (at % 2) + draw.integers(-1, 2), 1, 5))
        found.append((f"2026-{1 + at % 12:02}-05", 1 + at % 2, before, after))
    return found


def test_an_expectation_gap_is_the_mean_of_each_persons_difference(tmp_path: Path, asked: list[Row]) -> None:
    """Its interval is that of a paired t test, as scipy has it, to the tolerance of our quantile."""
    score = everyone(series(hopes(tmp_path, asked)))
    before, after = (np.array([row[at] for row in asked], float) for at in (2, 3))
    result = stats.ttest_rel(after, before)
    low, high = result.confidence_interval(0.95)
    assert score.value == pytest.approx((after - before).mean(), abs=1e-12)
    assert score.error == pytest.approx(abs(score.value / result.statistic), abs=1e-12)
    assert (score.low, score.high) == pytest.approx((low, high), abs=0.001 * score.error)
    assert score.n == 200


def test_who_answered_one_question_is_not_counted(tmp_path: Path, asked: list[Row]) -> None:
    """A code of no answer, too, is no half of a pair."""
    more: list[Row] = [("2026-03-03", 1, 5, ""), ("2026-03-03", 2, "", 1), ("2026-03-03", 1, 6, 1)]
    assert everyone(series(hopes(tmp_path, asked + more))) == everyone(series(hopes(tmp_path, asked)))


def test_what_comes_later_does_not_count(tmp_path: Path, asked: list[Row]) -> None:
    """An edition holds the pairs up to its cut-off."""
    assert everyone(series(hopes(tmp_path, asked), date(2026, 6, 30))).n == sum(
        str(row[0]) < "2026-07" for row in asked
    )


def mean(rows: list[Row], at: int) -> float:
    """Return the mean of a column."""
    return sum(int(str(row[at])) for row in rows) / len(rows)


def test_both_ends_are_told_where_the_gap_is(tmp_path: Path, asked: list[Row]) -> None:
    """Means of the same people, for everybody and at touchpoints; rounded like any mean."""
    found = published(hopes(tmp_path, asked))
    ends = {each.first.cut.touchpoint: each for each in found.ends}
    assert list(ends) == ["", "counter", "video"]
    for key, each in ends.items():
        theirs = [row for row in asked if key in {"", {1: "counter", 2: "video"}[int(str(row[1]))]}]
        assert each.first.n == each.second.n == len(theirs)
        assert each.first.value == pytest.approx(mean(theirs, 2), abs=0.05)
        assert each.second.value == pytest.approx(mean(theirs, 3), abs=0.05)
    gaps = {one.cut.touchpoint: one.value for one in found.findings if one.cut.period.grain == "whole"}
    assert gaps["video"] is not None
    assert gaps["counter"] is not None
    assert gaps["video"] < 0 <= gaps["counter"] + 0.3


def inside_and_outside(inside: int, believe: int, outside: int, agree: int, tp: int = 1) -> list[Row]:
    """Return rows of people inside and of customers, of whom so many agree."""
    found: list[Row] = [("2026-02-01", tp, 5 if at < believe else 2, "") for at in range(inside)]
    return found + [("2026-02-02", tp, "", 4 if at < agree else 1) for at in range(outside)]


def test_a_perception_gap_is_a_difference_of_two_shares(tmp_path: Path) -> None:
    """80 of 100 believe, 16 of 200 agree: 72 points, with Newcombe's interval and the smaller number of answers."""
    found = series(views(tmp_path, inside_and_outside(100, 80, 200, 16)))
    score = everyone(found)
    expected = newcombe(
        Score(80, *wilson(0.8, 100), 100, 100, 100), Score(8, *wilson(0.08, 200), 200, 200, 200)
    )
    assert score.value == pytest.approx(-72)
    assert (score.low, score.high) == pytest.approx(expected)
    assert (score.n, score.people) == (100, 100)
    assert score.error == pytest.approx(
        100 * np.sqrt(81 / 102 * 21 / 102 / 102 + 17 / 202 * 185 / 202 / 202), rel=1e-9
    )
    told = published(views(tmp_path, inside_and_outside(100, 80, 200, 16)))
    (both,) = (each for each in told.ends if each.first.cut.is_everyone)
    assert (both.first.value, both.first.n) == (80, 100)
    assert (both.second.value, both.second.n) == (8, 200)


def test_without_one_of_the_groups_there_is_no_gap(tmp_path: Path) -> None:
    """Nobody inside was asked: no data, and not a gap of nothing."""
    found = published(views(tmp_path, inside_and_outside(0, 0, 50, 10)))
    assert {one.shown for one in found.findings} == {Shown.NONE}
    assert found.ends == ()


def shown_at(found: MetricFindings) -> dict[str, Shown]:
    """Return what may be seen of the whole time, by touchpoint."""
    return {one.cut.touchpoint: one.shown for one in found.findings if one.cut.period.grain == "whole"}


def test_a_group_of_few_people_is_protected_on_either_side(tmp_path: Path) -> None:
    """Six people inside at the second touchpoint: it is withheld, and the first with it, or six would be found."""
    rows = inside_and_outside(40, 20, 80, 20) + inside_and_outside(6, 3, 90, 40, tp=2)
    found = published(views(tmp_path, rows))
    assert shown_at(found) == {"": Shown.OK, "counter": Shown.WITHHELD, "video": Shown.WITHHELD}
    assert [each.first.cut.is_everyone for each in found.ends] == [True]
    enough = published(
        views(tmp_path, inside_and_outside(40, 20, 80, 20) + inside_and_outside(31, 9, 90, 40, tp=2))
    )
    assert set(shown_at(enough).values()) == {Shown.OK}
    turned = inside_and_outside(80, 20, 40, 20) + inside_and_outside(90, 40, 6, 3, tp=2)
    assert shown_at(published(views(tmp_path, turned)))["counter"] is Shown.WITHHELD


def test_few_people_are_told_in_bands_on_both_sides(tmp_path: Path, asked: list[Row]) -> None:
    """The ends tell no more of how many there are than the gap does."""
    found = published(hopes(tmp_path, asked[:24]))
    whole = next(each for each in found.ends if each.first.cut.is_everyone)
    findings: list[Finding] = [whole.first, whole.second]
    assert all(each.n is None and each.band is not None for each in findings)
    assert all(1 <= (each.low or 0) <= (each.value or 0) <= (each.high or 0) <= 5 for each in findings)
    gap = next(one for one in found.findings if one.cut == Cut(whole.first.cut.period))
    assert gap.band == whole.first.band


def test_codes_tell_pairs_apart() -> None:
    """Every pair has a number of its own, and both questions are found again."""
    joint = Codes(Scale(0, 2), joint=True)
    assert len(joint.singles) == 9
    assert joint.differences() == (0, 1, 2, -1, 0, 1, -2, -1, 0)
    assert joint.parts((1, 2, 3, 4, 5, 6, 7, 8, 9)) == ((6, 15, 24), (12, 15, 18))
    apart = Codes(Scale(1, 3), joint=False)
    assert [each.low for each in apart.singles] == [1, 2, 3, 4, 5, 6]
    assert apart.parts((1, 2, 3, 4, 5, 6)) == ((1, 2, 3), (4, 5, 6))


def test_a_gap_follows_from_its_scale_and_what_counts(tmp_path: Path) -> None:
    """What changes them changes the numbers."""
    rows = inside_and_outside(40, 20, 40, 10)
    one, other = views(tmp_path, rows), views(tmp_path, rows, counts="2 to 3")
    assert depends_on(one, "gap") != depends_on(other, "gap")
    assert everyone(series(one)).value != everyone(series(other)).value


def test_bad_cells_of_pairs_have_their_place(tmp_path: Path, asked: list[Row]) -> None:
    """A half answer is no answer; a row without a day belongs to no period."""
    measured, problems = measure(hopes(tmp_path, [*asked[:2], ("2026-01-01", 1, "4.5", 3), ("", 1, 4, 4)]))
    assert [(each.code, each.place.line) for each in problems] == [("bad-answer", 4), ("bad-day", 5)]
    assert "gap" not in measured.metrics
