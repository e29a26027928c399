"""`manifest.json`: which files of an output folder are ours, with size and hash.

It is what allows a later build to replace or delete a file, so it is read with suspicion: one path that could
lead out of the folder, and the whole manifest is not ours. Paths are relative, with `/`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an output folder."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of an output folder but the manifest itself, sorted by path."""

    cxsite: int
    files: tuple[Entry, ...]

    @property
    def paths(self) -> frozenset[str]:
        """Where our files stand, the manifest among them."""
        return frozenset(entry.path for entry in self.files) | {NAME}


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these files (path to bytes) as it is written."""
    entries = (Entry(path, sha256(data).hexdigest(), len(data)) for path, data in sorted(files.items()))
    return msgspec.json.format(msgspec.json.encode(Manifest(1, tuple(entries))), indent=1) + b"\n"


def read_manifest(data: bytes) -> Manifest | None:
    """Return the manifest that these bytes spell, or None when they are not a manifest of ours."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return manifest if manifest.cxsite == 1 and all(is_safe(entry.path) for entry in manifest.files) else None


def read_manifest_in(file: Path) -> Manifest | None:
    """Return the manifest in a file, or None when there is no such file or it holds none of ours.

    Raises:
        OSError: the file is there, but the disk does not give it.
    """
    try:
        return read_manifest(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def is_safe(path: str) -> bool:
    r"""Return whether a path stays below the folder it is joined to, on every system (no `..`, `\`, `:`)."""
    return not re.search(r'[\x00-\x1f\x7f\\:*?"<>|]', path) and all(
        part not in {"", ".", ".."} for part in path.split("/")
    )
