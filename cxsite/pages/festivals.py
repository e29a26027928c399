"""The same weeks around a festival in two years: drawn on each other, in a table, and in one sentence.

Two weeks differ where their intervals do not touch, and nothing else is claimed. Where the question changed between the
two there is nothing to compare, and no section.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Tone, Weeks, Width, Words
from cxsite.measure.findings import Finding, Shown
from cxsite.measure.found_weeks import Aligned
from cxsite.model.band import Band
from cxsite.model.metric import Direction
from cxsite.model.text import Text
from cxsite.pages import charts, formats, sentences, verdicts
from cxsite.pages.captions import Ways, better, captioned, whose
from cxsite.pages.foreign import within
from cxsite.pages.numbers import Measure
from cxsite.pages.slopes import Slopes, Way
from cxsite.pages.speech import Pair, Speech, without_markup

DAY = 6
"""The position of the week that begins with the day."""


@dataclass(frozen=True, slots=True)
class _Both:
    """One week in both years: its number, seen from that of the day, and what readers see."""

    number: int
    before: Finding
    after: Finding

    @property
    def side(self) -> int:
        """1 where the later year is certainly higher, -1 where it is lower, 0 where the intervals touch."""
        ends = self.before.low, self.before.high, self.after.low, self.after.high
        low, high, least, most = (0.0 if end is None else end for end in ends)
        return (least > high) - (most < low) if self.is_seen else 0

    @property
    def is_seen(self) -> bool:
        """Whether both years have a value."""
        return self.before.value is not None and self.after.value is not None


def festivals_of(measure: Measure, ways: Ways, speech: Speech) -> Iterator[tuple[Slopes, Chart]]:
    """Yield a section and its drawing for each festival that the answers of two years reach."""
    for each in measure.found.aligned:
        both = [
            _Both(number - DAY, before, after)
            for number, (before, after) in enumerate(zip(each.before.weeks, each.after.weeks, strict=True))
        ]
        yield _section(each, both, measure, ways, speech)


def _section(
    aligned: Aligned, both: list[_Both], measure: Measure, ways: Ways, speech: Speech
) -> tuple[Slopes, Chart]:
    said = _said(aligned, both, speech)
    chart = _chart(aligned, both, measure, without_markup(said), speech)
    name = _name(aligned, measure)
    shown = Slopes(
        id=chart.id,
        title=speech.both(
            lambda language: speech.word("weeks.title", language, festival=within(name, language))
        ),
        said=said,
        chart=chart.id,
        caption=captioned(
            (
                better(measure.metric, speech),
                *_answers(both, measure, speech),
                _days(aligned, speech),
                *whose(measure.dataset, speech),
            ),
            replace(ways, table=f"#{chart.id}-title"),
            speech,
            speech.ui("weeks.note"),
        ),
        missing=None,
        ways=tuple(_way(each, measure, speech) for each in both),
        heads=tuple(speech.ui(key) for key in ("weeks.week", "weeks.values", "standing.judged")),
    )
    return shown, chart


def _name(aligned: Aligned, measure: Measure) -> Text:
    """Return what the festival is called: as its newest event is."""
    return next(each.name for each in measure.events if each.id == aligned.after.event)


def _said(aligned: Aligned, both: list[_Both], speech: Speech) -> Pair:
    """Say in how many weeks the later year is certainly higher or lower, and that the rest may be chance."""
    seen = [each for each in both if each.is_seen]
    higher, lower = (sum(each.side == side for each in seen) for side in (1, -1))
    counts = {"n": len(seen), "higher": higher, "lower": lower}
    key = "weeks.none" if not seen else "weeks.some" if higher + lower else "weeks.chance"

    def say(language: str) -> str:
        written = {name: formats.decimal(count, 0, language) for name, count in counts.items()}
        before, after = _years(aligned, language)
        return speech.word(key, language, before=before, after=after, **written)

    return speech.both(say)


def _years(aligned: Aligned, language: str) -> tuple[str, str]:
    """Return the two years, each by its day."""
    return formats.day(aligned.before.day, language), formats.day(aligned.after.day, language)


def _answers(both: list[_Both], measure: Measure, speech: Speech) -> tuple[Pair, ...]:
    """Return how many answered in the weeks of each year: their bands together."""
    was, now = (_together(weeks) for weeks in ([each.before for each in both], [each.after for each in both]))
    if was is None or now is None:
        return ()
    before, after = replace(both[0].before, n=None, band=was), replace(both[0].after, n=None, band=now)
    return (
        speech.both(lambda language: sentences.one_then(before, after, measure.metric, speech, language)),
    )


def _together(weeks: list[Finding]) -> Band | None:
    """Return the band of all weeks that are told of, None where none is."""
    told = [each.answers for each in weeks if each.answers is not None]
    bands = [each if isinstance(each, Band) else Band(each, each) for each in told]
    return Band(sum(each.low for each in bands), sum(each.high for each in bands)) if bands else None


def _days(aligned: Aligned, speech: Speech) -> Pair:
    """Return from which days the weeks are counted."""

    def say(language: str) -> str:
        before, after = _years(aligned, language)
        return speech.word("weeks.about", language, before=before, after=after)

    return speech.both(say)


def _way(each: _Both, measure: Measure, speech: Speech) -> Way:
    metric, decimals = measure.metric, measure.found.decimals
    values = [
        "–" if one.value is None else sentences.figure(one.value, metric, decimals, speech.language)
        for one in (each.before, each.after)
    ]

    def intervals(language: str) -> str:
        was, now = (
            verdicts.interval(one, metric, decimals, speech, language) if one.value is not None else "–"
            for one in (each.before, each.after)
        )
        return speech.word("weeks.intervals", language, before=was, after=now)

    return Way(
        speech.both(lambda language: _week(each.number, speech, language)),
        " → ".join(values),
        (
            speech.both(intervals),
            speech.both(
                lambda language: sentences.one_then(each.before, each.after, metric, speech, language)
            ),
        ),
        _judged(each, measure, speech),
    )


def _judged(each: _Both, measure: Measure, speech: Speech) -> verdicts.Judged:
    if not each.is_seen:
        hidden = Shown.WITHHELD in {each.before.shown, each.after.shown}
        return verdicts.judged(speech.ui("judge.withheld" if hidden else "judge.no-answers"), Tone.MIDDLE)
    if not each.side:
        return verdicts.judged(speech.ui("judge.within-chance"), Tone.MIDDLE)
    good = (each.side > 0) == (measure.metric.better is Direction.HIGHER)
    key, sign = ("weeks.higher", "▲") if each.side > 0 else ("weeks.lower", "▼")
    return verdicts.judged(speech.ui(key), Tone.BETTER if good else Tone.WORSE, sign=sign)


def _week(number: int, speech: Speech, language: str) -> str:
    """Return what a week is called: `6 weeks before`, `Week of the day`, `1 week after`."""
    if number == 0:
        return speech.word("weeks.of-day", language)
    side = "before" if number < 0 else "after"
    key = f"weeks.{side}.{'one' if abs(number) == 1 else 'other'}"
    return speech.word(key, language, n=formats.decimal(abs(number), 0, language))


def _chart(aligned: Aligned, both: list[_Both], measure: Measure, label: str, speech: Speech) -> Chart:
    metric, language, decimals = measure.metric, speech.language, measure.found.decimals
    before, after = (
        tuple(charts.point(one) for one in side)
        for side in ((each.before for each in both), (each.after for each in both))
    )
    bounds = metric.bounds(measure.question.scale)
    low, high, rules = charts.scale((*before, *after), (), bounds, charts.steps(measure))
    wide = Weeks(Width.WIDE, low, high, rules, before, after, DAY - 0.5)
    first, last = _years(aligned, language)
    words = Words(
        language,
        values=tuple((rule, sentences.figure(rule, metric, decimals, language)) for rule in rules),
        times=tuple((at, _tick(at - DAY, language)) for at in (0, len(both) - 1, DAY, *range(len(both)))),
        key=(first, last),
        occasions=((wide.day, _name(aligned, measure)[language].text),),
    )
    return Chart(f"weeks-{aligned.festival}", wide, replace(wide, width=Width.NARROW), words, label)


def _tick(number: int, language: str) -> str:
    sign = "+" if number > 0 else ""
    return sign + formats.decimal(number, 0, language)
