"""What a page says is heard section by section, once, in its own language."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from sites import parse, reference_files

from cxsite.build.sections import ELSEWHERE, HEADINGS, HUSHED, SILENT, told_of
from cxsite.model.told import Told


def heard(main: str) -> list[tuple[str, str, str]]:
    """Anchor, heading and text of each section of a page with this main part."""
    page = f'<html lang="en"><nav>Home</nav><main id="main">{main}</main><footer>foot</footer></html>'
    return [(each.anchor, each.heading, each.text) for each in told_of(page.encode())]


@pytest.mark.parametrize(
    ("main", "sections"),
    [
        ("<h1>A &amp; B</h1><p>one</p>two", [("", "A & B", "one two")]),
        ('<h1>A</h1><h2 id="x">B</h2>\n  <p>one <b>t</b>wo</p>', [("", "A", ""), ("x", "B", "one two")]),
        (
            '<h1>A</h1><section id="s"><p>Kind</p><h2>B</h2>c</section>',
            [("", "A", "Kind"), ("s", "B", "c")],
        ),
        ('<h1>A<span class="t2" lang="zh-Hans"> 甲<i>乙</i></span></h1>b', [("", "A", "b")]),
        ('<h1>A</h1><div class="pair t2"><div>no</div></div>b', [("", "A", "b")]),
        ('<h1>A</h1>a<svg viewBox="0 0 1 1"><title>no</title></svg>b', [("", "A", "a b")]),
        ('<h1>A</h1><ul aria-hidden="true"><li>no</li></ul>b<!-- no -->', [("", "A", "b")]),
        ('<h1>A</h1><img alt="x > y" src="a.png">b<br>c', [("", "A", "b c")]),
        (
            "<h1>A</h1><table><tr><th>At</th><td>70%</td><td>1</td></tr></table>b",
            [("", "A", "b")],
        ),
        (
            "<h1>A</h1><table><tr><th>At</th><td>much</td><td>1</td><td>more</td></tr></table>b",
            [("", "A", "At much 1 more b")],
        ),
        (
            "<h1>A</h1><table><tr><th>At</th><td>much</td></tr><tr><th>2</th><td>more</td></tr></table>b",
            [("", "A", "At much 2 more b")],
        ),
        ("<h1>A</h1><p hidden>no</p><dl><dt>Goal</dt><dd>b</dd></dl>c", [("", "A", "b c")]),
        ('<h1>A</h1><dl class="terms"><div><dt>b</dt><dd>c</dd></div></dl>', [("", "A", "b c")]),
        ('<h1>A</h1><section id="table"><h2>no</h2></section>b', [("", "A", "b")]),
        ("", []),
    ],
)
def test_a_section_is_what_stands_below_a_heading(main: str, sections: list[tuple[str, str, str]]) -> None:
    """Its anchor is the heading's own, or that of what it stands in."""
    assert heard(main) == sections


def test_what_is_no_page_says_nothing() -> None:
    """Neither does a page without a main part."""
    assert told_of(b"<p>x</p>") == ()


def _words(element: Element, *, defines: bool = False) -> Iterator[str]:
    """Every text that should be heard below an element of a parsed page, with headings between bars."""
    classes = element.get("class", "").split()
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    hidden = element.get("aria-hidden") == "true" or element.get("hidden") is not None
    silent = tag in SILENT and not (tag == "dt" and defines)
    if not tag or hidden or silent or HUSHED & {*classes} or element.get("id") in ELSEWHERE:
        return
    defines = "terms" in classes if tag == "dl" else defines
    if element.tag == "table":
        cells = ["".join(_words(cell, defines=defines)) for cell in element.iter("td")]
        if 2 * sum(not cell.strip() or any(sign.isdigit() for sign in cell) for cell in cells) >= len(cells):
            return
    yield "|" if element.tag in HEADINGS else ""
    yield element.text or ""
    for child in element:
        yield from _words(child, defines=defines)
        yield child.tail or ""
    yield "|" if element.tag in HEADINGS else ""


@pytest.mark.parametrize(
    "path",
    [
        "en/journeys/open-account.html",
        "zh-hant/measures/nps.html",
        "zh-hans/practices/ask-once.html",
        "en/reference/glossary.html",
        "zh-hans/measures/compare.html",
    ],
)
def test_a_page_is_heard_as_a_browser_reads_it(path: str) -> None:
    """White space aside, nothing is lost and nothing is heard twice."""
    html = reference_files()[path]
    (main,) = parse(html).iter("main")
    _, *expected = "".join(_words(main)).split("|")
    told = told_of(html)
    spoken = [part for each in told for part in (each.heading, each.text)]
    assert ["".join(part.split()) for part in spoken] == ["".join(part.split()) for part in expected]


def test_every_anchor_leads_to_a_place() -> None:
    """Of every page of the handbook; the first section is the page's own."""
    for path, html in reference_files().items():
        if path.endswith(".html"):
            told = told_of(html)
            assert told[0].heading, path
            assert all(f'id="{each.anchor}"'.encode() in html for each in told if each.anchor), path
            assert Told("", "", "") not in told
