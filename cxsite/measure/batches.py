"""What of a segment's answers is published: whole batches of as many as a number needs to be shown, in file order.

Who reads yesterday's page and today's takes one from the other. Everybody's numbers count everybody, one by one; so
nothing that is published of a segment may depend on answers that came since yesterday, else it would say whose they
are. Of everybody's answers in a period, the last whole batch and what has begun since are therefore not looked at,
and of those before them each segment publishes whole batches. While fewer answers than a batch come, all that is
looked at was there before: numbers by segment are the same to the last digit whoever the new ones are of, not only
for somebody who is good at sums. And when they change, they change by whole batches, of answers that are a batch old;
so what is left of everybody when all segments are taken away is a whole batch at least.

A batch lies within one of the shortest periods that the question is reported by, and longer ones are sums of these: so
all that can be taken from each other are whole batches. New answers are those that come behind the others of their
period; where rows are changed, taken out or put between others, what an edition said is held on to (see `release`).

Where every segment has so many answers that rounding hides more than a batch could move, every answer counts, and how
many there are of a segment is told one by one: a reader may see of which one a new answer is, but not what it was.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

from cxsite.measure.queries import Group
from cxsite.measure.tails import Late
from cxsite.model.dataset import Question, Scale
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, period_of

GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Batches:
    """How the answers to one question are published by segment.

    Attributes:
        size: how many answers are a batch: of several touchpoints in one row, as many as so many people may give.
        blurred: from how many answers on no batch could be seen in a rounded value.
        grain: the shortest period that the question is reported by.
        year_starts: the month in which the house's year starts.
    """

    size: int
    blurred: int
    grain: Grain
    year_starts: int

    @property
    def waiting(self) -> int:
        """How many of a segment's answers may wait at most."""
        return 3 * self.size - 2

    def periods(self, answers: Iterable[Group | Late]) -> dict[date, date]:
        """Return for each month of some answers the first day of the period in which its batches lie."""
        months = {one.month for one in answers}
        return {month: period_of(month, self.grain, self.year_starts).start for month in months}


Where = tuple[date, str]
"""The first day of a period, and a segment."""

Key = tuple[date, str, str, str]
"""Month, touchpoint, language, segment."""


def batches_of(question: Question, metrics: Sequence[Metric], show: int, year_starts: int) -> Batches:
    """Return how the answers to a question are published by segment.

    Args:
        question: what was asked.
        metrics: all that are made of it.
        show: how many people must stand behind a number that is shown.
        year_starts: the month in which the house's year starts.
    """
    size = show * max(1, len(question.columns))
    steps = (
        (most - least) * 10**each.form.decimals
        for each in metrics
        for least, most in [each.bounds(question.scale)]
    )
    grain = min((each.every.grain for each in metrics), key=GRAINS.index)
    return Batches(size, round(size * max(steps)), grain, year_starts)


def is_seen(groups: Iterable[Group], batches: Batches) -> bool:
    """Return whether one more answer of any segment could be seen, so that the order of answers is needed.

    A segment of whom nobody has answered yet in a period is as small as one can be.
    """
    everybody, segments = _counted(groups, batches.periods(groups))
    named = {segment for _, segment in segments}
    return any(segments.get((period, each), 0) < batches.blurred for period in everybody for each in named)


def covered(
    groups: Sequence[Group], late: Sequence[Late], ranges: Sequence[Scale], batches: Batches
) -> tuple[Group, ...]:
    """Return the answers whose segment is known, without those that wait for their batch to be whole.

    Args:
        groups: all answers to a question.
        late: the last answers of each month, and of each month and segment.
        ranges: what the groups' `counts` and `weights` count, in their order.
        batches: how they are published.
    """
    periods = batches.periods(groups)
    newest = sorted(late, key=itemgetter(0), reverse=True)
    wait = _waiting(*_counted(groups, periods), newest, batches)
    waiting: dict[Key, list[Late]] = {}
    for one in newest:
        where = periods[one.month], one.segment
        if wait.get(where, 0) > 0:
            wait[where] -= 1
            waiting.setdefault((one.month, one.touchpoint, one.language, one.segment), []).append(one)
    inside = {answer: [answer in each for each in ranges] for answer in {one.answer for one in newest}}
    parts = (
        _without(one, waiting.get((one.month, one.touchpoint, one.language, one.segment), ()), inside)
        for one in groups
        if one.segment
    )
    return tuple(one for one in parts if one.n)


def _counted(
    groups: Iterable[Group], periods: Mapping[date, date]
) -> tuple[dict[date, int], dict[Where, int]]:
    """Return how many answers everybody gave in each period, and how many each segment."""
    months, cells = Counter[date](), Counter[tuple[date, str]]()
    for one in groups:
        months[one.month] += one.n
        if one.segment:
            cells[one.month, one.segment] += one.n
    everybody, segments = Counter[date](), Counter[Where]()
    for month, n in months.items():
        everybody[periods[month]] += n
    for (month, segment), n in cells.items():
        segments[periods[month], segment] += n
    return everybody, segments


def _waiting(
    everybody: Mapping[date, int], segments: Mapping[Where, int], newest: Sequence[Late], batches: Batches
) -> dict[Where, int]:
    """Return how many answers of each segment wait: everybody's last ones, and what is no batch before them."""
    left = {period: n % batches.size + batches.size for period, n in everybody.items()}
    periods = batches.periods(newest)
    wait = dict.fromkeys(segments, 0)
    for one in newest:
        period = periods[one.month]
        if left[period] > 0:
            left[period] -= 1
            if one.segment:
                wait[period, one.segment] += 1
    return {
        where: wait[where] + ((n - wait[where]) % batches.size if n < batches.blurred else 0)
        for where, n in segments.items()
    }


def _without(group: Group, late: Sequence[Late], inside: Mapping[int, Sequence[bool]]) -> Group:
    """Return a group without some of its answers; `inside` says of each answer in which ranges it is."""
    if not late:
        return group
    weighed = [(one.weight, inside[one.answer]) for one in late]
    counts, weights = list(group.counts), list(group.weights)
    for weight, places in weighed:
        for at, is_in in enumerate(places):
            if is_in:
                counts[at] -= 1
                weights[at] -= weight
    return replace(
        group,
        n=group.n - len(late),
        weight=group.weight - sum(one.weight for one in late),
        squares=group.squares - sum(one.weight**2 for one in late),
        total=group.total - sum(one.weight * one.answer for one in late),
        total_squares=group.total_squares - sum(one.weight * one.answer**2 for one in late),
        counts=tuple(counts),
        weights=tuple(weights),
    )
