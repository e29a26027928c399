"""Derived importance of the touchpoints of a wide question: from files to sums of products, and what is told of them.

A metric says by `explains:` which question about the whole its ratings are set against; both stand in one file, so
that a row is a person. The sums follow the periods of the metric. What is published is of everybody in the newest
period that has people enough, so it tells nothing of a touchpoint or a segment that is withheld.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, floor

from cxsite.measure.drivers import Drivers, Products, drivers
from cxsite.measure.engines import Engine, in_utf8
from cxsite.measure.found_changes import FEWEST_JUDGED
from cxsite.measure.found_drivers import DriverFindings, ItemFinding, Side
from cxsite.measure.found_numbers import Cut, Finding
from cxsite.measure.jackknife import Ends, ends
from cxsite.measure.layouts import Layout, layout
from cxsite.measure.products import Variable, added, products_of, products_text, rated
from cxsite.measure.rounding import rounded
from cxsite.measure.rules import Role
from cxsite.measure.scan import heads_of, is_asked_in
from cxsite.measure.series import Measurement
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Period, period_of


@dataclass(frozen=True, slots=True)
class Rated:
    """What is known of places and of the whole that they belong to.

    Attributes:
        question: the one about the whole, `dataset.question`.
        items: the places, in the order of the survey; the first is variable 1.
        periods: each period with its sums, oldest first.
        parts: each of these periods with the sums of every part of its people.
    """

    question: str
    items: tuple[str, ...]
    periods: tuple[tuple[Period, Products], ...]
    parts: Mapping[Period, tuple[Products, ...]] = field(default_factory=dict)


def weigh(
    handbook: Handbook, answered: Iterable[str], engine: Engine, until: date | None = None
) -> Mapping[str, Rated]:
    """Return what stands behind each metric that explains something, of those whose questions were counted.

    Args:
        handbook: the content.
        answered: the questions without a bad cell.
        engine: answers the queries.
        until: the last day whose answers count, None for all.
    """
    there = frozenset(answered)
    found = {
        metric.id: rated_by(handbook, metric, engine, until)
        for metric in handbook.metrics.values()
        if metric.explains and {metric.question, metric.explains} <= there
    }
    return {key: rated for key, rated in found.items() if rated}


def rated_by(handbook: Handbook, metric: Metric, engine: Engine, until: date | None = None) -> Rated | None:
    """Return the sums of products behind a metric that explains something; None where no file has both questions.

    The cells have been checked already (`scan`): neither question has a bad one.

    Raises:
        EngineError: the engine cannot read a file.
    """
    items = tuple(handbook.datasets[metric.dataset_id].questions[metric.question_id].columns)
    files = _files(handbook, metric, engine)
    if not files:
        return None
    with in_utf8([variables[0][0].head for variables in files]) as paths:
        rows = engine.fetch(f"{rated(files, paths)}\n{products_text(len(items) + 1, until)}")
    parts = _by_period(products_of(rows, len(items) + 1), metric, handbook.site.year_starts)
    whole = tuple((period, added(each)) for period, each in parts.items())
    return Rated(metric.explains, items, whole, parts)


def _by_period(
    found: Mapping[tuple[date, int], Products], metric: Metric, year_starts: int
) -> Mapping[Period, tuple[Products, ...]]:
    """Return the sums of every part of the people, period by period, oldest first."""
    periods: dict[Period, dict[int, list[Products]]] = {}
    for month, part in sorted(found):
        parts = periods.setdefault(period_of(month, metric.every.grain, year_starts), {})
        parts.setdefault(part, []).append(found[month, part])
    return {period: tuple(added(parts[part]) for part in sorted(parts)) for period, parts in periods.items()}


def _files(handbook: Handbook, metric: Metric, engine: Engine) -> list[list[Variable]]:
    """Return for each file that has both questions its columns: of the whole, then of the places in their order."""
    dataset = handbook.datasets[metric.dataset_id]
    whole, places = dataset.questions[metric.explained_id], dataset.questions[metric.question_id]
    files = [
        file
        for file in handbook.files
        if file.dataset == dataset.id and is_asked_in(whole, file) and is_asked_in(places, file)
    ]
    found = []
    for head in heads_of(dataset, files, engine)[0]:
        layouts = (layout(head, each, dataset, handbook)[0] for each in (whole, places))
        found.append([variable for each in layouts if each for variable in _answers(each)])
    return [variables for variables in found if variables]


def _answers(one: Layout) -> list[Variable]:
    return [(one, rule) for rule in one.rules if rule.role is Role.ANSWER]


def told_of(
    found: Rated, judge: int, findings: Sequence[Finding], measured: Sequence[Measurement]
) -> DriverFindings | None:
    """Return what may be told: that of the newest period with people enough, None where there is none.

    Args:
        found: the sums.
        judge: how many people a judgement needs in this handbook.
        findings: what is published of the metric.
        measured: the same at full precision.
    """
    fewest = max(judge, FEWEST_JUDGED)
    for period, products in reversed(found.periods):
        known = drivers(products, len(found.items), fewest)
        if known:
            counted = {
                each.cut.touchpoint for each in findings if each.cut.period == period and each.n is not None
            }
            sure = ends(found.parts.get(period, ()), known)
            return _told(found, period, (known, sure), _seen(period, findings, measured), counted)
    return None


Seen = Mapping[str, tuple[float, float, float]]
"""A place to its published value, and to the ends of the interval that it is judged by."""


def _seen(period: Period, findings: Sequence[Finding], measured: Sequence[Measurement]) -> Seen:
    """Return the places whose value is published; of few people only what is published is known here, too."""
    exact = {one.cut: one.score for one in measured if one.score}
    seen = {}
    for each in findings:
        if each.cut == Cut(period, each.cut.touchpoint) and each.value is not None:
            score = exact.get(each.cut) if each.n is not None and each.kept is None else None
            low, high = (score.low, score.high) if score else (each.low, each.high)
            if low is not None and high is not None:
                seen[each.cut.touchpoint] = each.value, low, high
    return seen


def _told(
    found: Rated,
    period: Period,
    weighed: tuple[Drivers, tuple[Ends, ...]],
    seen: Seen,
    counted: Collection[str],
) -> DriverFindings:
    """Return what is told; of a place that is withheld or told in a band, a share would tell how many rated it."""
    known, sure = weighed
    parts = list(zip(found.items, known.rated, known.weights, sure, strict=True))
    values = [seen[name][0] for name, _, weight, _ in parts if weight is not None and name in seen]
    mean = sum(values) / len(values) if values else None
    items = tuple(
        ItemFinding(
            name,
            int(rounded(100 * share, 0)) if name in counted else None,
            None if weight is None else rounded(100 * weight, 1),
            side,
            *_outwards(both),
        )
        for name, share, weight, both in parts
        for side in [_side(seen.get(name), mean)]
    )
    return DriverFindings(
        found.question, period, known.n, int(rounded(100 * known.explained, 0)), mean, items
    )


def _outwards(both: Ends) -> tuple[int | None, int | None]:
    """Return the ends of an interval in whole percent, rounded so that it never becomes narrower."""
    return (floor(100 * both[0]), ceil(100 * both[1])) if both else (None, None)


def _side(seen: tuple[float, float, float] | None, mean: float | None) -> Side:
    if seen is None or mean is None:
        return Side.NEITHER
    _, low, high = seen
    return Side.ABOVE if low > mean else Side.BELOW if high < mean else Side.NEITHER
