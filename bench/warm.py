"""The one place where a warm process is measured: the server from a save to its event, and the builder inside it.

A run is not a process here but a turn in one that goes on. Beside each stands the start of an interpreter, so that a
slow machine is seen.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from os import sysconf
from pathlib import Path
from typing import IO

from bench.building import BARE, SCRIPT
from bench.changes import EDITS, edited
from bench.figures import Comparison, Goal, Run, Side
from bench.pairs import Failed, run_once
from cxsite.build.build import Options
from cxsite.serve.site import HandbookBuilder

EVENTS = "/_cxsite/events?version=&lang=en"
PATIENCE = 300
"""Seconds after which a server is taken to say nothing any more."""
TO_THE_EVENT = {"one CSV cell": (Goal("wall", 0.2, alone=True),)}
OF_BUILDING = {"one sentence": (Goal("wall", 0.05, alone=True),)}
"""What is asked of a turn, by the name of the edit."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process, and the channel on which it tells open pages what changed."""

    process: int
    channel: HTTPResponse

    def wait_for(self, what: str) -> None:
        """Wait for the next event of which something holds: `all` of the first, `changed` of one with other pages.

        Raises:
            Failed: the channel was closed.
        """
        for line in self.channel:
            if line.startswith(b"data: ") and json.loads(line.removeprefix(b"data: "))[what]:
                return
        raise Failed("cxsite serve: it has ended")

    def used(self) -> tuple[float, float]:
        """Return the seconds of processor so far, its children's too, and the most memory it held, in MB."""
        there = Path("/proc") / str(self.process)
        fields = (there / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        status = (there / "status").read_text(encoding="utf-8")
        peak = int(status.partition("VmHWM:")[2].split()[0])
        return sum(map(int, fields[11:15])) / sysconf("SC_CLK_TCK"), peak * 1024 / 1e6


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve the handbook in a folder for as long as the block lasts."""
    words = [str(SCRIPT), "serve", str(folder), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout  # it was asked for  # noqa: S101
            port = int(_line_with("serving ", process.stdout).split("/")[2].rpartition(":")[2])
            _line_with("built ", process.stdout)
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", EVENTS)
            server = Server(process.pid, connection.getresponse())
            server.wait_for("all")
            yield server
            connection.close()
        finally:
            process.terminate()


def _line_with(beginning: str, said: IO[str]) -> str:
    for line in said:
        if line.startswith(beginning):
            return line
    raise Failed(f"cxsite serve: it ended before it said `{beginning}`")


def measure_server(folder: Path, rounds: int, numbers: Iterator[int]) -> Iterator[Comparison]:
    """Yield how long it takes from a save until an open page is told, for each edit.

    Raises:
        Failed: the server ended.
    """
    with serving(folder) as server:
        for edit in EDITS:
            with edited(folder / edit.file, edit.change, numbers) as change:
                print(f"{edit.name}, to the event", file=sys.stderr)
                runs = _turns(lambda change=change: _told(server, change), rounds)  # type: ignore[misc]
                goals = TO_THE_EVENT.get(edit.name, ())
                yield Comparison(
                    f"{edit.name}, save to event", Side("cxsite serve"), Side(BARE.name), runs, goals
                )
            server.wait_for("changed")


def _told(server: Server, change: Callable[[], None]) -> Run:
    before, _ = server.used()
    change()
    begun = time.perf_counter()
    server.wait_for("changed")
    wall = time.perf_counter() - begun
    after, peak = server.used()
    return Run(wall, after - before, peak)


def measure_builds(folder: Path, rounds: int, numbers: Iterator[int]) -> Iterator[Comparison]:
    """Yield how long the builder that a server asks takes for each edit, in this process, from its second build on.

    Raises:
        Failed: a build had errors or saw no change.
    """
    builder = HandbookBuilder(folder, Options(), lambda error: (repr(error), ""))
    _built(builder)
    for edit in EDITS:
        with edited(folder / edit.file, edit.change, numbers) as change:
            print(f"{edit.name}, in a warm process", file=sys.stderr)
            runs = _turns(lambda change=change: _rebuilt(builder, change), rounds)  # type: ignore[misc]
            goals = OF_BUILDING.get(edit.name, ())
            yield Comparison(f"{edit.name}, warm build", Side("the builder"), Side(BARE.name), runs, goals)
        _built(builder)


def _rebuilt(builder: HandbookBuilder, change: Callable[[], None]) -> Run:
    change()
    wall, cpu = time.perf_counter(), _processor()
    _built(builder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(time.perf_counter() - wall, _processor() - cpu, peak * 1024 / 1e6)


def _processor() -> float:
    """Return the seconds of processor that this process and its children have used."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _built(builder: HandbookBuilder) -> None:
    built = builder.build()
    if built.files is None or not built.changed:
        raise Failed(f"the builder: {built.fault or built.problems or 'it saw no change'}")


def _turns(turn: Callable[[], Run], rounds: int) -> tuple[tuple[Run, Run], ...]:
    """Return so many turns, each with the start of an interpreter behind it, after one that does not count."""
    turn()
    return tuple((turn(), run_once(BARE)) for _ in range(rounds))
