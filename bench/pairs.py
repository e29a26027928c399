"""Whole processes, timed in turn: A B A B and so on.

`python -m bench.pairs 'cxsite build . -o output' 'hugo --quiet'` compares any two commands. The machine may be busy
and its speed may drift: only what ran side by side is compared.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

import click

from bench.figures import Comparison, Run, Side
from bench.sheets import in_words

LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))
ROUNDS = 7
FEWEST = 3
"""As many pairs are run even if the time is up: two make no median."""
LONGEST = 1800.0
"""Seconds after which a process is taken to hang."""


class Failed(click.ClickException):
    """A measured command did not end well, so there is nothing to measure; holds what it printed last."""


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, and what is done before each run without being timed.

    Attributes:
        name: what readers see.
        words: the program and its arguments.
        folder: the folder it runs in.
        environ: variables it finds beside those of this process; None takes one away.
        before: puts the files into the state that a run begins with.
        code: what it ends with.
    """

    name: str
    words: tuple[str, ...]
    folder: Path = Path()
    environ: Mapping[str, str | None] = field(default_factory=dict)
    before: Callable[[], None] = nothing
    code: int = 0


def run_once(command: Command) -> Run:
    """Run a command and return what it took.

    Raises:
        Failed: it ended with another code than its own, did not end, or could not be started.
    """
    command.before()
    changed: dict[str, str | None] = {**os.environ, **command.environ}
    environ = {name: value for name, value in changed.items() if value is not None}
    with subprocess.Popen(
        [*LAUNCH, *command.words],
        cwd=command.folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            figures, said = process.communicate(timeout=LONGEST)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise Failed(f"{command.name}: not done after {LONGEST:.0f} s") from None
            raise
    found = [int(word) for word in figures.split()]
    if not found or found[0] != command.code:
        code = found[0] if found else "not started"
        raise Failed(f"{command.name}: {code}\n{said[-2000:]}")
    _, wall, cpu, peak = found
    return Run(wall / 1e9, cpu / 1e9, peak * 1024 / 1e6)


def pairs(
    ours: Command, theirs: Command, rounds: int = ROUNDS, *, seconds: float = inf, warm: bool = True
) -> tuple[tuple[Run, Run], ...]:
    """Run two commands in turn and return the pairs.

    Args:
        ours: what runs first in each pair.
        theirs: what runs second.
        rounds: how many pairs.
        seconds: once these have passed no further pair begins, but for the fewest that make a median.
        warm: whether one more pair comes first and is not counted.

    Raises:
        Failed: one of them did not end well.
    """
    if warm:
        run_once(ours)
        run_once(theirs)
    begun, found = time.monotonic(), list[tuple[Run, Run]]()
    while len(found) < rounds and (len(found) < FEWEST or time.monotonic() - begun < seconds):
        found.append((run_once(ours), run_once(theirs)))
        first, second = found[-1]
        print(f"  {ours.name} {first.wall:.3f} s, {theirs.name} {second.wall:.3f} s", file=sys.stderr)
    return tuple(found)


@click.command()
@click.argument("ours")
@click.argument("theirs")
@click.option("--rounds", default=ROUNDS, show_default=True, help="How many pairs are run and counted.")
def main(ours: str, theirs: str, rounds: int) -> None:
    """Time two commands in turn; each is one argument, its words split as a shell splits them."""
    first, second = (Command(name, tuple(shlex.split(name))) for name in (ours, theirs))
    for line in in_words(Comparison("", Side(ours), Side(theirs), pairs(first, second, rounds))):
        print(line)


if __name__ == "__main__":
    main()
