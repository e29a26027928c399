"""A crossing of stages and channels as a picture of its own, for slides and reports.

It holds its words, its colours and its legend, because no page stands around it. What it says is what the table says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from unicodedata import east_asian_width

from cxsite.pages.crossing import Crossing, Spot
from cxsite.pages.speech import Pair, Speech, without_markup

FILLS = ("#ffffff", "#efb98c", "#f8dfc9", "#f1f1ee", "#cfe0ee", "#9fc3e0")
"""The paper, then the five steps from the worst to the best."""

FEW = "few"
INK, MUTED, LINE = "#1c1c1a", "#5c5c57", "#d9d9d4"
MARGIN, HEAD, COLUMN, FIRST = 24, 92, 150, 130
LETTER, GAP, PAD = 13, 17, 10
NARROW, WIDE = 6.6, 13.0
"""How wide a letter is: half of an em, or an em where it is Chinese."""

Line = tuple[str, str]
"""A line of words, and how it is set: `name`, `value`, `note` or `head`."""

SET = {
    "name": f'fill="{INK}"',
    "value": f'fill="{INK}" font-weight="600" font-size="15"',
    "note": f'fill="{MUTED}" font-size="11"',
    "head": f'fill="{INK}" font-weight="600"',
    "title": f'fill="{INK}" font-weight="600" font-size="18"',
}


@dataclass(frozen=True, slots=True)
class Block:
    """Lines on one ground: a touchpoint, or a head."""

    lines: tuple[Line, ...]
    fill: str

    @property
    def height(self) -> int:
        """How high it is, with its padding."""
        return len(self.lines) * GAP + PAD


def draw_crossing(crossing: Crossing, source: Sequence[Pair], speech: Speech) -> bytes:
    """Return the picture as an SVG file in the page's language; `source` says whose it is."""
    rows = [
        (
            [Block(_lines(without_markup(row.name), "head", FIRST), "none")],
            [_cell(each) for each in row.cells],
        )
        for row in crossing.rows
    ]
    heads = [Block(_lines(without_markup(name), "head", COLUMN), "none") for name in crossing.columns]
    top = HEAD + max(block.height for block in heads)
    heights = [max(_height(each) for each in (head, *cells)) for head, cells in rows]
    width = 2 * MARGIN + FIRST + COLUMN * len(heads)
    height = top + sum(heights) + 3 * GAP + MARGIN
    parts = [*_titles(crossing, speech), *_heads(heads)]
    y = top
    for (head, cells), high in zip(rows, heights, strict=True):
        parts.append(f'<path d="M{MARGIN} {y}H{width - MARGIN}" stroke="{LINE}"/>')
        parts += _column(head, MARGIN, y, FIRST)
        for at, blocks in enumerate(cells):
            parts += _column(blocks, MARGIN + FIRST + at * COLUMN, y, COLUMN)
        y += high
    parts += _legend(y + GAP, source, speech)
    said = without_markup(crossing.title) + " · " + without_markup(crossing.metric)
    return _file(width, height, said, speech.language, parts)


def _file(width: int, height: int, said: str, language: str, parts: Sequence[str]) -> bytes:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" lang="{language}" xml:lang="{language}" font-family="sans-serif" font-size="{LETTER}">'
    )
    hatch = (
        f'<defs><pattern id="{FEW}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{FILLS[0]}"/>'
        f'<path d="M0 0V6" stroke="{LINE}" stroke-width="3"/></pattern></defs>'
    )
    paper = f'<rect width="{width}" height="{height}" fill="{FILLS[0]}"/>'
    return "\n".join([head, f"<title>{escape(said)}</title>", hatch, paper, *parts, "</svg>", ""]).encode()


def _titles(crossing: Crossing, speech: Speech) -> Iterator[str]:
    about = [crossing.metric, crossing.direction, *([crossing.period] if crossing.period else [])]
    yield _text(MARGIN, MARGIN + 16, without_markup(crossing.title), "title")
    yield _text(MARGIN, MARGIN + 40, " · ".join(map(without_markup, about)), "note")
    yield _text(MARGIN, MARGIN + 58, speech.word("crossing.note"), "note")


def _heads(heads: Sequence[Block]) -> Iterator[str]:
    for at, block in enumerate(heads):
        yield from _column([block], MARGIN + FIRST + at * COLUMN, HEAD, COLUMN)


def _cell(spots: Sequence[Spot]) -> list[Block]:
    return [_block(spot) for spot in spots]


def _block(spot: Spot) -> Block:
    """Return a touchpoint: its name, its value with its sign, how many answered, and what is to be known of it."""
    number = spot.number
    sign = {1: " ▼", 5: " ▲"}.get(spot.step, "")
    lines = list(_lines(without_markup(spot.name), "name", COLUMN))
    if number.value:
        lines.append((number.value + sign, "value"))
        lines += _lines(without_markup(number.counted), "note", COLUMN) if number.counted else ()
    if number.note:
        lines += _lines(without_markup(number.note), "note", COLUMN)
    return Block(tuple(lines), f"url(#{FEW})" if spot.is_few else FILLS[spot.step])


def _lines(words: str, kind: str, width: int) -> tuple[Line, ...]:
    """Return words in lines that fit a column; Chinese breaks anywhere, other words at blanks."""
    room, lines, now = width - 2 * PAD, [], ""
    for piece in _pieces(words):
        if now and _wide(now + piece.rstrip()) > room:
            lines.append(now.rstrip())
            now = ""
        now += piece
    return tuple((line, kind) for line in (*lines, now.rstrip()) if line)


def _pieces(words: str) -> Iterator[str]:
    word = ""
    for sign in words:
        word += sign
        if sign == " " or _wide(sign) == WIDE:
            yield word
            word = ""
    yield word


def _wide(words: str) -> float:
    return sum(WIDE if east_asian_width(sign) in "WF" else NARROW for sign in words)


def _height(blocks: Sequence[Block]) -> int:
    return sum(block.height + PAD // 2 for block in blocks) + PAD


def _column(blocks: Sequence[Block], x: int, y: int, width: int) -> Iterator[str]:
    """Yield blocks below each other, each with its ground where it has one."""
    y += PAD // 2
    for block in blocks:
        if block.fill != "none":
            yield (
                f'<rect x="{x + 2}" y="{y}" width="{width - 4}" height="{block.height}" fill="{block.fill}" '
                f'stroke="{LINE}"/>'
            )
        for at, (words, kind) in enumerate(block.lines):
            yield _text(x + PAD, y + GAP * (at + 1) - 2, words, kind)
        y += block.height + PAD // 2


def _legend(y: int, source: Sequence[Pair], speech: Speech) -> Iterator[str]:
    words = [speech.word(f"compare.{key}") for key in ("worse", "better")]
    said = f"▼ {words[0]}   ▲ {words[1]}"
    yield _text(MARGIN, y + GAP, said, "note")
    yield _text(MARGIN, y + 2 * GAP, " · ".join(map(without_markup, source)), "note")


def _text(x: int, y: int, words: str, kind: str) -> str:
    return f'<text x="{x}" y="{y}" {SET[kind]}>{escape(words, quote=False)}</text>'
