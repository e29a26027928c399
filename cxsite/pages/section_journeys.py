"""The section of journeys: an index, a page for each, and the touchpoints where their steps happen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter

from cxsite.measure.findings import Comment
from cxsite.model.improve import InitiativeStatus
from cxsite.model.journey import Journey, State
from cxsite.model.prose import Prose
from cxsite.model.typeface import Typeface, faces_of
from cxsite.pages import addresses, numbers
from cxsite.pages.across import paired_of
from cxsite.pages.atlas import Atlas, view_of_touchpoints
from cxsite.pages.encounters import Encounter, encounters
from cxsite.pages.gap_tables import Paired
from cxsite.pages.grouping import grouped
from cxsite.pages.journey_asked import asked_at
from cxsite.pages.journey_beside import Compared, view_of_beside
from cxsite.pages.journey_drawing import png_of_journey, svg_of_journey
from cxsite.pages.journey_files import DOTS, FILES, NESTED, csv_of_journey, json_of_journey
from cxsite.pages.journey_map import Company
from cxsite.pages.journey_nest import Nest, nest_of
from cxsite.pages.journey_table import view_of_table
from cxsite.pages.journeys import view_of_journey
from cxsite.pages.listing import index_of
from cxsite.pages.page import Page
from cxsite.pages.quoting import plates_of, quoted_in
from cxsite.pages.remarks import segments_of
from cxsite.pages.section import Scope, Section
from cxsite.pages.touchpoints import Place, view_of_touchpoint
from cxsite.pages.trend import Trends, trends_of
from cxsite.pages.values import Gauges, gauges


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to journeys and touchpoints, by their ids: looked for once, not for each page.

    Attributes:
        met: touchpoint to the steps that happen there.
        comments: touchpoint to what was written about it, each comment with its place in the order of all.
        parts: journey to those that it consists of.
        planned: journey to those that say how it is to be.
        illustrative: the measures whose answers are invented.
        paired: what was asked for before and after.
        trends: how each measure went at each touchpoint.
    """

    met: Mapping[str, tuple[Encounter, ...]]
    comments: Mapping[str, tuple[tuple[int, Comment], ...]]
    parts: Mapping[str, tuple[str, ...]]
    planned: Mapping[str, tuple[str, ...]]
    illustrative: frozenset[str]
    paired: tuple[Paired, ...]
    trends: Trends

    def said_at(self, touchpoints: Iterable[str]) -> tuple[Comment, ...]:
        """Return what was written about these touchpoints."""
        said = [each for key in dict.fromkeys(touchpoints) for each in self.comments.get(key, ())]
        return tuple(comment for _, comment in sorted(said, key=itemgetter(0)))


def _around(scope: Scope) -> Around:
    handbook, findings = scope.handbook, scope.findings
    journeys = handbook.journeys
    return Around(
        grouped((each.step.at, each) for each in encounters(journeys.values())),
        grouped((each.touchpoint, (place, each)) for place, each in enumerate(findings.comments)),
        grouped((each.parent, key) for key, each in journeys.items() if each.parent),
        grouped((each.future_of, key) for key, each in journeys.items() if each.future_of),
        frozenset(numbers.illustrative(handbook)),
        paired_of(scope),
        trends_of(findings),
    )


def _pages(scope: Scope) -> list[Page]:
    around = _around(scope)
    pages = [index_of(scope, "journeys")]
    for journey in scope.handbook.journeys.values():
        path = addresses.journey(scope.frame.language, journey.id)
        prose = scope.handbook.prose.get(f"journeys/{journey.id}", ())
        company = _company(scope, journey, prose, around)
        nest = nest_of(journey, company.parts, scope.handbook.journeys)
        pages.append(Page(path, "journey", (scope.frame, path, journey, prose, company, nest)))
        pages.extend(_forms(scope, journey, around, nest))
    touchpoints = (_touchpoint(scope, key, around) for key in scope.handbook.touchpoints)
    return [*pages, _atlas(scope), *touchpoints]


def _forms(scope: Scope, journey: Journey, around: Around, nest: Nest) -> Iterator[Page]:
    """Yield the other forms of a journey's map, which tell nothing of its prose and its comments."""
    frame = scope.frame
    company = _company(scope, journey, (), replace(around, comments={}, trends={}, paired=()))
    path = addresses.journey_table(frame.language, journey.id)
    yield Page(path, "journey-table", (frame, path, journey, company, asked_at(journey, around.paired), nest))
    for ending in FILES:
        file = addresses.journey_file(frame.language, journey.id, ending)
        more = (nest,) if ending in NESTED else ()
        yield Page(file, f"journey-{ending}", (frame, file, journey, company, *more))
    if frame.pictures:
        file, faces = addresses.journey_file(frame.language, journey.id, DOTS), _faces(scope)
        yield Page(file, f"journey-{DOTS}", (frame, file, journey, company, faces))
    today = scope.handbook.journeys.get(journey.future_of or "")
    if today:
        path = addresses.journey_beside(frame.language, journey.id)
        yield Page(path, "journey-beside", (frame, path, _compared(scope, today, journey, around)))


def _faces(scope: Scope) -> tuple[Typeface, ...]:
    return scope.known(faces_of, scope.frame.language, scope.handbook.typefaces)


def _compared(scope: Scope, today: Journey, planned: Journey, around: Around) -> Compared:
    """Return a journey of today and one that says how it is to be, with what is promised at their touchpoints."""
    handbook, bare = scope.handbook, replace(around, comments={}, trends={}, paired=())
    places = {step.at for journey in (today, planned) for step in journey.steps}
    promises = tuple(
        each.promise
        for each in handbook.improvements.initiatives.values()
        if each.promise and each.promise.touchpoint in places and each.status is not InitiativeStatus.DROPPED
    )
    metrics = {promise.metric: handbook.metrics[promise.metric] for promise in promises}
    here, there = (_company(scope, each, (), bare) for each in (today, planned))
    return Compared(today, planned, here, there, promises, metrics)


def _trends_at(steps: Iterable[str], measures: Iterable[str], trends: Trends) -> Trends:
    """Return the series of some measures at some touchpoints: no other can change their page."""
    return {
        key: {place: series for place in steps if (series := trends[key].get(place))}
        for key in measures
        if key in trends
    }


def _atlas(scope: Scope) -> Page:
    handbook = scope.handbook
    gauged = gauges(handbook, scope.whole, frozenset(handbook.touchpoints))
    classed = {
        key: numbers.of_classes(found)
        for key in handbook.metrics
        if (found := scope.findings.metrics.get(key)) and found.classes
    }
    path = addresses.section(scope.frame.language, "touchpoints")
    atlas = Atlas(
        handbook.touchpoints,
        handbook.lists.channels,
        handbook.classes,
        gauged,
        Gauges({key: handbook.metrics[key] for key in classed}, classed),
    )
    return Page(path, "touchpoints", (scope.frame, path, atlas))


def _touchpoint(scope: Scope, key: str, around: Around) -> Page:
    """Return the page of a touchpoint, which is handed only its own steps, feelings and values."""
    handbook = scope.handbook
    touchpoint = handbook.touchpoints[key]
    met = around.met.get(key, ())
    comments = around.said_at((key,))
    place = Place(
        touchpoint=touchpoint,
        channel=handbook.lists.channels[touchpoint.channel],
        met=met,
        emotions={
            each.step.feels: handbook.lists.emotions[each.step.feels] for each in met if each.step.feels
        },
        gauged=gauges(handbook, scope.whole, frozenset({key})),
        opportunities=tuple(dict.fromkeys(one for each in met for one in each.step.opportunities)),
        names={},
        comments=comments,
        segments=segments_of(comments, handbook.lists),
    )
    place = replace(place, names=scope.register.named_in(place))
    path = addresses.touchpoint(scope.frame.language, key)
    return Page(path, "touchpoint", (scope.frame, path, place))


def _company(scope: Scope, journey: Journey, prose: Prose, around: Around) -> Company:
    """Return what a journey's page speaks of: only its own touchpoints, feelings, measures."""
    handbook, whole = scope.handbook, scope.whole
    quoted = quoted_in(prose)
    steps = dict.fromkeys(step.at for step in journey.steps)
    metrics = dict.fromkeys([*journey.measures, *(metric for metric, _ in quoted)])
    places = dict.fromkeys([*steps, *(place for _, place in quoted if place)])
    shown = grouped(
        [(key, steps if handbook.metrics[key].question else (numbers.EVERYONE,)) for key in journey.measures]
        + [(key, (place,)) for key, place in quoted]
    )
    touchpoints = {key: handbook.touchpoints[key] for key in places}
    comments = around.said_at(steps if journey.state is State.TODAY else ())
    company = Company(
        touchpoints=touchpoints,
        channels={t.channel: handbook.lists.channels[t.channel] for t in touchpoints.values()},
        emotions={
            key: handbook.lists.emotions[key]
            for step in journey.steps
            for key in (step.feels, *step.felt_by.values())
            if key
        },
        metrics={key: handbook.metrics[key] for key in metrics},
        found={key: whole[key].at(chain.from_iterable(shown[key])) for key in metrics if key in whole},
        names={},
        illustrative=any(key in around.illustrative for key in metrics if key in whole),
        parts=around.parts.get(journey.id, ()),
        planned=around.planned.get(journey.id, ()),
        pictures=plates_of(handbook, prose),
        comments=comments,
        segments=segments_of(comments, handbook.lists),
        trends=_trends_at(steps, journey.measures, around.trends),
        paired=asked_at(journey, around.paired),
        owners={
            key: owner
            for step in journey.steps
            for key in step.opportunities
            if (owner := handbook.improvements.opportunities[key].owner)
        },
    )
    return replace(company, names=scope.register.named_in(journey, prose, company))


SECTION = Section(
    name="journeys",
    has=lambda handbook, _: bool(handbook.journeys),
    pages=_pages,
    makers={
        "journey": view_of_journey,
        "journey-table": view_of_table,
        "journey-beside": view_of_beside,
        "journey-csv": csv_of_journey,
        "journey-json": json_of_journey,
        "journey-svg": svg_of_journey,
        "journey-png": png_of_journey,
        "touchpoint": view_of_touchpoint,
        "touchpoints": view_of_touchpoints,
    },
    texts=("journeys",),
)
