"""`manifest.json`: which files of an output folder are ours, with size and hash.

It is what allows a later build to replace or delete a file, so it is read with suspicion: one path that could
lead out of the folder, and the whole manifest is not ours. Paths are relative, with `/`.

What the manifest says is `kept` belongs to the generation before: a page that a reader loaded then still finds
its style. It is no part of the site, so two sites that differ in it alone are equal (`without_kept`).
"""

import re
from collections.abc import Iterable, Mapping
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
    """All files of an output folder but the manifest itself, sorted by path.

    Attributes:
        cxsite: the version of this form, 1.
        files: the site.
        kept: assets of the generation before, deleted by the generation after; none where the site needs none.
    """

    cxsite: int
    files: tuple[Entry, ...]
    kept: tuple[Entry, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Where our files stand, the manifest among them."""
        return frozenset(entry.path for entry in (*self.files, *self.kept)) | {NAME}


def entries_of(files: Mapping[str, bytes], known: Mapping[str, Entry] | None = None) -> dict[str, Entry]:
    """Return the entry of each of these files (path to bytes), sorted by path.

    Args:
        files: asked only for the bytes of files that are not `known`.
        known: entries that the caller has already; those of other paths are left out.
    """
    known = known or {}
    return {path: known.get(path) or entry_of(path, files[path]) for path in sorted(files)}


def entry_of(path: str, data: bytes) -> Entry:
    """Return the entry of a file with these bytes."""
    return Entry(path, sha256(data).hexdigest(), len(data))


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of these files (path to bytes) as it is written where nothing is kept."""
    return spelled(entries_of(files).values())


def spelled(files: Iterable[Entry], kept: Iterable[Entry] = ()) -> bytes:
    """Return the manifest of these files, sorted by path, as it is written."""
    manifest = Manifest(1, tuple(files), tuple(kept))
    content = {"cxsite": manifest.cxsite, "files": manifest.files}
    if manifest.kept:
        content["kept"] = manifest.kept
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def without_kept(data: bytes) -> bytes:
    """Return the same manifest as if nothing were kept; what is not to the byte a manifest of ours stays as it is."""
    manifest = read_manifest(data)
    if manifest is None or data != spelled(manifest.files, manifest.kept):
        return data
    return spelled(manifest.files)


def read_manifest(data: bytes) -> Manifest | None:
    """Return the manifest that these bytes spell, or None when they are not a manifest of ours."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return manifest if manifest.cxsite == 1 and all(map(is_safe, manifest.paths)) else None


def read_manifest_in(file: Path) -> Manifest | None:
    """Return the manifest in a file, or None when there is no such file or it holds none of ours.

    Raises:
        OSError: the file is there, but the disk does not give it.
    """
    try:
        return read_manifest(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|(?:^|/)\.{0,2}(?=/|$)')


def is_safe(path: str) -> bool:
    r"""Return whether a path stays below the folder it is joined to, on every system (no `..`, `\`, `:`)."""
    return not UNSAFE.search(path)
