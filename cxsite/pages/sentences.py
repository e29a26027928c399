"""Findings in words and figures: the one place where a published number becomes text.

A sentence never says more than the interval carries, and a withheld number says that it is withheld.
"""

from dataclasses import dataclass
from functools import reduce

from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.model.band import Band
from cxsite.model.metric import Metric, Origin, Unit
from cxsite.model.target import Target
from cxsite.model.text import Text
from cxsite.pages import formats
from cxsite.pages.foreign import within
from cxsite.pages.speech import Pair, Speech

UNIT = {Unit.POINTS: "", Unit.PERCENT: "%", Unit.ANSWER: ""}


@dataclass(frozen=True, slots=True)
class Number:
    """One published number, ready to print.

    Attributes:
        value: `42`, `58%`, or "" when there is none.
        interval: `37 to 45` in each language, None when there is none.
        answers: how many answered (`118`), "" when that is not published.
        counted: the same in words (`118 answers`), None when it is not published.
        note: what a reader should know of it, None when all is well.
    """

    value: str
    interval: Pair | None
    answers: str
    counted: Pair | None
    note: Pair | None


def number(finding: Finding | None, metric: Metric, decimals: int, speech: Speech) -> Number:
    """Return a finding ready to print; None stands for something that is not measured at all."""
    if finding is None:
        return Number("", None, "", None, speech.ui("judge.not-measured"))
    if finding.value is None:
        return Number("", None, "", None, speech.ui(f"judge.{_gap(finding, metric)}"))
    n = finding.answers
    return Number(
        figure(finding.value, metric, decimals, speech.language),
        speech.both(lambda language: _interval(finding, metric, decimals, speech, language)),
        "" if n is None else many(n, speech, speech.language),
        None if n is None else speech.both(lambda language: counted(n, speech, language, metric.of)),
        _note(finding, speech),
    )


def _note(finding: Finding, speech: Speech) -> Pair | None:
    """Return what a reader should know of a value: of few people, still that of an edition, of one language only."""

    def say(language: str) -> str:
        notes = [speech.word("judge.small-sample", language)] if finding.shown is Shown.SMALL else []
        if finding.kept:
            period = formats.period(finding.kept, language, speech.interface[language])
            notes.append(speech.word("judge.kept", language, period=period))
        if finding.cut.language:
            notes.append(speech.word("judge.language-effect", language))
        return reduce(lambda one, other: speech.word("judge.both", language, one=one, other=other), notes)

    is_noted = finding.kept or finding.cut.language or finding.shown is Shown.SMALL
    return speech.both(say) if is_noted else None


def _gap(finding: Finding, metric: Metric) -> str:
    """Return why there is no value, as the interface calls it."""
    if finding.shown is Shown.WITHHELD:
        return "withheld"
    return "no-answers" if metric.question else "no-data"


def _interval(finding: Finding, metric: Metric, decimals: int, speech: Speech, language: str) -> str:
    if finding.low is None or finding.high is None:
        return speech.word("series.no-interval", language)
    low, high = (figure(end, metric, decimals, language) for end in (finding.low, finding.high))
    return speech.word("measure.between", language, low=low, high=high)


def many(n: int | Band, speech: Speech, language: str) -> str:
    """Return how many, a band from its lower end to its upper: `118`, `10–29`."""
    if isinstance(n, Band):
        low, high = (formats.decimal(end, 0, language) for end in (n.low, n.high))
        return speech.word("measure.band", language, low=low, high=high)
    return formats.decimal(n, 0, language)


def counted(n: int | Band, speech: Speech, language: str, of: str = Origin.QUESTION.counts) -> str:
    """Return in words how many answered, or were asked, or entered, or were there at the start."""
    key = f"measure.{of}.{'one' if n == 1 else 'other'}"
    return speech.word(key, language, n=many(n, speech, language))


def one_then(before: Finding, after: Finding, metric: Metric, speech: Speech, language: str) -> str:
    """Return how many answers or cases there were before and now, as far as that is told."""
    was, now = (
        "–" if one.answers is None else many(one.answers, speech, language) for one in (before, after)
    )
    counted = speech.word(f"table.{metric.of}", language)
    return speech.word("slope.answers", language, counted=counted, before=was, after=now)


def figure(value: float, metric: Metric, decimals: int, language: str) -> str:
    """Return a value with its unit: `42`, `−3`, `58%`; a gap with its sign, `+0.3`."""
    return plain(value, metric, decimals, language) + UNIT[metric.form.unit]


def plain(value: float, metric: Metric, decimals: int, language: str) -> str:
    """Return a value without its unit; of a gap, which may lie on either side of zero, with its sign."""
    write = formats.signed if metric.form.pair else formats.decimal
    return write(value, decimals, language)


def goal(target: Target, metric: Metric, language: str) -> str:
    """Return a target with its unit, with as many decimals as its author gave it."""
    return formats.exact(target.value, language) + UNIT[metric.form.unit]


def aim(target: Target, metric: Metric, speech: Speech) -> Pair:
    """Return a target in words, with the day by which it is to be reached where there is one."""

    def say(language: str) -> str:
        value = goal(target, metric, language)
        if target.by is None:
            return f"{speech.word('measure.target', language)} {value}"
        return speech.word(
            "measure.target-by", language, value=value, date=formats.partial_day(target.by, language)
        )

    return speech.both(say)


def name(metric: Metric, language: str, speech: Speech) -> str:
    """Return a metric's name: the house's own, else that of its kind."""
    return within(metric.name, language) if metric.name else speech.word(f"measure.{metric.kind}", language)


def named(metric: Metric, speech: Speech) -> Pair:
    """Return a metric's name in both languages."""
    return speech.text(metric.name) if metric.name else speech.ui(f"measure.{metric.kind}")


def sentence(
    finding: Finding, metric: Metric, found: MetricFindings, speech: Speech, touchpoint: Text | None = None
) -> Pair:
    """Return a finding as one sentence in both languages, about a touchpoint where one is named."""
    return speech.both(lambda language: _say(finding, metric, found.decimals, speech, language, touchpoint))


def _say(
    finding: Finding, metric: Metric, decimals: int, speech: Speech, language: str, touchpoint: Text | None
) -> str:
    about = name(metric, language, speech)
    if touchpoint:
        about = speech.word("number.at", language, metric=about, touchpoint=within(touchpoint, language))
    period = formats.period(finding.cut.period, language, speech.interface[language])
    if finding.value is None:
        key = f"finding.{_gap(finding, metric)}".replace("no-answers", "none")
        return speech.word(key, language, name=about, period=period)
    if metric.is_published or finding.low is None or finding.high is None or finding.answers is None:
        return _say_published(finding, metric, decimals, speech, language, about)
    value, low, high = (
        plain(part, metric, decimals, language) for part in (finding.value, finding.low, finding.high)
    )
    n = many(finding.answers, speech, language)
    key = f"finding.{metric.kind}"
    return speech.word(key, language, name=about, value=value, low=low, high=high, n=n, period=period)


def _say_published(
    finding: Finding, metric: Metric, decimals: int, speech: Speech, language: str, about: str
) -> str:
    """Say a figure that others have published, with as much as they say of how sure it is."""
    sure = _interval(finding, metric, decimals, speech, language)
    if finding.low is not None:
        sure = speech.word("series.interval", language, interval=sure)
    if finding.n is not None:
        sure = speech.word("series.and", language, one=sure, other=counted(finding.n, speech, language))
    return speech.word(
        "finding.published",
        language,
        name=about,
        value=figure(finding.value or 0.0, metric, decimals, language),
        period=formats.period(finding.cut.period, language, speech.interface[language]),
        sure=sure,
    )
