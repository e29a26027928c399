"""What differs between two values of one kind, field by field, in words that authors know.

Values are frozen dataclasses, tuples, mappings and plain scalars. An item of a tuple is found again by its id or by
what it counts (`Cut`); the others by their place, as far as both ends of the tuple agree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from cxsite.measure.findings import Cut
from cxsite.model.content import kebab
from cxsite.model.text import Text

NOTHING = None
"""What stands on the side where there is nothing of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: the way to it from the value, and what stands there before and after."""

    way: tuple[str, ...]
    before: object
    after: object


def differences(before: object, after: object, way: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Yield what differs, in the order in which the values hold it."""
    if before == after and _order(before) == _order(after):
        return
    if isinstance(before, Text) and isinstance(after, Text):
        yield from _of_texts(before, after, way)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_mappings(before, after, way)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _of_tuples(before, after, way)
    elif is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            inner = (*way, kebab(field.name))
            yield from differences(getattr(before, field.name), getattr(after, field.name), inner)
    else:
        yield Difference(way, before, after)


def _order(value: object) -> tuple[object, ...]:
    """Return what equality overlooks: dictionaries are equal whatever their order."""
    return tuple(value) if isinstance(value, Mapping) else ()


def _of_texts(before: Text, after: Text, way: tuple[str, ...]) -> Iterator[Difference]:
    for language in dict.fromkeys((*before.wordings, *after.wordings)):
        old, new = before.wordings.get(language), after.wordings.get(language)
        if old and new and old.text == new.text:
            yield from differences(old.status, new.status, (*way, language, "status"))
        else:
            yield from differences(
                old.text if old else NOTHING, new.text if new else NOTHING, (*way, language)
            )


def _of_mappings(
    before: Mapping[Any, object], after: Mapping[Any, object], way: tuple[str, ...]
) -> Iterator[Difference]:
    found = False
    for key in dict.fromkeys((*before, *after)):
        for each in differences(before.get(key, NOTHING), after.get(key, NOTHING), (*way, str(key))):
            found = True
            yield each
    if not found:
        yield Difference((*way, "order"), ", ".join(map(str, before)), ", ".join(map(str, after)))


def _of_tuples(
    before: tuple[object, ...], after: tuple[object, ...], way: tuple[str, ...]
) -> Iterator[Difference]:
    old, new = _named(before), _named(after)
    if old and new:
        yield from _of_mappings(old, new, way)
        return
    start = _agreeing(before, after)
    end = _agreeing(before[start:][::-1], after[start:][::-1])
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    for at in range(max(len(gone), len(come))):
        pair = (gone[at] if at < len(gone) else NOTHING, come[at] if at < len(come) else NOTHING)
        yield from differences(*pair, (*way, str(start + at + 1)))


def _named(items: tuple[object, ...]) -> dict[str, object]:
    """Return the items by what they are called, none where they have no names or share one."""
    named = {name: item for item in items if (name := _name(item))}
    return named if len(named) == len(items) else {}


def _name(item: object) -> str:
    cut = getattr(item, "cut", None)
    if isinstance(cut, Cut):
        return ", ".join(filter(None, (cut.touchpoint, cut.language, cut.segment, cut.period.id)))
    found = getattr(item, "id", "")
    return found if isinstance(found, str) else ""


def _agreeing(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items at the beginning are the same."""
    for at, pair in enumerate(zip(one, other, strict=False)):
        if pair[0] != pair[1]:
            return at
    return min(len(one), len(other))
