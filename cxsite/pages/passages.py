"""The steps of a funnel in the newest period: how many came so far, how many got through, a bar for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding, StepFinding
from cxsite.pages import formats
from cxsite.pages.captions import Caption, Ways, caption, drawn_of
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


@dataclass(frozen=True, slots=True)
class Passages:
    """The section of a measure's page: the steps of a funnel in their order."""

    title: Pair
    caption: Caption
    steps: tuple[Step, ...]


def passages_of(measure: Measure, series: tuple[Finding, ...], ways: Ways, speech: Speech) -> Passages | None:
    """Return the section of a funnel's steps, in the newest period of `series`; None for a measure that has none."""
    if not measure.found.steps:
        return None
    below = caption([drawn_of(measure)], series[-1:], ways, speech)
    return Passages(speech.ui("funnel.title"), below, _steps(measure, speech))


def _steps(measure: Measure, speech: Speech) -> tuple[Step, ...]:
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
