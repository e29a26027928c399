"""The search of a page's script (`themes/default/scripts/50-search.js`) in Python, to know what it must find.

Whoever changes one changes both: `test_search` compares them in a browser.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

LONGEST = 80
HAN = "\u3400-\u9fff\uf900-\ufaff\u3007"
BETWEEN = re.compile(f"([{HAN}]+)")
CUT = re.compile(r"""[\s“”"「」『』。、,;:!?()\[\]]+""")
WORD = re.compile("[0-9a-z\u00df-\u024f]")


@dataclass(frozen=True)
class Section:
    """One section of a page; `title` is "" for the first, which has the page's own."""

    path: str
    at: int
    anchor: str
    title: str
    heading: str
    text: str


def value_of(script: bytes) -> Mapping[str, Any]:
    """Return what a list or a shard hands to the search."""
    text = script.decode().strip()
    assert text.startswith("cxSearch(")
    assert text.endswith(")")
    value: Mapping[str, Any] = json.loads(text.removeprefix("cxSearch(")[:-1])
    return value


@dataclass(frozen=True)
class Searched:
    """What is searched in one language: its list and its shards."""

    listed: Mapping[str, Any]
    shards: tuple[Mapping[str, Any], ...]

    @cached_property
    def simpler(self) -> Mapping[str, str]:
        """Character to the one it is folded to."""
        return {one: other for shard in self.shards for one, other in zip(*shard["fold"], strict=True)}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as they are written."""
        return tuple(section for shard in self.shards for row in shard["pages"] for section in _sections(row))

    @cached_property
    def folded(self) -> tuple[Section, ...]:
        """All sections, folded."""
        return tuple(
            Section(each.path, each.at, each.anchor, *map(self.fold, (each.title, each.heading, each.text)))
            for each in self.sections
        )

    def fold(self, text: str) -> str:
        """Return a text without what is no difference: width, case, script."""
        return "".join(
            self.simpler.get(each, each)
            for sign in text
            for each in unicodedata.normalize("NFKC", sign).lower()
        )

    def readings(self, query: str) -> list[list[str]]:
        """Return what a query may mean: its parts, and what means the same."""
        said = " ".join(self.fold(unicodedata.normalize("NFC", query)).split())[:LONGEST]
        groups = [[self.fold(word) for word in group] for group in self.listed["same"]]
        others = [[word] for group in groups if said in group for word in group if word != said]
        return [parts_of(said), *others]

    def find(self, query: str) -> list[tuple[str, str]]:
        """Return path and anchor of what is found, the best first."""
        first, *others = self.readings(query)
        if not first:
            return []
        ranked = []
        for section in self.folded:
            points = max([score(section, first), *(score(section, parts) >> 1 for parts in others)])
            if points:
                ranked.append((-points, section.path, section.at, section.anchor))
        return [(path, anchor) for _, path, _, anchor in sorted(ranked)]


def searched(files: Mapping[str, bytes], folder: str) -> Searched:
    """Return what is searched in one language of a site."""
    listed = value_of(files[f"search/{folder}.js"])
    shards = (value_of(files[f"search/{folder}-{number}.js"]) for number in range(1, listed["shards"] + 1))
    return Searched(listed, tuple(shards))


def parts_of(query: str) -> list[str]:
    """Cut a folded query at blanks and between scripts; a part that stands in it twice is one."""
    parts = (part for word in CUT.split(query) for part in BETWEEN.split(word) if part)
    return list(dict.fromkeys(parts))[:8]


def place(text: str, part: str) -> int:
    """Return 3 where a part is the whole text, 2 where it begins a word, 1 where it stands, 0 where it does not."""
    if text == part:
        return 3
    latin, at = WORD.match(part), text.find(part)
    if at < 0:
        return 0
    while at >= 0:
        if at == 0 or (latin and not WORD.match(text[at - 1])):
            return 2
        at = text.find(part, at + 1)
    return 1


def score(section: Section, parts: list[str]) -> int:
    """Return the points of a folded section, 0 where it is not found."""
    total, says = 0, False
    for part in parts:
        head, body = place(section.heading, part), place(section.text, part)
        title = 0 if head else place(section.title, part)
        if not (head or body or title):
            return 0
        says = says or bool(head or body)
        total += 30 + 15 * head if head else 8 + 2 * title if title else 0
        total += 4 * body + min(4, section.text.count(part)) if body else 0
    if not says:
        return 0
    whole = " ".join(parts)
    if len(parts) > 1 and whole in section.heading:
        total += 40
    elif len(parts) > 1 and whole in section.text:
        total += 12
    return total + (0 if section.title else 20)


def _sections(row: list[str]) -> Iterator[Section]:
    for at in range(1, len(row), 3):
        yield Section(row[0], at, row[at], row[2] if at > 1 else "", row[at + 1], row[at + 2])
