"""A measure: its finding in words, its trend, its numbers in tables, and what stands behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.dataset import Dataset
from cxsite.model.journey import Lists, Touchpoint
from cxsite.model.metric import Direction, Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, charts, formats, numbers, sentences
from cxsite.pages.frame import Frame, Shell, crumb, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.passport import Fact, passport
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech

TREND = "trend"


@dataclass(frozen=True, slots=True)
class Row:
    """One number with its own address on the page."""

    anchor: str
    name: Pair
    number: Number


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of one kind, one a row."""

    id: str
    title: Pair
    heading: Pair
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MeasureBody:
    """What a measure's page shows."""

    title: Pair
    direction: Pair
    finding: Pair | None
    target: Pair | None
    illustrative: Pair | None
    trend_title: Pair
    trend_note: Pair
    trend: str
    tables: tuple[Table, ...]
    labels: Mapping[str, Pair]
    passport_title: Pair
    passport: tuple[Fact, ...]
    trademark: Pair | None
    download: str


def view_of_measure(
    frame: Frame,
    path: str,
    metric: Metric,
    dataset: Dataset,
    files: tuple[str, ...],
    found: MetricFindings,
    touchpoints: Mapping[str, Touchpoint],
    lists: Lists,
) -> View:
    """Return the page of one measure.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        metric: what is measured.
        dataset: the survey it comes from.
        files: names of the files that were counted.
        found: its published numbers.
        touchpoints: those that it has numbers for.
        lists: names of segments and survey modes.
    """
    speech = speech_of(frame, path, {})
    series = numbers.series(found)
    newest = numbers.latest(found)
    finding = sentences.sentence(newest, metric, found, speech) if newest else None
    title = sentences.named(metric, speech)
    chart = charts.trend(TREND, metric, found, series, speech, _heard(finding)) if series else None
    body = MeasureBody(
        title=title,
        direction=speech.ui(
            "measure.higher-better" if metric.better is Direction.HIGHER else "measure.lower-better"
        ),
        finding=finding,
        target=_target(metric, speech),
        illustrative=speech.ui("ui.illustrative") if dataset.illustrative else None,
        trend_title=speech.ui("measure.trend"),
        trend_note=speech.ui("trend.note"),
        trend=chart.id if chart else "",
        tables=_tables(metric, found, series, touchpoints, lists, speech),
        labels={key: speech.ui(f"table.{key}") for key in ("value", "interval", "answers")},
        passport_title=speech.ui("measure.passport"),
        passport=passport(metric, dataset, files, found, lists, speech),
        trademark=speech.ui("measure.trademark") if metric.kind == "nps" else None,
        download=addresses.link(path, addresses.table(metric.id)),
    )
    name = sentences.name(metric, frame.language, speech)
    crumbs = crumb(frame, path, "measures")
    head = head_of(frame, path, name, section="measures", crumbs=crumbs, description=_heard(finding))
    return View("measure.html", Shell(head, body), (chart,) if chart else ())


def _heard(finding: Pair | None) -> str:
    """Return a finding as plain text of the page's language."""
    return unescape(finding.own.html) if finding else ""


def _target(metric: Metric, speech: Speech) -> Pair | None:
    if metric.target is None:
        return None
    target = metric.target

    def say(language: str) -> str:
        value = sentences.figure(target.value, metric, 0, language)
        if target.by is None:
            return f"{speech.word('measure.target', language)} {value}"
        return speech.word(
            "measure.target-by", language, value=value, date=formats.partial_day(target.by, language)
        )

    return speech.both(say)


def _tables(
    metric: Metric,
    found: MetricFindings,
    series: tuple[Finding, ...],
    touchpoints: Mapping[str, Touchpoint],
    lists: Lists,
    speech: Speech,
) -> tuple[Table, ...]:
    def row(finding: Finding, name: Pair) -> Row:
        cut = finding.cut
        whole = cut.period.grain == "whole"
        anchor = addresses.number(cut.touchpoint, cut.language, cut.segment, "" if whole else cut.period.id)
        return Row(anchor, name, sentences.number(finding, metric, found.decimals, speech))

    def period(finding: Finding) -> Pair:
        return speech.both(
            lambda language: formats.period(finding.cut.period, language, speech.interface[language])
        )

    everyone = numbers.overall(found)
    over_time = tuple(row(finding, period(finding)) for finding in reversed(series))
    over_time += (row(everyone, period(everyone)),) if everyone else ()
    tables = [Table("by-period", speech.ui("measure.period"), speech.ui("table.period"), over_time)]
    for dimension in ("touchpoint", "language", "segment"):
        rows = []
        for value in numbers.values_of(found, dimension):
            finding = numbers.overall(found, **{dimension: value})
            if finding:
                rows.append(row(finding, _name(dimension, value, touchpoints, lists, speech)))
        if rows:
            title = speech.ui(f"measure.by-{dimension}")
            tables.append(Table(f"by-{dimension}", title, speech.ui(f"table.{dimension}"), tuple(rows)))
    return tuple(table for table in tables if table.rows)


def _name(
    dimension: str, value: str, touchpoints: Mapping[str, Touchpoint], lists: Lists, speech: Speech
) -> Pair:
    if dimension == "language":
        return speech.both(lambda language: formats.language_name(value, language))
    named: Text = touchpoints[value].name if dimension == "touchpoint" else lists.segments[value].name
    return speech.text(named)
