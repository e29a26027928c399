"""Every number of an edition that stands in for a warehouse says so, wherever it is shown, and no other number does."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from sites import DAY, findings_of, reference

from cxsite.measure.findings import AsOf, Findings
from cxsite.measure.thawed import last_edition, stood_in
from cxsite.model.handbook import Handbook
from cxsite.model.source import Warehouse
from cxsite.pages.frame import Shell
from cxsite.pages.site import pages_of, view_of

SOURCE = Warehouse(engine="postgres", table="cx.onboarding", url_env="CX_WAREHOUSE")
NOTE = "As of 30 September 2026 (Q3 2026 edition)"


@cache
def unasked() -> tuple[Handbook, Findings]:
    """The guide with its survey in a warehouse that nobody asks, and what may be shown of it."""
    whole = reference()
    survey = replace(whole.datasets["onboarding"], files=(), source=SOURCE)
    handbook = replace(
        whole,
        datasets={**whole.datasets, "onboarding": survey},
        files=tuple(file for file in whole.files if file.dataset != "onboarding"),
        reviews={},
    )
    return handbook, stood_in(findings_of(handbook), handbook)


def body(path: str) -> Any:
    """What the page at this path shows."""
    (page,) = (page for page in pages_of(*unasked(), DAY) if page.path == path)
    shell = view_of(page).content
    assert isinstance(shell, Shell)
    return shell.body


def test_the_last_edition_stands_in_for_what_nobody_asked() -> None:
    """As it was published, to the last number; measures of other datasets are those of today."""
    handbook, found = unasked()
    edition = last_edition(handbook)
    assert edition is not None
    ours = {key for key, metric in handbook.metrics.items() if metric.dataset_id == "onboarding"} & {
        *found.metrics
    }
    assert len(ours) == 4
    for key, metric in found.metrics.items():
        assert metric.as_of == (AsOf(edition.period, date(2026, 9, 30)) if key in ours else None)
    assert [one.value for one in found.metrics["nps"].findings] == [
        one.value for one in edition.metrics["nps"].numbers
    ]
    assert found.newest is not None
    assert found.newest >= edition.cut_off


def test_what_was_asked_is_left_as_it_is() -> None:
    """With a file that was brought, and without any edition, nothing stands in."""
    handbook, _ = unasked()
    nothing = Findings({}, None)
    brought = replace(handbook, files=(*handbook.files, replace(handbook.files[0], dataset="onboarding")))
    assert stood_in(nothing, brought) is nothing
    assert stood_in(nothing, replace(handbook, frozen={})) is nothing
    assert stood_in(nothing, reference()) is nothing


@pytest.mark.parametrize("path", ["en/touchpoints/video-id.html", "en/touchpoints/branch-counter.html"])
def test_a_number_at_a_touchpoint_says_as_of_when_it_is(path: str) -> None:
    notes = [each.number.note for each in body(path).values]
    assert [note is not None and NOTE in note.own.html for note in notes].count(True) == 4
    assert len(notes) > 4  # others come from another survey, which lies in a file


def test_the_page_of_a_measure_says_it_once_and_only_where_it_is_true() -> None:
    shown = body("en/measures/nps.html").opening.stands_in
    assert shown is not None
    assert "Q3 2026" in shown.own.html
    assert body("en/measures/churn.html").opening.stands_in is None


def test_the_scorecard_says_it_beside_each_of_its_measures() -> None:
    rows = body("en/measures/index.html").rows
    noted = [NOTE in [note.own.html for note in row.notes] for row in rows]
    assert (noted.count(True), noted.count(False)) == (4, len(rows) - 4)
    assert len(rows) > 4
