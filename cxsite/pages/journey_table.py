"""A journey's map as a table, and beside every feeling what was expected, in words and in numbers.

It says what the map says and nothing else, for those who read row by row and for those who want to compare by lane.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.pages import addresses
from cxsite.pages.captions import Caption, Ways, captioned
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.gap_tables import Paired, ends_at
from cxsite.pages.journey_files import Form, endings, forms_of
from cxsite.pages.journey_kin import planned_note
from cxsite.pages.journey_map import LANES, LINES, StageView, is_used, stages_of
from cxsite.pages.journey_nest import ALONE, Nest, Zoom, down, up
from cxsite.pages.journey_personas import chart_of_personas
from cxsite.pages.journey_step import Company
from cxsite.pages.page import View
from cxsite.pages.sentences import Number, named
from cxsite.pages.speech import Pair, Speech, Term

LABELS = {
    **{name: f"journey.{name}" for name in ("experience", "table", "goal", "content")},
    **{name: f"lane.{name}" for name in ("moment-of-truth", "leaves", "expects", "feels", "measures")},
    "experience.note": "journey.experience.note",
    "step": "table.step",
    "class": "touchpoint.class",
    "unknown": "emotion.unknown",
    "asked": "forms.asked",
    "above": "journey.part-of",
    "below": "forms.zoom",
    "expected": "gaps.expected",
    "found": "gaps.asked.found",
    "gap": "gaps.asked.gap",
}
"""Name of each label in the template to its word in the interface."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was expected of a touchpoint and what was found there, by the same people; `href` explains the gap."""

    name: Pair
    first: Number
    second: Number
    gap: Number
    href: str


@dataclass(frozen=True, slots=True)
class TableBody:
    """What the page shows; `asked` goes from a step's id to what was asked about its touchpoint before and after."""

    title: Pair
    lead: Pair
    planned: Pair | None
    illustrative: Pair | None
    forms: tuple[Form, ...]
    map: str
    lanes: tuple[Term, ...]
    lines: Mapping[str, Pair]
    labels: Mapping[str, Pair]
    stages: tuple[StageView, ...]
    asked: Mapping[str, tuple[Asked, ...]]
    chart: str
    caption: Caption
    above: tuple[Zoom, ...]
    below: Mapping[str, tuple[Zoom, ...]]


def view_of_table(
    frame: Frame,
    path: str,
    journey: Journey,
    company: Company,
    paired: tuple[Paired, ...],
    nest: Nest = ALONE,
) -> View:
    """Return a journey's map as a table.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        journey: the journey.
        company: what its map speaks of.
        paired: what was expected and what was found at its touchpoints, where people were asked for both.
        nest: how it stands to the journeys that it is a part of or consists of.
    """
    speech = speech_of(frame, path, company.names)
    stages = stages_of(journey, company, path, speech)
    steps = tuple(step for stage in stages for step in stage.steps)
    title = speech.word("journey.table")
    chart = chart_of_personas(journey, company, speech)
    numbers = addresses.link(path, addresses.journey_file(speech.language, journey.id, "csv"))
    body = TableBody(
        title=speech.text(journey.title),
        lead=speech.ui("journey.table.note"),
        planned=planned_note(journey, speech),
        illustrative=speech.ui("ui.illustrative") if company.illustrative else None,
        forms=forms_of(journey, company.planned, path, speech, endings(frame)),
        map=addresses.link(path, addresses.journey(speech.language, journey.id)),
        lanes=tuple(Term(lane, speech.ui(f"lane.{lane}"), ()) for lane in LANES if is_used(lane, steps)),
        lines={lane: speech.ui(f"lane.line-{line}") for lane, line in LINES.items()},
        labels={name: speech.ui(key) for name, key in LABELS.items()},
        stages=stages,
        asked=_asked(journey, paired, path, speech),
        chart=chart.id if chart else "",
        caption=captioned((), Ways("#experience", numbers), speech, speech.ui("forms.chart")),
        above=up(nest, path, speech),
        below=down(nest, path, speech),
    )
    head = head_of(frame, path, f"{speech.plain(journey.title)} · {title}", section="journeys")
    return View("journey-table.html", Shell(head, body), (chart,) if chart else ())


def _asked(
    journey: Journey, paired: tuple[Paired, ...], path: str, speech: Speech
) -> dict[str, tuple[Asked, ...]]:
    """Return what was asked before and after, at each step whose touchpoint it was asked about."""
    known = {
        f"{stage.id}.{step.id}": tuple(
            Asked(named(each.metric, speech), ends.first, ends.second, ends.gap, ends.href)
            for each in paired
            if (ends := ends_at(each, step.at, path, speech))
        )
        for stage in journey.stages.values()
        for step in stage.steps.values()
    }
    return {step: asked for step, asked in known.items() if asked}
