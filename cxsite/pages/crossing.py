"""Stages across, channels down: one measure of a journey, where its touchpoints stand.

A cell holds the touchpoints that are met in the stage through the channel, each with its own value: nothing is added
up. An empty cell is a channel that the stage does not offer; a hatched one is a touchpoint where too few answered for
its value to be coloured or shown, and says so in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Shown
from cxsite.model.journey import Channel, Journey, Touchpoint
from cxsite.model.text import Text
from cxsite.pages import addresses, numbers, sentences
from cxsite.pages.heat import Scaled, step
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech

Stage = tuple[Text, tuple[str, ...]]
"""A stage's name and the touchpoints that it leads to, each once."""


@dataclass(frozen=True, slots=True)
class Course:
    """A journey of today with the measure that it names last of those that its touchpoints have values of."""

    journey: str
    title: Text
    metric: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint with its value; `step` is 1, the worst, to 5, or 0 for none; `is_few` says that it is hatched."""

    name: Pair
    number: Number
    href: str
    step: int
    is_few: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A channel, and for each stage the touchpoints that are met there through it."""

    name: Pair
    cells: tuple[tuple[Spot, ...], ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The table of one journey and one measure; `drawing` is the way to its copy as a picture."""

    id: str
    title: Pair
    metric: Pair
    direction: Pair
    period: Pair | None
    columns: tuple[Pair, ...]
    rows: tuple[Row, ...]
    drawing: str


def course_of(journey: Journey, valued: Mapping[str, frozenset[str]]) -> Course | None:
    """Return a journey with the measure to show, None where nothing was measured at its touchpoints.

    Args:
        journey: one of today.
        valued: measure to the touchpoints that it was asked about.
    """
    stages = tuple(
        (stage.name, tuple(dict.fromkeys(each.at for each in stage.steps.values())))
        for stage in journey.stages.values()
    )
    places = {place for _, there in stages for place in there}
    named = (key for key in reversed(journey.measures) if places & valued.get(key, frozenset()))
    metric = next(named, None)
    return Course(journey.id, journey.title, metric, stages) if metric else None


def crossing(
    course: Course,
    measure: Scaled,
    touchpoints: Mapping[str, Touchpoint],
    channels: Mapping[str, Channel],
    path: str,
    speech: Speech,
) -> Crossing:
    """Return the table of a journey.

    Args:
        course: the journey.
        measure: what was measured, and from what to what its colours go.
        touchpoints: at least those of the journey.
        channels: at least theirs; those that the journey does not use are left out.
        path: where the page stands.
        speech: how it speaks.
    """

    def cell(channel: str, there: tuple[str, ...]) -> tuple[Spot, ...]:
        theirs = (place for place in there if touchpoints[place].channel == channel)
        return tuple(_spot(place, touchpoints[place], measure, path, speech) for place in theirs)

    rows = (
        Row(speech.text(channel.name), tuple(cell(key, there) for _, there in course.stages))
        for key, channel in channels.items()
    )
    wholes = (numbers.overall(measure.found, place) for _, there in course.stages for place in there)
    period = next((each.cut.period for each in wholes if each), None)
    metric = measure.metric
    return Crossing(
        f"course-{course.journey}",
        speech.text(course.title),
        sentences.named(metric, speech),
        speech.ui(f"measure.{metric.better}-better"),
        speech.period(period) if period else None,
        tuple(speech.text(name) for name, _ in course.stages),
        tuple(row for row in rows if any(row.cells)),
        addresses.link(path, addresses.drawing(speech.language, course.journey)),
    )


def _spot(place: str, touchpoint: Touchpoint, measure: Scaled, path: str, speech: Speech) -> Spot:
    metric, found = measure.metric, measure.found
    finding = numbers.overall(found, place)
    number = sentences.number(finding, metric, found.decimals, speech)
    target = addresses.measure(speech.language, metric.id)
    href = addresses.link(path, target, addresses.number(touchpoint=place)) if finding else ""
    is_sure = finding is not None and finding.value is not None and finding.shown is Shown.OK
    of_five = (
        step(finding.value or 0.0, measure.ends, metric.better) if is_sure and measure.ends and finding else 0
    )
    is_few = finding is not None and finding.shown in {Shown.SMALL, Shown.WITHHELD}
    return Spot(speech.text(touchpoint.name), number, href, of_five, is_few)
