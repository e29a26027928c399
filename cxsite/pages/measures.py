"""A measure: its finding in words, its trend, its numbers in tables, and what stands behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.metric import Direction, Metric
from cxsite.pages import (
    addresses,
    charts,
    festivals,
    measuring,
    numbers,
    passages,
    process,
    sentences,
    slopes,
    spread,
    standing,
    told,
)
from cxsite.pages.family import family_of, newest_change, year_change
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.languages import is_told
from cxsite.pages.measure_tables import Table, tables_of
from cxsite.pages.measuring import Way
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import Told, occasions, overlapping
from cxsite.pages.page import View
from cxsite.pages.passages import Step
from cxsite.pages.passport import passport
from cxsite.pages.pooling import pooled
from cxsite.pages.process import Process
from cxsite.pages.slopes import Slopes
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.spread import Box
from cxsite.pages.standing import Standing


@dataclass(frozen=True, slots=True)
class Pooled:
    """That a measure's numbers put languages together, and the way to what each answered, where there is one."""

    said: Pair
    across: Way | None


TREND = "trend"
SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class MeasureBody:
    """What a measure's page shows."""

    title: Pair
    direction: Pair
    told: tuple[Pair, ...]
    pooled: Pooled | None
    standing: Standing | None
    target: Pair | None
    illustrative: Pair | None
    trend_title: Pair
    trend_note: Pair
    trend: str
    occasions: tuple[Told, ...]
    cautions: tuple[Pair, ...]
    process: Process | None
    slopes: tuple[Slopes, ...]
    steps_title: Pair
    steps_period: Pair | None
    steps: tuple[Step, ...]
    spread_title: Pair
    spread: str
    spread_period: Pair | None
    boxes: tuple[Box, ...]
    tables: tuple[Table, ...]
    labels: Mapping[str, Pair]
    passport_title: Pair
    passport: tuple[Term, ...]
    trademark: Pair | None
    download: str


def view_of_measure(frame: Frame, path: str, measure: Measure) -> View:
    """Return the page of one measure."""
    speech = speech_of(frame, path, measure.sources)
    metric, found = measure.metric, measure.found
    series = numbers.series(found)
    said = (*_told(metric, found, speech), *process.newest(measure, series, speech))
    mixture = pooled(found, speech)
    label = told.in_one((*said, mixture) if mixture else said, speech)
    stands = standing.standing(measure, frame.as_of, speech)
    happened = occasions(measure, series, speech)
    chart = charts.trend(TREND, measure, series, speech, label, happened) if series else None
    goes = process.process_of(measure, series, speech)
    everyone = numbers.overall(found)
    parts = spread.boxes(measure, speech)
    ways = (*festivals.festivals_of(measure, speech), *slopes.slopes_of(measure, series, speech))
    bar = spread.stack(SPREAD, parts, speech) if parts else None
    steps = passages.steps_of(measure, speech)
    higher = metric.better is Direction.HIGHER
    body = MeasureBody(
        title=sentences.named(metric, speech),
        direction=speech.ui("measure.higher-better" if higher else "measure.lower-better"),
        told=said,
        pooled=_pooled(found, path, speech),
        standing=stands[0] if stands else None,
        target=sentences.aim(metric.target, metric, speech) if metric.target else None,
        illustrative=speech.ui("ui.illustrative") if measure.dataset.illustrative else None,
        trend_title=speech.ui("measure.trend"),
        trend_note=speech.ui(_note(metric)),
        trend=chart.id if chart else "",
        occasions=tuple(occasion.told for occasion in happened),
        cautions=_cautions(measure, series, speech),
        process=goes[0] if goes else None,
        slopes=tuple(shown for shown, _ in ways),
        steps_title=speech.ui("funnel.title"),
        steps_period=speech.period(series[-1].cut.period) if series and steps else None,
        steps=steps,
        spread_title=speech.ui("spread.title"),
        spread=bar.id if bar else "",
        spread_period=speech.period(everyone.cut.period) if everyone else None,
        boxes=parts,
        tables=tables_of(measure, series, speech),
        labels=_labels(metric, speech),
        passport_title=speech.ui("measure.passport"),
        passport=passport(measure, speech),
        trademark=speech.ui("measure.trademark") if metric.form.is_trademark else None,
        download=addresses.link(path, addresses.table(metric.id)),
    )
    name = sentences.name(metric, frame.language, speech)
    head = head_of(frame, path, name, section="measures", description=label)
    drawn = (chart, stands[1] if stands else None, goes[1] if goes else None, *(one for _, one in ways), bar)
    return View("measure.html", Shell(head, body), tuple(one for one in drawn if one))


def _told(metric: Metric, found: MetricFindings, speech: Speech) -> tuple[Pair, ...]:
    """Return what is found of a measure; the page compares its newest value twice."""
    family = family_of((newest_change(found), year_change(found)))
    of_year = told.of_year(metric, found, speech, family)
    return (*told.told(metric, found, speech, family), *((of_year,) if of_year else ()))


def _pooled(found: MetricFindings, path: str, speech: Speech) -> Pooled | None:
    said = pooled(found, speech)
    if said is None:
        return None
    return Pooled(said, measuring.way(path, "languages", speech) if is_told(found) else None)


def _labels(metric: Metric, speech: Speech) -> dict[str, Pair]:
    """Return the heads of tables; what is counted need not be answers."""
    keys = ("value", "interval", "answers", "box", "share", "step", "entered", "passed", "reached")
    heads = {key: speech.ui(f"table.{key}") for key in keys}
    return heads | {"answers": speech.ui(f"table.{metric.origin.counts}")}


def _note(metric: Metric) -> str:
    """Return what is said below a trend, by what the metric is made from."""
    if metric.is_published:
        return "series.note"
    return "trend.note" if metric.question else "trend.note.counted"


def _cautions(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> tuple[Pair, ...]:
    """Return what a reader has to know of figures that others have published."""
    if not measure.metric.is_published:
        return ()
    values = [finding for finding in series if finding.value is not None]
    cautions = [speech.ui("series.overlap")] if overlapping(series) else []
    if any(finding.low is None for finding in values):
        cautions.append(speech.ui("series.no-interval.note"))
    return tuple(cautions)
