"""The section of measures: an index and a page for each measure that has numbers."""

from cxsite.measure.findings import Findings, MetricFindings
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.pages import addresses, numbers
from cxsite.pages.listing import index_of
from cxsite.pages.measures import view_of_measure
from cxsite.pages.page import Page
from cxsite.pages.section import Scope, Section


def with_findings(handbook: Handbook, findings: Findings) -> list[tuple[Metric, MetricFindings]]:
    """Return the metrics that have numbers, in the order of their file."""
    return [
        (metric, findings.metrics[metric.id])
        for metric in handbook.metrics.values()
        if metric.id in findings.metrics
    ]


def _pages(scope: Scope) -> list[Page]:
    pages = [index_of(scope, "measures")]
    for metric, found in with_findings(scope.handbook, scope.findings):
        path = addresses.measure(scope.frame.language, metric.id)
        pages.append(Page(path, "measure", (scope.frame, path, _measure(scope, metric, found))))
    return pages


def _measure(scope: Scope, metric: Metric, found: MetricFindings) -> numbers.Measure:
    handbook = scope.handbook
    cited = f"reference:{handbook.datasets[metric.dataset_id].reference}"
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
        {key: name for key, name in scope.names.items() if key == cited},
    )


SECTION = Section(
    name="measures",
    has=lambda _, findings: bool(findings.metrics),
    pages=_pages,
    makers={"measure": view_of_measure},
)
