"""A build: read, measure, publish the findings, make the pages, check their links, put them in place.

Nothing is printed here and no clock is read. A result with errors has published nothing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from cxsite.build.clashes import clashes
from cxsite.build.comparison import Plan
from cxsite.build.day import as_of, latest_of
from cxsite.build.file_store import kept_in
from cxsite.build.inputs import FOLDER, SOURCES
from cxsite.build.left import untouched_in
from cxsite.build.links import broken_links
from cxsite.build.lock import lock
from cxsite.build.numbers import find
from cxsite.build.plan import Made, make
from cxsite.build.publish import Publication, planned, publish, resolved, unknown
from cxsite.build.record import Record, write
from cxsite.build.refusals import Refused, Unequal
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.state import save, start
from cxsite.build.store import NoStore, Store, own_folder
from cxsite.build.whereabouts import found_in
from cxsite.build.workers import ALONE, Crew
from cxsite.build.workshop import NOBODY, Watcher, Workshop, workshop
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.patience import rarely_collected
from cxsite.model.problems import Problem, errors, in_reading_order
from cxsite.pages.page import TemplateMistakes

TAKEN = (*SOURCES, FOLDER)
"""Folders of a handbook that no output may stand in."""


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever starts a build decides.

    Attributes:
        as_of: the day the handbook is judged by, where it is given.
        environ: the environment, for `SOURCE_DATE_EPOCH`.
        cache: whether earlier results may be used and new ones kept.
        strict: whether a warning, too, stops the build.
        crew: who shares the work.
        verify: whether the site is made a second time, without earlier results, and must be the same.
        dry: whether nothing is published.
        today: by the clock, where there is one: an answer of a later day is a mistake.
    """

    as_of: date | None = None
    environ: Mapping[str, str] = field(default_factory=dict)
    cache: bool = True
    strict: bool = False
    crew: Crew = ALONE
    verify: bool = False
    dry: bool = False
    today: date | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the next plain build gives the same site, as long as nothing changes."""
        return self.as_of is None and self.cache and not self.strict and not self.dry


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended: its problems; what was made of what, what publishing did or would do, if it came to that."""

    problems: tuple[Problem, ...]
    record: Record | None = None
    made: Made | None = None
    publication: Publication | None = None
    plan: Plan | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether there was nothing to make and nothing to publish."""
        return bool(self.made and not self.made.rendered and self.publication is Publication.UNCHANGED)


def build(
    folder: Path, output: Path, options: Options, rooms: Rooms | None = None, watcher: Watcher = NOBODY
) -> BuildResult:
    """Build the handbook in `folder` (it contains `content/`) into `output`.

    Raises:
        Refused: folder, output or environment make a build impossible; nothing was touched.
        Busy: another build of this handbook is running.
        Unequal: what was kept gave another site than a clean build; it is kept no longer.
        OSError: disk full, no permission.
    """
    _refuse_folders(folder, output)
    with rarely_collected(), lock(folder) as held, store_of(folder, options) as store:
        begun = start(folder, options.environ) if options.is_plain else None
        shop = workshop(rooms or real_rooms(), store, replace(options.crew, closing=(held,)), watcher)
        result = make_site(folder, options, shop)
        if result.made is None or _stops(result.problems, options):
            return result
        if options.verify:
            _compare(result.made, make_site(folder, options, shop.emptied()).made, store)
        watcher.step("publishing")
        if options.dry:
            return replace(result, plan=planned(result.made.files, output))
        untouched = untouched_in(folder, output) if begun and not options.verify else unknown
        publication = publish(result.made.files, output, known=result.made.entries, untouched=untouched)
        if begun:
            if result.record and not replace(result, publication=publication).is_unchanged:
                write(store, replace(result.record, sources=begun.sources))
            told = begun if _is_told_by_files(result.record) else replace(begun, is_settled=False)
            save(folder, told, output, result.made.pages, len(result.problems))
        return replace(result, publication=publication)


def make_site(folder: Path, options: Options, shop: Workshop) -> BuildResult:
    """Return all files of the site in memory, or the problems that stand in the way; nothing is published.

    Raises:
        Refused: the environment names no day.
    """
    with rarely_collected():
        return _made_site(folder, options, shop)


def _made_site(folder: Path, options: Options, shop: Workshop) -> BuildResult:
    shop.watcher.step("reading")
    reading = shop.rooms.read(folder, shop.recall)
    if reading.handbook is None or _stops(reading.problems, options):
        return BuildResult(in_reading_order(reading.problems))
    shop.watcher.step("measuring")
    handbook, absences = shop.rooms.bring(reading.handbook, folder, options.environ)
    if _stops(absences, options):
        return BuildResult(in_reading_order((*reading.problems, *absences)))
    latest = latest_of(options.as_of, options.environ, options.today)
    findings, mistakes = find(handbook, shop, latest)
    day = as_of(options.as_of, options.environ, (handbook.newest, findings.newest))
    made, faults = render_all(handbook, findings, day, shop)
    placed = (found_in(folder, each) for each in faults)
    problems = in_reading_order((*reading.problems, *absences, *mistakes, *placed))
    return BuildResult(problems, Record(handbook, findings, day), made)


def render_all(
    handbook: Handbook, findings: Findings, day: date, shop: Workshop
) -> tuple[Made, tuple[Problem, ...]]:
    """Return all files of the site in memory, and the problems that only the whole has: addresses, templates, links."""
    shop.watcher.step("planning")
    pages = shop.rooms.pages_of(handbook, findings, day)
    addresses = tuple((page.path, page.maker) for page in pages)
    if addresses not in shop.addresses and (problems := clashes(pages)):
        return Made({}), problems
    shop.addresses[:] = [addresses]
    gather = partial(shop.rooms.gather, handbook)
    try:
        made = make(pages, handbook.theme, shop.rooms.tools_for(handbook.theme), shop, gather)
    except TemplateMistakes as mistakes:
        return Made({}), mistakes.problems
    if made.gathered and (problems := clashes((*pages, *made.gathered))):
        return Made({}), problems
    shop.watcher.step("linking")
    return made, broken_links(made.files, made.anchors, shop.linked)


def _compare(made: Made, clean: Made | None, store: Store) -> None:
    """Refuse a site that differs from the one made without earlier results, and forget those."""
    others = clean.files if clean else {}
    paths = sorted(path for path in {*made.files, *others} if made.files.get(path) != others.get(path))
    if paths:
        store.forget()
        raise Unequal(tuple(paths))


@contextmanager
def store_of(folder: Path, options: Options) -> Iterator[Store]:
    """Open the store of a handbook, or none where that is not wished."""
    if not options.cache:
        yield NoStore()
        return
    with kept_in(own_folder(folder)) as store:
        yield store


def _is_told_by_files(record: Record | None) -> bool:
    """Say whether nothing of a handbook lies elsewhere, where it can change and no file tells."""
    return record is None or not any(each.is_elsewhere for each in record.handbook.datasets.values())


def _stops(problems: tuple[Problem, ...], options: Options) -> bool:
    return bool(problems if options.strict else errors(problems))


def _refuse_folders(folder: Path, output: Path) -> None:
    if not (folder / "content").is_dir():
        raise Refused(f"`{folder}` holds no folder `content`", "name the folder that contains it")
    home, target = folder.resolve(), resolved(output)
    if home.is_relative_to(target) or any(target.is_relative_to(home / name) for name in TAKEN):
        raise Refused(f"`{output}` holds the handbook's own files", "choose another folder with `-o`")
