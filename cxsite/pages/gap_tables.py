"""Gaps that were asked for: both ends of each, by touchpoint, the widest shortfall first.

The two ends are told only where the gap is. What is said of a touchpoint follows from the interval of its gap, which is
that of each person's difference, and never from the two intervals of its ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.measure.found_gaps import EndsFinding
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.journey import Touchpoint
from cxsite.model.metric import Metric, Unit
from cxsite.pages import addresses, formats, numbers, ranges, sentences
from cxsite.pages.captions import Caption, Drawn, Ways, of_the_whole
from cxsite.pages.foreign import within
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech, without_markup

UNITS: Mapping[Unit, tuple[str, Unit]] = {Unit.ANSWER: ("", Unit.ANSWER), Unit.POINTS: ("%", Unit.PERCENT)}
"""The unit of a gap to that of its ends, and what stands behind their numbers."""


@dataclass(frozen=True, slots=True)
class Paired:
    """One gap: its metric, the scale of both questions, its numbers, the survey that it is from."""

    metric: Metric
    scale: Scale
    found: MetricFindings
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class GapLine:
    """A touchpoint, or everyone: what was expected or believed, what was found, and the gap."""

    name: Pair
    first: Number
    second: Number
    gap: Number
    href: str


@dataclass(frozen=True, slots=True)
class GapTable:
    """One gap with its drawing; `told` says what its intervals carry."""

    id: str
    title: Pair
    href: str
    told: Pair
    illustrative: Pair | None
    chart: str
    caption: Caption
    heads: tuple[Pair, ...]
    lines: tuple[GapLine, ...]
    download: str


Known = tuple[EndsFinding, Finding]
"""Both ends, and the gap."""


def gap_table(
    paired: Paired, touchpoints: Mapping[str, Touchpoint], path: str, speech: Speech
) -> tuple[GapTable, Chart]:
    """Return a gap with both ends, and the chart of it.

    Args:
        paired: the gap; something of it is shown.
        touchpoints: those that it has numbers of.
        path: where the page stands.
        speech: how the page speaks.
    """
    metric = paired.metric
    first, second = ("gaps.expected", "gaps.asked.found")
    if metric.form.is_said:
        first, second = ("gaps.inside.believed", "gaps.inside.experienced")
    known = _known(paired.found)
    told = _told(known, paired, touchpoints, speech)
    identifier = f"gap-{metric.id}"
    place = addresses.measure(speech.language, metric.id)
    names = (speech.word(first), speech.word(second))
    chart = ranges.paired(
        identifier,
        _pairs(known, paired, touchpoints, names, speech),
        lambda value: _written(value, paired, speech.language),
        without_markup(told),
        speech,
    )
    download = addresses.link(path, addresses.table(metric.id))
    table = GapTable(
        identifier,
        sentences.named(metric, speech),
        addresses.link(path, place),
        told,
        speech.ui("ui.illustrative") if paired.dataset.illustrative else None,
        chart.id,
        _caption(paired, Ways(f"#{identifier}-table", download), speech),
        tuple(speech.ui(key) for key in ("table.touchpoint", first, second, "gaps.asked.gap")),
        tuple(
            GapLine(
                _name(ends.first.cut.touchpoint, touchpoints, speech),
                _end(ends.first, paired, speech),
                _end(ends.second, paired, speech),
                sentences.number(gap, metric, paired.found.decimals, speech),
                addresses.link(path, place, numbers.anchor(gap)),
            )
            for ends, gap in known
        ),
        download,
    )
    return table, chart


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of a gap at one touchpoint, the gap, and where it is explained."""

    first: Number
    second: Number
    gap: Number
    href: str


def ends_at(paired: Paired, touchpoint: str, path: str, speech: Speech) -> Ends | None:
    """Return both ends of a gap at a touchpoint, None where they are not shown."""
    found = next((each for each in _known(paired.found) if each[1].cut.touchpoint == touchpoint), None)
    if found is None:
        return None
    ends, gap = found
    place = addresses.measure(speech.language, paired.metric.id)
    return Ends(
        _end(ends.first, paired, speech),
        _end(ends.second, paired, speech),
        sentences.number(gap, paired.metric, paired.found.decimals, speech),
        addresses.link(path, place, numbers.anchor(gap)),
    )


def _caption(paired: Paired, ways: Ways, speech: Speech) -> Caption:
    """Return what stands below the drawing: of everyone, over the whole time."""
    drawn = Drawn(paired.metric, paired.scale, paired.dataset)
    note = "gaps.inside.chart" if paired.metric.form.is_said else "gaps.asked.chart"
    return of_the_whole([drawn], paired.found, ways, speech, speech.ui(note))


def _known(found: MetricFindings) -> tuple[Known, ...]:
    """Return what is shown: everyone first, then touchpoints, the widest shortfall first."""
    gaps = {one.cut: one for one in found.findings}
    known = [(ends, gaps[ends.first.cut]) for ends in found.ends]
    known.sort(key=lambda pair: (not pair[1].cut.is_everyone, pair[1].value or 0.0, pair[1].cut.touchpoint))
    return tuple(known)


def _name(touchpoint: str, touchpoints: Mapping[str, Touchpoint], speech: Speech) -> Pair:
    return speech.link("touchpoint", touchpoint) if touchpoint in touchpoints else speech.ui("gaps.everyone")


def _told(
    known: tuple[Known, ...], paired: Paired, touchpoints: Mapping[str, Touchpoint], speech: Speech
) -> Pair:
    """Return the touchpoint with the widest shortfall that is more than chance; of two groups, everybody's gap."""
    metric, decimals = paired.metric, paired.found.decimals
    if metric.form.is_said:
        return sentences.sentence(known[0][1], metric, paired.found, speech)
    short = [gap for _, gap in known if gap.cut.touchpoint and gap.high is not None and gap.high < 0]

    def say(language: str) -> str:
        name = sentences.name(metric, language, speech)
        if not short:
            return speech.word("gaps.asked.none", language, name=name)
        worst = short[0]
        value, low, high = (
            sentences.figure(one or 0.0, metric, decimals, language)
            for one in (worst.value, worst.low, worst.high)
        )
        place = within(touchpoints[worst.cut.touchpoint].name, language)
        return speech.word(
            "gaps.asked.widest", language, name=name, place=place, value=value, low=low, high=high
        )

    return speech.both(say)


def _end(finding: Finding, paired: Paired, speech: Speech) -> Number:
    """Return one end of a gap ready to print, in its own unit."""
    if finding.value is None:
        return Number("", None, "", None, speech.ui("judge.withheld"))
    n = finding.answers

    def between(language: str) -> str:
        low, high = (_written(end or 0.0, paired, language) for end in (finding.low, finding.high))
        return speech.word("measure.between", language, low=low, high=high)

    return Number(
        _written(finding.value, paired, speech.language),
        speech.both(between),
        "" if n is None else sentences.many(n, speech, speech.language),
        None if n is None else speech.both(lambda language: sentences.counted(n, speech, language)),
        speech.ui("judge.small-sample") if finding.shown is Shown.SMALL else None,
    )


def _written(value: float, paired: Paired, language: str) -> str:
    sign, _ = UNITS[paired.metric.form.unit]
    return formats.decimal(value, paired.found.decimals, language) + sign


def _pairs(
    known: tuple[Known, ...],
    paired: Paired,
    touchpoints: Mapping[str, Touchpoint],
    names: tuple[str, str],
    speech: Speech,
) -> ranges.Pairs:
    """Return what is drawn, `names` being those of the two ends."""
    _, unit = UNITS[paired.metric.form.unit]
    scale = paired.scale
    bounds = (0.0, 100.0) if unit is Unit.PERCENT else (float(scale.low), float(scale.high))
    rungs = tuple(
        (
            speech.plain(touchpoints[ends.first.cut.touchpoint].name)
            if ends.first.cut.touchpoint in touchpoints
            else speech.word("gaps.everyone"),
            ends.first,
            ends.second,
        )
        for ends, _ in known
    )
    return ranges.Pairs(rungs, bounds, unit, names)
