"""The editions of the reference handbook as pages, and their feed."""

import re
import shutil
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from sites import (
    Document,
    Files,
    copied,
    different,
    document,
    files_of,
    pages,
    read,
    reference,
    reference_files,
)
from test_pages_html import CHECKS

from cxsite.build.links import broken_links
from cxsite.cli.main import main
from cxsite.pages.brief import BriefBody
from cxsite.pages.changes import ChangesBody
from cxsite.pages.editions import EditionBody
from cxsite.pages.feed import ATOM
from cxsite.pages.frame import Shell
from cxsite.pages.listing import ListingBody
from cxsite.pages.site import view_of
from cxsite.pages.speech import without_markup

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
NEWEST, OLDEST = "2026-q3", "2026-q2"


@cache
def bodies() -> dict[str, object]:
    """Return path to what each page of editions shows, in every language."""
    found = {}
    for page in pages(reference()):
        if page.maker in ("editions", "edition", "brief", "reference-changes"):
            content = view_of(page).content
            assert isinstance(content, Shell)
            found[page.path] = content.body
    return found


def page_of(path: str) -> Document:
    """Return a page of the reference handbook, parsed."""
    return document(path, reference_files()[path])


def test_every_edition_has_a_page_and_a_brief_in_every_language() -> None:
    """And there is one index, one change log."""
    wanted = {
        f"{language}/{path}.html"
        for language in ("en", "zh-hans", "zh-hant")
        for path in (
            "editions/index",
            "reference/changes",
            *(f"editions/{key}{end}" for key in (NEWEST, OLDEST) for end in ("", "-brief")),
        )
    }
    assert set(bodies()) == wanted
    assert {
        name: [*check(page_of(name))] for name in wanted for check in CHECKS if [*check(page_of(name))]
    } == {}


def test_the_index_lists_the_newest_edition_first() -> None:
    """Each with the day up to which answers count, and who signed."""
    body = bodies()["en/editions/index.html"]
    assert isinstance(body, ListingBody)
    (shelf,) = body.shelves
    assert [card.href for card in shelf.cards] == [f"{NEWEST}.html", f"{OLDEST}.html"]
    assert shelf.cards[0].text is not None
    assert without_markup(shelf.cards[0].text) == (
        "Answers to 30 September 2026, signed off by Head of customer experience"
    )


def test_an_edition_leads_to_its_neighbours_its_brief_and_its_changes() -> None:
    """The oldest one has nothing to compare with."""
    new, old = bodies()[f"en/editions/{NEWEST}.html"], bodies()[f"en/editions/{OLDEST}.html"]
    assert isinstance(new, EditionBody)
    assert isinstance(old, EditionBody)
    assert (new.before and new.before.href, new.after) == (f"{OLDEST}.html", None)
    assert (old.before, old.after and old.after.href) == (None, f"{NEWEST}.html")
    assert new.brief == f"{NEWEST}-brief.html"
    assert new.changes == f"../reference/changes.html#edition-{NEWEST}"
    assert old.since is None
    assert old.labels["since"] is None
    assert new.labels["illustrative"] is not None
    assert [without_markup(fact.entries[0]) for fact in new.facts] == [
        "30 September 2026",
        "Head of customer experience",
        "16 October 2026",
    ]
    assert [block.kind for block in new.gist] == ["gist"]
    assert new.prose
    assert len(new.decisions) == 2


def test_numbers_of_an_edition_are_those_that_were_frozen(tmp_path: Path) -> None:
    """An answer of last June changes the measure's own page, and no page of an edition."""
    folder = copied(tmp_path)
    file = folder / "content" / "data" / "onboarding-2026-06.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, *[lines[-1]] * 30]) + "\n", encoding="utf-8")
    changed = different(reference_files(), files_of(read(folder)))
    assert "en/measures/satisfaction.html" in changed
    assert [path for path in changed if "/editions/" in path or path.endswith("changes.html")] == []


def test_the_brief_has_what_a_board_reads() -> None:
    """At most five measures and three touchpoints of each kind; the promise that was kept comes first."""
    body = bodies()[f"en/editions/{NEWEST}-brief.html"]
    assert isinstance(body, BriefBody)
    assert 2 <= len(body.scores) <= 5
    assert [without_markup(spot.name) for spot in body.weakest] == [
        "Video identity check",
        "Card by post",
        "Chat in the app",
    ]
    assert [(without_markup(spot.name), spot.arrow, spot.tone) for spot in body.improved] == [
        ("Video identity check", "↑", ""),
        ("Account page", "↑", ""),
        ("Card by post", "↑", ""),
    ]
    first, *others = body.pledges
    assert first.measured is not None
    assert (without_markup(first.outcome), first.tone, without_markup(first.measured)) == (
        "Kept",
        "better",
        "26% → 53%",
    )
    assert {without_markup(each.outcome) for each in others} == {"Too early to tell"}
    assert without_markup(others[0].promised) == "by December 2026"
    assert len(body.decisions) == 2
    first_brief = bodies()[f"en/editions/{OLDEST}-brief.html"]
    assert isinstance(first_brief, BriefBody)
    assert (first_brief.improved, len(first_brief.weakest)) == ((), 3)


def test_the_change_log_goes_from_the_newest_edition_to_the_first() -> None:
    """Each has an anchor of its own; both are in the reference section's index."""
    body = bodies()["en/reference/changes.html"]
    assert isinstance(body, ChangesBody)
    assert [(entry.id, entry.since is None) for entry in body.entries] == [
        (f"edition-{NEWEST}", False),
        (f"edition-{OLDEST}", True),
    ]
    assert "changes.html" in page_of("en/reference/index.html").html.decode()


def test_without_a_base_address_there_is_no_feed() -> None:
    """Rather than a wrong one; and no page promises one."""
    assert [path for path in reference_files() if path.endswith(".xml")] == []
    assert b"application/atom+xml" not in reference_files()["en/index.html"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The reference handbook with an address and no paper; the newest edition is signed by a person without a day."""
    folder = copied(tmp_path_factory.mktemp("published"))
    site = folder / "content" / "site.yml"
    settings = site.read_text(encoding="utf-8").replace("print: true\n", "")
    site.write_text(f"{settings}base-url: https://cx.example.com/book\n", encoding="utf-8")
    newest = folder / "content" / "editions" / f"{NEWEST}.yml"
    text = newest.read_text(encoding="utf-8")
    text = text.replace("signed-off-by: cx-lead", "signed-off-by: Ms Wen <wen>").replace(
        "signed-on: 2026-10-16\n", ""
    )
    newest.write_text(text, encoding="utf-8")
    return files_of(read(folder))


def said(element: Element, path: str) -> str:
    """Return the only text below an element at this path."""
    (found,) = element.findall("/".join(f"{{{ATOM}}}{tag}" for tag in path.split("/")))
    assert found.text
    return found.text


def test_a_feed_speaks_one_language(published: Files) -> None:
    """Its list items too, which stand side by side with their partner's on a page."""
    chinese = fromstring(published["zh-hans/feed.xml"])  # noqa: S314 - our own bytes
    english = fromstring(published["en/feed.xml"])  # noqa: S314 - our own bytes
    summaries = [each.text or "" for each in chinese.iter(f"{{{ATOM}}}summary")]
    assert all(len(each) > 50 and not re.search(r"\bthe\b", each) for each in summaries)
    assert not [each for each in english.iter(f"{{{ATOM}}}summary") if re.search("[一-鿿]", each.text or "")]


@pytest.mark.parametrize(("language", "folder"), [("en", "en"), ("zh-Hans", "zh-hans")])
def test_the_feed_is_atom_in_one_language(published: Files, language: str, folder: str) -> None:
    """What RFC 4287 requires is there: id, title, updated, author, and links that lead somewhere."""
    home = "https://cx.example.com/book/"
    feed = fromstring(published[f"{folder}/feed.xml"])  # noqa: S314 - our own bytes
    assert feed.tag == f"{{{ATOM}}}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert said(feed, "id") == f"{home}{folder}/feed.xml"
    assert said(feed, "updated") == "2026-09-30T00:00:00Z"
    assert said(feed, "author/name") == said(feed, "title")
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [said(entry, "id") for entry in entries] == [
        f"{home}{folder}/editions/{key}.html" for key in (NEWEST, OLDEST)
    ]
    assert [said(entry, "updated") for entry in entries] == ["2026-09-30T00:00:00Z", "2026-07-14T00:00:00Z"]
    assert said(entries[0], "author/name") == "Ms Wen <wen>"
    assert "53%" in said(entries[0], "summary")
    targets = [link.get("href", "") for link in feed.iter(f"{{{ATOM}}}link")]
    assert {target.removeprefix(home) for target in targets} <= set(published)
    assert b'href="../feed.xml"' in published[f"{folder}/editions/{NEWEST}.html"]


def test_pages_with_a_feed_and_a_signing_person_are_sound(published: Files) -> None:
    """A person's name belongs to no language and is no markup."""
    assert broken_links(published) == ()
    path = f"zh-hans/editions/{NEWEST}.html"
    assert b'<span lang="und">Ms Wen &lt;wen&gt;</span>' in published[path]
    assert {check.__name__ for check in CHECKS if [*check(document(path, published[path]))]} == set()


def test_a_handbook_without_editions_has_no_page_of_them() -> None:
    """Neither an index nor a change log nor a word in the frame."""
    files = files_of(read(WHOLE))
    assert [path for path in files if "edition" in path or "changes" in path or path.endswith(".xml")] == []


def test_an_edition_of_a_small_handbook_needs_no_words(tmp_path: Path) -> None:
    """Without measures named, commentary, decisions, signature or touchpoints that can be ranked."""
    shutil.copytree(WHOLE / "content", tmp_path / "content")
    improvements = tmp_path / "content" / "improvements.yml"
    improvements.write_text(
        "initiatives:\n  pens: {title: Pens, promise: nps +5 by 2026-09}\n", encoding="utf-8"
    )
    with (tmp_path / "content" / "site.yml").open("a", encoding="utf-8") as site:
        site.write("base-url: https://cx.example.com/\n")
    for month, day in (("09", 30), ("10", 31)):
        assert main(["edition", str(tmp_path), f"2026-{month}"]) == 0
        file = tmp_path / "content" / "editions" / f"2026-{month}.yml"
        file.write_text(f"cut-off: 2026-{month}-{day}\n", encoding="utf-8")
        if month == "09":
            improvements.unlink()
            assert b"Nothing has been promised." in files_of(read(tmp_path))["en/editions/2026-09-brief.html"]
            improvements.write_text(
                "initiatives:\n  pens: {title: Pens, promise: nps +5 by 2026-09}\n", encoding="utf-8"
            )
    files = files_of(read(tmp_path))
    assert broken_links(files) == ()
    for name in ("editions/2026-10", "editions/2026-10-brief", "editions/index", "reference/changes"):
        path = f"en/{name}.html"
        assert {check.__name__ for check in CHECKS if [*check(document(path, files[path]))]} == set()
    assert b"Not signed off yet" in files["en/editions/2026-10.html"]
    assert b"Unchanged" in files["en/editions/2026-10.html"]
    assert b"Cannot be judged" in files["en/editions/2026-10-brief.html"]
    feed = fromstring(files["en/feed.xml"])  # noqa: S314 - our own bytes
    assert [entry.findall(f"{{{ATOM}}}author") for entry in feed.iter(f"{{{ATOM}}}entry")] == [[], []]
