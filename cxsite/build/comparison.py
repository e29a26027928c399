"""Comparison: what an output folder holds, beside what it is to hold.

Nothing is changed here. A folder that is not ours, or in which something that is not ours stands in the way, is
refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cxsite.build.manifest import NAME, Entry, Manifest, read_manifest_in, spelled
from cxsite.build.ordered_copy import JOURNAL, STAGE, read_journal_in
from cxsite.build.refusals import Refused
from cxsite.build.tree import files_in, holds, holds_entry, parents_of

ASSETS = "assets/"
"""Below this folder a file's name holds its hash, so two generations of it can stand side by side."""


@dataclass(frozen=True, slots=True)
class Site:
    """What an output is to hold.

    Attributes:
        files: path (relative, with `/`) to bytes, which are asked for only where they are needed.
        entries: the same paths, sorted, to sizes and hashes.
        known: the paths of these whose entries the caller gave.
        untouched: whether the file of an entry is known to stand in the output without reading it.
    """

    files: Mapping[str, bytes]
    entries: Mapping[str, Entry]
    known: frozenset[str]
    untouched: Callable[[Entry], bool]

    def stands_in(self, output: Path, path: str) -> bool:
        """Return whether the output has this file already."""
        entry = self.entries[path]
        if self.untouched(entry):
            return True
        return holds_entry(output, entry) if path in self.known else holds(output, path, self.files[path])


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to an output, and how it was when this was found out.

    Attributes:
        seen: see `identity`.
        manifest: the new one.
        same: paths of the site, with its manifest, that need not be written.
        changed: those that must.
        others: paths of what moves along: kept assets and what was never ours.
        doomed: paths of ours that go.
        is_begun: whether a copy file by file was cut short.
    """

    seen: tuple[object, ...]
    manifest: bytes
    same: frozenset[str]
    changed: frozenset[str]
    others: frozenset[str]
    doomed: frozenset[str]
    is_begun: bool

    @property
    def is_done(self) -> bool:
        """Whether the output is as it is to be."""
        return not (self.changed or self.doomed or self.is_begun)


def compared(site: Site, output: Path) -> Plan:
    """Return what is to be done to an output, which need not be there yet.

    Raises:
        Refused: the folder is not ours, or a file that is not ours stands in the way.
    """
    seen = identity(output)
    before = read_manifest_in(output / NAME)
    begun, begun_paths = read_journal_in(output)
    there = files_in(output)
    ours = begun_paths | (before.paths if before else frozenset())
    foreign = frozenset(path for path in there - ours if not path.startswith(f"{STAGE}/"))
    wanted = site.entries.keys() | {NAME}
    if foreign and not ours:
        raise Refused(
            f"`{output}` is not empty, and nothing in it says that cxsite wrote it",
            "choose an empty or new folder with `-o`, or empty this one yourself",
        )
    _refuse_clashes(foreign, wanted)
    kept = _kept(before, begun, site, output)
    manifest = spelled(site.entries.values(), kept.values())
    same = {path for path in there & site.entries.keys() if site.stands_in(output, path)}
    if holds(output, NAME, manifest):
        same.add(NAME)
    return Plan(
        seen=seen,
        manifest=manifest,
        same=frozenset(same),
        changed=frozenset(wanted - same),
        others=foreign | kept.keys(),
        doomed=(ours & there) - wanted - kept.keys(),
        is_begun=(output / STAGE).exists(),
    )


def identity(output: Path) -> tuple[object, ...]:
    """Return what differs once somebody else has published into an output: which folder it is, and its records."""
    return _status(output)[:2], _status(output / NAME), _status(output / STAGE / JOURNAL)


def _status(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _kept(before: Manifest | None, begun: Manifest | None, site: Site, output: Path) -> dict[str, Entry]:
    """Return the assets that pages of the generation before may still need and this one has not, sorted by path.

    A build of the same site is no new generation. A copy that was cut short is one: readers have met its pages.
    """
    entries = tuple(site.entries.values())
    last = () if before is None else before.kept if before.files == entries else before.files
    assets = {entry.path: entry for entry in (*last, *(begun.files if begun else ())) if _is_asset(entry)}
    occupied = site.entries.keys() | parents_of(site.entries)
    return {
        path: entry
        for path, entry in sorted(assets.items())
        if path not in occupied
        and not parents_of([path]) & site.entries.keys()
        and holds_entry(output, entry)
    }


def _is_asset(entry: Entry) -> bool:
    return entry.path.startswith(ASSETS)


def _refuse_clashes(foreign: frozenset[str], wanted: Iterable[str]) -> None:
    files = frozenset(wanted)
    clashes = foreign & (files | parents_of(files)) | {path for path in foreign if parents_of([path]) & files}
    if clashes:
        raise Refused(
            f"`{min(clashes)}` in the output folder was not written by cxsite and stands in the way",
            "move it to another place",
        )
