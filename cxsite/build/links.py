"""Every link of the finished pages leads to something that is there.

Links are checked as a browser follows them from a folder on a disk (`file://`), where nothing adds
`index.html` and, on some systems, case matters. Links to other sites are not followed.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cxsite.model.problems import Place, Problem, in_reading_order

TAG = re.compile(r"""<!--.*?-->|<([a-zA-Z][^\s/>]*)[\s/]((?:[^"'<>]++|"[^"]*+"|'[^']*+')*)>""", re.DOTALL)
"""A comment, or a start tag that has attributes with its name and all of them."""

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
"""One attribute: its name, and its value in one of three ways to write it."""

NEEDED = re.compile(r"id|name|href|src|refresh", re.IGNORECASE)
"""What stands in every tag that matters."""

Fault = tuple[str, str]
"""What is wrong with a link, and the remedy."""

ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "data"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """What one page is linked by and links to: its ids and its links, each once, sorted."""

    ids: tuple[str, ...]
    links: tuple[str, ...]


NOWHERE = Anchors((), ())
"""Those of a file that is no page."""


@dataclass(frozen=True, slots=True)
class _Output:
    """What can be linked to: paths, the ids of each page, and paths by their lower-case spelling."""

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    folded: Mapping[str, str]


@dataclass(slots=True)
class Linked:
    """Where the links of the last site led: while it has the same files and ids, only other links are followed.

    Attributes:
        files: the paths of its files.
        anchors: the ids and links of each page.
        problems: the broken links of each page that has any.
    """

    files: frozenset[str] = frozenset()
    anchors: Mapping[str, Anchors] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    def still(self, files: frozenset[str], anchors: Mapping[str, Anchors]) -> frozenset[str]:
        """Return the pages whose links lead where they led."""
        before = self.anchors
        if files != self.files or before.keys() != anchors.keys():
            return frozenset()
        same = {path for path, each in anchors.items() if before[path] is each or before[path] == each}
        others = anchors.keys() - same
        return frozenset(same if all(before[path].ids == anchors[path].ids for path in others) else ())


def anchors_of(html: bytes) -> Anchors:
    """Return the ids and links of a page: `href`, `src`, `srcset` and the address of a redirection.

    The page is one of ours: in UTF-8, every `<` and quotation mark of a text escaped, no script or style in
    it. So its tags can be found by two patterns ([m] 3 times faster than `html.parser`, which the tests
    compare it with).
    """
    ids: set[str] = set()
    links: set[str] = set()
    for tag, attributes in {*TAG.findall(html.decode())}:  # many are alike
        own_ids, own_links = _anchors_in(tag, attributes)
        ids.update(own_ids)
        links.update(own_links)
    return Anchors(tuple(sorted(ids)), tuple(sorted(links)))


@lru_cache(maxsize=4096)
def _anchors_in(tag: str, written: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids and links of a tag; most tags have none, or stand on every page of a folder."""
    if not NEEDED.search(written):
        return frozenset(), frozenset()
    attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(written)}
    return frozenset(_ids(tag.lower(), attributes)), frozenset(_links(attributes))


def _ids(tag: str, attributes: Mapping[str, str]) -> set[str]:
    names = ("id", "name") if tag == "a" else ("id",)
    return {attributes[name] for name in names if name in attributes}


def _links(attributes: Mapping[str, str]) -> set[str]:
    found = {attributes[name] for name in ("href", "src", "xlink:href") if name in attributes}
    found |= {
        candidate.split()[0] for candidate in attributes.get("srcset", "").split(",") if candidate.strip()
    }
    if attributes.get("http-equiv", "").lower() == "refresh":
        found.add(attributes.get("content", "").partition("url=")[2])
    return found


def broken_links(
    files: Mapping[str, bytes], known: Mapping[str, Anchors] | None = None, linked: Linked | None = None
) -> tuple[Problem, ...]:
    """Return a problem for every link that leads nowhere, by page and link.

    Args:
        files: path to bytes of the whole output; those that end in `.html` are read.
        known: ids and links of pages that need not be read again.
        linked: where links led before; it learns where they lead now.
    """
    found = dict(known or {})
    found |= {
        path: anchors_of(data) for path, data in files.items() if path.endswith(".html") and path not in found
    }
    linked, there = linked or Linked(), frozenset(files)
    still = linked.still(there, found)
    others = [path for path in found if path not in still]
    problems = {path: each for path, each in linked.problems.items() if path in still}
    problems |= _broken({path: found[path] for path in others}, files, found) if others else {}
    linked.files, linked.anchors, linked.problems = there, found, problems
    return in_reading_order(tuple(problem for each in problems.values() for problem in each))


def _broken(
    pages: Mapping[str, Anchors], files: Iterable[str], anchors: Mapping[str, Anchors]
) -> dict[str, tuple[Problem, ...]]:
    """Return the broken links of those pages that have any; files and anchors are those of the whole site."""
    output = _Output(
        frozenset(files),
        {path: frozenset(each.ids) for path, each in anchors.items()},
        {path.casefold(): path for path in files},
    )
    faults: dict[tuple[str, str], Fault | None] = {}  # most links stand on every page of a folder
    found = {}
    for path, page in pages.items():
        problems = []
        folder = posixpath.dirname(path)
        for link in page.links:
            place = (path, link) if link[:1] in {"#", "?", "/", ""} else (folder, link)
            if place not in faults:
                faults[place] = _fault(path, link, output)
            if fault := faults[place]:
                problems.append(Problem(Place(path), "broken-link", f"`{link}` {fault[0]}", fault[1]))
        if problems:
            found[path] = tuple(problems)
    return found


def _fault(page: str, link: str, output: _Output) -> Fault | None:
    try:
        parts = urlsplit(link)
    except ValueError:
        return "is not an address", "write it as in `https://example.com/page`"
    if parts.scheme:
        known = parts.scheme in ELSEWHERE
        return None if known else ("is an address that pages cannot open", "write `https:` or `mailto:`")
    if parts.netloc or parts.path.startswith("/"):
        if PurePosixPath(page).name == "404.html" and not parts.netloc:
            return None  # served at any depth, so its links begin at the root of the site
        return (
            "begins at the root of a server, and a folder on a disk has none",
            "write it relative to the page",
        )
    return _fault_of_target(_target(page, unquote(parts.path)), unquote(parts.fragment), output)


def _fault_of_target(target: str, fragment: str, output: _Output) -> Fault | None:
    if target not in output.files:
        if close := output.folded.get(target.casefold()):
            return f"differs in case from `{close}`", "write it as the file is written"
        return "leads to no file of the output", "correct the address, or add what it should show"
    anchor = fragment.partition(":~:")[0]  # what follows is a text to be found, not a place
    if anchor and anchor not in output.ids.get(target, {anchor}):
        return f"leads to no place in `{target}`", f"no element there has the id `{anchor}`"
    return None


def _target(page: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
