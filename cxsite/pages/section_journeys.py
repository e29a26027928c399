"""The section of journeys: an index and a page for each."""

from cxsite.model.journey import Journey
from cxsite.pages import addresses, numbers
from cxsite.pages.journey_map import Company
from cxsite.pages.journeys import view_of_journey
from cxsite.pages.listing import index_of
from cxsite.pages.page import Page
from cxsite.pages.quoting import plates_of, quoted_in
from cxsite.pages.section import Scope, Section


def _pages(scope: Scope) -> list[Page]:
    pages = [index_of(scope, "journeys")]
    for journey in scope.handbook.journeys.values():
        path = addresses.journey(scope.frame.language, journey.id)
        prose = scope.handbook.prose.get(f"journeys/{journey.id}", ())
        pages.append(Page(path, "journey", (scope.frame, path, journey, prose, _company(scope, journey))))
    return pages


def _company(scope: Scope, journey: Journey) -> Company:
    """Return what a journey's page speaks of: only its own touchpoints, feelings, measures."""
    handbook, findings = scope.handbook, scope.findings
    prose = handbook.prose.get(f"journeys/{journey.id}", ())
    quoted = quoted_in(prose)
    metrics = dict.fromkeys([*journey.measures, *(metric for metric, _ in quoted)])
    places = dict.fromkeys([step.at for step in journey.steps] + [place for _, place in quoted if place])
    touchpoints = {key: handbook.touchpoints[key] for key in places}
    return Company(
        touchpoints=touchpoints,
        channels={t.channel: handbook.lists.channels[t.channel] for t in touchpoints.values()},
        emotions={step.feels: handbook.lists.emotions[step.feels] for step in journey.steps if step.feels},
        metrics={key: handbook.metrics[key] for key in metrics},
        found={
            key: numbers.of_touchpoints(findings.metrics[key], frozenset(touchpoints))
            for key in metrics
            if key in findings.metrics
        },
        names=scope.names,
        pictures=plates_of(handbook, prose),
    )


SECTION = Section(
    name="journeys",
    has=lambda handbook, _: bool(handbook.journeys),
    pages=_pages,
    makers={"journey": view_of_journey},
)
