"""A text that took too long to read is found in the file that it stands in."""

from dataclasses import replace
from pathlib import Path

import pytest

from cxsite.build import build as building
from cxsite.build.build import Options, make_site
from cxsite.build.press import undrawn, unreadable
from cxsite.build.rooms import real_rooms
from cxsite.build.store import NoStore
from cxsite.build.whereabouts import found_in
from cxsite.build.workshop import Workshop
from cxsite.draw.charts.png import NoGlyph
from cxsite.model.problems import Place, Problem
from cxsite.pages.page import TOO_HARD, Page, TemplateMistakes
from cxsite.read.recall import Recall

PAGE = "zh-hans/articles/kiosk.html"
TEXT = "- [a] [b] [c]"


def too_hard(text: str = TEXT) -> Problem:
    """Return what a page says of a text."""
    return Problem(Place(PAGE), "text-too-hard", TOO_HARD.format(PAGE, text), "divide it")


def written(folder: Path, name: str, *lines: str) -> Path:
    """Write a file of the handbook."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "line", "place"),
    [
        ("articles/kiosk.md", TEXT, Place("content/articles/kiosk.md", 2, 1, len(TEXT))),
        ("journeys/open.yml", f"  summary: {TEXT}", Place("content/journeys/open.yml", 2, 12, len(TEXT))),
        ("data/words.csv", TEXT, Place(PAGE)),
        ("articles/kiosk.md", "- [a] [b]", Place(PAGE)),
    ],
)
def test_the_line_and_the_column_are_those_of_the_text(
    tmp_path: Path, name: str, line: str, place: Place
) -> None:
    """Columns count from one; where it stands in no text of the handbook, the page is named as before."""
    said = found_in(written(tmp_path, name, "title: x", line), too_hard(f"{TEXT}\n- more"))
    assert said == replace(too_hard(f"{TEXT}\n- more"), place=place)


CARD = "cards/home.en.png"
UNDRAWN = undrawn(Page(CARD, "card", ()), NoGlyph(("旅", "程")))
"""What is said of a card with two signs that no font has."""


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"journeys/open.yml": "  at: 程旅", "a.md": "旅"}, Place("content/journeys/open.yml", 2, 8, 1)),
        ({"site.yml": "pictures: true", "a.md": "旅"}, Place("content/site.yml", 2, 1, 9)),
        ({"lists.yml": "pictures: true"}, Place(CARD)),
    ],
    ids=["an author's", "nobody's", "nowhere"],
)
def test_a_sign_without_a_glyph_is_found_where_it_is_written(
    tmp_path: Path, files: dict[str, str], place: Place
) -> None:
    """In YAML, of which pictures are made; one that no author wrote is said of the line that asks for pictures."""
    for name, line in files.items():
        written(tmp_path, name, "title: x", line)
    assert found_in(tmp_path, UNDRAWN) == replace(UNDRAWN, place=place)


def test_a_font_is_found_where_it_is_named(tmp_path: Path) -> None:
    """In the settings, not in a text that speaks of it."""
    written(tmp_path, "a.yml", "Kiosk.otf")
    folder = written(tmp_path, "site.yml", "fonts:", "  en: Kiosk.otf")
    said = unreadable("Kiosk.otf")
    assert found_in(folder, said) == replace(said, place=Place("content/site.yml", 2, 7, 9))
    assert said.message == "`Kiosk.otf` is not a font that can be drawn with"


def test_a_problem_names_a_dozen_signs() -> None:
    """A font of another language lacks thousands."""
    assert UNDRAWN.message == f"`旅`, `程` cannot be drawn in `{CARD}`: no font has it"
    many = undrawn(Page(CARD, "card", ()), NoGlyph(tuple("天地玄黄宇宙洪荒日月盈昃辰宿")))
    assert many.message == (
        "`天`, `地`, `玄`, `黄`, `宇`, `宙`, `洪`, `荒`, `日`, `月`, `盈`, `昃`, … cannot be drawn in "
        f"`{CARD}`: no font has it"
    )


def test_nothing_else_is_looked_for(tmp_path: Path) -> None:
    """Neither a problem of another code nor a text without a first line."""
    folder = written(tmp_path, "articles/kiosk.md", TEXT)
    other = replace(too_hard(), code="broken-link")
    assert found_in(folder, other) == other
    assert found_in(folder, too_hard("")) == too_hard("")


def test_a_build_says_where_the_text_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes the pages knows the page alone; who built says the file."""
    folder = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
    title = "Types the title on the tram"

    def refuse(*_: object) -> None:
        raise TemplateMistakes((too_hard(title),))

    monkeypatch.setattr(building, "make", refuse)
    found = make_site(folder, Options(), Workshop(real_rooms(), NoStore(), "test", Recall())).problems
    place = Place("content/journeys/borrow.yml", 17, 15, len(title))
    assert [each for each in found if each.code == "text-too-hard"] == [replace(too_hard(title), place=place)]
