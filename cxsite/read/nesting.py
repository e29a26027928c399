"""Rules about journeys in journeys: none is a part of itself, and a stage that one zooms into is its parent's."""

from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes, by_way_of, listed, suggestion


def check_parents(drafted: Drafted, notes: Notes) -> None:
    """No journey is a part of itself."""
    for journey in drafted.handbook.journeys.values():
        seen, current = [journey.id], journey.parent
        while current and current in drafted.handbook.journeys and current not in seen:
            seen.append(current)
            current = drafted.handbook.journeys[current].parent
        if current == journey.id:
            place = drafted.place(f"journeys/{journey.id}.yml", "parent")
            message = f"`{journey.id}` is a part of itself{by_way_of(seen[1:])}"
            notes.problem(place, "circular-parent", message, "delete this line, or that of another of them")


def check_parent_stages(drafted: Drafted, notes: Notes) -> None:
    """A journey that zooms into a stage is a part of the journey that has it; one that cannot be read may have it."""
    journeys = drafted.handbook.journeys
    for journey in journeys.values():
        stage = journey.parent_stage
        if stage is None:
            continue
        place = drafted.place(f"journeys/{journey.id}.yml", "parent-stage")
        whole = journeys.get(journey.parent or "")
        if journey.parent is None:
            message = "`parent-stage` stands in a journey that is no part of another"
            hint = "delete this line, or add `parent:` with the journey that has this stage"
            notes.problem(place, "stage-without-parent", message, hint)
        elif whole and whole is not journey and stage not in whole.stages:
            message = f"`{stage}` is not a stage of `{whole.id}`"
            hint = suggestion(stage, whole.stages, f"the stages of `{whole.id}` are {listed(whole.stages)}")
            notes.problem(place, "unknown-stage", message, hint)
