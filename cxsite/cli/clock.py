"""How long each step of a build takes, and how far it is: the one place where a clock is read for it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

PATIENCE = 1.0
"""Seconds of making pages before a bar is shown: a short build flickers otherwise."""


class Clock:
    """Measures the steps of one build; `shows` says whether a bar may be drawn where errors go."""

    def __init__(self, *, shows: bool) -> None:
        self._shows = shows
        self._begun = self._since = time.monotonic()
        self._name = "starting"
        self._steps: dict[str, float] = {}
        self._drawn = 0

    @property
    def seconds(self) -> float:
        """Since the build began."""
        return time.monotonic() - self._begun

    def step(self, name: str) -> None:
        """Hear that a step begins."""
        now = time.monotonic()
        self._steps[self._name] = self._steps.get(self._name, 0.0) + now - self._since
        self._name, self._since = name, now
        self._wipe()

    def done(self, pages: int, total: int) -> None:
        """Draw a bar where somebody waits."""
        if not self._shows or time.monotonic() - self._since < PATIENCE:
            return
        filled = 30 * pages // max(1, total)
        line = f"making pages {'█' * filled}{'░' * (30 - filled)} {pages} of {total}"
        self._drawn = len(line)
        click.echo(f"\r{line}", nl=False, err=True)

    def end(self) -> None:
        """Hear that the last step is over."""
        self.step("ended")

    def rounded(self) -> dict[str, float]:
        """Return the seconds of each step, in order."""
        return {name: round(seconds, 3) for name, seconds in self._steps.items()}

    def in_words(self) -> str:
        """Return a line for each step."""
        return "\n".join(f"  {name:<10} {seconds:8.3f} s" for name, seconds in self.rounded().items())

    def _wipe(self) -> None:
        if self._drawn:
            click.echo(f"\r{' ' * self._drawn}\r", nl=False, err=True)
            self._drawn = 0


@contextmanager
def watching(*, shows: bool) -> Iterator[Clock]:
    """Yield a clock for one build; its bar is gone afterwards, however the build ends."""
    clock = Clock(shows=shows and sys.stderr is not None and sys.stderr.isatty())
    try:
        yield clock
    finally:
        clock.end()
