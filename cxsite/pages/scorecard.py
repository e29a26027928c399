"""The scorecard: every measure in one table, with its newest value, its way there, and what may be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Sparkline, Tone, Width, Words
from cxsite.measure.findings import Finding, MetricFindings, Verdict
from cxsite.measure.findings import Judged as Change
from cxsite.model.metric import Direction, Metric
from cxsite.pages import addresses, charts, formats, measuring, numbers, sentences, stand_in, verdicts
from cxsite.pages.family import Family, family_of, newest_change
from cxsite.pages.foreign import bare
from cxsite.pages.frame import Frame, Link, Shell, head_of, speech_of
from cxsite.pages.measuring import Way
from cxsite.pages.page import View
from cxsite.pages.pooling import pooled
from cxsite.pages.sentences import Number
from cxsite.pages.signals import signal_of
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.verdicts import Judged

ARROWS = {Verdict.ROSE: "▲", Verdict.FELL: "▼"}


@dataclass(frozen=True, slots=True)
class Scored:
    """What the scorecard is told of one measure.

    Attributes:
        metric: what is measured.
        found: everyone's numbers.
        breaks: positions of its series that are not joined to the one before.
        illustrative: whether the answers are invented.
    """

    metric: Metric
    found: MetricFindings
    breaks: tuple[int, ...] = ()
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One measure; `spark` is "" where there is nothing to draw, `period` None where nobody answered.

    `href` is the measure's page, `explained` the passport of its newest number.
    """

    href: str
    name: Pair
    direction: Pair
    period: Pair | None
    number: Number
    explained: str
    signal: Way | None
    spark: str
    change: Judged | None
    goal: Pair | None
    target: Judged | None
    notes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ScorecardBody:
    """What the scorecard shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    rows: tuple[ScoreRow, ...]


def view_of_scorecard(
    frame: Frame, path: str, scored: tuple[Scored, ...], pages: tuple[str, ...] = ()
) -> View:
    """Return the index of the section of measures; `pages` are those that look across them."""
    speech = speech_of(frame, path, {})
    drawn = {each.metric.id: spark for each in scored if (spark := sparkline(each, speech))}
    family = family_of(newest_change(each.found) for each in scored)
    body = ScorecardBody(
        title=speech.ui("nav.measures"),
        lead=speech.ui("page.measures"),
        ways=measuring.ways(path, pages, speech) if pages else (),
        labels={key: speech.ui(f"scorecard.{key}") for key in ("measure", "latest", "judged")},
        rows=tuple(row_of(each, drawn.get(each.metric.id), frame, path, speech, family) for each in scored),
    )
    head = head_of(
        frame,
        path,
        speech.word("nav.measures"),
        section="measures",
        description=speech.word("page.measures"),
    )
    return View("scorecard.html", Shell(head, body), tuple(drawn.values()))


def row_of(
    each: Scored, spark: Chart | None, frame: Frame, path: str, speech: Speech, family: Family
) -> ScoreRow:
    """Return one measure as the page at `path` shows it; its newest change belongs to the family."""
    metric, found = each.metric, each.found
    newest, page = numbers.latest(found), addresses.measure(frame.language, metric.id)
    higher = metric.better is Direction.HIGHER
    return ScoreRow(
        href=addresses.link(path, page),
        name=sentences.named(metric, speech),
        direction=speech.ui("measure.higher-better" if higher else "measure.lower-better"),
        period=speech.period(newest.cut.period) if newest else None,
        number=sentences.number(newest, metric, found.decimals, speech),
        explained=addresses.link(path, page, numbers.anchor(newest)) if newest else "",
        signal=signal_of(path, metric, found, speech),
        spark=spark.id if spark else "",
        change=change_of(newest_change(found), metric, speech, family),
        goal=sentences.aim(metric.target, metric, speech) if metric.target else None,
        target=verdicts.of_target(newest, metric, found.decimals, frame.as_of, speech) if newest else None,
        notes=_notes(each, speech),
    )


def _notes(each: Scored, speech: Speech) -> tuple[Pair, ...]:
    """Return what a reader must know of where the numbers come from."""
    marks = {"series.one": each.metric.is_published, "ui.illustrative": each.illustrative}
    extra = pooled(each.found, speech), stand_in.note(each.found, speech)
    mixture, stands_in = ([said] if said else [] for said in extra)
    return (*mixture, *(speech.ui(key) for key, holds in marks.items() if holds), *stands_in)


def change_of(change: Change | None, metric: Metric, speech: Speech, family: Family) -> Judged | None:
    """Return what may be said of a change, in a word; None where nothing is compared."""
    if change is None:
        return None
    verdict = family.verdict(change)
    good = {Verdict.ROSE: metric.better is Direction.HIGHER, Verdict.FELL: metric.better is Direction.LOWER}
    tone = Tone.MIDDLE
    if verdict in good:
        tone = Tone.BETTER if good[verdict] else Tone.WORSE

    def since(language: str) -> str:
        period = formats.period(change.before.period, language, speech.interface[language])
        return speech.word("scorecard.since", language, period=period)

    word = speech.ui(f"scorecard.{verdict}")
    return verdicts.judged(word, tone, speech.both(since), ARROWS.get(verdict, ""))


def sparkline(each: Scored, speech: Speech) -> Chart | None:
    """Return the small trend that stands beside a measure's newest value; None where there are not two values."""
    metric, series = each.metric, numbers.series(each.found)
    points = tuple(charts.point(finding) for finding in series)
    seen = [point for point in points if point]
    if len(seen) < 2:  # noqa: PLR2004 - a single value shows no way
        return None
    target = metric.target.value if metric.target else None
    ends = [end for point in seen for end in (point.low, point.high)]
    ends += [target] if target is not None else []
    low, high = min(ends), max(ends)
    wide = Sparkline(Width.WIDE, low, high if high > low else low + 1, points, target, each.breaks)
    narrow = replace(wide, width=Width.NARROW)
    return Chart(f"spark-{metric.id}", wide, narrow, Words(speech.language), _label(each, series, speech))


def _label(each: Scored, series: tuple[Finding, ...], speech: Speech) -> str:
    """Return a small trend in words: where it begins and ends, and how low and how high it went."""
    values = [finding.value for finding in series if finding.value is not None]
    said = {"first": values[0], "last": values[-1], "low": min(values), "high": max(values)}
    figures = {
        key: sentences.figure(value, each.metric, each.found.decimals, speech.language)
        for key, value in said.items()
    }
    period = speech.word("measure.between", low=_named(series[0], speech), high=_named(series[-1], speech))
    about = bare(sentences.name(each.metric, speech.language, speech))
    return speech.word("scorecard.spark", name=about, period=period, **figures)


def _named(finding: Finding, speech: Speech) -> str:
    return formats.period(finding.cut.period, speech.language, speech.interface[speech.language])
