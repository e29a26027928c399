"""Hashes of files, the same throughout one reading.

A file is opened again only where its size, times or inode say so, or where it was changed so shortly before it was
hashed that another change might not show in its times.
"""

import hashlib
import os
import time
from pathlib import Path

from cxsite.read.files import is_inside

RACY = 2_000_000_000
"""Nanoseconds in which a file may change a second time without its times telling so."""

CHUNK = 1 << 20
Stamp = tuple[int, int, int, int, int]


class Hashes:
    """What is known of files.

    Attributes:
        has_no_links: whether nothing that this reading looks at is a link, so that names say where files stand.
        is_torn: whether a file was read in this reading that is no longer the one that was hashed.
    """

    def __init__(self) -> None:
        self._stamps: dict[str, tuple[Stamp, str]] = {}
        self._digests: dict[str, str] = {}
        self._inside: dict[tuple[str, str], bool] = {}
        self.has_no_links = False
        self.is_torn = False

    def begin(self) -> None:
        """Begin a reading: every file is looked at again."""
        self._digests = {}
        self._inside = {}
        self.is_torn = self.has_no_links = False

    def again(self) -> None:
        """Look at every file again when its hash is asked for next, in the same reading."""
        self._digests = {}

    def is_inside(self, folder: Path, path: Path) -> bool:
        """Say whether a file really stands below a folder; of each folder that holds files that is asked once."""
        if path.is_symlink():
            return is_inside(folder, path)
        key = str(folder), str(path.parent)
        if key not in self._inside:
            self._inside[key] = is_inside(folder, path.parent)
        return self._inside[key]

    def digest(self, path: Path | str) -> str:
        """Return the SHA-256 of a file's bytes, the same throughout one reading.

        Raises:
            OSError: it cannot be read.
        """
        name = str(path)
        if name not in self._digests:
            state = os.stat(name)  # noqa: PTH116 - thousands of files are looked at, and mostly nothing else is done
            stamp = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev)
            known = self._stamps.get(name)
            self._digests[name] = known[1] if known and known[0] == stamp else self._hashed(name, stamp)
        return self._digests[name]

    def digest_in(self, folder: Path, path: Path | str) -> str:
        """Return the hash of a file below a folder, "" where it must not or cannot be read."""
        try:
            return self.digest(path) if self.has_no_links or self.is_inside(folder, Path(path)) else ""
        except OSError:
            return ""

    def data(self, path: Path) -> bytes:
        """Return a file's bytes; where they are no longer those that were hashed, nothing is kept of this reading.

        Raises:
            OSError: it cannot be read.
        """
        name = str(path)
        try:
            data = path.read_bytes()
        except OSError:
            self.is_torn |= name in self._digests
            raise
        found = hashlib.sha256(data).hexdigest()
        self.is_torn |= self._digests.setdefault(name, found) != found
        return data

    def _hashed(self, name: str, stamp: Stamp) -> str:
        hasher = hashlib.sha256()
        with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            while chunk := file.read(CHUNK):
                hasher.update(chunk)
        found = hasher.hexdigest()
        self._stamps.pop(name, None)
        if max(stamp[1:3]) < time.time_ns() - RACY:
            self._stamps[name] = stamp, found
        return found
