"""Answers on their scale: boxes that follow from what is counted, and no numbers where there are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speaking import LISTS, ZH, metric, speech, text

from cxsite.draw.chart import Tone
from cxsite.measure.findings import AnswerFinding, MetricFindings
from cxsite.model.dataset import Dataset, Question, Scale
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import without_markup
from cxsite.pages.spread import Box, boxes, parted, stack

NAME = {"name": text("Share", "占比")}
Ranges = list[tuple[int, int]]


def measure(kind: str, scale: Scale, answers: tuple[int, ...], **more: object) -> Measure:
    """Return a measure whose answers lie like this on the scale, from the lowest."""
    total = sum(answers)
    spread = tuple(
        AnswerFinding(scale.low + at, n, round(100 * n / total, 2)) for at, n in enumerate(answers)
    )
    dataset = Dataset(files=(), questions={"question": Question(column=("q",), scale=scale)})
    return Measure(metric(kind, **more), dataset, (), MetricFindings("m", 0, (), spread), {}, LISTS)


def shown(found: tuple[Box, ...]) -> list[tuple[str, str, str]]:
    """Return name, share and answers of each box."""
    return [(without_markup(box.name), box.percent, box.answers) for box in found]


def test_the_boxes_of_a_score_are_its_own() -> None:
    """Detractors, passives, promoters: the score is the last minus the first."""
    answers = (1, 0, 0, 0, 0, 2, 2, 10, 10, 15, 10)
    assert shown(boxes(measure("nps", Scale(0, 10), answers), speech())) == [
        ("Detractors (0–6)", "10%", "5"),
        ("Passives (7–8)", "40%", "20"),
        ("Promoters (9–10)", "50%", "25"),
    ]


def test_other_boxes_say_which_answers_they_hold() -> None:
    """In the page's language; a box of one answer names it."""
    found = measure("csat", Scale(1, 5), (1, 1, 2, 4, 2))
    assert shown(boxes(found, speech())) == [
        ("Low (1 to 2)", "20%", "2"),
        ("Middle (3)", "20%", "2"),
        ("High (4 to 5)", "60%", "6"),
    ]
    assert without_markup(boxes(found, speech(ZH))[1].name) == "中（3分）"
    emotion = measure("emotion", Scale(-2, 2), (1, 1, 1, 1, 1))
    assert without_markup(boxes(emotion, speech())[0].name) == "Low (−2 to −1)"


@pytest.mark.parametrize(
    ("kind", "scale", "more", "expected"),
    [
        ("csat", Scale(1, 7), {}, [(1, 2), (3, 5), (6, 7)]),
        ("ces2", Scale(1, 7), {}, [(1, 3), (4, 4), (5, 7)]),
        ("ces", Scale(1, 5), {}, [(1, 2), (3, 3), (4, 5)]),
        ("mean", Scale(1, 4), {}, [(1, 1), (2, 3), (4, 4)]),
        ("mean", Scale(0, 1), {}, [(0, 0), (1, 1)]),
        ("share", Scale(1, 5), {"counts": "2 to 5"}, [(1, 1), (2, 5)]),
        ("share", Scale(1, 5), {"counts": "1 to 2"}, [(1, 2), (3, 3), (4, 5)]),
        ("share", Scale(1, 5), {"counts": "1 to 4"}, [(1, 4), (5, 5)]),
        ("share", Scale(1, 5), {"counts": "3 to 4"}, [(1, 2), (3, 3), (4, 5)]),
        ("share", Scale(1, 5), {"counts": "1 to 5"}, [(1, 4), (5, 5)]),
    ],
)
def test_the_boxes_follow_from_what_is_counted(
    kind: str, scale: Scale, more: dict[str, object], expected: Ranges
) -> None:
    """The counted answers are a box where they lie at an end; the other end is as large."""
    found = parted(metric(kind, **(NAME | more if kind == "share" else more)), scale)
    assert [(box.low, box.high) for _, box in found] == expected


@given(
    low=st.integers(-3, 3), size=st.integers(2, 11), ends=st.tuples(st.integers(0, 10), st.integers(0, 10))
)
@settings(max_examples=40)
def test_every_answer_is_in_exactly_one_box(low: int, size: int, ends: tuple[int, int]) -> None:
    """Whatever the scale and whatever is counted."""
    scale = Scale(low, low + size - 1)
    first, last = sorted(low + end % size for end in ends)
    if first == last:
        first, last = scale.low, scale.high
    counted = metric("share", counts=f"{first} to {last}", **NAME)
    found = [answer for _, box in parted(counted, scale) for answer in range(box.low, box.high + 1)]
    assert found == list(range(scale.low, scale.high + 1))


@pytest.mark.parametrize(
    ("kind", "more", "good"),
    [
        ("csat", {}, "high"),
        ("ces", {}, "low"),
        ("share", {"counts": "1 to 2"}, "low"),
        ("share", {"counts": "1 to 2", "better": "lower"}, "high"),
    ],
)
def test_the_better_end_is_that_of_the_measure(kind: str, more: dict[str, object], good: str) -> None:
    """Little effort is good; a share of the lowest answers is good unless its author says otherwise."""
    found = boxes(
        measure(kind, Scale(1, 5), (1, 1, 1, 1, 1), **(NAME | more if "counts" in more else more)), speech()
    )
    assert found[-1 if good == "high" else 0].tone is Tone.BETTER
    assert found[0 if good == "high" else -1].tone is Tone.WORSE


def test_without_published_answers_there_are_no_boxes() -> None:
    """Withheld stays withheld."""
    hidden = measure("csat", Scale(1, 5), ())
    assert boxes(hidden, speech()) == ()


def test_the_bar_says_its_parts_in_words() -> None:
    """The text alternative has every name with its share."""
    found = boxes(measure("csat", Scale(1, 5), (1, 1, 2, 4, 2)), speech())
    chart = stack("spread", found, speech())
    assert chart.label == "Low (1 to 2) 20% · Middle (3) 20% · High (4 to 5) 60%"
    assert chart.words.parts[2] == ("60%", "High (4 to 5)")
