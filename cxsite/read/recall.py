"""What earlier readings brought, so that only what has changed is read again.

Every part of a reading is a function of named inputs: the bytes of its files, and what it takes from the rest of the
handbook. The hash of all of them is its key, so nothing can be out of date, and a reading that recalls is equal to one
that does not. Values are kept as plain data (msgspec), never as programs; what cannot be decoded was never there.

One `Recall` may serve many readings, as it does in a server: then what has not changed is the very same object each
time, and a file is opened again only where its size, times or inode say so.
"""

import hashlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

V = TypeVar("V")

RACY = 2_000_000_000
"""Nanoseconds in which a file may change a second time without its times telling so."""

Stamp = tuple[int, int, int, int, int]


class Memory(Protocol):
    """Bytes by key; keys are hexadecimal digits."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under this key, or None."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep these bytes, if that is possible."""
        ...


class Recall:
    """What is recalled of earlier readings.

    Args:
        memory: where bytes are kept beyond this process.
        version: stands for the program; other programs know nothing of each other.
    """

    def __init__(self, memory: Memory | None = None, version: str = "") -> None:
        self._memory = memory
        self._version = version
        self._kept: dict[str, Any] = {}
        self._used: dict[str, Any] = {}
        self._latest: dict[tuple[str, str], Any] = {}
        self._stamps: dict[Path, tuple[Stamp, str]] = {}
        self._digests: dict[Path, str] = {}
        self._is_torn = False

    def begin(self) -> None:
        """Begin a reading: files are looked at again, and what the last reading had no use for is forgotten."""
        self._kept, self._used = self._used, {}
        self._digests = {}
        self._is_torn = False

    def once(self, part: tuple[str, str], inputs: tuple[Any, ...], form: Any, make: Callable[[], V]) -> V:
        """Return what `make` returns for these inputs, from an earlier reading where there was one.

        Args:
            part: what kind of part it is, and its name.
            inputs: everything that it is made of, in plain values.
            form: the type of the value, for decoding.
            make: makes it.
        """
        key = self._key(part, inputs)
        value: V
        if key in self._kept:
            value = self._kept[key]
        else:
            found = self._found(key, form)
            value = found if found is not None else self._made(key, make)
            value = same(self._latest.get(part), value)
        self._used[key] = self._latest[part] = value
        return value

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file's bytes, the same throughout one reading.

        Raises:
            OSError: it cannot be read.
        """
        if path not in self._digests:
            state = path.stat()
            stamp = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev)
            known = self._stamps.get(path)
            self._digests[path] = known[1] if known and known[0] == stamp else self._hashed(path, stamp)
        return self._digests[path]

    def data(self, path: Path) -> bytes:
        """Return a file's bytes; where they are no longer those that were hashed, nothing is kept of this reading.

        Raises:
            OSError: it cannot be read.
        """
        data = path.read_bytes()
        if path in self._digests and self._digests[path] != hashlib.sha256(data).hexdigest():
            self._is_torn = True
        return data

    def _hashed(self, path: Path, stamp: Stamp) -> str:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        self._stamps.pop(path, None)
        if max(stamp[1:3]) < time.time_ns() - RACY:
            self._stamps[path] = stamp, found
        return found

    def _key(self, part: tuple[str, str], inputs: tuple[Any, ...]) -> str:
        spelled = msgspec.msgpack.encode((self._version, part, inputs))
        return hashlib.blake2b(spelled, digest_size=32).hexdigest()

    def _found(self, key: str, form: Any) -> Any:
        data = self._memory.get(key) if self._memory is not None else None
        if data is None:
            return None
        try:
            return _decoder(form).decode(data)
        except msgspec.MsgspecError:
            return None

    def _made(self, key: str, make: Callable[[], V]) -> V:
        value = make()
        if self._memory is not None and not self._is_torn:
            self._memory.put(key, msgspec.msgpack.encode(value))
        return value


@cache
def _decoder(form: Any) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(form)


def same(old: Any, new: Any) -> Any:
    """Return the new value with every part that was the same before as the object that it was before."""
    if type(old) is not type(new):
        return new
    if msgspec.msgpack.encode(old) == msgspec.msgpack.encode(new):
        return old
    if isinstance(new, dict):
        return {key: same(old.get(key), value) for key, value in new.items()}
    if isinstance(new, tuple) and len(old) == len(new):
        return tuple(same(one, other) for one, other in zip(old, new, strict=True))
    return new
