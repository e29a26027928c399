"""Pictures of pixels: their size and their colours, what they hold beside the picture, and signs that no font has."""

import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from fonted import font, scrambled
from matplotlib.path import Path as Outline
from numpy.typing import NDArray
from PIL import Image

from cxsite.draw.canvas import Canvas
from cxsite.draw.card import words_of
from cxsite.draw.charts.map_drawing import Lane, Look, MapDrawing
from cxsite.draw.charts.png import CARD, BrokenFace, Card, NoGlyph, Png, Tones
from cxsite.draw.fonts import width
from cxsite.draw.glyphs import Letters
from cxsite.draw.inks import light
from cxsite.draw.lines import ELLIPSIS
from cxsite.draw.map_layout import laid_out
from cxsite.draw.png import MOST, SHARP, draw_png, scale_of
from cxsite.draw.shapes import dots, joined
from cxsite.draw.svg import Ink
from cxsite.model.typeface import SHIPPED, Typeface

TONES = Tones("#ffffff", "#1b2129", "#56606c", "#0a5c36", "#e9f1fa")
MAP = MapDrawing(
    "en",
    "Buying a ticket",
    "From the kiosk to the gate",
    (("1 Buy", 2), ("2 Board", 1)),
    tuple(((name, Look.STRONG), ("Kiosk", Look.MUTED)) for name in ("Queue", "Pay", "Gate")),
    (0, None, -2),
    ((("● 0 Curious", Look.STRONG),), (), (("▼ −2 Lost", Look.STRONG),)),
    (Lane("Pain points", "Line of visibility", ((("It is slow", Look.PLAIN),), (), ())),),
    "Ferry handbook",
    "Buying a ticket: a map",
)


def card(section: str = "Journeys", site: str = "Ferry handbook") -> Card:
    """Return a card."""
    return Card(site, section, TONES)


def dots_of(data: bytes) -> NDArray[np.uint8]:
    """Return a picture's dots: rows of columns of red, green and blue."""
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"))


def colour(text: str) -> tuple[int, ...]:
    """Return the red, green and blue of `#rrggbb`."""
    return tuple(bytes.fromhex(text.removeprefix("#")))


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the content of each part of a PNG."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, inside = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert zlib.crc32(name + inside) == struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0]
        yield name, inside
        at += 12 + length


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Typeface:
    """A font that has the signs of Chinese, as frames."""
    path = tmp_path_factory.mktemp("fonts") / "Frames.ttf"
    path.write_bytes(font())
    return Typeface(path.name, "frames", str(path))


@pytest.mark.parametrize("drawing", [card(), card(""), MAP], ids=["section", "whole", "map"])
def test_a_picture_is_a_picture_and_nothing_else(drawing: Card | MapDrawing) -> None:
    """No day, no program, no remark: only its size, its palette and its dots; the same bytes each time."""
    data = draw_png(Png(drawing, (SHIPPED,)))
    assert {name for name, _ in chunks(data)} == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert draw_png(Png(drawing, (SHIPPED,))) == data


def test_another_process_draws_the_same_bytes(tmp_path: Path) -> None:
    """Whatever its seed, and whatever the house has set in a `matplotlibrc`."""
    (tmp_path / "matplotlibrc").write_text("path.snap: False\nlines.linestyle: --\nsavefig.dpi: 300\n")
    code = (
        "import sys; from test_draw_png import *\n"
        "for each in (card(), MAP): sys.stdout.buffer.write(draw_png(Png(each, (SHIPPED,))))"
    )
    here = str(Path(__file__).parent)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{here}:{Path(here).parent}", "PYTHONHASHSEED": "7"},
    )
    assert ran.stdout == b"".join(draw_png(Png(each, (SHIPPED,))) for each in (card(), MAP))


def test_a_card_is_as_large_as_those_who_show_it_ask_and_small_in_bytes() -> None:
    """In the house's colours: its paper, its mark at the side, its foot; what is written stands between."""
    data = draw_png(Png(card(), (SHIPPED,)))
    found = dots_of(data)
    assert (found.shape[1], found.shape[0]) == CARD == (1200, 630)
    assert len(data) < 30_000
    assert tuple(found[5, 1195]) == colour(TONES.paper)
    assert tuple(found[5, 5]) == colour(TONES.accent)
    assert tuple(found[625, 1195]) == colour(TONES.wash)
    inked = np.argwhere((found == np.array(colour(TONES.ink))).all(axis=2))
    assert inked[:, 0].min() > 40
    assert inked[:, 0].max() < 630 - 132
    assert inked[:, 1].min() > 90
    assert inked[:, 1].max() < 1120


def test_the_card_of_the_whole_is_all_of_one_ground() -> None:
    """It says what the handbook is called, and that alone."""
    found = dots_of(draw_png(Png(card(""), (SHIPPED,))))
    assert tuple(found[5, 1195]) == tuple(found[625, 1195]) == colour(TONES.wash)
    assert [each.text for each in words_of(card(""))] == ["Ferry handbook"]


@pytest.mark.parametrize("title", ["Journeys", "Journeys and whatever else there is " * 2, "旅程" * 20])
def test_a_long_title_is_smaller_and_whole(title: str) -> None:
    """In three lines at most, none wider than the card."""
    said = [each for each in words_of(card(title)) if each.look is Look.STRONG]
    assert "".join(each.text for each in said).replace(" ", "") == title.replace(" ", "")
    assert len(said) <= 3
    assert max(each.x + width(each.text, each.size) for each in said) < CARD[0]


def test_a_title_that_never_ends_is_cut() -> None:
    """At the smallest size."""
    said = [each for each in words_of(card("旅程" * 200)) if each.look is Look.STRONG]
    assert said[-1].text.endswith(ELLIPSIS)
    assert {each.size for each in said} == {48}


def test_a_map_shows_what_its_svg_shows_with_two_dots_a_pixel() -> None:
    """As large as the layout, in the colours that the SVG has when it is light."""
    found = dots_of(draw_png(Png(MAP, (SHIPPED,))))
    layout = laid_out(MAP)
    assert found.shape[:2] == (round(layout.height * SHARP), round(layout.width * SHARP))
    assert tuple(found[2, 2]) == colour(light(Ink.PAPER))
    for ink in (Ink.INK, Ink.MUTED, Ink.VALUE, Ink.BAND, Ink.GRID, Ink.TARGET):
        assert (abs(found.astype(int) - np.array(colour(light(ink)))).sum(axis=2) < 9).any(), ink
    high = np.argwhere((found == np.array(colour(light(Ink.VALUE)))).all(axis=2))[:, 0]
    assert layout.curve.top * SHARP < high.min() < high.max() < layout.curve.bottom * SHARP


def test_a_map_without_end_has_fewer_dots() -> None:
    """So that nobody's machine runs out of room: as many as are allowed, and no more."""
    assert scale_of(1_600, 2_400) == SHARP
    assert scale_of(20_000, 3_000) ** 2 * 20_000 * 3_000 == pytest.approx(MOST)


def test_a_line_and_a_dot_lie_where_artists_put_them() -> None:
    """Counted from the top left corner, at two dots a pixel, as wide as they say."""
    canvas = Canvas((40, 20), 2.0, {Ink.PAPER: "#ffffff", Ink.VALUE: "#1d5fa6"})
    for artist in (
        joined([(4, 5), (16, 5)], "line", Ink.VALUE, 3.0),
        dots([(30, 15)], "dot", Ink.VALUE, 6.0),
    ):
        artist.draw(canvas)  # type: ignore[arg-type] # what lines and patches ask of a renderer, and no more
    found = dots_of(canvas.png())
    inked = (found == np.array(colour("#1d5fa6"))).all(axis=2)
    assert set(np.argwhere(inked[:, :40])[:, 0]) == set(range(7, 13))
    rows, columns = np.argwhere(inked[:, 44:]).T
    assert (rows.min() + rows.max() + 1) / 2 == pytest.approx(30, abs=0.6)
    assert (columns.min() + columns.max() + 89) / 2 == pytest.approx(60, abs=0.6)


def test_a_sign_that_no_font_has_is_never_drawn(frames: Typeface) -> None:
    """All of them are named; those of a font that has them are drawn."""
    with pytest.raises(NoGlyph) as said:
        draw_png(Png(card("旅程", "Ferry \U0001f6a2"), (SHIPPED,)))
    assert said.value.signs == ("旅", "程", "\U0001f6a2")
    assert draw_png(Png(card("旅程"), (SHIPPED, frames)))


def spots(letters: Letters, text: str) -> NDArray[np.float64]:
    """Return where the outline of a text goes through, 100 pixels an em; where one closes, none is told."""
    outline = letters.outline(text, 100)
    found: NDArray[np.float64] = np.asarray(outline.vertices, dtype=float)
    told: NDArray[np.float64] = found[np.asarray(outline.codes) != Outline.CLOSEPOLY]
    return told


def test_a_sign_comes_from_the_first_font_that_has_it(frames: Typeface) -> None:
    """Its outline is that font's, and the next begins behind its advance."""
    letters = Letters((frames, SHIPPED))
    assert spots(letters, "旅a")[:, 1].max() == pytest.approx(80, abs=0.2)
    assert spots(letters, "旅旅")[:, 0].max() == pytest.approx(194, abs=0.5)
    assert spots(letters, "a a")[:, 0].max() > spots(letters, "aa")[:, 0].max()
    assert len(spots(letters, " \u3000\u200b")) == 0


def test_a_quotation_mark_takes_no_whole_em(tmp_path: Path) -> None:
    """A font for Chinese may set “ in the middle of one; lines are broken for what is reckoned, so that is its room."""
    path = tmp_path / "Wide.ttf"
    path.write_bytes(font((ord("·"), ord("旅")), right=160))
    letters = Letters((Typeface("Wide.ttf", "wide", str(path)),))
    found = spots(letters, "·旅")[:, 0]
    room = width("·", 100)
    assert found.min() == pytest.approx(room / 2 - 5, abs=0.2)
    assert found.max() == pytest.approx(room + 16, abs=0.2)


@pytest.mark.parametrize("data", [font()[:40], scrambled()], ids=["half a table", "no outline"])
def test_a_font_that_cannot_be_drawn_with_is_named(tmp_path: Path, data: bytes) -> None:
    """As a download that broke off, or a file that is damaged."""
    path = tmp_path / "Half.ttf"
    path.write_bytes(data)
    with pytest.raises(BrokenFace, match=r"Half\.ttf"):
        draw_png(Png(card("旅程"), (Typeface("Half.ttf", "half", str(path)),)))


def test_marks_that_choose_a_form_are_no_signs() -> None:
    """A font without them shows the form that it has."""
    Letters((SHIPPED,)).require(["▲\ufe0f a\u200bb\u00a0c"])


def test_a_picture_is_known_by_the_bytes_of_its_fonts(frames: Typeface) -> None:
    """Wherever they lie on this machine."""
    one = Png(card(), (frames, SHIPPED))
    moved = Png(card(), (replace(frames, location="/elsewhere/Frames.ttf"), SHIPPED))
    assert one != moved
    assert one.anywhere == moved.anywhere
    assert one.anywhere != Png(card(), (replace(frames, sha256="others"), SHIPPED)).anywhere
