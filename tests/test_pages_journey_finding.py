"""What is found of a journey: where it stands lowest, and never more than the intervals show."""

import pytest
from speaking import ZH, by_id, finding, found, metric, speech, touchpoint
from test_pages_journeys import body, journey

from cxsite.measure.findings import Finding
from cxsite.pages.journey_finding import finding_of
from cxsite.pages.speech import without_markup

PLACES = by_id(*(touchpoint(key, key.title(), key) for key in ("desk", "door", "gate")))


def say(*findings: Finding, language: str = "en", better: str = "higher", **more: object) -> list[str]:
    """Return what is said of a journey over three touchpoints."""
    steps: list[dict[str, object]] = [{"at": place} for place in PLACES]
    made = journey(*steps, measures=("missing", "recommend"), **more)
    metrics = {"recommend": metric(better=better)}
    said = finding_of(made, metrics, {"recommend": found(*findings)}, PLACES, speech(language))
    return [without_markup(each) for each in said]


def at(place: str, value: float, low: float, high: float, n: int = 100) -> Finding:
    return finding(value, low, high, n, touchpoint=place)


DESK, DOOR = at("desk", 20, 10, 30), at("door", 60, 50, 70)


def test_the_lowest_touchpoint_is_named_with_its_number_and_its_interval() -> None:
    """It is the weakest only where no other interval overlaps its own."""
    assert say(DOOR, DESK) == [
        (
            "Net Promoter Score (NPS) at Desk is 20 "
            "(January 2026 to December 2026; 95% confidence interval 10 to 30; 100 answers)."
        ),
        "It is the weakest of 2 touchpoints where enough people answered: no other interval overlaps its own.",
    ]
    assert (
        say(DOOR, DESK, language=ZH)[1] == "在回答足够多的2个触点中，它最薄弱：其余触点的区间均不与之重叠。"
    )


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "It is the only touchpoint of this journey where enough people answered."),
        (
            [at("door", 35, 30, 40)],
            (
                "It has the worst value of 2 touchpoints where enough people answered, "
                "but the interval of 1 other overlaps its own: that one may be the weakest."
            ),
        ),
        (
            [at("door", 35, 30, 40), at("gate", 30, 5, 50)],
            (
                "It has the worst value of 3 touchpoints where enough people answered, "
                "but the intervals of 2 others overlap its own: one of them may be the weakest."
            ),
        ),
        (
            [at("gate", 10, 0, 20, n=20)],
            "It is the only touchpoint of this journey where enough people answered.",
        ),
    ],
)
def test_where_intervals_overlap_nobody_can_tell(others: list[Finding], said: str) -> None:
    """Ends that touch overlap; small samples are passed over."""
    assert say(DESK, *others)[1] == said


def test_where_lower_is_better_the_highest_is_the_weakest() -> None:
    """Whatever a measure counts."""
    assert "Door" in say(DESK, DOOR, better="lower")[0]


def test_a_planned_journey_and_one_without_numbers_have_no_finding() -> None:
    """Nobody has been there."""
    assert say(DESK, state="future") == []
    assert say() == []
    assert say(Finding(DESK.cut, DESK.shown, 100, 20.0)) == []
    assert body(journey({})).finding == ()
