"""Finding the right finding: which published numbers a page shows, and where each stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.benchmark import Benchmark
from cxsite.model.dataset import PERCENT, Dataset, Figure, Question
from cxsite.model.handbook import Handbook
from cxsite.model.improve import Event
from cxsite.model.journey import Lists, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period
from cxsite.pages import addresses
from cxsite.pages.grouping import grouped
from cxsite.pages.names import Names

EVERYONE = ""
"""Stands among touchpoints for all answers, wherever they were given."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric with its published numbers and everything that explains them.

    Attributes:
        metric: what is measured.
        dataset: the survey it comes from.
        files: names of the files that were counted.
        found: its published numbers.
        touchpoints: those that it has numbers for.
        lists: names of segments and survey modes.
        events: what happened in the house and around it, drawn on every trend that spans it.
        benchmarks: what others reach, in the order in which the metric names them.
        sources: what benchmarks and published figures are taken from: `reference:id` to its name and its page's path.
    """

    metric: Metric
    dataset: Dataset
    files: tuple[str, ...]
    found: MetricFindings
    touchpoints: Mapping[str, Touchpoint]
    lists: Lists
    events: tuple[Event, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    sources: Names = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """The question that it is made from; of a figure that others have published, what is known of theirs."""
        if self.metric.question:
            return self.dataset.questions[self.metric.question_id]
        if self.metric.pairs:
            return Question(column=("value",), scale=self.metric.scale_of(self.dataset.scale or PERCENT))
        figure = self.dataset.figures.get(self.metric.figure_id, Figure())
        return Question(column=("value",), scale=figure.scale, asked=figure.asked)


def series(
    found: MetricFindings, touchpoint: str = "", language: str = "", segment: str = ""
) -> tuple[Finding, ...]:
    """Return the findings of one cut, a period each, oldest first; without the whole time."""
    return tuple(
        finding
        for finding in found.findings
        if finding.cut.period.grain is not Grain.WHOLE
        and (finding.cut.touchpoint, finding.cut.language, finding.cut.segment)
        == (touchpoint, language, segment)
    )


def overall(
    found: MetricFindings, touchpoint: str = "", language: str = "", segment: str = ""
) -> Finding | None:
    """Return the finding of one cut over the whole time, None where it was never asked."""
    return next(
        (
            finding
            for finding in found.findings
            if finding.cut.period.grain is Grain.WHOLE
            and (finding.cut.touchpoint, finding.cut.language, finding.cut.segment)
            == (touchpoint, language, segment)
        ),
        None,
    )


def latest(found: MetricFindings) -> Finding | None:
    """Return everyone's finding of the newest period."""
    return next(reversed(series(found)), None)


def standing(
    found: MetricFindings, touchpoint: str = "", language: str = "", segment: str = ""
) -> Finding | None:
    """Return the number that stands for a cut: that of the whole time, else the newest where nothing is summed."""
    newest = reversed(series(found, touchpoint, language, segment) if not is_summed(found) else ())
    return overall(found, touchpoint, language, segment) or next(newest, None)


def is_summed(found: MetricFindings) -> bool:
    """Tell whether there are numbers of the whole time: published figures and cohorts are not added up."""
    return any(finding.cut.period.grain is Grain.WHOLE for finding in found.findings)


def anchor(finding: Finding) -> str:
    """Return the anchor of a number on its measure's page."""
    cut = finding.cut
    period = "" if cut.period.grain is Grain.WHOLE else cut.period.id
    return addresses.number(cut.touchpoint, cut.language, cut.segment, period)


def values_of(found: MetricFindings, dimension: str) -> tuple[str, ...]:
    """Return the touchpoints, languages or segments that there are findings for, in order of their ids."""
    return tuple(sorted({value for finding in found.findings if (value := getattr(finding.cut, dimension))}))


@dataclass(frozen=True, slots=True)
class Whole:
    """A measure's numbers of the whole time, each with its place in their order.

    Attributes:
        found: all numbers of the measure.
        places: touchpoint to its own, "" to everybody's.
        newest: what stands for the measure where nothing is summed.
    """

    found: MetricFindings
    places: Mapping[str, tuple[tuple[int, Finding], ...]]
    newest: Finding | None

    def where(self, touchpoint: str) -> Finding | None:
        """Return the finding of the whole time at a touchpoint, None where nobody was asked."""
        return next((finding for _, finding in self.places.get(touchpoint, ())), None)

    def at(self, touchpoints: Iterable[str]) -> MetricFindings:
        """Return only the whole time at these touchpoints, "" for everyone: no other number can change their page.

        Where nothing is summed, the newest stands for everyone.
        """
        asked = dict.fromkeys(touchpoints)
        kept = sorted((each for key in asked for each in self.places.get(key, ())), key=itemgetter(0))
        shown = tuple(finding for _, finding in kept)
        if not shown and EVERYONE in asked and self.newest:
            shown = (self.newest,)
        return _only(self.found, shown)


def whole_of(found: MetricFindings) -> Whole:
    """Return a measure's numbers of the whole time, so that those of a touchpoint are found without a search."""
    summed = [
        (place, finding)
        for place, finding in enumerate(found.findings)
        if finding.cut.period.grain is Grain.WHOLE
    ]
    return Whole(
        found,
        grouped(
            (cut.touchpoint, each) for each in summed if (cut := each[1].cut).touchpoint or cut.is_everyone
        ),
        standing(found),
    )


def of_the_whole(found: MetricFindings) -> MetricFindings:
    """Return only what stands for the measure: everyone's number of the whole time, else the newest."""
    return whole_of(found).at((EVERYONE,))


def of_everyone(found: MetricFindings) -> MetricFindings:
    """Return only everyone's numbers, with what may be said of their changes and what is a signal among them."""
    kept = tuple(finding for finding in found.findings if finding.cut.is_everyone)
    judged = tuple(each for each in found.judged if each.after.is_everyone)
    return replace(_only(found, kept), judged=judged, process=found.process)


def _only(found: MetricFindings, kept: tuple[Finding, ...]) -> MetricFindings:
    """Return these findings alone: whatever else is known of the measure, no page of theirs depends on it."""
    return MetricFindings(
        found.metric,
        found.decimals,
        kept,
        is_published=found.is_published,
        pooled=found.pooled,
        as_of=found.as_of,
    )


def of_classes(found: MetricFindings) -> MetricFindings:
    """Return only the whole time's values of classes of touchpoints."""
    return replace(_only(found, ()), classes=found.classes)


def of_values(found: MetricFindings) -> MetricFindings:
    """Return only what is set side by side: the whole time's values, of channels and classes too."""
    kept = tuple(finding for finding in found.findings if finding.cut.period.grain is Grain.WHOLE)
    return replace(_only(found, kept), channels=found.channels, classes=found.classes, apart=found.apart)


def of_touchpoints(found: MetricFindings, period: Period) -> MetricFindings:
    """Return only the values at touchpoints, in one period and over the whole time."""
    kept = tuple(
        finding
        for finding in found.findings
        if finding.cut.touchpoint and finding.cut.period in {period, _whole_time(found)}
    )
    return _only(found, kept)


def of_gaps(found: MetricFindings) -> MetricFindings:
    """Return only the whole time, of everyone and at touchpoints, with both ends of each gap."""
    kept = tuple(
        finding
        for finding in found.findings
        if finding.cut.period.grain is Grain.WHOLE and not (finding.cut.language or finding.cut.segment)
    )
    return replace(_only(found, kept), ends=found.ends)


def _whole_time(found: MetricFindings) -> Period | None:
    wholes = (finding.cut.period for finding in found.findings if finding.cut.period.grain is Grain.WHOLE)
    return next(wholes, None)


def of_languages(found: MetricFindings) -> MetricFindings:
    """Return only everyone's values of the whole time and those of each language, and how each answered."""
    kept = tuple(
        finding
        for finding in found.findings
        if finding.cut.period.grain is Grain.WHOLE and (finding.cut.is_everyone or finding.cut.language)
    )
    return replace(_only(found, kept), spreads=found.spreads)


def illustrative(handbook: Handbook) -> tuple[str, ...]:
    """Return the metrics whose answers are invented."""
    return tuple(
        metric.id for metric in handbook.metrics.values() if handbook.datasets[metric.dataset_id].illustrative
    )
