"""A measure: its finding in words, its trend, its numbers in tables, and what stands behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxsite.draw.chart import Chart
from cxsite.measure.findings import MetricFindings
from cxsite.model.metric import Metric
from cxsite.pages import addresses, festivals, measuring, numbers, process, sentences, slopes, stand_in, told
from cxsite.pages.captions import Ways, better
from cxsite.pages.durations import Waits, waits
from cxsite.pages.family import family_of, newest_change, year_change
from cxsite.pages.foreign import bare
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.history import History, history
from cxsite.pages.languages import is_told
from cxsite.pages.measure_tables import Table, tables_of
from cxsite.pages.measuring import Way
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View
from cxsite.pages.passages import Passages, passages_of
from cxsite.pages.passport import passport
from cxsite.pages.pooling import pooled
from cxsite.pages.process import Process
from cxsite.pages.slopes import Slopes
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.spread import Spread, spread_of
from cxsite.pages.stamps import Earlier, Stamps, stamps_of
from cxsite.pages.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Pooled:
    """That a measure's numbers put languages together, and the way to what each answered, where there is one."""

    said: Pair
    across: Way | None


@dataclass(frozen=True, slots=True)
class Opening:
    """What a measure's page begins with, before its first drawing."""

    title: Pair
    direction: Pair
    illustrative: Pair | None
    stands_in: Pair | None
    told: tuple[Pair, ...]
    pooled: Pooled | None
    target: Pair | None


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a measure's page that have drawings or bars, in their order; what there is none of is None."""

    standing: Standing | None
    history: History | None
    process: Process | None
    slopes: tuple[Slopes, ...]
    passages: Passages | None
    waits: Waits | None
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class MeasureBody:
    """What a measure's page shows."""

    opening: Opening
    sections: Sections
    spread_of: str
    steps_of: str
    tables: tuple[Table, ...]
    stamps: Stamps
    labels: Mapping[str, Pair]
    passport_title: Pair
    passport: tuple[Term, ...]
    trademark: Pair | None
    download: str


def view_of_measure(frame: Frame, path: str, measure: Measure, earlier: tuple[Earlier, ...] = ()) -> View:
    """Return the page of one measure; `earlier` is what editions have published of it, the newest first."""
    speech = speech_of(frame, path, measure.sources)
    metric, opening = measure.metric, _opening(measure, path, speech)
    label = _in_one(opening, speech)
    sections, charts = _sections(measure, label, frame.as_of, path, speech)
    series, everyone = numbers.series(measure.found), numbers.overall(measure.found)
    tables = tables_of(measure, series, speech)
    body = MeasureBody(
        opening=opening,
        sections=sections,
        spread_of=numbers.anchor(everyone) if everyone else "passport",
        steps_of=numbers.anchor(series[-1]) if series else "passport",
        tables=tables,
        stamps=stamps_of(path, measure, tables, earlier, speech),
        labels=_labels(metric, speech),
        passport_title=speech.ui("measure.passport"),
        passport=passport(measure, speech),
        trademark=speech.ui("measure.trademark") if metric.form.is_trademark else None,
        download=addresses.link(path, addresses.table(metric.id)),
    )
    name = bare(sentences.name(metric, frame.language, speech))
    head = head_of(frame, path, name, section="measures", description=label)
    return View("measure.html", Shell(head, body), charts)


def _opening(measure: Measure, path: str, speech: Speech) -> Opening:
    metric, found = measure.metric, measure.found
    newest = process.newest(measure, numbers.series(found), speech)
    return Opening(
        title=sentences.named(metric, speech),
        direction=better(metric, speech),
        illustrative=speech.ui("ui.illustrative") if measure.dataset.illustrative else None,
        stands_in=stand_in.sentence(found, speech),
        told=(*_told(metric, found, speech), *newest),
        pooled=_pooled(found, path, speech),
        target=sentences.aim(metric.target, metric, speech) if metric.target else None,
    )


def _in_one(opening: Opening, speech: Speech) -> str:
    """Return what is found, and that languages are put together, as one plain text."""
    mixture = (opening.pooled.said,) if opening.pooled else ()
    return told.in_one((*opening.told, *mixture), speech)


def _sections(
    measure: Measure, label: str, today: date, path: str, speech: Speech
) -> tuple[Sections, tuple[Chart, ...]]:
    """Return the sections, and the drawings in all of them."""
    series = numbers.series(measure.found)
    ways = Ways("#by-period", addresses.link(path, addresses.table(measure.metric.id)))
    went = history(measure, series, label, ways, speech)
    stands = standing(measure, today, replace(ways, table="#standing-title"), speech)
    goes = process.process_of(measure, series, replace(ways, table="#process-title"), speech)
    pairs = (
        *festivals.festivals_of(measure, ways, speech),
        *slopes.slopes_of(measure, series, ways, speech),
    )
    lies = spread_of(measure, ways, speech)
    waited = waits(measure, path, speech)
    sections = Sections(
        standing=stands[0] if stands else None,
        history=went[0] if went else None,
        process=goes[0] if goes else None,
        slopes=tuple(shown for shown, _ in pairs),
        passages=passages_of(measure, series, ways, speech),
        waits=waited[0] if waited else None,
        spread=lies[0] if lies else None,
    )
    drawn = [both[1] for both in (went, stands, goes, *pairs, lies) if both]
    return sections, (*(chart for chart in drawn if chart), *(waited[1] if waited else ()))


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
    keys = ("value", "interval", "box", "share", "step", "entered", "passed", "reached")
    heads = {key: speech.ui(f"table.{key}") for key in keys}
    return heads | {"answers": speech.ui(f"table.{metric.of}")}
