"""Markdown becomes HTML that says what the author wrote and does nothing else."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from dialect import BLOCK
from hypothesis import given
from hypothesis import strategies as st
from sites import parse

from cxsite.model.problems import errors
from cxsite.model.text import Languages
from cxsite.pages import markdown
from cxsite.pages.memory import Recent, remembering_in
from cxsite.read.notes import Notes
from cxsite.read.prose import split_prose
from cxsite.read.translation import Lock

ALLOWED = {
    "a": {"href", "title"}, "blockquote": set(), "br": set(), "code": {"class"}, "em": set(), "h2": set(), "h3": set(),
    "h4": set(), "h5": set(), "h6": set(), "hr": set(), "li": set(), "ol": {"start"}, "p": set(), "pre": set(),
    "span": set(), "strong": set(), "table": set(), "tbody": set(), "td": set(), "th": set(), "thead": set(),
    "tr": set(), "ul": set(),
}  # fmt: skip
"""What a page may hold of an author's text, written down a second time on purpose."""

SCHEME = re.compile(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""The beginning of an address that is neither ours nor of the web."""

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<style>@import 'x'</style>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    "![x](https://tracker.example/x.gif)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://a.example/<script>>",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "``` { .x onclick=alert(1) }\nx\n```",
    "    <script>alert(1)</script>",
    "- <iframe src=//evil.example>",
    "| a |\n| --- |\n| <b onclick=alert(1)> |",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![><img src=x onerror=alert(1)>",
    "<form action=//evil.example><button>",
    "<math><mi xlink:href='javascript:alert(1)'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "**<b/onclick=alert(1)>**",
)


def nothing(_kind: str, _id: str) -> None:
    """Resolve no link."""


def living(html: str) -> list[str]:
    """Return every tag, attribute and address that may not be there, as a browser would read the page."""
    found = []
    for element in list(parse(html, whole=False).iter())[1:]:
        if not isinstance(element.tag, str):
            found.append("comment")
            continue
        allowed = ALLOWED.get(element.tag)
        if allowed is None:
            found.append(f"<{element.tag}>")
            continue
        found += [f"{element.tag}[{name}]" for name in element.attrib if name not in allowed]
        address = re.sub("[\t\r\n]|^[\0- ]+", "", element.get("href", ""))  # as a browser reads it
        if SCHEME.match(address):
            found.append(address)
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_text_is_alive(text: str) -> None:
    """As a block and as a sentence: no tag, attribute or scheme that is not on the list."""
    for render in (markdown.block, markdown.inline):
        assert living(render(text, nothing)) == []


def test_what_is_alive_is_found() -> None:
    """The judge sees scripts, handlers and other schemes, however they are written."""
    assert living("<script>x</script>") == ["<script>"]
    assert living('<a onclick="x">x</a>') == ["a[onclick]"]
    assert living('<a href="JAVASCRIPT:x">x</a>') == ["JAVASCRIPT:x"]
    assert living('<p style="x">x</p>') == ["p[style]"]
    assert living('<a href="../en/index.html#map">x</a><a href="mailto:a@b.example">x</a>') == []


def test_without_the_cleaning_something_would_live() -> None:
    """The list is what protects: Markdown itself lets `javascript:` pass."""
    with patch.object(markdown, "_clean", lambda html: html), remembering_in(Recent()):
        assert living(markdown.inline("[x](javascript:alert(1))", nothing)) == ["javascript:alert(1)"]


@given(st.text(alphabet="<>/&;:!-[]()'\"= \n`*_#ajscriptonhef{}", max_size=40))
def test_no_text_at_all_becomes_alive(text: str) -> None:
    """Whatever an author types."""
    assert living(markdown.block(text, nothing)) == []
    assert living(markdown.inline(text, nothing)) == []


# Our own links


def resolve(kind: str, identifier: str) -> tuple[str, str] | None:
    """Know one persona with a page and one touchpoint without."""
    known = {"persona:lin": ("Lin & co", "../personas/lin.html"), "touchpoint:desk": ("Desk", "")}
    return known.get(f"{kind}:{identifier}")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[](persona:lin)", '<a href="../personas/lin.html">Lin &amp; co</a>'),
        ("[*she*](persona:lin)", '<a href="../personas/lin.html"><em>she</em></a>'),
        ("at the [](touchpoint:desk)", "at the <span>Desk</span>"),
        ("[the desk](touchpoint:desk)", "<span>the desk</span>"),
        ("[x](planet:mars)", "<a>x</a>"),
        ("[x](persona:nobody)", "<a>x</a>"),
        ("[x](https://a.example/?a=1&b=2)", '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
        ("[x](other.html#map)", '<a href="other.html#map">x</a>'),
    ],
)
def test_a_link_of_ours_prints_a_name_and_leads_to_a_page(text: str, html: str) -> None:
    """Without a page it is a name and no link; a kind that nobody knows leads nowhere."""
    assert markdown.inline(text, resolve) == html
    assert markdown.block(text, resolve) == f"<p>{html}</p>"


def test_a_page_does_not_remember_the_links_of_the_page_before() -> None:
    """The converter is shared, the resolver is not."""
    assert "href" in markdown.block("[x](persona:lin)", resolve)
    assert "href" not in markdown.block("[x](persona:lin)", nothing)


# Sentences


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- one", "- one"),
        ("# 3 is called", "# 3 is called"),
        ("1. one", "1. one"),
        ("> more", "&gt; more"),
        ("    code", "    code"),
        ("*so* **it** `a < b`", "<em>so</em> <strong>it</strong> <code>a &lt; b</code>"),
        ("R&D, <b>, \"q\" and 'a'", "R&amp;D, &lt;b&gt;, \"q\" and 'a'"),
        ("one  \ntwo", "one<br>\ntwo"),
        ("", ""),
    ],
)
def test_a_sentence_is_inline(text: str, html: str) -> None:
    """A sign that would begin a block is just a sign."""
    assert markdown.inline(text, nothing) == html


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n"), max_size=30
    )
)
def test_the_short_way_is_the_long_way(text: str) -> None:
    """A sentence without special characters is not parsed, and nobody can tell."""
    with patch.object(markdown, "SPECIAL", re.compile("")):
        slow = markdown.inline(text, nothing)
    assert unescape(markdown.inline(text, nothing)) == unescape(slow)


@pytest.mark.parametrize("text", ["Told me: later!", "He said ~ {so} > that", "https://a.example"])
def test_the_short_way_is_taken(text: str) -> None:
    """Ordinary punctuation does not need a parser."""
    with patch.object(markdown, "_converter", side_effect=AssertionError), remembering_in(Recent()):
        assert unescape(markdown.inline(text, nothing)) == text


# Chinese lines


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("第一行，\n第二行", "<p>第一行，第二行</p>"),
        ("第一行**重点**\n第二行", "<p>第一行<strong>重点</strong>第二行</p>"),
        ("第一行\n[链接](a.html)", '<p>第一行<a href="a.html">链接</a></p>'),
        ("他说“好”\n就走了", "<p>他说“好”就走了</p>"),
        ("他说\n“好”", "<p>他说“好”</p>"),
        ("用 CSS\n写", "<p>用 CSS\n写</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("- 甲\n  乙\n- 丙", "<ul>\n<li>甲乙</li>\n<li>丙</li>\n</ul>"),
        ("> 甲\n> 乙", "<blockquote>\n<p>甲乙</p>\n</blockquote>"),
        ("```\n甲\n乙\n```", "<pre><code>甲\n乙\n</code></pre>"),
        ("    甲\n    乙", "<pre><code>甲\n乙\n</code></pre>"),
        (
            "甲\n乙\n\n```\n丙\n丁\n```\n\n戊\n己",
            "<p>甲乙</p>\n<pre><code>丙\n丁\n</code></pre>\n<p>戊己</p>",
        ),
    ],
)
def test_a_line_broken_in_chinese_leaves_no_blank(text: str, html: str) -> None:
    """In running text, across emphasis and quotation marks, in lists and quotations; never in code."""
    assert markdown.block(text, nothing) == html


def test_a_chinese_table_without_outer_bars_keeps_its_rows() -> None:
    """Its lines end and begin with Chinese characters, and are no running text."""
    html = markdown.block("步骤 | 期望\n--- | ---\n开户 | 快\n核验 | 准", nothing)
    assert html.count("<tr>") == 3


def test_a_chinese_sentence_is_joined_on_the_short_way() -> None:
    """Sentences of the YAML files are treated like blocks."""
    assert markdown.inline("第一行\n第二行 & 第三行", nothing) == "第一行第二行 &amp; 第三行"
    assert markdown.inline("第一行\n第二行", nothing) == "第一行第二行"


# Blocks one by one


def flat(html: str) -> str:
    """Return HTML without the blanks between blocks."""
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def source_of(text: str) -> list[str] | None:
    """Return the Markdown of the blocks of a text one by one, None where it is not in the dialect."""
    notes = Notes(Languages(("en",)), Lock({}, frozenset()))
    pieces = split_prose(text, "a.md", notes)
    if errors(tuple(notes.problems)):
        return None
    return [f"{'#' * piece.level} {piece.text}" if piece.level else piece.text for piece in pieces]


@given(st.lists(BLOCK, min_size=1, max_size=5).map("\n\n".join))
def test_blocks_one_by_one_are_the_whole(text: str) -> None:
    """What aligns two languages block by block shows the same as the whole text would."""
    sources = source_of(text)
    if sources is None:
        return
    whole = markdown.block(text, resolve)
    one_by_one = "\n".join(markdown.block(source, resolve) for source in sources)
    assert flat(one_by_one) == flat(whole)


def test_a_text_that_is_not_in_the_dialect_would_differ() -> None:
    """The comparison sees a reference that one block makes and another uses: that is why the dialect has none."""
    text = "[x][a]\n\n[a]: https://a.example"
    assert source_of(text) is None
    parts = "\n".join(markdown.block(part, nothing) for part in text.split("\n\n"))
    assert flat(parts) != flat(markdown.block(text, nothing))


def test_an_empty_corner_of_a_table_is_no_head() -> None:
    """A screen reader would announce a heading without words; the others stay heads."""
    html = markdown.block("|   | Now |\n| --- | --- |\n| A | B |", lambda *_: None)
    assert "<td></td>\n<th>Now</th>" in html
