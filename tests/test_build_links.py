"""Every link of the finished pages leads somewhere."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.build import links
from cxsite.build.links import Anchors, Linked, anchors_of, broken_links

HERE = "en/journeys/open.html"
FILES = {
    "index.html": b"",
    "404.html": b'<a href="/handbook/en/index.html"><link href="/handbook/assets/a.css">',
    "en/index.html": b'<h1 id="top">Home</h1><a name="old">',
    "en/Big.html": b"",
    "assets/a.css": b"a{}",
    "en/客.html": '<p id="客">'.encode(),
}


def faults(body: str, page: str = HERE) -> list[str]:
    """Return what is said of a page with this body."""
    problems = broken_links(FILES | {page: body.encode()})
    assert all(problem.code == "broken-link" and problem.place.file == page for problem in problems)
    return [f"{problem.message} -> {problem.hint}" for problem in problems]


@pytest.mark.parametrize(
    "link",
    [
        "../index.html",
        "../../index.html?x=1",
        "../index.html#top",
        "../index.html#old",
        "../index.html#",
        "../index.html#:~:text=Home",
        "#here",
        "",
        "open.html#here",
        "../../assets/a.css#anything",
        "../%E5%AE%A2.html#%E5%AE%A2",
        "../客.html#客",
        "../index.html?a=1&amp;b=2",
        "https://example.com/missing",
        "http://example.com",
        "mailto:cx@example.com",
        "tel:+1",
        "data:image/svg+xml,%3Csvg/%3E",
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(link: str) -> None:
    """To a file, to a place in it, to this page, to another site."""
    assert faults(f'<p id="here"><a href="{link}">x</a>') == []


ROOTED = "begins at the root of a server, and a folder on a disk has none -> write it relative to the page"


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("missing.html", "leads to no file of the output -> correct the address, or add what it should show"),
        ("..", "leads to no file of the output -> correct the address, or add what it should show"),
        (
            "../../../out.html",
            "leads to no file of the output -> correct the address, or add what it should show",
        ),
        ("../big.html", "differs in case from `en/Big.html` -> write it as the file is written"),
        ("#there", "leads to no place in `en/journeys/open.html` -> no element there has the id `there`"),
        ("../index.html#Top", "leads to no place in `en/index.html` -> no element there has the id `Top`"),
        ("/en/index.html", ROOTED),
        ("//example.com/x", ROOTED),
        ("javascript:alert(1)", "is an address that pages cannot open -> write `https:` or `mailto:`"),
        ("http://[", "is not an address -> write it as in `https://example.com/page`"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page(link: str, fault: str) -> None:
    """With what is wrong about it, and the remedy."""
    assert faults(f'<a href="{link}">x</a>') == [f"`{link}` {fault}"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="no.png">',
        "<script src=no.png></script>",
        '<img srcset="../../assets/a.css 1x, no.png 2x, ">',
        '<svg><use xlink:href="no.png"/></svg>',
        '<meta http-equiv="refresh" content="0; url=no.png">',
        '<A HREF="no.png">',
    ],
)
def test_every_way_to_link_is_followed(body: str) -> None:
    """Pictures, scripts, variants of pictures, drawings, redirections."""
    assert faults(body) == [
        "`no.png` leads to no file of the output -> correct the address, or add what it should show"
    ]


def test_text_and_comments_are_no_links() -> None:
    """Nor is an attribute without a value."""
    assert (
        faults('&lt;a href="no.png"&gt; <!-- <a href="no.png"> --> <a href>x</a> <meta content="url=no.png">')
        == []
    )


def test_the_page_for_lost_readers_links_from_the_root() -> None:
    """It is served at any depth; its relative links are still checked."""
    assert broken_links(FILES) == ()
    assert faults('<a href="/x"></a><a href="no.html"></a><a href="//host/x"></a>', "404.html") == [
        f"`//host/x` {ROOTED}",
        "`no.html` leads to no file of the output -> correct the address, or add what it should show",
    ]


def test_problems_are_sorted_and_said_once() -> None:
    """By page and link, however often a page repeats it."""
    pages = {"b.html": b'<a href="z"><a href="y"><a href="z">', "a.html": b'<a href="x">'}
    assert [(problem.place.file, problem.message.split()[0]) for problem in broken_links(pages)] == [
        ("a.html", "`x`"),
        ("b.html", "`y`"),
        ("b.html", "`z`"),
    ]


def test_what_is_known_of_a_page_is_not_read_again() -> None:
    """A build has kept what stands in an unchanged page; only pages are read at all."""
    known = {"a.html": Anchors(("top",), ("b.html#here", "no.html"))}
    files = {"a.html": b"\xff", "b.html": b'<p id="here"><a href="a.html#top">', "a.css": b'<a href="x">'}
    assert [problem.message.split()[0] for problem in broken_links(files, known)] == ["`no.html`"]


def test_the_same_words_of_a_link_lead_to_other_places_from_other_folders() -> None:
    """What was found out for one page is not taken for another where it differs."""
    link = b'<a href="x.html"><a href="#top"><a href="">'
    files = {
        "en/a.html": link + b'<p id="top">',
        "en/x.html": link,
        "zh/a.html": link,
        "404.html": b'<a href="/x">',
    }
    assert [(problem.place.file, problem.message.split()[0]) for problem in broken_links(files)] == [
        ("en/x.html", "`#top`"),
        ("zh/a.html", "`#top`"),
        ("zh/a.html", "`x.html`"),
    ]


class Reader(HTMLParser):
    """The standard library's parser, which knows all of HTML and takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather what a tag says."""
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}


TEXTS = st.text("ab<>&\"' =/#\n\u00e9客", max_size=6).map(lambda text: escape(text, quote=True))
ATTRIBUTES = st.lists(
    st.builds(
        "{} {}={}".format,
        st.sampled_from([" hidden", "\n", ""]),
        st.sampled_from(["id", "href", "SRC", "title", "data-id", "aria-label"]),
        TEXTS.map('"{}"'.format) | TEXTS.map("'{}'".format) | st.sampled_from(["plain", "a.html#b"]),
    ),
    max_size=3,
    unique_by=lambda attribute: attribute.split("=")[0].split()[-1].lower(),
).map(" ".join)
TAGS = st.builds("<{} {}>".format, st.sampled_from(["p", "a", "IMG", "svg:use", "h2"]), ATTRIBUTES)
PAGES = st.lists(TAGS | TEXTS | st.sampled_from(["</p>", "<br/>", "<!-- <a href=x> -->"]), max_size=8).map(
    "".join
)


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_a_page_is_read_as_the_standard_parser_reads_it(html: str) -> None:
    """Over pages as templates make them: texts and attributes escaped, tags well formed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert anchors_of(html.encode()) == Anchors(tuple(sorted(reader.ids)), tuple(sorted(reader.links)))


SITES: tuple[dict[str, bytes], ...] = (
    {"a.html": b'<a href="b.html#x">', "b.html": b'<p id="x">'},
    {"a.html": b'<a href="b.html#y">', "b.html": b'<p id="x">'},
    {"a.html": b'<a href="b.html#y">', "b.html": b'<p id="y">'},
    {"a.html": b'<a href="b.html#y">', "b.html": b'<p id="y"><a href="c.html">'},
    {"a.html": b'<a href="b.html#y">', "b.html": b'<p id="y"><a href="c.html">', "c.html": b""},
    {"a.html": b'<a href="b.html#y">', "c.html": b""},
    {"a.html": b'<a href="B.html">', "b.html": b"", "c.html": b""},
)


@given(st.lists(st.sampled_from(SITES), min_size=2, max_size=8))
def test_links_that_were_followed_before_lead_where_they_would_lead_now(
    sites: list[dict[str, bytes]],
) -> None:
    linked = Linked()
    for files in sites:
        assert broken_links(files, None, linked) == broken_links(files)


def test_only_the_links_of_pages_with_other_ones_are_followed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    linked, followed, follow = Linked(), list[str](), links._fault

    def noted(page: str, link: str, output: links._Output) -> links.Fault | None:
        followed.append(page)
        return follow(page, link, output)

    monkeypatch.setattr(links, "_fault", noted)
    broken_links(SITES[0] | {"c.html": b'<a href="a.html">'}, None, linked)
    assert sorted(followed) == ["a.html", "c.html"]
    followed.clear()
    assert broken_links(SITES[1] | {"c.html": b'<a href="a.html">'}, None, linked)
    assert followed == ["a.html"]
