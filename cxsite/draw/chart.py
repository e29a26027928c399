"""Charts as values: what is drawn, and the words around it. This module imports no matplotlib.

`Marks` say what is drawn and hold no words: matplotlib draws them once for all languages. A `Chart` joins marks in two
widths with the words of one language; the words are placed over the drawing from the same scale. Values are in the
unit of the metric; positions on the time axis count points from 0.
"""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.draw.lines import Slope, Weeks, Xmr
from cxsite.draw.point import Point, Span, Width

__all__ = [
    "Bullet",
    "Chart",
    "Dumbbell",
    "Marks",
    "Part",
    "Point",
    "Rung",
    "Slope",
    "Span",
    "Sparkline",
    "Stack",
    "Tone",
    "Trend",
    "Weeks",
    "Width",
    "Words",
    "Xmr",
]


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through the values over a band from low to high.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the value axis.
        high: upper end of the value axis.
        rules: values at which a horizontal rule is drawn (those with a label).
        points: oldest first; None where nobody answered or the value is withheld: there the line and band break.
        target: a value to reach, drawn as a dashed rule.
        breaks: positions that are not joined to the one before, although both have values.
        occasions: what happened, drawn behind everything from top to bottom.
        signals: positions of values that are more than the usual up and down; each stands in a square.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    points: tuple[Point | None, ...]
    target: float | None = None
    breaks: tuple[int, ...] = ()
    occasions: tuple[Span, ...] = ()
    signals: tuple[int, ...] = ()


class Tone(StrEnum):
    """Whether a part of the answers is good news."""

    WORSE = "worse"
    MIDDLE = "middle"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the whole, 0..1."""

    share: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar that is the whole, divided into parts from left to right; their shares add up to about 1."""

    width: Width
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One value with its interval on a level scale, against a target and what others reach.

    Attributes:
        width: for which column it is drawn.
        low: left end of the scale.
        high: right end of the scale.
        rules: values at which a tick is drawn (those with a label).
        point: the value.
        target: a value to reach, drawn as a dashed stroke.
        references: values of others, each drawn as a solid stroke.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    point: Point
    target: float | None = None
    references: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """Two values that belong together, and what lies beside them; None where a value is withheld or missing."""

    first: Point | None
    second: Point | None
    others: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A rung below the other, each with two values and the way between them, on one level scale.

    Attributes:
        width: for which column it is drawn.
        low: left end of the scale.
        high: right end of the scale.
        rules: values at which a rule is drawn from top to bottom (those with a label).
        rungs: from top to bottom.
        keyed: whether there is a line above the rungs that says which mark is which.
    """

    width: Width
    low: float
    high: float
    rules: tuple[float, ...]
    rungs: tuple[Rung, ...]
    keyed: bool = True


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small trend without words, to stand beside a number: a line, its band, and a dot at its end.

    Attributes:
        width: for which column it is drawn.
        low: lower end of the scale.
        high: upper end of the scale.
        points: oldest first; None where nobody answered or the value is withheld.
        target: a value to reach, drawn as a dashed rule.
        breaks: positions that are not joined to the one before, although both have values.
    """

    width: Width
    low: float
    high: float
    points: tuple[Point | None, ...]
    target: float | None = None
    breaks: tuple[int, ...] = ()


Marks = Trend | Stack | Bullet | Dumbbell | Sparkline | Xmr | Slope | Weeks
"""Everything that can be drawn."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one chart in one language.

    Attributes:
        language: BCP 47 tag of the words.
        values: (value, label) for rules on the value axis.
        times: (position, label) below the time axis, most important first where not all find room.
        last: label beside the last point of a trend or the value of a bullet, "" for none.
        target: label at the target's rule, "" for none.
        occasions: (middle of its span, label) above each occasion.
        parts: (figure, name) of each part of a stack, in order.
        references: (value, label) of what others reach, in a bullet.
        rungs: (name, first figure, second figure) of each rung of a dumbbell, "" for a figure that is missing; of each
            line of a slope.
        key: what the first and the second mark of a rung stand for; the two ends of a slope, the two lines of weeks.
        signals: (position, label) beside each signal, the most important first.
        limits: (value, label) right of the lines of a process: its centre and limits.
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
