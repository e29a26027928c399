"""Charts as values: what is drawn, and the words around it. This module imports no matplotlib.

`Marks` say what is drawn and hold no words: matplotlib draws them once for all languages. A `Chart` joins marks in two
widths with the words of one language; the words are placed over the drawing from the same scale. Values are in the
unit of the metric. Each kind of marks has a module of its own in `draw.charts`, is listed here, and is drawn by the
artist that `draw.marks` and `draw.words` list for it.
"""

from dataclasses import dataclass

from cxsite.draw.charts.ages import Ages
from cxsite.draw.charts.bullet import Bullet
from cxsite.draw.charts.closure import Closure
from cxsite.draw.charts.dumbbell import Dumbbell, Rung
from cxsite.draw.charts.journey import Feelings
from cxsite.draw.charts.lines import Slope, Weeks, Xmr
from cxsite.draw.charts.matrix import Matrix, Spot
from cxsite.draw.charts.point import Point, Width
from cxsite.draw.charts.sparkline import Sparkline
from cxsite.draw.charts.stack import Part, Stack, Tone
from cxsite.draw.charts.trend import Span, Trend

__all__ = [
    "Ages",
    "Bullet",
    "Chart",
    "Closure",
    "Dumbbell",
    "Feelings",
    "Marks",
    "Matrix",
    "Part",
    "Point",
    "Rung",
    "Slope",
    "Span",
    "Sparkline",
    "Spot",
    "Stack",
    "Tone",
    "Trend",
    "Weeks",
    "Width",
    "Words",
    "Xmr",
]

Marks = (
    Trend | Stack | Bullet | Dumbbell | Sparkline | Matrix | Closure | Ages | Xmr | Slope | Weeks | Feelings
)
"""Everything that can be drawn."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one chart in one language.

    Attributes:
        language: BCP 47 tag of the words.
        values: (value, label) for rules on the value axis.
        times: (position, label) below the time axis, most important first where not all find room; of feelings the
            names of the stages.
        last: label beside the last point of a trend or the value of a bullet, "" for none.
        target: label at the target's rule, "" for none.
        occasions: (middle of its span, label) above each occasion.
        parts: (figure, name) of each part of a stack, in order.
        references: (value, label) of what others reach, in a bullet.
        rungs: (name, first figure, second figure) of each rung of a dumbbell, "" for a figure that is missing; of each
            line of a slope.
        key: what the two marks of a rung stand for; of a matrix what its level and its upright scale mean; of a slope
            its two ends, of weeks the two lines.
        heights: (value, label) on the upright scale of a matrix.
        spots: what stands beside each spot of a matrix, in order; of feelings whose line each is.
        signals: (position, label) beside each signal, the most important first.
        limits: (value, label) right of the lines of a process: its centre and limits.
        corners: the names of the quarters of a matrix: above left, above right, below left, below right.
    """

    language: str
    values: tuple[tuple[float, str], ...] = ()
    times: tuple[tuple[int, str], ...] = ()
    last: str = ""
    target: str = ""
    occasions: tuple[tuple[float, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    references: tuple[tuple[float, str], ...] = ()
    rungs: tuple[tuple[str, str, str], ...] = ()
    key: tuple[str, str] = ("", "")
    heights: tuple[tuple[float, str], ...] = ()
    spots: tuple[str, ...] = ()
    corners: tuple[str, ...] = ()
    signals: tuple[tuple[int, str], ...] = ()
    limits: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a page: the same data wide and narrow, with the words of the page's language.

    Attributes:
        id: unique on its page; ids inside the SVG begin with it.
        wide: marks for a wide column.
        narrow: marks for a phone.
        words: what is written around them.
        label: the text alternative, one or two sentences in `words.language`.
    """

    id: str
    wide: Marks
    narrow: Marks
    words: Words
    label: str
