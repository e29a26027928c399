"""The drawing of a whole map: its artists, and the SVG file that stands alone.

The file holds its words, its colours for light and for dark, and its text alternative. Nobody's fonts are in it: each
line of words has room by the shipped widths, so it has room in the reader's own.
"""

from collections.abc import Iterator
from html import escape

from matplotlib.artist import Artist

from cxsite.draw.charts.journey import HIGHEST, LOWEST
from cxsite.draw.charts.map_drawing import Look, MapDrawing
from cxsite.draw.inks import coloured, dark_rules
from cxsite.draw.journey import HALF
from cxsite.draw.labels import plain
from cxsite.draw.map_layout import MARGIN, Band, Layout, Written, laid_out, stage_boxes
from cxsite.draw.marks import written
from cxsite.draw.shapes import CLEAR, HAIR, THIN, Spot, areas, dots, joined, strokes
from cxsite.draw.svg import Ink, element, number

FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial"
HAN = {
    "zh-Hant": "'PingFang TC', 'Noto Sans TC', 'Noto Sans CJK TC', 'Microsoft JhengHei'",
    "zh": "'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei'",
}
"""Beginning of a language's tag to the fonts that come before those for Latin letters."""

LOOKS = {
    Look.PLAIN: f'fill="{Ink.INK.variable}"',
    Look.STRONG: f'fill="{Ink.INK.variable}" font-weight="600"',
    Look.MUTED: f'fill="{Ink.MUTED.variable}"',
}


def map_svg(drawing: MapDrawing) -> bytes:
    """Return the drawing as a file."""
    layout = laid_out(drawing)
    size = f"{layout.width:g}", f"{layout.height:g}"
    inside = [
        element("title", {}, escape(plain(drawing.title), quote=False)),
        element("desc", {}, escape(plain(drawing.label), quote=False)),
        element("style", {}, dark_rules()),
        element("rect", {"width": size[0], "height": size[1], "fill": Ink.PAPER.variable}),
        written(artists_of(drawing, layout)),
        *_words(layout),
    ]
    about = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {size[0]} {size[1]}",
        "width": size[0],
        "height": size[1],
        "role": "img",
        "lang": escape(drawing.language),
        "font-family": f"{_fonts(drawing.language)}{FONTS}, sans-serif",
        "font-size": "11",
    }
    return f"{coloured(element('svg', about, ''.join(inside)))}\n".encode()


def _fonts(language: str) -> str:
    return next((f"{names}, " for tag, names in HAN.items() if language.startswith(tag)), "")


def _words(layout: Layout) -> Iterator[str]:
    """Yield the words, those of one column and one look together."""
    groups: dict[tuple[float, Look, int], list[Written]] = {}
    for each in layout.words:
        groups.setdefault((each.x, each.look, each.size), []).append(each)
    for (x, look, size), words in sorted(groups.items()):
        lines = "".join(
            f'<text y="{number(each.y)}">{escape(each.text, quote=False)}</text>' for each in words
        )
        own = f' font-size="{size}"' if size != words_size() else ""
        yield f'<g transform="translate({number(x)})" {LOOKS[look]}{own}>{lines}</g>'


def words_size() -> int:
    """Return the size of most words."""
    return Written("", 0, 0, Look.PLAIN).size


def artists_of(drawing: MapDrawing, layout: Layout) -> Iterator[Artist]:
    """Yield what is drawn, from back to front, in pixels."""
    bottom = layout.bands[-1].bottom
    yield areas(stage_boxes(layout), "stages", Ink.BAND)
    yield strokes([((x, layout.stages.bottom), (x, bottom)) for x in layout.edges], "edges", Ink.GRID, THIN)
    ends = MARGIN, layout.edges[-1]
    rows = [band for band in layout.bands if not band.line]
    yield strokes([((ends[0], each.top), (ends[1], each.top)) for each in rows], "rows", Ink.GRID, HAIR)
    lined = [band for band in layout.bands if band.line]
    if lined:
        yield strokes(
            [((ends[0], each.top), (ends[1], each.top)) for each in lined], "lines", Ink.TARGET, THIN
        )
    yield strokes([((ends[0], bottom), (ends[1], bottom))], "end", Ink.GRID, HAIR)
    yield from _curve(drawing, layout)


def _curve(drawing: MapDrawing, layout: Layout) -> Iterator[Artist]:
    band = layout.curve
    middle = (band.top + band.bottom) / 2
    yield strokes([((layout.edges[0], middle), (layout.edges[-1], middle))], "middle", Ink.GRID, HAIR)
    runs: list[list[Spot]] = [[]]
    for step, score in enumerate(drawing.curve):
        if score is None:
            runs.append([])
        else:
            runs[-1].append((layout.column(step), _height(score, band)))
    for run in runs:
        if len(run) > 1:
            yield joined(run, "curve", Ink.VALUE, CLEAR)
    if known := [spot for run in runs for spot in run]:
        yield dots(known, "felt", Ink.VALUE, 2 * HALF)


def _height(score: int, band: Band) -> float:
    share = (score - LOWEST) / (HIGHEST - LOWEST)
    edge = 2 * HALF
    return band.bottom - edge - share * (band.bottom - band.top - 2 * edge)
