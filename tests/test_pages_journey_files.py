"""A journey's map as files: CSV, JSON and its table say the same, cell by cell; the picture stands alone."""

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sites import DAY, ROOT, document, reference, reference_files
from speaking import EN, finding, found, frame, speech, text, unseen
from test_pages_journeys import company, journey

from cxsite.build.keys import digest
from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.draw.map_drawing import map_svg
from cxsite.measure.findings import Shown
from cxsite.model.band import Band
from cxsite.model.journey import Journey
from cxsite.pages.downloads import FORMULA
from cxsite.pages.journey_drawing import svg_of_journey
from cxsite.pages.journey_files import (
    COLUMNS,
    FILES,
    VERSION,
    WORDED,
    csv_of_journey,
    forms_of,
    json_of_journey,
)
from cxsite.pages.journey_map import LANES

NAMES = ("open-account", "open-account-2027", "pass-the-check", "recover-card")
LANGUAGES = ("en", "zh-hans", "zh-hant")
PATH = "data/journeys/visit.en.csv"
WORDS = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


def rows_of(data: bytes) -> list[list[str]]:
    """Return the cells of a CSV, which begins with the mark that spreadsheets look for."""
    assert data.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def file(name: str, language: str, ending: str) -> bytes:
    """Return a file of a journey of this checkout."""
    return reference_files()[f"data/journeys/{name}.{language}.{ending}"]


def said(element: ET.Element) -> str:
    """Return the words of an element in the page's own language, with single blanks."""

    def walk(each: ET.Element) -> list[str]:
        if each.get("class") == "t2":
            return []
        if each.get("aria-hidden"):
            return [""]
        parts = [each.text or ""]
        for child in each:
            parts += [*walk(child), child.tail or ""]
        return parts

    return " ".join("".join(walk(element)).split())


@cache
def table_of(name: str, language: str) -> tuple[dict[tuple[int, str], list[str]], dict[int, ET.Element]]:
    """Return the table's page: (step, row's name) to what stands there, entry by entry; step to what was measured."""
    path = f"{language}/journeys/{name}-table.html"
    shown = document(path, reference_files()[path])
    cells: dict[tuple[int, str], list[str]] = {}
    measured: dict[int, ET.Element] = {}
    first = 0
    measures = dict(reference().theme.wording[WORDS[language]])["lane.measures"]
    for table in (each for each in shown.all("table") if each.find("caption") is not None):
        rows = [list(row) for row in table.iter("tr")]
        for head, *values in rows[1:]:
            name_of_row = said(head).removeprefix(_line(head)).strip()
            for at, value in enumerate(values):
                if "colspan" not in value.attrib:
                    cells[first + at, name_of_row] = [said(entry) for entry in value]
                if name_of_row == measures:
                    measured[first + at] = value
        first += len(rows[0]) - 1
    return cells, measured


def _line(head: ET.Element) -> str:
    lines = [said(each) for each in head.iter("span") if each.get("class") == "line"]
    return lines[0] if lines else ""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_forms_say_the_same_cell_by_cell(name: str, language: str) -> None:
    """Every lane of every step: the CSV's cell, the JSON's entries, the table's."""
    words = reference().theme.wording[WORDS[language]]
    head, *rows = rows_of(file(name, language, "csv"))
    steps = [step for stage in json.loads(file(name, language, "json"))["stages"] for step in stage["steps"]]
    cells, _ = table_of(name, language)
    assert len(rows) == len(steps) > 5
    compared = 0
    for at, (row, step) in enumerate(zip(rows, steps, strict=True)):
        line = dict(zip(head, row, strict=True))
        for lane in WORDED:
            named = words[f"lane.{lane}"]
            entries = [flat(entry) for entry in step["lanes"].get(lane, ())]
            assert line[named].split("\n") == (entries or [""])
            shown = cells.get((at, named), [])
            assert [each.replace(" · ", " ") for each in shown] == [
                each.replace(" · ", " ") for each in entries
            ]
            compared += len(entries)
        felt = [*([line[words["lane.feels"]].split("\n")[0]] if "feels" in step else [])]
        assert felt == ([step["feels"]["name"]] if "feels" in step else [])
        assert line[words["forms.score"]] == (str(step["feels"]["score"]) if "feels" in step else "")
        assert (line[words["table.step"]], line[words["lane.channel"]]) == (step["name"], step["channel"])
    assert compared > 20


def flat(entry: dict[str, Any]) -> str:
    """Return an entry of the JSON as the CSV has it."""
    return " · ".join(str(entry[key]) for key in ("text", "weight", "by", "owner") if key in entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_the_three_forms_are_the_same(language: str) -> None:
    """Value, interval, answers: those of the JSON stand in the CSV, and in the table with their units."""
    name = "open-account"
    head, *rows = rows_of(file(name, language, "csv"))
    steps = [step for stage in json.loads(file(name, language, "json"))["stages"] for step in stage["steps"]]
    _, measured = table_of(name, language)
    compared = 0
    for at, (row, step) in enumerate(zip(rows, steps, strict=True)):
        for each in step["measures"]:
            column = head.index(each["name"])
            value, low, high, n, status = row[column : column + 5]
            assert [value, low, high] == [str(each[key]) for key in ("value", "low", "high")]
            assert (n, status) == (str(each["n"]), each["status"])
            name_of = " ".join(each["name"].split())
            entry = next(one for one in map(said, measured[at]) if name_of in one)
            shown = [
                int(one.replace("−", "-")) for one in re.findall(r"−?[0-9]+", entry.replace(name_of, ""))
            ]
            assert shown == [each["value"], each["low"], each["high"], each["n"]]
            compared += 1
    assert compared > 20


def test_a_map_has_no_cell_that_a_spreadsheet_takes_for_a_formula() -> None:
    """Whatever its author wrote; a number with a sign stays a number."""
    made = journey({"does": text("=1+1"), "thinks": text("@home"), "feels": "sad"})
    content = csv_of_journey(frame(), PATH, made, company()).content
    assert isinstance(content, bytes)
    head, row = rows_of(content)
    line = dict(zip(head, row, strict=True))
    assert (line["What the customer does"], line["What the customer thinks"]) == ("'=1+1", "'@home")
    assert line["Emotion, from −2 to +2"] == "-1"
    for name in NAMES:
        cells = [cell for row in rows_of(file(name, "en", "csv")) for cell in row]
        assert not [cell for cell in cells if cell[:1] in FORMULA and not re.fullmatch(r"-?[0-9.]+", cell)]


def test_what_is_withheld_and_what_is_banded_stays_so_in_the_files() -> None:
    """Neither a value nor an exact count comes out by another door."""
    few = replace(finding(touchpoint="desk"), n=None, band=Band(10, 29), shown=Shown.SMALL)
    made = journey({}, measures=("recommend",))
    for numbers in (found(unseen(Shown.WITHHELD, touchpoint="desk")), found(few)):
        content = json_of_journey(frame(), PATH, made, company(numbers)).content
        assert isinstance(content, bytes)
        (shown,) = json.loads(content)["stages"][0]["steps"][0]["measures"]
        assert (shown["status"], shown.get("n"), "value" in shown) in {
            ("withheld", None, False),
            ("small", "10..29", True),
        }


def test_the_json_says_what_it_is() -> None:
    """Its format with a version, its language, its page; what is not known is not there."""
    content = json_of_journey(frame(), PATH, journey({"moment-of-truth": True}), company()).content
    assert isinstance(content, bytes)
    read = json.loads(content)
    assert {key: read[key] for key in ("format", "version", "id", "language", "state", "as-of", "page")} == {
        "format": "cxsite-journey",
        "version": VERSION,
        "id": "visit",
        "language": EN,
        "state": "today",
        "as-of": DAY.isoformat(),
        "page": "en/journeys/visit.html",
    }
    (stage,) = read["stages"]
    assert set(stage) == {"id", "name", "steps"}
    assert stage["steps"][0] == {
        "id": "step-0", "touchpoint": "desk", "name": "Counter", "channel": "Branch", "moment-of-truth": True,
        "lanes": {}, "measures": [],
    }  # fmt: skip


def keys_in(value: object) -> set[str]:
    """Return every key of a JSON."""
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys_in(each)}
    return {key for each in value for key in keys_in(each)} if isinstance(value, list) else set()


def test_every_key_of_the_json_is_described() -> None:
    """In the document for those who read the files, which says nothing of keys that there are not."""
    told = (ROOT / "docs" / "downloads.md").read_text(encoding="utf-8")
    described = {
        key
        for line in told.splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`([a-z-]+)`", line.split("|")[1])
    }
    used = {key for name in NAMES for key in keys_in(json.loads(file(name, "en", "json")))}
    assert used - described == set()
    assert described - used - set(LANES) == set()
    assert f"version` is {VERSION}" in told


def test_the_files_say_which_journeys_stand_above_and_below() -> None:
    """A stage names the one that tells of it, in every line of its steps; that one names the stage."""
    for language, title in (("en", "Getting through the video check"), ("zh-hant", "視訊驗證這一關")):
        whole, part = (
            json.loads(file(name, language, "json")) for name in ("open-account", "pass-the-check")
        )
        told = {stage["id"]: stage["zoom"] for stage in whole["stages"] if "zoom" in stage}
        assert told == {"prove": [{"journey": "pass-the-check", "title": title}]}
        assert part["parent"] == {"journey": "open-account", "title": whole["title"], "stage": "prove"}
        assert "parent" not in whole
        head, *rows = rows_of(file("open-account", language, "csv"))
        column = head.index(reference().theme.wording[WORDS[language]]["forms.zoom"])
        stages = [stage["id"] for stage in whole["stages"] for _ in stage["steps"]]
        assert [row[column] for row in rows] == [title if each == "prove" else "" for each in stages]


def test_every_word_of_the_heads_differs() -> None:
    """Two columns of one name could not be told apart."""
    for language in LANGUAGES:
        head = rows_of(file("open-account", language, "csv"))[0]
        assert len(set(head)) == len(head) > len(COLUMNS)


def test_the_forms_of_a_map_are_listed_but_for_the_page_itself() -> None:
    """Pages first, then files; a planned journey and the one of today share their comparison."""
    made, planned = journey({}), journey({}, state="future", **{"future-of": "visit"})
    here = forms_of(made, ("visit-2027",), "en/journeys/visit.html", speech())
    assert [form.href for form in here] == [
        "visit-table.html",
        "visit-2027-beside.html",
        *(f"../../data/journeys/visit.en.{ending}" for ending in FILES),
    ]
    assert [form.is_file for form in here] == [False, False, True, True, True]
    there = forms_of(planned, (), "en/journeys/visit-table.html", speech())
    assert [form.href for form in there][:2] == ["visit.html", "visit-beside.html"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_stands_alone_and_is_small(name: str, language: str) -> None:
    """Its words, its colours for light and dark, its text alternative; no script, nothing from elsewhere."""
    data = file(name, language, "svg")
    assert len(data) <= 30_000
    tree = ET.fromstring(data)  # noqa: S314 - our own
    tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"}
    assert b"prefers-color-scheme:dark" in data
    assert b"var(" not in data
    assert b"href" not in data
    assert not [each for each in tree.iter() if each.get("style")]
    assert tree.get("lang") == WORDS[language]


def words_of(language: str) -> str:
    """Return all words of the picture of opening an account, without blanks: lines break where they have to."""
    tree = ET.fromstring(file("open-account", language, "svg"))  # noqa: S314 - our own
    return "".join("".join(each.itertext()) for each in tree.iter() if each.tag.endswith("}text")).replace(
        " ", ""
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_says_every_word_of_every_lane(language: str) -> None:
    """Nothing is cut for want of room: lines are as many as it takes."""
    drawn = words_of(language)
    assert "…" not in drawn
    steps = [
        step
        for stage in json.loads(file("open-account", language, "json"))["stages"]
        for step in stage["steps"]
    ]
    assert len(drawn) > 500
    for step in steps:
        for lane, entries in step["lanes"].items():
            for entry in entries:
                for word in re.findall(r"\w+", entry["text"]) if language == "en" else ():
                    assert word in drawn, lane
                if language != "en":
                    assert entry["text"][:2] in drawn, lane


def drawn(made: Journey) -> MapDrawing:
    """Return the drawing of a journey."""
    content = svg_of_journey(frame(), "data/journeys/visit.en.svg", made, company()).content
    assert isinstance(content, MapDrawing)
    return content


def test_a_picture_depends_on_its_words_alone() -> None:
    """The same map gives the same bytes again, and another word other bytes."""
    first, again, other = (drawn(journey({"does": text(does)})) for does in ("Waits", "Waits", "Sits"))
    assert digest(first) == digest(again) != digest(other)
    assert map_svg(first) == map_svg(again) != map_svg(other)


def test_stages_of_the_picture_hold_all_its_steps() -> None:
    """Their edges lie in order."""
    drawing = drawn(journey({}, {}, {}))
    assert sum(count for _, count in drawing.stages) == len(drawing.heads) == len(drawing.curve) == 3
    assert all(one <= other for one, other in pairwise(count for _, count in drawing.stages))
