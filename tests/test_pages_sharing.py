"""What pages tell other programs: their address, their languages, how they are shown where they are passed on."""

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from sites import Document, Files, document, files_of, read, reference_files

from cxsite.build.links import broken_links
from cxsite.model.text import Status, Text, Wording
from cxsite.pages.lent import lent_in, letters_in
from cxsite.pages.page import Page
from cxsite.pages.sharing import ANY, alternates, locale_of
from cxsite.pages.sitemap import SITEMAP, XHTML

FOLDER = Path(__file__).parent / "handbooks" / "what-a-company-knows"
HOME = "https://cx.example.com/book/"
LENT = "articles/on-waiting.html"
"""An article that nobody has translated, title and all."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A handbook of two languages with an address, an article without translation, and something that was renamed."""
    folder = tmp_path_factory.mktemp("shared")
    content = folder / "content"
    shutil.copytree(FOLDER / "content", content)
    for name in ("on-waiting.zh-Hans.yml", "on-waiting.zh-Hans.md"):
        (content / "articles" / name).unlink()
    for name, line in (
        ("site.yml", f"base-url: {HOME}"),
        ("practices/one-gate.yml", "formerly: [two-gates]"),
    ):
        file = content / name
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{line}\n", encoding="utf-8")
    return files_of(read(folder))


@pytest.fixture(scope="module")
def heads(published: Files) -> Mapping[str, Document]:
    """Every page of it, parsed."""
    return {path: document(path, data) for path, data in published.items() if path.endswith(".html")}


def links(page: Document, rel: str) -> dict[str, str]:
    """Return the language of each link of a kind, "" for none, to where it leads."""
    return {
        each.get("hreflang", ""): each.get("href", "")
        for each in page.all("link")
        if each.get("rel") == rel and not each.get("type")
    }


def said(page: Document, name: str) -> list[str]:
    """Return what a page says in a `meta` of this name or property."""
    metas = page.all("meta")
    return [each.get("content", "") for each in metas if name in (each.get("name"), each.get("property"))]


def test_a_page_names_its_own_address_whole(heads: Mapping[str, Document]) -> None:
    """With the name of its file, as every link does; a page that is mostly borrowed and one that moved do not."""
    own = {path: links(page, "canonical").get("") for path, page in heads.items()}
    without = {path for path, link in own.items() if link != HOME + path}
    hidden = {"404.html", *(f"{code}/practices/two-gates.html" for code in ("en", "zh-hans"))}
    assert without == {*hidden, f"zh-hans/{LENT}", "zh-hans/reference/references.html"}  # English titles
    assert own[f"zh-hans/{LENT}"] is None


def test_languages_name_each_other(heads: Mapping[str, Document]) -> None:
    """Whoever is named names back, with the same words; and everybody names itself and what all others get."""
    named = {HOME + path: found for path, page in heads.items() if (found := links(page, "alternate"))}
    assert len(named) > 30
    for address, others in named.items():
        assert set(others) == {"en", "zh-Hans", ANY}
        assert address in others.values()
        assert all(named[other] == others for other in others.values()), address


def test_everybody_else_gets_the_source_and_at_home_the_choice(heads: Mapping[str, Document]) -> None:
    """A reader of another language is asked first."""
    assert (
        links(heads["zh-hans/articles/welcome.html"], "alternate")[ANY] == f"{HOME}en/articles/welcome.html"
    )
    for path in ("index.html", "en/index.html", "zh-hans/index.html"):
        assert links(heads[path], "alternate")[ANY] == f"{HOME}index.html"


def test_a_page_that_is_mostly_borrowed_is_nobodys_translation(heads: Mapping[str, Document]) -> None:
    """It stays where it is, for readers who come by a link; its source has no alternate any more."""
    assert links(heads[f"zh-hans/{LENT}"], "alternate") == {}
    assert said(heads[f"zh-hans/{LENT}"], "og:url") == []
    assert links(heads[f"en/{LENT}"], "alternate") == {}
    assert links(heads[f"en/{LENT}"], "canonical") == {"": f"{HOME}en/{LENT}"}


def test_only_what_has_moved_or_is_not_there_asks_not_to_be_listed(heads: Mapping[str, Document]) -> None:
    """The old address of something leads on, and is not what anybody should find; nor is the page of none."""
    asked = {path: said(page, "robots") for path, page in heads.items() if said(page, "robots")}
    hidden = ("404.html", "en/practices/two-gates.html", "zh-hans/practices/two-gates.html")
    assert asked == {path: ["noindex"] for path in hidden}


def test_the_list_of_pages_has_every_page_that_names_itself(
    published: Files, heads: Mapping[str, Document]
) -> None:
    """Each once, with the very alternates that its head names."""
    root = fromstring(published["sitemap.xml"])  # noqa: S314 - our own bytes
    found = {
        url.findtext(f"{{{SITEMAP}}}loc", ""): {
            each.get("hreflang", ""): each.get("href", "") for each in url.iter(f"{{{XHTML}}}link")
        }
        for url in root.iter(f"{{{SITEMAP}}}url")
    }
    assert found == {
        address: links(page, "alternate")
        for path, page in heads.items()
        if (address := links(page, "canonical").get("")) == HOME + path
    }
    assert max(Counter(each.text for each in root.iter(f"{{{SITEMAP}}}loc")).values()) == 1


def test_a_page_says_how_it_is_shown_where_it_is_passed_on(heads: Mapping[str, Document]) -> None:
    """Its title without the handbook's, the sentence that search engines get, its language and the others."""
    page = heads["zh-hans/articles/welcome.html"]
    (title,) = said(page, "og:title")
    assert f"{title} · 轮渡手册" == "".join(page.one("title").itertext())
    assert said(page, "og:site_name") == ["轮渡手册"]
    assert said(page, "og:description") == said(page, "description")
    assert said(page, "og:locale") == ["zh_CN"]
    assert said(page, "og:locale:alternate") == ["en_US"]
    assert said(page, "og:url") == links(page, "canonical")[""].split("\n")
    assert said(heads["zh-hans/index.html"], "og:title") == ["轮渡手册"]


def test_without_an_address_nothing_is_told() -> None:
    """Rather than something wrong; no list of pages either."""
    pages = [data for path, data in reference_files().items() if path.endswith(".html")]
    assert not [data for data in pages if b"og:" in data or b'hreflang="x-default"' in data]
    assert "sitemap.xml" not in reference_files()


def test_the_links_of_a_site_with_an_address_stay_relative(published: Files) -> None:
    """Only heads and feeds are whole: the folder can still be moved."""
    assert broken_links(published) == ()
    assert HOME.encode() not in published["en/articles/welcome.html"].partition(b"<body")[2]


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("en-GB", "en_GB"), ("zh-Hans", "zh_CN"), ("zh-Hant", "zh_TW"), ("zh-Hant-HK", "zh_HK"),
     ("de", "de_DE"), ("xx", "xx")],
)  # fmt: skip
def test_a_language_has_a_territory_where_most_of_its_readers_live(language: str, locale: str) -> None:
    """Open Graph knows no scripts; what nobody knows stays as it is."""
    assert locale_of(language) == locale


def lent(own: int, borrowed: int) -> tuple[Text, ...]:
    """Return texts with so many letters in Chinese, and so many that are shown in English."""
    shown = {
        borrowed: Wording("x" * borrowed, "en", Status.FALLBACK),
        own: Wording("字", "zh-Hans", Status.TRANSLATED),
    }
    return tuple(
        Text({"en": Wording("x" * size, "en", Status.ORIGINAL), "zh-Hans": wording})
        for size, wording in shown.items()
    )


@pytest.mark.parametrize(
    ("own", "borrowed", "found"), [(11, 10, ()), (10, 11, ("zh-Hans",)), (1, 2, ("zh-Hans",))]
)
def test_a_page_is_borrowed_when_more_than_half_of_it_is(
    own: int, borrowed: int, found: tuple[str, ...]
) -> None:
    """Counted in the letters of the source; names of other things do not count."""
    names = {"journey:x": (lent(0, 1_000)[0], "en/journeys/x.html")}
    page = Page("zh-hans/x.html", "x", (lent(own, borrowed), names))
    assert lent_in(page, ("en", "zh-Hans"), letters_in) == found


def test_a_page_in_one_language_has_no_alternates() -> None:
    """Not even itself."""
    assert alternates({"en": "en/x.html", "zh-Hans": "zh-hans/x.html"}, ("zh-Hans",)) == {}
    assert alternates({"en": "en/x.html"}, ()) == {}
