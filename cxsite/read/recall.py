"""What earlier readings brought, so that only what has changed is read again.

Every part of a reading is a function of named inputs: the bytes of its files, and what it takes from the rest of the
handbook. The hash of all of them is its key, so nothing can be out of date, and a reading that recalls is equal to one
that does not. Values are kept as plain data (msgspec), never as programs; what cannot be decoded was never there.

One `Recall` may serve many readings, as it does in a server: then what has not changed is the very same object each
time.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import is_
from typing import Any, Protocol, TypeVar

import msgspec

from cxsite.read.hashes import Hashes

V = TypeVar("V")

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


Hands = Callable[[Sequence[str], Callable[[int], bytes]], Iterable[tuple[int, bytes]]]
"""Does jobs, each with a name and a number, in several processes; yields number and result. For few jobs: none."""

HANDFUL = 8
"""Parts that are made together in one job."""


class Recall:
    """What is recalled of earlier readings.

    Args:
        memory: where bytes are kept beyond this process.
        version: stands for the program; other programs know nothing of each other.
        hands: who helps where much is to be made.
    """

    def __init__(
        self, memory: Memory | None = None, version: str = "", hands: Hands = lambda _names, _work: ()
    ) -> None:
        self._memory = memory
        self._version = version
        self._hands = hands
        self._ready: dict[str, tuple[bytes, bool]] = {}
        self._kept: dict[str, Any] = {}
        self._used: dict[str, Any] = {}
        self._latest: dict[Part, Any] = {}
        self._keys: dict[Part, tuple[tuple[Any, ...], str]] = {}
        self._held: dict[Part, tuple[tuple[Any, ...], Any]] = {}
        self._gathered: dict[str, Mapping[str, Any]] = {}
        self._readings = 0
        self.files = Hashes()
        self._seeds: Callable[[], Iterable[tuple[Part, Any]]] | None = None

    def begin(self) -> None:
        """Begin a reading: files are looked at again, and what the last reading had no use for is forgotten."""
        self._readings += 1
        self._kept, self._used = self._used, {}
        self.files.begin()

    def once(self, part: Part, inputs: tuple[Any, ...], form: Any, make: Callable[[], V]) -> V:
        """Return what `make` returns for these inputs, from an earlier reading where there was one.

        Args:
            part: what kind of part it is, and its name.
            inputs: everything that it is made of, in plain values.
            form: the type of the value, for decoding.
            make: makes it.
        """
        key = self._key_of(part, inputs)
        value: V
        if key in self._kept:
            value = self._kept[key]
        else:
            found = self._found(key, form)
            value = self.again(part, make() if found is None else found)
            if found is None:
                self._keep(key, value)
        if not self.files.is_torn:
            self._used[key] = value
        return value

    def ahead(self, wanted: Iterable[tuple[Part, tuple[Any, ...], Callable[[], Any]]]) -> None:
        """Let many hands make those of the parts that are not recalled, before `once` asks for them.

        Args:
            wanted: each with its inputs and what makes it, as `once` takes them.
        """
        missing: list[tuple[str, str, Callable[[], Any]]] = []
        for part, inputs, make in wanted:
            key = self._key_of(part, inputs)
            if key in self._kept:
                continue
            if self._memory is not None and (data := self._memory.get(key)) is not None:
                self._ready[key] = data, False
            else:
                missing.append((key, part[1], make))
        jobs = [missing[at : at + HANDFUL] for at in range(0, len(missing), HANDFUL)]

        def work(number: int) -> bytes:
            return msgspec.msgpack.encode([self._spelled(make) for _, _, make in jobs[number]])

        for number, made in self._hands([job[0][1] for job in jobs], work):
            spelled = msgspec.msgpack.decode(made, type=list[bytes])
            self._ready |= {
                key: (data, True) for (key, _, _), data in zip(jobs[number], spelled, strict=True) if data
            }

    def _spelled(self, make: Callable[[], Any]) -> bytes:
        """Return a part as it is kept, nothing where a file changed while it was read."""
        value = make()
        return b"" if self.files.is_torn else msgspec.msgpack.encode(value)

    def _key_of(self, part: Part, inputs: tuple[Any, ...]) -> str:
        known = self._keys.get(part)
        key = known[1] if known and known[0] == inputs else self.key(part, inputs)
        self._keys[part] = inputs, key
        return key

    def held(self, part: Part, inputs: tuple[Any, ...], make: Callable[[], V]) -> V:
        """Return what `make` returns for these inputs; it is recalled in this process alone."""
        known = self._held.get(part)
        if known is None or known[0] != inputs:
            known = inputs, make()
            if not self.files.is_torn:
                self._held[part] = known
        value: V = known[1]
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

        Only the first reading is kept: a server reads again at every change, and would keep thousands of pages and
        look at all files a second time for each.

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
            if self._readings == 1 and is_still():
                self._used[key] = value
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

    def gathered(self, name: str, values: Mapping[str, V]) -> Mapping[str, V]:
        """Return what was gathered from parts, the object that it was before where all parts are and none moved."""
        before = self._gathered.get(name, {})
        is_same = tuple(before) == tuple(values) and all(map(is_, before.values(), values.values()))
        self._gathered[name] = before if is_same else values
        return self._gathered[name]

    def key(self, part: Part, inputs: tuple[Any, ...]) -> str:
        """Return the key of these inputs of a part."""
        spelled = msgspec.msgpack.encode((self._version, part, inputs))
        return hashlib.blake2b(spelled, digest_size=32).hexdigest()

    def _found(self, key: str, form: Any) -> Any:
        data, is_new = self._ready.pop(key, (None, False))
        if data is None and self._memory is not None:
            data = self._memory.get(key)
        if data is None:
            return None
        if is_new and self._memory is not None:
            self._memory.put(key, data)
        try:
            return _decoder(form).decode(data)
        except msgspec.MsgspecError:
            return None

    def _keep(self, key: str, value: object) -> None:
        if self._memory is not None and not self.files.is_torn:
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
