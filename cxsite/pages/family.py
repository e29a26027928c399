"""Many comparisons on one page: which of them may be called larger than chance.

Of twenty changes that are none, one looks larger than chance where each is asked alone. So what a page compares is
judged together: of all that it calls larger than chance, no more than one in twenty is expected to be chance.
Everyone's changes are one family and those at touchpoints another, so that a page that searches forty touchpoints for
what moved asks no more of a measure itself. A change can be larger than chance alone and not in a list of forty; on one
page it is said in one way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from cxsite.measure.findings import Finding, Judged, MetricFindings, Verdict
from cxsite.pages import numbers

SHARE = 0.05
"""How much of what is called larger than chance may be chance, as is to be expected."""

MOVED = (Verdict.ROSE, Verdict.FELL)


@dataclass(frozen=True, slots=True)
class Family:
    """What one page compares: a change is larger than chance where its p-value is at most the limit of its kind.

    Attributes:
        everyone: the limit of everyone's changes.
        places: that of changes at touchpoints.
    """

    everyone: float
    places: float

    def verdict(self, judged: Judged) -> Verdict:
        """Return what the page may say of a change that belongs to it."""
        return judged.verdict if judged.verdict not in MOVED or self.moved(judged) else Verdict.CHANCE

    def moved(self, judged: Judged | None) -> bool:
        """Say whether a change is larger than chance; what is not judged is not."""
        if judged is None or judged.p is None or judged.verdict not in MOVED:
            return False
        return judged.p <= (self.everyone if judged.after.is_everyone else self.places)


def family_of(judged: Iterable[Judged | None]) -> Family:
    """Return the family of what a page compares; what it says in two places counts once.

    Args:
        judged: all that the page looks at, also what it then leaves out because it may be chance.

    Source:
        Benjamini and Bogomolov (2014), Selective inference on multiple families of hypotheses, Journal of the Royal
        Statistical Society B 76(1): what is asked on two levels is two families.
    """
    known = {(each.metric, each.before, each.after): each.p for each in judged if each and each.p is not None}
    places = [p for (_, _, after), p in known.items() if not after.is_everyone]
    return Family(_limit([p for (_, _, after), p in known.items() if after.is_everyone]), _limit(places))


def _limit(ps: Iterable[float]) -> float:
    """Return the greatest p-value that is called larger than chance, 0 where none is.

    Source:
        Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical
        Society B 57(1): the greatest of the sorted p-values that is at most its rank's part of `SHARE`.
    """
    ranked = sorted(ps)
    return max((p for rank, p in enumerate(ranked, 1) if p <= SHARE * rank / len(ranked)), default=0.0)


def between(found: MetricFindings, before: Finding, after: Finding) -> Judged | None:
    """Return what may be said of the way from one number to another, None where that was not judged."""
    both = before.cut, after.cut
    return next((each for each in found.judged if (each.before, each.after) == both), None)


def newest_change(found: MetricFindings) -> Judged | None:
    """Return what may be said of everyone's newest number against the one published before; None without either."""
    *earlier, newest = numbers.series(found) or (None,)
    seen = [each for each in earlier if each and each.value is not None]
    return between(found, seen[-1], newest) if newest and seen else None


def year_change(found: MetricFindings) -> Judged | None:
    """Return the same against the number of a year before, where that is another than the one published before."""
    newest = numbers.latest(found)
    if newest is None or not found.judged:
        return None  # what others publish is not judged, and may begin on any day
    start = newest.cut.period.start
    ago = [
        each for each in numbers.series(found) if each.cut.period.start == start.replace(year=start.year - 1)
    ]
    change = between(found, ago[0], newest) if ago else None
    return change if change != newest_change(found) else None
