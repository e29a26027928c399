"""Practices to begin with: those of the whole house, and those that are at home where a role works."""

from cxsite.model.content import ContentStatus
from cxsite.model.handbook import Handbook
from cxsite.model.knowledge import Practice, PracticeKind
from cxsite.pages.belongings import Belongings


def ready(handbook: Handbook) -> tuple[Practice, ...]:
    """Return the practices that somebody can begin with: things to do, and no drafts."""
    return tuple(
        practice
        for practice in handbook.practices.values()
        if practice.kind is PracticeKind.PRACTICE and practice.status is ContentStatus.PUBLISHED
    )


def near(handbook: Handbook, theirs: Belongings) -> tuple[Practice, ...]:
    """Return those that a role is nearest to.

    They are the ones applied at its touchpoints; where there are none, those of the journeys that it owns or works on,
    and else all of them.
    """
    steps = [step for journey in handbook.journeys.values() for step in journey.steps]
    journeys = (*theirs.owned["journey"], *theirs.helps)
    own = {key for step in steps if step.at in theirs.owned["touchpoint"] for key in step.practices}
    along = {key for name in journeys for step in handbook.journeys[name].steps for key in step.practices}
    practices = ready(handbook)
    for keys in (own, along):
        if found := tuple(practice for practice in practices if practice.id in keys):
            return found
    return practices
