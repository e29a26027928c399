"""Types that say exactly what their values hold, so that an encoding of a value need not say it again.

A dataclass is exact when the annotation of every field names one class that is: then two values of it that differ
differ in their bytes, too. A choice between two classes, `object`, a number that may not be finite, a set or a name
that the encoder passes over make a type inexact; nothing is lost by that but time. That values hold what their
annotations say is for the type checker to prove.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

SCALARS = frozenset({str, int, bool, bytes, date, types.NoneType})


@cache
def is_exact(kind: Any) -> bool:
    """Say whether a type, as an annotation names it, is exact."""
    return _is_exact(kind, frozenset())


def _is_exact(kind: Any, within: frozenset[Any]) -> bool:
    """Say the same inside of other types; one that contains itself is as exact as the rest of it."""
    if kind in SCALARS or kind in within:
        return True
    if isinstance(kind, type) and is_dataclass(kind):
        return _has_exact_fields(kind, within | {kind})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return True
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        parts = tuple(part for part in parts if part is not types.NoneType)
        return len(parts) == 1 and _is_exact(parts[0], within)
    if origin is tuple:
        return all(part is Ellipsis or _is_exact(part, within) for part in parts)
    return origin in {dict, Mapping} and all(_is_exact(part, within) for part in parts)


def _has_exact_fields(kind: type[Any], within: frozenset[Any]) -> bool:
    names = [field.name for field in fields(kind)]
    try:
        hints = get_type_hints(kind)
    except NameError:  # a class inside of a function
        return False
    return all(not name.startswith("_") and _is_exact(hints[name], within) for name in names)
