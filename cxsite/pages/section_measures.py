"""The section of measures: an index and a page for each measure that has numbers."""

from cxsite.measure.findings import Findings, MetricFindings
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.pages import addresses, numbers
from cxsite.pages.measures import view_of_measure
from cxsite.pages.occasions import breaks
from cxsite.pages.page import Page
from cxsite.pages.scorecard import Scored, view_of_scorecard
from cxsite.pages.section import Scope, Section


def with_findings(handbook: Handbook, findings: Findings) -> list[tuple[Metric, MetricFindings]]:
    """Return the metrics that have numbers, in the order of their file."""
    return [
        (metric, findings.metrics[metric.id])
        for metric in handbook.metrics.values()
        if metric.id in findings.metrics
    ]


def _pages(scope: Scope) -> list[Page]:
    index = addresses.section(scope.frame.language, "measures")
    pages = [Page(index, "scorecard", (scope.frame, index, scored_of(scope)))]
    for measure in _measures(scope):
        path = addresses.measure(scope.frame.language, measure.metric.id)
        pages.append(Page(path, "measure", (scope.frame, path, measure)))
    return pages


def scored_of(scope: Scope) -> tuple[Scored, ...]:
    """Return what the scorecard is told of every measure that has numbers, in the order of their file."""
    return tuple(_scored(measure) for measure in _measures(scope))


def _measures(scope: Scope) -> list[numbers.Measure]:
    return [_measure(scope, *each) for each in with_findings(scope.handbook, scope.findings)]


def _scored(measure: numbers.Measure) -> Scored:
    found = numbers.of_everyone(measure.found)
    gaps = breaks(measure, numbers.series(found))
    return Scored(measure.metric, found, gaps, illustrative=measure.dataset.illustrative)


def _measure(scope: Scope, metric: Metric, found: MetricFindings) -> numbers.Measure:
    handbook = scope.handbook
    benchmarks = tuple(handbook.benchmarks[key] for key in metric.benchmark)
    sources = {key: scope.names[key] for key in (f"reference:{each.reference}" for each in benchmarks)}
    files = tuple(sorted(file.name for file in handbook.files if file.dataset == metric.dataset_id))
    touchpoints = {key: handbook.touchpoints[key] for key in numbers.values_of(found, "touchpoint")}
    return numbers.Measure(
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


SECTION = Section(
    name="measures",
    has=lambda _, findings: bool(findings.metrics),
    pages=_pages,
    makers={"measure": view_of_measure, "scorecard": view_of_scorecard},
)
