"""How a program forgets: each leaves one part out of what something is known by."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from incremental.world import Install

from cxsite import instant
from cxsite.build import comparison, file_store, inputs, keys, left, memory, numbers, plan, press, state
from cxsite.build.file_store import FileStore
from cxsite.build.manifest import Entry
from cxsite.draw.chart import Marks
from cxsite.pages import markdown
from cxsite.pages import memory as pages_memory
from cxsite.pages.page import View
from cxsite.read.hashes import Hashes
from cxsite.read.recall import Part, Recall


def first_without(*places: int) -> Install:
    """Leave these values out of the first key: 0 path, 1 maker, 2 lent languages, 3 arguments, 4 theme, 5 version."""
    return _forgetful(plan, lambda values: len(values) == 6, places)


def second_without(*places: int) -> Install:
    """Leave these values out of the second key: 0 view, 1 closure, 2 look."""
    return _forgetful(press, lambda values: isinstance(values[0], View), places)


def look_without(*places: int) -> Install:
    """Leave these values out of the look of a theme: 0 name, 1 assets, 2 wording, 3 version."""
    return _forgetful(press, lambda values: len(values) == 4, places)


def drawing_without(*places: int) -> Install:
    """Leave these values out of the key of a drawing: 1 marks, 2 version."""
    return _forgetful(press, lambda values: isinstance(values[1], Marks), places)


def file_without(*places: int) -> Install:
    """Leave these values out of the key of a drawing that is a file of its own: 1 drawing, 2 version."""
    return _forgetful(press, lambda values: values[0] == "drawing", places)


def memory_without(*places: int) -> Install:
    """Leave these values out of the key of what other layers keep: 0 their own key, 1 version."""
    return _forgetful(memory, lambda values: len(values) == 2, places)


def findings_without(*places: int) -> Install:
    """Leave these values out of the key of findings: 1 part of the handbook, 2 version."""
    return _forgetful(numbers, lambda values: values[0] == "findings", places)


def findings_without_part(name: str) -> Install:
    """Leave a mapping of the handbook, such as what the last edition published, out of the key of findings."""

    def digest(*values: Any) -> str:
        if values[0] == "findings":
            assert getattr(values[1], name)
            values = (values[0], replace(values[1], **{name: {}}), *values[2:])
        return keys.digest(*values)

    return lambda patch: patch.setattr(numbers, "digest", digest)


def _forgetful(module: object, meant: Callable[[tuple[Any, ...]], bool], places: tuple[int, ...]) -> Install:
    def digest(*values: Any) -> str:
        if meant(values):
            values = tuple(value for place, value in enumerate(values) if place not in places)
        return keys.digest(*values)

    return lambda patch: patch.setattr(module, "digest", digest)


def all_keys_without(kind: type[Any], name: str) -> Install:
    """Leave a field of a class out of every key that a value of the class is part of."""
    real = cache(keys._way.__wrapped__)

    def way(found: type[Any]) -> Callable[[Any], object]:
        if found is not kind:
            return real(found)  # type: ignore[arg-type] # classes are hashable
        parts = [each.name for each in fields(kind)] if is_dataclass(kind) else list(kind.model_fields)
        assert name in parts
        names = [each for each in parts if each != name]
        return lambda value: {kind.__qualname__: [keys._plain(getattr(value, each)) for each in names]}

    arranged = keys._arranged

    def without(found: type[Any]) -> tuple[str, ...]:
        parts = arranged(found)  # type: ignore[arg-type] # as above
        return tuple(each for each in parts if (found, each) != (kind, name))

    def install(patch: pytest.MonkeyPatch) -> None:
        spell_all(patch)
        patch.setattr(keys, "_way", way)
        patch.setattr(keys, "_arranged", without)

    return install


def spell_all(patch: pytest.MonkeyPatch) -> None:
    """Let no value be spelled at once: then a part of it can be left out, however deep it lies."""
    patch.setattr(keys, "is_closed", lambda _kind: False)


def without_order(patch: pytest.MonkeyPatch) -> None:
    """Let mappings that differ in order alone have one key."""
    spell_all(patch)
    real = cache(keys._way.__wrapped__)

    def way(found: type[Any]) -> Callable[[Any], object]:
        if found is not dict:
            return real(found)  # type: ignore[arg-type] # classes are hashable
        return lambda value: {
            "": [keys._plain(part) for entry in sorted(value.items(), key=repr) for part in entry]
        }

    known = keys.Remembering._key

    def key(self: keys.Remembering, value: object) -> str:
        return known(self, dict(sorted(value.items(), key=repr)) if isinstance(value, dict) else value)

    patch.setattr(keys, "_way", way)
    patch.setattr(keys.Remembering, "_key", key)


def state_without(pattern: str) -> Install:
    """Leave what matches out of each line of the state that an instant answer is compared with."""

    def forgetful(real: Callable[[str, list[str]], int]) -> Callable[[str, list[str]], int]:
        def told(target: str, lines: list[str]) -> int:
            newest = real(target, lines)
            lines[:] = [re.sub(pattern, "", line) for line in lines]
            return newest

        return told

    def install(patch: pytest.MonkeyPatch) -> None:
        for module in (instant, state):
            patch.setattr(module, "output", forgetful(inputs.output))

    return install


def parts_without(*places: int) -> Install:
    """Leave these inputs out of the key of a part of a reading: 0 hashes of its files, 1 lines of the lock, 2 the rest.

    The key of a reading as a whole stays what it is.
    """
    key_of = Recall._key_of

    def forgetful(self: Recall, part: Part, inputs: tuple[Any, ...]) -> str:
        return key_of(self, part, tuple(each for place, each in enumerate(inputs) if place not in places))

    return lambda patch: patch.setattr(Recall, "_key_of", forgetful)


def without_names(patch: pytest.MonkeyPatch) -> None:
    """Know a reading by the bytes of its files, whatever they are called."""
    key = Recall.key

    def nameless(self: Recall, part: Part, inputs: tuple[Any, ...]) -> str:
        if part == ("reading", ""):
            inputs = (inputs[0], tuple(digest for _, digest in inputs[1]))
        return key(self, part, inputs)

    patch.setattr(Recall, "key", nameless)


def without_way(patch: pytest.MonkeyPatch) -> None:
    """Know what has been rendered by its text, whether that is a sentence or a block."""
    patch.setattr(
        markdown, "remembered", lambda _way, text, render: pages_memory.remembered("", text, render)
    )


def without_times(patch: pytest.MonkeyPatch) -> None:
    """Believe of a file in the output that it is the one that was published, if it is as long."""

    def told(target: str, lines: list[str]) -> int:
        newest = inputs.output(target, lines)
        lines[:] = [re.sub(r"^(/.* \d+)( \d+){3}$", r"\1 0 0 0", line) for line in lines]
        return newest

    for module in (state, left):
        patch.setattr(module, "output", told)


def without_source(patch: pytest.MonkeyPatch) -> None:
    """Know a source by its size."""
    patch.setattr(Hashes, "digest", lambda _self, path: str(Path(path).stat().st_size))
    patch.setattr(Hashes, "data", lambda _self, path: path.read_bytes())


def without_hash(patch: pytest.MonkeyPatch) -> None:
    """Believe whatever the store gives."""

    def get(self: FileStore, key: str) -> bytes | None:
        found = (
            self._connection.execute(file_store.FIND, (bytes.fromhex(key),)).fetchone()
            if self._connection
            else None
        )
        return found[2] if found else None

    patch.setattr(FileStore, "get", get)


def without_bytes(patch: pytest.MonkeyPatch) -> None:
    """Know a file of the output by its size."""

    def holds_entry(folder: Path, entry: Entry) -> bool:
        file = folder / entry.path
        return file.is_file() and file.stat().st_size == entry.size

    patch.setattr(comparison, "holds_entry", holds_entry)
