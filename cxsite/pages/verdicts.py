"""Judgements in words: of a value against its target, and against what others reach.

A judgement has a short form for lists and a sentence that says what it rests on. Before a target is due, a value short
of it is on its way and no failure.
"""

from dataclasses import dataclass
from datetime import date

from cxsite.draw.chart import Tone
from cxsite.measure.findings import Finding
from cxsite.model.benchmark import Apart, Benchmark, apart
from cxsite.model.metric import Direction, Metric
from cxsite.model.target import Target
from cxsite.pages import formats, sentences
from cxsite.pages.judgement import Distance, Side, distance, is_reached
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be said: in a word or two, in a sentence, and whether it is good news.

    `sign` repeats it for the eye, so that nothing hangs on colour: ● reached or better, ○ not, ◆ cannot be told.
    """

    word: Pair
    why: Pair | None
    tone: Tone
    sign: str


SIGNS = {Tone.BETTER: "●", Tone.MIDDLE: "◆", Tone.WORSE: "○"}


def judged(word: Pair, tone: Tone, why: Pair | None = None, sign: str = "") -> Judged:
    """Return a judgement with the sign of its tone, unless it has one of its own."""
    return Judged(word, why, tone, sign or SIGNS[tone])


def of_target(finding: Finding, metric: Metric, decimals: int, today: date, speech: Speech) -> Judged | None:
    """Return whether a value reaches the target of its metric; None where there is no target.

    Args:
        finding: everyone's newest.
        metric: what is measured.
        decimals: how many are published.
        today: the day the handbook speaks of.
        speech: how the page speaks.
    """
    target = metric.target
    if target is None:
        return None
    away = distance(finding, target.value)
    if away is None:
        return judged(speech.ui("judged.unseen"), Tone.MIDDLE)
    reached = is_reached(finding, target.value, metric.better)
    if reached is None:
        key, tone = "open", Tone.MIDDLE
    elif reached:
        key, tone = "reached", Tone.BETTER
    elif target.by and today <= target.by.last:
        key, tone = "before", Tone.MIDDLE
    else:
        key, tone = "short", Tone.WORSE

    def why(language: str) -> str:
        return speech.word(
            f"judged.{key}.why",
            language,
            target=sentences.goal(target, metric, language),
            interval=interval(finding, metric, decimals, speech, language),
            gap=gap(away, metric, speech, language),
            date=_due(target, language),
        )

    return judged(speech.ui(f"judged.{key}"), tone, speech.both(why))


def of_benchmark(finding: Finding | None, benchmark: Benchmark, measure: Measure, speech: Speech) -> Judged:
    """Return how a value compares with a benchmark, or why it cannot be compared."""
    reasons = apart(benchmark, measure.metric, measure.dataset)
    if reasons:
        return judged(speech.both(lambda language: not_comparable(reasons, speech, language)), Tone.MIDDLE)
    away = distance(finding, benchmark.value) if finding else None
    if away is None:
        return judged(speech.ui("judged.unseen"), Tone.MIDDLE)
    where = _percentile(finding, benchmark, speech) if finding else None
    if away.side is Side.AROUND:
        return judged(speech.ui("judge.within-chance"), Tone.MIDDLE, where)
    metric = measure.metric
    good = (away.side is Side.ABOVE) == (metric.better is Direction.HIGHER)

    def say(language: str) -> str:
        return speech.word(f"judged.{away.side}", language, gap=gap(away, metric, speech, language))

    return judged(speech.both(say), Tone.BETTER if good else Tone.WORSE, where)


def _percentile(finding: Finding, benchmark: Benchmark, speech: Speech) -> Pair | None:
    """Return between which percentiles of others a value and its interval lie; None where none are quoted."""
    ends = finding.value, finding.low, finding.high
    ranks = [None if end is None else benchmark.rank(end) for end in ends]
    value, low, high = ranks
    if value is None or low is None or high is None:
        return None

    def say(language: str) -> str:
        at = _rank(value, benchmark, speech, language)
        first, last = (_rank(rank, benchmark, speech, language, "end") for rank in (low, high))
        outside = benchmark.ladder[0][0], benchmark.ladder[-1][0]
        alike = low == high or high < outside[0] or low > outside[1]
        key = "judged.rank" if alike else "judged.ranks"
        return speech.word(key, language, at=at, low=first, high=last)

    return speech.both(say)


def _rank(rank: float, benchmark: Benchmark, speech: Speech, language: str, where: str = "at") -> str:
    (lowest, _), *_, (highest, _) = benchmark.ladder
    if rank < lowest:
        return speech.word("judged.rank.below", language, n=formats.decimal(lowest, 0, language))
    if rank > highest:
        return speech.word("judged.rank.above", language, n=formats.decimal(highest, 0, language))
    return speech.word(f"judged.rank.{where}", language, n=formats.decimal(rank, 0, language))


def not_comparable(reasons: tuple[Apart, ...], speech: Speech, language: str) -> str:
    """Return why nothing is compared."""
    text, *more = (speech.word(f"apart.{reason}", language) for reason in reasons)
    for other in more:
        text = speech.word("apart.and", language, one=text, other=other)
    return speech.word("judge.not-comparable", language, reason=text)


def interval(finding: Finding, metric: Metric, decimals: int, speech: Speech, language: str) -> str:
    """Return the interval of a published value: `37 to 45`."""
    low, high = (
        sentences.figure(end, metric, decimals, language)
        for end in (finding.low, finding.high)
        if end is not None
    )
    return speech.word("measure.between", language, low=low, high=high)


def gap(away: Distance, metric: Metric, speech: Speech, language: str) -> str:
    """Return how far an interval lies from a goal: `3 to 13 points`, `1 point`."""
    low, high = (formats.exact(end, language) for end in (away.least, away.most))
    text = low if low == high else speech.word("measure.between", language, low=low, high=high)
    number = "one" if text == formats.exact(1, language) else "other"
    return speech.word(f"gap.{metric.form.unit}.{number}", language, gap=text)


def _due(target: Target, language: str) -> str:
    return formats.partial_day(target.by, language) if target.by else ""
