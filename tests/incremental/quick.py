"""What a test does a thousand times is done once where it is a function of a text alone.

Only what lies below the seams that are tested is remembered: what Jinja makes of a template's source, the shipped
theme, what DuckDB answers to a query over the same bytes, a sentence as HTML, a number as it is written in a language,
the links of a page's bytes and what it says. Nothing need survive a power cut.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

import pytest
from jinja2 import Environment
from once import answer_once, read_shipped_once

from cxsite.build import durability, links, press, sections
from cxsite.pages import formats, markdown
from cxsite.pages.parsed import Parsed
from cxsite.pages.templates import Renderer

WRITTEN = cache(formats._written)
CLEANED = cache(markdown._clean)
ANCHORS = cache(links.anchors_of)
TOLD = cache(sections.told_of)
COMPILED: dict[tuple[str, str, str], CodeType] = {}
REFERENCES: dict[str, tuple[str, ...]] = {}


@contextmanager
def quick() -> Iterator[None]:
    """Let texts be compiled and queries be answered once a process."""
    with pytest.MonkeyPatch.context() as patch:
        read_shipped_once(patch)
        answer_once(patch)
        patch.setattr(os, "fsync", lambda _handle: None)
        patch.setattr(durability, "sync_file_system", lambda _handle: True)
        patch.setattr(formats, "_written", WRITTEN)
        patch.setattr(markdown, "_clean", CLEANED)
        patch.setattr(press, "anchors_of", ANCHORS)
        patch.setattr(press, "told_of", TOLD)
        patch.setattr(Parsed, "code", _compiled_once(Parsed.code))
        patch.setattr(Renderer, "references", _referred_once(Renderer.references))
        yield


def _compiled_once(code: Callable[[Parsed, Environment, str], CodeType]) -> Callable[..., CodeType]:
    def once(loader: Parsed, environment: Environment, name: str) -> CodeType:
        key = (loader._sources[name], name, loader._file_of(name))
        if key not in COMPILED:
            COMPILED[key] = code(loader, environment, name)
        return COMPILED[key]

    return once


def _referred_once(references: Callable[..., tuple[str, ...]]) -> Callable[..., tuple[str, ...]]:
    def once(renderer: Renderer, name: str) -> tuple[str, ...]:
        source = renderer._theme.templates[name]
        if source not in REFERENCES:
            REFERENCES[source] = references(renderer, name)
        return REFERENCES[source]

    return once
