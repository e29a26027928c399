"""Channels are sums of touchpoints and tell no more than these; languages answer on the scale of everybody."""

from dataclasses import replace
from pathlib import Path

import pytest
from surveys import NAME, data_file, handbook

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.measure.measured import Measured, depends_on, measure
from cxsite.measure.privacy import publish
from cxsite.model.band import Band
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Touchpoint, TouchpointClass
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

COLUMNS = {"date": {"column": ("day",)}, "touchpoint": {"column": ("tp",)}, "language": {"column": ("lang",)}}
HEADER = "day,tp,lang,ltr\n"
CHANNELS = {"counter": "branch", "video": "branch", "app": "phone"}


def survey(folder: Path, body: str) -> Handbook:
    """Return a survey at three touchpoints, two of which are met in the branch."""
    made = handbook((data_file(folder, "a.csv", HEADER + body),), COLUMNS, touchpoints=tuple(CHANNELS))
    for key, channel in CHANNELS.items():
        line = valid(Touchpoint, {"id": key, "name": NAME, "channel": channel})
        made.touchpoints[key] = line  # type: ignore[index] # a mapping that the test has just made
    return made


def measured(folder: Path, body: str) -> Measured:
    """Return its numbers."""
    found, problems = measure(survey(folder, body))
    assert problems == ()
    return found


def published(folder: Path, body: str, **least: int) -> MetricFindings:
    """Return what may be seen of them."""
    min_n = MinN(**{"show": 2, "judge": 3, **least})
    return publish(measured(folder, body), min_n).metrics["nps"]


def answers(touchpoint: str, *given: int, language: str = "en") -> str:
    """Return rows of answers at a touchpoint."""
    return "".join(f"2026-01-05,{touchpoint},{language},{answer}\n" for answer in given)


def test_a_channel_is_the_sum_of_its_touchpoints(tmp_path: Path) -> None:
    """Four answers of two counters: two promoters, one detractor; a touchpoint where nobody answered adds nothing."""
    body = answers("counter", 10, 9) + answers("video", 8, 0) + "2026-01-06,app,en,\n"
    (branch,) = measured(tmp_path, body).metrics["nps"].channels
    assert (branch.name, branch.touchpoints) == ("branch", ("counter", "video"))
    assert branch.score is not None
    assert (branch.score.n, branch.score.value) == (4, 25.0)


def test_a_channel_is_published_with_its_sample(tmp_path: Path) -> None:
    """Of enough answers, or marked as a small sample; over the whole time."""
    found = published(tmp_path, answers("counter", 10, 9) + answers("video", 8, 0) + answers("app", 10, 10))
    channels = found.channels
    assert {key: (each.value, each.band, each.shown) for key, each in channels.items()} == {
        "branch": (25.0, Band(2, 29), Shown.OK),
        "phone": (100.0, Band(2, 29), Shown.SMALL),
    }
    assert {each.cut.period.id for each in channels.values()} == {"2026-01..2026-01"}


def test_a_channel_never_gives_a_touchpoint_away(tmp_path: Path) -> None:
    """One answer at the video: the branch without the counter would be that answer."""
    body = answers("counter", 10, 9, 9) + answers("video", 0) + answers("app", *[9] * 9)
    found = published(tmp_path, body)
    hidden = {each.cut.touchpoint for each in found.findings if each.shown is Shown.WITHHELD}
    assert "video" in hidden
    assert found.channels["branch"].shown is Shown.WITHHELD
    assert found.channels["branch"].value is None
    assert found.channels["branch"].n is None


def test_each_language_has_its_own_spread(tmp_path: Path) -> None:
    """In shares of its own answers; a language that only left blanks has none."""
    body = answers("counter", 10, 10, 0, 0) + answers("app", 9, 9, language="zh-Hans")
    body += "2026-01-06,app,de,\n"
    spreads = published(tmp_path, body).spreads
    shares = {key: {one.answer: one.share for one in each if one.share} for key, each in spreads.items()}
    assert shares == {"en": {0: 50.0, 10: 50.0}, "zh-Hans": {9: 100.0}}


def test_a_language_that_is_withheld_has_no_spread(tmp_path: Path) -> None:
    """How one person answered is not shown where the value is not."""
    body = answers("counter", *[10] * 9) + answers("app", 9, language="zh-Hans")
    found = published(tmp_path, body)
    hidden = {each.cut.language for each in found.findings if each.shown is Shown.WITHHELD}
    assert "zh-Hans" in hidden
    assert set(found.spreads) == {"en", "zh-Hans"} - hidden


@pytest.mark.parametrize("body", ["2026-01-06,app,en,\n"])
def test_where_nobody_answered_there_is_nothing_to_break_down(tmp_path: Path, body: str) -> None:
    """No channel, no language."""
    found = published(tmp_path, body)
    assert (dict(found.channels), dict(found.spreads)) == ({}, {})


def classed(folder: Path, body: str, **least: int) -> MetricFindings:
    """Return what may be seen where the video is met first and at the core, and the counter at the core alone."""
    made = survey(folder, body)
    classes = {"video": (TouchpointClass.FIRST, TouchpointClass.CORE), "counter": (TouchpointClass.CORE,)}
    found, problems = measure(replace(made, classes=classes))
    assert problems == ()
    return publish(found, MinN(**{"show": 2, "judge": 3, **least})).metrics["nps"]


def test_a_class_is_the_sum_of_its_touchpoints(tmp_path: Path) -> None:
    """One that stands in two classes counts in both; one in none counts in neither."""
    found = classed(
        tmp_path, answers("counter", 10, 9) + answers("video", 8, 0) + answers("app", 10, 10)
    ).classes
    assert {key: (each.value, each.band, each.shown) for key, each in found.items()} == {
        "first": (-50.0, Band(2, 29), Shown.SMALL),
        "core": (25.0, Band(2, 29), Shown.OK),
    }


def test_a_class_gives_no_touchpoint_away(tmp_path: Path) -> None:
    """The core without the counter would be the video; the first is the video itself."""
    body = answers("counter", 10, 9, 9, 9) + answers("video", 8) + answers("app", *[10] * 8)
    found = classed(tmp_path, body).classes
    assert {key: (each.value, each.n, each.shown) for key, each in found.items()} == {
        "first": (None, None, Shown.WITHHELD),
        "core": (None, None, Shown.WITHHELD),
    }


def test_a_sum_tells_no_more_of_how_many_than_its_parts(tmp_path: Path) -> None:
    """40 and a band are a band; taken from each other they leave the band."""
    body = answers("counter", *[10, 0] * 20) + answers("video", 8, 9, 9)
    core = classed(tmp_path, body).classes["core"]
    assert (core.n, core.band) == (None, Band(42, 69))
    assert core.low is not None
    assert core.high is not None
    assert core.low < -20 < 30 < core.high
    both = classed(tmp_path, answers("counter", *[10, 0] * 20) + answers("video", *[9] * 30)).classes["core"]
    assert (both.n, both.band) == (70, None)


def test_numbers_follow_from_classes(tmp_path: Path) -> None:
    """A stage of another class changes them, so it changes their key."""
    made = survey(tmp_path, answers("counter", 10, 9))
    moved = replace(made, classes={"counter": (TouchpointClass.LAST,)})
    assert depends_on(made, "nps") != depends_on(moved, "nps")
