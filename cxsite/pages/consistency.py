"""Consistency: how far the channels of a measure lie apart, and whether that is the channels' doing.

A touchpoint has one channel, so two channels are never asked about the same touchpoint: what differs may be the step.
Only where both are met in the same stage of a journey do they have the same task.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.journey import Channel, Touchpoint
from cxsite.model.metric import Metric
from cxsite.pages import addresses, measuring, numbers, sentences
from cxsite.pages.captions import Caption, Drawn, Ways, of_the_whole
from cxsite.pages.channel_ends import FEWEST, End, chart_of, ends_of, order_of
from cxsite.pages.encounters import Encounter
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.values import Value


@dataclass(frozen=True, slots=True)
class Channels:
    """What consistency is told from.

    Attributes:
        metrics: those with numbers of at least two channels.
        scales: those of their questions.
        datasets: the surveys that they are from.
        found: their numbers of the whole time.
        touchpoints: those that were asked about.
        channels: theirs.
        met: the steps at these touchpoints, over all journeys.
        names: what the page may link to.
        illustrative: whether any of the answers are invented.
    """

    metrics: Mapping[str, Metric]
    scales: Mapping[str, Scale]
    datasets: Mapping[str, Dataset]
    found: Mapping[str, MetricFindings]
    touchpoints: Mapping[str, Touchpoint]
    channels: Mapping[str, Channel]
    met: tuple[Encounter, ...]
    names: Names
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A channel: its value, and the touchpoints that people were asked about."""

    name: Pair
    value: Value
    asked: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """One measure over its channels, the best first; `finding` says how far they lie apart."""

    id: str
    title: Pair
    href: str
    direction: Pair
    finding: Pair
    sure: Pair | None
    cautions: tuple[Pair, ...]
    chart: str
    caption: Caption
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConsistencyBody:
    """What the page of consistency shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    illustrative: Pair | None
    labels: Mapping[str, Pair]
    spreads: tuple[Spread, ...]
    download: str


def view_of_consistency(frame: Frame, path: str, pages: tuple[str, ...], channels: Channels) -> View:
    """Return the page of consistency."""
    speech = speech_of(frame, path, channels.names)
    charts = ((key, _chart(metric, channels, speech)) for key, metric in channels.metrics.items())
    drawn = {key: chart for key, chart in charts if chart}
    body = ConsistencyBody(
        speech.ui("page.consistency"),
        speech.ui("measures.consistency.lead"),
        measuring.ways(path, pages, speech),
        speech.ui("ui.illustrative") if channels.illustrative else None,
        {key: speech.ui(f"table.{key}") for key in ("channel", "value", "asked-about")},
        tuple(_spread(metric, drawn, path, channels, speech) for metric in channels.metrics.values()),
        measuring.download(path, "consistency"),
    )
    return replace(measuring.shown(frame, path, "consistency", body, speech), charts=tuple(drawn.values()))


def is_spread(found: MetricFindings) -> bool:
    """Say whether at least two channels of a measure have a value."""
    return sum(each.value is not None for each in found.channels.values()) >= FEWEST


def _spread(
    metric: Metric, drawn: Mapping[str, Chart], path: str, channels: Channels, speech: Speech
) -> Spread:
    found = channels.found[metric.id]
    ordered = sorted(found.channels.items(), key=lambda pair: order_of(pair[1], metric.better))
    ends = ends_of(found)
    return Spread(
        f"measure-{metric.id}",
        sentences.named(metric, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id)),
        speech.ui(f"measure.{metric.better}-better"),
        _apart(ends, metric, found.decimals, channels, speech) if ends else speech.ui("consistency.too-few"),
        _sure(metric, found, speech) if ends else None,
        _cautions(ends, found, channels, speech),
        drawn[metric.id].id if metric.id in drawn else "",
        _caption(metric, path, channels, speech),
        tuple(_line(key, finding, metric, path, channels, speech) for key, finding in ordered),
    )


def _caption(metric: Metric, path: str, channels: Channels, speech: Speech) -> Caption:
    drawn = Drawn(metric, channels.scales[metric.id], channels.datasets[metric.id])
    ways = Ways(f"#measure-{metric.id}", measuring.download(path, "consistency"))
    return of_the_whole([drawn], channels.found[metric.id], ways, speech, speech.ui("consistency.chart"))


def _chart(metric: Metric, channels: Channels, speech: Speech) -> Chart | None:
    found = channels.found[metric.id]
    ends = ends_of(found)
    label = without_markup(_apart(ends, metric, found.decimals, channels, speech)) if ends else ""
    return chart_of(metric, channels.scales[metric.id], found, channels.channels, label, speech)


def _apart(ends: tuple[End, End], metric: Metric, decimals: int, channels: Channels, speech: Speech) -> Pair:
    (low, lowest), (high, highest) = ends

    def say(language: str) -> str:
        return speech.word(
            "consistency.finding" if low < high else "consistency.same",
            language,
            lowest=within(channels.channels[lowest].name, language),
            low=sentences.figure(low, metric, decimals, language),
            highest=within(channels.channels[highest].name, language),
            high=sentences.figure(high, metric, decimals, language),
            difference=measuring.difference(low, high, metric, decimals, speech, language),
        )

    return speech.both(say)


def _sure(metric: Metric, found: MetricFindings, speech: Speech) -> Pair | None:
    """Return between what the distance lies, which does not forget that the two were chosen from several."""
    apart = found.apart
    if apart is None:
        return None
    key = "consistency.sure" if apart.low > 0 else "consistency.alike"

    def say(language: str) -> str:
        low, high = (
            measuring.difference(0.0, end, metric, found.decimals, speech, language)
            for end in (apart.low, apart.high)
        )
        return speech.word(key, language, n=apart.channels, low=low, high=high)

    return speech.both(say)


def _cautions(
    ends: tuple[End, End] | None, found: MetricFindings, channels: Channels, speech: Speech
) -> tuple[Pair, ...]:
    """Return what keeps the difference from being simply one of the channels."""
    said = []
    if ends:
        lowest, highest = (_stages(key, found, channels) for _, key in ends)
        shared = [stage for stage in lowest if stage in highest]
        said += [_met_in(lowest[stage], speech) for stage in shared]
        said += [] if shared else [speech.ui("consistency.other-steps")]
    if any(finding.shown is Shown.SMALL for finding in found.channels.values()):
        said.append(speech.ui("consistency.small"))
    return tuple(said)


def _met_in(encounter: Encounter, speech: Speech) -> Pair:
    return speech.both(
        lambda language: speech.word(
            "consistency.same-stage",
            language,
            stage=within(encounter.stage_name, language),
            journey=within(encounter.title, language),
        )
    )


def _stages(channel: str, found: MetricFindings, channels: Channels) -> dict[tuple[str, str], Encounter]:
    """Return the stages of journeys in which a channel's touchpoints are met, each with one of its steps."""
    asked = _asked(channel, found, channels)
    return {(each.journey, each.stage): each for each in channels.met if each.step.at in asked}


def _asked(channel: str, found: MetricFindings, channels: Channels) -> tuple[str, ...]:
    """Return the touchpoints of a channel that people were asked about."""
    touchpoints = numbers.values_of(found, "touchpoint")
    return tuple(key for key in touchpoints if channels.touchpoints[key].channel == channel)


def _line(key: str, finding: Finding, metric: Metric, path: str, channels: Channels, speech: Speech) -> Line:
    found, name = channels.found[metric.id], speech.text(channels.channels[key].name)
    place = addresses.measure(speech.language, metric.id)
    href = addresses.link(path, place, addresses.number(channel=key))
    number = sentences.number(finding, metric, found.decimals, speech)
    asked = tuple(speech.link("touchpoint", each) for each in _asked(key, found, channels))
    return Line(name, Value(name, number, href), asked)
