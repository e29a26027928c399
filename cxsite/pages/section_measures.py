"""The section of measures: a scorecard, a page for each measure that has numbers, and pages that look across them."""

from collections.abc import Callable, Mapping

from cxsite.measure.findings import Findings, MetricFindings
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.pages import across, addresses, closing, measuring, numbers
from cxsite.pages.across_tables import (
    csv_of_compare,
    csv_of_consistency,
    csv_of_gaps,
    csv_of_languages,
)
from cxsite.pages.compare import Compared, alone, view_of_compare, view_of_drawing
from cxsite.pages.consistency import view_of_consistency
from cxsite.pages.crossing import Course
from cxsite.pages.frame import Frame
from cxsite.pages.gaps import view_of_gaps
from cxsite.pages.importance import view_of_importance
from cxsite.pages.languages import view_of_languages
from cxsite.pages.loop import view_of_loop
from cxsite.pages.measures import view_of_measure
from cxsite.pages.occasions import breaks
from cxsite.pages.page import Page, View
from cxsite.pages.scorecard import Scored, view_of_scorecard
from cxsite.pages.section import Scope, Section
from cxsite.pages.stamps import earlier_of

TABLES: Mapping[str, Callable[..., View]] = {
    "compare": csv_of_compare,
    "gaps": csv_of_gaps,
    "consistency": csv_of_consistency,
    "languages": csv_of_languages,
}
"""Pages across all measures whose numbers are files, too."""


def with_findings(handbook: Handbook, findings: Findings) -> list[tuple[Metric, MetricFindings]]:
    """Return the metrics that have numbers, in the order of their file."""
    return [
        (metric, findings.metrics[metric.id])
        for metric in handbook.metrics.values()
        if metric.id in findings.metrics
    ]


def _pages(scope: Scope) -> list[Page]:
    frame = scope.frame
    asked = [each for each in with_findings(scope.handbook, scope.findings) if each[0].question]
    compared = across.compared(scope, asked)
    shown = {
        "compare": compared,
        "gaps": across.expected(scope, asked),
        "importance": across.importance(scope, asked),
        "consistency": across.channels(scope, asked),
        "languages": across.languages(scope, asked),
        "loop": closing.loop(scope),
    }
    there = tuple(name for name in measuring.PAGES if shown[name])
    index = addresses.section(frame.language, "measures")
    pages = [Page(index, "scorecard", (frame, index, scored_of(scope), there))]
    if compared:
        pages += [_drawing(frame, compared, course) for course in compared.courses]
    if frame.language == frame.languages[0]:  # one file for all of them
        files = (name for name in there if name in TABLES)
        pages += [Page(addresses.across(name), f"{name}-table", (shown[name],)) for name in files]
    for name in there:
        path = addresses.measures(frame.language, name)
        pages.append(Page(path, name, (frame, path, there, shown[name])))
    earlier = scope.known(earlier_of, scope.shelves)
    for measure in _measures(scope):
        path = addresses.measure(frame.language, measure.metric.id)
        pages.append(Page(path, "measure", (frame, path, measure, earlier.get(measure.metric.id, ()))))
    return pages


def _drawing(frame: Frame, compared: Compared, course: Course) -> Page:
    path = addresses.drawing(frame.language, course.journey)
    return Page(path, "drawing", (frame, path, alone(compared, course), course))


def scored_of(scope: Scope) -> tuple[Scored, ...]:
    """Return what the scorecard is told of every measure that has numbers, in the order of their file."""
    return tuple(_scored(measure) for measure in _measures(scope))


def _measures(scope: Scope) -> list[numbers.Measure]:
    measured = with_findings(scope.handbook, scope.findings)
    return [across.measure_of(scope, metric, found) for metric, found in measured]


def _scored(measure: numbers.Measure) -> Scored:
    found = numbers.of_everyone(measure.found)
    gaps = breaks(measure, numbers.series(found))
    return Scored(measure.metric, found, gaps, illustrative=measure.dataset.illustrative)


SECTION = Section(
    name="measures",
    has=lambda _, findings: bool(findings.metrics),
    pages=_pages,
    makers={
        "scorecard": view_of_scorecard,
        "measure": view_of_measure,
        "compare": view_of_compare,
        "drawing": view_of_drawing,
        "gaps": view_of_gaps,
        "importance": view_of_importance,
        "consistency": view_of_consistency,
        "languages": view_of_languages,
        "loop": view_of_loop,
        **{f"{name}-table": maker for name, maker in TABLES.items()},
    },
)
