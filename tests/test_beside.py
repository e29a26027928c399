"""Numbers beside a score: the mean beside a share, net emotion beside the index, how far channels lie apart."""

from dataclasses import replace
from pathlib import Path

import pytest
from surveys import data_file, handbook

from cxsite.measure.apart import apart
from cxsite.measure.findings import MetricFindings
from cxsite.measure.found_apart import ApartFinding
from cxsite.measure.measured import Measured, measure
from cxsite.measure.privacy import publish
from cxsite.model.settings import MinN

COLUMNS = {"date": {"column": ("day",)}, "touchpoint": {"column": ("tp",)}}
MIN_N = MinN(show=10, judge=30)
LINE = {"question": "survey.q", "every": "year"}


def measured(folder: Path, kind: str, scale: str, answers: dict[str, list[int]]) -> Measured:
    """Return the numbers of these answers at touchpoints, each of a channel of its own."""
    rows = "".join(f"2026-01-01,{tp},{one}\n" for tp, said in answers.items() for one in said)
    files = (data_file(folder, "a.csv", f"day,tp,q\n{rows}"),)
    line = {**LINE, "kind": kind}
    made = handbook(files, COLUMNS, {"q": {"column": ("q",), "scale": scale}}, {"one": line})
    places = {key: replace(each, channel=key) for key, each in made.touchpoints.items()}
    numbers, problems = measure(replace(made, touchpoints=places))
    assert problems == ()
    return numbers


def found(folder: Path, kind: str, scale: str, answers: dict[str, list[int]]) -> MetricFindings:
    """Return what is published of them."""
    return publish(measured(folder, kind, scale, answers), MIN_N).metrics["one"]


@pytest.mark.parametrize(
    ("kind", "scale", "answers", "expected"),
    [
        ("csat", "1 to 5", [5] * 20 + [4] * 10 + [1] * 10, 3.8),
        ("ces2", "1 to 7", [7] * 30 + [2] * 10, 5.8),
        ("emotion", "-2 to 2", [2] * 20 + [0] * 10 + [-1] * 10, 25),
        ("emotion", "-2 to 2", [-2] * 25 + [1] * 15, -25),
        ("mean", "1 to 5", [5] * 40, None),
        ("csat", "1 to 5", [5] * 29, None),
    ],
    ids=["mean beside CSAT", "mean beside CES", "net emotion", "below nothing", "no second number", "few"],
)
def test_a_second_number_stands_beside_some_scores(
    tmp_path: Path, kind: str, scale: str, answers: list[int], expected: float | None
) -> None:
    """The mean in steps of the scale to one decimal, net emotion in whole points; of few people there is none."""
    assert found(tmp_path, kind, scale, {"counter": answers}).beside == expected


FAR = {"counter": [5] * 60 + [1] * 40, "video": [5] * 30 + [1] * 70}


def test_channels_lie_apart_by_an_interval(tmp_path: Path) -> None:
    """Sixty and thirty percent: thirty points, with the interval of two shares."""
    given = found(tmp_path, "csat", "1 to 5", FAR)
    scores = [one.score for one in measured(tmp_path, "csat", "1 to 5", FAR).metrics["one"].channels]
    expected = apart([one for one in scores if one], is_share=True)
    assert given.apart == ApartFinding(2, 30, round(expected.low), round(expected.high))
    assert given.apart.low > 0


def test_a_small_channel_takes_no_part(tmp_path: Path) -> None:
    """One channel alone lies apart from nothing."""
    few = {"counter": FAR["counter"], "video": [5] * 29}
    assert found(tmp_path, "csat", "1 to 5", few).apart is None
    assert found(tmp_path, "csat", "1 to 5", {"counter": FAR["counter"]}).apart is None


def test_channels_may_be_alike(tmp_path: Path) -> None:
    """Then the interval begins at nothing, and still holds what is published; means go by Student."""
    near = {"counter": [4, 5] * 40, "video": [4, 5, 4] * 30}
    given = found(tmp_path, "mean", "1 to 5", near).apart
    assert given is not None
    assert (given.low, given.value) == (0, 0.2)
    assert 0.2 <= given.high < 1


def test_how_many_were_asked_is_told_where_a_row_is_a_person(tmp_path: Path) -> None:
    """Who was asked and did not answer is counted, too; of few people nothing is told."""
    rows = "".join(f"2026-01-01,counter,{one}\n" for one in [5] * 40 + [""] * 10)
    files = (data_file(tmp_path, "a.csv", f"day,tp,q\n{rows}"),)
    question = {"column": ("q",), "scale": "1 to 5"}
    made = handbook(files, COLUMNS, {"q": question}, {"one": {**LINE, "kind": "csat"}})
    assert publish(measure(made)[0], MIN_N).metrics["one"].asked == 50
    assert found(tmp_path, "csat", "1 to 5", {"counter": [5] * 29}).asked is None
    wide = {"columns": {"counter": ("q",)}, "scale": "1 to 5"}
    unfolded = handbook(files, {"date": COLUMNS["date"]}, {"q": wide}, {"one": {**LINE, "kind": "csat"}})
    assert publish(measure(unfolded)[0], MIN_N).metrics["one"].asked is None
