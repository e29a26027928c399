"""Closed classes: those whose annotations alone say which class each value inside of them has.

To msgspec two classes with equal fields, a date and its digits, a member of an enumeration and its value are one.
Where no annotation leaves a choice between such, nothing is lost by that. Numbers are left out: a key refuses those
that are not finite, and spells those that have no room.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin

PLAIN = (NoneType, bool, bytes, str, date)


@cache
def is_closed(kind: Any) -> bool:
    """Say whether every value of this class, or of this annotation, is spelled in full by msgspec.

    A class that others are made of is open, and so is one that holds itself.
    """
    return _is_closed(kind, ())


def _is_closed(kind: Any, around: tuple[Any, ...]) -> bool:
    if get_origin(kind) is Annotated:
        return _is_closed(kind.__origin__, around)
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part is not Ellipsis]
    if origin:
        return _leaves_no_choice(origin, parts) and all(_is_closed(part, around) for part in parts)
    if kind in PLAIN:
        return True
    if not isinstance(kind, type) or kind in around or kind.__subclasses__():
        return False
    if is_dataclass(kind):
        return all(_is_closed(field.type, (*around, kind)) for field in fields(kind))
    return issubclass(kind, Enum)


def _leaves_no_choice(origin: Any, parts: list[Any]) -> bool:
    """Say whether a value of an annotation with parts can be of one class only, or be None."""
    if origin is UnionType:
        return len(set(parts) - {NoneType}) == 1
    return origin in (tuple, Mapping, dict)
