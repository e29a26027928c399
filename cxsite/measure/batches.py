"""What of a segment's answers is published: whole batches of as many as a number needs to be shown, in file order.

Who reads yesterday's page and today's takes one from the other. Where answers are published in batches, either nothing
of a segment has changed or as many as a batch holds have. A batch lies within one of the shortest periods that the
question is reported by, and longer ones are sums of these: so all that can be taken from each other are whole batches.

Everybody's numbers count everybody, one by one. So whose answer filled a batch must not be seen either: batches are
looked at only when as many of everybody's answers have come in, and are those of everybody's first ones. And what is
left of everybody when all segments are taken away must not be a few people; if it would be, one more batch waits.

Where a segment has so many answers that rounding hides more than a batch could move, every answer counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cxsite.measure.queries import Group
from cxsite.measure.tails import Late
from cxsite.model.dataset import Question, Scale
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period, period_of

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

    def period(self, month: date) -> Period:
        """Return the period in which the batches of a month lie."""
        return period_of(month, self.grain, self.year_starts)


Where = tuple[Period, str]


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
    """Return whether one more answer of any segment could be seen, so that the order of answers is needed."""
    return any(0 < n < batches.blurred for n in _counted(groups, batches)[1].values())


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
    newest = sorted(late, reverse=True)
    wait = _waiting(*_counted(groups, batches), newest, batches)
    parts = {(one.month, one.touchpoint, one.language, one.segment): one for one in groups if one.segment}
    for one in newest:
        where = batches.period(one.month), one.segment
        if one.segment and wait.get(where, 0) > 0:
            wait[where] -= 1
            key = one.month, one.touchpoint, one.language, one.segment
            parts[key] = _without(parts[key], one, ranges)
    return tuple(one for one in parts.values() if one.n)


def _counted(groups: Iterable[Group], batches: Batches) -> tuple[dict[Period, int], dict[Where, int]]:
    """Return how many answers everybody gave in each period, and how many each segment."""
    everybody: dict[Period, int] = {}
    segments: dict[Where, int] = {}
    for one in groups:
        period = batches.period(one.month)
        everybody[period] = everybody.get(period, 0) + one.n
        if one.segment:
            segments[period, one.segment] = segments.get((period, one.segment), 0) + one.n
    return everybody, segments


def _waiting(
    everybody: Mapping[Period, int], segments: Mapping[Where, int], newest: Sequence[Late], batches: Batches
) -> dict[Where, int]:
    """Return how many answers of each segment wait."""
    wait = _not_yet(everybody, newest, batches)
    told: dict[Period, list[tuple[int, Where]]] = {}
    for where, n in segments.items():
        is_small = n < batches.blurred
        wait[where] = wait.get(where, 0) + (n - wait.get(where, 0)) % batches.size if is_small else 0
        told.setdefault(where[0], []).append((n - wait[where], where))
    for period, theirs in told.items():
        rest = everybody[period] // batches.size * batches.size - sum(n for n, _ in theirs)
        n, most = max(theirs)
        if 0 < rest < batches.size <= n < batches.blurred:
            wait[most] += batches.size
    return wait


def _not_yet(everybody: Mapping[Period, int], newest: Iterable[Late], batches: Batches) -> dict[Where, int]:
    """Return how many answers of each segment are among everybody's last ones, which are no batch yet."""
    left = {period: n % batches.size for period, n in everybody.items()}
    found: dict[Where, int] = {}
    for one in newest:
        period = batches.period(one.month)
        if left[period] > 0:
            left[period] -= 1
            found[period, one.segment] = found.get((period, one.segment), 0) + 1
    return found


def _without(group: Group, late: Late, ranges: Sequence[Scale]) -> Group:
    inside = [late.answer in each for each in ranges]
    return replace(
        group,
        n=group.n - 1,
        weight=group.weight - late.weight,
        squares=group.squares - late.weight**2,
        total=group.total - late.weight * late.answer,
        total_squares=group.total_squares - late.weight * late.answer**2,
        counts=tuple(n - is_in for n, is_in in zip(group.counts, inside, strict=True)),
        weights=tuple(
            weight - late.weight * is_in for weight, is_in in zip(group.weights, inside, strict=True)
        ),
    )
