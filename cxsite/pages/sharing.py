"""What a page tells other programs about itself: where it stands for good, and where it is in other languages.

Such addresses are whole, so without `base_url` in `site.yml` there are none. A page most of whose words are another
language's is nobody's translation: it names no address, no other page names it, and it stands in no list of pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.core import get_global, parse_locale

from cxsite.draw.charts.png import CARD

ANY = "x-default"
"""What is shown to readers of all other languages: the source, and of the first pages the choice of a language."""

DOOR = "index.html"
"""Where a reader chooses a language."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page for the readers of one language."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Property:
    """A line of the Open Graph protocol (https://ogp.me)."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What stands in the head of a page for other programs; nothing of it where there is nothing to tell.

    Attributes:
        is_found: whether the page is to be found at its own address.
        alternates: the page in every language in which it is one, its own among them.
        robots: what those are asked who make lists of pages.
        properties: how the page is shown where somebody passes it on.
    """

    is_found: bool = False
    alternates: tuple[Alternate, ...] = ()
    robots: str = ""
    properties: tuple[Property, ...] = ()


UNSHARED = Sharing()
UNLISTED = Sharing(robots="noindex")
"""Of a page that nobody should find: one that has moved, one that says that there is none."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """The picture that stands for a page: where it stands, and what it says, which is its text alternative."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What is told of a page.

    Attributes:
        path: where it stands.
        language: its own.
        paths: language to where the page stands in it, the source language first.
        foreign: the languages in which most of its words are another language's.
        title: its title, without the handbook's.
        site: the handbook's title.
        description: one sentence, "" for none.
        pictured: the picture that stands for it, None where there are no pictures.
    """

    path: str
    language: str
    paths: Mapping[str, str]
    foreign: tuple[str, ...]
    title: str
    site: str
    description: str
    pictured: Pictured | None = None


def sharing_of(page: Shared, base_url: str) -> Sharing:
    """Return what is told of a page; `base_url` ends in a slash, "" where the site has no address."""
    is_door = page.path == DOOR
    if not base_url or (page.language in page.foreign and not is_door):
        return UNSHARED
    spoken = alternates(page.paths, page.foreign)
    return Sharing(
        is_found=True,
        alternates=tuple(Alternate(code, base_url + path) for code, path in spoken.items()),
        properties=tuple(_properties(page, [code for code in spoken if code != ANY], base_url)),
    )


def alternates(paths: Mapping[str, str], foreign: tuple[str, ...]) -> dict[str, str]:
    """Return language to the path of a page in it, and `x-default`; empty where it is in no other.

    Args:
        paths: language to path, the source language first.
        foreign: the languages in which it is mostly another language's.
    """
    spoken = {code: path for code, path in paths.items() if code not in foreign}
    if len(spoken) < 2:  # noqa: PLR2004 - a page without another language has no alternate
        return {}
    is_home = all(path.count("/") == 1 and path.endswith(f"/{DOOR}") for path in paths.values())
    return spoken | {ANY: DOOR if is_home else next(iter(spoken.values()))}


def _properties(page: Shared, spoken: list[str], base_url: str) -> list[Property]:
    said = {
        "og:type": "website" if page.path.endswith(DOOR) else "article",
        "og:title": page.title or page.site,
        "og:description": page.description,
        "og:url": base_url + page.path,
        "og:site_name": page.site,
        "og:locale": locale_of(page.language),
    }
    others = [Property("og:locale:alternate", locale_of(code)) for code in spoken if code != page.language]
    own = [Property(name, content) for name, content in said.items() if content]
    return [*own, *others, *(_pictured(page.pictured, base_url) if page.pictured else ())]


def _pictured(picture: Pictured, base_url: str) -> tuple[Property, ...]:
    """Return how a picture is told of."""
    wide, high = CARD
    return (
        Property("og:image", base_url + picture.path),
        Property("og:image:type", "image/png"),
        Property("og:image:width", str(wide)),
        Property("og:image:height", str(high)),
        Property("og:image:alt", picture.alt),
        Property("twitter:card", "summary_large_image"),
    )


def locale_of(language: str) -> str:
    """Return a language with the territory that most of its readers live in, as Open Graph asks (`zh_CN`)."""
    code, territory, script, _ = parse_locale(language, sep="-")[:4]
    usual: Mapping[str, str] = get_global("likely_subtags")
    for tag in ("_".join(filter(None, (code, script))), code):
        likely = parse_locale(usual.get(tag, tag))
        if not territory and script in (None, likely[2]):
            territory = likely[1]
    return f"{code}_{territory}" if territory else code
