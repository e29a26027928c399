"""A long page has contents, taken from what it shows."""

from functools import cache

from sites import Files, reference_files

from cxsite.pages.contents import LEAST, Entry, outlined


def page(*headings: str) -> str:
    """Return what a page shows with these headings."""
    return "<h1>Title</h1>\n<p>Lead</p>\n" + "<p>more</p>\n".join(headings)


def numbered(count: int) -> tuple[str, ...]:
    """Return so many headings with addresses."""
    return tuple(f'<h2 id="part-{number}">Part {number}</h2>\n' for number in range(count))


@cache
def files() -> Files:
    """Return the site of this checkout."""
    return reference_files()


def test_a_page_is_cut_behind_its_title_and_nothing_is_lost() -> None:
    """Also one without a title."""
    for whole in (page(*numbered(5)), "<p>no title</p>", ""):
        told = outlined(whole)
        assert told.beginning + told.rest == whole
    assert outlined(page(*numbered(5))).beginning == "<h1>Title</h1>"


def test_what_a_page_is_about_comes_before_its_contents() -> None:
    """The line with its kind and its lead belong to the title; nothing else does."""
    title = '<h1>Title</h1>\n<p class="tags">Kind</p>\n<p class="lead">About</p>'
    told = outlined(title + '\n<p class="note">Note</p>' + "".join(numbered(LEAST)))
    assert told.beginning == title
    assert len(told.entries) == LEAST


def test_a_short_page_has_no_contents() -> None:
    """One heading more, and it has."""
    assert outlined(page(*numbered(LEAST - 1))).entries == ()
    assert len(outlined(page(*numbered(LEAST))).entries) == LEAST


def test_an_entry_has_both_languages_and_neither_links_nor_marks() -> None:
    """They stay in the heading."""
    heading = (
        '<h2 id="x"><a href="y.html">One<span class="t2" lang="zh-Hans"> 一</span></a>'
        ' <span class="mark" title="old">old</span></h2>'
    )
    assert outlined(page(heading, *numbered(3))).entries[0] == Entry(
        "x", 'One<span class="t2" lang="zh-Hans"> 一</span>'
    )


def test_a_heading_without_an_address_is_that_of_what_it_begins() -> None:
    """Without either there is nothing to lead to."""
    first = '<article class="entry" id="term-a">\n<h2>A</h2>\n'
    entries = outlined(page(first, '<p>x</p><h2 class="quiet">B</h2>', *numbered(3))).entries
    assert [entry.anchor for entry in entries] == ["term-a", "part-0", "part-1", "part-2"]


def test_an_address_is_that_of_the_element_right_before_and_of_no_other() -> None:
    """Words between, an address further ahead, and one with another attribute behind it lead nowhere."""
    for before in ('<div id="a">words ', '<div id="a"><p>', '<div id="a" class="b">', "<div>", '">', ""):
        entries = outlined(page(f"{before}<h2>A</h2>", *numbered(LEAST))).entries
        assert [entry.anchor for entry in entries] == [f"part-{number}" for number in range(LEAST)]


def test_every_long_page_shows_its_contents_once() -> None:
    """Their links are followed with all others; pages that have another way to their parts have none."""
    has = {path for path, data in files().items() if b'<nav class="contents"' in data}
    long = ("articles/counting-honestly", "measures/nps", "reference/claims", "reference/references")
    assert {f"{language}/{name}.html" for language in ("en", "zh-hant") for name in long} <= has
    without = ("index", "journeys/open-account", "reference/index-a-z", "reference/glossary")
    assert not has & {f"en/{name}.html" for name in without}
    assert all(files()[path].count(b'<nav class="contents"') == 1 for path in has)
