"""Folders full of files: written so that they last, listed, compared.

Paths below a folder are relative and have `/` on every system. A site has thousands of files, and a `Path` for
each costs as much as the call that it is made for, so full paths are strings here.
"""
# ruff: noqa: PTH102, PTH114, PTH115, PTH123, PTH211 - see above

import os
import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from cxsite.build.durability import lasting
from cxsite.build.manifest import Entry

BINARY = getattr(os, "O_BINARY", 0)  # Windows


def write_tree(
    folder: Path, files: Iterable[tuple[str, bytes]], others: Iterable[tuple[str, str]] = ()
) -> None:
    """Fill an existing empty folder; on return the disk has it all.

    Args:
        folder: full path.
        files: path and bytes of what is written.
        others: path and full path elsewhere of files and links that are to be in this folder too: the very same
            files, where that can be.
    """
    written: list[str] = []
    folders = [str(folder)]
    with lasting(str(folder), written, folders):
        made = set(folders)
        for path, other in others:
            target = f"{folder}/{path}"
            folders += _make_folder(target.rpartition("/")[0], made)
            written += _stand_too(other, target)
        for path, data in files:
            target = f"{folder}/{path}"
            folders += _make_folder(target.rpartition("/")[0], made)
            _write(target, data)
            written.append(target)


def _stand_too(other: str, target: str) -> list[str]:
    """Let a file or link stand in another place, too; return that place if it was written for that."""
    if os.path.islink(other):
        os.symlink(os.readlink(other), target)
        return []
    try:
        os.link(other, target)
    except OSError:  # a file system without hard links, or a mount within the output
        shutil.copy2(other, target)
        return [target]
    return []


def _write(path: str, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _make_folder(folder: str, made: set[str]) -> list[str]:
    """Make a folder with its parents, unless it is among those `made` already; return the new ones."""
    if folder in made:
        return []
    new = _make_folder(folder.rpartition("/")[0], made)
    os.mkdir(folder)
    made.add(folder)
    return [*new, folder]


def files_in(folder: Path) -> frozenset[str]:
    """Return the paths of all files and links below a folder; no link is followed, no folder has none."""
    return frozenset(_files_in(str(folder), "")) if folder.is_dir() else frozenset()


def _files_in(folder: str, before: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in found:
        if is_folder:
            yield from _files_in(f"{folder}/{name}", f"{before}{name}/")
        else:
            yield f"{before}{name}"


def holds(folder: Path, path: str, data: bytes) -> bool:
    """Return whether a file, not a link, is there and has exactly these bytes."""
    return _read(folder, path, len(data)) == data


def holds_entry(folder: Path, entry: Entry) -> bool:
    """Return whether a file, not a link, is there and has the size and the hash of this entry."""
    data = _read(folder, entry.path, entry.size)
    return data is not None and sha256(data).hexdigest() == entry.sha256


def _read(folder: Path, path: str, size: int) -> bytes | None:
    """Return a file's bytes, or None where there is none of this size."""
    file = f"{folder}/{path}"
    try:
        status = os.lstat(file)
        if not S_ISREG(status.st_mode) or status.st_size != size:
            return None
        with open(file, "rb") as opened:
            return opened.read()
    except OSError:
        return None


def parents_of(paths: Iterable[str]) -> frozenset[str]:
    """Return every folder that these paths lead through."""
    parents: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in parents:
            parents.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(parents)
