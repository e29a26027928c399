"""Every link of the finished pages leads to something that is there.

Links are checked as a browser follows them from a folder on a disk (`file://`), where nothing adds
`index.html` and, on some systems, case matters. Links to other sites are not followed.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cxsite.model.problems import Place, Problem, in_reading_order

TAG = re.compile(r"""<!--.*?-->|<([a-zA-Z][^\s/>]*)((?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>""", re.DOTALL)
"""A comment, or a start tag with its name and all its attributes."""

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
"""One attribute: its name, and its value in one of three ways to write it."""

NEEDED = re.compile(r"id|name|href|src|refresh", re.IGNORECASE)
"""What stands in every tag that matters; most tags are passed over by this."""

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


def anchors_of(html: bytes) -> Anchors:
    """Return the ids and links of a page: `href`, `src`, `srcset` and the address of a redirection.

    The page is one of ours: in UTF-8, every `<` and quotation mark of a text escaped, no script or style in
    it. So its tags can be found by two patterns ([m] 3 times faster than `html.parser`, which the tests
    compare it with).
    """
    ids: set[str] = set()
    links: set[str] = set()
    for tag, written in set(TAG.findall(html.decode())):  # one in twenty tags is unlike all others
        if tag and NEEDED.search(written):
            attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(written)}
            ids |= _ids(tag.lower(), attributes)
            links |= _links(attributes)
    return Anchors(tuple(sorted(ids)), tuple(sorted(links)))


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
    files: Mapping[str, bytes], known: Mapping[str, Anchors] | None = None
) -> tuple[Problem, ...]:
    """Return a problem for every link that leads nowhere, by page and link.

    Args:
        files: path to bytes of the whole output; those that end in `.html` are read.
        known: ids and links of pages that need not be read again.
    """
    found = dict(known or {})
    found |= {
        path: anchors_of(data) for path, data in files.items() if path.endswith(".html") and path not in found
    }
    output = _Output(
        frozenset(files),
        {path: frozenset(anchors.ids) for path, anchors in found.items()},
        {path.casefold(): path for path in files},
    )
    faults: dict[tuple[str, str], Fault | None] = {}  # most links stand on every page of a folder
    problems = []
    for path, anchors in found.items():
        folder = posixpath.dirname(path)
        for link in anchors.links:
            place = (path, link) if link[:1] in {"#", "?", "/", ""} else (folder, link)
            if place not in faults:
                faults[place] = _fault(path, link, output)
            if fault := faults[place]:
                problems.append(Problem(Place(path), "broken-link", f"`{link}` {fault[0]}", fault[1]))
    return in_reading_order(tuple(problems))


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
