"""A measure: its finding in words, its trend, its numbers in tables, and what stands behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.metric import Direction, Metric
from cxsite.pages import (
    addresses,
    charts,
    festivals,
    formats,
    measuring,
    numbers,
    passages,
    process,
    sentences,
    slopes,
    spread,
    stand_in,
    standing,
    told,
)
from cxsite.pages.captions import Caption, Ways, caption, drawn_of, of_the_whole
from cxsite.pages.durations import Waits, waits
from cxsite.pages.family import family_of, newest_change, year_change
from cxsite.pages.foreign import bare
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
from cxsite.pages.stamps import Earlier, Stamps, stamps_of
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
    stands_in: Pair | None
    told: tuple[Pair, ...]
    pooled: Pooled | None
    standing: Standing | None
    target: Pair | None
    illustrative: Pair | None
    trend_title: Pair
    trend_caption: Caption
    trend: str
    occasions: tuple[Told, ...]
    cautions: tuple[Pair, ...]
    process: Process | None
    slopes: tuple[Slopes, ...]
    steps_title: Pair
    steps_caption: Caption
    steps: tuple[Step, ...]
    spread_title: Pair
    spread: str
    spread_caption: Caption
    boxes: tuple[Box, ...]
    spread_of: str
    steps_of: str
    beside: Pair | None
    tables: tuple[Table, ...]
    stamps: Stamps
    labels: Mapping[str, Pair]
    waits: Waits | None
    passport_title: Pair
    passport: tuple[Term, ...]
    trademark: Pair | None
    download: str


def view_of_measure(frame: Frame, path: str, measure: Measure, earlier: tuple[Earlier, ...] = ()) -> View:
    """Return the page of one measure; `earlier` is what editions have published of it, the newest first."""
    speech = speech_of(frame, path, measure.sources)
    metric, found = measure.metric, measure.found
    series = numbers.series(found)
    said = (*_told(metric, found, speech), *process.newest(measure, series, speech))
    mixture = pooled(found, speech)
    label = told.in_one((*said, mixture) if mixture else said, speech)
    ways = Ways("#by-period", addresses.link(path, addresses.table(metric.id)))
    stands = standing.standing(measure, frame.as_of, replace(ways, table="#standing-title"), speech)
    happened = occasions(measure, series, speech)
    chart = charts.trend(TREND, measure, series, speech, label, happened) if series else None
    goes = process.process_of(measure, series, replace(ways, table="#process-title"), speech)
    everyone = numbers.overall(found)
    parts = spread.boxes(measure, speech)
    pairs = (
        *festivals.festivals_of(measure, ways, speech),
        *slopes.slopes_of(measure, series, ways, speech),
    )
    bar = spread.stack(SPREAD, parts, speech) if parts else None
    steps = passages.steps_of(measure, speech)
    tables = tables_of(measure, series, speech)
    waited = waits(measure, path, speech)
    higher = metric.better is Direction.HIGHER
    body = MeasureBody(
        title=sentences.named(metric, speech),
        direction=speech.ui("measure.higher-better" if higher else "measure.lower-better"),
        stands_in=stand_in.sentence(found, speech),
        told=said,
        pooled=_pooled(found, path, speech),
        standing=stands[0] if stands else None,
        target=sentences.aim(metric.target, metric, speech) if metric.target else None,
        illustrative=speech.ui("ui.illustrative") if measure.dataset.illustrative else None,
        trend_title=speech.ui("measure.trend"),
        trend_caption=caption(
            [drawn_of(measure)],
            [everyone] if everyone else [series[0], series[-1]] if series else [],
            ways,
            speech,
            speech.ui(_note(metric)),
        ),
        trend=chart.id if chart else "",
        occasions=tuple(occasion.told for occasion in happened),
        cautions=_cautions(measure, series, speech),
        process=goes[0] if goes else None,
        slopes=tuple(shown for shown, _ in pairs),
        steps_title=speech.ui("funnel.title"),
        steps_caption=caption([drawn_of(measure)], series[-1:], ways, speech),
        steps=steps,
        spread_title=speech.ui("spread.title"),
        spread=bar.id if bar else "",
        spread_caption=of_the_whole([drawn_of(measure)], found, replace(ways, table="#spread-title"), speech),
        boxes=parts,
        spread_of=numbers.anchor(everyone) if everyone else "passport",
        steps_of=numbers.anchor(series[-1]) if series else "passport",
        beside=_beside(metric, found, speech),
        tables=tables,
        stamps=stamps_of(path, measure, tables, earlier, speech),
        labels=_labels(metric, speech),
        waits=waited[0] if waited else None,
        passport_title=speech.ui("measure.passport"),
        passport=passport(measure, speech),
        trademark=speech.ui("measure.trademark") if metric.form.is_trademark else None,
        download=ways.download,
    )
    name = bare(sentences.name(metric, frame.language, speech))
    head = head_of(frame, path, name, section="measures", description=label)
    drawn = (
        chart,
        stands[1] if stands else None,
        goes[1] if goes else None,
        *(one for _, one in pairs),
        bar,
        *(waited[1] if waited else ()),
    )
    return View("measure.html", Shell(head, body), tuple(one for one in drawn if one))


def _told(metric: Metric, found: MetricFindings, speech: Speech) -> tuple[Pair, ...]:
    """Return what is found of a measure; the page compares its newest value twice."""
    family = family_of((newest_change(found), year_change(found)))
    of_year = told.of_year(metric, found, speech, family)
    return (*told.told(metric, found, speech, family), *((of_year,) if of_year else ()))


def _beside(metric: Metric, found: MetricFindings, speech: Speech) -> Pair | None:
    """Return the second number of everybody's answers, which lies beside the score."""
    value, everyone = found.beside, numbers.overall(found)
    if value is None or everyone is None:
        return None

    def say(language: str) -> str:
        period = formats.period(everyone.cut.period, language, speech.interface[language])
        written = formats.decimal(value, 1 if metric.form.beside == "mean" else 0, language)
        return speech.word(f"beside.{metric.form.beside}", language, value=written, period=period)

    return speech.both(say)


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
