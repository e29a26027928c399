"""Mounts: folders in which another file system begins. They neither change places nor move, and are never emptied."""

import os
import re
from pathlib import Path

TABLE = Path("/proc/self/mountinfo")
"""Linux's own list, the fifth word of each line: it knows those, too, that show a folder of the same disk again."""


def has_mounts(folder: Path, table: Path = TABLE) -> bool:
    """Return whether a folder (resolved), or one below it, is a mount."""
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return any(os.path.ismount(parent) for parent, _, _ in os.walk(folder))
    places = (_unescaped(line.split(b" ")[4]) for line in lines)
    whole = os.fsencode(folder)
    return any(place == whole or place.startswith(whole + b"/") for place in places)


def _unescaped(place: bytes) -> bytes:
    r"""Return a path of the list as it is; spaces, tabs, line ends and `\` are octal there."""
    return re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), place)
