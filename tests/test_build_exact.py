"""A value of an exact type is known by the encoding of its fields alone."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite import model, pages
from cxsite.build import keys
from cxsite.build.exact import is_exact
from cxsite.build.keys import digest
from cxsite.model.prose import Block
from cxsite.model.text import Text
from cxsite.pages.frame import Head, Shell
from cxsite.pages.knowledge import KnowledgeBody


class Tone(Enum):
    """A choice."""

    LOUD = "loud"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Word:
    """Holds what its fields say."""

    text: str
    tones: Mapping[str, Tone]
    parts: "tuple[Word, ...]" = ()
    beside: "Word | None" = None
    number: int = 0
    said: tuple[int, str] = (0, "")


@dataclass(frozen=True, slots=True)
class Name:
    """Has the fields of another class."""

    text: str
    tones: Mapping[str, Tone]
    parts: tuple[Word, ...] = ()
    beside: Word | None = None
    number: int = 0
    said: tuple[int, str] = (0, "")


WORDS = st.recursive(
    st.builds(Word, st.text(max_size=2), st.dictionaries(st.text(max_size=1), st.sampled_from(Tone), max_size=2)),
    lambda inner: st.builds(
        Word, st.text(max_size=2), st.just({}), st.lists(inner, max_size=2).map(tuple), st.none() | inner
    ),
    max_leaves=4,
)  # fmt: skip


@given(WORDS, WORDS)
def test_values_that_differ_have_keys_that_differ(one: Word, other: Word) -> None:
    """And equal ones with equal order in their mappings have one."""
    assert (digest(one) == digest(other)) is (repr(one) == repr(other))


@given(WORDS)
def test_a_value_can_be_read_again_from_its_encoding(word: Word) -> None:
    """So nothing of it is missing there."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(word), type=Word) == word


def test_every_exact_class_of_ours_could_be_read_again() -> None:
    """From its type and its bytes, so there is nothing in a value that is not in them."""
    packages = (model, pages)
    modules = [
        import_module(f"{each.__name__}.{found.name}")
        for each in packages
        for found in iter_modules(each.__path__)
    ]
    kinds = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind)
    }
    exact = {kind for kind in kinds if is_exact(kind)}
    assert {Block, Text, Head, KnowledgeBody} <= exact < kinds
    assert all(msgspec.msgpack.Decoder(kind) for kind in exact)


def test_two_classes_with_equal_fields_never_meet() -> None:
    """The encoding says what it is an encoding of."""
    assert digest(Word("a", {})) != digest(Name("a", {}))


def test_a_mapping_that_cannot_be_written_to_has_the_key_of_one_that_can() -> None:
    """They show the same."""
    assert digest(Word("a", MappingProxyType({"b": Tone.LOW}))) == digest(Word("a", {"b": Tone.LOW}))


@pytest.mark.parametrize("number", [2**64, -(2**70)])
def test_a_number_without_end_has_a_key(number: int) -> None:
    """The encoder has no room for it, so the value is spelled."""
    assert digest(Word("a", {}, number=number)) != digest(Word("a", {}, number=number + 1))


@pytest.mark.parametrize(
    "kind", [str, Tone, Word, Block, Text, Head, KnowledgeBody, tuple[Word, ...], dict[str, Tone], str | None]
)
def test_what_says_all_is_exact(kind: object) -> None:
    """Plain values, and what consists of them alone."""
    assert is_exact(kind)


@pytest.mark.parametrize(
    "kind", [object, float, int | str, Word | Name, set[str], list[int], Any, Shell, tuple[object, ...]]
)
def test_what_leaves_a_choice_is_not(kind: object) -> None:
    """Two values could have one encoding, or a number could be none."""
    assert not is_exact(kind)


def test_a_field_that_the_encoder_passes_over_is_not() -> None:
    """Nor a class whose annotations nobody can look up."""

    class Hidden:
        pass

    @dataclass(frozen=True)
    class Secret:
        _text: str

    @dataclass(frozen=True)
    class Local:
        inside: "Hidden"

    assert [field.name for field in fields(Secret)] == ["_text"]
    assert not is_exact(Secret)
    assert not is_exact(Local)


def test_a_class_without_exactness_is_spelled() -> None:
    """Slower, with the same differences."""
    with patch.object(keys, "is_exact", return_value=False):
        keys._way.cache_clear()
        spelled = digest(Word("a", {})), digest(Word("b", {}))
    keys._way.cache_clear()
    assert len({*spelled, digest(Word("a", {})), digest(Word("b", {}))}) == 4
