"""Publication file by file, where folders cannot change places: mount points, Windows, some file systems.

First everything that is new is written into a folder inside the output and lasts there; then each file is put
in its place by one rename, what pages need before the pages, the manifest last; then what is ours and no
longer wanted is deleted. Each file is whole at every moment, the site as a whole only before and after. The
journal says what is being published and what is about to go, so that the next build finishes what was cut
short: from the first rename to the last deletion there is always one that names everything of ours.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cxsite.build.durability import sync_folder
from cxsite.build.manifest import NAME, Manifest, is_safe, read_manifest
from cxsite.build.stage import taken
from cxsite.build.tree import parents_of, write_tree

STAGE = ".cxsite-stage"
"""The folder inside the output; it outlives a copy that was cut short, with the journal in it."""

JOURNAL = "journal.json"
NEW = "new"


@dataclass(frozen=True, slots=True)
class Journal:
    """A publication that has begun.

    Attributes:
        manifest: of the site that is being published, as it is written.
        doomed: paths of ours that are to go.
    """

    manifest: str
    doomed: tuple[str, ...]


def read_journal_in(output: Path) -> tuple[Manifest | None, frozenset[str]]:
    """Return the manifest of the site that was being published into an output, and all paths that it made ours.

    Without a journal, or with one that is not ours, these are None and nothing.
    """
    try:
        journal = msgspec.json.decode((output / STAGE / JOURNAL).read_bytes(), type=Journal)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, msgspec.MsgspecError):
        return None, frozenset()
    manifest = read_manifest(journal.manifest.encode())
    if manifest is None or not all(map(is_safe, journal.doomed)):
        return None, frozenset()
    return manifest, manifest.paths.union(journal.doomed)


@contextmanager
def copying(output: Path) -> Iterator[None]:
    """Hold the stage inside an output; a journal in it stays, all the rest is gone afterwards.

    Raises:
        Busy: another process is writing to this output.
        OSError: nothing can be written into it.
    """
    stage = output / STAGE
    stage.mkdir(exist_ok=True)
    try:
        with taken(stage / NEW, output):
            yield
    finally:
        with suppress(OSError):  # not empty: the journal, or somebody else's lock
            stage.rmdir()


def copy_in_order(
    changed: Collection[str], doomed: Collection[str], output: Path, read: Callable[[str], bytes]
) -> None:
    """Change an existing output folder whose stage is ours (see `copying`).

    Args:
        changed: paths of the files to be written, `manifest.json` among them if it changes; none leads through a
            link (see `comparison`).
        doomed: paths of the files to be deleted.
        output: the folder, resolved.
        read: path to bytes, asked for the manifest in any case.

    Raises:
        OSError: a file cannot be written; before the first rename nothing has changed.
    """
    new = output / STAGE / NEW
    new.mkdir()
    _write_stage(new, sorted(changed), Journal(read(NAME).decode(), tuple(sorted(doomed))), read)
    os.replace(new / JOURNAL, output / STAGE / JOURNAL)  # noqa: PTH105 - beside `os.rename` in publish
    sync_folder(str(output / STAGE))
    _put_in_place(sorted(changed, key=_turn), sorted(doomed), new / "files", output)
    for folder in sorted({"", *parents_of(changed)}):
        sync_folder(str(output / folder))
    (output / STAGE / JOURNAL).unlink()


def _write_stage(new: Path, paths: Iterable[str], journal: Journal, read: Callable[[str], bytes]) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield JOURNAL, msgspec.json.encode(journal)
        for path in paths:
            yield f"files/{path}", read(path)

    write_tree(new, files())


def _put_in_place(changed: Collection[str], doomed: Collection[str], source: Path, output: Path) -> None:
    folders, wanted = parents_of(changed), frozenset(changed)
    in_the_way = {path for path in doomed if path in folders or parents_of([path]) & wanted}
    for path in sorted(in_the_way):  # a page where a folder will be, or a folder where a page will be
        _delete(output, path)
    for path in changed:
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source / path, target)  # noqa: PTH105 - as above
    for path in doomed:
        if path not in in_the_way:
            _delete(output, path)


def _turn(path: str) -> tuple[bool, bool, str]:
    return path == NAME, path.endswith(".html"), path


def _delete(output: Path, path: str) -> None:
    """Delete a file of ours, if it is there, and the folders that are empty without it."""
    with suppress(FileNotFoundError, NotADirectoryError):
        (output / path).unlink()
    with suppress(OSError):  # not empty, so it stays
        for folder in (output / path).relative_to(output).parents[:-1]:
            (output / folder).rmdir()
