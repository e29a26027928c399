import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
from surveys import NAME, NPS, RECOMMEND, data_file, dataset, handbook

from cxsite.measure.engines import DuckDB, Row
from cxsite.measure.findings import Cut, Shown
from cxsite.measure.measured import Measured, depends_on, measure
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.model.dataset import DataFile, Day
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Kind, Metric
from cxsite.model.problems import Place, Problem
from cxsite.read.validation import valid

SFO = Path(__file__).parents[2] / "shared" / "data" / "sfo"
YEARS = ("2014", "2015", "2016", "2017")
COLUMNS = {"date": {"column": ("day",)}, "touchpoint": {"column": ("tp",)}, "language": {"column": ("lang",)}}
HEADER = "day,tp,lang,ltr\n"


def by_cut(measured: Measured, metric: str) -> Mapping[tuple[str, ...], Score | None]:
    """Return the scores by period, touchpoint, language and segment."""
    return {
        (one.cut.period.id, one.cut.touchpoint, one.cut.language, one.cut.segment): one.score
        for one in measured.metrics[metric].measurements
    }


def numbers(score: Score | None) -> tuple[int, float, float, float]:
    assert score is not None
    return score.n, round(score.value, 3), round(score.low, 3), round(score.high, 3)


def test_every_period_and_every_cut_is_there(tmp_path: Path) -> None:
    """Gaps are periods with n = 0; who was asked and did not answer is a cut; the whole time is a period."""
    body = "2026-01-05,counter,en,9\n2026-03-01,counter,zh-Hans,3\n2026-03-02,video,en,\n"
    made = handbook((data_file(tmp_path, "a.csv", HEADER + body),), COLUMNS)
    measured, problems = measure(made)
    assert problems == ()
    assert (measured.oldest, measured.newest) == (date(2026, 1, 5), date(2026, 3, 1))
    found = by_cut(measured, "nps")
    periods = ["2026-01", "2026-02", "2026-03", "2026-01..2026-03"]
    wheres = [("", "", ""), ("counter", "", ""), ("video", "", ""), ("", "en", ""), ("", "zh-Hans", "")]
    assert set(found) == {(period, *where) for period in periods for where in wheres}
    answered = {cut: score.n for cut, score in found.items() if score}
    assert answered == {
        ("2026-01", "", "", ""): 1,
        ("2026-03", "", "", ""): 1,
        ("2026-01..2026-03", "", "", ""): 2,
        ("2026-01", "counter", "", ""): 1,
        ("2026-03", "counter", "", ""): 1,
        ("2026-01..2026-03", "counter", "", ""): 2,
        ("2026-01", "", "en", ""): 1,
        ("2026-01..2026-03", "", "en", ""): 1,
        ("2026-03", "", "zh-Hans", ""): 1,
        ("2026-01..2026-03", "", "zh-Hans", ""): 1,
    }
    cuts = [one.cut for one in measured.metrics["nps"].measurements]
    assert cuts == sorted(cuts)


def test_segments_are_cuts_of_their_own(tmp_path: Path) -> None:
    """Codes become segments; who has none is in everyone's numbers only."""
    file = data_file(tmp_path, "a.csv", "seg,ltr\nY,9\nR,0\n,8\n", "2026-01")
    columns = {"segment": {"column": ("seg",), "values": {"Y": "young", "R": "resident"}}}
    found = by_cut(measure(handbook((file,), columns))[0], "nps")
    assert {cut[3]: numbers(score)[:2] for cut, score in found.items() if cut[0] == "2026-01"} == {
        "": (3, 0),
        "young": (1, 100),
        "resident": (1, -100),
    }


def test_a_wide_question_counts_people_once(tmp_path: Path) -> None:
    """Eight answers for two touchpoints come from four people at least: that is what protects them."""
    wide = {"columns": {"counter": ("c",), "video": ("v",)}, "scale": "0 to 10"}
    body = "lang,c,v\nen,9,9\nen,9,0\nja,9,\nja,,9\nja,9,9\n"
    file = data_file(tmp_path, "a.csv", body, "2026-01")
    made = handbook((file,), {"language": {"column": ("lang",)}}, {"recommend": wide})
    scores = {
        cut[1:3]: score for cut, score in by_cut(measure(made)[0], "nps").items() if cut[0] == "2026-01"
    }
    assert {cut: (score.n, score.people) for cut, score in scores.items() if score} == {
        ("", ""): (8, 4),
        ("counter", ""): (4, 4),
        ("video", ""): (4, 4),
        ("", "en"): (4, 2),
        ("", "ja"): (4, 2),
    }


def test_years_start_where_the_house_says(tmp_path: Path) -> None:
    """January to March belong to the year before when years start in April."""
    file = data_file(tmp_path, "a.csv", HEADER + "2026-03-31,,,9\n2026-04-01,,,0\n")
    made = handbook((file,), COLUMNS, metrics={"nps": NPS | {"every": "year"}}, year_starts="april")
    found = by_cut(measure(made)[0], "nps")
    assert {cut[0]: numbers(score)[1] for cut, score in found.items()} == {
        "2025": 100,
        "2026": -100,
        "2026-03..2026-04": 0,
    }


def test_metrics_of_one_question_share_one_scan(tmp_path: Path) -> None:
    """Two metrics, one query; each finds its own terms."""
    asked: list[str] = []

    class Listening(DuckDB):
        def fetch(self, sql: str) -> list[Row]:
            asked.append(sql)
            return super().fetch(sql)

    share = {"kind": "share", "question": "survey.recommend", "every": "month", "counts": "8 to 10"}
    file = data_file(
        tmp_path, "a.csv", HEADER + "2026-01-01,,,8\n2026-01-01,,,9\n2026-01-01,,,0\n2026-01-01,,,1\n"
    )
    measured, _ = measure(handbook((file,), COLUMNS, metrics={"nps": NPS, "high": share}), Listening)
    assert sum("SELECT" in sql for sql in asked) == 1
    assert numbers(by_cut(measured, "high")["2026-01", "", "", ""])[:2] == (4, 50)
    assert numbers(by_cut(measured, "nps")["2026-01", "", "", ""])[:2] == (4, -25)


def test_a_metric_nobody_answered_is_there_without_numbers(tmp_path: Path) -> None:
    """Its page can say so; a handbook without answers has no newest day."""
    made = handbook((data_file(tmp_path, "a.csv", HEADER + "2026-01-01,counter,en,\n"),), COLUMNS)
    empty = Series("nps", Kind.NPS, (), bounds=(-100.0, 100.0), asked="survey.recommend", rows=1)
    assert measure(made) == (Measured({"nps": empty}, None, None), ())


def test_problems_come_in_reading_order_and_once(tmp_path: Path) -> None:
    """A bad day is one problem although two questions read it; other metrics of bad data are not measured."""
    questions = {"recommend": RECOMMEND, "again": RECOMMEND | {"column": ("ltr2",)}}
    metrics = {"nps": NPS, "nps2": NPS | {"question": "survey.again"}}
    file = data_file(tmp_path, "a.csv", "day,ltr,ltr2\n2026-02-30,9,x\n", "")
    made = handbook((file,), {"date": {"column": ("day",)}}, questions, metrics)
    measured, problems = measure(made)
    assert measured.metrics == {}
    assert [str(problem.place) for problem in problems] == [
        "content/data/a.csv:2:1",
        "content/data/a.csv:2:14",
    ]


def test_a_date_must_say_as_much_as_the_period_needs(tmp_path: Path) -> None:
    """A file of a whole year cannot be reported by month: its answers would all stand in January."""
    file = data_file(tmp_path, "a.csv", "ltr\n9\n", "2025")
    made = handbook((file,), {}, metrics={"nps": NPS, "nps-year": NPS | {"every": "year"}})
    assert measure(made)[1] == (
        Problem(
            Place("content/data/a.csv"),
            "date-too-coarse",
            "`nps` is reported every month, these answers are all dated `2025`",
            "name a date column under `columns:`, or report the metric less often",
        ),
    )


def test_the_engine_is_closed_whatever_happens(tmp_path: Path) -> None:
    """Also when there are problems."""
    closed: list[bool] = []

    class Closing(DuckDB):
        def __enter__(self) -> Self:
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            super().__exit__(kind, error, trace)
            closed.append(True)

    measure(handbook((data_file(tmp_path, "a.csv", HEADER + "x,,,\n"),), COLUMNS), Closing)
    assert closed == [True]


def test_the_digest_follows_what_numbers_follow_from(tmp_path: Path) -> None:
    """A changed file, question or period changes it; a new target, or the same file elsewhere, does not."""
    file = data_file(tmp_path, "a.csv", HEADER)
    made = handbook((file,), COLUMNS)
    nps = made.metrics["nps"]
    same = depends_on(made, "nps")

    def with_(**changes: Any) -> str:
        return depends_on(replace(made, **changes), "nps")

    assert with_(metrics={"nps": valid(Metric, {"id": "nps"} | NPS | {"target": "45"})}) == same
    assert with_(files=(replace(file, location=str(tmp_path / "moved")),)) == same
    assert nps.every == "month"
    others = [
        with_(metrics={"nps": valid(Metric, {"id": "nps"} | NPS | {"every": "year"})}),
        with_(files=(replace(file, digest="0"),)),
        with_(files=(replace(file, day=Day("2026")),)),
        with_(files=()),
        with_(datasets={"survey": dataset(COLUMNS, {"recommend": RECOMMEND | {"no-answer": ("",)}})}),
        with_(touchpoints={}),
    ]
    assert len({same, *others}) == len(others) + 1


@pytest.fixture(scope="module")
def airport(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """The airport's survey of 2014 to 2017, unweighted and weighted."""
    if not SFO.is_dir():
        pytest.skip("the airport's survey files are not beside this project (../shared/data/sfo)")
    folder = tmp_path_factory.mktemp("airport")
    made = _airport(tuple(_copy(folder, year, name) for name in ("airport", "weighted") for year in YEARS))
    measured, problems = measure(made)
    assert problems == ()
    return measured


def _copy(folder: Path, year: str, name: str) -> DataFile:
    path = Path(shutil.copy(SFO / f"{year}_SFO_Customer_Survey.csv", folder))
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    return DataFile(
        name, str(path), f"content/data/{path.name}", len(data), digest, "utf-8", Day(year), path.name
    )


def _airport(files: tuple[DataFile, ...]) -> Handbook:
    language = {"column": ("LANG",), "values": {"1": "en", "2": "es", "3": "zh", "4": "ja"}}
    rated: dict[str, Any] = {"scale": "1 to 5", "no-answer": ("", "0", "6", "Blank")}
    recommend = {
        "column": ("NETPRO",),
        "scale": "0 to 10",
        "no-answer": ("", "11"),
        "only-in": ("2017_*.csv",),
    }
    places = {"columns": {"food": ("Q7FOOD",), "parking": ("Q7PARK",)}} | rated
    questions = {"recommend": recommend, "overall": {"column": ("Q7ALL",)} | rated, "rating": places}
    share = {"kind": "share", "every": "year", "counts": "4 to 5", "name": NAME}
    nps: dict[str, Any] = {"kind": "nps", "every": "year"}
    weight = {"column": ("WEIGHT",)}
    return replace(
        handbook(files, {}, metrics={}, touchpoints=("food", "parking")),
        datasets={
            "airport": dataset({"language": language}, questions),
            "weighted": dataset({"language": language, "weight": weight}, {"recommend": recommend}),
        },
        metrics={
            name: valid(Metric, {"id": name} | written)
            for name, written in {
                "nps": nps | {"question": "airport.recommend"},
                "nps-weighted": nps | {"question": "weighted.recommend"},
                "overall": share | {"question": "airport.overall"},
                "places": share | {"question": "airport.rating"},
            }.items()
        },
    )


def test_the_airports_nps_is_what_others_computed(airport: Measured) -> None:
    """Score, interval and number of answers of 2017, to three decimals."""
    assert numbers(by_cut(airport, "nps")["2017", "", "", ""]) == (2746, 39.840, 37.182, 42.410)
    assert {one.cut.period.id for one in airport.metrics["nps"].measurements} == {"2017", "2017-01..2017-12"}


def test_the_airports_weighted_nps_is_what_others_computed(airport: Measured) -> None:
    """Weights move the score by half a point, and its interval is that of fewer answers."""
    score = by_cut(airport, "nps-weighted")["2017", "", "", ""]
    assert numbers(score) == (2746, 40.398, 37.491, 43.199)
    assert score is not None
    assert score.n_eff == pytest.approx(2266.5, abs=0.05)


def test_questionnaire_languages_answer_differently(airport: Measured) -> None:
    """The Chinese questionnaire of 2017: 114 answers, below zero."""
    found = by_cut(airport, "nps")
    assert numbers(found["2017", "", "zh", ""])[:2] == (114, -3.509)
    assert sum(numbers(found["2017", "", language, ""])[0] for language in ("en", "es", "zh", "ja")) == 2746


@pytest.mark.parametrize(
    ("year", "n", "value"),
    [("2014", 2677, 78.86), ("2015", 2810, 80.00), ("2016", 2919, 80.99), ("2017", 2688, 82.07)],
)
def test_the_airports_satisfaction_by_year(airport: Measured, year: str, n: int, value: float) -> None:
    """Top-two-box of the airport as a whole; in 2017 the file writes `Blank` where it wrote 0 before."""
    score = by_cut(airport, "overall")[year, "", "", ""]
    assert score is not None
    assert (score.n, round(score.value, 2)) == (n, value)


@pytest.mark.parametrize(("place", "n", "value"), [("food", 2421, 55.72), ("parking", 1271, 66.56)])
def test_the_airports_places(airport: Measured, place: str, n: int, value: float) -> None:
    """A wide file: one column a touchpoint."""
    score = by_cut(airport, "places")["2017", place, "", ""]
    assert score is not None
    assert (score.n, round(score.value, 2)) == (n, value)


def test_the_airport_is_as_old_as_its_files_say(airport: Measured) -> None:
    """Files dated by year reach to the end of the last one."""
    assert (airport.oldest, airport.newest) == (date(2014, 1, 1), date(2017, 12, 31))


def test_few_japanese_questionnaires_are_withheld(airport: Measured) -> None:
    """Four answers in 2017 are nobody's business, and without the next smallest language they could be found."""
    made = handbook((), {}, metrics={})
    findings = publish(airport, made.site.privacy.min_n).metrics["nps"].findings
    seen = {finding.cut.language: finding.shown for finding in findings if finding.cut.period.id == "2017"}
    hidden = dict.fromkeys(["ja", "es"], Shown.WITHHELD)
    assert seen == {"": Shown.OK, "en": Shown.OK, "zh": Shown.OK} | hidden
    assert next(finding.value for finding in findings if finding.cut.is_everyone) == 40


def test_cuts_are_of_one_dimension(airport: Measured) -> None:
    """Nobody is cut out by two properties at once."""
    cuts: list[Cut] = [one.cut for one in airport.metrics["places"].measurements]
    assert all(sum(map(bool, (cut.touchpoint, cut.language, cut.segment))) <= 1 for cut in cuts)


def test_every_answer_is_counted_apart(tmp_path: Path) -> None:
    """One entry for each answer of the scale, in shares of the weight; nothing where nobody answered."""
    columns = {"date": {"column": ("day",)}, "weight": {"column": ("w",)}}
    body = "day,w,ltr\n2026-01-05,3,10\n2026-03-01,1,10\n2026-03-01,1,0\n2026-03-02,1,\n"
    measured, problems = measure(handbook((data_file(tmp_path, "a.csv", body),), columns))
    assert problems == ()
    spread = measured.metrics["nps"].spread
    assert [one.answer for one in spread] == list(range(11))
    assert {one.answer: (one.n, one.share) for one in spread if one.n} == {0: (1, 0.2), 10: (2, 0.8)}
