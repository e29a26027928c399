"""Every link of the finished pages leads to something that is there.

Links are checked as a browser follows them from a folder on a disk (`file://`), where nothing adds `index.html` and,
on some systems, case matters. Links to other sites are not followed.
"""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cxsite.model.problems import Place, Problem, in_reading_order

ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "data"})


@dataclass(frozen=True, slots=True)
class Anchors:
    """What one page is linked by and links to: its ids and its links, each once, sorted."""

    ids: tuple[str, ...]
    links: tuple[str, ...]


class _Reader(HTMLParser):
    """Gathers ids and links; the standard library's parser can only be used by inheriting."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value or "")
            elif name in {"href", "src", "xlink:href"}:
                self.links.add(value or "")
            elif name == "srcset":
                self.links.update(
                    candidate.split()[0] for candidate in (value or "").split(",") if candidate.strip()
                )
        if tag == "meta" and ("http-equiv", "refresh") in attrs:
            self.links.add((dict(attrs).get("content") or "").partition("url=")[2])


def anchors_of(html: bytes) -> Anchors:
    """Return the ids and links of a page in UTF-8: `href`, `src`, `srcset` and the address of a redirection."""
    reader = _Reader()
    reader.feed(html.decode())
    reader.close()
    return Anchors(tuple(sorted(reader.ids)), tuple(sorted(reader.links)))


def broken_links(
    files: Mapping[str, bytes], anchors_of: Callable[[bytes], Anchors] = anchors_of
) -> tuple[Problem, ...]:
    """Return a problem for every link that leads nowhere, by page and link.

    Args:
        files: path to bytes of the whole output; those that end in `.html` are read.
        anchors_of: reads one page; a caller may pass one that remembers.
    """
    pages = {path: anchors_of(data) for path, data in files.items() if path.endswith(".html")}
    ids = {path: frozenset(anchors.ids) for path, anchors in pages.items()}
    folded = {path.casefold(): path for path in files}
    return in_reading_order(
        tuple(
            Problem(Place(path), "broken-link", f"`{link}` {reason}", hint)
            for path, anchors in pages.items()
            for link in anchors.links
            for reason, hint in _faults(path, link, files, ids, folded)
        )
    )


def _faults(
    page: str,
    link: str,
    files: Mapping[str, bytes],
    ids: Mapping[str, frozenset[str]],
    folded: Mapping[str, str],
) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with one link, and the remedy: nothing or one pair."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return (("is not an address", "write it as in `https://example.com/page`"),)
    if parts.scheme:
        unknown = parts.scheme not in ELSEWHERE
        return (("is an address that pages cannot open", "write `https:` or `mailto:`"),) if unknown else ()
    if parts.netloc or parts.path.startswith("/"):
        if PurePosixPath(page).name == "404.html" and not parts.netloc:
            return ()  # served at any depth, so its links begin at the root of the site
        return (("begins at the root of a server, which a folder on a disk has not", "link relatively"),)
    target = _target(page, unquote(parts.path))
    if target not in files:
        if close := folded.get(target.casefold()):
            return ((f"differs in case from `{close}`", "write it as the file is written"),)
        return (("leads to no file of the output", "correct the address, or add what it should show"),)
    anchor = unquote(parts.fragment).partition(":~:")[0]
    if anchor and target in ids and anchor not in ids[target]:
        return ((f"leads to no place in `{target}`", f"no element there has the id `{anchor}`"),)
    return ()


def _target(page: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
