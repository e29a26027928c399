"""The channels at both ends of a measure: which they are, and the drawing of how far they lie apart."""

from collections.abc import Mapping

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.model.dataset import Scale
from cxsite.model.journey import Channel
from cxsite.model.metric import Direction, Metric
from cxsite.pages import ranges
from cxsite.pages.speech import Speech

FEWEST = 2
"""From so many channels on there is something to be consistent."""

End = tuple[float, str]
"""A value and the channel that has it."""


def ends_of(found: MetricFindings) -> tuple[End, End] | None:
    """Return the least and the greatest value with their channels; small samples take no part."""
    judged = [
        (finding.value, key)
        for key, finding in found.channels.items()
        if finding.value is not None and finding.shown is Shown.OK
    ]
    return (min(judged), max(judged)) if len(judged) >= FEWEST else None


def order_of(finding: Finding, better: Direction) -> tuple[bool, float]:
    """Sort the best first, and what has no value last."""
    value = finding.value or 0.0
    return finding.value is None, -value if better is Direction.HIGHER else value


def chart_of(
    metric: Metric,
    scale: Scale,
    found: MetricFindings,
    channels: Mapping[str, Channel],
    label: str,
    speech: Speech,
) -> Chart | None:
    """Return the drawing of both ends and what lies between them, None where there are no two.

    Args:
        metric: what is measured.
        scale: of its question.
        found: its numbers of each channel.
        channels: those that have numbers.
        label: the chart in words.
        speech: how the page speaks.
    """
    ends = ends_of(found)
    if ends is None:
        return None
    (_, lowest), (_, highest) = ends
    between = tuple(
        each
        for key, each in found.channels.items()
        if key not in {lowest, highest} and each.shown is Shown.OK
    )
    drawn = ranges.Ends(
        metric, scale, found.decimals, found.channels[lowest], found.channels[highest], between
    )
    names = (
        speech.word("consistency.lowest", channel=speech.plain(channels[lowest].name)),
        speech.word("consistency.highest", channel=speech.plain(channels[highest].name)),
    )
    return ranges.apart(f"channels-{metric.id}", drawn, names, label, speech)
