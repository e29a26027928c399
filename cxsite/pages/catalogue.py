"""What lists of pages are made of: one value for the lists of all languages, none of it depends on the language."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.model.journey import Journey, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.people import Persona
from cxsite.pages.numbers import Whole
from cxsite.pages.weakest import Weakest, weakest


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What lists are made of.

    Attributes:
        journeys: in the order of their files.
        personas: in the order of their files.
        metrics: in the order of `metrics.yml`.
        touchpoints: those of the journeys' steps.
        weakest: journey to its weakest step, where anything may be judged.
        is_heard: whether anybody is asked anything, so that there is a page of the customers' voice.
    """

    journeys: Mapping[str, Journey]
    personas: Mapping[str, Persona]
    metrics: Mapping[str, Metric]
    touchpoints: Mapping[str, Touchpoint]
    weakest: Mapping[str, Weakest]
    is_heard: bool = False


def catalogues_of(handbook: Handbook, whole: Mapping[str, Whole]) -> dict[str, Catalogue]:
    """Return section to what its list shows, and nothing else."""
    places = {step.at for journey in handbook.journeys.values() for step in journey.steps}
    worst = {key: weakest(journey, handbook.metrics, whole) for key, journey in handbook.journeys.items()}
    return {
        "journeys": Catalogue(
            handbook.journeys,
            {},
            handbook.metrics,
            {key: touchpoint for key, touchpoint in handbook.touchpoints.items() if key in places},
            {key: found for key, found in worst.items() if found},
        ),
        "customers": Catalogue({}, handbook.personas, {}, {}, {}, bool(handbook.datasets)),
    }
