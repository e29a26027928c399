"""Programs that forget: each leaves one part out of what it knows a result by, and is given what only that part tells.

A key that holds too little gives an old page for a new one. Every mutant below is the program with one part gone; its
change makes a difference that nothing else in the key can tell. What a key says twice has no mutant of its own: path
and maker of a page (no two pages have equal arguments), wording and assets of the theme (the frame among the arguments
holds them too), the list of languages (every text has one wording in each), the words of a chart (its table says them).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from incremental.damage import confuse, opened
from incremental.edits import Rule, retint_secretly
from incremental.world import Install, World

from cxsite import instant
from cxsite.build import comparison, file_store, inputs, keys, memory, numbers, plan, press, state
from cxsite.build.file_store import FileStore
from cxsite.build.manifest import Entry
from cxsite.draw.chart import Marks
from cxsite.measure.findings import MetricFindings
from cxsite.model.dataset import DataFile, Question
from cxsite.model.edition import FrozenMetric
from cxsite.model.settings import Privacy
from cxsite.model.text import Wording
from cxsite.pages.frame import Frame
from cxsite.pages.page import View
from cxsite.pages.templates import Renderer
from cxsite.read.frozen import frozen_text
from cxsite.read.handbook import read_handbook
from cxsite.read.hashes import Hashes


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program that forgets.

    Attributes:
        part: what it leaves out.
        install: makes the program forget it.
        change: what happens between two builds; "" of a rule means that it did nothing.
    """

    part: str
    install: Install
    change: Rule

    def __str__(self) -> str:
        return self.part


def first_without(*places: int) -> Install:
    """Leave these values out of the first key: 0 path, 1 maker, 2 arguments, 3 theme, 4 version."""
    return _forgetful(plan, lambda values: len(values) == 5, places)


def second_without(*places: int) -> Install:
    """Leave these values out of the second key: 0 view, 1 closure, 2 look."""
    return _forgetful(press, lambda values: isinstance(values[0], View), places)


def look_without(*places: int) -> Install:
    """Leave these values out of the look of a theme: 0 name, 1 assets, 2 wording, 3 version."""
    return _forgetful(press, lambda values: len(values) == 4, places)


def drawing_without(*places: int) -> Install:
    """Leave these values out of the key of a drawing: 1 marks, 2 version."""
    return _forgetful(press, lambda values: isinstance(values[1], Marks), places)


def memory_without(*places: int) -> Install:
    """Leave these values out of the key of what other layers keep: 0 their own key, 1 version."""
    return _forgetful(memory, lambda values: len(values) == 2, places)


def findings_without(*places: int) -> Install:
    """Leave these values out of the key of findings: 1 part of the handbook, 2 version."""
    return _forgetful(numbers, lambda values: values[0] == "findings", places)


def findings_without_editions(patch: pytest.MonkeyPatch) -> None:
    """Leave what the last edition published out of the key of findings."""

    def digest(*values: Any) -> str:
        if values[0] == "findings":
            values = (values[0], replace(values[1], frozen={}), *values[2:])
        return keys.digest(*values)

    patch.setattr(numbers, "digest", digest)


def _forgetful(module: object, meant: Callable[[tuple[Any, ...]], bool], places: tuple[int, ...]) -> Install:
    def digest(*values: Any) -> str:
        if meant(values):
            values = tuple(value for place, value in enumerate(values) if place not in places)
        return keys.digest(*values)

    return lambda patch: patch.setattr(module, "digest", digest)


def all_keys_without(kind: type[Any], name: str) -> Install:
    """Leave a field of a class out of every key that a value of the class is part of."""
    real = keys._way

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
        patch.setattr(keys, "_way", way)
        patch.setattr(keys, "_arranged", without)

    return install


def without_order(patch: pytest.MonkeyPatch) -> None:
    """Let mappings that differ in order alone have one key."""
    real = keys._way

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


def write(path: str, old: str, new: str) -> Rule:
    """Replace words that stand in a file."""

    def change(world: World, _random: object) -> str:
        file = world.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"`{old}` is not in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return f"`{new}` in {path}"

    return change


def swapped_lines(world: World, _random: object) -> str:
    """Let the lines of a file stand the other way round."""
    file = world.folder / "content/metrics.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(reversed(lines)), encoding="utf-8")
    return "the measures stand the other way round"


def build_with(**settings: Any) -> Rule:
    """Build with other settings."""

    def change(world: World, _random: object) -> str:
        world.settings = replace(world.settings, **settings)
        return str(settings)

    return change


def another_version(world: World, _random: object) -> str:
    """Install another version."""
    world.settings = replace(world.settings, program=replace(world.settings.program, version=1))
    return "another version"


def another_edition(world: World, _random: object) -> str:
    """Freeze other numbers."""
    handbook = read_handbook(world.folder).handbook
    assert handbook is not None
    frozen = handbook.frozen["2026-08"]
    metrics: dict[str, FrozenMetric] = {
        name: replace(
            metric, numbers=tuple(replace(one, value=(one.value or 0) + 1) for one in metric.numbers)
        )
        for name, metric in frozen.metrics.items()
    }
    text = frozen_text(replace(frozen, metrics=metrics))
    (world.folder / "content/editions/2026-08.json").write_text(text, encoding="utf-8")
    return "other numbers in an edition"


def after_a_while(rule: Rule) -> Rule:
    """Let the clock go on before something changes: then the state of the build before can be trusted."""

    def change(world: World, random: Any) -> str:
        sleep(0.03)
        world.build()
        return rule(world, random)

    return change


def another_tint_in_the_store(world: World, _random: object) -> str:
    """Change what is kept, and nothing that leads to it."""
    with opened(world) as connection:
        assert connection is not None
        for row, data in connection.execute("SELECT id, data FROM objects").fetchall():
            new = data.replace(b"green", b"black")
            connection.execute("UPDATE objects SET data = ? WHERE id = ?", (new, row))
    return "other words in the store"


def deface_one(world: World, _random: object) -> str:
    """Change a byte in the output, nothing else of the file."""
    page = world.output / "en/journeys/first-cup.html"
    page.write_bytes(page.read_bytes().replace(b"green", b"blacj", 1))
    return "a byte of the output"


SENTENCE = write("content/personas/regular.yml", "Old green Lin", "Old black Lin")
BRUSH = write("themes/stall/templates/brush.html", "green", "black")
ANSWERS = write("content/data/cups.csv", ",R,C,", ",R,M,")
LOCK = write("content/i18n.lock", " zh-Hans ", " zh-Hans 0")
FEED = write("content/site.yml", "base-url: https://tea.example.com/\n", "")
RULES = write("content/site.yml", "show: 4", "show: 12")
QUESTION = write("content/data/cups.yml", '["", "NA"]', '["", "NA", "7"]')
DAY = build_with(as_of=date(2027, 6, 30))

IN_KEYS = (
    Mutant("arguments of a page", first_without(2), SENTENCE),
    Mutant("theme, before views are built", first_without(3), BRUSH),
    Mutant("version, before views are built", first_without(4), another_version),
    Mutant("view", second_without(0), SENTENCE),
    Mutant("closure of a template", second_without(1), BRUSH),
    Mutant(
        "what a template pulls in",
        lambda patch: patch.setattr(Renderer, "references", lambda *_: ()),
        BRUSH,
    ),
    Mutant("version, after views are built", look_without(3), another_version),
    Mutant("marks of a drawing", drawing_without(1), SENTENCE),
    Mutant("version of a drawing", drawing_without(2), another_version),
    Mutant("as-of day", all_keys_without(Frame, "as_of"), DAY),
    Mutant("address of the feed", all_keys_without(Frame, "feed"), FEED),
    Mutant("status of a translation", all_keys_without(Wording, "status"), LOCK),
    Mutant("numbers of a measure", all_keys_without(MetricFindings, "findings"), ANSWERS),
    Mutant("numbers of an edition", all_keys_without(FrozenMetric, "numbers"), another_edition),
    Mutant("bytes of a source", without_source, SENTENCE),
    Mutant("version of a text", memory_without(1), another_version),
    Mutant("what findings are made of", findings_without(1), ANSWERS),
    Mutant("last edition, in findings", findings_without_editions, another_edition),
    Mutant("version of findings", findings_without(2), another_version),
    Mutant("bytes of data", all_keys_without(DataFile, "digest"), ANSWERS),
    Mutant("rules of privacy", all_keys_without(Privacy, "min_n"), RULES),
    Mutant("a question", all_keys_without(Question, "no_answer"), QUESTION),
    Mutant("order of a mapping", without_order, swapped_lines),
)
BESIDE_KEYS = (
    Mutant("hash of what is kept", without_hash, another_tint_in_the_store),
    Mutant("seal of an entry", lambda patch: patch.setattr(file_store, "_seal", lambda *_: b""), confuse),
    Mutant("bytes of the output", without_bytes, deface_one),
    Mutant(
        "time at which a source was changed", state_without(r" \d+(?= \d+$)"), after_a_while(retint_secretly)
    ),
    Mutant("day of the environment", state_without("^day .*"), after_a_while(build_with(epoch="1798675200"))),
    Mutant("version, in the state", state_without("^version .*"), after_a_while(another_version)),
    Mutant("output, in the state", state_without("^/.*"), after_a_while(deface_one)),
)
MUTANTS = IN_KEYS + BESIDE_KEYS
