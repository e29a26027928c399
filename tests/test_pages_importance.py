"""Importance and performance: what is drawn, what is said, and what nobody can tell."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from across import PAGES, body, places, words
from held import dataset
from speaking import YEAR, finding, found, frame, metric, quarter, text, unseen

from cxsite.draw.chart import Matrix
from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_drivers import DriverFindings, ItemFinding, Side
from cxsite.model.dataset import Scale
from cxsite.model.metric import Direction, Metric
from cxsite.pages.downloads import csv_of_weights
from cxsite.pages.importance import Importance, ImportanceBody, Matter, view_of_importance
from cxsite.pages.page import View
from cxsite.pages.weighed import Weighed

PATH = "en/measures/importance.html"
NOW = quarter(3)
QUALITY = replace(metric("mean", name=text("Quality", "质量"), explains="survey.whole"), id="quality")
STATED = replace(metric("mean", name=text("Said", "自述")), id="said")
DRIVERS = DriverFindings(
    "survey.whole",
    NOW,
    412,
    59,
    3.6,
    (
        ItemFinding("desk", 97, 20.5, Side.BELOW),
        ItemFinding("phone", 60, 50.0, Side.ABOVE, 41, 60),
        ItemFinding("app", 45, 29.5, Side.NEITHER, 20, 38),
        ItemFinding("site", 31),
    ),
)


def at(place: str, value: float = 3.5, *, period: bool = True) -> Finding:
    """Return the value of a place in the quarter, or over the whole time."""
    return finding(value, value - 0.2, value + 0.2, 120, NOW if period else YEAR, touchpoint=place)


NUMBERS = found(
    *(at(place, value) for place, value in (("desk", 3.1), ("phone", 4.4), ("app", 3.6), ("site", 3.9))),
    *(at(place, period=False) for place in ("desk", "phone", "app", "site")),
    metric="quality",
    decimals=1,
)


def view(
    drivers: DriverFindings = DRIVERS,
    numbers: MetricFindings = NUMBERS,
    stated: tuple[Metric, MetricFindings] | None = None,
    one: Metric = QUALITY,
    **more: bool,
) -> View:
    """Return the page of one measure."""
    names = {f"touchpoint:{key}": (each.name, f"en/touchpoints/{key}.html") for key, each in places().items()}
    asked = text("All in all?", "总的来说？") if more.get("asked", True) else None
    survey = replace(dataset("1 to 5"), illustrative=more.get("illustrative", False))
    weighed = Weighed(one, Scale(1, 5), survey, numbers, drivers, asked, stated)
    return view_of_importance(frame(), PATH, PAGES, Importance((weighed,), places(), names))


def matter(shown: View) -> Matter:
    """Return what is told of the one measure."""
    (one,) = body(shown, ImportanceBody).matters
    return one


def quarters(shown: View) -> Mapping[str, str]:
    """Return the quarter that the page names for each place."""
    return {words(line.name)[0]: words(line.quarter)[0] for line in matter(shown).lines if line.quarter}


def test_places_are_numbered_by_what_matters_most() -> None:
    """Who takes no part stands below, and says so; it still has its value."""
    lines = matter(view()).lines
    assert [(line.mark, *words(line.name)) for line in lines] == [
        ("1", "Call"),
        ("2", "App"),
        ("3", "Counter"),
        ("", "Site"),
    ]
    assert [line.part for line in lines] == ["50.0%", "29.5%", "20.5%", ""]
    assert [line.rated for line in lines] == ["60%", "45%", "97%", "31%"]
    last = lines[-1]
    assert last.remark is not None
    assert words(last.remark) == ["Takes no part: too few rated it"]
    assert (last.number.value, last.quarter) == ("3.9", None)
    assert lines[0].href == "quality.html#touchpoint-phone"


def test_a_place_stands_in_a_quarter_only_where_its_interval_does() -> None:
    """Important and good, unimportant and bad; what reaches over the mean stands in none."""
    assert quarters(view()) == {
        "Call": "Keep up the good work",
        "App": "Not told apart from the mean",
        "Counter": "Low priority",
    }
    turned = replace(QUALITY, better=Direction.LOWER)
    assert quarters(view(one=turned))["Call"] == "Concentrate here"
    assert quarters(view(one=turned))["Counter"] == "Possible overkill"


def test_a_part_that_cannot_be_told_from_the_mean_puts_a_place_in_no_quarter() -> None:
    """Its interval is drawn upright, and tells nothing of the quarter where it reaches over the mean of the parts."""
    items = [replace(one, low=30, high=70) if one.touchpoint == "phone" else one for one in DRIVERS.items]
    shown = view(drivers=replace(DRIVERS, items=tuple(items)))
    assert quarters(shown)["Call"] == "Not told apart from the mean"
    (chart,) = shown.charts
    assert isinstance(chart.wide, Matrix)
    assert [spot.span for spot in chart.wide.spots] == [(30, 70), (20, 38), None]
    assert chart.wide.top >= 70


def test_the_cross_stands_where_the_page_says() -> None:
    """At the mean of the values and of the parts; the drawing has a number for each place of the table."""
    shown = view()
    (chart,) = shown.charts
    assert isinstance(chart.wide, Matrix)
    assert chart.wide.cross == pytest.approx((3.6, 100 / 3))
    assert chart.words.spots == ("1", "2", "3")
    assert [spot.height for spot in chart.wide.spots] == [50.0, 29.5, 20.5]
    assert [spot.level.value for spot in chart.wide.spots] == [4.4, 3.6, 3.1]
    below = matter(shown).caption
    assert below
    assert below.note
    assert "farther right is better" in words(below.note)[0]
    assert "3.60 and 33.3%" in words(below.note)[0]
    assert chart.words.corners == (
        "Concentrate here",
        "Keep up the good work",
        "Low priority",
        "Possible overkill",
    )
    lower = view(one=replace(QUALITY, better=Direction.LOWER)).charts[0].words
    assert lower.corners[:2] == ("Keep up the good work", "Concentrate here")
    assert lower.key[0] == "← better: Quality"


def test_what_is_found_is_said_in_words() -> None:
    """Against what, how much of it, where most of it lies; and that it is no cause. It is the drawing's label, too."""
    shown = view()
    told = words(*matter(shown).told)
    assert told == [
        (
            "Set against the question about the whole (Q3 2026, 412 answers), all ratings together go along with 59% "
            "of how far its answers differ."
        ),
        "Of that, the largest part is found at Call (50.0%), then at App (29.5%).",
    ]
    assert shown.charts[0].label == told[1]
    assert "not cause" in words(body(shown, ImportanceBody).labels["association"])[0]
    assert words(*matter(shown).question) == ["All in all?", "总的来说？"]
    assert matter(view(asked=False)).question == ()


def test_stated_importance_stands_beside_the_derived_one() -> None:
    """In the same period, else over the whole time; a place that nobody asked about has none."""
    numbers = found(at("desk", 4.1), at("phone", 2.2, period=False), metric="said", decimals=1)
    shown = matter(view(stated=(STATED, numbers)))
    stated = {words(line.name)[0]: line.stated.value for line in shown.lines if line.stated}
    assert stated == {"Counter": "4.1", "Call": "2.2", "App": "", "Site": ""}
    assert [words(head)[0] for head in shown.heads] == [
        "Quality",
        "Importance",
        "Said to be important",
        "Rated by",
        "Where it stands",
    ]
    assert [line.stated for line in matter(view()).lines] == [None] * 4


def test_what_is_withheld_is_not_drawn() -> None:
    """It keeps its importance, which is everybody's; with one place left there is no mean and no drawing."""
    few = found(
        at("desk", 3.1), unseen(touchpoint="phone", period=NOW), at("app"), metric="quality", decimals=1
    )
    shown = matter(view(numbers=few))
    assert [line.mark for line in shown.lines] == ["1", "2", "", ""]
    hidden = next(line for line in shown.lines if words(line.name) == ["Call"])
    assert (hidden.part, hidden.number.value, hidden.href) == ("50.0%", "", "")
    alone = view(numbers=found(at("desk", 3.1), metric="quality", decimals=1))
    assert alone.charts == ()
    assert (matter(alone).chart, matter(alone).caption) == ("", None)
    assert view(drivers=replace(DRIVERS, mean=None)).charts == ()


def test_invented_answers_are_called_so() -> None:
    """As on every page."""
    told = matter(view(illustrative=True)).illustrative
    assert told is not None
    assert words(told) == ["Illustrative data"]
    assert matter(view()).illustrative is None


def test_weights_can_be_taken_away_as_csv() -> None:
    """One row a place; nothing where it takes no part."""
    rows = csv_of_weights(QUALITY, DRIVERS).content
    assert isinstance(rows, bytes)
    assert rows.decode().splitlines() == [
        "metric,explains,period,n,explained,touchpoint,rated,importance,low,high",
        "quality,survey.whole,2026-q3,412,59,desk,97,20.5,,",
        "quality,survey.whole,2026-q3,412,59,phone,60,50.0,41,60",
        "quality,survey.whole,2026-q3,412,59,app,45,29.5,20,38",
        "quality,survey.whole,2026-q3,412,59,site,31,,,",
    ]
    assert matter(view()).download == "../../data/importance/quality.csv"


def test_a_part_has_its_interval_and_is_called_larger_only_where_intervals_do_not_touch() -> None:
    """In the table, in the sentence, in the file; a part without one says nothing of it."""
    lines = matter(view()).lines
    assert [words(line.sure) if line.sure else None for line in lines] == [
        ["41% to 60%"],
        ["20% to 38%"],
        None,
        None,
    ]
    assert (
        "the largest part is found at Call (50.0%), then at App (29.5%)" in words(matter(view()).told[1])[0]
    )
    desk, phone, app, site = DRIVERS.items
    for other in (replace(app, high=41), replace(app, low=None, high=None)):
        unsure = matter(view(replace(DRIVERS, items=(desk, phone, other, site))))
        assert words(unsure.told[1])[0].endswith("which of them is the larger one may be chance.")
    content = csv_of_weights(QUALITY, DRIVERS).content
    assert isinstance(content, bytes)
    assert content.decode().splitlines()[2].endswith(",phone,60,50.0,41,60")
    assert content.decode().splitlines()[1].endswith(",desk,97,20.5,,")
