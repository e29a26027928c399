"""What the pages that look across all measures are handed; None where there is nothing for a page to show."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from cxsite.measure.findings import MetricFindings
from cxsite.measure.found_drivers import DriverFindings
from cxsite.model.dataset import Question, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Touchpoint
from cxsite.model.metric import Metric
from cxsite.pages import numbers
from cxsite.pages.compare import Compared, is_compared
from cxsite.pages.consistency import Channels, is_spread
from cxsite.pages.crossing import MOST_COURSES, Course, course_of
from cxsite.pages.encounters import encounters, today
from cxsite.pages.expectations import MANY, by_journey
from cxsite.pages.gap_tables import Paired
from cxsite.pages.gaps import Expected
from cxsite.pages.importance import Importance
from cxsite.pages.languages import is_told
from cxsite.pages.numbers import Measure
from cxsite.pages.section import Scope
from cxsite.pages.values import gauges
from cxsite.pages.weighed import Weighed

Slices = Sequence[tuple[Metric, MetricFindings]]
"""The metrics that have numbers, with these."""


def measure_of(scope: Scope, metric: Metric, found: MetricFindings) -> Measure:
    """Return a metric with its numbers and everything that explains them."""
    handbook = scope.handbook
    files = tuple(sorted(file.name for file in handbook.files if file.dataset == metric.dataset_id))
    touchpoints = {key: handbook.touchpoints[key] for key in numbers.values_of(found, "touchpoint")}
    benchmarks = tuple(handbook.benchmarks[key] for key in metric.benchmark)
    cited = (handbook.datasets[metric.dataset_id].reference, *(each.reference for each in benchmarks))
    sources = scope.register.named_in(tuple(f"reference:{each}" for each in cited if each))
    return Measure(
        metric,
        handbook.datasets[metric.dataset_id],
        files,
        found,
        touchpoints,
        handbook.lists,
        tuple(handbook.events.values()),
        benchmarks,
        sources,
    )


def compared(scope: Scope, measured: Slices) -> Compared | None:
    """Return what is put side by side: values of the whole time, not how answers lie."""
    handbook = scope.handbook
    chosen = [(metric, found) for metric, found in measured if is_compared(found)]
    if not chosen:
        return None
    places = {key for _, found in chosen for key in numbers.values_of(found, "touchpoint")}
    segments = {key for _, found in chosen for key in numbers.values_of(found, "segment")}
    channels = {key for _, found in chosen for key in found.channels}
    courses, met = _courses(handbook, chosen)
    return Compared(
        metrics={metric.id: metric for metric, _ in chosen},
        found={metric.id: numbers.of_values(found) for metric, found in chosen},
        asked={metric.id: _question(handbook, metric).asked for metric, found in chosen},
        touchpoints={key: each for key, each in handbook.touchpoints.items() if key in places},
        classes={key: each for key, each in handbook.classes.items() if key in places},
        has_page=bool(handbook.journeys),
        channels={key: each for key, each in handbook.lists.channels.items() if key in channels},
        segments={key: each for key, each in handbook.lists.segments.items() if key in segments},
        illustrative=_is_illustrative(handbook, chosen),
        met=met,
        through={
            key: each
            for key, each in handbook.lists.channels.items()
            if key in {touchpoint.channel for touchpoint in met.values()}
        },
        courses=courses,
    )


def _courses(handbook: Handbook, chosen: Slices) -> tuple[tuple[Course, ...], dict[str, Touchpoint]]:
    """Return the journeys of today that have values, and the touchpoints that they lead to; none of too many."""
    valued = {metric.id: frozenset(numbers.values_of(found, "touchpoint")) for metric, found in chosen}
    courses = tuple(each for journey in today(handbook) if (each := course_of(journey, valued)))
    courses = courses if len(courses) <= MOST_COURSES else ()
    places = {place for course in courses for _, there in course.stages for place in there}
    return courses, {key: each for key, each in handbook.touchpoints.items() if key in places}


def expected(scope: Scope, measured: Slices) -> Expected | None:
    """Return quoted gaps, and what is expected at the steps of today."""
    handbook = scope.handbook
    claims = tuple(claim for claim in handbook.claims.values() if claim.gap)
    met = tuple(each for each in encounters(today(handbook)) if each.step.expects)
    paired = paired_of(scope)
    if not (claims or met or paired):
        return None
    asked = {one.first.cut.touchpoint for each in paired for one in each.found.ends}
    journeys = by_journey(met) if len(met) > MANY else ()
    met = () if journeys else met
    places = frozenset(each.step.at for each in met)
    shown = Expected(
        claims,
        {claim.reference: handbook.references[claim.reference] for claim in claims if claim.reference},
        met,
        {key: each for key, each in handbook.touchpoints.items() if key in places},
        gauges(handbook, scope.whole, places),
        {},
        _is_illustrative(handbook, measured),
        journeys,
        paired,
        {key: each for key, each in handbook.touchpoints.items() if key in asked},
    )
    return replace(shown, names=scope.register.named_in(shown))


def paired_of(scope: Scope) -> tuple[Paired, ...]:
    """Return the gaps that were asked for, as far as anything of them is shown."""
    handbook, found = scope.handbook, scope.findings.metrics
    return tuple(
        Paired(
            metric,
            handbook.datasets[metric.dataset_id].scale or Scale(0, 1),
            numbers.of_gaps(found[key]),
            handbook.datasets[metric.dataset_id],
        )
        for key, metric in handbook.metrics.items()
        if metric.pairs and key in found and found[key].ends
    )


def importance(scope: Scope, measured: Slices) -> Importance | None:
    """Return the measures whose ratings are set against a question about the whole, where that tells something."""
    handbook = scope.handbook
    weighed = tuple(_weighed(scope, metric, found) for metric, found in measured if found.drivers)
    if not weighed:
        return None
    places = {item.touchpoint for each in weighed for item in each.drivers.items}
    touchpoints = {key: each for key, each in handbook.touchpoints.items() if key in places}
    names = scope.register.named_in(tuple(f"touchpoint:{key}" for key in touchpoints))
    return Importance(weighed, touchpoints, names)


def _weighed(scope: Scope, metric: Metric, found: MetricFindings) -> Weighed:
    handbook, drivers = scope.handbook, cast("DriverFindings", found.drivers)
    stated = scope.findings.metrics.get(metric.importance or "")
    return Weighed(
        metric,
        _question(handbook, metric).scale,
        handbook.datasets[metric.dataset_id],
        numbers.of_touchpoints(found, drivers.period),
        drivers,
        handbook.datasets[metric.dataset_id].questions[metric.explained_id].asked,
        (handbook.metrics[stated.metric], numbers.of_touchpoints(stated, drivers.period)) if stated else None,
    )


def channels(scope: Scope, measured: Slices) -> Channels | None:
    """Return the measures with values of at least two channels, and where these are met."""
    handbook = scope.handbook
    chosen = [(metric, found) for metric, found in measured if is_spread(found)]
    if not chosen:
        return None
    places = {key for _, found in chosen for key in numbers.values_of(found, "touchpoint")}
    used = {key for _, found in chosen for key in found.channels}
    shown = Channels(
        metrics={metric.id: metric for metric, _ in chosen},
        scales={metric.id: _question(handbook, metric).scale for metric, found in chosen},
        datasets={metric.id: handbook.datasets[metric.dataset_id] for metric, _ in chosen},
        found={metric.id: numbers.of_values(found) for metric, found in chosen},
        touchpoints={key: each for key, each in handbook.touchpoints.items() if key in places},
        channels={key: each for key, each in handbook.lists.channels.items() if key in used},
        met=tuple(each for each in encounters(handbook.journeys.values()) if each.step.at in places),
        names={},
        illustrative=_is_illustrative(handbook, chosen),
    )
    return replace(shown, names=scope.register.named_in(shown))


def languages(scope: Scope, measured: Slices) -> tuple[Measure, ...] | None:
    """Return the measures that were asked in at least two languages."""
    told = tuple(
        measure_of(scope, metric, numbers.of_languages(found)) for metric, found in measured if is_told(found)
    )
    return told or None


def _question(handbook: Handbook, metric: Metric) -> Question:
    return handbook.datasets[metric.dataset_id].questions[metric.question_id]


def _is_illustrative(handbook: Handbook, measured: Slices) -> bool:
    invented = numbers.illustrative(handbook)
    return any(metric.id in invented for metric, _ in measured)
