"""A text that took too long to read is found in the file that it stands in."""

from dataclasses import replace
from pathlib import Path

import pytest

from cxsite.build import build as building
from cxsite.build.build import Options, make_site
from cxsite.build.rooms import real_rooms
from cxsite.build.store import NoStore
from cxsite.build.whereabouts import found_in
from cxsite.build.workshop import Workshop
from cxsite.model.problems import Place, Problem
from cxsite.pages.page import TOO_HARD, TemplateMistakes
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
