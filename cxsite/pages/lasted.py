"""How long cases took in one published state and in the one before: what became longer, and what became shorter.

Two quantiles differ where their intervals do not touch, and nothing else is claimed. Shorter is better.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf

from cxsite.measure.findings import Findings
from cxsite.measure.found_durations import DurationFinding, DurationFindings, Quantile
from cxsite.model.lapse import Bin
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period
from cxsite.pages import formats, sentences
from cxsite.pages.lapses import spoken
from cxsite.pages.since import Shift, Since, Turn
from cxsite.pages.speech import Pair, Speech

QUANTILES = ("median", "ninth")
VERDICTS = {1: "lasted.longer", 0: "judge.within-chance", -1: "lasted.shorter"}
ARROWS = {1: "↑", 0: "", -1: "↓"}
TONES = {1: "worse", 0: "", -1: "better"}


@dataclass(frozen=True, slots=True)
class Lasted:
    """One quantile of a measure's cases, before and now; `which` is `median` or `ninth`."""

    metric: str
    which: str
    bin: Bin
    before: tuple[Period, Quantile]
    now: tuple[Period, Quantile]

    @property
    def side(self) -> int:
        """1 where it certainly takes longer now, -1 where it takes less long, 0 where the intervals touch."""
        (_, was), (_, now) = self.before, self.now
        least, most = _ends(was)
        low, high = _ends(now)
        return (low > most) - (high < least)


def _ends(one: Quantile) -> tuple[float, float]:
    """Return the ends of an interval; one that is not known is nowhere."""
    if one.value is None:
        return 0.0, inf
    return 0.0 if one.low is None else one.low, inf if one.high is None else one.high


def newest(found: DurationFindings) -> DurationFinding | None:
    """Return how long the cases of the newest period took; never those of the whole time."""
    periods = [each for each in found.periods if each.cut.period.grain is not Grain.WHOLE]
    return max(periods, key=lambda each: each.cut, default=None)


def lasted(before: Findings, now: Findings, wanted: Iterable[str]) -> tuple[Lasted, ...]:
    """Return what became longer or shorter, or may have.

    Args:
        before: the published numbers of the earlier state.
        now: those of the later one.
        wanted: the measures that are told of, in this order.
    """
    return tuple(
        one
        for metric in wanted
        if metric in before.metrics and metric in now.metrics
        for one in _of(metric, before.metrics[metric].durations, now.metrics[metric].durations)
    )


def _of(metric: str, earlier: DurationFindings | None, later: DurationFindings | None) -> Iterator[Lasted]:
    was, now = (newest(each) if each else None for each in (earlier, later))
    if was is None or now is None or earlier is None or later is None or earlier.bin is not later.bin:
        return
    for which in QUANTILES:
        before, after = getattr(was, which), getattr(now, which)
        if before.value != after.value and _is_told(before) and _is_told(after):
            yield Lasted(metric, which, later.bin, (was.cut.period, before), (now.cut.period, after))


def _is_told(one: Quantile) -> bool:
    return one.value is not None or one.is_open


def with_lasted(
    since: Since, found: Iterable[Lasted], metrics: Mapping[str, Metric], page: str, speech: Speech
) -> Since:
    """Return what changed with how long cases took, below everything else; `page` explains the edition's numbers."""
    shifts = tuple(_shift(one, metrics[one.metric], page, speech) for one in found)
    if not shifts:
        return since
    turn = Turn("since-lasted", speech.ui("durations.title"), shifts)
    return replace(since, turns=(*since.turns, turn))


def _shift(one: Lasted, metric: Metric, page: str, speech: Speech) -> Shift:
    def name(language: str) -> str:
        return speech.word(f"lasted.{one.which}", language, measure=sentences.name(metric, language, speech))

    return Shift(
        speech.both(name),
        speech.names[f"metric:{one.metric}"][1],
        f"{page}#{one.metric}" if page else "",
        _turn(one, speech, dated=True),
        _turn(one, speech, dated=False),
        ARROWS[one.side],
        TONES[one.side],
        speech.ui(VERDICTS[one.side]),
    )


def _turn(one: Lasted, speech: Speech, *, dated: bool) -> Pair:
    def say(language: str) -> str:
        before, now = (
            _value(period, quantile, one.bin, speech, language, dated=dated)
            for period, quantile in (one.before, one.now)
        )
        return speech.word("since.turn" if dated else "since.short", language, before=before, now=now)

    return speech.both(say)


def _value(period: Period, one: Quantile, size: Bin, speech: Speech, language: str, *, dated: bool) -> str:
    value = (
        speech.word("durations.open", language)
        if one.value is None
        else spoken(one.value, size, speech, language)
    )
    if not dated:
        return value
    when = formats.period(period, language, speech.interface[language])
    return speech.word("since.value", language, value=value, period=when)
