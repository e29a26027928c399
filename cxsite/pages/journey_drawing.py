"""A journey's map as a picture to take along: its stages and steps, its curve, all lanes that somebody uses."""

from collections.abc import Iterator

from cxsite.draw.charts.map_drawing import Cell, Lane, Look, MapDrawing
from cxsite.draw.charts.png import Png
from cxsite.model.journey import Journey
from cxsite.model.typeface import Typeface
from cxsite.pages import formats
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.journey_map import LANES, LINES, is_used, stages_of
from cxsite.pages.journey_step import Company, StepView
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.values import Value

QUOTATION = {"zh-Hant": "「{}」"}
"""Language to its quotation marks, where they are not “ ”."""


def svg_of_journey(frame: Frame, path: str, journey: Journey, company: Company) -> View:
    """Return a journey's map as a drawing in the language of the frame."""
    return View("", drawing_of(frame, path, journey, company))


def png_of_journey(
    frame: Frame, path: str, journey: Journey, company: Company, faces: tuple[Typeface, ...]
) -> View:
    """Return the same drawing in pixels; its words are set in these typefaces."""
    return View("", Png(drawing_of(frame, path, journey, company), faces))


def drawing_of(frame: Frame, path: str, journey: Journey, company: Company) -> MapDrawing:
    """Return a journey's map as what is drawn of it."""
    speech = speech_of(frame, path, company.names)
    stages = stages_of(journey, company, path, speech)
    steps = tuple(step for stage in stages for step in stage.steps)
    felt = tuple(step.feels for step in journey.steps)
    return MapDrawing(
        language=speech.language,
        title=speech.plain(journey.title),
        about=without_markup(speech.sentence(journey.summary)) if journey.summary else "",
        stages=tuple((f"{each.number} {without_markup(each.name)}", len(each.steps)) for each in stages),
        heads=tuple(_head(step, speech) for step in steps),
        curve=tuple(company.emotions[key].score if key else None for key in felt),
        felt=tuple(_feeling(step) for step in steps),
        lanes=tuple(
            Lane(
                speech.word(f"lane.{lane}"),
                _line(lane, speech),
                tuple(_cell(lane, step, speech) for step in steps),
            )
            for lane in LANES
            if lane != "feels" and is_used(lane, steps)
        ),
        foot=_foot(frame, company, speech),
        label=speech.word(
            "forms.svg.label", title=speech.plain(journey.title), stages=len(stages), steps=len(steps)
        ),
    )


def _line(lane: str, speech: Speech) -> str:
    return speech.word(f"lane.line-{LINES[lane]}") if lane in LINES else ""


def _foot(frame: Frame, company: Company, speech: Speech) -> str:
    said = [
        speech.plain(frame.title),
        speech.word("footer.as-of", date=formats.day(frame.as_of, speech.language)),
        *([speech.plain(frame.footer)] if frame.footer else []),
        *([speech.word("ui.illustrative")] if company.illustrative else []),
    ]
    return " · ".join(said)


def _head(step: StepView, speech: Speech) -> Cell:
    truth = f"◆ {speech.word('lane.moment-of-truth')}" if step.moment_of_truth else ""
    said = (
        (without_markup(step.name), Look.STRONG),
        (without_markup(step.channel), Look.MUTED),
        (truth, Look.PLAIN),
    )
    return tuple(each for each in said if each[0])


def _feeling(step: StepView) -> Cell:
    sign = "▲" if "+" in step.score else "▼" if "−" in step.score else "●"
    said = [(f"{sign} {step.score} {without_markup(step.feeling)}", Look.STRONG)] if step.feeling else []
    return (*said, *((without_markup(each.said), Look.MUTED) for each in step.felt_by))


def _cell(lane: str, step: StepView, speech: Speech) -> Cell:
    return tuple(each for each in _said(lane, step, speech) if each[0])


def _said(lane: str, step: StepView, speech: Speech) -> Iterator[tuple[str, Look]]:
    """Yield what stands in a lane of a step."""
    if lane == "pains":
        for pain in step.pains:
            yield without_markup(pain.text), Look.PLAIN
            yield _plain(pain.weight), Look.MUTED
    elif lane == "quotes":
        marks = next((marks for tag, marks in QUOTATION.items() if speech.language.startswith(tag)), "“{}”")
        for quote in step.quotes:
            yield marks.format(without_markup(quote.words)), Look.PLAIN
            yield _plain(quote.by), Look.MUTED
    elif lane == "measures":
        for value in step.values:
            yield from _value(value)
    elif lane in step.lanes:
        entries = step.lanes[lane].entries
        owners = step.owners if lane == "opportunities" else (None,) * len(entries)
        for entry, owner in zip(entries, owners, strict=True):
            yield without_markup(entry), Look.PLAIN
            yield _plain(owner), Look.MUTED


def _plain(pair: Pair | None) -> str:
    return without_markup(pair) if pair else ""


def _value(value: Value) -> Iterator[tuple[str, Look]]:
    """Yield a measured value with its interval and its answers; nothing where there is none."""
    number = value.number
    if number.value:
        facts = (number.interval, number.counted, number.note)
        yield f"{number.value} {without_markup(value.name)}", Look.STRONG
        yield " · ".join(without_markup(each) for each in facts if each), Look.MUTED
