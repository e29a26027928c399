"""The entry of the console script: nothing has changed since the last build, so leave.

This is asked before anything is imported that costs, because an author and a machine ask it many times an hour.
Only the plainest forms of `cxsite build` are recognised; everything else, and every doubt, goes to the command
line, which finds out for itself and says the same.
"""

import gc
import os
import sys

from cxsite.build.hold import NAME, hold, holder
from cxsite.build.inputs import FOLDER, STATE, code, output, sources

FINE, BUSY = 0, 75


def main() -> int:
    """Run a command and return the program's exit code."""
    asked = plain_build(sys.argv[1:])
    ending = instant(*asked, os.environ.get("SOURCE_DATE_EPOCH", "")) if asked else None
    if ending is not None:
        os._exit(ending)  # all is said: taking the interpreter down would take as long as a tenth of this
    from cxsite.model.patience import SELDOM  # noqa: PLC0415 - as below

    gc.set_threshold(SELDOM)  # nearly all that is loaded and made from here on stays
    from cxsite.cli.main import main as command_line  # noqa: PLC0415 - it costs what this module is there to save

    code = command_line()
    if "duckdb" in sys.modules:  # which takes what nobody looks at for lost, and says so
        _leave(code)
    gc.freeze()  # the process ends, and would first look for garbage in all that is there
    return code


def _leave(code: int) -> None:
    """End the process without taking anything down, once all is said; where that fails, nothing happens here."""
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (AttributeError, OSError, ValueError):
        return
    os._exit(code)


def plain_build(arguments: list[str]) -> tuple[str, str] | None:
    """Return handbook and output of `build [DIR] [-o OUT] [--jobs N]`, in this order; None for anything else."""
    if arguments[:1] != ["build"]:
        return None
    rest = arguments[1:]
    folder = rest.pop(0) if rest and _is_plain(rest[0]) else "."
    target = f"{folder}/output"
    if rest[:1] == ["-o"] and len(rest) > 1 and _is_plain(rest[1]):
        target = rest[1]
        del rest[:2]
    if (
        rest[:1] == ["--jobs"]
        and len(rest) > 1
        and rest[1].isdecimal()
        and rest[1].isascii()
        and rest[1][0] != "0"
    ):
        del rest[:2]
    return None if rest else (folder, target)


def instant(folder: str, target: str, day: str) -> int | None:
    """Return how a build ends where it need not begin: nothing changed, or another one is running.

    Args:
        folder: contains `content/`.
        target: the output folder.
        day: `SOURCE_DATE_EPOCH`, "" for none.
    """
    try:
        handle = os.open(f"{folder}/{FOLDER}/{NAME}", os.O_RDWR)
    except OSError:
        return None
    try:
        if not hold(handle):
            from cxsite.build.refusals import WAIT, Busy  # noqa: PLC0415 - as above

            _say(f"cxsite: {Busy(holder(handle))}\n  hint: {WAIT}", "stderr")
            return BUSY
        with open(f"{folder}/{FOLDER}/{STATE}", encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123 - `pathlib` costs more than all of this
            said, _, then = file.read().partition("\n")
        lines: list[str] = []
        code(lines)
        sources(folder, day, lines)
        output(os.path.realpath(target), lines)
    except OSError:
        return None
    finally:
        os.close(handle)
    if "\n".join(lines) != then:
        return None
    from cxsite.cli.unchanged import nothing_changed  # noqa: PLC0415 - as above

    _say(nothing_changed(said, target), "stdout")
    return FINE


def _is_plain(argument: str) -> bool:
    return argument != "" and not argument.startswith("-")


def _say(text: str, name: str) -> None:
    stream = getattr(sys, name)
    try:
        stream.reconfigure(errors="backslashreplace")  # a terminal may have fewer characters than a path
        stream.write(f"{text}\n")
        stream.flush()
    except (AttributeError, OSError):
        pass  # nobody is listening
