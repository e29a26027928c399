"""Up to which day numbers go, as far as that may be told.

Who has an edition would see in it that the few who answered last are gone. So it is told only where everybody's number
of the whole time and of the last period is, under every metric that is made of the same dataset.
"""

from collections.abc import Mapping
from dataclasses import replace

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.measure.results import Series
from cxsite.model.period import Grain

TOLD = {Shown.OK, Shown.SMALL}


def with_newest(
    found: Mapping[str, MetricFindings], measured: Mapping[str, Series]
) -> dict[str, MetricFindings]:
    """Return what is published of each metric, with the last day of which anything counts in it."""
    closed = {_dataset(measured[name]) for name, each in found.items() if not _ends_told(each)}
    return {
        name: each if _dataset(measured[name]) in closed else replace(each, newest=measured[name].newest)
        for name, each in found.items()
    }


def _dataset(series: Series) -> str:
    return series.asked.partition(".")[0]


def _ends_told(found: MetricFindings) -> bool:
    """Tell whether everybody's number of the whole time and that of the last period can be seen."""
    everybody = [one for one in found.findings if one.cut.is_everyone]
    ends = [one for one in everybody if one.cut.period.grain is Grain.WHOLE]
    parts = [one for one in everybody if one.cut.period.grain is not Grain.WHOLE]
    if parts:
        ends.append(max(parts, key=lambda one: one.cut.period.end))
    return bool(ends) and all(one.shown in TOLD for one in ends)
