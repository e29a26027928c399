"""Folders full of files: written so that they last, listed, compared.

Paths below a folder are relative and have `/` on every system.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files (path to bytes) below an existing folder; on return the disk has them."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for parent, _, _ in os.walk(folder):
        sync_folder(Path(parent))


def sync_folder(folder: Path) -> None:
    """Return when the disk has the names in this folder; Windows has no such call."""
    if os.name == "nt":  # pragma: no cover - measured on POSIX
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def files_in(folder: Path) -> frozenset[str]:
    """Return the paths of all files and links below a folder; no link is followed, no folder has none."""
    return frozenset(
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, folders, names in os.walk(folder)
        for name in (*names, *(name for name in folders if (Path(parent) / name).is_symlink()))
    )


def holds(folder: Path, path: str, data: bytes) -> bool:
    """Return whether a file, not a link, is there and has exactly these bytes."""
    file = folder / path
    try:
        return not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def carry(paths: Iterable[str], source: Path, target: Path) -> None:
    """Let these files and links stand in another folder too: the very same files, where that can be."""
    for path in paths:
        old, new = source / path, target / path
        new.parent.mkdir(parents=True, exist_ok=True)
        if old.is_symlink():
            new.symlink_to(old.readlink())
            continue
        try:
            os.link(old, new)
        except OSError:  # a file system without hard links
            shutil.copy2(old, new)


def parents_of(paths: Iterable[str]) -> frozenset[str]:
    """Return every folder that these paths lead through."""
    return frozenset(
        "/".join(parts[:depth])
        for path in paths
        for parts in (path.split("/"),)
        for depth in range(1, len(parts))
    )
