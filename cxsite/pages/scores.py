"""The measures of an edition: the newest value of each, whether its target is reached, and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding
from cxsite.measure.thawed import thawed
from cxsite.model.metric import Direction, Metric
from cxsite.model.target import Target
from cxsite.pages import formats, numbers, sentences
from cxsite.pages.differences import Difference, What
from cxsite.pages.family import Family
from cxsite.pages.issues import Issue, shown_in
from cxsite.pages.sentences import Number
from cxsite.pages.since import Place, Shift, shift
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of an edition; `since` is None in the first edition, `target` where it had none.

    `href` is the measure's page of today, `explained` where the number is explained as it was published.
    """

    name: Pair
    href: str
    explained: str
    period: Pair
    number: Number
    since: Shift | None
    target: Pair | None
    reached: Pair | None
    tone: str


def scores(
    issue: Issue,
    found: Iterable[Difference],
    metrics: Mapping[str, Metric],
    speech: Speech,
    family: Family,
    explained: Place,
) -> tuple[Score, ...]:
    """Return the measures of an edition, each with its newest value, its target and the change since the one before."""
    everyone = {one.metric: one for one in found if one.now.cut.is_everyone and one.what is not What.REVISED}
    shown, findings = [], thawed(issue.frozen)
    for key in shown_in(issue, metrics):
        metric, measured = metrics[key], findings.metrics[key]
        newest = numbers.latest(measured)
        if newest is None:
            continue
        target, one = issue.frozen.metrics[key].target, everyone.get(key)
        reached, tone = _judged(newest, target, metric, speech) if target else (None, "")
        shown.append(
            Score(
                sentences.named(metric, speech),
                speech.names[f"metric:{key}"][1],
                explained(key, newest),
                speech.period(newest.cut.period),
                sentences.number(newest, metric, measured.decimals, speech),
                shift(one, metric, speech, family, explained) if one else None,
                _goal(target, metric, speech) if target else None,
                reached,
                tone,
            )
        )
    return tuple(shown)


def _goal(target: Target, metric: Metric, speech: Speech) -> Pair:
    def say(language: str) -> str:
        value = sentences.goal(target, metric, language)
        if target.by is None:
            return f"{speech.word('measure.target', language)} {value}"
        date = formats.partial_day(target.by, language)
        return speech.word("measure.target-by", language, value=value, date=date)

    return speech.both(say)


def _judged(finding: Finding, target: Target, metric: Metric, speech: Speech) -> tuple[Pair | None, str]:
    """Return whether a target is reached, as far as the interval carries it, and the tone of that."""
    value, low, high = finding.value, finding.low, finding.high
    if value is None or low is None or high is None:
        return None, ""
    is_higher = metric.better is Direction.HIGHER
    reached = value >= target.value if is_higher else value <= target.value
    sure = not low < target.value <= high if is_higher else not low <= target.value < high
    key = ("edition.reached" if reached else "edition.missed") + ("" if sure else "-chance")
    tone = "better" if reached else "worse"
    return speech.ui(key), tone if sure else ""
