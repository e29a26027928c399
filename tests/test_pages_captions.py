"""Below a figure: direction, how many, when, whose, a table, a file; and never two questions in one."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import get_args
from xml.etree.ElementTree import Element

import pytest
from across import words
from sites import document, pages, parse, reference, reference_files
from speaking import finding, found, metric, quarter, speech, text, unseen

from cxsite.draw.chart import Marks, Sparkline
from cxsite.draw.charts.journey import Feelings
from cxsite.draw.labels import plain
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.metric import Metric
from cxsite.pages.captions import Drawn, Ways, caption, of_one_question, of_the_whole
from cxsite.pages.site import view_of
from cxsite.read.validation import valid

WAYS = Ways("#by-period", "../data/recommend.csv")
SURVEY = valid(Dataset, {"files": (), "about": text("Cards at the door", "门口卡片")})


def drawn(measured: Metric | None = None, scale: Scale = Scale(0, 10)) -> Drawn:  # noqa: B008 - a frozen value
    """Return a measure in a figure."""
    return Drawn(measured or metric(), scale, SURVEY)


def test_a_caption_says_direction_n_period_and_source() -> None:
    """In that order; its ways lead to the table and to the file."""
    said = of_the_whole([drawn()], found(finding(n=1200)), WAYS, speech())
    assert words(*said.facts) == [
        "Higher is better",
        "1,200 answers",
        "January 2026 to December 2026",
        "Source: Cards at the door",
    ]
    assert (said.ways, said.labels, said.note) == (WAYS, ("As a table", "As CSV"), None)


def test_a_line_through_periods_says_from_when_to_when() -> None:
    """Where nothing is summed, how many there were in the first and in the last are told, and not one of them alone."""
    line = [finding(n=50, period=quarter(1)), finding(n=70, period=quarter(3))]
    said = caption([drawn()], line, WAYS, speech())
    assert words(*said.facts)[1:3] == ["Answers: 50, then 70", "Q1 2026 to Q3 2026"]


def test_what_is_not_known_is_not_said() -> None:
    """A figure of nobody has no count; a survey that nobody described has no source."""
    bare = replace(drawn(), dataset=replace(SURVEY, about=None))
    assert words(*caption([bare], [], WAYS, speech()).facts) == ["Higher is better"]
    assert len(caption([bare], [unseen()], WAYS, speech()).facts) == 2


@pytest.mark.parametrize(
    "other",
    [
        drawn(metric(question="survey.other")),
        drawn(scale=Scale(1, 5)),
        drawn(metric("mean", question="survey.question", better="higher")),
        drawn(metric("share", better="lower")),
    ],
    ids=["another question", "another scale", "another unit", "another direction"],
)
def test_measures_of_unlike_questions_cannot_share_a_figure(other: Drawn) -> None:
    """It would be a mistake of ours, and no figure comes of it."""
    with pytest.raises(ValueError, match="differ in question or scale"):
        caption([drawn(), other], [], WAYS, speech())


def test_measures_of_one_question_and_scale_may() -> None:
    """The same figure by month and by quarter."""
    assert of_one_question([drawn(), drawn(metric(every="month"))]) == drawn()


SVG = "{http://www.w3.org/2000/svg}svg"
COUNTED = r"[0-9][0-9,–]* (?!to\b)[a-z]+"

FACTS = {
    "direction": r"\bbetter",
    "n": rf"^{COUNTED}|^[A-Z][a-z ]+: [0-9]",
    "period": r"\b20[0-9]{2}\b",
    "source": r"^Source",
}
"""What the facts below every figure have to say, in English."""

IN_ROWS = {Sparkline}
"""Kinds that stand in a table whose rows say everything, and lead to the page with the rest."""

TYPED = {Feelings}
"""Kinds whose values authors type: nobody was asked, so there is neither n nor period nor source, and that is said."""


def lacking(figure: Element, page: str, files: Mapping[str, bytes]) -> list[str]:
    """Return what a figure of a page does not tell."""
    facts = ["".join(each.itertext()) for each in figure.iter("span") if each.get("class") == "fact-of"]
    notes = ["".join(each.itertext()) for each in figure.iter("figcaption")]
    said = {name: notes if name == "direction" else facts for name in FACTS}
    missing = [name for name, form in FACTS.items() if not any(re.search(form, one) for one in said[name])]
    ways = [each for each in figure.iter("a") if each.get("class") == "fact-of"]
    if not any(f'id="{way.get("href", "").removeprefix("#")}"' in page for way in ways):
        missing.append("table")
    if not any("data/" + way.get("href", "").partition("data/")[2] in files for way in ways):
        missing.append("download")
    pictures = [each for each in figure.iter(SVG) if each.get("role") == "img"]
    if not pictures or not all(each.get("aria-label") for each in pictures):
        missing.append("alternative")
    return missing


def lacking_row(row: Element) -> list[str]:
    """Return what a row with a small drawing does not tell."""
    said = " ".join(row.itertext())
    forms = {"direction": r"\bbetter", "n": COUNTED, "period": FACTS["period"]}
    missing = [name for name, form in forms.items() if not re.search(form, said)]
    return missing + ([] if any(each.get("href") for each in row.iter("a")) else ["page"])


def around(root: Element, label: str, tag: str) -> list[Element]:
    """Return what stands around the drawings with this text alternative."""
    return [
        each
        for each in root.iter(tag)
        if any(one.get("aria-label") == plain(label) for one in each.iter(SVG))
    ]


def test_every_kind_of_chart_tells_what_is_to_be_known_of_it() -> None:
    """In the guide, which has each kind of the catalogue: a kind that no page shows, or that tells less, fails."""
    files, seen = reference_files(), set()
    for page in pages(reference()):
        if not (page.path.startswith(("en/measures/", "en/journeys/")) and page.path.endswith(".html")):
            continue
        html = files[page.path].decode()
        root = document(page.path, files[page.path]).root
        for chart in view_of(page).charts:
            kind = type(chart.wide)
            seen.add(kind)
            if kind in IN_ROWS:
                (row,) = around(root, chart.label, "tr")
                assert lacking_row(row) == [], (page.path, chart.id)
                continue
            figures = around(root, chart.label, "figure")
            assert figures, (page.path, chart.id)
            for figure in figures:
                known = ["n", "period", "source"] if kind in TYPED else []
                assert lacking(figure, html, files) == known, (page.path, chart.id)
                assert ("not measured" in "".join(figure.itertext())) is (kind in TYPED), (
                    page.path,
                    chart.id,
                )
    assert seen == set(get_args(Marks))


def test_a_figure_with_nothing_but_a_note_tells_nothing() -> None:
    """The control for the test above."""
    bare = parse("<figure><svg></svg><figcaption>Dots: found.</figcaption></figure>", whole=False)
    assert lacking(bare, "", {}) == [*FACTS, "table", "download", "alternative"]
    assert lacking_row(bare) == ["direction", "n", "period", "page"]
