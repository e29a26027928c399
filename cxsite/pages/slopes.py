"""Two periods side by side: how the newest values of touchpoints or segments lie against those published before.

Only places with a value in both periods are drawn. A line is strong where its change is larger than chance among all
that the page compares at touchpoints; segments are never judged, because a few answers more would tell whose they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Slope, Tone, Width, Words
from cxsite.measure.findings import Cut, Finding, MetricFindings, Verdict
from cxsite.model.metric import Direction
from cxsite.pages import addresses, charts, formats, numbers, sentences, verdicts
from cxsite.pages.captions import Caption, Ways, caption, drawn_of
from cxsite.pages.family import Family, between, family_of
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import breaks
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.verdicts import Judged

DIMENSIONS = ("touchpoint", "segment")
FEWEST = 2
SIGNS = {Verdict.ROSE: "▲", Verdict.FELL: "▼"}
KEYS = {
    Verdict.ROSE: "judge.up",
    Verdict.FELL: "judge.down",
    Verdict.CHANCE: "judge.within-chance",
    Verdict.FEW: "slope.few",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One place: its value before and now, what else is known of both, and what may be said.

    `anchor` is that of its number, or of what all numbers have in common.
    """

    name: Pair
    values: str
    facts: tuple[Pair, ...]
    judged: Judged | None
    anchor: str = "passport"


@dataclass(frozen=True, slots=True)
class Slopes:
    """One section: the ways of touchpoints, or of segments, from one period to the next."""

    id: str
    title: Pair
    said: Pair
    chart: str
    caption: Caption
    missing: Pair | None
    ways: tuple[Way, ...]
    heads: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both numbers of a place, and what may be said of its change on this page; None where nothing is judged."""

    key: str
    name: Pair
    before: Finding
    after: Finding
    verdict: Verdict | None


def slopes_of(
    measure: Measure, series: tuple[Finding, ...], ways: Ways, speech: Speech
) -> Iterator[tuple[Slopes, Chart]]:
    """Yield a section and its drawing for touchpoints and for segments, where two of them have both values.

    Nothing is yielded of figures that others have published, and where the question changed between the two periods.
    """
    if len(series) < FEWEST or measure.metric.is_published or len(series) - 1 in breaks(measure, series):
        return
    for dimension in DIMENSIONS:
        keys = numbers.values_of(measure.found, dimension)
        pairs = sorted(
            _pairs(dimension, keys, measure, series, speech),
            key=lambda each: (-(each.after.value or 0.0), each.key),
        )
        if len(pairs) >= FEWEST:
            shown, chart = _section(dimension, pairs, measure, series, ways, speech)
            missing = len(keys) - len(pairs)
            note = _counted("slope.missing", speech, n=missing) if missing else None
            yield replace(shown, missing=note), chart


def _pairs(
    dimension: str, keys: tuple[str, ...], measure: Measure, series: tuple[Finding, ...], speech: Speech
) -> Iterator[_Pair]:
    found = measure.found
    earlier, later = series[-2].cut.period, series[-1].cut.period
    lines = {key: {one.cut.period: one for one in numbers.series(found, **{dimension: key})} for key in keys}
    both = [
        (key, line[earlier], line[later])
        for key, line in lines.items()
        if {earlier, later} <= set(line) and line[earlier].value is not None and line[later].value is not None
    ]
    family = family_of(between(found, before, after) for _, before, after in both)
    names = measure.touchpoints if dimension == "touchpoint" else measure.lists.segments
    for key, before, after in both:
        yield _Pair(
            key, speech.text(names[key].name), before, after, _verdict(measure, before, after, family)
        )


def _verdict(measure: Measure, before: Finding, after: Finding, family: Family) -> Verdict | None:
    judged = between(measure.found, before, after)
    return family.verdict(judged) if judged else None


def _section(
    dimension: str,
    pairs: list[_Pair],
    measure: Measure,
    series: tuple[Finding, ...],
    ways: Ways,
    speech: Speech,
) -> tuple[Slopes, Chart]:
    said = _said(pairs, speech) if dimension == "touchpoint" else speech.ui("slope.segments")
    chart = _chart(f"slope-{dimension}", pairs, measure, series, without_markup(said), speech)
    shown = Slopes(
        id=chart.id,
        title=speech.ui(f"slope.{dimension}"),
        said=said,
        chart=chart.id,
        caption=caption(
            [drawn_of(measure)],
            series[-2:],
            replace(ways, table=f"#{chart.id}-title"),
            speech,
            speech.ui(f"slope.note.{dimension}"),
        ),
        missing=None,
        ways=tuple(_way(each, measure, speech) for each in pairs),
        heads=tuple(speech.ui(key) for key in (f"table.{dimension}", "slope.values", "standing.judged"))[
            : 3 if dimension == "touchpoint" else 2
        ],
    )
    return shown, chart


def _said(pairs: list[_Pair], speech: Speech) -> Pair:
    """Return how many rose and fell by more than chance."""
    rose, fell = (sum(each.verdict is verdict for each in pairs) for verdict in (Verdict.ROSE, Verdict.FELL))
    if not rose + fell:
        return _counted("slope.none", speech, n=len(pairs))
    return _counted("slope.some", speech, n=len(pairs), rose=rose, fell=fell)


def _counted(key: str, speech: Speech, **counts: int) -> Pair:
    def say(language: str) -> str:
        written = {name: formats.decimal(count, 0, language) for name, count in counts.items()}
        return speech.word(key, language, **written)

    return speech.both(say)


def _way(each: _Pair, measure: Measure, speech: Speech) -> Way:
    metric, decimals = measure.metric, measure.found.decimals
    before, after = (
        sentences.figure(one.value or 0.0, metric, decimals, speech.language)
        for one in (each.before, each.after)
    )

    def answers(language: str) -> str:
        return sentences.one_then(each.before, each.after, metric, speech, language)

    judged = None
    if each.verdict:
        tone = Tone.MIDDLE
        if each.verdict in SIGNS:
            good = (each.verdict is Verdict.ROSE) == (metric.better is Direction.HIGHER)
            tone = Tone.BETTER if good else Tone.WORSE
        judged = verdicts.judged(speech.ui(KEYS[each.verdict]), tone, sign=SIGNS.get(each.verdict, ""))
    return Way(
        each.name,
        f"{before} → {after}",
        (speech.both(answers),),
        judged,
        _anchor(measure.found, each.after.cut),
    )


def _anchor(found: MetricFindings, cut: Cut) -> str:
    """Return the anchor of a touchpoint's newest number; of a segment's the one that stands for it."""
    if cut.touchpoint:
        return addresses.number(cut.touchpoint, period=cut.period.id)
    stands = numbers.standing(found, cut.touchpoint, cut.language, cut.segment)
    return numbers.anchor(stands) if stands else "passport"


def _chart(
    identifier: str,
    pairs: list[_Pair],
    measure: Measure,
    series: tuple[Finding, ...],
    label: str,
    speech: Speech,
) -> Chart:
    metric, language, decimals = measure.metric, speech.language, measure.found.decimals
    points = [(charts.point(each.before), charts.point(each.after)) for each in pairs]
    ways = tuple((one, two) for one, two in points if one and two)
    values = [point.value for way in ways for point in way]
    room = max(max(values) - min(values), charts.steps(measure)[0]) / 10
    moved = tuple(at for at, each in enumerate(pairs) if each.verdict in SIGNS)
    wide = Slope(Width.WIDE, min(values) - room, max(values) + room, ways, moved)
    words = Words(
        language,
        rungs=tuple(
            (
                without_markup(each.name),
                sentences.figure(one.value, metric, decimals, language),
                sentences.figure(two.value, metric, decimals, language),
            )
            for each, (one, two) in zip(pairs, ways, strict=True)
        ),
        key=(_period(series[-2], speech), _period(series[-1], speech)),
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


def _period(one: Finding, speech: Speech) -> str:
    return formats.period(one.cut.period, speech.language, speech.interface[speech.language])
