"""Crowds that answered a question, by chance, and what the house makes of their answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from attacker import Told

from cxsite.measure.batches import GRAINS, Batches, covered
from cxsite.measure.breakdown import by_language, by_sum
from cxsite.measure.covering import covered_numbers
from cxsite.measure.findings import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.queries import Group
from cxsite.measure.results import Series
from cxsite.measure.series import days_answered, last_day, measurements, merged, single_answers, spread
from cxsite.measure.tails import Late
from cxsite.model.dataset import Scale
from cxsite.model.edition import Frozen
from cxsite.model.metric import Every, Kind, Metric
from cxsite.model.period import Period, period_of
from cxsite.model.settings import MinN
from cxsite.model.text import Languages, in_all_languages

NAME = in_all_languages({"": "Name"}, Languages(("en",)))
MIN_N = MinN(show=10, judge=30)
ZERO_TO_TEN = Scale(0, 10)
CHANNELS = {"a": ("branch",), "b": ("branch",), "c": ("phone",)}
CLASSES = {"a": ("first", "core"), "b": ("core",), "c": ("first", "last")}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the month it was given in, where, in which language, by whom ("" where not known), and what."""

    month: date
    touchpoint: str
    language: str
    segment: str
    answer: int


def metric(identifier: str, kind: Kind, every: Every, counts: Scale | None = None) -> Metric:
    """Return a metric of the one question."""
    return Metric(
        id=identifier, kind=kind, question="survey.recommend", every=every, counts=counts, name=NAME
    )


SILENT = 7
"""How many were asked and did not answer."""
NPS = metric("nps", Kind.NPS, Every.MONTH)
QUARTERLY = metric("quarterly", Kind.NPS, Every.QUARTER)
PLEASED = metric("pleased", Kind.SHARE, Every.QUARTER, Scale(8, 10))
MEAN = metric("mean", Kind.MEAN, Every.YEAR)
EASY = metric("easy", Kind.CES2, Every.MONTH)


def grouped(answers: Sequence[Answer], ranges: Sequence[Scale]) -> tuple[Group, ...]:
    """Return the answers as an engine brings them."""
    cells: dict[tuple[date, str, str, str], Counter[int]] = {}
    for each in answers:
        where = each.month, each.touchpoint, each.language, each.segment
        cells.setdefault(where, Counter())[each.answer] += 1
    return tuple(_group(where, counted, ranges) for where, counted in sorted(cells.items()))


def _group(where: tuple[date, str, str, str], counted: Counter[int], ranges: Sequence[Scale]) -> Group:
    n = counted.total()
    counts = tuple(sum(many for answer, many in counted.items() if answer in each) for each in ranges)
    return Group(
        *where,
        asked=n,
        n=n,
        weight=float(n),
        squares=float(n),
        first=where[0],
        last=where[0],
        total=float(sum(answer * many for answer, many in counted.items())),
        total_squares=float(sum(answer * answer * many for answer, many in counted.items())),
        counts=counts,
        weights=tuple(map(float, counts)),
    )


def late_of(answers: Sequence[Answer]) -> tuple[Late, ...]:
    """Return all answers, in the order in which they were given."""
    return tuple(
        Late(at, each.month, each.touchpoint, each.language, each.segment, 1.0, each.answer)
        for at, each in enumerate(answers)
    )


def batches(metrics: Sequence[Metric], show: int) -> Batches:
    """Return how these metrics are published by segment."""
    return Batches(show, 200 * show, min((each.every.grain for each in metrics), key=GRAINS.index), 1)


def measured(
    answers: Sequence[Answer],
    metrics: Sequence[Metric],
    scale: Scale = ZERO_TO_TEN,
    show: int = MIN_N.show,
    *,
    in_batches: bool = True,
) -> Measured:
    """Return the numbers of several metrics of one question; where answers have no order, there are no batches."""
    terms = [term.answers for each in metrics for term in score_kind(each.kind).terms(each, scale)]
    ranges = merged([*terms, *single_answers(scale)])
    groups = grouped(answers, ranges)
    numbers = {each.id: measurements(each, scale, groups, ranges, 1, wide=False) for each in metrics}
    told = covered(groups, late_of(answers), ranges, batches(metrics, show)) if in_batches else groups
    series = {
        each.id: Series(
            each.id,
            each.kind,
            numbers[each.id],
            spread(scale, groups, ranges),
            channels=by_sum(each, scale, groups, ranges, CHANNELS, wide=False),
            classes=by_sum(each, scale, groups, ranges, CLASSES, wide=False),
            spreads=by_language(scale, groups, ranges),
            bounds=each.bounds(scale),
            asked=each.question,
            rows=len(answers) + SILENT,
            newest=last_day(days_answered(groups)),
            covered=covered_numbers(each, scale, numbers[each.id], told, ranges, 1, wide=False),
        )
        for each in metrics
    }
    return Measured(series, None, None)


def told(
    answers: Sequence[Answer],
    metrics: Sequence[Metric],
    scale: Scale = ZERO_TO_TEN,
    min_n: MinN = MIN_N,
    frozen: Mapping[str, Frozen] = {},
    *,
    in_batches: bool = True,
) -> list[Told]:
    """Return what the house publishes of these answers."""
    found = publish(measured(answers, metrics, scale, min_n.show, in_batches=in_batches), min_n, frozen)
    may_wait = waiting(answers, batches(metrics, min_n.show)) if in_batches else {}
    return [Told(each, scale, found.metrics[each.id], CHANNELS, CLASSES, may_wait) for each in metrics]


def waiting(answers: Sequence[Answer], rule: Batches) -> dict[Period, int]:
    """Return how many answers of a segment may wait, as far as the rule and everybody's number tell it.

    Everybody's last batch and those that have come since, and less than a batch.
    """
    found = {}
    for period in {period_of(each.month, rule.grain, rule.year_starts) for each in answers}:
        n = sum(1 for each in answers if period.start <= each.month < period.end)
        found[period] = n % rule.size + 2 * rule.size - 1
    return found


def is_in(answer: Answer, cut: Cut) -> bool:
    """Return whether an answer is one of those that a number counts."""
    return cut.period.start <= answer.month < cut.period.end and all(
        theirs in {"", its}
        for theirs, its in (
            (cut.touchpoint, answer.touchpoint),
            (cut.language, answer.language),
            (cut.segment, answer.segment),
        )
    )


def alike(count: int, month: int, *, touchpoint: str = "", year: int = 2026) -> list[Answer]:
    """Return so many answers of a month; what is answered goes round."""
    return [Answer(date(year, month, 1), touchpoint, "", "", 10 - at % 11) for at in range(count)]


def crowd(random: Random) -> list[Answer]:
    """Return the answers of a crowd: a few months, some touchpoints, languages and segments, many small groups."""
    months = [date(2026, 1 + at, 1) for at in range(random.randint(2, 4))]
    touchpoints = ["", *"abc"[: random.randint(0, 3)]][random.randint(0, 1) :] or [""]
    languages = random.choice([[""], ["en", "zh-Hans"], ["en", "zh-Hans", ""]])
    segments = random.choice([[""], ["new", "old"], ["new", "old", "young"]])
    mood = [random.random() ** 2 + 0.02 for _ in range(11)]
    found = [Answer(months[0], touchpoints[0], languages[0], segments[0], 5)]
    for month in months:
        for touchpoint in touchpoints:
            size = random.choice([0, 3, 8, 20, 45, 80])
            for _ in range(random.randint(size // 2, size)):
                language = random.choices(languages, [5, 2, 1][: len(languages)])[0]
                segment = random.choices(segments, [6, 2, 1][: len(segments)])[0]
                answer = random.choices(range(11), mood)[0]
                found.append(Answer(month, touchpoint, language, segment, answer))
    return found
