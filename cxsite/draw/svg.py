"""The elements of our SVG, and the HTML of a chart: its drawings with the words of one language around them.

What is written has no `style` attribute (the pages' policy refuses them), no id, and no colour: marks are drawn in
sentinel colours, which become `var(--chart-…)`, so that one drawing serves light, dark and print. Elements are written
as text: trees would cost as much again as all the rest. Only what people wrote needs escaping.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from html import escape

from cxsite.draw.chart import Chart, Marks, Width
from cxsite.draw.labels import Label, plain
from cxsite.draw.words import place, sheet_of


class Ink(StrEnum):
    """What something is drawn with; a theme gives each its colour as `--chart-<ink>`."""

    INK = "ink"
    MUTED = "muted"
    GRID = "grid"
    VALUE = "value"
    BAND = "band"
    TARGET = "target"
    PAPER = "paper"
    EVENT = "event"
    WORSE = "worse"
    MIDDLE = "middle"
    BETTER = "better"

    @property
    def sentinel(self) -> str:
        """The colour that stands for it in matplotlib; never pure black, which would not be written."""
        return _SENTINELS[self]

    @property
    def variable(self) -> str:
        """The colour as a page knows it."""
        return f"var(--chart-{self})"


_SENTINELS = {ink: f"#0000{number:02x}" for number, ink in enumerate(Ink, start=1)}
_INKED = f' fill="{Ink.INK.variable}"'
_STRONG = f'{_INKED} font-weight="600"'
_AIMED = f' fill="{Ink.TARGET.variable}"'

_LETTERING: Mapping[str, str] = {
    "value": "",
    "time": "",
    "target": _AIMED,
    "event": "",
    "part": "",
    "figure": _STRONG,
    "last": _STRONG,
    "reference": "",
    "key": "",
    "row": _INKED,
    "first": _AIMED,
    "second": _STRONG,
    "spot": _STRONG,
    "corner": "",
    "signal": _AIMED,
    "limit": "",
}
"""How a kind of label differs from the others: the attributes that say so."""


def element(tag: str, attributes: Mapping[str, str], inside: str = "") -> str:
    """Return an element of SVG; its attributes and what is inside are written as they stand."""
    said = "".join([f' {name}="{value}"' for name, value in attributes.items()])
    return f"<{tag}{said}>{inside}</{tag}>" if inside else f"<{tag}{said} />"


def number(value: float) -> str:
    """Return a number to one decimal, without a zero that says nothing."""
    return f"{round(value, 1) + 0.0:g}"


def compose(chart: Chart, fragments: Mapping[Width, str]) -> str:
    """Return the inline HTML of a chart: the wide and the narrow drawing, each with the words around it.

    The page shows one of the two, by the width of its column. To a screen reader a drawing is one picture
    with the chart's label as its name. There are no ids, so any number of charts can share a page.

    Args:
        chart: what is shown, in one language.
        fragments: the marks of both widths, as `draw_marks` returned them.
    """
    try:
        drawings = [_drawing(chart, marks, fragments[marks.width]) for marks in (chart.wide, chart.narrow)]
    except Exception as error:
        error.add_note(f"while words were put around the chart `{chart.id}`")
        raise
    return element("div", {"class": "chart"}, "".join(drawings))


def _drawing(chart: Chart, marks: Marks, fragment: str) -> str:
    sheet = sheet_of(marks)
    return element(
        "svg",
        {
            "class": marks.width,
            "viewBox": f"0 0 {sheet.width:g} {sheet.height:g}",
            "role": "img",
            "aria-label": escape(plain(chart.label)),
            "lang": escape(plain(chart.words.language)),
        },
        fragment + _lettering(place(chart.words, marks), sheet.text),
    )


def _lettering(labels: Iterable[Label], size: float) -> str:
    """Return the words, in the colours and anchors that most of them share."""
    words = [
        f'<text class="{label.kind}" x="{number(label.x)}" y="{number(label.y)}" text-anchor="{label.anchor}"'
        f"{_LETTERING[label.kind]}>{escape(label.text, quote=False)}</text>"
        for label in labels
    ]
    return element(
        "g", {"class": "words", "fill": Ink.MUTED.variable, "font-size": f"{size:g}"}, "".join(words)
    )
