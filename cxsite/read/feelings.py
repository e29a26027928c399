"""Rules about feelings: whoever feels something at a step is a persona of the journey."""

from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes, one_of


def check_feelings(drafted: Drafted, notes: Notes) -> None:
    """A step tells only of personas that the journey is about; whether they exist is seen with all references."""
    for journey in drafted.handbook.journeys.values():
        for stage in journey.stages.values():
            for step in stage.steps.values():
                for key in step.felt_by:
                    if key in drafted.handbook.personas and key not in journey.persona:
                        steps = ("stages", stage.id, "steps", step.id, "felt-by", key)
                        place = drafted.key_place(f"journeys/{journey.id}.yml", *steps)
                        hint = f"add `{key}` under `persona:` of the journey"
                        if journey.persona:
                            hint = f"write {one_of(journey.persona)}, or {hint}"
                        message = f"`{key}` is not a persona of this journey"
                        notes.problem(place, "persona-elsewhere", message, hint)
