"""A segment is published in batches, and nobody sees whose answer filled one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import crowds
import pytest
from crowds import MEAN, MIN_N, NPS, PLEASED, QUARTERLY, Answer, batches, grouped, late_of
from surveys import dataset

from cxsite.measure.batches import Batches, batches_of, covered, is_seen
from cxsite.model.dataset import Scale
from cxsite.model.period import Grain, Period

RANGES = tuple(Scale(answer, answer) for answer in range(11))
SIZE = MIN_N.show
MONTHLY = batches((NPS,), SIZE)


def given(*parts: tuple[int, str], month: int = 6, answer: int = 8) -> list[Answer]:
    """Return answers in their order: so many of a segment, then so many of the next."""
    return [
        Answer(date(2026, month, 1), "", "", segment, answer)
        for count, segment in parts
        for _ in range(count)
    ]


def told(answers: Sequence[Answer], rule: Batches = MONTHLY) -> dict[str, int]:
    """Return how many answers of each segment are published."""
    found: Counter[str] = Counter()
    for one in covered(grouped(answers, RANGES), late_of(answers), RANGES, rule):
        found[one.segment] += one.n
    return dict(found)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (given((60, "new")), {"new": 60}),
        (given((69, "new")), {"new": 60}),
        (given((9, "new"), (60, "old")), {"old": 50}),
        (given((60, "new"), (9, "old"), (11, "")), {"new": 60}),
        (given((65, "new"), (65, "old"), (3, "")), {"new": 60, "old": 60}),
        (given((60, "new"), (57, "old"), (3, "")), {"new": 60, "old": 50}),
        (given((2500, "new")), {"new": 2500}),
        (given((2005, "new"), (60, "old")), {"new": 2005, "old": 50}),
    ],
)
def test_whole_batches_are_published(answers: list[Answer], expected: dict[str, int]) -> None:
    """Everybody's last answers wait, and a batch more where fewer than ten would be left of everybody."""
    assert told(answers) == expected


def test_those_who_wait_are_the_last_ones() -> None:
    """Of the nine who answered otherwise, none is in what is published."""
    answers = [*given((60, "new")), *given((9, "new"), answer=0)]
    (group,) = covered(grouped(answers, RANGES), late_of(answers), RANGES, MONTHLY)
    assert (group.n, group.weight, group.squares, group.total, group.total_squares) == (60, 60, 60, 480, 3840)
    assert (group.counts[0], group.counts[8], group.weights[0], group.weights[8]) == (0, 60, 0, 60)


def test_a_batch_is_looked_at_only_when_as_many_of_everybody_have_come() -> None:
    """The answer that would fill it is not the one that makes it seen."""
    before = given((49, "new"), (46, "old"))
    one, five = [*before, *given((1, "new"))], [*before, *given((1, "new"), (4, "old"))]
    assert told(before) == told(one) == {"new": 40, "old": 40}
    assert told(five) == {"new": 50, "old": 50}


def test_longer_periods_are_sums_of_the_shortest_that_is_published() -> None:
    """A question that is reported by quarters only has batches of quarters."""
    answers = [*given((15, "new"), month=4), *given((15, "new"), month=5)]
    assert told(answers) == {"new": 20}
    assert told(answers, batches((QUARTERLY,), SIZE)) == {"new": 30}


def test_what_is_left_of_everybody_is_nobody_or_enough() -> None:
    """Whoever takes all segments from everybody's first answers never holds a few."""
    for seed in range(200):
        answers = crowds.crowd(Random(seed))  # noqa: S311 - chance, not a secret
        everybody: Counter[Period] = Counter(MONTHLY.period(each.month) for each in answers)
        found = covered(grouped(answers, RANGES), late_of(answers), RANGES, MONTHLY)
        for period, n in everybody.items():
            rest = n // SIZE * SIZE - sum(one.n for one in found if MONTHLY.period(one.month) == period)
            assert rest == 0 or rest >= SIZE


def test_how_large_a_batch_is_follows_from_the_question() -> None:
    """In a wide file a person may give an answer for each touchpoint; what rounding hides depends on the kind."""
    asked = {"recommend": {"column": ("ltr",), "scale": "0 to 10"}}
    wide = {"recommend": {"columns": {"a": ("a",), "b": ("b",)}, "scale": "0 to 10"}}
    long_one, wide_one = (dataset({}, each).questions["recommend"] for each in (asked, wide))
    assert batches_of(long_one, (QUARTERLY, NPS), 10, 4) == Batches(10, 2000, Grain.MONTH, 4)
    assert batches_of(wide_one, (QUARTERLY,), 10, 1) == Batches(20, 4000, Grain.QUARTER, 1)
    assert batches_of(long_one, (MEAN,), 10, 1) == Batches(10, 1000, Grain.YEAR, 1)
    assert batches_of(long_one, (PLEASED,), 5, 1) == Batches(5, 500, Grain.QUARTER, 1)
    assert MONTHLY.waiting == 28


def test_the_order_is_needed_where_one_more_answer_could_be_seen() -> None:
    """Not of large segments, and not where no segment is known."""
    assert is_seen(grouped(given((40, "new")), RANGES), MONTHLY)
    assert not is_seen(grouped(given((2000, "new")), RANGES), MONTHLY)
    assert not is_seen(grouped(given((40, "")), RANGES), MONTHLY)
