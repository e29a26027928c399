"""Files as text: found inside the handbook's folder, in UTF-8, without characters that nobody can see.

Names in problems are paths from the handbook's folder on, with forward slashes (`content/site.yml`).
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from cxsite.model.encodings import likeliest
from cxsite.model.problems import Place, Problem

MAX_BYTES = 1_000_000
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters, signs that turn the direction of writing, and line ends that only some programs see."""


def name_in(folder: Path, path: Path) -> str:
    """Return the path as authors know it."""
    return path.as_posix().removeprefix(f"{folder.as_posix()}/")


def is_inside(folder: Path, path: Path) -> bool:
    """Say whether the file really stands below the folder, wherever symbolic links lead."""
    if path.is_relative_to(folder) and ".." not in path.parts:
        steps = [path, *path.parents]
        if not any(step.is_symlink() for step in steps[: len(path.parts) - len(folder.parts)]):
            return True  # where there is no link below the folder, names say where a file stands
    return path.resolve().is_relative_to(folder.resolve())


def files_below(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files that match, sorted by name; hidden files and folders are left out.

    A handbook has thousands of files, so what stands in one folder (`*.yml`), or anywhere below it (`**/*.yml`), is
    listed without building a path for everything that does not match.
    """
    deep, name = pattern.startswith("**/"), pattern.removeprefix("**/")
    if "/" in name or "**" in name or not any(sign in name for sign in "*?["):
        return tuple(
            sorted(
                path
                for path in folder.glob(pattern)
                if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            )
        )
    return tuple(_listed(folder, name, deep=deep)) if folder.is_dir() else ()


def names_in(folder: Path) -> list[str]:
    """Return the names of the files that stand in a folder itself, sorted, hidden ones left out."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    return sorted(
        entry.name
        for entry in entries
        if (Path(entry.path).is_file() if entry.is_symlink() else entry.is_file())
    )


def names_below(folder: Path, before: str = "") -> Iterator[str]:
    """Yield the names of all files below a folder, from there on (`journeys/a.yml`), hidden ones left out."""
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from names_below(folder / entry.name, f"{before}{entry.name}/")
        elif Path(entry.path).is_file() if entry.is_symlink() else entry.is_file():
            yield before + entry.name


def _listed(folder: Path, pattern: str, *, deep: bool) -> Iterator[Path]:
    """Yield the files of a folder that match, sorted; folders that are links are not entered."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if deep and entry.is_dir(follow_symlinks=False):
            yield from _listed(path, pattern, deep=True)
        elif fnmatch(entry.name, pattern) and (path.is_file() if entry.is_symlink() else entry.is_file()):
            yield path


def read_text(
    folder: Path, path: Path, most: int = MAX_BYTES, read: Callable[[Path], bytes] | None = None
) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text without a byte order mark, and "" with problems where it has no acceptable text.

    Args:
        folder: the handbook's folder.
        path: the file.
        most: how many bytes it may have.
        read: brings its bytes; None for those on the disk.
    """
    name = name_in(folder, path)
    if not is_inside(folder, path):
        return "", (
            _problem(
                name, "outside-folder", f"`{name}` leads out of the handbook's folder", "copy the file in"
            ),
        )
    try:
        data = read(path) if read else path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        return "", (
            _problem(name, "unreadable-file", f"`{name}` cannot be read: {reason}", "check its permissions"),
        )
    if len(data) > most:
        message = f"`{name}` is larger than {most // MAX_BYTES} MB"
        return "", (_problem(name, "file-too-large", message, "split it into several files"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(name, data, error.start),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(_invisible(name, text))


def digest(text: str) -> str:
    """Return the short hash by which the translation lock knows a text."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def _not_utf8(name: str, data: bytes, at: int) -> Problem:
    """Say where the bytes stop being UTF-8 and which encoding they look like."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _problem(name, "not-utf-8", f"`{name}` is in UTF-16", "save the file as UTF-8")
    before = data[:at].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"`{name}` is not in UTF-8; it looks like {_guess(data)}"
    return Problem(Place(name, line, column), "not-utf-8", message, "save the file as UTF-8")


LABELS = {
    "gb18030": "GB18030 (Simplified Chinese)",
    "big5": "Big5 (Traditional Chinese)",
    "cp1252": "Windows-1252",
}
"""Encodings as messages name them."""


def _guess(data: bytes) -> str:
    return LABELS.get(likeliest(data, tuple(LABELS)), "an unknown encoding")


def conflicts(name: str, text: str) -> tuple[Problem, ...]:
    """Return where a merge of two people's changes has left both of them in the file."""
    return tuple(
        Problem(
            Place(name, number, 1, len(line)),
            "merge-conflict",
            f"`{line.strip()[:40]}` is left over from a merge: two versions stand below it",
            "keep one of the two, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if line.startswith("<<<<<<< ")
    )


def _invisible(name: str, text: str) -> list[Problem]:
    found = []
    lines = text.split("\n") if INVISIBLE.search(text) else []
    for number, line in enumerate(lines, start=1):
        for match in INVISIBLE.finditer(line):
            message = f"there is an invisible character here, U+{ord(match[0]):04X}"
            hint = "delete it, or type the passage again"
            found.append(
                Problem(Place(name, number, match.start() + 1), "invisible-character", message, hint)
            )
    return found


def _problem(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(name), code, message, hint)
