"""What is found of a measure, in one or two sentences: the newest value, and what may be said of the change.

The sentences stand at the top of a measure's page, name its chart for those who do not see it, and are there for every
page that tells of a measure in passing.
"""

from collections.abc import Sequence

from cxsite.measure.findings import Cut, Finding, Judged, MetricFindings, Verdict
from cxsite.model.metric import Metric
from cxsite.pages import formats, measuring, numbers, sentences
from cxsite.pages.family import Family, newest_change, year_change
from cxsite.pages.speech import Pair, Speech, Words, without_markup


def told(metric: Metric, found: MetricFindings, speech: Speech, family: Family) -> tuple[Pair, ...]:
    """Return the sentences about everyone's newest value, in both languages of a page; at least one.

    The second compares it with the value published before, where there is one. A withheld value has one sentence,
    which says that it is withheld.

    Args:
        metric: what is measured.
        found: its numbers.
        speech: how the page speaks.
        family: what the page compares, the newest change of this measure among it.
    """
    newest = numbers.latest(found)
    if newest is None:
        return (speech.ui("judge.no-answers"),)
    first = sentences.sentence(newest, metric, found, speech)
    change = newest_change(found)
    return (first, _changed(change, metric, found, speech, family)) if change else (first,)


def of_year(metric: Metric, found: MetricFindings, speech: Speech, family: Family) -> Pair | None:
    """Return the sentence that compares the newest value with that of a year before; None where there is none.

    Where the newest value is compared with that period already, or was not asked in the same way, it is left out.
    """
    change = year_change(found)
    if change is None or change.verdict in (Verdict.BREAK, Verdict.MIXED):
        return None

    def say(language: str) -> str:
        said = _say(change, metric, found, speech, family, language)
        return speech.word("told.year", language, said=said)

    return speech.both(say)


def in_one(said: Sequence[Pair], speech: Speech) -> str:
    """Return sentences as one plain text in the page's language, for attributes and descriptions."""
    text, *more = (without_markup(pair) for pair in said)
    for other in more:
        text = speech.word("told.and", one=text, other=other)
    return text


def joined(said: tuple[Pair, ...], speech: Speech) -> Pair:
    """Return sentences one after the other, in each language as it is written."""
    whole, *more = said
    for each in more:
        own = speech.word("told.and", one=whole.own.html, other=each.own.html)
        other = None
        if whole.other and each.other:
            both = speech.word("told.and", speech.partner, one=whole.other.html, other=each.other.html)
            other = Words(both, speech.partner)
        whole = Pair(Words(own), other)
    return whole


def _changed(change: Judged, metric: Metric, found: MetricFindings, speech: Speech, family: Family) -> Pair:
    return speech.both(lambda language: _say(change, metric, found, speech, family, language))


def _say(
    change: Judged,
    metric: Metric,
    found: MetricFindings,
    speech: Speech,
    family: Family,
    language: str,
) -> str:
    """Say a change of two published values: a difference that nobody can see is none."""
    verdict, decimals = family.verdict(change), found.decimals
    before, after = _finding(found, change.before), _finding(found, change.after)
    was, now = _value(before), _value(after)
    key = str(verdict)
    if was == now and verdict not in {Verdict.BREAK, Verdict.MIXED}:
        key = "same"
    return speech.word(
        f"told.{key}",
        language,
        before=sentences.figure(was, metric, decimals, language),
        period=formats.period(before.cut.period, language, speech.interface[language]),
        answers=sentences.counted(before.answers or 0, speech, language, metric.of),
        difference=measuring.difference(min(was, now), max(was, now), metric, decimals, speech, language),
    )


def _finding(found: MetricFindings, cut: Cut) -> Finding:
    return next(each for each in found.findings if each.cut == cut)


def _value(finding: Finding) -> float:
    if finding.value is None:
        raise ValueError(f"nothing is published for {finding.cut.period.id}, so nothing can be said of it")
    return finding.value
