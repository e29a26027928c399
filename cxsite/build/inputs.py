"""What a build depends on and what it left, as text: where the text is the same, nothing has changed.

A file is known by size, times of change and inode, which costs a hundredth of reading it. This module stands in
the start-up of every command, so it imports nothing but `os` and `sys`, and works on paths as strings: `pathlib`
costs more than all of this.
"""
# ruff: noqa: PTH100, PTH112, PTH120, PTH208 - the reason stands above

import os
import sys

FOLDER = ".cxsite"
STATE = "state"
FORMAT = "cxsite state 1"
SOURCES = ("content", "themes")
"""Folders of a handbook that a build reads."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
UNKNOWN = -1
"""Stands for a time where something cannot be told from the outside: a link, a folder that does not open."""

FROM_HERE = os.stat in os.supports_dir_fd
SORT, LINK, FOLDER_SORT = 0o170000, 0o120000, 0o040000
"""Bits of a mode (`stat` names them, and costs an import)."""


def code(lines: "list[str]", package: str = PACKAGE, places: "list[str] | None" = None) -> None:
    """Add what the program itself is: the interpreter, everything installed beside it, its own files and themes.

    Distributions are known by the name of their `.dist-info` folder, which carries the version; nothing is opened.
    """
    lines += [FORMAT, sys.version]
    for place in sys.path if places is None else places:
        if os.path.isdir(place):  # `""` and an archive are none
            lines.extend(sorted(name for name in os.listdir(place) if name.endswith(".dist-info")))
    below(package, "cxsite", lines)
    if not os.path.isdir(f"{package}/themes"):  # a checkout has its themes beside the package
        below(f"{os.path.dirname(package)}/themes/default", "default", lines)


def sources(folder: str, day: str, lines: "list[str]") -> int:
    """Add what a handbook's content and settings are.

    Args:
        folder: contains `content/` and perhaps `themes/`.
        day: `SOURCE_DATE_EPOCH`, "" for none.
        lines: takes them.

    Returns:
        The time of the last change in nanoseconds since 1970, or `UNKNOWN`.
    """
    lines.append(f"day {day!r}")
    times = [below(f"{folder}/{name}", name, lines) for name in SOURCES]
    return UNKNOWN if UNKNOWN in times else max(times)


def output(target: str, lines: "list[str]") -> int:
    """Add what stands in an output folder, and return the time as above."""
    lines.append(f"output {target!r}")
    return below(target, "", lines)


def below(folder: str, name: str, lines: "list[str]") -> int:
    """Add a line for every file below a folder: its name, size, times of change and inode.

    A missing folder has none. Compiled code is left out. Returns the time as above; 0 without files.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return 0
    except OSError:
        return UNKNOWN
    names.sort()
    handle = os.open(folder, os.O_RDONLY) if FROM_HERE else None
    try:
        return _listed(folder, handle, names, f"{name}/", lines)
    except OSError:
        return UNKNOWN
    finally:
        if handle is not None:
            os.close(handle)


def _listed(folder: str, handle: "int | None", names: "list[str]", start: str, lines: "list[str]") -> int:
    newest = 0
    for name in names:
        # A name alone is found in two thirds of the time that its whole path takes.
        seen = os.stat(
            name if handle is not None else f"{folder}/{name}", dir_fd=handle, follow_symlinks=False
        )
        sort = seen.st_mode & SORT
        if sort == LINK or "\n" in name:
            return UNKNOWN
        if sort == FOLDER_SORT:
            if name == "__pycache__":
                continue
            lines.append(f"{start}{name}/")
            inside = below(f"{folder}/{name}", start + name, lines)
            if inside == UNKNOWN:
                return UNKNOWN
            newest = max(newest, inside)
            continue
        changed, altered = seen.st_mtime_ns, seen.st_ctime_ns
        lines.append(f"{start}{name} {seen.st_size} {changed} {altered} {seen.st_ino}")
        if changed > newest:  # noqa: PLR1730 - `max` takes as long as all of the rest of this line and the last one
            newest = changed
        if altered > newest:  # noqa: PLR1730 - as above
            newest = altered
    return newest
