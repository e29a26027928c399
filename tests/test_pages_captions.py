"""Below a figure: direction, how many, when, whose, a table, a file; and never two questions in one."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from across import words
from sites import document, reference_files
from speaking import finding, found, metric, quarter, speech, text, unseen

from cxsite.model.dataset import Dataset, Scale
from cxsite.model.metric import Metric
from cxsite.pages.captions import Drawn, Ways, caption, of_one_question, of_the_whole
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
    """Where nothing is summed, how many is that of the newest."""
    line = [finding(n=50, period=quarter(1)), finding(n=70, period=quarter(3))]
    said = caption([drawn()], line, WAYS, speech())
    assert words(*said.facts)[1:3] == ["70 answers", "Q1 2026 to Q3 2026"]


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


PARTS = {"trend-title", "standing-title", "spread-title"}
"""The sections of a measure's page that a figure of its values stands in."""


def figures(path: str, data: bytes) -> list[Element]:
    """Return the figures of measures on a page: of values, their spread, channels, languages."""
    page = document(path, data)
    if path.endswith(("/consistency.html", "/languages.html")):
        return page.all("figure")
    sections = [each for each in page.all("section") if each.get("aria-labelledby") in PARTS]
    return [figure for each in sections for figure in each.iter("figure")]


def test_figures_of_measures_have_captions_with_their_ways() -> None:
    """In the guide: the way to the table leads to an anchor of the page, the other to a file."""
    files = reference_files()
    seen = 0
    for path, data in files.items():
        if not path.startswith("en/measures/") or not path.endswith(".html"):
            continue
        for figure in figures(path, data):
            seen += 1
            table, download = (each for each in figure.iter("a") if each.get("class") == "fact-of")
            anchor = table.get("href", "").removeprefix("#")
            assert f'id="{anchor}"' in data.decode(), path
            assert "data/" + download.get("href", "").partition("data/")[2] in files, path
    assert seen > 20
