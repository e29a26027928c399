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
        with os.scandir(folder) as found:
            entries = sorted(found, key=_name)
    except FileNotFoundError:
        return 0
    except OSError:
        return UNKNOWN
    newest = 0
    for entry in entries:
        if entry.is_symlink() or "\n" in entry.name:
            return UNKNOWN
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name == "__pycache__":
                continue
            lines.append(f"{path}/")
            inside = below(entry.path, path, lines)
            if inside == UNKNOWN:
                return UNKNOWN
            newest = max(newest, inside)
            continue
        seen = entry.stat(follow_symlinks=False)
        lines.append(f"{path} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}")
        newest = max(newest, seen.st_mtime_ns, seen.st_ctime_ns)
    return newest


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name
