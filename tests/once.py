"""What no handbook of a test changes is read once a process: the default theme, OpenCC's tables, answered queries.

Everything that is remembered here is a function of what its key holds: the files of the default theme, which no test
writes, and the text of a query with the bytes of every file that it reads. A house's theme is read each time.
"""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import pytest

from cxsite.measure.engines import DuckDB, Row
from cxsite.read import parts, theme
from cxsite.read.shipped import themes_folder

SHIPPED = themes_folder()
IN_QUOTES = re.compile("'(/[^']+)'")


def read_shipped_once(patch: pytest.MonkeyPatch) -> None:
    """Let the default theme and the tables of the conversion be read when they are first asked for, and kept."""
    for name in ("_templates", "_static", "_words"):
        patch.setattr(theme, name, shipped(getattr(theme, name)))
    patch.setattr(parts, "_parts", shipped(parts._parts))
    patch.setattr("opencc.OpenCC", cache(opencc.OpenCC))


def shipped(read: Callable[..., Any]) -> Callable[..., Any]:
    """The same function of a path, which remembers what stands below the default theme."""
    known: dict[tuple[Path, bool], Any] = {}

    def once(path: Path, *others: Any) -> Any:
        key = (path, bool(others and others[0]))
        if not path.is_relative_to(SHIPPED):
            return read(path, *others)
        if key not in known:
            known[key] = read(path, *others)
        return known[key]

    return once


def answer_once(patch: pytest.MonkeyPatch) -> None:
    """Let a query over files with the same bytes be answered as it was before."""
    fetch, answers = DuckDB.fetch, ANSWERS

    def once(engine: DuckDB, sql: str) -> list[Row]:
        key = IN_QUOTES.sub(lambda found: content_of(Path(found[1])), sql)
        if key not in answers:
            answers[key] = fetch(engine, sql)
        return list(answers[key])

    patch.setattr(DuckDB, "fetch", once)


ANSWERS: dict[str, list[Row]] = {}


def content_of(path: Path) -> str:
    """A name for what stands in a file; its own where there is no such file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else str(path)
