"""A build: read, measure, publish the findings, make the pages, check their links, put them in place.

Nothing is printed here and no clock is read. A result with errors has published nothing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cxsite.build.clashes import clashes
from cxsite.build.day import as_of
from cxsite.build.keys import code_version
from cxsite.build.links import broken_links
from cxsite.build.lock import lock
from cxsite.build.plan import Made, make
from cxsite.build.publish import Publication, publish, resolved
from cxsite.build.refusals import Refused
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.state import save, start
from cxsite.build.store import FOLDER, NoStore, Store, kept_in
from cxsite.build.workers import ALONE, Crew
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem, errors, in_reading_order
from cxsite.pages.page import TemplateMistakes

SOURCES = ("content", "themes", FOLDER)
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
    """

    as_of: date | None = None
    environ: Mapping[str, str] = field(default_factory=dict)
    cache: bool = True
    strict: bool = False
    crew: Crew = ALONE

    @property
    def is_plain(self) -> bool:
        """Whether the next plain build gives the same site, as long as nothing changes."""
        return self.as_of is None and self.cache and not self.strict


@dataclass(frozen=True, slots=True)
class BuildResult:
    """How a build ended: its problems; what was made and what publishing did, if it came to that."""

    problems: tuple[Problem, ...]
    made: Made | None = None
    publication: Publication | None = None

    @property
    def is_unchanged(self) -> bool:
        """Whether there was nothing to make and nothing to publish."""
        return bool(self.made and not self.made.rendered and self.publication is Publication.UNCHANGED)


def build(folder: Path, output: Path, options: Options, rooms: Rooms | None = None) -> BuildResult:
    """Build the handbook in `folder` (it contains `content/`) into `output`.

    Raises:
        Refused: folder, output or environment make a build impossible; nothing was touched.
        Busy: another build of this handbook is running.
        OSError: disk full, no permission.
    """
    _refuse_folders(folder, output)
    rooms = rooms or real_rooms()
    with lock(folder), _store(folder, options) as store:
        begun = start(folder, options.environ) if options.is_plain else None
        reading = rooms.read(folder)
        if reading.handbook is None or _stops(reading.problems, options):
            return BuildResult(in_reading_order(reading.problems))
        findings, mistakes = rooms.findings(reading.handbook)
        day = as_of(options.as_of, options.environ, (reading.handbook.newest, findings.newest))
        made, faults = render_all(reading.handbook, findings, day, rooms, store, options.crew)
        problems = in_reading_order((*reading.problems, *mistakes, *faults))
        if _stops(problems, options):
            return BuildResult(problems, made)
        publication = publish(made.files, output)
        if begun:
            save(folder, begun, output, made.pages, len(problems))
        return BuildResult(problems, made, publication)


def render_all(
    handbook: Handbook,
    findings: Findings,
    day: date,
    rooms: Rooms,
    store: Store,
    crew: Crew = ALONE,
) -> tuple[Made, tuple[Problem, ...]]:
    """Return all files of the site in memory, and the problems that only the whole has: addresses, templates, links."""
    pages = rooms.pages_of(handbook, findings, day)
    if problems := clashes(pages):
        return Made({}), problems
    try:
        made = make(pages, handbook.theme, rooms.tools_for(handbook.theme), store, code_version(), crew=crew)
    except TemplateMistakes as mistakes:
        return Made({}), mistakes.problems
    return made, broken_links(made.files, made.anchors)


@contextmanager
def _store(folder: Path, options: Options) -> Iterator[Store]:
    if not options.cache:
        yield NoStore()
        return
    with kept_in(folder / FOLDER) as store:
        yield store


def _stops(problems: tuple[Problem, ...], options: Options) -> bool:
    return bool(problems if options.strict else errors(problems))


def _refuse_folders(folder: Path, output: Path) -> None:
    if not (folder / "content").is_dir():
        raise Refused(f"`{folder}` holds no folder `content`", "name the folder that contains it")
    home, target = folder.resolve(), resolved(output)
    if home.is_relative_to(target) or any(target.is_relative_to(home / name) for name in SOURCES):
        raise Refused(f"`{output}` holds the handbook's own files", "choose another folder with `-o`")
