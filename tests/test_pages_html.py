"""Every page of the handbook is sound HTML: for browsers, for screen readers, for a policy that allows nothing else."""

import calendar
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import html5lib.html5parser  # type: ignore[import-untyped] # it has no types of its own
import pytest
from sites import Document, document, documents, parse, reference, reference_files, runs

from cxsite.build.links import broken_links

HAN = re.compile("[⺀-鿿豈-﫿𠀀-𯿿]")
LATIN_SENTENCE = re.compile(r"(?:\b[A-Za-z]+\b[ ,]+){5}")
MOST_ELEMENTS = 3_500
MOST_BYTES = 60_000
MOST_HTML = 30_000
MOST_REQUESTS = 4
MOST_CHART = 3_000
DRAWING = re.compile(rb"<svg.*?</svg>", re.DOTALL)
MOST_ASSETS = {"site": 10_000, "head": 500, "page": 7_500}

BAD = """<!doctype html>
<html lang="en"><head><meta name="viewport" content=""><meta charset="utf-8"><script>x</script></head>
<body onload="x"><h1 id="a">A</h1><h3 id="a" style="color:red">柜台</h3><h1>B</h1>
<label for="none">x</label></body></html>"""
"""A page with one of every fault that is looked for here."""


def styled(page: Document) -> Iterator[str]:
    """Find what the policy refuses: styles, handlers and scripts in the page itself."""
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        yield from (name for name in element.attrib if name == "style" or name.startswith("on"))
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield element.tag
        yield from (value for value in element.attrib.values() if "javascript:" in value.lower())


def unsafe(page: Document) -> Iterator[str]:
    """Find a page whose policy does not stand right behind its encoding, or allows more than it must."""
    head = list(page.one("head"))
    if head[0].get("charset") != "utf-8" or head[1].get("http-equiv") != "Content-Security-Policy":
        yield "the policy is not the first thing after the encoding"
        return
    policy = head[1].get("content", "")
    yield from (word for word in ("unsafe", "*", "http:", "https:") if word in policy)
    if "default-src 'none'" not in policy:
        yield "no default"


def doubled(page: Document) -> Iterator[str]:
    """Find ids that stand twice."""
    counts = Counter(element.get("id") for element in page.root.iter() if element.get("id"))
    yield from (name for name, count in counts.items() if name and count > 1)


def unpointed(page: Document) -> Iterator[str]:
    """Find labels and descriptions that point at nothing."""
    for element in page.root.iter():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            yield from (each for each in element.get(name, "").split() if each not in page.anchors.ids)


def unordered(page: Document) -> Iterator[str]:
    """Find headings that skip a level, and any number of first headings but one."""
    levels = [int(element.tag[1]) for element in page.root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"first headings: {levels}"
    yield from (f"h{one} then h{other}" for one, other in pairwise(levels) if other > one + 1)


def foreign(page: Document) -> Iterator[str]:
    """Find Chinese that is not called Chinese, and English sentences that are."""
    for words, lang in runs(page.root):
        chinese = lang.startswith("zh")
        if HAN.search(words) and not chinese:
            yield words.strip()
        if LATIN_SENTENCE.search(words) and not HAN.search(words) and chinese:
            yield words.strip()


WITHOUT_LANGUAGE = ("index.html", "404.html")
"""What stands above the languages."""


def unspoken(page: Document) -> Iterator[str]:
    """Find a page whose language does not agree with its address."""
    lang = page.one("html").get("lang", "")
    if not page.path.startswith(f"{lang.lower()}/") and page.path not in WITHOUT_LANGUAGE:
        yield lang


CHECKS = (styled, unsafe, doubled, unpointed, unordered, foreign, unspoken)


@pytest.mark.parametrize("check", CHECKS)
def test_no_page_has_a_fault(check: Callable[[Document], Iterator[str]]) -> None:
    """All pages of the handbook, in every language."""
    assert {page.path: found for page in documents() if (found := list(check(page)))} == {}


@pytest.mark.parametrize("check", CHECKS)
def test_every_fault_is_found(check: Callable[[Document], Iterator[str]]) -> None:
    """The checks above see what is planted."""
    assert list(check(document("zh-hans/bad.html", BAD.encode()))) != []


def test_every_page_is_strictly_html() -> None:
    """A parser that forgives nothing reads all of them; one open element is too much for it."""
    assert len(documents()) == len([path for path in reference_files() if path.endswith(".html")]) > 10
    with pytest.raises(html5lib.html5parser.ParseError):
        parse(documents()[0].html.replace(b"</main>", b"</p>"))


def test_every_link_leads_somewhere() -> None:
    """To a page, an asset, an anchor; a link that does not is found. Of paper, `test_pages_bound` knows the links."""
    files = dict(reference_files()) | {f"{folder}/print.html": b"" for folder in ("en", "zh-hans", "zh-hant")}
    assert broken_links(files) == ()
    path = "en/journeys/open-account.html"
    files[path] = files[path].replace(b"#touchpoint-video-id", b"#touchpoint-video")
    assert broken_links(files) != ()


def test_no_page_needs_anything_from_elsewhere() -> None:
    """Scripts, styles and pictures stand in the site itself."""
    sources = [
        element.get(name, "")
        for page in documents()
        for tag, name in (("script", "src"), ("link", "href"), ("img", "src"))
        for element in page.all(tag)
    ]
    assert len(sources) > len(documents())
    assert not [source for source in sources if "//" in source]


def heavy(page: Document, shared: int) -> Iterator[str]:
    """Find what of a page is too much: elements, bytes, bytes together with `shared` ones."""
    if sum(1 for _ in page.root.iter()) > MOST_ELEMENTS:
        yield "elements"
    size = len(gzip.compress(page.html))
    if size > MOST_HTML:
        yield "html"
    if size + shared > MOST_BYTES:
        yield "first view"


def test_pages_are_small() -> None:
    """In elements, and in bytes together with style and scripts as they travel; a heavier one is seen."""
    shared = sum(
        len(gzip.compress(data)) for path, data in reference_files().items() if path.startswith("assets/")
    )
    assert {page.path: found for page in documents() if (found := list(heavy(page, shared)))} == {}
    more = "".join(
        f"<i>{hashlib.sha256(bytes([at % 256, at // 256])).hexdigest()}</i>" for at in range(4_000)
    )
    heavier = document("en/more.html", documents()[0].html.replace(b"</main>", more.encode() + b"</main>"))
    assert list(heavy(heavier, shared)) == ["elements", "html", "first view"]


def asked(page: Document) -> Iterator[str]:
    """Find what a browser asks for before it shows a page: itself, style, scripts, and pictures that do not wait."""
    yield page.path
    for element in page.root.iter():
        if element.tag == "link" and "stylesheet" in element.get("rel", "").split():
            yield element.get("href", "")
        if (source := element.get("src", "")) and element.get("loading") != "lazy":
            yield source


def test_the_first_view_takes_few_requests() -> None:
    """Four; one more is seen."""
    assert [page.path for page in documents() if len(list(asked(page))) > MOST_REQUESTS] == []
    page = next(page for page in documents() if page.path == "en/index.html")
    more = document(page.path, page.html.replace(b"</main>", b'<img src="logo.svg" alt=""></main>'))
    assert [len(list(asked(each))) for each in (page, more)] == [MOST_REQUESTS, MOST_REQUESTS + 1]


def heaviest(pages: Iterator[bytes]) -> tuple[int, int]:
    """Return how many drawings there are, and the bytes on their way of the heaviest."""
    sizes = [len(gzip.compress(drawing)) for html in pages for drawing in DRAWING.findall(html)]
    return len(sizes), max(sizes)


def test_a_chart_is_light_on_its_way() -> None:
    """Each of its drawings, wide and narrow, on every page; what is too heavy is seen."""
    count, most = heaviest(page.html for page in documents())
    assert count > 500
    assert most <= MOST_CHART
    noise = b"".join(hashlib.sha256(bytes([at])).hexdigest().encode() for at in range(200))
    assert heaviest(iter([b"<svg>%s</svg>" % noise]))[1] > MOST_CHART


def test_style_and_scripts_are_small_by_themselves() -> None:
    """One stylesheet, a script that blocks for less than half a kilobyte, and one that waits."""
    packed = {
        re.split(r"[/.]", path)[1]: len(gzip.compress(data))
        for path, data in reference_files().items()
        if path.endswith((".css", ".js"))
    }
    assert packed.keys() == MOST_ASSETS.keys()
    assert not {name: size for name, size in packed.items() if size > MOST_ASSETS[name]}


def test_titles_are_unique_in_each_language() -> None:
    """Two open tabs can be told apart."""
    for language in ("en", "zh-hans", "zh-hant"):
        titles = [page.one("title").text for page in documents() if page.path.startswith(f"{language}/")]
        assert all(titles)
        assert len(set(titles)) == len(titles)


def test_descriptions_are_plain_words() -> None:
    """What a search engine shows has no Markdown and no tags."""
    described = {
        page.path: element.get("content", "")
        for page in documents()
        for element in page.all("meta")
        if element.get("name") == "description"
    }
    assert described["en/journeys/open-account.html"].startswith("From asking colleagues")
    assert not [words for words in described.values() if re.search(r"[<>*`]|\]\(", words)]


def test_every_page_names_itself_in_every_language() -> None:
    """The choice of language leads to the same page in each language and says which one is open.

    The first page of all is the choice itself: there the doors are the links, as where nothing is to be found.
    """
    for page in documents():
        if page.path in WITHOUT_LANGUAGE:
            continue
        (links,) = [nav for nav in page.all("nav") if nav.get("class") == "languages"]
        languages = {link.get("hreflang"): link for link in links.iter("a")}
        assert tuple(languages) == reference().site.languages
        here = [lang for lang, link in languages.items() if link.get("aria-current") == "page"]
        assert here == [page.one("html").get("lang")]


MONTHS = {name: f"{number}" for number, name in enumerate(calendar.month_name) if name}


def figures(page: Document) -> Counter[str]:
    """Return every number in the tables, values and charts of a page, read by readers of its own language.

    A cell with what a journey's map says holds sentences; the values among them stand in elements of their own.
    English has names for months where Chinese has numbers: a name counts as its number.
    """
    found: Counter[str] = Counter()
    parts = [each for each in page.root.iter() if each.get("id") in ("experience", "table", "told")]
    told = [cell for part in parts for cell in part.iter("td")]
    for element in page.one("main").iter():
        name = element.get("class", "")
        cell = element.tag == "td" and element not in told
        if cell or element.tag == "b" or name in ("big", "headline", "interval", "answers", "value", "last"):
            own = "".join(element.itertext())
            for child in element.iter():
                if child.get("class") == "t2":
                    own = own.replace("".join(child.itertext()), "")
            own = re.sub(r"[A-Z][a-z]+", lambda word: MONTHS.get(word[0], ""), own)
            found.update(re.findall(r"[−]?[0-9]+(?:[,.][0-9]+)*%?", own))
    return found


def test_all_languages_show_the_same_numbers() -> None:
    """Table by table, value by value: a translation never changes a finding."""
    pages = {page.path: page for page in documents()}
    compared = [path for path in pages if path.startswith("en/")]
    for path in compared:
        for language in ("zh-hans", "zh-hant"):
            other = pages[path.replace("en/", f"{language}/", 1)]
            assert figures(pages[path]) == figures(other), other.path
    assert sum(figures(pages[path]).total() for path in compared) > 250


def test_another_number_in_one_language_is_found() -> None:
    """The comparison above sees a single digit."""
    (page,) = [page for page in documents() if page.path == "en/measures/nps.html"]
    changed = page.html.replace(b">35</a>", b">36</a>", 1)
    assert changed != page.html
    assert figures(document(page.path, changed)) != figures(page)
