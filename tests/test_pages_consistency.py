"""How far channels lie apart is said with what else may be the reason, and small samples decide nothing."""

from dataclasses import replace

from across import PAGES, body, channels, journey, places, words
from speaking import finding, found, frame, metric, text, unseen

from cxsite.draw.chart import Dumbbell
from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_apart import ApartFinding
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.journey import Journey
from cxsite.model.metric import Metric
from cxsite.pages.consistency import Channels, ConsistencyBody, Spread, is_spread, view_of_consistency
from cxsite.pages.encounters import encounters
from cxsite.pages.page import View
from cxsite.read.validation import valid

PATH = "en/measures/consistency.html"
ASKED = found(*(finding(touchpoint=key) for key in ("desk", "phone", "app"))).findings


def at(value: float, n: int = 100) -> Finding:
    """Return a value with an interval around it."""
    return finding(value, value - 1, value + 1, n)


TWO_STAGES = journey(start=("desk", "app"), end=("phone",))


def numbers(**values: Finding) -> MetricFindings:
    """Return a measure with these channels."""
    return MetricFindings("recommend", 0, ASKED, channels=values)


def view(
    measured: MetricFindings, met: Journey = TWO_STAGES, one: Metric | None = None, **more: bool
) -> View:
    """Return the page of one measure."""
    names = {f"touchpoint:{key}": (each.name, f"en/touchpoints/{key}.html") for key, each in places().items()}
    given = Channels(
        metrics={"recommend": one or metric()},
        scales={"recommend": Scale(0, 10)},
        datasets={"recommend": valid(Dataset, {"files": (), "about": text("Cards", "卡片")})},
        found={"recommend": measured},
        touchpoints=places(),
        channels=channels(),
        met=encounters([met]),
        names=names,
        illustrative=more.get("illustrative", False),
    )
    return view_of_consistency(frame(), PATH, PAGES, given)


def spread(measured: MetricFindings, met: Journey = TWO_STAGES, one: Metric | None = None) -> Spread:
    """Return what the page says of it."""
    (found_spread,) = body(view(measured, met, one), ConsistencyBody).spreads
    return found_spread


FAR = numbers(branch=at(20), line=at(62), app=at(40))


def test_the_difference_is_that_of_the_printed_values() -> None:
    """In the unit of the measure, with the names of both ends."""
    assert words(spread(FAR).finding) == ["From 20 (Branch) to 62 (Phone): 42 points apart."]
    share = replace(metric("share"), id="recommend")
    said = words(spread(FAR, one=share).finding)
    assert said == ["From 20% (Branch) to 62% (Phone): 42 percentage points apart."]


def test_one_point_is_one_point() -> None:
    """And no difference is none."""
    near = numbers(branch=at(20), line=at(21))
    assert words(spread(near).finding) == ["From 20 (Branch) to 21 (Phone): 1 point apart."]
    same = numbers(branch=at(20), line=at(20))
    assert words(spread(same).finding) == ["All channels with enough answers have the same value: 20."]


def test_the_best_channel_comes_first() -> None:
    """What has no value comes last; of an effort the least is the best."""
    known = numbers(branch=at(20), line=unseen(), app=at(40))
    assert words(*(line.name for line in spread(known).lines)) == ["App", "Branch", "Phone"]
    effort = replace(metric("ces"), id="recommend")
    little = numbers(branch=at(2), line=unseen(), app=at(4))
    assert words(*(line.name for line in spread(little, one=effort).lines)) == ["Branch", "App", "Phone"]


def test_each_channel_says_what_it_was_asked_about() -> None:
    """And leads to its own anchor."""
    lines = {words(line.name)[0]: line for line in spread(FAR).lines}
    assert lines["Branch"].value.href == "recommend.html#channel-branch"
    assert words(*lines["Branch"].asked) == ["Counter"]
    assert words(*lines["Phone"].asked) == ["Call"]


def test_other_steps_may_be_the_reason() -> None:
    """The two ends share no stage: the page says so."""
    (caution,) = words(*spread(FAR).cautions)
    assert caution.startswith("These two channels were asked about different steps")


def test_a_stage_that_both_are_met_in_is_named() -> None:
    """Then the task is the same, though the step is not."""
    together = journey(start=("desk", "phone"), end=("app",))
    (caution,) = words(*spread(FAR, together).cautions)
    assert caution.startswith("Both channels are met in the stage “Start” of “A visit”")


def test_a_small_sample_decides_nothing() -> None:
    """It is listed, and it is said that it is not counted."""
    small = numbers(branch=at(20), line=at(40), app=at(99, n=12))
    said = spread(small)
    assert words(said.finding) == ["From 20 (Branch) to 40 (Phone): 20 points apart."]
    assert words(*said.cautions)[-1].startswith("Channels with a small sample are listed")
    few = numbers(branch=at(20), app=at(99, n=12))
    assert words(spread(few).finding) == ["Fewer than two channels have enough answers to be compared."]
    assert spread(few).chart == ""
    assert view(few).charts == ()


def test_the_ends_are_drawn_and_the_rest_lies_between() -> None:
    """One dumbbell a measure: each has its own question."""
    (chart,) = view(FAR).charts
    assert isinstance(chart.wide, Dumbbell)
    (rung,) = chart.wide.rungs
    assert rung.first
    assert rung.second
    assert (rung.first.value, rung.second.value, rung.others) == (20, 62, (40,))
    assert chart.words.key == ("Lowest: Branch", "Highest: Phone")
    assert chart.words.rungs == (("Net Promoter Score (NPS)", "20", "62"),)
    assert chart.label == "From 20 (Branch) to 62 (Phone): 42 points apart."
    assert spread(FAR).chart == chart.id


def test_one_channel_is_not_inconsistent() -> None:
    """A page needs two with values."""
    assert not is_spread(numbers(branch=at(20), line=unseen()))
    assert is_spread(numbers(branch=at(20), line=at(20)))


def test_invented_answers_are_said_to_be_invented() -> None:
    """Once for the page."""
    assert body(view(FAR, illustrative=True), ConsistencyBody).illustrative
    assert not body(view(FAR), ConsistencyBody).illustrative


def test_how_far_channels_lie_apart_has_an_interval() -> None:
    """It says from how many the two ends were chosen, and that they may be alike where they may."""
    sure = spread(replace(FAR, apart=ApartFinding(3, 42, 20, 60))).sure
    assert sure is not None
    assert words(sure) == [
        (
            "At 95%, all 3 channels together lie at least 20 points and at most 60 points apart. That takes into "
            "account that the two ends were chosen from all of them."
        )
    ]
    alike = spread(replace(FAR, apart=ApartFinding(3, 42, 0, 60))).sure
    assert alike is not None
    assert "they may as well be alike" in words(alike)[0]
    assert spread(FAR).sure is None
