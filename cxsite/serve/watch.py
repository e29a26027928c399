"""What an author saves, as soon as it is saved.

Several saves within a blink are one. Files that editors make for themselves, and hidden ones, are nobody's content.
A folder that goes and comes back, or that is made later, is watched again. A save that the watcher has lost is found
by looking (`serve.sight`).
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from watchfiles import Change, watch

from cxsite.serve.sight import Net

STEP = 25
"""Milliseconds without a save after which the saves before are taken together; at least one and at most two pass."""
LONGEST = 1_000
"""Milliseconds after which they are, however many come."""
TICK = 100
"""Milliseconds after which it is said that nothing was saved."""
EDITORS = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(?:sw[a-z]|tmp|temp|bak|new|part|crdownload|orig|rej)|~\$.*|.*___jb_\w+___"
)
"""Names of files that editors, downloads and our own commands leave for a moment."""


def saves(folders: Sequence[Path]) -> Iterator[bool]:
    """Yield again and again whether anything was saved below these folders since.

    What is saved after the first `False` is never missed, also while whoever asks is busy.
    """
    known: Mapping[Path, object] | None = None
    net = Net(folders, EDITORS)
    while True:
        there = _there(folders)
        is_other = known is not None and there != known
        known = there
        for found in _changes(list(there)):
            yield net.is_saved(is_told=bool(found) or is_other)
            is_other = False
            if _there(folders) != there:
                break


def is_content(path: str, folders: Sequence[Path]) -> bool:
    """Say whether a changed file can be content: it is no editor's own and stands in no hidden folder."""
    for folder in folders:
        if Path(path).is_relative_to(folder):
            return not any(EDITORS.fullmatch(part) for part in Path(path).relative_to(folder).parts)
    return False


def _there(folders: Sequence[Path]) -> Mapping[Path, object]:
    """Return those folders that are there, each with what makes it this one and no other of its name."""
    found = {}
    for folder in folders:
        try:
            stat = folder.stat()
        except OSError:
            continue
        found[folder] = stat.st_dev, stat.st_ino
    return found


def _changes(folders: Sequence[Path]) -> Iterator[object]:
    """Yield the changes below folders, nothing after every tick; end when they cannot be watched."""

    def wanted(_change: Change, path: str) -> bool:
        return is_content(path, folders)

    try:
        if folders:
            yield from watch(
                *folders,
                watch_filter=wanted,
                debounce=LONGEST,
                step=STEP,
                rust_timeout=TICK,
                yield_on_timeout=True,
            )
    except OSError:
        pass  # one of them went a moment ago
    time.sleep(TICK / 1_000)
    yield ()
