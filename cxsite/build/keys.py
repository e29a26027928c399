"""Keys: a short name for a value, the same in every process and different for every other value.

A value is first spelled in plain arrays, strings and numbers and then encoded by msgspec. A tuple is an
array; everything else that has parts is a map of one entry, from the name of its class to its parts, so two
classes with equal fields never meet. Mappings keep their order, because pages show them in it (the stages of
a journey): two dictionaries that differ in order alone have different keys.

Where the annotations of a class say of everything in it which class it has (see `closed`), the name of the outermost
class stands for all of theirs, and msgspec encodes the value as it is ([m] 7 times faster for a journey's page).
"""

import math
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from types import MappingProxyType, NoneType
from typing import Any

import msgspec

from cxsite.build.closed import is_closed
from cxsite.build.inputs import code

ARRANGED = "cxsite.pages."
"""Where the classes of what pages are arranged of stand."""
ENCODER = msgspec.msgpack.Encoder(enc_hook=dict)
"""Takes a read-only mapping for the dictionary that it shows; nothing else comes to the hook."""
SMALLEST, LARGEST = -(2**63), 2**64 - 1  # the whole numbers that msgpack has room for


def digest(*values: object) -> str:
    """Return the key of these values: 64 hexadecimal digits.

    Values are dataclasses, tuples, lists, mappings, enumeration members, paths, dates, bytes
    and plain scalars, nested as deep as they like.

    Raises:
        ValueError: a number is not finite.
        TypeError: a set (it has no order of its own) or an unknown class is among them.
    """
    return blake2b(ENCODER.encode(_plain(values)), digest_size=32).hexdigest()


class Remembering:
    """Gives the keys of single values, and looks at every object once.

    Pages share their arguments (an entity, a slice of the findings), also inside of what is put together for each of
    them. What was asked for since
    the one before the last `begin` is kept alive, so that a server that builds again knows what has not changed.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}
        self._used: dict[int, tuple[object, str]] = {}

    def begin(self) -> None:
        """Forget what nobody has asked for since the last time."""
        self._known, self._used = self._used, {}

    def __call__(self, value: object) -> str:
        """Return the key of a value."""
        found = self._used.get(id(value)) or self._known.get(id(value))
        if found is None:
            found = value, self._key(value)
        self._used[id(value)] = found
        return found[1]

    def _key(self, value: object) -> str:
        if isinstance(value, tuple):
            return digest("tuple", *map(self._part, value))
        if isinstance(value, dict | MappingProxyType):
            return digest("map", tuple(value), *map(self._part, value.values()))
        if parts := _arranged(type(value)):  # type: ignore[arg-type] # classes are hashable
            return digest(type(value).__qualname__, *(self._part(getattr(value, part)) for part in parts))
        return digest("value", value)

    def _part(self, value: object) -> object:
        """Return the key of a part of a value, and a small part in brackets as it is."""
        return (value,) if type(value) in SMALL else self(value)


@cache
def _arranged(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a value that was put together for one page of things that many share; none of another."""
    is_put_together = is_dataclass(kind) and kind.__module__.startswith(ARRANGED)
    return tuple(field.name for field in fields(kind)) if is_put_together else ()


def code_version() -> str:
    """Return the key of the program itself: see `inputs.code`."""
    lines: list[str] = []
    code(lines)
    return digest(tuple(lines))


def _plain(value: Any) -> object:
    return _way(type(value))(value)  # type: ignore[arg-type] # classes are hashable


@cache
def _way(kind: type[Any]) -> Callable[[Any], object]:
    """Return the function that spells values of exactly this class."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    if kind in WAYS:
        return WAYS[kind]
    if issubclass(kind, Enum):
        return lambda value: {name: [_plain(value.value)]}
    if issubclass(kind, PurePath):
        return lambda value: {"path": [os.fsencode(value)]}
    if is_dataclass(kind) and is_closed(kind):
        return lambda value: {name: [value]}
    if issubclass(kind, date):
        return lambda value: {name: [value.isoformat()]}
    return _way_of_fields(kind, name)


def _way_of_fields(kind: type[Any], name: str) -> Callable[[Any], object]:
    if is_dataclass(kind):
        parts = [field.name for field in fields(kind)]
    else:
        raise TypeError(f"`{name}` has no place in a key")
    if len(parts) < 2:  # noqa: PLR2004 - for two names and more `attrgetter` gives a tuple
        return lambda value: {name: [_plain(getattr(value, part)) for part in parts]}
    values_of = attrgetter(*parts)
    return lambda value: {name: _items(values_of(value))}


def _same(value: object) -> object:
    return value


def _whole(value: int) -> object:
    return value if SMALLEST <= value <= LARGEST else {"int": [hex(value)]}


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"`{value}` is not a number that a page can show")
    return value


def _items(values: Iterable[Any]) -> list[object]:
    return [_plain(value) for value in values]


def _entries(value: Mapping[object, object]) -> object:
    return {"": [_plain(part) for entry in value.items() for part in entry]}


SMALL = (NoneType, bool, int, float, str)
"""What is not worth remembering."""

WAYS: Mapping[type[Any], Callable[[Any], object]] = {
    NoneType: _same,
    bool: _same,
    str: _same,
    bytes: _same,
    int: _whole,
    float: _finite,
    tuple: _items,
    list: lambda value: {"list": _items(value)},
    dict: _entries,
    MappingProxyType: _entries,
}
"""How values of the commonest classes are spelled."""
