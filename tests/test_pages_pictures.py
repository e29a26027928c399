"""What readers get of pictures of pixels: a PNG of every map, a card for every section, and pages that say so."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fonted import font, scrambled
from sites import Document, Files, document, files_of, pages, read, reference, reference_files

from cxsite.build.build import Options, build
from cxsite.build.keys import digest
from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.draw.charts.png import CARD, Png
from cxsite.model.handbook import Handbook
from cxsite.pages.cards import tones_of
from cxsite.pages.journey_files import FILES
from cxsite.pages.site import view_of
from cxsite.read.pictures import PNG, size_of

FOLDER = Path(__file__).parent / "handbooks" / "what-a-company-knows"
HOME = "https://cx.example.com/book/"
LENT = "articles/on-waiting.html"
"""An article that nobody has translated, title and all."""

SETTINGS = "pictures: true\nfonts:\n  zh-Hans: Kiosk.ttf\n"


def copied(folder: Path, settings: str = SETTINGS) -> Path:
    """Copy a handbook of two languages, with these settings, a font and an article without translation."""
    content = folder / "content"
    shutil.copytree(FOLDER / "content", content)
    for name in ("on-waiting.zh-Hans.yml", "on-waiting.zh-Hans.md"):
        (content / "articles" / name).unlink()
    (content / "fonts").mkdir()
    (content / "fonts" / "Kiosk.ttf").write_bytes(font())
    with (content / "site.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook with pictures and an address."""
    return read(copied(tmp_path_factory.mktemp("pictured"), f"base-url: {HOME}\n{SETTINGS}"))


@pytest.fixture(scope="module")
def published(shown: Handbook) -> Files:
    """Its site."""
    return files_of(shown)


@pytest.fixture(scope="module")
def heads(published: Files) -> Mapping[str, Document]:
    """Every page of it, parsed."""
    return {path: document(path, data) for path, data in published.items() if path.endswith(".html")}


def said(page: Document) -> dict[str, str]:
    """Return what a page says in each `meta` with a property or a name."""
    metas = page.all("meta")
    return {each.get("property", each.get("name", "")): each.get("content", "") for each in metas}


def test_every_section_has_a_card_in_each_language(published: Files) -> None:
    """And the whole has one; each a PNG of the size that is told of it, well below 100 kB."""
    sections = {path.split("/")[1] for path in published if path.startswith("en/") and path.count("/") == 2}
    named = {"home", *(sections & {"journeys", "customers", "practices", "improve", "reference"})}
    cards = {path: data for path, data in published.items() if path.startswith("cards/")}
    assert len(named) > 4
    assert set(cards) == {f"cards/{name}.{code}.png" for name in named for code in ("en", "zh-hans")}
    assert all(data.startswith(PNG) and size_of(data) == CARD for data in cards.values())
    assert max(map(len, cards.values())) < 40_000


def test_a_page_tells_of_the_card_of_its_section(
    heads: Mapping[str, Document], published: Files, shown: Handbook
) -> None:
    """With its address, size and words, which are the section's and the handbook's; every address is that of a file."""
    of_a_step = said(heads["zh-hans/journeys/cross.html"])
    words = shown.theme.wording["zh-Hans"]
    assert of_a_step["og:image"] == f"{HOME}cards/journeys.zh-hans.png"
    assert of_a_step["og:image:type"] == "image/png"
    assert (of_a_step["og:image:width"], of_a_step["og:image:height"]) == ("1200", "630")
    assert of_a_step["og:image:alt"] == f"{words['nav.journeys']} · 轮渡手册"
    assert of_a_step["twitter:card"] == "summary_large_image"
    assert said(heads["en/index.html"])["og:image"] == f"{HOME}cards/home.en.png"
    assert said(heads["en/index.html"])["og:image:alt"] == "Ferry handbook"
    found = {
        told["og:image"].removeprefix(HOME) for page in heads.values() if "og:image" in (told := said(page))
    }
    assert found == {path for path in published if path.startswith("cards/")}


def test_who_is_not_told_of_is_told_of_by_no_picture(heads: Mapping[str, Document]) -> None:
    """A page that is mostly another language's, one that is not there: neither title nor picture nor kind of card."""
    told = {path: said(page) for path, page in heads.items()}
    assert {path for path in told if "og:image" not in told[path]} == {
        path for path in told if "og:title" not in told[path]
    }
    for path in (f"zh-hans/{LENT}", "404.html"):
        assert not [name for name in told[path] if name.startswith(("og:", "twitter:"))]


def test_a_map_has_a_picture_for_slides_beside_its_files(
    heads: Mapping[str, Document], published: Files
) -> None:
    """In each language, wherever its forms are listed; it is a file to take along."""
    for code in ("en", "zh-hans"):
        path = f"data/journeys/cross.{code}.png"
        wide, high = size_of(published[path]) or (0, 0)
        assert published[path].startswith(PNG)
        assert (wide > 1000, high > 500) == (True, True)
        for name in ("cross", "cross-table"):
            links = [
                each
                for each in heads[f"{code}/journeys/{name}.html"].all("a")
                if each.get("download") is not None
            ]
            assert [each.get("href", "").rpartition(".")[2] for each in links] == [*FILES, "png"]
            assert links[-1].get("href") == f"../../{path}"


def test_a_map_in_dots_is_the_map_in_lines(shown: Handbook) -> None:
    """The same drawing, word for word, so it has no number that the SVG has not."""
    made = {
        page.path: view_of(page).content
        for page in pages(shown)
        if page.path.startswith("data/journeys/cross.")
    }
    for code in ("en", "zh-hans"):
        dots, lines = made[f"data/journeys/cross.{code}.png"], made[f"data/journeys/cross.{code}.svg"]
        assert isinstance(dots, Png)
        assert isinstance(lines, MapDrawing)
        assert dots.drawing == lines


def test_without_a_word_of_them_there_are_no_pictures() -> None:
    """Neither cards nor a PNG of a map, nor a word of either on any page."""
    files = reference_files()
    assert reference().typefaces == {}
    assert not [path for path in files if path.startswith("cards/") or path.endswith(".svg.png")]
    assert not [path for path in files if path.startswith("data/") and path.endswith(".png")]
    told = [path for path, data in files.items() if b"og:image" in data or b"twitter:card" in data]
    assert told == []


def test_without_an_address_there_are_maps_and_no_cards(tmp_path: Path) -> None:
    """Nobody could find a card."""
    handbook = read(copied(tmp_path))
    paths = [page.path for page in pages(handbook)]
    assert not [path for path in paths if path.startswith("cards/")]
    assert [path for path in paths if path.startswith("data/") and path.endswith(".png")] == [
        "data/journeys/cross.en.png",
        "data/journeys/cross.zh-hans.png",
    ]


def test_the_last_colour_of_a_style_holds() -> None:
    """A house's stands behind the default one; long or short, with or without blanks."""
    style = ":root{--paper:light-dark(#fff,#14181d);--ink: light-dark( #1b2129, #eee );--muted:light-dark(#56606c,#a)}"
    more = ":root{--accent:light-dark(#1d5fa6,#86bbf5);--wash:light-dark(#e9f1fa,#1d2c3d)}"
    found = tones_of(style + more + ":root{--accent:light-dark(#0a5,#7fd)}")
    assert (found.paper, found.ink, found.accent) == ("#ffffff", "#1b2129", "#00aa55")


def small(folder: Path, data: bytes) -> Path:
    """Write a handbook of two languages that has a title, and this font."""
    fonts = folder / "content" / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (fonts / "Kiosk.ttf").write_bytes(data)
    settings = f"title: {{en: Kiosk, zh-Hans: 报亭}}\nlanguages: [en, zh-Hans]\nbase-url: {HOME}\n{SETTINGS}"
    (folder / "content" / "site.yml").write_text(settings, encoding="utf-8")
    return folder


def test_another_font_is_another_picture_and_nothing_else(tmp_path: Path) -> None:
    """All of a build that is drawn again are pictures; what lies elsewhere and is the same is not drawn at all."""
    folder = small(tmp_path / "one", font())
    first = build(folder, tmp_path / "out", Options())
    assert first.made is not None
    assert first.made.drawn == len(list((tmp_path / "out" / "cards").iterdir())) >= 2
    moved = folder.rename(tmp_path / "two")
    assert drawn(moved, tmp_path / "out") == (0, set())
    times, changed = drawn(small(moved, font(height=600)), tmp_path / "out")
    assert times == first.made.drawn
    assert "cards/home.zh-hans.png" in changed
    assert all(re.fullmatch(r"cards/[a-z]+\.zh-hans\.png", path) for path in changed)


def test_a_broken_font_stops_the_build_with_its_line(tmp_path: Path) -> None:
    """It begins like a font, so only drawing finds it out; nothing is published."""
    result = build(small(tmp_path / "one", scrambled()), tmp_path / "out", Options(cache=False))
    assert [f"{each.place} {each.code}" for each in result.problems] == ["content/site.yml:6:12 broken-font"]
    assert not (tmp_path / "out").exists()


def drawn(folder: Path, output: Path) -> tuple[int, set[str]]:
    """Return how often another build draws, and the files that it makes otherwise."""
    before = {path: path.read_bytes() for path in output.rglob("*.*")}
    result = build(folder, output, Options())
    assert result.made is not None
    changed = {
        path.relative_to(output).as_posix() for path, data in before.items() if path.read_bytes() != data
    }
    return result.made.drawn, changed - {"manifest.json"}


def test_a_picture_is_known_by_its_font(shown: Handbook) -> None:
    """A page of pixels has another key with other bytes of a font; a page of words has not."""
    faces = {code: replace(face, sha256="others") for code, face in shown.typefaces.items()}
    one, other = (
        {page.path: digest(page.arguments) for page in pages(each)}
        for each in (shown, replace(shown, typefaces=faces))
    )
    changed = {path for path in one if one[path] != other[path]}
    assert changed == {path for path in one if path.endswith(".png") and not path.startswith("assets/")}
