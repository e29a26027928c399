"""The Monday sheet of a role, one page A4: what customers said of its own this month, what to do, and whom to ask.

"This month" is the newest period of each measure; its change is judged among all changes of the sheet. What changed by
more than chance comes first, and there is room for a few lines only: the rest stands on the role's page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Comment, Finding, Judged, MetricFindings, Shown
from cxsite.model.improve import Role
from cxsite.model.journey import Label
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, numbers, sentences
from cxsite.pages.differences import newest
from cxsite.pages.family import Family, family_of
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.remarks import Tongue, tongues_of
from cxsite.pages.scorecard import change_of
from cxsite.pages.sentences import Number
from cxsite.pages.since import named_at
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.verdicts import Judged as Said

LINES = 8
"""How many values have room on the sheet."""

EVERYONE = ""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A measure of a role, with its newest numbers and nothing else, and what may be said of their changes."""

    metric: Metric
    found: MetricFindings


@dataclass(frozen=True, slots=True)
class Monday:
    """What the sheet is made of.

    Attributes:
        role: whose it is.
        gauges: its measures, and those with answers at its touchpoints.
        comment: an approved one about its touchpoints, None where there is none.
        segments: the name of who wrote it.
        practice: the id of the one of the week, "" for none.
        asked: the roles that it turns to.
    """

    role: Role
    gauges: tuple[Gauge, ...]
    comment: Comment | None = None
    segments: Mapping[str, Label] | None = None
    practice: str = ""
    asked: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Felt:
    """One value of the newest period: of a measure, at a touchpoint or of everyone."""

    name: Pair
    period: Pair
    number: Number
    explained: str
    change: Said | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Whom to ask, and what is first there."""

    name: Pair
    priority: Pair | None


@dataclass(frozen=True, slots=True)
class MondayBody:
    """What the sheet shows."""

    title: Pair
    priority: Pair | None
    whole: str
    felt: tuple[Felt, ...]
    quote: tuple[Tongue, ...]
    steps: tuple[Pair, ...]
    practice: Pair | None
    asked: tuple[Colleague, ...]
    labels: Mapping[str, Pair]


def gauges_of(
    measured: Iterable[tuple[Metric, MetricFindings]], owned: Iterable[str], places: Iterable[str]
) -> tuple[Gauge, ...]:
    """Return what a role's sheet may be told of all measures.

    Args:
        measured: every measure with its numbers.
        owned: the measures that the role answers for: of these everyone's number.
        places: its touchpoints: of every measure the numbers there.
    """
    own, at = frozenset(owned), frozenset(places)
    gauges = []
    for metric, found in measured:
        wanted = at | {EVERYONE} if metric.id in own else at
        kept = {key: each for key, each in newest(found).items() if key in wanted and each.value is not None}
        cuts = {each.cut for each in kept.values()}
        if kept:
            judged = tuple(each for each in found.judged if each.after in cuts)
            slim = MetricFindings(metric.id, found.decimals, tuple(kept.values()), judged=judged)
            gauges.append(Gauge(metric, slim))
    return tuple(gauges)


def view_of_monday(frame: Frame, path: str, monday: Monday, names: Mapping[str, tuple[Text, str]]) -> View:
    """Return the sheet of one role."""
    speech = speech_of(frame, path, names)
    role = monday.role
    body = MondayBody(
        title=speech.text(role.title),
        priority=speech.sentence(role.priority) if role.priority else None,
        whole=addresses.link(path, addresses.role(frame.language, role.id)),
        felt=_felt(monday.gauges, path, speech),
        quote=tongues_of([monday.comment], monday.segments or {}, speech) if monday.comment else (),
        steps=tuple(map(speech.sentence, role.steps or ((role.monday,) if role.monday else ()))),
        practice=speech.link("practice", monday.practice) if monday.practice else None,
        asked=tuple(_colleague(each, speech) for each in monday.asked),
        labels={
            key: speech.ui(f"monday.{key}") for key in ("sheet", "felt", "quote", "steps", "ask", "whole")
        }
        | {key: speech.ui(f"table.{key}") for key in ("metric", "value")}
        | {"change": speech.ui("edition.change")},
    )
    title = speech.word("monday.title", role=without_markup(body.title))
    head = head_of(frame, path, title, section="improve", description=speech.word("monday.lead"))
    return View("monday.html", Shell(head, body))


def _felt(gauges: tuple[Gauge, ...], path: str, speech: Speech) -> tuple[Felt, ...]:
    """Return as many values as have room: what changed by more than chance first, what few people said last."""
    family = family_of(each for gauge in gauges for each in gauge.found.judged)
    found = [(gauge, each) for gauge in gauges for each in gauge.found.findings]
    found.sort(key=lambda pair: (not family.moved(_change(*pair)), pair[1].shown is Shown.SMALL))
    return tuple(_line(gauge, each, family, path, speech) for gauge, each in found[:LINES])


def _change(gauge: Gauge, finding: Finding) -> Judged | None:
    return next((each for each in gauge.found.judged if each.after == finding.cut), None)


def _line(gauge: Gauge, finding: Finding, family: Family, path: str, speech: Speech) -> Felt:
    metric, change = gauge.metric, _change(gauge, finding)
    return Felt(
        named_at(metric, finding.cut.touchpoint, speech),
        speech.period(finding.cut.period),
        sentences.number(finding, metric, gauge.found.decimals, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id), numbers.anchor(finding)),
        change_of(change, metric, speech, family),
    )


def _colleague(role: Role, speech: Speech) -> Colleague:
    return Colleague(speech.link("role", role.id), speech.sentence(role.priority) if role.priority else None)
