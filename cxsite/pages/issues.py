"""An edition with everything that was published in it, and which of its numbers its pages put first."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding, Shown
from cxsite.measure.thawed import thawed
from cxsite.model.edition import Edition, Frozen
from cxsite.model.metric import Direction, Metric
from cxsite.model.prose import Prose
from cxsite.pages import numbers
from cxsite.pages.differences import Difference, What, differences, newest
from cxsite.pages.lasted import Lasted, lasted
from cxsite.pages.prose import Quotable


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition as its pages are made from it.

    Attributes:
        edition: what its editors wrote.
        frozen: what was published.
        prose: the commentary.
        quotable: what the commentary's live numbers may speak of: the numbers of the edition.
        invented: whether some of the answers are.
    """

    edition: Edition
    frozen: Frozen
    prose: Prose
    quotable: Quotable
    invented: bool = False


def shown_in(issue: Issue, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    """Return the measures of an edition: those that it names, else all that it has numbers of."""
    named = issue.edition.measures or tuple(metrics)
    return tuple(key for key in named if key in issue.frozen.metrics and key in metrics)


def changed(before: Issue | None, now: Issue, metrics: Mapping[str, Metric]) -> tuple[Difference, ...]:
    """Return what is different from the edition before, in the measures of this one; nothing for the first."""
    if before is None:
        return ()
    found = differences(thawed(before.frozen), thawed(now.frozen))
    wanted = shown_in(now, metrics)
    return tuple(
        sorted((one for one in found if one.metric in wanted), key=lambda one: wanted.index(one.metric))
    )


def lasted_since(before: Issue | None, now: Issue, metrics: Mapping[str, Metric]) -> tuple[Lasted, ...]:
    """Return how long cases took against the edition before, in the measures of this one; nothing for the first."""
    if before is None:
        return ()
    return lasted(thawed(before.frozen), thawed(now.frozen), shown_in(now, metrics))


def ranked_by(issue: Issue, metrics: Mapping[str, Metric]) -> str:
    """Return the measure that touchpoints are compared by, "" where none has values at touchpoints."""
    findings = thawed(issue.frozen)
    named = [issue.edition.rank_by] if issue.edition.rank_by else list(reversed(shown_in(issue, metrics)))
    has_places = (
        key
        for key in named
        if key in findings.metrics and numbers.values_of(findings.metrics[key], "touchpoint")
    )
    return next((key for key in has_places if key in metrics), "")


def weakest(issue: Issue, metrics: Mapping[str, Metric], most: int) -> tuple[Finding, ...]:
    """Return the touchpoints with the worst values of the newest period, the worst first; no small samples."""
    metric = ranked_by(issue, metrics)
    if not metric:
        return ()
    sign = 1 if metrics[metric].better is Direction.HIGHER else -1
    found = newest(thawed(issue.frozen).metrics[metric])
    judged = [
        (sign * each.value, each)
        for place, each in found.items()
        if place and each.value is not None and each.shown is Shown.OK
    ]
    return tuple(each for _, each in sorted(judged, key=lambda pair: (pair[0], pair[1].cut))[:most])


def most_improved(
    before: Issue | None, now: Issue, metrics: Mapping[str, Metric], most: int
) -> tuple[Difference, ...]:
    """Return the touchpoints whose values got better most since the edition before, the largest change first."""
    metric = ranked_by(now, metrics)
    if before is None or not metric:
        return ()
    sign = 1 if metrics[metric].better is Direction.HIGHER else -1
    found = differences(thawed(before.frozen), thawed(now.frozen))
    better = [
        one
        for one in found
        if one.metric == metric
        and one.now.cut.touchpoint
        and one.what in (What.ROSE, What.FELL)
        and sign * one.change > 0
    ]
    return tuple(sorted(better, key=lambda one: (-sign * one.change, one.now.cut))[:most])
