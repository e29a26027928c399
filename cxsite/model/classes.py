"""Where in the relationship touchpoints stand: in the classes of the stages that lead to them.

One that is met in several stages has several classes.
"""

from collections.abc import Iterable, Mapping

from cxsite.model.journey import Journey, TouchpointClass


def classes_of(journeys: Iterable[Journey]) -> Mapping[str, tuple[TouchpointClass, ...]]:
    """Return touchpoint to its classes, in their order; those whose stages have none are not in it."""
    found: dict[str, set[TouchpointClass]] = {}
    for journey in journeys:
        for stage in journey.stages.values():
            for step in stage.steps.values() if stage.class_ else ():
                found.setdefault(step.at, set()).update({stage.class_} if stage.class_ else ())
    return {key: tuple(each for each in TouchpointClass if each in found[key]) for key in sorted(found)}
