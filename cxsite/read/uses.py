"""Rules about what is planned and what is used: a promise that can be measured, nothing written for nobody."""

from cxsite.model.journey import State
from cxsite.model.knowledge import PracticeKind
from cxsite.model.prose import BlockKind
from cxsite.read.drafted import Drafted
from cxsite.read.nodes import place_of_word
from cxsite.read.notes import Notes, by_way_of


def check_promises(drafted: Drafted, notes: Notes) -> None:
    """A promise names a measure and a touchpoint of the handbook; whether they exist is seen with all references."""
    for initiative in drafted.handbook.improvements.initiatives.values():
        if promise := initiative.promise:
            steps = ("improvements.yml", "initiatives", initiative.id, "promise")
            place, raw = drafted.place(*steps), drafted.raw(*steps)
            notes.refer(place_of_word(place, raw, "", promise.metric), "metric", promise.metric)
            if promise.touchpoint:
                there = place_of_word(place, raw, " at ", promise.touchpoint)
                notes.refer(there, "touchpoint", promise.touchpoint)


def check_futures(drafted: Drafted, notes: Notes) -> None:
    """Only a journey that is planned says what it is the future of, and no future goes round in a circle."""
    journeys = drafted.handbook.journeys
    for journey in journeys.values():
        if journey.future_of is None:
            continue
        place = drafted.place(f"journeys/{journey.id}.yml", "future-of")
        if journey.state is not State.FUTURE:
            message = "`future-of` stands in a journey that tells what is"
            notes.problem(
                place, "future-of-today", message, "add a line `state: future`, or delete this line"
            )
        seen, current = [journey.id], journey.future_of
        while current in journeys and current not in seen:
            seen.append(current)
            current = journeys[current].future_of or ""
        if current == journey.id:
            message = f"`{journey.id}` is its own future{by_way_of(seen[1:])}"
            notes.problem(place, "circular-future", message, "delete this line, or that of another of them")


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
    is_known = _is_known("opportunity", drafted, notes, "journeys/", "improvements.")
    for key in improvements.opportunities:
        if is_known and key not in named:
            place = drafted.place("improvements.yml", "opportunities", key)
            message = f"no step and no initiative names `{key}`"
            notes.warning(place, "unused-opportunity", message, "name it under `opportunities:` of a step")
    for key, initiative in improvements.initiatives.items():
        if not initiative.for_:
            place = drafted.place("improvements.yml", "initiatives", key)
            first = next(iter(improvements.opportunities), "one-list-of-papers")
            hint = f"add `for: [{first}]`, or whichever it is for"
            notes.warning(place, "initiative-for-nothing", f"`{key}` is for no opportunity", hint)


def check_uses(drafted: Drafted, notes: Notes) -> None:
    """Every practice is applied at a step, every metric of our own is shown by a journey or has a page of its kind."""
    handbook = drafted.handbook
    applied = {
        key for journey in handbook.journeys.values() for step in journey.steps for key in step.practices
    }
    for key, practice in handbook.practices.items():
        is_known = _is_known("practice", drafted, notes, "journeys/")
        if is_known and practice.kind is PracticeKind.PRACTICE and key not in applied:
            place, hint = drafted.place(f"practices/{key}.yml"), "name it under `practices:` of a step"
            notes.warning(place, "unused-practice", f"no step applies `{key}`", hint)
    shown = {key for journey in handbook.journeys.values() for key in journey.measures}
    shown |= {
        block.argument.partition(" ")[0]
        for prose in handbook.prose.values()
        for block in prose
        if block.kind is BlockKind.NUMBER
    }
    shown |= {key for key, metric in handbook.metrics.items() if metric.pairs or metric.explains}
    shown |= {metric.importance for metric in handbook.metrics.values() if metric.importance}
    for key, metric in handbook.metrics.items():
        is_known = _is_known("metric", drafted, notes, "journeys/", "metrics.")
        if is_known and handbook.journeys and key not in shown and not metric.is_published:
            hint = f"name it under `measures:` of a journey, or write `::: number {key}` in a text"
            message = f"no journey and no text shows `{key}`"
            notes.warning(drafted.place("metrics.yml", key), "unshown-metric", message, hint)


def _is_known(kind: str, drafted: Drafted, notes: Notes, *names: str) -> bool:
    """Say whether it is known what these files name: not while some cannot be read, or name what is not there."""
    return drafted.is_whole(*names) and not notes.has(f"unknown-{kind}", "content/journeys/")
