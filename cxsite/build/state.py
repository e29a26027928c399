"""The state: what the last build depended on and what it left, for the next one to compare at once.

It is written only where the outside of files tells everything. A source that was changed while the build ran, or
in the same tick of the clock in which it began, could change once more and look the same (git knows this as "racy
git"), so it makes no state; the next build does.
"""

import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cxsite.build.inputs import FOLDER, STATE, UNKNOWN, code, output, sources

TICK = 20_000_000
"""Nanoseconds; the clocks of today's file systems tick at least twice as often, but for those that count seconds."""
SECOND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Start:
    """What there was when a build began: lines of the program and of the sources, and whether they tell everything."""

    program: tuple[str, ...]
    files: tuple[str, ...]
    is_settled: bool

    @property
    def sources(self) -> bytes:
        """The lines of the sources as they can be kept: names of files are bytes."""
        return "\n".join(self.files).encode("utf-8", "surrogateescape")


def start(folder: Path, environ: Mapping[str, str]) -> Start:
    """Return what the build of a handbook depends on; called before anything is read, with the lock held."""
    program: list[str] = []
    files: list[str] = []
    code(program)
    newest = sources(str(folder), environ.get("SOURCE_DATE_EPOCH", ""), files)
    return Start(tuple(program), tuple(files), newest != UNKNOWN and _has_passed(newest, folder))


def save(folder: Path, begun: Start, target: Path, pages: int, warnings: int) -> None:
    """Write the state of a finished build, or take away that of an earlier one; a full disk is no reason to fail."""
    state = folder / FOLDER / STATE
    lines = [*begun.program, *begun.files]
    newest = output(os.path.realpath(target), lines) if begun.is_settled else UNKNOWN
    if newest != UNKNOWN and not _has_passed(newest, folder):
        time.sleep(TICK / SECOND)  # so that whoever changes the output from now on does so at another time
    with suppress(OSError):
        if newest == UNKNOWN or not _has_passed(newest, folder):
            state.unlink(missing_ok=True)
            return
        draft = state.with_name(f".{STATE}-{secrets.token_hex(4)}")
        text = "\n".join((f"{pages} {warnings}", *lines))
        draft.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
        os.replace(draft, state)  # noqa: PTH105 - the one name for it that tests and readers look for


def _has_passed(time: int, folder: Path) -> bool:
    """Say whether the clock that gives files their times has gone on since then."""
    clock = folder / FOLDER / "clock"
    try:
        clock.write_bytes(b"")
        now = clock.stat().st_mtime_ns
        clock.unlink()
    except OSError:
        return False
    tick = TICK if now % SECOND else 2 * SECOND
    return time + tick < now
