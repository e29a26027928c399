"""What a page can name: the ids in what it is handed, so that it is handed no other names.

A maker makes the key of a name from strings of its arguments; there is nothing else to make it from. So the names of
whatever is mentioned there are all that it can show: a title that changes reaches the pages that may show it and leaves
all others alone. In a text the links are what it mentions. An id brings the names of all kinds that have it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any

from cxsite.model.text import Text
from cxsite.pages.names import Names

ID_OR_KEY = re.compile(r"(?:[a-z]+:)?[a-z0-9-]+")
KEY = re.compile(r"(?<![a-z])[a-z]+:[a-z0-9-]+")
PLAIN = (NoneType, bool, int, float, bytes, date)
"""What mentions nothing."""

Words = frozenset[str]
NOTHING: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that can be linked to, found by what mentions it.

    Attributes:
        names: all of it.
        keys: an id to every `kind:id` that has it.
        words: value to the ids and keys in it.
    """

    names: Names
    keys: Mapping[str, tuple[str, ...]]
    words: Callable[[object], Words]

    def named_in(self, *values: object) -> Names:
        """Return the names of everything that these values mention, by key."""
        found = {key for word in self.words(values) for key in self.keys.get(word, ())}
        return {key: self.names[key] for key in sorted(found)}


def register_of(names: Names, words: Callable[[object], Words]) -> Register:
    """Return where names are looked up; `words` may be shared by the registers of several languages."""
    keys: dict[str, list[str]] = {}
    for key in names:
        for word in (key, key.partition(":")[2]):
            keys.setdefault(word, []).append(key)
    return Register(names, {word: tuple(found) for word, found in keys.items()}, words)


class Mentions:
    """Finds the ids and keys in a value, and looks at every object once.

    What was asked for since the one before the last `begin` is kept alive, so that a server that arranges its pages
    again knows what has not changed.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, Words]] = {}
        self._used: dict[int, tuple[object, Words]] = {}

    def begin(self) -> None:
        """Forget what nobody has asked for since the last time."""
        self._known, self._used = self._used, {}

    def __call__(self, value: object) -> Words:
        """Return the ids and keys in a value."""
        if type(value) in PLAIN or isinstance(value, Enum):
            return NOTHING
        if isinstance(value, str):
            return frozenset((value,)) if ID_OR_KEY.fullmatch(value) else NOTHING
        found = self._used.get(id(value)) or self._known.get(id(value)) or (value, self._words(value))
        self._used[id(value)] = found
        return found[1]

    def _words(self, value: object) -> Words:
        if isinstance(value, Text):
            texts = {wording.text for wording in value.wordings.values()}
            return frozenset(key for text in texts if "](" in text for key in KEY.findall(text))
        return NOTHING.union(*map(self, _parts(value)))


def _parts(value: Any) -> Iterable[object]:
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if isinstance(value, tuple | list):
        return value
    return (getattr(value, name) for name in _fields(value.__class__))


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a value of this class consists of."""
    return tuple(field.name for field in fields(kind))
