"""How a measure went at a touchpoint: a line of a few points, drawn beside the number that it ends in.

The line has no scale: it goes from its lowest to its highest value, whatever they are, and says only which way the
number came. What was withheld, or asked of nobody, is a gap. The page of the measure has all of it, with figures.
"""

from collections.abc import Mapping

from cxsite.measure.findings import Findings
from cxsite.model.period import Grain
from cxsite.pages.grouping import grouped

FEWEST = 3
"""Values that a line is drawn of: two say no more than which of them is larger."""

SHARE = 2 / 3
"""Of all periods that may at least be seen: a line with more gaps than that is a row of crumbs."""

BOX, EDGE = 100, 8

Trend = tuple[float | None, ...]
Trends = Mapping[str, Mapping[str, Trend]]
"""Measure to touchpoint to its values, a period each, the oldest first."""


def trends_of(findings: Findings) -> Trends:
    """Return the series of every measure at every touchpoint where enough of them may be seen."""
    found = {
        key: grouped(
            (each.cut.touchpoint, each.value)
            for each in measured.findings
            if each.cut.touchpoint
            and each.cut.period.grain is not Grain.WHOLE
            and not (each.cut.language or each.cut.segment)
        )
        for key, measured in findings.metrics.items()
    }
    return {
        key: {place: values for place, values in places.items() if _is_seen(values)}
        for key, places in found.items()
    }


def line(values: Trend) -> str:
    """Return the SVG path of a series in a box of 100 × 100, "" where too little of it may be seen.

    A value between two gaps is a point.
    """
    if not _is_seen(values):
        return ""
    known = [value for value in values if value is not None]
    low, span = min(known), max(known) - min(known)
    step = BOX / (len(values) - 1)
    path, pen = [], "M"
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        height = (value - low) / span if span else 0.5
        point = f"{index * step:.0f} {BOX - EDGE - height * (BOX - 2 * EDGE):.0f}"
        path.append(f"M{point}h.01" if pen == "M" else f"L{point}")
        pen = "L"
    return "".join(path)


def _is_seen(values: Trend) -> bool:
    known = sum(value is not None for value in values)
    return known >= FEWEST and known >= SHARE * len(values)
