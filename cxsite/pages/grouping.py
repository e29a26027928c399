"""Things by what they belong to: looked at once for all pages, not once for each."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


def grouped(pairs: Iterable[tuple[Key, Thing]]) -> Mapping[Key, tuple[Thing, ...]]:
    """Return every key with all that comes with it, both in the order in which they come."""
    found: dict[Key, list[Thing]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return {key: tuple(things) for key, things in found.items()}
