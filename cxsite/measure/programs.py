"""A program whose standard output is the CSV of a dataset: started without a shell, and not for ever.

What it says of a mistake is not repeated: it may know secrets.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path

LONGEST = 600
"""Seconds that a program may take."""


class ProgramError(Exception):
    """A program did not do what it should; the words say in what way."""


def run(command: Sequence[str], folder: Path, target: Path, seconds: float = LONGEST) -> None:
    """Write what a program prints to a file.

    Args:
        command: the program and its arguments.
        folder: the handbook's, in which it runs.
        target: the file.
        seconds: how long it may take.

    Raises:
        ProgramError: it is not there, took too long, or ended with another code than 0.
    """
    try:
        with target.open("wb") as output:
            done = subprocess.run(  # noqa: S603 - the handbook says that programs may be started
                [*command],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise ProgramError(f"took longer than {seconds:g} seconds") from None
    except (OSError, ValueError):  # no such program; a name that the system does not take
        raise ProgramError("cannot be started") from None
    if done.returncode:
        raise ProgramError(f"ended with the code {done.returncode}")
