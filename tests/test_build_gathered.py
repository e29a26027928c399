"""Files made of finished pages are made again exactly when what they are made of changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from build_fakes import FINDINGS, HANDBOOK, THEME, Article, Calls, page, rooms, shop, tools

from cxsite.build.build import render_all
from cxsite.build.explain import explain_page
from cxsite.build.file_store import FileStore
from cxsite.build.plan import Made, make
from cxsite.build.record import Record
from cxsite.build.store import NoStore, Store
from cxsite.build.workers import Crew
from cxsite.build.workshop import Workshop
from cxsite.pages.page import Leaf, Page

PAGES = (
    page("en/b.html", Article("B", ())),
    page("en/a.html", Article("A", ())),
    Page("x.txt", "file", (b"x",)),
)


def titles(leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    """One file that says the titles of all pages, and one of their paths."""
    pages = [leaf for leaf in leaves if leaf.maker == "article"]
    said = b" ".join(leaf.data.split(b"\n")[2] for leaf in pages)
    paths = " ".join(leaf.path for leaf in pages).encode()
    return Page("titles.txt", "file", (said,)), Page("paths.txt", "file", (paths,))


def gathered(pages: tuple[Page, ...], where: Workshop) -> tuple[Made, list[str]]:
    """Make the site, and tell which files were not known."""
    calls = Calls()
    return make(pages, THEME, tools(calls), where, titles), calls.views


def test_gathered_files_are_files_of_the_site() -> None:
    """They have bytes and entries; they are shown pages in the order of paths, whatever stood first."""
    made, _ = gathered(PAGES, shop(NoStore()))
    assert made.files["titles.txt"] == b"A B"
    assert made.files["paths.txt"] == b"en/a.html en/b.html"
    assert made.entries["titles.txt"].size == 3
    assert [each.path for each in made.gathered] == ["titles.txt", "paths.txt"]


@pytest.mark.parametrize("warm", [False, True])
def test_only_those_made_of_what_changed_are_made_again(tmp_path: Path, *, warm: bool) -> None:
    """By a process that has seen them, and by one that has their store."""
    store: Store = NoStore() if warm else FileStore(tmp_path)
    shops = [shop(store)] * 3 if warm else [shop(store) for _ in range(3)]
    gathered(PAGES, shops[0])
    assert gathered(PAGES, shops[1])[1] == []
    changed = (page("en/b.html", Article("C", ())), *PAGES[1:])
    made, views = gathered(changed, shops[2])
    assert made.files["titles.txt"] == b"A C"
    assert sorted(views) == ["en/b.html", "titles.txt"]
    assert made.files == gathered(changed, shop(NoStore()))[0].files


def test_workers_gather_the_same() -> None:
    """What a worker made of a page is shown like all else."""
    alone = gathered(PAGES, shop(NoStore()))[0].files
    assert gathered(PAGES, shop(NoStore(), crew=Crew(workers=2, few=1)))[0].files == alone


def test_two_files_for_one_address_are_a_problem() -> None:
    """Also where one of them is made of pages."""
    taken = shop(NoStore())
    doors = rooms((Page("titles.txt", "file", (b"mine",)), *PAGES), Calls())
    taken = replace(taken, rooms=replace(doors, gather=lambda _handbook, leaves: titles(leaves)))
    made, problems = render_all(HANDBOOK, FINDINGS, date(2026, 1, 1), taken)
    assert made.files == {}
    assert [(each.code, each.place.file) for each in problems] == [("same-address", "titles.txt")]


def test_a_gathered_file_is_explained_like_a_page(tmp_path: Path) -> None:
    """What made it, of what, and whether it is kept; what no build has finished is not in it."""
    doors = replace(rooms(PAGES, Calls()), gather=lambda _handbook, leaves: titles(leaves))
    workshop = replace(shop(FileStore(tmp_path)), rooms=doors)
    now = Record(HANDBOOK, FINDINGS, date(2026, 1, 1))
    render_all(HANDBOOK, FINDINGS, now.day, workshop)
    explained = explain_page("titles.txt", now, workshop)
    assert explained
    assert (explained.maker, explained.arguments, explained.is_kept) == ("file", ("bytes",), True)
    nothing = replace(workshop, store=NoStore())
    unbuilt = explain_page("titles.txt", now, nothing)
    assert unbuilt
    assert unbuilt.key != explained.key
    assert explain_page("nothing.txt", now, workshop) is None
