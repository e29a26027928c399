"""The store: what earlier builds made, kept below `.cxsite/` and safe to delete at any time.

Bytes lie under their own SHA-256 (`objects/`), and a key leads to that hash (`entries/`). Whatever cannot be
read, or does not have the hash it should have, is not there: the store changes how long a build takes and
nothing else. It holds numbers before the privacy rules, so it is confidential wherever it is copied to.
"""

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

FOLDER = ".cxsite"
FORMAT = "cxsite-1"


class Store(Protocol):
    """Bytes by key."""

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under this key, if that is possible."""
        ...


@dataclass(frozen=True, slots=True)
class NoStore:
    """Keeps nothing (`--no-cache`)."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - the protocol's name
        """Return None."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Keeps bytes as files below `folder`."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None when they are missing or damaged."""
        try:
            entry = re.fullmatch(
                rf"{FORMAT} {key} ([0-9a-f]{{64}})\n".encode(), self._entry(key).read_bytes()
            )
            data = self._object(entry[1].decode()).read_bytes() if entry else None
        except OSError:
            return None
        return data if entry and data is not None and sha256(data).hexdigest().encode() == entry[1] else None

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under this key; a full or read-only disk is no reason to stop a build."""
        name = sha256(data).hexdigest()
        with suppress(OSError):
            _write(self._object(name), data)
            _write(self._entry(key), f"{FORMAT} {key} {name}\n".encode())

    def _entry(self, key: str) -> Path:
        return self.folder / "entries" / key[:2] / key[2:]

    def _object(self, name: str) -> Path:
        return self.folder / "objects" / name[:2] / name[2:]


def own_folder(handbook: Path) -> Path:
    """Return the folder of the program's own files in a handbook's folder, made and hidden from git."""
    folder = handbook / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        _write(ignore, b"*\n")
    return folder


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)  # noqa: PTH105 - the one name for it that tests and readers look for
    finally:
        draft.unlink(missing_ok=True)
