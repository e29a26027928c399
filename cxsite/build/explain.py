"""Why a page is what it is: what it is made of, its keys, and what changed since the last build, field by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from cxsite.build.difference import NOTHING, Difference, differences
from cxsite.build.gathered import leaves_of
from cxsite.build.keys import digest
from cxsite.build.plan import first_keys
from cxsite.build.press import Keyed, finished
from cxsite.build.record import BEFORE, Record, read
from cxsite.build.workshop import Workshop
from cxsite.measure.findings import Finding
from cxsite.model.handbook import Handbook
from cxsite.pages.numbers import anchor
from cxsite.pages.page import Page

FILE = re.compile(rb"(.*[^/]) [0-9]+ [0-9]+ [0-9]+ [0-9]+")
"""A line that tells a file: its name, size, two times and inode."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that changed, whose it is, and the files that it may have come from."""

    owner: str
    difference: Difference
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to know of a page.

    Attributes:
        path: where it stands in the output.
        maker: what made it, of which arguments.
        arguments: their kinds.
        template: the name of its template, "" for a file that needs none.
    charts: the drawings it shows.
        key: of its arguments; `view` of what it shows.
        is_kept: whether an earlier build made it with this key.
        since: `edits` that are not built yet, or the last `build`, or "" where there is nothing to compare with.
        changes: what is different since then.
    """

    path: str
    maker: str
    arguments: tuple[str, ...]
    template: str
    charts: tuple[str, ...]
    key: str
    view: str
    is_kept: bool
    since: str
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: what it counts, in which files, by which question and rules."""

    metric: str
    finding: Finding
    question: str
    files: tuple[str, ...]


def explain_page(path: str, now: Record, shop: Workshop) -> Explanation | None:
    """Return what there is to know of the page at `path`, None where there is none."""
    keyed = _page(path, now, shop)
    if keyed is None:
        return None
    page, tools = keyed.page, shop.rooms.tools_for(now.handbook.theme)
    view = tools.view_of(page)
    closure = tools.renderer().closure(view.template) if view.template else ""
    since, then, after = _compared(now, shop)
    return Explanation(
        path=page.path,
        maker=page.maker,
        arguments=tuple(_called(each) for each in page.arguments),
        template=view.template,
        charts=tuple(chart.id for chart in view.charts),
        key=keyed.key,
        view=digest(view, closure),
        is_kept=shop.store.get(keyed.key) is not None,
        since=since if then else "",
        changes=tuple(_changes(path, then, after, shop)) if then else (),
    )


def explain_number(
    address: str, now: Record, shop: Workshop
) -> tuple[Origin, str, tuple[Changed, ...]] | None:
    """Return where a number comes from, since when it is compared, and what changed; None where there is none.

    Args:
        address: its measure and its anchor, as in `nps#period-2026-q3`; with or without the way to the measure's page.
        now: the handbook as it is.
        shop: where records are.
    """
    origin = _origin(address, now)
    if origin is None:
        return None
    since, then, after = _compared(now, shop)
    before, later = (_origin(address, record) if record else None for record in (then, after))
    old, new = (each.finding if each else None for each in (before, later))
    found = differences(old, new) if then else ()
    changes = tuple(Changed(origin.metric, each, _files(then, after, origin.files)) for each in found if then)
    return origin, since if then else "", changes


def _origin(address: str, record: Record) -> Origin | None:
    page, _, wanted = address.partition("#")
    name = page.rpartition("/")[2].removesuffix(".html")
    found, metric = record.findings.metrics.get(name), record.handbook.metrics.get(name)
    finding = (
        next((one for one in found.findings if anchor(one) == (wanted or "everyone")), None)
        if found
        else None
    )
    if metric is None or finding is None:
        return None
    files = tuple(file.name for file in record.handbook.files if file.dataset == metric.dataset_id)
    return Origin(name, finding, metric.question or metric.dataset_id, files)


def _page(path: str, record: Record, shop: Workshop) -> Keyed | None:
    pages = shop.rooms.pages_of(record.handbook, record.findings, record.day)
    wanted = [page for page in pages if page.path == path] or _gathered(path, pages, record, shop)
    return next(iter(first_keys(wanted, record.handbook.theme, shop.version, shop.keys)), None)


def _gathered(path: str, pages: tuple[Page, ...], record: Record, shop: Workshop) -> list[Page]:
    """Return the file at `path` if it is made of finished pages; those that no build has finished are not in it."""
    keyed = first_keys(pages, record.handbook.theme, shop.version, shop.keys)
    done = [(each.page, known) for each in keyed if (known := finished(shop.store.get(each.key)))]
    return [page for page in shop.rooms.gather(record.handbook, leaves_of(done)) if page.path == path]


def _compared(now: Record, shop: Workshop) -> tuple[str, Record | None, Record]:
    """Return what is compared: edits with the last build, or, where there are none, that build with the one before."""
    last = read(shop.store)
    if last is None:
        return "", None, now
    if (last.sources, last.day) != (now.sources, now.day):
        return "edits", last, now
    return "build", read(shop.store, BEFORE), last


def _changes(path: str, then: Record, after: Record, shop: Workshop) -> Iterator[Changed]:
    old, new = (_page(path, record, shop) for record in (then, after))
    if old is None or new is None:
        yield Changed(path, Difference((), "there" if old else NOTHING, "there" if new else NOTHING), ())
        return
    arguments = zip_longest(old.page.arguments, new.page.arguments)
    for before, later in arguments:
        for each in differences(before, later):
            owner = _called(NOTHING if later is NOTHING else later)
            yield Changed(owner, each, _files(then, after, _sources(later, each, after.handbook)))
    themes = then.handbook.theme, after.handbook.theme
    for name in ("templates", "static", "wording"):
        for each in differences(*(getattr(theme, name) for theme in themes)):
            yield Changed(name, replace(each, before="", after=""), _files(then, after, ("themes/",)))


def _sources(owner: object, difference: Difference, handbook: Handbook) -> tuple[str, ...]:
    """Return what the name of a file may hold that this difference has come from."""
    named = {*difference.way, getattr(owner, "metric", "")}
    datasets = {metric.dataset_id for name, metric in handbook.metrics.items() if name in named}
    if datasets:
        return tuple(file.name for file in handbook.files if file.dataset in datasets)
    own = getattr(owner, "id", "")
    return tuple(f"/{part}." for part in (own, *difference.way) if part)


def _files(then: Record, after: Record, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that changed between two records: those whose names hold one of the parts, else all."""
    lines = {*then.sources.splitlines()} ^ {*after.sources.splitlines()}
    found = {match[1].decode(errors="backslashreplace") for line in lines if (match := FILE.fullmatch(line))}
    names = sorted(found)
    return tuple(name for name in names if any(part in name for part in parts)) or tuple(names)


def _called(value: object) -> str:
    """Return what a value is called: its kind, and its id where it has one."""
    kind = type(value).__name__
    own = getattr(value, "id", "") or getattr(value, "metric", "")
    return f"{kind} {own}" if isinstance(own, str) and own else kind
