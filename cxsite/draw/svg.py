"""From matplotlib's SVG to a small clean fragment, and from fragments and words to the HTML of a chart.

Trees are walked, never searched as text. What comes out has no `style` attribute (the pages' policy refuses
them), no id, and no colour: matplotlib draws in sentinel colours, which become `var(--chart-…)`, so that one
drawing serves light, dark and print.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from xml.etree import ElementTree as ET

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
        return f"#0000{list(Ink).index(self) + 1:02x}"

    @property
    def variable(self) -> str:
        """The colour as a page knows it."""
        return f"var(--chart-{self})"


_VARIABLES = {ink.sentinel: ink.variable for ink in Ink}
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DEFAULTS = {
    "stroke-dashoffset": "0",
    "stroke-linejoin": "round",
    "stroke-linecap": "butt",
    "stroke-width": "1",
}
"""What holds where nothing is said: SVG's own defaults, and the group of all marks for the joins."""

_LETTERING: Mapping[str, Mapping[str, str]] = {
    "value": {},
    "time": {},
    "target": {"fill": Ink.TARGET.variable},
    "event": {},
    "part": {},
    "figure": {"fill": Ink.INK.variable, "font-weight": "600"},
    "last": {"fill": Ink.INK.variable, "font-weight": "600"},
    "reference": {},
    "key": {},
    "row": {"fill": Ink.INK.variable},
    "first": {"fill": Ink.TARGET.variable},
    "second": {"fill": Ink.INK.variable, "font-weight": "600"},
}
"""How a kind of label differs from the others."""


def clean(written: str) -> str:
    """Return the marks of an SVG by matplotlib as one `<g class="marks">`.

    An artist's `gid` becomes the class of its element; groups whose name holds an underscore (`figure_1`) are
    matplotlib's own, and go. The only marker is a circle: its uses become `<circle>`.
    """
    root = ET.fromstring(written)  # noqa: S314 - matplotlib wrote it a moment ago
    markers = {f"#{path.get('id')}": path for path in root.iterfind(f".//{_SVG}defs/{_SVG}path")}
    marks = ET.Element("g", {"class": "marks", "stroke-linejoin": _DEFAULTS["stroke-linejoin"]})
    for group in root.iter(f"{_SVG}g"):
        name = group.get("id", "_")
        if "_" not in name:
            marks.append(_shape(name, group, markers))
    return ET.tostring(marks, encoding="unicode")


def _shape(name: str, group: ET.Element, markers: Mapping[str, ET.Element]) -> ET.Element:
    """Return one artist: a path, or a group of circles."""
    uses = list(group.iter(f"{_SVG}use"))
    if not uses:
        path = next(group.iter(f"{_SVG}path"))
        return ET.Element("path", {"class": name, "d": _compact(path.get("d", "")), **_look(path)})
    marker = markers[uses[0].get(_HREF, "")]
    radius = marker.get("d", "").split()[2]  # a circle begins at its lowest spot: `M 0 r`
    circles = ET.Element("g", {"class": name, **_look(marker), **_look(uses[0])})
    for use in uses:
        spot = {"cx": _number(use.get("x", "")), "cy": _number(use.get("y", ""))}
        ET.SubElement(circles, "circle", {**spot, "r": _number(radius)})
    return circles


def _look(element: ET.Element) -> dict[str, str]:
    """Return an element's `style` as presentation attributes, without what is the default anyway."""
    found = {}
    for declaration in filter(str.strip, element.get("style", "").split(";")):
        name, value = (part.strip() for part in declaration.split(":"))
        if _DEFAULTS.get(name) != value:
            found[name] = _VARIABLES.get(value, value)
    return found


def _compact(path: str) -> str:
    """Return a path's commands without spaces that say nothing, a command written once where it repeats."""
    written, before = "", ""
    for part in path.split():
        if not part.isalpha():
            written += (" " if written[-1:].isdigit() else "") + _number(part)
        elif part != before:
            written += part
            before = part
    return written


def _number(written: str) -> str:
    """Return a number to one decimal, without a zero that says nothing."""
    return f"{round(float(written), 1) + 0.0:g}"


def compose(chart: Chart, fragments: Mapping[Width, str]) -> str:
    """Return the inline HTML of a chart: the wide and the narrow drawing, each with the words around it.

    The page shows one of the two, by the width of its column. To a screen reader a drawing is one picture
    with the chart's label as its name. There are no ids, so any number of charts can share a page.

    Args:
        chart: what is shown, in one language.
        fragments: the marks of both widths, as `draw_marks` returned them.
    """
    chart_box = ET.Element("div", {"class": "chart"})
    for marks in (chart.wide, chart.narrow):
        drawing = _drawing(chart, marks)
        drawing.append(ET.fromstring(fragments[marks.width]))  # noqa: S314 - our own, checked on reading
        drawing.append(_lettering(place(chart.words, marks), sheet_of(marks).text))
        chart_box.append(drawing)
    return ET.tostring(chart_box, encoding="unicode")


def _drawing(chart: Chart, marks: Marks) -> ET.Element:
    sheet = sheet_of(marks)
    return ET.Element(
        "svg",
        {
            "class": str(marks.width),
            "viewBox": f"0 0 {sheet.width:g} {sheet.height:g}",
            "role": "img",
            "aria-label": plain(chart.label),
            "lang": plain(chart.words.language),
        },
    )


def _lettering(labels: Iterable[Label], size: float) -> ET.Element:
    """Return the words, in the colours and anchors that most of them share."""
    words = ET.Element("g", {"class": "words", "fill": Ink.MUTED.variable, "font-size": f"{size:g}"})
    for label in labels:
        spot = {"x": _number(str(label.x)), "y": _number(str(label.y))}
        look = {"text-anchor": str(label.anchor), **_LETTERING[label.kind]}
        ET.SubElement(words, "text", {"class": label.kind, **spot, **look}).text = label.text
    return words
