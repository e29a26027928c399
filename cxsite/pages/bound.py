"""The whole handbook of a language as one page, to be printed: its pages one after the other, as they are.

It is made only with `print: true` in `site.yml`, because it changes with every page. What stands around it is that of
the language's first page, in whose folder it stands. Ids begin with the page that they come from, and links to what is
printed too lead there. Left out are pages for the screen, for one sheet of paper, and what says again what others say.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import escape

from cxsite.model.handbook import Handbook
from cxsite.pages import addresses
from cxsite.pages.page import Leaf, Page, View

UNBOUND = frozenset(
    {
        *("home", "moved", "reference-index", "brief", "monday", "issued"),
        *("journey-table", "journey-beside", "reference-translation"),
    }
)
"""Makers of pages that are left out."""

ORDER = (
    *("journeys", "customers", "personas", "touchpoints", "measures", "practices", "cases", "articles"),
    *("improve", "roles", "editions", "reference"),
)
"""The folders, in the order of the header, each with what its section's pages lead to."""

WORDS = ("page.bound", "bound.lead", "ui.toc")
"""Words of the interface that the page speaks with: its title, what it is, what its contents are called."""

CUT = re.compile(
    r'<nav class="contents".*?</nav>|<details class="(?:chooser|whole papers)">.*?</form>\s*</details>'
    r'|<ul class="(?:turn|state)">.*?</ul>',
    re.DOTALL,
)
"""Parts of a page that are of use on the screen alone."""

TAG = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>""", re.DOTALL)
"""A comment, or a tag: whether it ends an element, its name, its attributes."""

ATTRIBUTE = re.compile(r'(\s[\w:-]+)="([^"]*)"')
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
LINK = re.compile(r"</?a\b[^>]*>|\sid=\"[^\"]*\"")
ALONE = re.compile(r'<(?:link rel="(?:canonical|alternate)"|meta (?:property|name="description")).*?>\n?')
"""What the first page tells other programs of itself."""
LANGUAGES = re.compile(r'(?<=<nav class="languages").*?</nav>', re.DOTALL)

POINTING = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"})
"""Attributes that hold ids of the same page."""

Parts = tuple[tuple[str, bytes], ...]
"""Path and bytes of each page that is printed."""


def bound_pages(handbook: Handbook, leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    """Return the page of every language, where the handbook wants them."""
    if not handbook.site.print:
        return ()
    return tuple(page for language in handbook.site.languages for page in _of(language, handbook, leaves))


def _of(language: str, handbook: Handbook, leaves: tuple[Leaf, ...]) -> Iterator[Page]:
    home = addresses.home(language)
    first = next((leaf.data for leaf in leaves if leaf.path == home), b"")
    below = [leaf for leaf in leaves if leaf.told and leaf.path.startswith(f"{addresses.folder(language)}/")]
    parts = tuple((leaf.path, leaf.data) for leaf in below if leaf.maker not in UNBOUND)
    said = tuple(handbook.theme.wording[language][key] for key in WORDS)
    if parts and b"</main>" in first:
        yield Page(addresses.bound(language), "bound", (addresses.bound(language), said, first, parts))


def view_of_bound(path: str, said: tuple[str, str, str], first: bytes, parts: Parts) -> View:
    """Return the page at `path`; `first` is the language's first page, `said` holds `WORDS`."""
    whole = first.decode()
    title, lead, contents = map(escape, said)
    before, _, rest = whole.partition("<main")
    attributes, _, inner = rest.partition(">")
    body, _, after = inner.rpartition("</main>")
    ordered = sorted(parts, key=_turn)
    known = {part: _stem(part) for part, _ in ordered}
    pages = {part: _main(data.decode()) for part, data in ordered}
    lines = "\n".join(
        f'<li><a href="#{known[part]}">{LINK.sub("", _heading(page))}</a></li>'
        for part, page in pages.items()
    )
    made = "\n".join(
        f'<article class="bound" id="{known[part]}">{_moved(page, part, path, known)}</article>'
        for part, page in pages.items()
    )
    name = LINK.sub("", _heading(body)) or title
    told = f'<h1>{name}</h1>\n<p class="lead">{lead}</p>\n<nav aria-label="{contents}">\n<ol>\n{lines}\n</ol>\n</nav>'
    return View(
        "",
        f"{_around(before, title, path)}<main{attributes}>\n{told}\n{made}\n</main>{after}".encode(),
    )


def _around(before: str, title: str, path: str) -> str:
    """Return what stands before the page: its own title, the same page in other languages."""
    named = re.sub(r"<title>(.*?)</title>", lambda found: f"<title>{title} · {found[1]}</title>", before)
    name = posixpath.basename(path)
    return LANGUAGES.sub(
        lambda found: found[0].replace("index.html", name).replace(' aria-current="page"', ""),
        ALONE.sub("", named),
    )


def _turn(part: tuple[str, bytes]) -> tuple[int, str, bool, str]:
    """Return where a page stands: with its folder, behind its section's index."""
    folder, _, name = part[0].partition("/")[2].rpartition("/")
    place = ORDER.index(folder) if folder in ORDER else len(ORDER)
    return place, folder, name != "index.html", name


def _stem(path: str) -> str:
    """Return the id of a page, with which its ids begin, too."""
    return path.partition("/")[2].removesuffix(".html")


def _main(html: str) -> str:
    """Return what stands in the `<main>` of a page, without what is for the screen alone."""
    inner = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
    return CUT.sub("", inner)


def _heading(page: str) -> str:
    found = HEADING.search(page)
    return found[1] if found else ""


def _moved(page: str, origin: str, path: str, known: Mapping[str, str]) -> str:
    """Return a page as a part of another: headings one level down, ids with a beginning, links from there."""

    def tag(found: re.Match[str]) -> str:
        close, name, attributes = found[1], found[2], found[3]
        if name is None:
            return ""
        if re.fullmatch("h[1-5]", name):
            name = f"h{int(name[1]) + 1}"
        kept = ATTRIBUTE.sub(lambda each: _attribute(each, name, origin, path, known), attributes)
        return f"<{close}{name}{kept}>"

    return TAG.sub(tag, page)


def _attribute(found: re.Match[str], name: str, origin: str, path: str, known: Mapping[str, str]) -> str:
    key, value = found[1], found[2]
    match key.strip():
        case "id":
            value = f"{known[origin]}/{value}"
        case "name" if name == "details":
            return ""  # one at a time is open of those with a name
        case "href" | "src":
            value = _way(value, origin, path, known)
        case attribute if attribute in POINTING:
            value = " ".join(f"{known[origin]}/{each}" for each in value.split())
    return f'{key}="{value}"'


def _way(target: str, origin: str, path: str, known: Mapping[str, str]) -> str:
    """Return how the whole refers to what the page at `origin` refers to."""
    file, _, anchor = target.partition("#")
    if re.match(r"[a-z][a-z0-9+.-]*:|/", file):
        return target
    there = posixpath.normpath(posixpath.join(posixpath.dirname(origin), file)) if file else origin
    if there in known:
        return f"#{known[there]}/{anchor}" if anchor else f"#{known[there]}"
    return addresses.link(path, there, anchor)
