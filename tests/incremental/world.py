"""A handbook on a disk, its output and its `.cxsite`, over which time passes; and what a clean build says of it.

A world is changed by steps (`edits`, `damage`); after each it is built in place, as its author would, and compared
with a clean build: the same sources and empty folders, copied into a fresh folder of another name, without anything
of an earlier build. What a clean build says depends on sources, settings and program alone, so it is made once for
each of them.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from incremental.program import Program

from cxsite.build import keys, memory, plan, press
from cxsite.build import numbers as findings_of_data
from cxsite.build.build import BuildResult, Options, build
from cxsite.build.manifest import NAME, read_manifest, without_kept
from cxsite.build.workers import ALONE, Crew
from cxsite.instant import FINE, instant
from cxsite.model.problems import Problem
from cxsite.serve.site import HandbookBuilder

STALL = Path(__file__).parent / "handbook"
SOURCES = ("content", "themes")
FOREIGN = "kept/notes.txt"
"""A file that somebody else puts into the output; no build may touch it."""

Tree = Mapping[str, bytes]
Install = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever builds decides, and which program builds."""

    as_of: date | None = None
    epoch: str = ""
    strict: bool = False
    jobs: int = 1
    program: Program = Program()  # noqa: RUF009 - a frozen value

    def options(self, *, cache: bool) -> Options:
        """Return them as the command hands them on."""
        environ = {"SOURCE_DATE_EPOCH": self.epoch} if self.epoch else {}
        crew = Crew(self.jobs, few=1) if self.jobs > 1 else ALONE
        return Options(self.as_of, environ, cache=cache, strict=self.strict, crew=crew)

    @property
    def is_plain(self) -> bool:
        """Whether `cxsite build` alone would build with them."""
        return self.as_of is None and not self.strict


@dataclass(frozen=True, slots=True)
class Clean:
    """What a clean build says: its problems, and the hash of each file where nothing is against publishing them."""

    problems: tuple[Problem, ...]
    files: Mapping[str, str] | None


@dataclass(slots=True)
class World:
    """One handbook and its history.

    Attributes:
        room: an empty folder; everything stands below it.
        name: the handbook's folder in it.
        settings: with which it is built.
        cleans: what clean builds have said, by everything that they depend on; worlds may share it.
        sound: the sources of the last build without errors.
        earlier: the sources of the last builds, the newest last.
        server: what builds for a server; it may keep what it likes from one build to the next.
        forgets: what the program forgets when it builds in place; a clean build forgets nothing.
    """

    room: Path
    name: str = "stall"
    settings: Settings = Settings()
    cleans: dict[str, Clean] = field(default_factory=dict)
    sound: Tree = field(default_factory=dict)
    earlier: list[Tree] = field(default_factory=list)
    server: HandbookBuilder | None = None
    forgets: Install = lambda _patch: None

    def again(self, room: Path) -> "World":
        """Return a world as this one was at first, in another room."""
        return World(room, settings=self.settings, cleans=self.cleans, forgets=self.forgets)

    def __post_init__(self) -> None:
        shutil.copytree(STALL, self.folder)
        self.sound = self.sources()

    @property
    def folder(self) -> Path:
        """The handbook's folder."""
        return self.room / self.name

    @property
    def output(self) -> Path:
        """Where it is built to: alone in its folder, so that leftovers are seen."""
        return self.room / "public" / "site"

    def sources(self) -> dict[str, bytes]:
        """Return all files of the handbook, path to bytes."""
        return {f"{name}/{path}": data for name in SOURCES for path, data in tree(self.folder / name).items()}

    def folders(self) -> tuple[str, ...]:
        """Return all folders of the handbook: an empty one is there, too."""
        inside = (path for name in SOURCES for path in (self.folder / name).rglob("*") if path.is_dir())
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in inside))

    def write_sources(self, files: Tree) -> None:
        """Let exactly these files be the handbook; one that is right already is not touched."""
        before = self.sources()
        for path in before.keys() - files.keys():
            (self.folder / path).unlink()
        for path, data in files.items():
            if before.get(path) != data:
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_bytes(data)

    def build(self) -> BuildResult:
        """Build in place."""
        with pytest.MonkeyPatch.context() as patch:
            self.forgets(patch)
            return self.settings.program.run(
                lambda rooms: build(self.folder, self.output, self.settings.options(cache=True), rooms)
            )

    def is_instant(self) -> bool:
        """Return whether `cxsite build` would say at once that nothing has changed."""
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
            self.forgets(patch)
            asked = (str(self.folder), str(self.output), self.settings.epoch)
            return self.settings.is_plain and self.settings.program.run(lambda _: instant(*asked)) == FINE

    def clean(self) -> Clean:
        """Return what a clean build of the same sources says."""
        sources, folders, alone = self.sources(), self.folders(), replace(self.settings, jobs=1)
        known = sha256(repr((alone, folders, sorted(sources.items()))).encode()).hexdigest()
        if known not in self.cleans:
            self.cleans[known] = self._clean(sources, folders, alone)
        return self.cleans[known]

    def _clean(self, sources: Tree, folders: tuple[str, ...], alone: Settings) -> Clean:
        with _fresh(self.room / "elsewhere 他处") as fresh:
            for path in folders:
                (fresh / path).mkdir(parents=True, exist_ok=True)
            for path, data in sources.items():
                (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                (fresh / path).write_bytes(data)
            with _no_keys():
                result = self.settings.program.run(
                    lambda rooms: build(fresh, fresh / "site", alone.options(cache=False), rooms)
                )
            return Clean(result.problems, hashes(tree(fresh / "site")) if result.publication else None)

    def differences(self, before: Tree, result: BuildResult) -> list[str]:
        """Return in what a build in place differs from a clean one.

        Args:
            before: the output as the build found it.
            result: what the build returned.
        """
        clean, after, sources = self.clean(), tree(self.output), self.sources()
        if clean.files is None:
            found = [f"{path} was touched" for path in sorted(different(before, after))]
        else:
            wanted = {**clean.files, **hashes(foreign_in(before))}
            found = [f"{path} differs" for path in sorted(different(wanted, hashes(site_of(after))))]
        if result.problems != clean.problems:
            found.append(f"problems: {_told(result.problems)} and not {_told(clean.problems)}")
        if result.publication and [path.name for path in self.output.parent.iterdir()] != [self.output.name]:
            found.append("something is left beside the output")
        self.earlier = [*(each for each in self.earlier[-3:] if each != sources), sources]
        if clean.files is not None:
            self.sound = sources
        return found


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, path to bytes; a link is no file."""
    return {
        path.relative_to(folder).as_posix(): b"a link" if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def site_of(output: Tree) -> dict[str, bytes]:
    """Return an output without the assets that it keeps of the site before."""
    manifest = read_manifest(output.get(NAME, b""))
    kept = {entry.path for entry in manifest.kept} if manifest else set()
    return {
        path: without_kept(data) if path == NAME else data
        for path, data in output.items()
        if path not in kept
    }


def hashes(files: Tree) -> dict[str, str]:
    """Return the same files by their hashes, which is less to remember."""
    return {path: sha256(data).hexdigest() for path, data in files.items()}


def foreign_in(files: Tree) -> Tree:
    """Return what is not ours."""
    return {FOREIGN: files[FOREIGN]} if FOREIGN in files else {}


def different(one: Mapping[str, object], other: Mapping[str, object]) -> set[str]:
    """Return the paths whose bytes differ or that only one of the two has."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def _told(problems: tuple[Problem, ...]) -> str:
    return "; ".join(map(str, problems)) or "none"


@contextmanager
def _no_keys() -> Iterator[None]:
    """Give every value a key of its own each time: a clean build takes nothing for anything else."""
    numbers = count()

    def key(*_values: object) -> str:
        return f"{next(numbers):064x}"

    with pytest.MonkeyPatch.context() as patch:
        for module in (keys, memory, findings_of_data, plan, press):
            patch.setattr(module, "digest", key)
        patch.setattr(keys.Remembering, "__call__", key)
        yield


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
