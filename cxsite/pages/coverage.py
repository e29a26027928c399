"""Coverage: which steps good practice reaches, which are measured, and what carries the practices.

An element or a dimension is covered where a practice that has it is applied at a step; an empty cell is a place where
nobody has written one down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.elements import Dimension, Element
from cxsite.model.journey import Journey, Step
from cxsite.model.knowledge import Enabler, Practice
from cxsite.model.metric import Metric
from cxsite.pages import improving, sentences
from cxsite.pages.carried import Carrier
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.grids import Grid, count, lines_of
from cxsite.pages.improving import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Covered:
    """What coverage is counted in.

    `touchpoints` are the ids of those that journeys reach; `measured` says at which of them a metric has a finding;
    `carried` are the measures whose questions ask about elements and dimensions.
    """

    journeys: Mapping[str, Journey]
    practices: Mapping[str, Practice]
    touchpoints: tuple[str, ...]
    metrics: Mapping[str, Metric]
    measured: Mapping[str, tuple[str, ...]]
    carried: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageBody:
    """What the page of coverage shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    empty: Pair
    grids: tuple[Grid, ...]


def view_of_coverage(frame: Frame, path: str, covered: Covered, names: Names) -> View:
    """Return the page of coverage."""
    speech = speech_of(frame, path, names)
    grids = (
        _measured(covered, speech),
        _asked(covered, speech),
        *(_elements(journey, covered, speech) for journey in covered.journeys.values()),
        _dimensions(covered, speech),
        _enablers(covered, speech),
    )
    body = CoverageBody(
        speech.ui("improve.coverage"),
        speech.ui("improve.coverage.lead"),
        improving.ways(path, speech),
        speech.ui("coverage.nothing"),
        tuple(grid for grid in grids if grid.lines and grid.columns),
    )
    return improving.shown(frame, path, "coverage", body, speech)


def _measured(covered: Covered, speech: Speech) -> Grid:
    """Return how many steps of each journey have a value of each measure."""

    def cell(journey: str, metric: str) -> str:
        steps = covered.journeys[journey].steps
        measured = covered.measured.get(metric, ())
        reached = [step for step in steps if step.at in measured]
        return f"{len(reached)}/{len(steps)}" if reached else ""

    return Grid(
        "measured",
        speech.ui("coverage.measured"),
        speech.ui("coverage.measured.note"),
        speech.ui("nav.journeys"),
        tuple(sentences.named(metric, speech) for metric in covered.metrics.values()),
        lines_of(
            ((key, speech.link("journey", key)) for key in covered.journeys), tuple(covered.metrics), cell
        ),
    )


def _asked(covered: Covered, speech: Speech) -> Grid:
    """Return how many measures ask about each element and dimension, and how many of them have a value."""

    def cell(value: StrEnum, what: str) -> str:
        theirs = [each for each in covered.carried if each.carries(value)]
        return count(sum(what == "measures" or each.metric.id in covered.measured for each in theirs))

    rows: list[tuple[StrEnum, Pair]] = [
        *((element, speech.ui(f"element.{element}")) for element in Element),
        *((dimension, speech.ui(f"dimension.{dimension}")) for dimension in Dimension),
    ]
    columns = ("measures", "values")
    return Grid(
        "asked",
        speech.ui("coverage.asked"),
        speech.ui("coverage.asked.note"),
        speech.ui("coverage.asked.corner"),
        tuple(speech.ui(f"coverage.asked.{column}") for column in columns),
        lines_of(rows, columns, cell) if covered.metrics else (),
    )


def _elements(journey: Journey, covered: Covered, speech: Speech) -> Grid:
    """Return how many practices of each element are applied in each stage of a journey."""
    stages = {stage.id: _applied(stage.steps.values(), covered) for stage in journey.stages.values()}

    def cell(element: Element, stage: str) -> str:
        return count(sum(element in practice.elements for practice in stages[stage]))

    rows = ((element, speech.ui(f"element.{element}")) for element in Element)
    return Grid(
        f"elements-{journey.id}",
        speech.both(
            lambda language: speech.word(
                "coverage.elements", language, journey=within(journey.title, language)
            )
        ),
        speech.ui("coverage.elements.note"),
        speech.ui("coverage.element"),
        tuple(speech.text(stage.name) for stage in journey.stages.values()),
        lines_of(rows, tuple(stages), cell) if covered.practices else (),
    )


def _dimensions(covered: Covered, speech: Speech) -> Grid:
    """Return how many practices of each dimension are applied at each touchpoint."""
    steps = [step for journey in covered.journeys.values() for step in journey.steps]
    applied = {
        key: _applied((step for step in steps if step.at == key), covered) for key in covered.touchpoints
    }

    def cell(touchpoint: str, dimension: Dimension) -> str:
        return count(sum(dimension in practice.dimensions for practice in applied[touchpoint]))

    rows = ((key, speech.link("touchpoint", key)) for key in covered.touchpoints)
    return Grid(
        "dimensions",
        speech.ui("coverage.dimensions"),
        speech.ui("coverage.dimensions.note"),
        speech.ui("table.touchpoint"),
        tuple(speech.ui(f"dimension.{dimension}") for dimension in Dimension),
        lines_of(rows, tuple(Dimension), cell) if covered.practices else (),
    )


def _enablers(covered: Covered, speech: Speech) -> Grid:
    """Return how many practices each enabler carries, and at how many steps they are applied."""
    steps = [step for journey in covered.journeys.values() for step in journey.steps]

    def cell(enabler: Enabler, what: str) -> str:
        carried = {key for key, practice in covered.practices.items() if enabler in practice.enablers}
        reached = [step for step in steps if carried.intersection(step.practices)]
        return count(len(carried) if what == "practices" else len(reached))

    rows = ((enabler, speech.ui(f"enabler.{enabler}")) for enabler in Enabler)
    return Grid(
        "enablers",
        speech.ui("coverage.enablers"),
        speech.ui("coverage.enablers.note"),
        speech.ui("coverage.enabler"),
        (speech.ui("nav.practices"), speech.ui("coverage.steps")),
        lines_of(rows, ("practices", "steps"), cell) if covered.practices else (),
    )


def _applied(steps: Iterable[Step], covered: Covered) -> tuple[Practice, ...]:
    """Return the practices that are applied at any of these steps, each once."""
    keys = dict.fromkeys(key for step in steps for key in step.practices)
    return tuple(covered.practices[key] for key in keys)
