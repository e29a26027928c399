"""Workers: processes that share the work of one build, each with one job at a time.

A worker is a fork of the build, so jobs need not be sent to it, only their numbers; what it made comes back as
bytes through a pipe of its own. Therefore the build knows which job a dead or late worker had. Where there is no
safe fork (anywhere but on Linux), and for few jobs, whoever asks does them itself, with the same results.
"""

import errno
import gc
import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from cxsite.build.refusals import WorkerFailed, WorkerLost

FEW = 24  # jobs; starting workers costs as much as two or three of them
DEADLINE = 1200.0  # seconds for one job: the longest page of a thousand journeys took two minutes where much else ran

Work = Callable[[int], bytes]
"""Makes the job of this number."""

NONE = -1
"""The job of a worker that has nothing to do."""

NOTHING: Iterator[str] = iter(())
"""What there is to do meanwhile, where there is nothing."""


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Crew:
    """How work is shared.

    Attributes:
        workers: how many processes; below two, or with few jobs, this one does it all.
        deadline: seconds after which a job counts as lost.
        few: below this number of jobs no worker is started.
        closing: handles that are this process's alone, such as that of the lock: a worker that outlives it by a
            moment must not hold them.
    """

    workers: int = 1
    deadline: float = DEADLINE
    few: int = FEW
    closing: tuple[int, ...] = ()

    def helps(self, jobs: int) -> bool:
        """Say whether workers would be faster than doing so many jobs here, one after the other."""
        return self.workers > 1 and jobs >= self.few and sys.platform == "linux"

    def results(
        self, names: Sequence[str], start: Callable[[], Work], meanwhile: Iterator[str] = NOTHING
    ) -> Iterator[tuple[int, bytes]]:
        """Yield number and result of each job, in the order in which they are done.

        Args:
            names: one for each job, for a message when it is lost.
            start: is called once in every worker and returns what does the jobs there.
            meanwhile: does one thing each time it is asked, and is asked while nothing has come back.

        Raises:
            WorkerLost: a worker died twice over the same job, or was late.
            WorkerFailed: a job failed in a worker.
        """
        return _Shift(names, start, self, meanwhile).results()


ALONE = Crew()
"""This process does everything itself."""


@dataclass(slots=True)
class _Hand:
    """A worker, its end of the pipe and the job it has."""

    process: BaseProcess
    pipe: Connection
    job: int = NONE
    due: float = 0.0


class _Shift:
    """The work of one crew on one list of jobs."""

    def __init__(
        self, names: Sequence[str], start: Callable[[], Work], crew: Crew, meanwhile: Iterator[str]
    ) -> None:
        self._names, self._start, self._crew, self._meanwhile = names, start, crew, meanwhile
        self._waiting = list(reversed(range(len(names))))
        self._died: set[int] = set()
        self._hands: list[_Hand] = []

    def results(self) -> Iterator[tuple[int, bytes]]:
        """Yield what comes back until every job is done; no process of ours outlives this."""
        try:
            for _ in range(min(self._crew.workers, len(self._names))):
                self._hire()
            while any(hand.job != NONE for hand in self._hands):
                yield from self._returned()
        finally:
            for hand in self._hands:
                _dismiss(hand)

    def _hire(self) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        inherited = [hand.pipe for hand in self._hands] + [ours]
        arguments = (theirs, inherited, self._crew.closing, self._start)
        process = context.Process(target=_labour, args=arguments, daemon=True)
        process.start()
        theirs.close()
        hand = _Hand(process, ours)
        self._hands.append(hand)
        self._assign(hand)

    def _assign(self, hand: _Hand) -> None:
        hand.job = self._waiting.pop() if self._waiting else NONE
        hand.due = time.monotonic() + self._crew.deadline
        if hand.job != NONE:
            hand.pipe.send_bytes(str(hand.job).encode())

    def _returned(self) -> Iterator[tuple[int, bytes]]:
        busy: Mapping[object, _Hand] = {hand.pipe: hand for hand in self._hands if hand.job != NONE}
        for pipe in self._ready(busy):
            yield from self._result_of(busy[pipe])
        for hand in busy.values():
            if hand.job != NONE and hand.due < time.monotonic():
                raise self._lost(hand.job, f"took longer than {self._crew.deadline:g} s")

    def _ready(self, busy: Mapping[object, _Hand]) -> Sequence[object]:
        """Return the pipes that hold something, or have come to their end; none where time was used otherwise."""
        pipes: list[Any] = list(busy)
        if ready := wait(pipes, 0):
            return ready
        if next(self._meanwhile, ""):
            return ()
        return wait(pipes, max(0.0, min(hand.due for hand in busy.values()) - time.monotonic()))

    def _result_of(self, hand: _Hand) -> Iterator[tuple[int, bytes]]:
        try:
            sort, result = hand.pipe.recv_bytes(), hand.pipe.recv_bytes()
        except (EOFError, OSError):
            self._replace(hand)
            return
        if sort == b"failed":
            raise WorkerFailed(result.decode())
        yield hand.job, result
        self._assign(hand)

    def _replace(self, hand: _Hand) -> None:
        """Give the job of a dead worker to a new one, once."""
        job = hand.job
        hand.process.join()
        self._hands.remove(hand)
        hand.pipe.close()
        if job in self._died:
            raise self._lost(job, f"ended with code {hand.process.exitcode}, twice")
        self._died.add(job)
        self._waiting.append(job)
        self._hire()

    def _lost(self, job: int, how: str) -> WorkerLost:
        return WorkerLost(errno.ECHILD, f"the process that made it {how}", self._names[job])


def _labour(
    pipe: Connection, inherited: Sequence[Connection], closing: Sequence[int], start: Callable[[], Work]
) -> None:
    """Do jobs until the build hangs up, or is no longer there."""
    for other in inherited:
        other.close()  # a pipe stays open as long as anybody holds its other end
    for handle in closing:
        os.close(handle)
    gc.freeze()  # what the build holds is no garbage of ours, and looking at it would copy it
    work = start()
    while True:
        try:
            job = int(pipe.recv_bytes())
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            sort, result = b"done", work(job)
        except KeyboardInterrupt:
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the build raises it again
            sort, result = b"failed", "".join(traceback.format_exception(error)).encode()
        with suppress(BrokenPipeError):  # nobody waits for it any more
            pipe.send_bytes(sort)
            pipe.send_bytes(result)


def _dismiss(hand: _Hand) -> None:
    hand.pipe.close()
    if hand.job != NONE:
        hand.process.kill()
    hand.process.join()
