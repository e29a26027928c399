"""What is found of a measure, in one or two sentences: the newest value, and what may be said of the change.

The sentences stand at the top of a measure's page, name its chart for those who do not see it, and are there for every
page that tells of a measure in passing.
"""

from collections.abc import Sequence

from cxsite.measure.findings import Change, MetricFindings, Verdict
from cxsite.model.metric import Metric
from cxsite.model.period import Period
from cxsite.pages import formats, numbers, sentences
from cxsite.pages.speech import Pair, Speech, without_markup


def told(metric: Metric, found: MetricFindings, speech: Speech) -> tuple[Pair, ...]:
    """Return the sentences about everyone's newest value, in both languages of a page; at least one.

    The second compares it with the value published before, where there is one. A withheld value has one sentence,
    which says that it is withheld.
    """
    newest = numbers.latest(found)
    if newest is None:
        return (speech.ui("judge.no-answers"),)
    first = sentences.sentence(newest, metric, found, speech)
    change = found.change
    if change is None or change.after != newest.cut.period:
        return (first,)
    return (first, speech.both(lambda language: _change(change, metric, found, speech, language)))


def in_one(said: Sequence[Pair], speech: Speech) -> str:
    """Return sentences as one plain text in the page's language, for attributes and descriptions."""
    text, *more = (without_markup(pair) for pair in said)
    for other in more:
        text = speech.word("told.and", one=text, other=other)
    return text


def _change(change: Change, metric: Metric, found: MetricFindings, speech: Speech, language: str) -> str:
    period = formats.period(change.before, language, speech.interface[language])
    before, after = (_figure(found, when, metric, language) for when in (change.before, change.after))
    key = str(change.verdict)
    if before == after and change.verdict not in {Verdict.BREAK, Verdict.MIXED}:
        key = "same"
    return speech.word(f"told.{key}", language, before=before, after=after, period=period)


def _figure(found: MetricFindings, period: Period, metric: Metric, language: str) -> str:
    finding = next(each for each in numbers.series(found) if each.cut.period == period)
    if finding.value is None:
        raise ValueError(f"nothing is published for {period.id}, so nothing can be said of it")
    return sentences.figure(finding.value, metric, found.decimals, language)
