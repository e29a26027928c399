"""Gaps: what companies believe against what customers say, and what customers expect against what they rated.

A quoted gap keeps its source and how well it has been checked. An expectation in words has no number, so none is
computed from it: it stands beside the values that were measured at the same step.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cxsite.draw.chart import Chart
from cxsite.model.gap import Gap
from cxsite.model.journey import Touchpoint
from cxsite.model.knowledge import Claim, Reference
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, measuring, ranges
from cxsite.pages.captions import Caption, Ways, captioned
from cxsite.pages.encounters import Encounter, Spot, spot
from cxsite.pages.expectations import Expecting, Way, way
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.gap_tables import GapTable, Paired, gap_table
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.values import Gauges, Value, value


@dataclass(frozen=True, slots=True)
class Expected:
    """What gaps are told from.

    Attributes:
        claims: the quoted figures that are gaps.
        references: where they are from.
        met: the steps with an expectation, over all journeys that tell of today.
        touchpoints: theirs.
        gauged: the measures of these touchpoints.
        names: what the page may link to.
        illustrative: whether any of the answers are invented.
        journeys: in place of steps, where these are too many for one page: the journeys that they belong to.
        paired: the gaps that were asked for, with numbers of which something is shown.
        places: the touchpoints that they have numbers of.
    """

    claims: tuple[Claim, ...]
    references: Mapping[str, Reference]
    met: tuple[Encounter, ...]
    touchpoints: Mapping[str, Touchpoint]
    gauged: Gauges
    names: Mapping[str, tuple[Text, str]]
    illustrative: bool
    journeys: tuple[Expecting, ...] = ()
    paired: tuple[Paired, ...] = ()
    places: Mapping[str, Touchpoint] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted gap: both shares, how far they lie apart, where it is from and how well it was checked."""

    text: Pair
    believed: str
    experienced: str
    apart: Pair
    year: Pair | None
    status: Pair
    source: Pair | None
    href: str


@dataclass(frozen=True, slots=True)
class Hope:
    """What is expected at a step, and what was measured there."""

    spot: Spot
    expects: Pair
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class GapsBody:
    """What the page of gaps shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    illustrative: Pair | None
    chart: str
    caption: Caption
    quoted: tuple[Quoted, ...]
    hopes: tuple[Hope, ...]
    journeys: tuple[Way, ...]
    unmeasured: Pair | None
    inside: tuple[GapTable, ...]
    asked: tuple[GapTable, ...]
    download: str


LABELS = (
    "believed.title", "believed.note", "believed", "experienced", "apart", "checked", "figure",
    "expected.title", "expected.note", "expected", "measured", "needed", "journeys",
    "asked.title", "asked.note", "inside.title", "inside.note",
)  # fmt: skip


def view_of_gaps(frame: Frame, path: str, pages: tuple[str, ...], expected: Expected) -> View:
    """Return the page of gaps."""
    speech = speech_of(frame, path, expected.names)
    rated = {key: _rated(key, path, expected.gauged, speech) for key in expected.touchpoints}
    hopes = tuple(
        Hope(
            spot(each, path, expected.touchpoints[each.step.at].name, speech),
            speech.sentence(each.step.expects),
            rated[each.step.at],
        )
        for each in expected.met
        if each.step.expects
    )
    known = tuple(hope for hope in hopes if hope.values)
    missing = len(hopes) - len(known)
    chart = _chart(expected, speech) if expected.claims else None
    tables = {each.metric.id: gap_table(each, expected.places, path, speech) for each in expected.paired}
    inside = {each.metric.id for each in expected.paired if each.metric.form.is_said}
    body = GapsBody(
        speech.ui("page.gaps"),
        speech.ui("measures.gaps.lead"),
        measuring.ways(path, pages, speech),
        {key: speech.ui(f"gaps.{key}") for key in LABELS},
        speech.ui("ui.illustrative") if expected.illustrative and known else None,
        chart.id if chart else "",
        _caption(expected.claims, path, speech),
        tuple(_quoted(claim, claim.gap, path, speech) for claim in expected.claims if claim.gap),
        known,
        tuple(way(each, path, speech) for each in expected.journeys),
        _unmeasured(missing, speech) if missing else None,
        tuple(table for key, (table, _) in tables.items() if key in inside),
        tuple(table for key, (table, _) in tables.items() if key not in inside),
        measuring.download(path, "gaps"),
    )
    drawn = (*((chart,) if chart else ()), *(each for _, each in tables.values()))
    return replace(measuring.shown(frame, path, "gaps", body, speech), charts=drawn)


def _caption(claims: tuple[Claim, ...], path: str, speech: Speech) -> Caption:
    """Return what stands below the quoted gaps: how many they are, from when to when, and where their sources are."""
    years = sorted(claim.year.first.year for claim in claims if claim.year)
    facts = (
        speech.ui("gaps.quoted.better"),
        speech.ui(f"gaps.quoted.{'one' if len(claims) == 1 else 'other'}", n=len(claims)),
        *((_years(years[0], years[-1], speech),) if years else ()),
        speech.ui("gaps.quoted.sources"),
    )
    return captioned(
        facts, Ways("#believed", measuring.download(path, "gaps")), speech, speech.ui("gaps.chart")
    )


def _years(first: int, last: int, speech: Speech) -> Pair:
    if first == last:
        return speech.ui("gaps.quoted.year", year=first)
    return speech.both(lambda language: speech.word("gaps.quoted.years", language, first=first, last=last))


def _chart(expected: Expected, speech: Speech) -> Chart:
    """Return the quoted gaps below each other, each under who published it and when."""
    shares = [
        (_publisher(claim, expected, speech), claim.gap.believed, claim.gap.experienced)
        for claim in expected.claims
        if claim.gap
    ]
    label = " · ".join(speech.plain(claim.text) for claim in expected.claims)
    return ranges.believed("believed-chart", shares, label, speech)


def _publisher(claim: Claim, expected: Expected, speech: Speech) -> str:
    reference = expected.references.get(claim.reference or "")
    known = (reference.publisher or reference.title) if reference else claim.figure or claim.text
    year = [formats.partial_day(claim.year, speech.language)] if claim.year else []
    return " · ".join([speech.plain(known), *year])


def _quoted(claim: Claim, gap: Gap, path: str, speech: Speech) -> Quoted:
    def apart(language: str) -> str:
        difference = abs(gap.believed - gap.experienced)
        key = "one" if difference == 1 else "other"
        return speech.word(f"difference.percent.{key}", language, n=formats.exact(difference, language))

    year = claim.year
    return Quoted(
        speech.sentence(claim.text),
        ranges.percent(gap.believed, speech),
        ranges.percent(gap.experienced, speech),
        speech.both(apart),
        speech.both(lambda language: formats.partial_day(year, language)) if year else None,
        speech.ui(f"claim.{claim.status}"),
        speech.link("reference", claim.reference) if claim.reference else None,
        addresses.link(path, addresses.reference(speech.language, "claims"), f"claim-{claim.id}"),
    )


def _rated(touchpoint: str, path: str, gauged: Gauges, speech: Speech) -> tuple[Value, ...]:
    """Return what was measured at a touchpoint of the steps there, once for all of them."""
    stated = {each.importance for each in gauged.metrics.values()}
    rated = [
        key for key in gauged.at(touchpoint) if gauged.metrics[key].form.is_of_a_step and key not in stated
    ]
    return tuple(value(key, touchpoint, path, gauged, speech) for key in rated)


def _unmeasured(count: int, speech: Speech) -> Pair:
    return speech.ui(f"gaps.unmeasured.{'one' if count == 1 else 'other'}", n=count)
