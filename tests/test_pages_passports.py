"""Every number leads to its passport: where it is from, how sure it is, and what it was before."""

import csv
from datetime import date
from functools import cache

import pytest
from passports import Spot, explains, passports_of, spots
from sites import ROOT, document, documents

from cxsite.pages import formats

APART = {
    "prose > pair": "a table that an author typed",
    "coverage > scroll > has": "how many of our own things are there; the cells lead to them",
    "matrix > quarter-": "the place of an opportunity in a list",
    "scroll > felt": "what an author has typed that people feel",
    "whole > scroll": "the journey again, as a table",
    "felt turns": "what an author has typed that people feel, today and as it is planned",
    "standing": "what is aimed at, and what others reach: those lead to their source",
    "scroll > beside quoted": "figures of others, which lead to their source",
    "numbers process > limit": "the lines of a process, worked out from all of its values",
}
"""Numbers that are not measured, by the classes around them."""

UNMEASURED = ("reference/translation.html", "reference/method.html")
"""Pages that count words, or compute what a formula gives."""


@cache
def passports() -> dict[str, frozenset[str]]:
    """Return page to the anchors of the passports on it."""
    return {page.path: found for page in documents() if (found := passports_of(page))}


def lost(page_spots: list[Spot]) -> list[Spot]:
    """Return the numbers that lead to no passport."""
    return [
        spot for spot in page_spots if not any(explains(link, spot.path, passports()) for link in spot.links)
    ]


@cache
def all_spots() -> tuple[Spot, ...]:
    """Return every number of the handbook of this checkout."""
    return tuple(spot for page in documents() if not page.path.endswith(UNMEASURED) for spot in spots(page))


def is_apart(spot: Spot) -> bool:
    """Tell whether a number is one of those that nobody has measured."""
    ends = spot.where == "standing" or spot.where.endswith("> standing")
    return ends or any(spot.where.startswith(name) for name in APART if name != "standing")


def test_every_number_on_every_page_leads_to_its_passport() -> None:
    """In every language; those of an edition lead to the edition's."""
    assert len(all_spots()) > 3_000
    assert [spot for spot in lost(list(all_spots())) if not is_apart(spot)] == []


def test_every_exception_is_needed() -> None:
    """One that nothing needs any more is deleted."""
    without = lost(list(all_spots()))
    assert {name for name in APART if any(spot.where.startswith(name) for spot in without)} == {*APART}


@pytest.mark.parametrize(
    "html",
    [
        "<p>It is <b>42</b>.</p>",
        "<p class='big'>42%</p>",
        "<table><tr><th><a href='../index.html'>Effort</a></th><td>42%</td></tr></table>",
        "<p><a href='nps.html'><b>42</b></a></p>",
        "<p><a href='nps.html#by-period'><b>42</b></a></p>",
    ],
)
def test_a_number_that_leads_nowhere_is_found(html: str) -> None:
    """A link to the page alone, or to a heading of it, explains no number."""
    page = document("en/measures/compare.html", f"<!doctype html><title>x</title>{html}".encode())
    assert lost(list(spots(page)))


def test_numbers_of_editions_lead_to_their_edition() -> None:
    """Later answers change today's number, never what an edition has said."""
    strays = [
        (spot.path, spot.text, spot.links)
        for spot in all_spots()
        if "/editions/" in spot.path or spot.path.endswith("reference/changes.html")
        if not any("-numbers.html#" in link or link.startswith("#") for link in spot.links)
    ]
    assert strays == []


def test_a_passport_says_what_the_number_was_in_earlier_editions() -> None:
    """The newest edition comes first, each leads to its own page of numbers."""
    (page,) = (each for each in documents() if each.path == "en/measures/nps.html")
    (stamp,) = (each for each in page.all("li") if each.get("id") == "period-2026-06")
    links = [(each.get("href"), " ".join("".join(each.itertext()).split())) for each in stamp.iter("a")][1:]
    assert links == [
        ("../editions/2026-q3-numbers.html#nps.period-2026-06", "Edition Q3 2026: 27 2026年第3季度一期：27"),
        ("../editions/2026-q2-numbers.html#nps.period-2026-06", "Edition Q2 2026: 27 2026年第2季度一期：27"),
    ]


@pytest.mark.parametrize(
    ("folder", "code", "words"),
    [
        ("en", "en", "Newest entry: "),
        ("zh-hans", "zh-Hans", "最近一条记录："),
        ("zh-hant", "zh-Hant", "最近一筆紀錄："),
    ],
)
def test_a_passport_names_its_files_and_their_newest_day(folder: str, code: str, words: str) -> None:
    """That of the last answer to the measure's own question."""
    files = sorted((ROOT / "content" / "data").glob("onboarding-*.csv"))
    rows = [row for file in files for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())]
    newest = date.fromisoformat(max(row["answered_on"] for row in rows if row["ltr"]))
    (page,) = (page for page in documents() if page.path == f"{folder}/measures/nps.html")
    (fact,) = (each for each in page.all("div") if each.get("class") == "fact-file")
    said = ["".join(entry.itertext()) for entry in fact.iter("dd")]
    assert said[:-1] == [f"content/data/{file.name}" for file in files]
    assert said[-1].startswith(words + formats.day(newest, code))
