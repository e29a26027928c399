"""Data files: found, confined to the handbook, hashed; never opened for their content here."""

import codecs
import hashlib
from pathlib import Path, PurePosixPath

from cxsite.model.dataset import DataFile, Dataset, FilePattern
from cxsite.read.files import files_below, is_inside, name_in
from cxsite.read.notes import Notes
from cxsite.read.validation import place_at
from cxsite.read.yaml import Node

CHUNK = 1 << 20


def find_data_files(folder: Path, dataset: Dataset, node: Node, notes: Notes) -> tuple[DataFile, ...]:
    """Return the dataset's files, in the order of `files:` and then by name; each file once.

    Args:
        folder: the handbook's folder; data stands in its `content/data/`.
        dataset: what `files:` and `encoding:` say.
        node: the dataset's YAML, for places.
        notes: takes problems.
    """
    encoding = _encoding(dataset, node, notes)
    found: dict[Path, DataFile] = {}
    for index, pattern in enumerate(dataset.files):
        for path in _matches(folder, pattern, node, index, notes):
            if path not in found:
                found[path] = DataFile(
                    dataset.id,
                    path,
                    name_in(folder, path),
                    path.stat().st_size,
                    _digest(path),
                    encoding,
                    pattern.date,
                    pattern.path,
                )
    return tuple(found.values())


def _matches(folder: Path, pattern: FilePattern, node: Node, index: int, notes: Notes) -> list[Path]:
    place = place_at(node, ("files", index, "path"))
    parts = PurePosixPath(pattern.path).parts
    if ".." in parts or pattern.path.startswith("/") or "\\" in pattern.path or not parts:
        message = f"`{pattern.path}` does not stay inside `content/data`"
        notes.problem(
            place, "outside-folder", message, "copy the file into `content/data` and write its name"
        )
        return []
    below = folder / "content" / "data"
    paths = [path for path in files_below(below, pattern.path) if path.suffix not in (".yml", ".yaml", ".md")]
    inside = [path for path in paths if is_inside(folder, path)]
    for path in set(paths) - set(inside):
        notes.problem(
            place, "outside-folder", f"`{path.name}` leads out of the handbook's folder", "copy the file in"
        )
    strange = [path for path in inside if path.suffix.lower() not in (".csv", ".tsv", ".txt")]
    for path in strange:
        message = f"`{path.name}` is not a file that can be read here"
        notes.problem(place, "unknown-data-format", message, "export it as CSV in UTF-8")
    if not paths:
        notes.problem(
            place,
            "no-data-file",
            f"`{pattern.path}` matches no file in `content/data`",
            "check the name, or add the file",
        )
    return [path for path in inside if path not in strange]


def _encoding(dataset: Dataset, node: Node, notes: Notes) -> str:
    try:
        return codecs.lookup(dataset.encoding).name
    except LookupError:
        place = place_at(node, ("encoding",))
        message = f"`{dataset.encoding}` is not an encoding"
        notes.problem(
            place, "unknown-encoding", message, "write `utf-8`, `gb18030` or `utf-16`, or leave the line out"
        )
        return "utf-8"


def _digest(path: Path) -> str:
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            hasher.update(chunk)
    return hasher.hexdigest()
