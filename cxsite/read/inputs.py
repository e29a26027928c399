"""All that one reading depends on, as names and hashes: what nobody has changed need not be read, nor put together.

Where a folder or a file is a link, or something does not open, nothing is said: then everything is looked at as always.
"""

import os
from pathlib import Path

from cxsite.read.recall import Recall

READ = (".yml", ".md", ".json", ".lock")
"""Endings of the files in `content/` that are opened wherever they stand."""
OPENED = ("content/data/", "content/comments/", "content/images/", "content/fonts/", "themes/", "default/")
"""Folders whose files are all opened; elsewhere it matters only that a file is there."""

Inputs = tuple[tuple[str, str], ...]


def inputs_of(folder: Path, theme: Path, recall: Recall) -> Inputs | None:
    """Return every file that a reading may look at with its hash, and every folder; None where that cannot be said.

    Args:
        folder: the handbook's folder.
        theme: the folder of the default theme.
        recall: knows the hashes of files that have not changed.
    """
    found: list[tuple[str, str]] = []
    places = ((folder / "content", "content/"), (folder / "themes", "themes/"), (theme, "default/"))
    try:
        is_whole = all(_walk(os.fspath(place), name, found, recall) for place, name in places)
    except OSError:
        return None
    return tuple(found) if is_whole else None


def _walk(folder: str, name: str, found: list[tuple[str, str]], recall: Recall) -> bool:
    """Add what stands below a folder, hidden things left out; say whether there was no link."""
    if os.path.islink(folder):  # noqa: PTH114 - thousands of files: paths as objects cost more than all of this
        return False
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except FileNotFoundError:
        return True
    for entry in entries:
        path = name + entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            return False
        if entry.is_dir():
            found.append((path + "/", ""))
            if not _walk(entry.path, path + "/", found, recall):
                return False
        else:
            is_opened = path.endswith(READ) or path.startswith(OPENED)
            found.append((path, recall.files.digest(entry.path) if is_opened else ""))
    return True
