"""The first page of a language: what it is handed."""

from dataclasses import replace

from cxsite.pages import addresses, turns
from cxsite.pages.beginnings import ready
from cxsite.pages.dues import dues
from cxsite.pages.home import Desk
from cxsite.pages.page import Page
from cxsite.pages.reviews import overdue
from cxsite.pages.section import Scope
from cxsite.pages.section_editions import issues_of
from cxsite.pages.section_measures import scored_of
from cxsite.pages.values import gauges


def home_of(scope: Scope) -> Page:
    """Return the first page of the scope's language."""
    handbook, as_of = scope.handbook, scope.frame.as_of
    due = dues(handbook.improvements.initiatives.values(), as_of)
    promised = [each.initiative.promise for each in due if each.initiative.promise]
    desk = Desk(
        catalogue=scope.catalogues["journeys"],
        scored=scored_of(scope),
        editions=issues_of(scope)[-2:],
        dues=due,
        gauged=gauges(
            handbook, scope.whole, frozenset(), metrics=frozenset(promise.metric for promise in promised)
        ),
        roles=tuple(handbook.roles),
        practice=turns.of_the_month(ready(handbook), as_of),
        reviews=scope.known(overdue, scope.shelves, as_of),
        names={},
    )
    path = addresses.home(scope.frame.language)
    desk = replace(desk, names=scope.register.named_in(desk))
    return Page(path, "home", (scope.frame, path, desk))
