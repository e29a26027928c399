"""The real airport survey, through the finished program: four years, drifting headers, wide columns, weights."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sites import document

FORM = Path(__file__).parent / "handbooks" / "sfo-airport" / "content"
SURVEY = Path(__file__).parents[2] / "shared" / "data" / "sfo"
PROGRAM = "import sys; from cxsite.cli.main import main; sys.exit(main())"
TOP_TWO = {"2014": (2677, 78.86), "2015": (2810, 80.00), "2016": (2919, 80.99), "2017": (2688, 82.07)}


def cxsite(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def airport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The airport's handbook with its survey files, which are not part of the project."""
    if not SURVEY.is_dir():
        pytest.skip("the airport's survey files are not beside this project (../shared/data/sfo)")
    folder = tmp_path_factory.mktemp("airport")
    shutil.copytree(FORM, folder / "content")
    settings = folder / "content" / "site.yml"
    two = settings.read_text(encoding="utf-8")
    settings.write_text(two.replace("[en, zh-Hans]", "[en, zh-Hans, zh-Hant]"), encoding="utf-8")
    for path in SURVEY.glob("*.csv"):
        shutil.copy(path, folder / "content" / "data")
    return folder


@pytest.fixture(scope="module")
def rows(airport: Path) -> dict[tuple[str, str, str, str], dict[str, Any]]:
    """What `cxsite measure --private --format json` prints, by metric, touchpoint, language and period."""
    done = cxsite("measure", str(airport), "--private", "--format", "json")
    assert done.returncode == 0, done.stderr
    return {
        (row["metric"], row["where"], row["language"], row["period"]): row for row in json.loads(done.stdout)
    }


def numbers(row: dict[str, Any]) -> list[float]:
    """Return value and interval as they are compared: to three decimals."""
    return [round(row[key], 3) for key in ("value", "low", "high")]


def test_the_score_of_2017_is_the_one_computed_independently(rows: dict[Any, dict[str, Any]]) -> None:
    """2,746 answers, 84 coded 11 and one empty left out."""
    row = rows["nps", "", "", "2017"]

    assert row["n"] == 2746
    assert numbers(row) == [39.840, 37.182, 42.410]


def test_the_weighted_score_has_an_interval_of_its_own(rows: dict[Any, dict[str, Any]]) -> None:
    """Weights move the score and widen its interval: the effective sample is smaller than the file."""
    assert numbers(rows["nps-weighted", "", "", "2017"]) == [40.398, 37.491, 43.199]


def test_chinese_questionnaires_are_not_hidden_in_the_average(rows: dict[Any, dict[str, Any]]) -> None:
    """The 114 answers in Chinese stand 43 points below the rest."""
    row = rows["nps", "", "zh", "2017"]

    assert row["n"] == 114
    assert round(row["value"], 3) == -3.509


def test_the_share_of_the_satisfied_by_year(rows: dict[Any, dict[str, Any]]) -> None:
    """Top two boxes of `Q7ALL`, although its header and blanks drift from year to year."""
    found = {year: rows["overall", "", "", year] for year in TOP_TWO}

    assert {year: (row["n"], round(row["value"], 2)) for year, row in found.items()} == TOP_TWO


@pytest.fixture(scope="module")
def site(airport: Path) -> Path:
    """The airport's site, built."""
    done = cxsite("build", str(airport), "-o", str(airport / "output"))
    assert done.returncode == 0, done.stdout + done.stderr
    return airport / "output"


def test_the_airport_becomes_a_handbook(site: Path) -> None:
    """The same files build: only what the draft journey still lacks is said, as a warning."""
    assert "40" in (site / "en" / "measures" / "nps.html").read_text(encoding="utf-8")
    assert not list(site.rglob("*Customer_Survey*")), "raw answers never reach the output"


def test_readers_see_how_each_language_answered(site: Path) -> None:
    """Chinese questionnaires: −3.5, published as −4, of 114 answers; the two smallest languages are withheld."""
    path = "en/measures/languages.html"
    page = document(path, (site / path).read_bytes())
    tongues = {
        box[0].get("id"): " ".join("".join(box.itertext()).split())
        for box in page.all("div")
        if box.get("class") == "tongue"
    }
    chinese = tongues["measure-nps-zh"]
    assert "−4 " in chinese
    assert "114 answers" in chinese
    assert "您有多大可能把旧金山机场推荐给朋友或同事？" in chinese
    assert "Withheld to protect privacy" in tongues["measure-nps-ja"]
    assert "Withheld to protect privacy" in tongues["measure-nps-es"]


REFUSED = {
    "en": "Everybody 40 (2,746 answers), English 41 (2,585 answers), Chinese −4 (114 answers): these must not be "
    "ranked.",
    "zh-hans": "全体40（2,746份回答）、英语41（2,585份回答）、中文−4（114份回答）：不可据此排名。",
    "zh-hant": "全體40（2,746份回答）、英文41（2,585份回答）、中文−4（114份回答）：不可據此排名。",
}


@pytest.mark.parametrize("language", REFUSED)
def test_a_page_says_why_languages_are_not_ranked(site: Path, language: str) -> None:
    """39.8 and −3.5, published as 40 and −4: other people, another use of the scale, other words."""
    path = f"{language}/measures/languages.html"
    page = document(path, (site / path).read_bytes())
    heads = [each for each in page.all("section") if each.find("h2[@id='measure-nps']") is not None]
    (section,) = heads
    (refused,) = (each for each in section.iter("div") if each.get("class") == "refused")
    (own,) = (each for each in refused.iter("p") if each.get("class") == "caution")
    assert (own.text or "").strip() == REFUSED[language]
    assert len(list(refused.iter("li"))) == 3, "publics, scale, words"
    shares = [[(cell.text or "").strip() for cell in row.iter("td")] for row in refused.iter("tr")]
    assert shares[1:] == [["32%", "33%", "10%", "2,585"], ["9%", "10%", "19%", "114"]]


@pytest.mark.parametrize(
    ("language", "warning", "mixture"),
    [
        (
            "en",
            "Answers differ by questionnaire language; do not rank",
            "Answers in 4 questionnaire languages pooled",
        ),
        ("zh-hans", "不同语言问卷的作答习惯不同，不宜排名", "合并了4种语言问卷的回答"),
        ("zh-hant", "不同語言問卷的作答習慣不同，不宜排名", "合併了4種語言問卷的回答"),
    ],
)
def test_the_value_of_the_few_carries_its_warning(
    site: Path, language: str, warning: str, mixture: str
) -> None:
    """−4 wherever it is printed, and 40 wherever it hides −4; comparing shows no language at all."""
    path = f"{language}/measures/nps.html"
    page = document(path, (site / path).read_bytes())
    (row,) = (each for each in page.all("tr") if "#language-zh" in [a.get("href") for a in each.iter("a")])
    said = " ".join("".join(row.itertext()).split())
    assert "−4" in said
    assert warning in said
    for name in ("index.html", "measures/index.html", "measures/nps.html"):
        assert mixture in (site / language / name).read_text(encoding="utf-8"), name
    for name in ("index.html", "measures/index.html", "measures/compare.html"):
        there = document(name, (site / language / name).read_bytes())
        assert not [each for each in there.all("td") if "−4" in "".join(each.itertext())], name


def test_places_are_compared_and_channels_are_not_called_alike(site: Path) -> None:
    """Twenty places in one table; each channel says which of them it was asked about."""
    path = "en/measures/compare.html"
    tables = [
        each
        for each in document(path, (site / path).read_bytes()).all("table")
        if each.get("class") == "heat"
    ]
    assert len(tables) == 3, "by touchpoint, class and channel; no segment was asked"
    consistency = (site / "en" / "measures" / "consistency.html").read_text(encoding="utf-8")
    assert "satisfied.html#channel-road" in consistency


@pytest.mark.parametrize(("where", "mean", "n"), [("food", 3.615, 2421), ("parking", 3.873, 1271)])
def test_the_mean_of_a_place_is_the_one_computed_independently(
    rows: dict[Any, dict[str, Any]], where: str, mean: float, n: int
) -> None:
    """Answers from 1 to 5; 6, “never used”, and blanks are left out."""
    row = rows["quality", where, "", "2017"]

    assert (row["n"], round(row["value"], 3)) == (n, mean)
    assert row["low"] < row["value"] < row["high"]


def test_the_top_two_boxes_need_not_be_named(rows: dict[Any, dict[str, Any]]) -> None:
    """`csat` counts what the share counts that its author spelled out."""
    for year in TOP_TWO:
        assert numbers(rows["csat", "", "", year]) == numbers(rows["overall", "", "", year])


def test_parking_is_what_goes_along_most_with_the_airport_as_a_whole(site: Path) -> None:
    """`Q7PARK` has 12.9 %, `Q7FOOD` 12.2 %; without the rule who takes part, what few rate would change the order."""
    with (site / "data" / "importance" / "quality.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {(row["explains"], row["period"], row["n"], row["explained"]) for row in rows} == {
        ("airport.overall", "2017", "2688", "59")
    }
    weighed = sorted((float(row["importance"]), row["touchpoint"]) for row in rows if row["importance"])
    assert weighed[-2:] == [(12.2, "food"), (12.9, "parking")]
    assert {row["touchpoint"]: row["rated"] for row in rows if not row["importance"]} == {
        "long-term-bus": "30",
        "rental-center": "37",
    }


def test_a_page_shows_where_the_airport_could_begin(site: Path) -> None:
    """Parking and restaurants matter most and are rated below the mean; what few rate says that it takes no part."""
    path = "en/measures/importance.html"
    page = document(path, (site / path).read_bytes())
    rows = [" ".join("".join(row.itertext()).split()) for row in page.all("tr")]
    assert any(row.startswith("1 Parking") and "Concentrate here" in row for row in rows), rows
    assert any("Takes no part" in row and row.startswith("Rental car centre") for row in rows)
    text = " ".join("".join(page.all("main")[0].itertext()).split())
    assert "association, not cause" in text
    said = "the two largest parts are found at Parking (12.9%) and Restaurants (12.2%); which of them is the larger"
    assert said in text
