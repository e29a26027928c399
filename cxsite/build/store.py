"""The store: what earlier builds made, kept below `.cxsite/` and safe to delete at any time.

Whatever cannot be read, or is not what was put, is not there: the store changes how long a build takes and
nothing else. Nothing in it is ever executed. It holds numbers before the privacy rules, so it is confidential
wherever it is copied to.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cxsite.build.inputs import FOLDER


class Store(Protocol):
    """Bytes by key."""

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None."""
        ...

    def put(self, data: bytes, *keys: str) -> None:
        """Keep the bytes under these keys, if that is possible."""
        ...

    def again(self) -> "Store":
        """Return the same store for another process."""
        ...

    def forget(self) -> None:
        """Keep nothing of what was put so far, by whatever build."""
        ...


@dataclass(frozen=True, slots=True)
class NoStore:
    """Keeps nothing (`--no-cache`)."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 - the protocol's name
        """Return None."""
        return None

    def put(self, data: bytes, *keys: str) -> None:
        """Do nothing."""

    def again(self) -> "NoStore":
        """Return itself: there is nothing to share."""
        return self

    def forget(self) -> None:
        """Do nothing."""


class Satchel:
    """What a worker has of a store: it reads there, and carries home what is to be kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._puts: dict[tuple[str, ...], bytes] = {}
        self._found: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put here since it was emptied, or lies in the store."""
        known = self._found.get(key)
        return self._store.get(key) if known is None else known

    def put(self, data: bytes, *keys: str) -> None:
        """Remember the bytes."""
        self._puts[keys] = data
        self._found |= dict.fromkeys(keys, data)

    def again(self) -> Store:
        """Return the store itself for another process."""
        return self._store.again()

    def forget(self) -> None:
        """Forget what was put here; the store is not a worker's to empty."""
        self._puts, self._found = {}, {}

    def emptied(self) -> tuple[tuple[tuple[str, ...], bytes], ...]:
        """Return what was put since the last time, each with its keys."""
        puts = tuple(self._puts.items())
        self.forget()
        return puts


def own_folder(handbook: Path) -> Path:
    """Return the folder of the program's own files in a handbook's folder, made and hidden from git."""
    folder = handbook / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")
    return folder
