"""What is searched: for each language a list, and shards with what its pages say.

They are classic scripts, for `file://` opens no other data. Each calls `cxSearch` with one value. The list is loaded
when a reader turns to the search; it names the shards, so an old page finds new ones. A shard holds up to `SHARD` pages
in the order of their paths, whatever they say: an edit changes one shard. Which pages belong where changes only with
the pages that there are.

Texts are looked through as they are, folded alike on both sides (`scripts/50-search.js`): no words are cut, so 费力度
is found wherever it stands. A shard says itself which of its characters stand for others.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxsite.model.handbook import Handbook
from cxsite.model.told import Telling, Told
from cxsite.pages import addresses
from cxsite.pages.page import Leaf, Page, View
from cxsite.pages.simplified import SIMPLER

FORM = 1
"""The form of these files; a page's script leaves alone what is in another."""
SHARD = 250
"""How many pages one shard holds."""

UNSEARCHED = frozenset(
    {
        *("choice", "moved", "reference-index", "brief", "monday"),
        *("journey-table", "journey-beside", "issued"),
    }
)
"""Makers of pages that say nothing of their own."""

LISTS = frozenset({"home", "section", "touchpoints", "library", "owners"})
"""Makers of pages that list what other pages say: of them only the headings are searched."""

WORDS = ("ui.search.none", "ui.search.count", "ui.search.first", "ui.search.failed")
"""Words of the interface that the search speaks with."""

Groups = tuple[tuple[str, ...], ...]
"""Words that mean one thing, in all languages."""


def search_pages(handbook: Handbook, leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    """Return the list and the shards of every language that has pages."""
    groups = _groups(handbook)
    return tuple(
        page for language in handbook.site.languages for page in _of(language, handbook, leaves, groups)
    )


def _of(language: str, handbook: Handbook, leaves: tuple[Leaf, ...], groups: Groups) -> Iterator[Page]:
    folder = addresses.folder(language)
    searched = [
        Telling(leaf.path.removeprefix(f"{folder}/"), searched_of(leaf))
        for leaf in leaves
        if leaf.told and leaf.maker not in UNSEARCHED and leaf.path.startswith(f"{folder}/")
    ]
    if not searched:
        return
    shards = [tuple(searched[start : start + SHARD]) for start in range(0, len(searched), SHARD)]
    for number, shard in enumerate(shards, 1):
        yield Page(addresses.search(language, number), "search-shard", (folder, shard))
    words = handbook.theme.wording[language]
    partner = addresses.folder(handbook.site.tongues.partners.get(language, ""))
    said = tuple(words[key] for key in WORDS)
    yield Page(addresses.search(language), "search-list", (language, partner, len(shards), said, groups))


def searched_of(leaf: Leaf) -> tuple[Told, ...]:
    """Return what is searched of a page."""
    return tuple(replace(each, text="") for each in leaf.told) if leaf.maker in LISTS else leaf.told


def _groups(handbook: Handbook) -> Groups:
    """Return what `terms.yml` calls by several words: names in all languages, and what is not said."""
    found = []
    for term in handbook.terms.values():
        names = [wording.text for wording in term.name.wordings.values()]
        avoided = [word for words in term.deprecated.values() for word in words]
        group = tuple(dict.fromkeys((*names, *avoided)))
        found += [group] if len(group) > 1 else []
    return tuple(found)


def view_of_list(language: str, partner: str, shards: int, said: tuple[str, ...], groups: Groups) -> View:
    """Return the list of a language: its shards, its words, what means the same, and where else to look."""
    return _script(
        {
            "form": FORM,
            "folder": addresses.folder(language),
            "tag": language,
            "partner": partner,
            "shards": shards,
            "words": said,
            "same": [[unicodedata.normalize("NFC", word) for word in group] for group in groups],
        }
    )


def view_of_shard(folder: str, tellings: tuple[Telling, ...]) -> View:
    """Return what some pages say: path, then anchor, heading and text of each section, all in one row."""
    pages = [
        [telling.path, *(part for told in telling.told for part in (told.anchor, told.heading, told.text))]
        for telling in tellings
    ]
    normal = unicodedata.normalize("NFC", json.dumps(pages, ensure_ascii=False, separators=(",", ":")))
    return _script({"form": FORM, "folder": folder, "fold": _folding(normal)}, f',"pages":{normal}')


def _folding(text: str) -> list[str]:
    """Return the characters that stand for others, and those others, of all that a text has one or the other of."""
    signs = {*text}
    pairs = [(one, other) for one, other in SIMPLER.items() if one in signs or other in signs]
    return ["".join(one for one, _ in pairs), "".join(other for _, other in pairs)]


def _script(value: Mapping[str, object], rest: str = "") -> View:
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return View("", f"cxSearch({said[:-1]}{rest}}})\n".encode())
