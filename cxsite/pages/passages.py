"""The steps of a funnel in the newest period: how many came so far, how many got through, a bar for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import StepFinding
from cxsite.pages import formats
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `bar` is how many of 1,000 entered it of those who entered the first, 0 where it is withheld.

    Attributes:
        name: of the step.
        bar: the length of its bar.
        entered: how many entered it.
        passed: of those, the share that completed it.
        reached: of those who entered the first step, the share that entered this one.
        note: why there are no numbers, None where there are.
    """

    name: Pair
    bar: int
    entered: str = ""
    passed: str = ""
    reached: str = ""
    note: Pair | None = None


def steps_of(measure: Measure, speech: Speech) -> tuple[Step, ...]:
    """Return the steps of a funnel in their order; none for a measure that has none."""
    names = {key: speech.text(name) for key, name in measure.dataset.steps.items()}
    found = measure.found.steps
    first = next((step.entered for step in found if step.entered), None)
    return tuple(_step(step, first, names, speech) for step in found)


def _step(step: StepFinding, first: int | None, names: Mapping[str, Pair], speech: Speech) -> Step:
    if not first or not step.entered or step.completed is None:
        return Step(names[step.step], 0, note=speech.ui("judge.withheld"))
    return Step(
        names[step.step],
        round(1000 * step.entered / first),
        formats.decimal(step.entered, 0, speech.language),
        formats.decimal(100 * step.completed / step.entered, 0, speech.language) + "%",
        formats.decimal(100 * step.entered / first, 0, speech.language) + "%",
    )
