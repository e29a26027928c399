"""What an author's folders hold, told by looking at them: slower than a watcher, and nothing is lost.

A watcher may lose a save that comes in the very moment in which it says that there was none, and it hears nothing of
what another machine writes into a folder that both share.
"""

import os
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Sight = Mapping[str, tuple[int, int, int]]
"""Path to size, time of change in nanoseconds and inode."""

SILENCE = 1.0
"""Seconds without news after which the folders are looked at."""


@dataclass(slots=True)
class Net:
    """Catches the saves that a watcher has lost.

    Attributes:
        folders: what is looked at.
        skipped: names of files and folders that are nobody's content.
        seen: what was there when a save was last told of.
        looked: when it was last looked.
        is_doubtful: whether something else was there then: the watcher has a moment to tell of it itself.
    """

    folders: Sequence[Path]
    skipped: re.Pattern[str]
    seen: Sight = field(init=False)
    looked: float = field(init=False)
    is_doubtful: bool = False

    def __post_init__(self) -> None:
        """Look for the first time."""
        self.seen = self._look()

    def is_saved(self, *, is_told: bool) -> bool:
        """Say whether something was saved: the watcher tells so, or two looks in a row see it."""
        if not (is_told or self.is_doubtful) and time.monotonic() - self.looked < SILENCE:
            return False
        found = self._look()
        is_other = found != self.seen
        is_saved = is_told or (is_other and self.is_doubtful)
        self.is_doubtful = is_other and not is_saved
        if is_saved:
            self.seen = found
        return is_saved

    def _look(self) -> Sight:
        self.looked = time.monotonic()
        return sight(self.folders, self.skipped)


def sight(folders: Sequence[Path], skipped: re.Pattern[str]) -> Sight:
    """Return what files there are below some folders, links followed; what goes meanwhile is not there."""
    seen: dict[str, tuple[int, int, int]] = {}
    entered: set[tuple[int, int]] = set()
    for folder in folders:
        for here, below, names in os.walk(folder, followlinks=True):
            below[:] = [
                name for name in below if not skipped.fullmatch(name) and _is_new(f"{here}/{name}", entered)
            ]
            for name in names:
                path = f"{here}/{name}"
                if not skipped.fullmatch(name) and (found := _stat(path)):
                    seen[path] = found.st_size, found.st_mtime_ns, found.st_ino
    return seen


def _is_new(path: str, entered: set[tuple[int, int]]) -> bool:
    """Say whether a folder was not entered yet, by whatever name: links may lead in a circle."""
    found = _stat(path)
    known = (found.st_dev, found.st_ino) if found else None
    if known is None or known in entered:
        return False
    entered.add(known)
    return True


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - thousands of files are looked at
    except OSError:
        return None
