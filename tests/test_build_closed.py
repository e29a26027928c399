"""What annotations leave no choice about, msgspec may spell."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import msgspec
import pytest

from cxsite.build.closed import is_closed
from cxsite.build.keys import digest
from cxsite.model.text import Status, Text, Wording
from cxsite.pages.speech import Pair, Words


class Colour(StrEnum):
    """A word of a list."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that a closed class may hold."""

    name: str
    when: date | None = None
    colour: Colour | None = None
    is_new: bool = False
    data: bytes = b""
    parts: tuple[str, ...] = ()
    pair: tuple[str, bool] = ("", False)
    words: Mapping[str, Colour] | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Closed classes in a closed class."""

    leaves: tuple[Leaf, ...]
    by_name: Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class Twig:
    """The same fields in another class."""

    leaves: tuple[Leaf, ...]
    by_name: Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class Ring:
    """A class that holds itself."""

    name: str
    inside: "tuple[Ring, ...]" = ()


@dataclass(frozen=True, slots=True)
class Common:
    """A class that another is made of."""

    name: str


@dataclass(frozen=True, slots=True)
class Special(Common):
    """The other."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A class with a name that some encoders pass over."""

    _name: str = ""


LEAF = Leaf("a", date(2026, 1, 1), Colour.RED, True, b"b", ("c",), ("d", True), {"e": Colour.RED})  # noqa: FBT003
BRANCH = Branch((LEAF,), {"a": LEAF})


@pytest.mark.parametrize(
    "kind",
    [
        str,
        str | None,
        Colour,
        date | None,
        Annotated[Leaf, "read so"],
        tuple[str, ...],
        Mapping[str, Leaf],
        Leaf,
        Branch,
        Text,
        Pair,
    ],
)
def test_what_names_one_class_at_every_place_is_closed(kind: Any) -> None:
    """Nothing inside can be taken for a value of another class."""
    assert is_closed(kind)


@pytest.mark.parametrize(
    "kind",
    [
        int,  # there are numbers without room
        float,  # there are some that are none
        object,
        Any,
        Path,
        frozenset[str],
        list[str],
        str | date,
        Annotated[object, "read so"],
        str | Colour,
        Leaf | Branch,
        Leaf | Branch | None,
        tuple[Leaf | Branch, ...],
        Mapping[str, object],
        Ring,
        Common,
        tuple[Common, ...],
    ],
)
def test_what_leaves_a_choice_is_open(kind: Any) -> None:
    """Two values of different classes could be spelled alike there."""
    assert not is_closed(kind)


@pytest.mark.parametrize(
    ("value", "others"),
    [
        (
            LEAF,
            {
                "name": "b",
                "when": None,
                "colour": None,
                "is_new": False,
                "data": b"",
                "parts": (),
                "pair": ("d", False),
                "words": {},
            },
        ),
        (Wording("a", "en", Status.ORIGINAL), {"text": "b", "lang": "de", "status": Status.STALE}),
        (Words("a", "en"), {"html": "b", "lang": "de"}),
        (BRANCH, {"leaves": (), "by_name": {"b": LEAF}}),
        (Hidden("a"), {"_name": "b"}),
    ],
)
def test_every_field_of_a_closed_class_is_in_its_key(value: Any, others: Mapping[str, object]) -> None:
    """Also inside of another value, and whatever msgspec thinks of names."""
    assert is_closed(type(value))  # type: ignore[arg-type] # classes are hashable
    assert digest((replace(value),)) == digest((value,))
    for field in fields(value):
        other = others.get(field.name)
        if field.name in others:
            assert digest((replace(value, **{field.name: other}),)) != digest((value,)), field.name
    assert {field.name for field in fields(value)} >= others.keys()


def test_closed_classes_with_equal_fields_have_different_keys() -> None:
    """The name of the outermost class is in the key, though to msgspec alone the two are one value."""
    branch, twig = BRANCH, Twig(BRANCH.leaves, BRANCH.by_name)
    assert msgspec.msgpack.encode(branch) == msgspec.msgpack.encode(twig)
    assert digest(branch) != digest(twig)


def test_the_order_and_the_protection_of_a_mapping_in_a_closed_class() -> None:
    """Its order is in the key; whether it may be written to says nothing about what it holds."""
    one, other = (
        replace(BRANCH, by_name={"a": LEAF, "b": LEAF}),
        replace(BRANCH, by_name={"b": LEAF, "a": LEAF}),
    )
    assert one == other
    assert digest(one) != digest(other)
    assert digest(replace(one, by_name=MappingProxyType(one.by_name))) == digest(one)
