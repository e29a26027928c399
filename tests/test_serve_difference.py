"""What open pages are told of a build: no more than concerns them."""

from cxsite.serve.difference import Difference, difference, together
from cxsite.serve.site import changes

STYLE, NEW_STYLE = "assets/site.aaaaaaaaaa.css", "assets/site.bbbbbbbbbb.css"
PAGE = b'<link rel="stylesheet" href="../assets/site.aaaaaaaaaa.css"><p>One</p>'
SITE = {"en/a.html": PAGE, "en/b.html": PAGE, STYLE: b"p{}", "data/nps.csv": b"1"}


def between(before: dict[str, bytes], after: dict[str, bytes]) -> Difference:
    """Return what became different."""
    return difference(before, after, changes(before, after))


def restyled(page: bytes) -> bytes:
    """Return a page with the new stylesheet."""
    return page.replace(b"aaaaaaaaaa", b"bbbbbbbbbb")


def test_a_changed_page_a_new_one_and_a_lost_one_are_changed() -> None:
    """And a file that a page may use."""
    after = {"en/a.html": b"<p>Two</p>", "en/c.html": PAGE, STYLE: b"p{}", "data/nps.csv": b"2"}
    changed = frozenset({"en/a.html", "en/b.html", "en/c.html", "data/nps.csv"})
    assert between(SITE, after) == Difference(changed)


def test_the_same_site_is_no_difference() -> None:
    """Equal bytes are equal, whichever objects hold them."""
    assert between(SITE, {path: bytes(bytearray(data)) for path, data in SITE.items()}) == Difference()


def test_a_new_stylesheet_is_no_reason_to_load_a_page_again() -> None:
    """Pages in which its address alone changed are restyled; one that says something else too is changed."""
    after = {"en/a.html": restyled(PAGE), "en/b.html": restyled(PAGE) + b"<p>Two</p>", NEW_STYLE: b"p{x}"}
    after["data/nps.csv"] = b"1"
    expected = Difference(frozenset({"en/b.html"}), frozenset({"en/a.html"}), {STYLE: NEW_STYLE})
    assert between(SITE, after) == expected


def test_a_stylesheet_without_a_successor_changes_its_pages() -> None:
    """Nothing can be taken in its place."""
    after = {**SITE, "en/a.html": b"<p>One</p>", "en/b.html": b"<p>One</p>"}
    del after[STYLE]
    assert between(SITE, after) == Difference(frozenset({"en/a.html", "en/b.html", STYLE}))


def test_several_turns_are_told_as_one() -> None:
    """A page that changed once has changed; the oldest stylesheet leads to the newest."""
    first = Difference(frozenset({"a"}), frozenset({"b", "c"}), {"1.css": "2.css"})
    second = Difference(frozenset({"b"}), frozenset({"a"}), {"2.css": "3.css"})
    expected = Difference(frozenset({"a", "b"}), frozenset({"c"}), {"1.css": "3.css", "2.css": "3.css"})
    assert together([first, second]) == expected
    assert together([]) == Difference()
