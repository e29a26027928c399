"""Two periods side by side: which places have a line, which lines are strong, and what is said of them."""

from dataclasses import replace

import pytest
from held import dataset
from speaking import LISTS, ZH, by_id, finding, found, metric, quarter, speech, text, touchpoint, unseen

from cxsite.draw.chart import Chart, Slope, Tone
from cxsite.measure.findings import Judged, MetricFindings, Shown, Verdict
from cxsite.model.dataset import Change, Dataset, Day
from cxsite.pages import numbers
from cxsite.pages.captions import Ways
from cxsite.pages.numbers import Measure
from cxsite.pages.slopes import Slopes, slopes_of
from cxsite.pages.speech import without_markup

PLACES = ("desk", "app", "post")
VALUES = {"desk": (30, 50), "app": (60, 61), "post": (50, 20)}


def judged(key: str, verdict: Verdict, p: float | None) -> Judged:
    """Return what may be said of a place's way from the second quarter to the third."""
    cuts = [finding(period=quarter(number), touchpoint=key).cut for number in (2, 3)]
    return Judged("recommend", cuts[0], cuts[1], verdict, p)


JUDGED = (
    judged("desk", Verdict.ROSE, 0.001),
    judged("app", Verdict.CHANCE, 0.7),
    judged("post", Verdict.FELL, 0.001),
)
EVERYONE = (finding(40, period=quarter(2)), finding(45, period=quarter(3)))


def numbers_of(*more: Judged) -> MetricFindings:
    """Return both quarters of three touchpoints."""
    ways = [
        finding(value, value - 5, value + 5, period=quarter(number), touchpoint=key)
        for key, both in VALUES.items()
        for number, value in zip((2, 3), both, strict=True)
    ]
    return replace(found(*EVERYONE, *ways), judged=more or JUDGED)


def measure(given: MetricFindings, survey: Dataset | None = None, **more: object) -> Measure:
    """Return a measure with these numbers."""
    places = by_id(*(touchpoint(key, key.capitalize(), f"{key}点") for key in PLACES))
    return Measure(metric("nps", **more), survey or dataset(), (), given, places, LISTS)


def sections(one: Measure, language: str = "en") -> list[tuple[Slopes, Chart]]:
    """Return every section and its drawing."""
    return list(slopes_of(one, numbers.series(one.found), Ways("#table", "data.csv"), speech(language)))


def rows(shown: Slopes) -> list[tuple[str, str, str, str]]:
    """Return name, values, answers and judgement of each row."""
    return [
        (
            without_markup(way.name),
            way.values,
            without_markup(way.facts[0]),
            without_markup(way.judged.word) if way.judged else "",
        )
        for way in shown.ways
    ]


def test_every_place_with_both_values_has_a_way() -> None:
    """The highest of now first; strong is what changed by more than chance."""
    ((shown, chart),) = sections(measure(numbers_of()))
    assert rows(shown) == [
        ("App", "60 → 61", "Answers: 100, then 100", "The difference may be chance"),
        ("Desk", "30 → 50", "Answers: 100, then 100", "Up, larger than chance"),
        ("Post", "50 → 20", "Answers: 100, then 100", "Down, larger than chance"),
    ]
    drawing = chart.wide
    assert isinstance(drawing, Slope)
    assert drawing.moved == (1, 2)
    assert [(one.value, two.value) for one, two in drawing.ways] == [(60, 61), (30, 50), (50, 20)]
    assert drawing.low < 20
    assert drawing.high > 61
    assert chart.words.key == ("Q2 2026", "Q3 2026")
    assert chart.words.rungs[1] == ("Desk", "30", "50")
    assert chart.label == "Of 3 touchpoints, by more than chance: 1 up, 1 down."
    assert shown.caption.note
    assert without_markup(shown.caption.note).startswith("A strong line is a change larger than chance")
    assert without_markup(shown.caption.facts[0]) == "Higher is better"
    ((chinese, _),) = sections(measure(numbers_of()), ZH)
    assert without_markup(chinese.said) == "3个触点中，变化超出随机波动的：上升1个，下降1个。"


def test_arrows_and_tone_follow_the_metric() -> None:
    """Up is good news only where more is better; what may be chance has no tone."""
    for better, tones in (("higher", (Tone.BETTER, Tone.WORSE)), ("lower", (Tone.WORSE, Tone.BETTER))):
        ((shown, _),) = sections(measure(numbers_of(), better=better))
        known = [way.judged for way in shown.ways]
        assert [(each.tone, each.sign) for each in known if each] == [
            (Tone.MIDDLE, "◆"),
            (tones[0], "▲"),
            (tones[1], "▼"),
        ]


def test_of_many_places_one_that_looks_moved_is_chance() -> None:
    """What the section compares is judged together: p = 0.04 is not enough among three."""
    given = numbers_of(
        judged("desk", Verdict.ROSE, 0.04),
        judged("app", Verdict.CHANCE, 0.7),
        judged("post", Verdict.FEW, None),
    )
    ((shown, chart),) = sections(measure(given))
    assert [row[3] for row in rows(shown)] == [
        "The difference may be chance",
        "The difference may be chance",
        "Too few people to be judged",
    ]
    assert isinstance(chart.wide, Slope)
    assert chart.wide.moved == ()
    assert chart.label == "Of 3 touchpoints none changed by more than chance."


def test_a_place_without_one_of_the_values_is_counted_and_not_drawn() -> None:
    """Withheld then, or not asked; where one place is left there is nothing to compare."""
    kept = numbers_of()
    findings = [
        unseen(Shown.WITHHELD, quarter(2), touchpoint="app")
        if each.cut == finding(period=quarter(2), touchpoint="app").cut
        else each
        for each in kept.findings
    ]
    ((shown, _),) = sections(measure(replace(kept, findings=tuple(findings))))
    assert [row[0] for row in rows(shown)] == ["Desk", "Post"]
    assert shown.missing
    assert without_markup(shown.missing).endswith("1")
    alone = [each for each in findings if each.cut.touchpoint != "post"]
    assert sections(measure(replace(kept, findings=tuple(alone)))) == []


def test_segments_are_shown_and_not_judged() -> None:
    """No line is strong, and no column says what may be said."""
    segments = [
        finding(value, value - 5, value + 5, period=quarter(number), segment=key)
        for key, both in {"young": (30, 50), "old": (50, 40)}.items()
        for number, value in zip((2, 3), both, strict=True)
    ]
    lists = replace(
        LISTS,
        segments={
            "young": LISTS.segments["young"],
            "old": replace(LISTS.segments["young"], name=text("Over 60")),
        },
    )
    one = replace(measure(found(*EVERYONE, *segments)), lists=lists)
    ((shown, chart),) = sections(one)
    assert [row[3] for row in rows(shown)] == ["", ""]
    assert len(shown.heads) == 2
    assert shown.caption.note
    assert without_markup(shown.caption.note) == "A hollow dot is a small sample."
    assert chart.label == "Changes of segments are shown and not judged."


@pytest.mark.parametrize("series", ["published", "changed", "first"])
def test_what_cannot_be_compared_has_no_section(series: str) -> None:
    """Figures of others, a question that changed in between, a single period."""
    one = measure(numbers_of())
    if series == "published":
        one = replace(one, metric=replace(one.metric, question="", series="others.figure"))
    if series == "changed":
        change = Change(date=Day("2026-07-01"), question="question", what=text("New words"))
        one = replace(one, dataset=replace(one.dataset, changes=(change,)))
    if series == "first":
        kept = tuple(each for each in one.found.findings if each.cut.period == quarter(3))
        one = replace(one, found=replace(one.found, findings=kept))
    assert sections(one) == []


def test_values_that_are_all_the_same_have_a_scale() -> None:
    """A scale of nothing cannot be drawn."""
    same = [finding(50, 45, 55, period=quarter(n), touchpoint=key) for key in ("desk", "app") for n in (2, 3)]
    ((_, chart),) = sections(measure(found(*EVERYONE, *same)))
    assert isinstance(chart.wide, Slope)
    assert chart.wide.low < 50 < chart.wide.high
