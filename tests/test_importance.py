"""Derived importance, from files to what is published of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from surveys import data_file, handbook

from cxsite.measure.drivers import drivers
from cxsite.measure.engines import DuckDB
from cxsite.measure.findings import MetricFindings
from cxsite.measure.found_drivers import DriverFindings, Side
from cxsite.measure.importance import Rated, rated_by, told_of
from cxsite.measure.measured import depends_on, measure
from cxsite.measure.privacy import publish
from cxsite.measure.products import PARTS, added, pairs, products_text
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.measure.series import Measurement
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Kind
from cxsite.model.settings import MinN

COLUMNS = {"date": {"column": ("day",)}}
QUESTIONS: Mapping[str, Any] = {
    "overall": {"column": ("all",), "scale": "1 to 5", "no-answer": ("", "6")},
    "rating": {
        "columns": {"counter": ("c",), "video": ("v",)},
        "scale": "1 to 5",
        "no-answer": ("", "6"),
    },
}
QUALITY = {"kind": "mean", "question": "survey.rating", "every": "year", "explains": "survey.overall"}
MIN_N = MinN(show=10, judge=30)
HEADER = "day,all,c,v\n"


def people(count: int, year: int = 2026, seed: int = 1) -> list[tuple[str, int, int, int]]:
    """Return days and answers of some people, who all say more of the counter than of the video."""
    draw = np.random.default_rng(seed)
    mood = draw.normal(size=count)
    found = []
    for at in range(count):
        counter, video = (int(np.clip(round(3 + mood[at] + draw.normal()), 1, 5)) for _ in range(2))
        whole = int(np.clip(round(0.7 * counter + 0.3 * video + 0.5 * draw.normal()), 1, 5))
        found.append((f"{year}-{1 + at % 12:02}-10", whole, counter, video))
    return found


def written(rows: list[tuple[str, int, int, int]]) -> str:
    """Return these people as a file."""
    return HEADER + "".join(",".join(map(str, row)) + "\n" for row in rows)


def book(*files: DataFile, columns: Mapping[str, Any] = COLUMNS, **more: Any) -> Handbook:
    """Return a handbook whose ratings are set against the whole."""
    return handbook(files, columns, QUESTIONS, {"quality": {**QUALITY, **more}})


def rated(made: Handbook, until: date | None = None) -> Rated:
    """Return the sums of products of the one metric."""
    with DuckDB() as engine:
        found = rated_by(made, made.metrics["quality"], engine, until)
    assert found is not None
    return found


def told(made: Handbook, min_n: MinN = MIN_N) -> DriverFindings:
    """Return what is published of importance."""
    found = findings(made, min_n).drivers
    assert found is not None
    return found


def findings(made: Handbook, min_n: MinN = MIN_N) -> MetricFindings:
    """Return what is published of the one metric."""
    measured, problems = measure(made)
    assert problems == ()
    return publish(measured, min_n).metrics["quality"]


def test_sums_are_those_of_the_rows(tmp_path: Path) -> None:
    """What SQL adds up is what Python adds up over the same rows: answers of code 6 and blanks left out."""
    rows = people(60)
    text = written(rows) + "2026-03-01,6,5,5\n2026-03-02,5,,2\n2026-03-03,4,6,1\n"
    (found,) = rated(book(data_file(tmp_path, "a.csv", text))).periods
    more: list[tuple[int | None, ...]] = [(None, 5, 5), (5, None, 2), (4, None, 1)]
    answers = [*(row[1:] for row in rows), *more]
    for one, other in pairs(3):
        said = [(row[one], row[other]) for row in answers]
        both = [(x, y) for x, y in said if x is not None and y is not None]
        product = found[1][one, other]
        assert product.n == product.weight == len(both)
        assert (product.first, product.second) == (sum(x for x, _ in both), sum(y for _, y in both))
        assert product.both == sum(x * y for x, y in both)
        assert (product.first_squares, product.second_squares) == (
            sum(x * x for x, _ in both),
            sum(y * y for _, y in both),
        )


def test_weights_weigh(tmp_path: Path) -> None:
    """A weighted answer counts by its weight, and is one person."""
    rows = people(50)
    text = "day,all,c,v,w\n" + "".join(f"{','.join(map(str, row))},0.5\n" for row in rows)
    heavy = rated(book(data_file(tmp_path, "a.csv", text), columns={**COLUMNS, "weight": {"column": ("w",)}}))
    plain = rated(book(data_file(tmp_path, "b.csv", written(rows))))
    (one,), (other,) = heavy.periods, plain.periods
    assert (one[1][0, 1].n, one[1][0, 1].both) == (50, other[1][0, 1].both / 2)
    assert one[1][0, 1].correlation == pytest.approx(other[1][0, 1].correlation)


def test_files_are_read_together_whatever_their_order_of_columns(tmp_path: Path) -> None:
    """A column is found by its header; a file that is dated as a whole needs no column of days."""
    rows = people(80)
    turned = "v,c,all\n" + "".join(f"{v},{c},{whole}\n" for _, whole, c, v in rows[40:])
    dated = data_file(tmp_path, "b.csv", turned, "2026")
    both = rated(book(data_file(tmp_path, "a.csv", written(rows[:40])), dated))
    one = rated(book(data_file(tmp_path, "c.csv", written(rows))))
    assert added([sums for _, sums in both.periods]) == added([sums for _, sums in one.periods])


def test_a_parquet_file_says_the_same_as_a_csv_file(tmp_path: Path) -> None:
    """Typed columns are read as the cells that they stand for."""
    text = data_file(tmp_path, "a.csv", written(people(60)))
    target = tmp_path / "b.parquet"
    duckdb.read_csv(text.location).write_parquet(str(target))
    typed = data_file(tmp_path, "b.parquet", target.read_bytes())
    assert rated(book(typed)) == rated(book(text))


def test_what_comes_later_does_not_count(tmp_path: Path) -> None:
    """An edition is of the answers up to its cut-off."""
    found = rated(book(data_file(tmp_path, "a.csv", written(people(48)))), until=date(2026, 6, 30))
    assert found.periods[0][1][0, 0].n == 24


def test_a_file_without_both_questions_says_nothing_of_them(tmp_path: Path) -> None:
    """Only the same people can be set against themselves; where no file has both there is nothing."""
    questions = {**QUESTIONS, "overall": {**QUESTIONS["overall"], "only-in": ("b*.csv",)}}
    files = (
        data_file(tmp_path, "a.csv", written(people(60))),
        data_file(tmp_path, "b.csv", written(people(50))),
    )
    made = handbook(files, COLUMNS, questions, {"quality": QUALITY})
    assert rated(made).periods[0][1][0, 0].n == 50
    alone = replace(made, files=files[:1])
    with DuckDB() as engine:
        assert rated_by(alone, alone.metrics["quality"], engine) is None
    assert publish(measure(alone)[0], MIN_N).metrics["quality"].drivers is None


def test_the_newest_period_with_people_enough_is_told(tmp_path: Path) -> None:
    """Ten people of a new year say nothing yet; the year before still stands, and says that it does."""
    text = written(people(200, 2025) + people(12, 2026, seed=2))
    found = told(book(data_file(tmp_path, "a.csv", text)))
    assert (found.period.id, found.n, found.question) == ("2025", 200, "survey.overall")
    by_quarter = rated(book(data_file(tmp_path, "a.csv", text), every="quarter"))
    assert [period.id for period, _ in by_quarter.periods][:2] == ["2025-q1", "2025-q2"]
    few = book(data_file(tmp_path, "a.csv", written(people(29))))
    assert findings(few).drivers is None


def test_what_is_published_is_rounded(tmp_path: Path) -> None:
    """Parts to a tenth of a percent, shares of people to a percent: they add up to everything."""
    made = book(data_file(tmp_path, "a.csv", written(people(300))))
    found = told(made)
    exact = drivers(rated(made).periods[0][1], 2, 30)
    assert exact is not None
    assert found.explained == round(100 * exact.explained)
    assert [item.weight for item in found.items] == [round(100 * (one or 0), 1) for one in exact.weights]
    assert [item.rated for item in found.items] == [100, 100]
    assert sum(item.weight or 0 for item in found.items) == pytest.approx(100, abs=0.1)
    assert (found.items[0].weight or 0) > (found.items[1].weight or 0)


def test_sides_are_judged_by_whole_intervals(tmp_path: Path) -> None:
    """A place lies above or below the mean of all where its interval does not reach over it."""
    rows = [(day, whole, min(5, c + 1), v) for day, whole, c, v in people(400)]
    found = told(book(data_file(tmp_path, "a.csv", written(rows))))
    assert [item.side for item in found.items] == [Side.ABOVE, Side.BELOW]
    alike = told(book(data_file(tmp_path, "b.csv", written(people(400)))))
    assert {item.side for item in alike.items} == {Side.NEITHER}


def test_a_place_that_is_withheld_has_no_side(tmp_path: Path) -> None:
    """Its value takes no part in the mean either; importance is of everybody, and stays."""
    measured, _ = measure(book(data_file(tmp_path, "a.csv", written(people(60)))))
    series = measured.metrics["quality"]
    assert series.rated is not None
    found = told_of(series.rated, 30, (), series.measurements)
    assert found is not None
    assert (found.mean, {item.side for item in found.items}) == (None, {Side.NEITHER})
    assert sum(item.weight or 0 for item in found.items) == pytest.approx(100, abs=0.1)


def test_of_a_place_that_is_not_counted_no_share_is_told(tmp_path: Path) -> None:
    """Five of a hundred are five: whoever knows the share knows how many rated what is withheld, or told in a band."""
    rating = {**QUESTIONS["rating"], "columns": {"counter": ("c",), "video": ("v",), "letter": ("w",)}}
    for many, shares in ((5, [100, None, None]), (25, [100, 100, None]), (60, [100, 100, 60])):
        text = "day,all,c,v,w\n" + "".join(
            f"{','.join(map(str, row))},{at % 5 + 1 if at < many else ''}\n"
            for at, row in enumerate(people(100))
        )
        made = handbook(
            (data_file(tmp_path, f"{many}.csv", text),),
            COLUMNS,
            {**QUESTIONS, "rating": rating},
            {"quality": QUALITY},
            touchpoints=("counter", "video", "letter"),
        )
        assert [each.rated for each in told(made).items] == shares


def test_where_it_is_withheld_how_many_judged_the_whole_nothing_is_weighed(tmp_path: Path) -> None:
    """The number of answers would tell it."""
    rows = people(100)
    file = data_file(tmp_path, "a.csv", written(rows))
    made = book(file)
    question = made.metrics["quality"].explains
    for few in (False, True):
        measured, _ = measure(made)
        one = measured.metrics["quality"]
        cut = next(each.cut for each in one.measurements if each.cut.is_everyone)
        n = 5 if few else 100
        series = Series(
            "whole", Kind.MEAN, (Measurement(cut, Score(3, 2, 4, n, n, n)),), bounds=(1, 5), asked=question
        )
        both = replace(measured, metrics={**measured.metrics, "whole": series})
        assert (publish(both, MIN_N).metrics["quality"].drivers is None) is few


def test_bad_cells_of_the_whole_are_found(tmp_path: Path) -> None:
    """The question about the whole is looked at although no metric is made from it."""
    text = written(people(40)) + "2026-05-05,nine,4,4\n"
    _, problems = measure(book(data_file(tmp_path, "a.csv", text)))
    assert [(problem.code, problem.place.line) for problem in problems] == [("bad-answer", 42)]


def test_importance_follows_from_the_question_about_the_whole(tmp_path: Path) -> None:
    """Other codes of no answer there are other numbers; for a metric that explains nothing they are not."""
    file = data_file(tmp_path, "a.csv", written(people(40)))
    questions = {**QUESTIONS, "overall": {**QUESTIONS["overall"], "no-answer": ("",)}}
    one, other = book(file), handbook((file,), COLUMNS, questions, {"quality": QUALITY})
    assert depends_on(one, "quality") != depends_on(other, "quality")
    bare = {key: value for key, value in QUALITY.items() if key != "explains"}
    first, second = (handbook((file,), COLUMNS, each, {"quality": bare}) for each in (QUESTIONS, questions))
    assert depends_on(first, "quality") == depends_on(second, "quality")


def test_the_text_is_portable() -> None:
    """It uses what every engine knows: no division, no function beyond COUNT, SUM and EXTRACT."""
    text = products_text(2, date(2026, 6, 30))
    assert "/" not in text
    assert text.count("SUM(") == 6 * len(pairs(2))
    assert "WHERE day <= DATE '2026-06-30'" in text
    assert "WHERE" not in products_text(2)


def test_the_same_people_in_a_parquet_file_are_the_same_sums(tmp_path: Path) -> None:
    """Whatever answers stand in."""
    text = data_file(tmp_path, "a.csv", written(people(40)))
    target = tmp_path / "a.parquet"
    with DuckDB() as engine:
        engine.fetch(f"COPY (FROM read_csv('{text.path}')) TO '{target}' (FORMAT parquet)")
    same = data_file(tmp_path, "a.parquet", target.read_bytes())
    assert rated(book(same)) == rated(book(text))


def test_people_are_dealt_into_parts_in_the_order_of_their_rows(tmp_path: Path) -> None:
    """Every part of a file has as many people, whatever the month; a weight has an interval around it."""
    found = rated(book(data_file(tmp_path, "a.csv", written(people(310)))))
    ((period, parts),) = found.parts.items()
    assert [part[0, 0].n for part in parts] == [10] * PARTS
    assert added(parts) == found.periods[0][1]
    assert period == found.periods[0][0]
    first = people(310)[0]
    assert parts[0][0, 0].first == sum(row[1] for row in people(310)[::PARTS])
    assert first[1] in range(1, 6)
    for item in told(book(data_file(tmp_path, "b.csv", written(people(310))))).items:
        assert item.low is not None
        assert item.high is not None
        assert item.weight is not None
        assert item.low <= item.weight <= item.high
        assert item.high - item.low < 40
