"""Rules about what is planned and what is used: a promise that can be measured, nothing written for nobody."""

from cxsite.model.journey import State
from cxsite.model.knowledge import PracticeKind
from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes, listed


def check_promises(drafted: Drafted, notes: Notes) -> None:
    """A promise names a measure and a touchpoint of the handbook; whether they exist is seen with all references."""
    for initiative in drafted.handbook.improvements.initiatives.values():
        if promise := initiative.promise:
            place = drafted.place("improvements.yml", "initiatives", initiative.id, "promise")
            notes.refer(place, "metric", promise.metric)
            if promise.touchpoint:
                notes.refer(place, "touchpoint", promise.touchpoint)


def check_futures(drafted: Drafted, notes: Notes) -> None:
    """Only a journey that is planned says what it is the future of, and no future goes round in a circle."""
    journeys = drafted.handbook.journeys
    for journey in journeys.values():
        if journey.future_of is None:
            continue
        place = drafted.place(f"journeys/{journey.id}.yml", "future-of")
        if journey.state is not State.FUTURE:
            message = "`future-of` stands in a journey that tells what is"
            notes.problem(place, "future-of-today", message, "add `state: future`, or delete this line")
        seen, current = [journey.id], journey.future_of
        while current in journeys and current not in seen:
            seen.append(current)
            current = journeys[current].future_of or ""
        if current == journey.id:
            message = f"`{journey.id}` is its own future, by way of {listed(seen)}"
            notes.problem(place, "circular-future", message, "delete one of these `future-of:` lines")


def check_opportunities(drafted: Drafted, notes: Notes) -> None:
    """Every opportunity stands somewhere, and every initiative is for one."""
    improvements = drafted.handbook.improvements
    named = {
        key
        for journey in drafted.handbook.journeys.values()
        for step in journey.steps
        for key in step.opportunities
    }
    named |= {key for each in improvements.initiatives.values() for key in each.for_}
    for key in improvements.opportunities:
        if key not in named:
            place = drafted.place("improvements.yml", "opportunities", key)
            message = f"no step and no initiative names `{key}`"
            notes.warning(place, "unused-opportunity", message, "name it under `opportunities:` of a step")
    for key, initiative in improvements.initiatives.items():
        if not initiative.for_:
            place = drafted.place("improvements.yml", "initiatives", key)
            hint = "name the opportunity that it is for, as in `for: [one-list-of-papers]`"
            notes.warning(place, "initiative-for-nothing", f"`{key}` is for no opportunity", hint)


def check_uses(drafted: Drafted, notes: Notes) -> None:
    """Every practice is applied at a step, and every metric of our own is shown by a journey."""
    handbook = drafted.handbook
    applied = {
        key for journey in handbook.journeys.values() for step in journey.steps for key in step.practices
    }
    for key, practice in handbook.practices.items():
        if practice.kind is PracticeKind.PRACTICE and key not in applied:
            place, hint = drafted.place(f"practices/{key}.yml"), "name it under `practices:` of a step"
            notes.warning(place, "unused-practice", f"no step applies `{key}`", hint)
    shown = {key for journey in handbook.journeys.values() for key in journey.measures}
    for key, metric in handbook.metrics.items():
        if handbook.journeys and key not in shown and not metric.is_published:
            place, hint = drafted.place("metrics.yml", key), "name it under `measures:` of a journey"
            notes.warning(place, "unshown-metric", f"no journey shows `{key}`", hint)
