"""What earlier readings brought, so that only what has changed is read again.

Every part of a reading is a function of named inputs: the bytes of its files, and what it takes from the rest of the
handbook. The hash of all of them is its key, so nothing can be out of date, and a reading that recalls is equal to one
that does not. Values are kept as plain data (msgspec), never as programs; what cannot be decoded was never there.

One `Recall` may serve many readings, as it does in a server: then what has not changed is the very same object each
time, and a file is opened again only where its size, times or inode say so.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from cxsite.read.files import is_inside

V = TypeVar("V")

RACY = 2_000_000_000
"""Nanoseconds in which a file may change a second time without its times telling so."""

CHUNK = 1 << 20

Stamp = tuple[int, int, int, int, int]
Part = tuple[str, str]
"""A kind of part and its name."""


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
        self._latest: dict[Part, Any] = {}
        self._stamps: dict[str, tuple[Stamp, str]] = {}
        self._digests: dict[str, str] = {}
        self._inside: dict[tuple[str, str], bool] = {}
        self._is_torn = False
        self._readings = 0
        self.has_no_links = False  # in all that this reading looks at
        self._seeds: Callable[[], Iterable[tuple[Part, Any]]] | None = None

    def forget_times(self) -> None:
        """Look at every file again when its hash is asked for next."""
        self._digests = {}

    def begin(self) -> None:
        """Begin a reading: files are looked at again, and what the last reading had no use for is forgotten."""
        self._readings += 1
        self._kept, self._used = self._used, {}
        self._digests = {}
        self._inside = {}
        self._is_torn = self.has_no_links = False

    def once(self, part: Part, inputs: tuple[Any, ...], form: Any, make: Callable[[], V]) -> V:
        """Return what `make` returns for these inputs, from an earlier reading where there was one.

        Args:
            part: what kind of part it is, and its name.
            inputs: everything that it is made of, in plain values.
            form: the type of the value, for decoding.
            make: makes it.
        """
        key = self.key(part, inputs)
        value: V
        if key in self._kept:
            value = self._kept[key]
        else:
            found = self._found(key, form)
            value = self.again(part, make() if found is None else found)
            if found is None:
                self._keep(key, value)
        if not self._is_torn:
            self._used[key] = value
        return value

    def whole(
        self,
        inputs: tuple[Any, ...],
        form: Any,
        make: Callable[[], V],
        *,
        settle: Callable[[V], V],
        is_still: Callable[[], bool],
    ) -> V:
        """Return a reading as a whole.

        Only the first reading is kept beyond this process: a server reads again at every change, and would keep
        thousands of pages for each.

        Args:
            inputs: everything that it is made of.
            form: its type.
            make: makes it.
            settle: mends what has been decoded where that was only true elsewhere.
            is_still: says afterwards whether the inputs are still the same.
        """
        key = self.key(("reading", ""), inputs)
        value: V
        if key in self._kept:
            self._used = self._kept
            value = self._kept[key]
        elif (found := self._found(key, form)) is not None:
            value = self._used[key] = settle(found)
        else:
            value = make()
            if is_still():
                self._used[key] = value
                if self._readings == 1:
                    self._keep(key, value)
        return value

    def seed(self, parts: Callable[[], Iterable[tuple[Part, Any]]]) -> None:
        """Take the parts of a decoded reading for those of the latest one, as soon as that matters."""
        self._seeds = parts

    def again(self, part: Part, value: V) -> V:
        """Return the value of a part, with everything in it that was the same before as the object that it was."""
        if self._seeds is not None:
            seeds, self._seeds = self._seeds, None
            self._latest |= {known: (seed, None) for known, seed in seeds()}
        value = same(self._latest.get(part), value)
        self._latest[part] = value
        return value

    def shared(self, part: Part, value: V) -> V:
        """The same for a value that is put together anew each time."""
        found: tuple[V, None] = self.again(part, (value, None))
        return found[0]

    def is_inside(self, folder: Path, path: Path) -> bool:
        """Say whether a file really stands below a folder; of each folder that holds files that is asked once."""
        if self.has_no_links:
            return True
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

    def data(self, path: Path) -> bytes:
        """Return a file's bytes; where they are no longer those that were hashed, nothing is kept of this reading.

        Raises:
            OSError: it cannot be read.
        """
        try:
            data = path.read_bytes()
        except OSError:
            self._is_torn = True
            raise
        self._is_torn |= self._digests.get(str(path)) != hashlib.sha256(data).hexdigest()
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

    def key(self, part: Part, inputs: tuple[Any, ...]) -> str:
        """Return the key of these inputs of a part."""
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

    def _keep(self, key: str, value: object) -> None:
        if self._memory is not None and not self._is_torn:
            self._memory.put(key, msgspec.msgpack.encode(value))


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
