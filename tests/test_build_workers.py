"""Workers do every job once, and whatever becomes of them, the job is named."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest

from cxsite.build import workers
from cxsite.build.refusals import WorkerFailed, WorkerLost
from cxsite.build.workers import Crew, Work, processors

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forks")
NAMES = [f"page-{number}" for number in range(12)]


def results(work: Work, crew: Crew = Crew(3)) -> dict[int, bytes]:  # noqa: B008 - a frozen value
    return dict(crew.results(NAMES, lambda: work))


def once(folder: Path, number: int) -> bool:
    """Whether this is the first try of a job, in whatever process."""
    try:
        (folder / str(number)).mkdir()
    except FileExistsError:
        return False
    return True


def after(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"done"


def children() -> list[str]:
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()


@pytest.fixture(autouse=True)
def _nobody_is_left() -> object:
    """No worker outlives its shift."""
    before = children()
    yield
    assert children() == before


def test_every_job_is_done_once(tmp_path: Path) -> None:
    """In several processes, none of them this one."""

    def work(number: int) -> bytes:
        assert once(tmp_path, number)
        time.sleep(0.01)
        return f"{number} {os.getpid()}".encode()

    found = results(work)
    assert sorted(found) == list(range(12))
    assert all(int(said.split()[0]) == number for number, said in found.items())
    hands = {said.split()[1] for said in found.values()}
    assert len(hands) > 1
    assert str(os.getpid()).encode() not in hands


def test_results_may_be_large() -> None:
    """A pipe holds 64 kB; a page with charts is larger."""
    assert set(map(len, results(lambda number: bytes(300_000 + number)).values())) == {
        *range(300_000, 300_012)
    }


def test_each_worker_begins_once(tmp_path: Path) -> None:
    """What is expensive to begin with is made there."""

    def start() -> Work:
        with (tmp_path / "begun").open("a") as file:
            file.write("x")
        return lambda number: str(number).encode()

    assert len(dict(Crew(2).results(NAMES, start))) == 12
    assert (tmp_path / "begun").read_text() == "xx"


def test_who_waits_does_something_else_meanwhile(tmp_path: Path) -> None:
    """One thing at a time as long as nothing comes back, and nothing more once everything has."""
    done: list[str] = []

    def meanwhile() -> Iterator[str]:
        for name in "abc":
            done.append(name)
            yield name
        (tmp_path / "go").touch()

    def work(_number: int) -> bytes:
        while not (tmp_path / "go").exists():
            time.sleep(0.01)
        return b"done"

    assert len(dict(Crew(2).results(NAMES, lambda: work, meanwhile()))) == len(NAMES)
    assert done == ["a", "b", "c"]


def test_what_came_back_goes_before_what_is_done_meanwhile() -> None:
    """However much there is to do."""
    asked = 0
    for _ in Crew(2).results(NAMES, lambda: lambda _number: after(0.02), repeat("again")):
        asked += 1
    assert asked == len(NAMES)


def test_a_worker_never_looks_at_what_the_build_holds() -> None:
    """It would copy every page of memory, only to find that nothing of it is garbage."""
    assert gc.get_freeze_count() == 0
    held = results(lambda _number: str(gc.get_freeze_count()).encode())
    assert min(int(count) for count in held.values()) > 10_000


def test_few_jobs_are_not_worth_a_worker() -> None:
    """Neither is a crew of one."""
    assert (Crew(2).helps(24), Crew(2).helps(23), Crew(1).helps(1000)) == (True, False, False)
    assert processors() >= 1


def test_a_worker_that_dies_once_is_replaced(tmp_path: Path) -> None:
    """The memory may have been short for a moment."""

    def work(number: int) -> bytes:
        if number == 5 and once(tmp_path, number):
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    assert len(results(work)) == 12


def test_a_job_that_kills_its_worker_twice_is_named() -> None:
    """And the others are not blamed."""

    def work(number: int) -> bytes:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"done"

    with pytest.raises(WorkerLost) as caught:
        results(work)
    assert caught.value.filename == "page-5"
    assert caught.value.strerror == "the process that made it ended with code -9, twice"


def test_a_job_that_never_ends_is_named() -> None:
    """Its worker is ended too."""
    with pytest.raises(WorkerLost) as caught:
        results(lambda number: after(3600 if number == 5 else 0), Crew(2, deadline=0.3))
    late = Crew(2, deadline=0.3).results(NAMES, lambda: lambda _number: after(3600), repeat("meanwhile"))
    with pytest.raises(WorkerLost, match="longer than"):
        next(late)
    assert caught.value.filename == "page-5"
    assert caught.value.strerror == "the process that made it took longer than 0.3 s"


def test_a_failure_comes_home_with_its_story() -> None:
    """As if it had happened here."""

    def work(number: int) -> bytes:
        if number == 5:
            raise ValueError("no such shape")
        return b"done"

    with pytest.raises(WorkerFailed, match=r"(?s)in work.*ValueError: no such shape"):
        results(work)


@pytest.mark.parametrize("how", [GeneratorExit, KeyboardInterrupt])
def test_who_stops_listening_sends_the_workers_home(how: type[BaseException]) -> None:
    """Ctrl-C in the middle of a build."""
    running = Crew(2).results(NAMES, lambda: lambda _number: after(0.01))
    next(running)
    with pytest.raises(how):
        running.throw(how)  # type: ignore[attr-defined] # a generator


def test_workers_end_when_the_build_is_killed(tmp_path: Path) -> None:
    """They notice that nobody holds the other end of their pipe."""
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.setsid()

        def work(number: int) -> bytes:
            (tmp_path / f"{number}-{os.getpid()}").touch()
            time.sleep(0.05)
            return b"done"

        for number, _ in Crew(2).results(NAMES, lambda: work):
            if number > 2:
                os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    hands = {int(path.name.partition("-")[2]) for path in tmp_path.iterdir()}
    assert len(hands) == 2
    end = time.monotonic() + 10
    while any(map(_lives, hands)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(map(_lives, hands))


def _lives(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_where_there_is_no_safe_fork_nobody_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done by whoever asks."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not Crew(8).helps(1000)
    used: Callable[[], int] = workers.processors
    assert used() == (os.cpu_count() or 1)
