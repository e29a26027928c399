"""A journey as it is today beside the same journey as it is to be.

Of each step only what changes is told, with how it feels and what was measured; beside a measured value stands what
somebody has promised of it, and nothing that nobody has measured yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.improve import Promise
from cxsite.model.journey import Journey
from cxsite.model.metric import Metric
from cxsite.pages import addresses
from cxsite.pages.captions import Caption, Ways, captioned
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.journey_changes import SIGNS, Fate, Part, Turn, parts_of
from cxsite.pages.journey_files import Form, endings, forms_of
from cxsite.pages.journey_map import LANES, stages_of
from cxsite.pages.journey_personas import chart_of_parts
from cxsite.pages.journey_step import Company, StepView
from cxsite.pages.page import View
from cxsite.pages.promises import promised
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.values import NO_GAUGES, Gauges

LABELS = {"today": "lane.now", "planned": "lane.future", "lane": "forms.lane", "moved": "forms.moved.note"}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two journeys, what their maps speak of, and what is promised at their touchpoints.

    `metrics` are those of the promises.
    """

    today: Journey
    planned: Journey
    here: Company
    there: Company
    promises: tuple[Promise, ...]
    metrics: Mapping[str, Metric]


@dataclass(frozen=True, slots=True)
class Mark:
    """What becomes of something: a sign and a word."""

    fate: str
    sign: str
    word: Pair


@dataclass(frozen=True, slots=True)
class Change:
    """A step on both sides, None where there is none; `lanes` are those in which the sides differ."""

    name: Pair
    mark: Mark
    today: StepView | None
    planned: StepView | None
    lanes: tuple[Term, ...]
    promises: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stage on both sides; `mark` says that it is new or goes, None where it is on both."""

    id: str
    number: int
    name: Pair
    mark: Mark | None
    before: Pair | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class BesideBody:
    """What the page shows; `today` and `planned` lead to the two maps."""

    title: Pair
    lead: Pair
    said: Pair
    illustrative: Pair | None
    forms: tuple[Form, ...]
    labels: Mapping[str, Pair]
    today: Form
    planned: Form
    stretches: tuple[Stretch, ...]
    chart: str
    caption: Caption


def view_of_beside(frame: Frame, path: str, compared: Compared) -> View:
    """Return the page of a journey that is planned, beside the one of today."""
    speech = speech_of(frame, path, {**compared.here.names, **compared.there.names})
    parts = parts_of(compared.today, compared.planned)
    here, there = (
        {step.id: step for stage in stages_of(journey, company, path, speech) for step in stage.steps}
        for journey, company in ((compared.today, compared.here), (compared.planned, compared.there))
    )
    title = speech.word("forms.beside")
    chart = chart_of_parts(parts, compared.here, compared.there, speech)
    file = addresses.journey_file(speech.language, compared.planned.id, "csv")
    body = BesideBody(
        title=speech.text(compared.planned.title),
        lead=speech.ui("forms.beside"),
        said=_said(parts, speech),
        illustrative=speech.ui("ui.illustrative") if compared.here.illustrative else None,
        forms=forms_of(compared.planned, (), path, speech, endings(frame)),
        labels={name: speech.ui(key) for name, key in LABELS.items()},
        today=_form(compared.today, path, speech),
        planned=_form(compared.planned, path, speech),
        stretches=tuple(
            _stretch(part, number, here, there, compared, speech)
            for part, number in zip(parts, _numbers(parts), strict=True)
        ),
        chart=chart.id,
        caption=captioned((), Ways("#told", addresses.link(path, file)), speech, speech.ui("forms.chart")),
    )
    head = head_of(frame, path, f"{speech.plain(compared.planned.title)} · {title}", section="journeys")
    return View("journey-beside.html", Shell(head, body), (chart,))


def _form(journey: Journey, path: str, speech: Speech) -> Form:
    return Form(
        addresses.link(path, addresses.journey(speech.language, journey.id)), speech.text(journey.title)
    )


def _said(parts: tuple[Part, ...], speech: Speech) -> Pair:
    """Return how many steps stay, change, go and come."""
    fates = [turn.fate for part in parts for turn in part.turns]
    return speech.ui("forms.beside.said", **{fate.value: fates.count(fate) for fate in Fate})


def _mark(fate: Fate, speech: Speech) -> Mark:
    return Mark(fate.value, SIGNS[fate], speech.ui(f"forms.{fate}"))


def _numbers(parts: tuple[Part, ...]) -> list[int]:
    """Return the number of each stage, as the chart counts them; 0 for one that has no steps left."""
    return [
        sum(bool(each.turns) for each in parts[: at + 1]) if part.turns else 0
        for at, part in enumerate(parts)
    ]


def _stretch(
    part: Part,
    number: int,
    here: Mapping[str, StepView],
    there: Mapping[str, StepView],
    compared: Compared,
    speech: Speech,
) -> Stretch:
    stage, before = part.shown, part.today
    fate = Fate.GONE if part.planned is None else Fate.NEW if part.today is None else None
    renamed = before if before and part.planned and before.name != part.planned.name else None
    return Stretch(
        stage.id,
        number,
        speech.text(stage.name),
        _mark(fate, speech) if fate else None,
        speech.text(renamed.name) if renamed else None,
        tuple(_change(turn, here, there, compared, speech) for turn in part.turns),
    )


def _change(
    turn: Turn,
    here: Mapping[str, StepView],
    there: Mapping[str, StepView],
    compared: Compared,
    speech: Speech,
) -> Change:
    today = here[".".join((turn.today[0], turn.today[1].id))] if turn.today else None
    planned = there[".".join((turn.planned[0], turn.planned[1].id))] if turn.planned else None
    stage, step = turn.shown
    shown = (there if turn.planned else here)[f"{stage}.{step.id}"]
    promises = tuple(each for each in compared.promises if turn.planned and each.touchpoint == step.at)
    told = tuple(
        lane for lane in LANES if _differs(lane, today, planned) or (lane == "measures" and promises)
    )
    gauged = Gauges(compared.metrics, NO_GAUGES.found)
    return Change(
        shown.name,
        _mark(turn.fate, speech),
        today,
        planned,
        tuple(Term(lane, speech.ui(f"lane.{lane}"), ()) for lane in told),
        tuple(promised(each, gauged, speech) for each in promises),
    )


def _differs(lane: str, today: StepView | None, planned: StepView | None) -> bool:
    """Tell whether a lane is told: one with something in it that is not the same on both sides."""
    one, other = (_held(lane, step) for step in (today, planned))
    if lane == "measures":
        return bool(one)
    return bool(one or other) and (one != other or lane == "feels")


def _held(lane: str, step: StepView | None) -> object:
    """Return what stands in a lane of a step; of what is planned nothing has been measured."""
    if step is None:
        return None
    match lane:
        case "feels":
            return step.feeling
        case "pains":
            return step.pains
        case "quotes":
            return step.quotes
        case "measures":
            return tuple(each for each in step.values if each.number.value)
        case _:
            return step.lanes.get(lane)
