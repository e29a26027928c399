"""From groups of answers to the numbers of one metric: every cut, every period, gaps included.

Groups are additive, so a quarter, a touchpoint or the whole time is a sum of months. One dimension is cut at
a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter, itemgetter

from cxsite.measure.findings import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.queries import Group
from cxsite.measure.scores import Score, Tally, score
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric
from cxsite.model.period import period_of, periods_between, whole

Where = tuple[str, str, str]
EVERYONE: Where = ("", "", "")
MOST_ANSWERS = 11
"""The longest scale whose answers are counted one by one: 0 to 10."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number at full precision; `score` is None when nobody answered.

    `counts` are the answers behind it as far as any number tells them apart, unweighted: how many gave each.
    """

    cut: Cut
    score: Score | None
    counts: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many people answered, at least."""
        return self.score.people if self.score else 0


@dataclass(frozen=True, slots=True)
class Answered:
    """How many gave one answer of the scale, and its share in the whole weight, 0..1."""

    answer: int
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class Entered:
    """How many entered a step of a funnel and how many completed it."""

    step: str
    entered: int
    completed: int


def days_answered(groups: Iterable[Group]) -> tuple[date, date] | None:
    """Return the first and the last day with an answer, or None when nobody answered."""
    spans = [(group.first, group.last) for group in groups if group.first and group.last]
    if not spans:
        return None
    return min(first for first, _ in spans), max(last for _, last in spans)


def last_day(days: tuple[date, date] | None) -> date | None:
    """Return the later of two days, None where there are none."""
    return days[1] if days else None


def measurements(  # noqa: PLR0913 - what every number needs
    metric: Metric,
    scale: Scale,
    groups: Sequence[Group],
    ranges: Sequence[Scale],
    year_starts: int,
    *,
    wide: bool,
    segments: Iterable[str] = (),
) -> tuple[Measurement, ...]:
    """Return the numbers of a metric, sorted by cut; none at all when nobody answered its question.

    For everyone, for each touchpoint, language and segment that was asked and for every segment that is known: one for
    each period from the first to the last in which anybody answered, and one for the whole time.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        groups: the answers to its question.
        ranges: what the groups' `weights` count, in their order.
        year_starts: the month in which the house's year starts.
        wide: whether one person answers for several touchpoints.
        segments: those that may answer, whether anybody of them did or not.
    """
    days = days_answered(groups)
    if days is None:
        return ()
    kind = score_kind(metric.kind)
    grain = metric.every.grain
    columns = [ranges.index(term.answers) for term in kind.terms(metric, scale)]
    everything = whole(*days)
    asked = _by_where(groups, segments)
    periods = tuple(periods_between(*days, grain, year_starts))
    at = {period: place for place, period in enumerate(periods)}
    months = {
        month: at.get(period_of(month, grain, year_starts)) for month in {group.month for group in groups}
    }
    classes = told_apart(ranges)
    return tuple(
        sorted(
            (
                Measurement(
                    Cut(period, *where),
                    score(kind, tally(mine, columns, wide=wide), scale),
                    counted(mine, classes),
                )
                for where, theirs in asked.items()
                for period, mine in zip(
                    (*periods, everything), _by_period(theirs, months, len(periods)), strict=True
                )
            ),
            key=lambda measurement: measurement.cut,
        )
    )


def _by_where(groups: Iterable[Group], segments: Iterable[str]) -> dict[Where, list[Group]]:
    """Return the groups of each cut, and none of a segment of whom nobody answered."""
    found: dict[Where, list[Group]] = {}
    for group in groups:
        for where in wheres(group):
            found.setdefault(where, []).append(group)
    for each in segments:
        found.setdefault(("", "", each), [])
    return found


def _by_period(
    groups: Sequence[Group], months: Mapping[date, int | None], periods: int
) -> tuple[Sequence[Group], ...]:
    """Return the groups of each period, by the place of each month's period, and behind them all groups."""
    found: tuple[list[Group], ...] = tuple([] for _ in range(periods))
    for group in groups:
        place = months[group.month]
        if place is not None:  # before the first day with an answer, or after the last
            found[place].append(group)
    return (*found, groups)


def wheres(group: Group) -> Iterator[Where]:
    """Yield the cuts that a group belongs to: everyone, and its value in each dimension where it has one."""
    yield EVERYONE
    if group.touchpoint:
        yield (group.touchpoint, "", "")
    if group.language:
        yield ("", group.language, "")
    if group.segment:
        yield ("", "", group.segment)


def tally(groups: Sequence[Group], columns: Sequence[int], *, wide: bool) -> Tally:
    """Return what is known of these answers; `columns` are the places of the score's terms in their `weights`."""
    n = sum(map(attrgetter("n"), groups))
    weights = [group.weights for group in groups]
    return Tally(
        n=n,
        people=_people(groups) if wide else n,
        weight=sum(map(attrgetter("weight"), groups)),
        squares=sum(map(attrgetter("squares"), groups)),
        weights=tuple(sum(map(itemgetter(column), weights)) for column in columns),
        total=sum(map(attrgetter("total"), groups)),
        total_squares=sum(map(attrgetter("total_squares"), groups)),
    )


def _people(groups: Sequence[Group]) -> int:
    """Return how many people answered a wide question, at least: nobody answers twice for one touchpoint."""
    most: dict[tuple[date, str, str], int] = {}
    for group in groups:
        alike = group.month, group.language, group.segment
        most[alike] = max(group.n, most.get(alike, 0))
    return sum(most.values())


def told_apart(ranges: Sequence[Scale]) -> tuple[int, ...]:
    """Return the places of ranges that share no answer: single answers where they are counted, else the shortest."""
    found: list[int] = []
    taken: set[int] = set()
    for at in sorted(range(len(ranges)), key=lambda at: ranges[at].high - ranges[at].low):
        answers = set(range(ranges[at].low, ranges[at].high + 1))
        if not answers & taken:
            found.append(at)
            taken |= answers
    return tuple(sorted(found))


def counted(groups: Sequence[Group], classes: Sequence[int]) -> tuple[int, ...]:
    """Return how many gave the answers of each range, and how many gave none of these."""
    if not groups:
        return (0,) * (len(classes) + 1)
    sums = [sum(counts) for counts in zip(*(group.counts for group in groups), strict=True)]
    counts = [sums[place] for place in classes]
    return (*counts, sum(map(attrgetter("n"), groups)) - sum(counts))


def single_answers(scale: Scale) -> tuple[Scale, ...]:
    """Return each answer of a scale as a range of its own; none where they are too many to be shown."""
    answers = range(scale.low, scale.high + 1)
    return tuple(Scale(answer, answer) for answer in answers) if len(answers) <= MOST_ANSWERS else ()


def spread(scale: Scale, groups: Sequence[Group], ranges: Sequence[Scale]) -> tuple[Answered, ...]:
    """Return how everybody's answers of the whole time lie on the scale, lowest first; empty when nobody answered.

    Args:
        scale: the answers that the question may have.
        groups: the answers.
        ranges: what the groups' `counts` and `weights` count, in their order.
    """
    weight = sum(group.weight for group in groups)
    if not weight:
        return ()
    found = []
    for single in single_answers(scale):
        at = ranges.index(single)
        share = sum(group.weights[at] for group in groups) / weight
        found.append(Answered(single.low, sum(group.counts[at] for group in groups), share))
    return tuple(found)


def merged(terms: Iterable[Scale]) -> tuple[Scale, ...]:
    """Return each range once, in order: what one query counts for all metrics of a question."""
    return tuple(sorted(set(terms), key=lambda scale: (scale.low, scale.high)))
