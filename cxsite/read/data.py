"""Data files: found, confined to the handbook, hashed; never opened for their content here."""

import codecs
from pathlib import Path, PurePosixPath

from cxsite.model.dataset import DataFile, Dataset, FilePattern
from cxsite.model.problems import Place
from cxsite.model.shape import Shape
from cxsite.read.files import files_below, is_inside, name_in
from cxsite.read.nodes import Node, Steps, place_at
from cxsite.read.notes import Notes

TABLES = frozenset({".csv", ".tsv", ".txt"})
ANSWERS = TABLES | {".parquet"}
"""What answers may stand in; other records are read as text."""


def find_data_files(folder: Path, dataset: Dataset, node: Node, notes: Notes) -> tuple[DataFile, ...]:
    """Return the dataset's files, in the order of `files:` and then by name, that of `periods:` first; each once.

    Args:
        folder: the handbook's folder; data stands in its `content/data/`.
        dataset: what `files:` and `encoding:` say.
        node: the dataset's YAML, for places.
        notes: takes problems.
    """
    encoding = _encoding(dataset, node, notes)
    endings = ANSWERS if dataset.shape is Shape.RESPONSES else TABLES
    found: dict[Path, DataFile] = {}
    patterns: list[tuple[FilePattern, Steps]] = [
        (pattern, ("files", at, "path")) for at, pattern in enumerate(dataset.files)
    ]
    if dataset.periods:  # first: it is no file of rows, also where a pattern finds it
        patterns.insert(0, (FilePattern(path=dataset.periods.file), ("periods", "file")))
    for pattern, steps in patterns:
        place = place_at(node, steps)
        for path in _matches(folder, pattern, endings, place, notes):
            if path in found:
                continue
            name = name_in(folder, path)
            try:
                size, digest = path.stat().st_size, notes.recall.files.digest(path)
            except OSError as error:
                message = f"`{name}` cannot be read: {error.strerror or 'the system gives no reason'}"
                notes.problem(place, "unreadable-file", message, "check its permissions")
                continue
            found[path] = DataFile(
                dataset.id, str(path), name, size, digest, encoding, pattern.date, pattern.path
            )
    return tuple(found.values())


def _matches(
    folder: Path, pattern: FilePattern, endings: frozenset[str], place: Place, notes: Notes
) -> list[Path]:
    """Return the files that the pattern finds and that can be read as tables, with a problem for any other."""
    if not _stays_inside(pattern.path):
        message = f"`{pattern.path}` does not stay inside `content/data`"
        hint = "copy the file into `content/data` and write its name"
        notes.problem(place, "outside-folder", message, hint)
        return []
    try:
        found = files_below(folder / "content" / "data", pattern.path)
    except ValueError:
        message = f"`{pattern.path}` is not a pattern for names of files"
        notes.problem(
            place, "bad-pattern", message, "write `*` for any part of a name, as in `answers-*.csv`"
        )
        return []
    paths = [path for path in found if path.suffix not in {".yml", ".yaml", ".md"}]
    if not paths:
        message = f"`{pattern.path}` matches no file in `content/data`"
        notes.problem(place, "no-data-file", message, "check the name, or add the file")
    return [path for path in paths if _is_fit(folder, path, endings, place, notes)]


def _stays_inside(pattern: str) -> bool:
    parts = PurePosixPath(pattern).parts
    is_elsewhere = pattern.startswith("/") or "\\" in pattern or ":" in pattern
    return bool(parts) and ".." not in parts and not is_elsewhere


def _is_fit(folder: Path, path: Path, endings: frozenset[str], place: Place, notes: Notes) -> bool:
    if not is_inside(folder, path):
        message = f"`{path.name}` leads out of the handbook's folder"
        notes.problem(place, "outside-folder", message, "copy the file in")
        return False
    if path.suffix.lower() not in endings:
        message = f"`{path.name}` is not a file that can be read here"
        notes.problem(place, "unknown-data-format", message, "export it as CSV in UTF-8")
        return False
    return True


def _encoding(dataset: Dataset, node: Node, notes: Notes) -> str:
    try:
        name = codecs.lookup(dataset.encoding).name
        "".encode(name)  # codecs that are no encodings of text, as `base64`, refuse this
    except (LookupError, UnicodeError):
        place = place_at(node, ("encoding",))
        message = f"`{dataset.encoding}` is not an encoding"
        notes.problem(
            place, "unknown-encoding", message, "write `utf-8`, `gb18030` or `utf-16`, or leave the line out"
        )
        return "utf-8"
    return name
