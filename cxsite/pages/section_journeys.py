"""The section of journeys: an index, a page for each, and the touchpoints where their steps happen."""

from cxsite.model.journey import Journey, State, TouchpointClass
from cxsite.pages import addresses, numbers
from cxsite.pages.atlas import Atlas, view_of_touchpoints
from cxsite.pages.encounters import encounters
from cxsite.pages.journey_map import Company
from cxsite.pages.journeys import view_of_journey
from cxsite.pages.listing import index_of
from cxsite.pages.page import Page
from cxsite.pages.quoting import plates_of, quoted_in
from cxsite.pages.remarks import segments_of
from cxsite.pages.section import Scope, Section
from cxsite.pages.touchpoints import Place, view_of_touchpoint
from cxsite.pages.values import gauges


def _pages(scope: Scope) -> list[Page]:
    pages = [index_of(scope, "journeys")]
    for journey in scope.handbook.journeys.values():
        path = addresses.journey(scope.frame.language, journey.id)
        prose = scope.handbook.prose.get(f"journeys/{journey.id}", ())
        pages.append(Page(path, "journey", (scope.frame, path, journey, prose, _company(scope, journey))))
    return [*pages, _atlas(scope), *(_touchpoint(scope, key) for key in scope.handbook.touchpoints)]


def _atlas(scope: Scope) -> Page:
    handbook = scope.handbook
    met = encounters(handbook.journeys.values())
    classes = {
        key: tuple(each for each in TouchpointClass if any((m.step.at, m.class_) == (key, each) for m in met))
        for key in handbook.touchpoints
    }
    gauged = gauges(handbook, scope.findings, frozenset(handbook.touchpoints))
    path = addresses.section(scope.frame.language, "touchpoints")
    atlas = Atlas(handbook.touchpoints, handbook.lists.channels, classes, gauged)
    return Page(path, "touchpoints", (scope.frame, path, atlas))


def _touchpoint(scope: Scope, key: str) -> Page:
    """Return the page of a touchpoint, which is handed only its own steps, feelings and values."""
    handbook = scope.handbook
    touchpoint = handbook.touchpoints[key]
    met = tuple(each for each in encounters(handbook.journeys.values()) if each.step.at == key)
    comments = tuple(each for each in scope.findings.comments if each.touchpoint == key)
    place = Place(
        touchpoint=touchpoint,
        channel=handbook.lists.channels[touchpoint.channel],
        met=met,
        emotions={
            each.step.feels: handbook.lists.emotions[each.step.feels] for each in met if each.step.feels
        },
        gauged=gauges(handbook, scope.findings, frozenset({key})),
        opportunities=tuple(dict.fromkeys(one for each in met for one in each.step.opportunities)),
        names=scope.names,
        comments=comments,
        segments=segments_of(comments, handbook.lists),
    )
    path = addresses.touchpoint(scope.frame.language, key)
    return Page(path, "touchpoint", (scope.frame, path, place))


def _company(scope: Scope, journey: Journey) -> Company:
    """Return what a journey's page speaks of: only its own touchpoints, feelings, measures."""
    handbook, findings = scope.handbook, scope.findings
    prose = handbook.prose.get(f"journeys/{journey.id}", ())
    quoted = quoted_in(prose)
    metrics = dict.fromkeys([*journey.measures, *(metric for metric, _ in quoted)])
    places = dict.fromkeys([step.at for step in journey.steps] + [place for _, place in quoted if place])
    touchpoints = {key: handbook.touchpoints[key] for key in places}
    at = {step.at for step in journey.steps} if journey.state is State.TODAY else set()
    comments = tuple(each for each in findings.comments if each.touchpoint in at)
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
        illustrative=any(key in numbers.illustrative(handbook) for key in metrics if key in findings.metrics),
        parts=tuple(key for key, each in handbook.journeys.items() if each.parent == journey.id),
        planned=tuple(key for key, each in handbook.journeys.items() if each.future_of == journey.id),
        pictures=plates_of(handbook, prose),
        comments=comments,
        segments=segments_of(comments, handbook.lists),
    )


SECTION = Section(
    name="journeys",
    has=lambda handbook, _: bool(handbook.journeys),
    pages=_pages,
    makers={
        "journey": view_of_journey,
        "touchpoint": view_of_touchpoint,
        "touchpoints": view_of_touchpoints,
    },
)
