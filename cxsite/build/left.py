"""What the last build left in its output: files that need not be read to know that they are still what they were."""

import os
from collections.abc import Callable
from pathlib import Path

from cxsite.build.inputs import FOLDER, STATE, output
from cxsite.build.manifest import NAME, Entry, read_manifest_in


def untouched_in(folder: Path, target: Path) -> Callable[[Entry], bool]:
    """Return what says of an entry that its file stands in the output, without reading it.

    The state has told its size, times and inode when just that was published, and they are the same. Where there is
    no such state, or the manifest is not the one of that time, nothing is known.

    Args:
        folder: the handbook's folder.
        target: the output folder.
    """
    real = os.path.realpath(target)
    now: list[str] = []
    output(real, now)
    same = _told(folder, now[0]) & {*now[1:]}
    paths = {line.rsplit(" ", 4)[0].removeprefix("/") for line in same}
    manifest = read_manifest_in(Path(real) / NAME) if NAME in paths else None
    entries = {entry for entry in manifest.files if entry.path in paths} if manifest else set()
    return entries.__contains__


def _told(folder: Path, head: str) -> set[str]:
    """Return the lines that the state has about the output that begins with this line."""
    try:
        text = (folder / FOLDER / STATE).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return set()
    _, _, told = text.partition(f"\n{head}\n")
    return {*told.split("\n")}
