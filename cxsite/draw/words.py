"""How large each kind of chart is drawn, and where its words stand: beside the marks, never on top of each other.

A label that finds no room is left out: the page has every number in the table below the chart.
"""

from collections.abc import Callable
from typing import Any

from cxsite.draw import aligned, bar, columns, frame, gauge, limits, ways
from cxsite.draw.chart import (
    Ages,
    Bullet,
    Closure,
    Dumbbell,
    Feelings,
    Marks,
    Matrix,
    Slope,
    Sparkline,
    Stack,
    Trend,
    Weeks,
    Words,
    Xmr,
)
from cxsite.draw.felt import place_feelings, sheet_of_feelings
from cxsite.draw.frame import Sheet
from cxsite.draw.labels import Label
from cxsite.draw.plane import place_spots, sheet_of_plane
from cxsite.draw.rising import place_closure
from cxsite.draw.rungs import place_rungs, sheet_of_rungs
from cxsite.draw.times import place_times

Placed = Callable[[Words, Any], tuple[Label, ...]]


def sheet_of(marks: Marks) -> Sheet:
    """Return the size of a drawing."""
    return _written(marks)[0](marks)


def place(words: Words, marks: Marks) -> tuple[Label, ...]:
    """Return the labels that find room, in reading order; no two overlap by the shipped widths."""
    return _written(marks)[1](words, marks)


def _no_words(_words: Words, _marks: Sparkline) -> tuple[Label, ...]:
    return ()


def _written(marks: Marks) -> tuple[Callable[[Any], Sheet], Placed]:
    return next((sheet, placed) for kind, sheet, placed in KINDS if isinstance(marks, kind))


KINDS: tuple[tuple[type[Marks], Callable[[Any], Sheet], Placed], ...] = (
    (Trend, lambda marks: frame.SHEETS[marks.width], place_times),
    (Stack, lambda marks: bar.SHEETS[marks.width], bar.place_parts),
    (Bullet, lambda marks: gauge.SHEETS[marks.width], gauge.place_value),
    (Dumbbell, sheet_of_rungs, place_rungs),
    (Sparkline, lambda marks: frame.SPARKS[marks.width], _no_words),
    (Matrix, sheet_of_plane, place_spots),
    (Closure, lambda marks: frame.SHEETS[marks.width], place_closure),
    (Ages, lambda marks: columns.SHEETS[marks.width], columns.place_ages),
    (Xmr, lambda marks: limits.SHEETS[marks.width], limits.place_limits),
    (Slope, ways.sheet_of_ways, ways.place_ways),
    (Weeks, lambda marks: aligned.SHEETS[marks.width], aligned.place_weeks),
    (Feelings, sheet_of_feelings, place_feelings),
)
"""Every kind of chart: its marks, the size of its drawing, and what places its words."""
