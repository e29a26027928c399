"""Who is counted by the metrics of one question: one group of people, or several of different people behind one number.

Each group is protected by itself, since who knows the number of one knows nothing of the other; but a number that is of
several is withheld as a whole. Where one metric leaves out a few of those whom another counts, both together would tell
of them.
"""

from collections.abc import Iterable

from cxsite.measure.findings import Cut
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.measure.withholding import withheld


def few_left_out(series: Series, show: int) -> frozenset[Cut]:
    """Return the cuts that leave out a few of those whom another metric counts."""
    return frozenset(cut for cut, others in series.left_out.items() if 0 < others < show)


def populations(together: Iterable[Series]) -> list[list[Measurement]]:
    """Return the numbers of everybody who is counted, those of different people apart."""
    found: dict[int, list[Measurement]] = {}
    for series in together:
        for at, people in enumerate(series.populations or (series.told_numbers,)):
            found.setdefault(at, []).extend(people)
    return list(found.values())


def hidden_of(groups: list[list[Measurement]], show: int, hidden: frozenset[Cut]) -> frozenset[Cut]:
    """Return what readers may not see; what is withheld of one group of people is withheld of every other."""
    while True:
        before = hidden
        for people in groups:
            hidden |= withheld(people, show, hidden)
        if hidden == before or len(groups) == 1:
            return hidden
