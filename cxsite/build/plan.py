"""From pages to the bytes of files, with as little work as can be proved enough.

Keys have two steps. The first is made of everything a page's maker may see: where it is known, nothing is
built. The second is the press's. Both hold the version of the program.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from cxsite.build.gathered import Gather, leaves_of, nothing_gathered
from cxsite.build.keys import Remembering, digest
from cxsite.build.links import Anchors
from cxsite.build.manifest import Entry
from cxsite.build.press import Finished, Keyed, Press, Printed, Tools, finished
from cxsite.build.record import is_first
from cxsite.build.store import Satchel
from cxsite.build.workshop import Workshop
from cxsite.model.theme import Theme
from cxsite.pages.page import Page, TemplateMistakes


@dataclass(frozen=True, slots=True)
class Made:
    """The files (path to bytes), their entries in a manifest, their links, and how much work they were.

    `gathered` are those among them that were made of finished pages.
    """

    files: Mapping[str, bytes]
    entries: Mapping[str, Entry] = field(default_factory=dict)
    anchors: Mapping[str, Anchors] = field(default_factory=dict)
    views_built: int = 0
    rendered: int = 0
    drawn: int = 0
    gathered: tuple[Page, ...] = ()

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(path.endswith(".html") for path in self.files)


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What a worker sends home: what became of a family but for its pages, and what is to be kept, they among it."""

    printed: Printed
    puts: tuple[tuple[tuple[str, ...], bytes], ...]


@dataclass(slots=True)
class _Round:
    """Pages that are made together: with their first keys, what became of each, and how much work it was."""

    keyed: tuple[Keyed, ...]
    found: dict[str, Finished]
    views: int = 0
    rendered: int = 0
    drawn: int = 0


def make(
    pages: Iterable[Page], theme: Theme, tools: Tools, shop: Workshop, gather: Gather = nothing_gathered
) -> Made:
    """Return the bytes of every page, and of every file that is made of finished pages.

    Args:
        pages: no two of them with one path (see `clashes`).
        theme: what all pages look like.
        tools: what makes them.
        shop: where earlier results are, who shares the work, and who is told.
        gather: finished pages, sorted by path, to the files made of them.

    Raises:
        TemplateMistakes: the house's templates cannot make a page.
        WorkerLost: a worker died or was late.
    """
    shop.keys.begin()
    keyed = _keyed(tuple(pages), theme, shop)
    shop.watcher.step("making")
    first = _round(keyed, theme, tools, shop, shop.watcher.done)
    gathered = gather(leaves_of((each.page, first.found[each.page.path]) for each in keyed))
    second = _round(first_keys(gathered, theme, shop.version, shop.keys), theme, tools, shop, _unheard)
    found, keyed = first.found | second.found, (*keyed, *second.keyed)
    shop.made.clear()
    shop.made.update({each.key: found[each.page.path] for each in keyed})
    files = {each.page.path: found[each.page.path].data for each in keyed}
    anchors = {path: found[path].anchors for path in files if path.endswith(".html")}
    entries = {path: Entry(path, found[path].sha256, len(data)) for path, data in files.items()}
    views, rendered = first.views + second.views, first.rendered + second.rendered
    return Made(files, entries, anchors, views, rendered, first.drawn + second.drawn, gathered)


def _round(
    keyed: tuple[Keyed, ...], theme: Theme, tools: Tools, shop: Workshop, done: Callable[[int, int], None]
) -> _Round:
    found = {each.page.path: known for each in keyed if (known := _known(each.key, shop))}
    missing = [each for each in keyed if each.page.path not in found]
    one = _Round(keyed, found)
    for printed in _print(_families(missing), Press(tools, theme, shop.store, shop.version), shop):
        if printed.mistakes:
            raise TemplateMistakes(printed.mistakes)
        found |= printed.pages
        one.views, one.rendered = one.views + printed.views, one.rendered + printed.rendered
        one.drawn += printed.drawn
        done(len(found), len(keyed))
    return one


def _unheard(_pages: int, _total: int) -> None:
    """Say nothing of files that are made of pages: they are few, and the pages were told."""


def _known(key: str, shop: Workshop) -> Finished | None:
    return shop.made.get(key) or finished(shop.store.get(key))


def _keyed(pages: Sequence[Page], theme: Theme, shop: Workshop) -> tuple[Keyed, ...]:
    """Return the pages with their first keys; those that are the very same as in the last build have theirs."""
    look = shop.keys(theme)
    known = {id(page): shop.keyed.get((id(page), look)) for page in pages}
    new = first_keys((page for page in pages if not known[id(page)]), theme, shop.version, shop.keys)
    found = known | {id(each.page): each for each in new}
    keyed = tuple(each for page in pages if (each := found[id(page)]))
    shop.keyed.clear()
    shop.keyed.update(
        {(id(each.page), look): each for each in keyed}
    )  # while they are kept, these are their ids
    return keyed


def first_keys(pages: Iterable[Page], theme: Theme, version: str, key_of: Remembering) -> tuple[Keyed, ...]:
    """Return the pages with their first keys."""
    return tuple(
        Keyed(
            page, digest(page.path, page.maker, page.foreign, key_of(page.arguments), key_of(theme), version)
        )
        for page in pages
    )


def _families(pages: Iterable[Keyed]) -> tuple[tuple[Keyed, ...], ...]:
    """Return the pages with those together that differ in language alone; they share drawings and prose.

    The only one of its kind gathers what all others hold and takes long, so it comes early: what begins last keeps
    everybody waiting. Files without words are quick and come last.
    """
    families: dict[str, list[Keyed]] = {}
    for each in pages:
        families.setdefault(each.page.path.partition("/")[2], []).append(each)
    kinds = Counter(family[0].page.maker for family in families.values())

    def turn(family: Sequence[Keyed]) -> tuple[bool, int]:
        page = family[0].page
        return not page.path.endswith(".html"), kinds[page.maker]

    return tuple(map(tuple, sorted(families.values(), key=turn)))


def _print(families: Sequence[Sequence[Keyed]], press: Press, shop: Workshop) -> Iterator[Printed]:
    """Yield each family as soon as it is made."""
    if not shop.crew.helps(len(families)):
        yield from map(press.made, families)
        return
    if is_first(shop.store):  # what is opened here need not be opened by every hand
        press.ready()

    def start() -> Callable[[int], bytes]:
        satchel = Satchel(shop.store.again())
        there = press.keeping_in(satchel)

        def work(number: int) -> bytes:
            printed = there.made(families[number])
            return msgspec.msgpack.encode(_Parcel(replace(printed, pages={}), satchel.emptied()))

        return work

    names = [family[0].page.path for family in families]
    mistaken: dict[int, Printed] = {}
    for number, data in shop.crew.results(names, start):
        parcel = msgspec.msgpack.decode(data, type=_Parcel)
        kept_there = {key: value for keys, value in parcel.puts for key in keys}
        for keys, value in parcel.puts:
            shop.store.put(value, *keys)
        pages = {
            each.page.path: page
            for each in families[number]
            if (page := finished(kept_there.get(each.key)))  # none where a template is mistaken
        }
        printed = replace(parcel.printed, pages=pages)
        if printed.mistakes:
            mistaken[number] = printed
        else:
            yield printed
    yield from (mistaken[number] for number in sorted(mistaken)[:1])  # not those of the fastest worker
