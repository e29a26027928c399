"""What pages say is found exactly, in every language and both scripts, and is soon loaded."""

import gzip
import json
import shutil
import unicodedata
from functools import cache
from pathlib import Path

import opencc
import pytest
from queries import QUERIES
from ranking import Searched, parts_of, searched, value_of
from sites import ROOT, pages, reference, reference_files

from cxsite.build.sections import told_of
from cxsite.cli.main import main
from cxsite.model.told import Told
from cxsite.pages.gathering import gathered_pages
from cxsite.pages.page import Leaf
from cxsite.pages.searching import FORM, LISTS, SHARD, UNSEARCHED, search_pages, searched_of, view_of_shard
from cxsite.pages.simplified import SIMPLER
from cxsite.pages.site import MAKERS, view_of

FOLDERS = ("en", "zh-hans", "zh-hant")
MOST = 300_000
"""Bytes of gzip for 500 pages of one language: what the issue allows."""


@cache
def leaves() -> tuple[Leaf, ...]:
    """The finished pages of the reference handbook."""
    makers = {page.path: page.maker for page in pages(reference())}
    return tuple(
        Leaf(path, makers[path], data, told_of(data) if path.endswith(".html") else ())
        for path, data in sorted(reference_files().items())
    )


@cache
def scripts() -> dict[str, bytes]:
    """The files of the search, path to bytes."""
    found = {page.path: view_of(page).content for page in gathered_pages(reference(), leaves())}
    return {
        path: data for path, data in found.items() if isinstance(data, bytes) and path.startswith("search/")
    }


@cache
def language(folder: str) -> Searched:
    """What is searched in one language."""
    return searched(scripts(), folder)


def test_there_are_forty_queries() -> None:
    """Of Chinese with one to six characters, of words, of parts of words, of both scripts."""
    assert len(QUERIES) >= 40
    assert len({query for _, query, _ in QUERIES}) >= 38
    lengths = {len(query) for folder, query, _ in QUERIES if folder == "zh-hans" and not query.isascii()}
    assert {1, 2, 3, 4, 5, 6} <= lengths


@pytest.mark.parametrize(("folder", "query", "first"), QUERIES)
def test_the_best_comes_first(folder: str, query: str, first: str) -> None:
    """Path and anchor of the first hit."""
    path, anchor = language(folder).find(query)[0]
    assert (f"{path}#{anchor}" if anchor else path) == first


TABLE = str.maketrans(SIMPLER)


def plain(text: str) -> str:
    """Fold a text as Unicode and the whole table say, whatever a shard knows of it."""
    return "".join(unicodedata.normalize("NFKC", sign).lower().translate(TABLE) for sign in text)


@cache
def spoken(folder: str) -> tuple[tuple[str, str, str, str], ...]:
    """Path, anchor, own words and those with the page's title of every section that is searched."""
    return tuple(
        (leaf.path.removeprefix(f"{folder}/"), each.anchor, own, f"{plain(leaf.told[0].heading)}\n{own}")
        for leaf in leaves()
        if leaf.told and leaf.maker not in UNSEARCHED and leaf.path.startswith(f"{folder}/")
        for each in searched_of(leaf)
        for own in [plain(f"{each.heading}\n{each.text}")]
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_found_is_what_says_it(folder: str) -> None:
    """Against every section of every page: none is missed, none is found that does not say it."""
    searching = language(folder)
    for _, query, _ in QUERIES:
        readings = [[plain(part) for part in parts] for parts in searching.readings(query)]
        assert readings[0] == parts_of(" ".join(plain(query).split()))
        expected = [
            (path, anchor)
            for path, anchor, own, whole in spoken(folder)
            if any(_says(parts, own, whole) for parts in readings)
        ]
        assert sorted(searching.find(query)) == sorted(expected), query


def _says(parts: list[str], own: str, whole: str) -> bool:
    return all(part in whole for part in parts) and any(part in own for part in parts)


def test_nothing_is_found_for_nothing() -> None:
    """Blanks and punctuation are no query; neither is what nobody says."""
    assert [language("en").find(query) for query in ("", "  ", "“”", "zzz")] == [[], [], [], []]


def test_what_terms_call_alike_finds_each_other() -> None:
    """A word that we do not use leads to the one that we do, and stands behind what says it itself."""
    hits = language("en").find("back office")
    assert ("reference/glossary.html", "term-backstage") in hits
    assert len(hits) > len([each for each in language("en").folded if "back office" in each.text])


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_loaded_is_small(folder: str) -> None:
    """For 500 pages of one language: their texts, two tables of characters, one list."""
    shard = value_of(scripts()[f"search/{folder}-1.js"])
    there = sum(leaf.path.startswith(f"{folder}/") for leaf in leaves() if leaf.told)
    assert 80 < len(shard["pages"]) <= there

    def size(value: object) -> int:
        return len(gzip.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 9))

    texts = size(shard["pages"]) * 500 // there
    once = -(-500 // SHARD) * size(shard["fold"]) + len(gzip.compress(scripts()[f"search/{folder}.js"], 9))
    assert texts + once <= MOST


def test_what_is_left_out_is_there() -> None:
    """A kind of page that was given another name would be searched in silence."""
    assert {*MAKERS} >= UNSEARCHED | LISTS


def test_lists_name_their_shards() -> None:
    """And the language beside each; every script is in the one form that pages read."""
    assert [language(folder).listed["partner"] for folder in FOLDERS] == ["zh-hans", "en", "en"]
    assert {value_of(data)["form"] for data in scripts().values()} == {FORM}
    script = (ROOT / "themes/default/scripts/50-search.js").read_text(encoding="utf-8")
    assert f"FORM = {FORM}," in script


def test_a_shard_holds_so_many_pages_and_an_edit_changes_one() -> None:
    """Pages go to shards in the order of their paths, whatever they say."""
    many = tuple(
        Leaf(f"en/p{n:04}.html", "article", b"", (Told("", f"T{n}", "one"),)) for n in range(2 * SHARD + 1)
    )
    changed = (*many[:3], Leaf(many[3].path, "article", b"", (Told("", "T3", "two"),)), *many[4:])
    before, after = (
        {each.path: each for each in search_pages(reference(), some)} for some in (many, changed)
    )
    assert sorted(before) == ["search/en-1.js", "search/en-2.js", "search/en-3.js", "search/en.js"]
    assert [path for path in before if before[path] != after[path]] == ["search/en-1.js"]


def test_what_stands_twice_in_unicode_is_one() -> None:
    """A letter with its accent apart is the letter with its accent."""
    data = view_of_shard("en", ()).content
    assert isinstance(data, bytes)
    assert value_of(data)["pages"] == []
    assert language("en").fold("ﬁ İ ① Ｑ") == "fi i̇ 1 q"


def test_characters_are_those_of_opencc() -> None:
    """A table that was written long ago says what the library says now."""
    convert = opencc.OpenCC("t2s").convert
    common = "後裡這個們來說對時會學國發現應該將與為從經過還開關點電話顧客觸點體驗費力證書帳戶"
    assert {sign: SIMPLER.get(sign, sign) for sign in common} == {sign: convert(sign) for sign in common}
    assert not SIMPLER.keys() & set(SIMPLER.values())
    assert SIMPLER["著"] == "着"


def test_a_word_changes_its_page_and_its_shard(small: Path, tmp_path: Path) -> None:
    """On the disk, by a second build that knows the first: no other script, no other page."""
    folder = tmp_path / "handbook"
    shutil.copytree(small, folder)
    assert main(["build", str(folder)]) == 0
    before = files_below(folder / "output")
    journey = folder / "content/journeys/borrow.yml"
    text = journey.read_text(encoding="utf-8")
    assert "Asks where the shelf is" in text
    journey.write_text(text.replace("Asks where the shelf is", "Asks where the ladder is"), encoding="utf-8")
    assert main(["build", str(folder)]) == 0
    after = files_below(folder / "output")
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    shards = {path for path in changed if path.startswith("search/")}
    shown = {path for path in changed if path.endswith(".html") and b"ladder" in after[path]}
    assert b"ladder" in after["search/en-1.js"]
    assert shards == {
        f"search/{path.partition('/')[0]}-1.js" for path in shown if b"ladder" in own(after[path])
    }
    assert shown == {path for path in changed if path.endswith(".html")}
    assert ("journeys/borrow.html", "step-fetch.ask") in searched(after, "en").find("ladder")


def own(html: bytes) -> bytes:
    """Return what a page says."""
    return repr(told_of(html)).encode()


def files_below(folder: Path) -> dict[str, bytes]:
    """Return all files of an output, path to bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }
