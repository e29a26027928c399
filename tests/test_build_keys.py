"""Keys tell values apart, and are the same in every process."""

import dataclasses
import math
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.build.keys import Remembering, digest
from cxsite.draw.chart import Chart, Point, Trend, Width, Words
from cxsite.measure.findings import Cut, Finding, Findings, MetricFindings, Shown
from cxsite.model.content import Content
from cxsite.model.period import Grain, period_of


class Colour(StrEnum):
    """A word of a list."""

    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Content):
    """What is read from YAML."""

    name: str = ""
    tags: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Content):
    """The same fields in another class."""

    name: str = ""
    tags: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values."""

    left: object
    right: object


@dataclass(frozen=True, slots=True)
class Couple:
    """The same fields in another class."""

    left: object
    right: object


@dataclass(frozen=True, slots=True)
class One:
    """A single value."""

    left: object


TREND = Trend(Width.WIDE, 0.0, 10.0, (0.0, 5.0), (Point(1.0, 0.5, 1.5), None), 7.0)
CHART = Chart(
    "c", TREND, replace(TREND, width=Width.NARROW), Words("en", ((0.0, "0"),), ((0, "Q1"),)), "label"
)
QUARTER = period_of(date(2026, 5, 1), Grain.QUARTER)
FINDINGS = Findings(
    {"nps": MetricFindings("nps", 0, (Finding(Cut(QUARTER), Shown.OK, 40, 12.0, 8.0, 16.0),))},
    date(2026, 6, 1),
)

PROCESS = """
from datetime import date
from cxsite.build.keys import digest
from cxsite.draw.chart import Point, Trend, Width
from cxsite.model.period import Grain, period_of
trend = Trend(Width.WIDE, 0.0, 1.5, (1.0,), (Point(1.0, 0.0, 2.0), None))
key = digest(trend, period_of(date(2026, 5, 1), Grain.YEAR), {"b": 1, "a": b"2"})
print(key)
"""

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4)
    | st.binary(max_size=4)
    | st.dates()
    | st.sampled_from(list(Colour))
    | st.builds(Path, st.sampled_from(["a", "red", "b/c"]))
)
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
        | st.builds(Pair, inner, inner)
        | st.builds(Couple, inner, inner)
        | st.builds(One, inner)
    ),
    max_leaves=6,
)


def spelled(value: Any) -> str:
    """An oracle that is slow and obvious: Python's own spelling, with classes and in order."""
    if dataclasses.is_dataclass(value):
        parts = [spelled(getattr(value, field.name)) for field in dataclasses.fields(value)]
    elif isinstance(value, Mapping):
        parts = [spelled(part) for entry in value.items() for part in entry]
    elif isinstance(value, tuple | list):
        parts = [spelled(part) for part in value]
    else:
        parts = [repr(value)]
    return f"{type(value).__qualname__}({', '.join(parts)})"


@settings(max_examples=150, deadline=None)
@given(VALUES, VALUES)
def test_two_values_have_one_key_exactly_when_they_are_spelled_alike(one: object, other: object) -> None:
    """Neither a collision nor a key that changes without reason, over all that a key may be made of."""
    assert (digest(one) == digest(other)) == (spelled(one) == spelled(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, True),
        (0, False),
        (None, False),
        ("a", b"a"),
        ("2026-01-01", date(2026, 1, 1)),
        (date(2026, 1, 1), datetime(2026, 1, 1)),  # noqa: DTZ001 - it is only spelled
        ("red", Colour.RED),
        ("a", Path("a")),
        ((1, 2), [1, 2]),
        (((1,), 2), (1, (2,))),
        (("",), ()),
        (Pair(1, 2), Couple(1, 2)),
        (Pair(1, 2), (1, 2)),
        (Named(name="a"), Titled(name="a")),
        (2**64, hex(2**64)),
        (-(2**63), -(2**63) - 1),
        ({"a": 1}, (("a", 1),)),
    ],
)
def test_values_that_look_alike_have_different_keys(one: object, other: object) -> None:
    """What a page would show differently must not share a key, even where Python calls the two equal."""
    assert digest(one) != digest(other)


def test_a_plain_encoding_would_not_tell_these_apart() -> None:
    """The control for the test above: to msgspec alone these are one value."""
    assert msgspec.msgpack.encode(Pair(1, 2)) == msgspec.msgpack.encode(Couple(1, 2))
    assert msgspec.msgpack.encode("red") == msgspec.msgpack.encode(Colour.RED)


def test_the_order_of_a_mapping_is_part_of_its_key() -> None:
    """A journey whose stages are moved shows another map, although its dictionaries are equal."""
    one = Named(tags={"first": "1", "then": "2"})
    other = Named(tags={"then": "2", "first": "1"})
    assert one == other
    assert digest(one) != digest(other)


def test_a_read_only_mapping_has_the_key_of_its_dictionary() -> None:
    """How a mapping is protected says nothing about what it holds."""
    assert digest({"a": (1,)}) == digest(MappingProxyType({"a": (1,)}))


@pytest.mark.parametrize(
    "value", [TREND, CHART, CHART.words, QUARTER, FINDINGS, FINDINGS.metrics["nps"].findings[0]]
)
def test_every_field_of_a_value_is_in_its_key(value: Any) -> None:
    """Changing any one field changes the key; leaving all as they are does not."""
    assert digest(replace(value)) == digest(value)
    for field in dataclasses.fields(value):
        assert digest(replace(value, **{field.name: "something else"})) != digest(value), field.name


def test_every_field_of_a_model_is_in_its_key() -> None:
    """The same for what is read from YAML."""
    model = Named(name="a", tags={"b": "c"})
    assert digest(replace(model)) == digest(model)
    for field in dataclasses.fields(model):
        changed: Any = {field.name: "something else"}
        assert digest(replace(model, **changed)) != digest(model)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_refused(value: float) -> None:
    """`nan` is not equal to itself, so no key could be right."""
    with pytest.raises(ValueError, match=f"`{value}` is not a number that a page can show"):
        digest(replace(TREND, target=value))


@pytest.mark.parametrize("value", [{1, 2}, frozenset(), object(), 1j])
def test_what_has_no_order_or_no_spelling_is_refused(value: object) -> None:
    """A set's order changes from process to process."""
    with pytest.raises(TypeError, match=f"`builtins.{type(value).__name__}` has no place in a key"):
        digest((value,))


def test_a_key_is_the_same_in_every_process() -> None:
    """Neither addresses in memory nor the seed of hashing enter a key."""
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROCESS],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }
    here: dict[str, str] = {}
    exec(PROCESS, here)  # noqa: S102 - the text stands above
    assert seen == {here["key"]}


def test_a_remembered_key_depends_on_the_value_alone() -> None:
    """Whether two tuples hold the same object or an equal one makes no difference."""
    shared = Pair("a", "b")
    key_of = Remembering()
    assert (
        key_of((shared, shared))
        == key_of((shared, Pair("a", "b")))
        == Remembering()((Pair("a", "b"), shared))
    )
    assert key_of((shared,)) != key_of(shared)
    assert key_of(((shared,), shared)) != key_of((shared, (shared,)))


def test_an_object_that_is_shared_is_looked_at_once() -> None:
    """Thousands of pages may hold the same entity."""
    looked = []

    @dataclass(frozen=True)
    class Journey(Content):
        title: str = ""

        def __getattribute__(self, name: str) -> object:
            if name == "title":
                looked.append(name)
            return super().__getattribute__(name)

    journey, key_of = Journey(), Remembering()
    before = len(looked)
    assert len({key_of((journey, number)) for number in range(50)}) == 50
    assert len(looked) == before + 1
