"""A segment is published in batches, and nobody sees whose answer filled one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import crowds
import pytest
from crowds import MEAN, MIN_N, NPS, PLEASED, QUARTERLY, Answer, batches, grouped, late_of
from surveys import dataset

from cxsite.measure.batches import Batches, batches_of, covered, is_seen
from cxsite.measure.queries import Group
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric
from cxsite.model.period import Grain

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
        (given((70, "new")), {"new": 60}),
        (given((79, "new")), {"new": 60}),
        (given((9, "new"), (60, "old")), {"old": 40}),
        (given((60, "new"), (9, "old"), (11, "")), {"new": 60}),
        (given((60, "new"), (60, "old"), (13, "")), {"new": 60, "old": 60}),
        (given((65, "new"), (65, "old"), (13, "")), {"new": 60, "old": 60}),
        (given((19, "new")), {}),
        (given((2500, "new")), {"new": 2490}),
        (given((2005, "new"), (60, "old")), {"new": 2005, "old": 40}),
    ],
)
def test_whole_batches_are_published(answers: list[Answer], expected: dict[str, int]) -> None:
    """Of those before everybody's last whole batch, and what has begun since."""
    assert told(answers) == expected


def test_where_answers_have_no_order_all_are_published() -> None:
    """Then an edition alone holds on to what it said."""
    groups = grouped(given((67, "new"), (3, "")), RANGES)
    assert [one.n for one in covered(groups, (), RANGES, MONTHLY)] == [67]


def test_those_who_wait_are_the_last_ones() -> None:
    """Of the nineteen who answered otherwise, none is in what is published."""
    answers = [*given((60, "new")), *given((19, "new"), answer=0)]
    (group,) = covered(grouped(answers, RANGES), late_of(answers), RANGES, MONTHLY)
    assert (group.n, group.weight, group.squares, group.total, group.total_squares) == (60, 60, 60, 480, 3840)
    assert (group.counts[0], group.counts[8], group.weights[0], group.weights[8]) == (0, 60, 0, 60)


def test_a_batch_is_looked_at_only_when_another_has_come() -> None:
    """The answer that would fill it is not the one that makes it seen, nor is any that came with it."""
    before = given((49, "new"), (40, "old"), (1, "new"))
    nine, ten = ([*before, *given((many, "old"))] for many in (9, 10))
    assert told(before) == told(nine) == {"new": 40, "old": 30}
    assert told(ten) == {"new": 50, "old": 40}


@pytest.mark.parametrize("metric", [NPS, QUARTERLY])
def test_what_is_published_of_segments_does_not_depend_on_whose_the_new_answers_are(metric: Metric) -> None:
    """Fewer new ones than a batch, of whatever month: all numbers by segment are of those who came before."""
    rule, random, seen = batches((metric,), SIZE), Random(7), 0  # noqa: S311 - chance, not a secret
    for _ in range(150):
        answers = crowds.crowd(random)
        random.shuffle(answers)
        few = random.randint(1, min(SIZE - 1, len(answers)))
        last = covered(grouped(answers, RANGES), late_of(answers), RANGES, rule)
        moved = [replace(each, segment=random.choice(["new", "old", ""])) for each in answers[-few:]]
        other = [*answers[:-few], *(replace(each, answer=random.randint(0, 10)) for each in moved)]
        assert by_segment(last) == by_segment(covered(grouped(other, RANGES), late_of(other), RANGES, rule))
        seen += bool(last)
    assert seen > 60


def by_segment(groups: Sequence[Group]) -> Counter[tuple[date, str, int]]:
    """Return how often each answer of each segment and month is among these."""
    found: Counter[tuple[date, str, int]] = Counter()
    for one in groups:
        found.update({(one.month, one.segment, at): n for at, n in enumerate(one.counts) if n})
    return found


def test_longer_periods_are_sums_of_the_shortest_that_is_published() -> None:
    """A question that is reported by quarters only has batches of quarters."""
    answers = [*given((25, "new"), month=4), *given((25, "new"), month=5)]
    assert told(answers) == {"new": 20}
    assert told(answers, batches((QUARTERLY,), SIZE)) == {"new": 40}


def test_what_is_left_of_everybody_is_a_batch_at_least() -> None:
    """Whoever takes all segments from everybody never holds a few."""
    for seed in range(200):
        answers = crowds.crowd(Random(seed))  # noqa: S311 - chance, not a secret
        everybody = Counter(each.month for each in answers)
        found = covered(grouped(answers, RANGES), late_of(answers), RANGES, MONTHLY)
        for month, n in everybody.items():
            assert n - sum(one.n for one in found if one.month == month) >= min(n, SIZE)


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
    """Not of large segments, nor where none is known; the first of a segment in a month would be seen, too."""
    assert is_seen(grouped(given((40, "new")), RANGES), MONTHLY)
    assert not is_seen(grouped(given((2000, "new")), RANGES), MONTHLY)
    assert not is_seen(grouped(given((40, "")), RANGES), MONTHLY)
    absent = [*given((2000, "new"), (2000, "old")), *given((2000, "new"), month=7)]
    assert is_seen(grouped(absent, RANGES), MONTHLY)
