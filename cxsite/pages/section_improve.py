"""The section of improvements: priorities, opportunities, promises, owners, coverage, and two pages for each role."""

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.pages import addresses, turns
from cxsite.pages.beginnings import near
from cxsite.pages.belongings import Belongings, everything_by_role
from cxsite.pages.carried import carriers
from cxsite.pages.coverage import Covered, view_of_coverage
from cxsite.pages.encounters import encounters
from cxsite.pages.monday import Monday, gauges_of, view_of_monday
from cxsite.pages.opportunities import view_of_opportunities
from cxsite.pages.owners import view_of_owners
from cxsite.pages.page import Page
from cxsite.pages.priorities import view_of_priorities
from cxsite.pages.promises import view_of_promises
from cxsite.pages.remarks import nearest, segments_of
from cxsite.pages.roles import Post, view_of_role
from cxsite.pages.section import Scope, Section
from cxsite.pages.section_measures import with_findings
from cxsite.pages.values import gauges


def _has(handbook: Handbook, _: Findings) -> bool:
    improvements = handbook.improvements
    return bool(handbook.roles or improvements.opportunities or improvements.initiatives)


def _pages(scope: Scope) -> list[Page]:
    frame, handbook = scope.frame, scope.handbook
    opportunities = handbook.improvements.opportunities
    initiatives = tuple(handbook.improvements.initiatives.values())
    met = tuple(each for each in encounters(handbook.journeys.values()) if each.step.opportunities)
    promised = [each.promise for each in initiatives if each.promise]
    gauged = gauges(
        handbook,
        scope.whole,
        frozenset(promise.touchpoint for promise in promised if promise.touchpoint),
        metrics=frozenset(promise.metric for promise in promised),
    )
    theirs = everything_by_role(handbook)
    arguments: dict[str, tuple[object, ...]] = {
        "index": (opportunities, tuple(handbook.roles)),
        "opportunities": (opportunities, initiatives, met),
        "promises": (initiatives, gauged),
        "owners": (theirs,),
        "coverage": (_covered(scope),),
    }
    pages = []
    for name, more in arguments.items():
        path = addresses.improve(frame.language, name)
        known = scope.register.named_in(*more)
        pages.append(Page(path, "priorities" if name == "index" else name, (frame, path, *more, known)))
    pages += [_role(scope, role, theirs[role]) for role in handbook.roles]
    return pages + [_monday(scope, role, theirs[role]) for role in handbook.roles]


def _covered(scope: Scope) -> Covered:
    handbook = scope.handbook
    reached = {step.at for journey in handbook.journeys.values() for step in journey.steps}
    return Covered(
        handbook.journeys,
        handbook.practices,
        tuple(key for key in handbook.touchpoints if key in reached),
        {key: metric for key, metric in handbook.metrics.items() if metric.question},
        {key: tuple(sorted(reached.intersection(whole.places))) for key, whole in scope.whole.items()},
        carriers(handbook, {}),
    )


def _role(scope: Scope, role: str, theirs: Belongings) -> Page:
    path = addresses.role(scope.frame.language, role)
    handbook = scope.handbook
    initiatives = tuple(handbook.improvements.initiatives[key] for key in theirs.owned["initiative"])
    promised = {each.promise.metric for each in initiatives if each.promise}
    gauged = gauges(
        handbook,
        scope.whole,
        frozenset(theirs.owned["touchpoint"]),
        metrics=frozenset(theirs.owned["metric"]) | promised,
    )
    practice = turns.of_the_week(near(handbook, theirs), scope.frame.as_of)
    desk = Post(handbook.roles[role], theirs, gauged, initiatives, practice)
    return Page(path, "role", (scope.frame, path, desk, scope.register.named_in(desk)))


def _monday(scope: Scope, role: str, theirs: Belongings) -> Page:
    """Return the sheet of a role; its comment and its practice take turns."""
    path = addresses.monday(scope.frame.language, role)
    handbook, frame = scope.handbook, scope.frame
    places = frozenset(theirs.owned["touchpoint"])
    written = [each for each in scope.findings.comments if each.touchpoint in places]
    comment = turns.of_the_week(nearest(written, frame.language), frame.as_of)
    practice = turns.of_the_week(near(handbook, theirs), frame.as_of)
    sheet = Monday(
        handbook.roles[role],
        gauges_of(with_findings(handbook, scope.findings), theirs.owned["metric"], places),
        comment,
        segments_of([comment] if comment else [], handbook.lists),
        practice.id if practice else "",
        tuple(handbook.roles[key] for key in handbook.roles[role].ask),
    )
    return Page(path, "monday", (frame, path, sheet, scope.register.named_in(sheet)))


SECTION = Section(
    name="improve",
    has=_has,
    pages=_pages,
    makers={
        "priorities": view_of_priorities,
        "opportunities": view_of_opportunities,
        "promises": view_of_promises,
        "owners": view_of_owners,
        "coverage": view_of_coverage,
        "role": view_of_role,
        "monday": view_of_monday,
    },
)
