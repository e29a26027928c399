"""What stands around every page: head, navigation, the choice of language, the foot.

No value of the whole site stands here that changes when one page does: no build date, no counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from cxsite.model.text import Text
from cxsite.model.theme import Logo
from cxsite.pages import addresses, formats
from cxsite.pages.sharing import UNSHARED, Sharing
from cxsite.pages.speech import Names, Pair, Speech

HEADER = ("journeys", "customers", "measures", "practices", "improve", "reference")
"""Folder of each section, in the order of the header; the interface calls it `nav.<name>`."""

CONTROLS = (
    "nav.home", "ui.breadcrumb", "ui.csv", "ui.feedback", "ui.keys.slash", "ui.language", "ui.menu",
    "ui.reading.note", "ui.reading.parallel", "ui.search", "ui.settings", "ui.skip", "ui.theme", "ui.theme.auto",
    "ui.theme.dark", "ui.theme.light", "ui.toc",
)  # fmt: skip
"""Words of the controls that templates print in the page's language only."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one language have in common.

    Attributes:
        language: the language of the pages.
        partner: the one shown beside it, "" for none.
        languages: all languages of the handbook.
        title: the handbook's title.
        footer: the house's own line at the foot.
        interface: language to the interface's words, for these two languages.
        assets: name of each of the theme's files to its path.
        as_of: the day the handbook speaks of.
        sections: the folders of the sections that have something to show.
        feed: the path of the feed of editions, "" for none.
        base_url: the address that the site stands at, ending in a slash; "" where nobody knows.
        feedback: the address that mistakes are reported to, with `{path}` for the page's; "" for none.
        edit: the address where a file can be mended, with `{path}` for the file's; "" for none.
        logo: the house's, one of the assets.
        pictures: whether there are pictures of pixels.
    """

    language: str
    partner: str
    languages: tuple[str, ...]
    title: Text
    footer: Text | None
    interface: Mapping[str, Mapping[str, str]]
    assets: Mapping[str, str]
    as_of: date
    sections: tuple[str, ...]
    feed: str = ""
    base_url: str = ""
    feedback: str = ""
    edit: str = ""
    logo: Logo | None = None
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, what it is called; `current` when it leads here."""

    href: str
    label: str
    current: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that a page leads to, by its name in both languages; `href` is "" where it has no page."""

    href: str
    name: Pair
    notes: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """When a page was looked at last; it holds until `due` (an ISO day), and `late` says since when it does not."""

    said: Pair
    due: str
    late: Pair
    is_late: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one page; nothing of it is there unless something arranges it (`surroundings`).

    Attributes:
        above: the pages between the section's index and this one.
        before: the page before it in the order of its kind, `after` the one after it.
        related: what it has to do with.
        sources: where its statements come from.
        review: when it was looked at last.
        status: how much of it is translated.
        edit: where its text can be mended.
        labels: what these are called: `related`, `sources`, `previous`, `next`, `edit`.
    """

    above: tuple[Link, ...] = ()
    before: Lead | None = None
    after: Lead | None = None
    related: tuple[Lead, ...] = ()
    sources: tuple[Lead, ...] = ()
    review: Reviewed | None = None
    status: Lead | None = None
    edit: str = ""
    labels: Mapping[str, Pair] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that the frame of one page shows; `path` is where the page stands, `index` leads to all names."""

    language: str
    partner: str
    title: str
    description: str
    site: Pair
    home: str
    navigation: tuple[Link, ...]
    languages: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    assets: Mapping[str, str]
    words: Mapping[str, str]
    as_of: Pair
    made_with: Pair
    footer: Pair | None
    feed: str = ""
    path: str = ""
    base_url: str = ""
    feedback: str = ""
    logo: Logo | None = None
    around: Around = Around()
    index: str = ""
    sharing: Sharing = UNSHARED


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page together with what the page itself shows."""

    head: Head
    body: object


def speech_of(frame: Frame, path: str, names: Mapping[str, tuple[Text, str]]) -> Speech:
    """Return how the page at `path` speaks; `names` lead to paths, which become addresses from there."""
    linked: Names = {
        key: (text, addresses.link(path, target) if target else "") for key, (text, target) in names.items()
    }
    return Speech(frame.language, frame.partner, frame.interface, linked)


def head_of(
    frame: Frame,
    path: str,
    title: str,
    *,
    section: str = "",
    description: str = "",
    translated: Mapping[str, str] | None = None,
) -> Head:
    """Return the frame of one page.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        title: its title in the page's language; "" on the first page, which has the handbook's.
        section: the folder of the section it belongs to, "" for none.
        description: one sentence for search engines and previews.
        translated: language to the path of the same page; those at the same place below each language when None.
    """
    speech = speech_of(frame, path, {})
    site = speech.plain(frame.title)
    paths = translated or {code: addresses.folder(code) + path[path.index("/") :] for code in frame.languages}
    return Head(
        language=frame.language,
        partner=frame.partner,
        title=f"{title} · {site}" if title else site,
        description=description,
        site=speech.text(frame.title),
        home=addresses.link(path, addresses.home(frame.language)),
        navigation=_navigation(frame, path, section, speech),
        languages=_languages(frame, path, paths),
        crumbs=_crumbs(frame, path, section),
        assets={name: addresses.link(path, target) for name, target in frame.assets.items()},
        words={key: speech.word(key) for key in CONTROLS},
        as_of=speech.both(
            lambda language: speech.word("footer.as-of", language, date=formats.day(frame.as_of, language))
        ),
        made_with=speech.ui("footer.made-with"),
        footer=speech.text(frame.footer) if frame.footer else None,
        feed=addresses.link(path, frame.feed) if frame.feed else "",
        path=path,
        base_url=frame.base_url,
        feedback=frame.feedback.replace("{path}", quote(path)),
        index=addresses.link(path, addresses.names(frame.language, frame.sections)),
        logo=frame.logo,
    )


def _navigation(frame: Frame, path: str, section: str, speech: Speech) -> tuple[Link, ...]:
    return tuple(
        Link(
            addresses.link(path, addresses.section(frame.language, name)),
            speech.word(f"nav.{name}"),
            name == section,
        )
        for name in HEADER
        if name in frame.sections
    )


def _languages(frame: Frame, path: str, paths: Mapping[str, str]) -> tuple[Link, ...]:
    words = frame.interface[frame.language]
    return tuple(
        Link(
            addresses.link(path, paths[code]), words[f"ui.language-name.{code}"], code == frame.language, code
        )
        for code in frame.languages
    )


def _crumbs(frame: Frame, path: str, section: str) -> tuple[Link, ...]:
    """Return the way to a page below its section's index; none to the index itself."""
    index = addresses.section(frame.language, section)
    if not section or path == index:
        return ()
    return (Link(addresses.link(path, index), frame.interface[frame.language][f"nav.{section}"]),)
