"""One build of a handbook at a time."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxsite.build import hold as module
from cxsite.build.lock import lock
from cxsite.build.refusals import Busy

HOLDER = """
import sys
from pathlib import Path
from cxsite.build.lock import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    """It does not wait, in this process or another one."""
    with lock(tmp_path):
        with pytest.raises(
            Busy, match=f"another build of this handbook is running .process {os.getpid()}."
        ) as busy:
            lock(tmp_path).__enter__()
        assert busy.value.pid == os.getpid()
    with lock(tmp_path):
        assert (tmp_path / ".cxsite" / ".gitignore").read_text() == "*\n"


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    """A build that was killed blocks nobody, although its file is still there."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy) as busy, lock(tmp_path):
            raise AssertionError
        holder.kill()
    assert busy.value.pid == holder.pid
    with lock(tmp_path):
        assert (tmp_path / ".cxsite" / "lock").read_text().startswith(f"{os.getpid()}\n")


PARENT = """
import os, sys
from pathlib import Path
from cxsite.build.lock import lock
with lock(Path(sys.argv[1])) as handle:
    if not os.fork():
        os.close(handle)
        print("forked", flush=True)
    sys.stdin.read()
"""


def test_a_forked_process_can_let_go_of_the_lock(tmp_path: Path) -> None:
    """Then a killed build is followed by the next one at once, although a worker of it is still at work."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"forked\n"
        with pytest.raises(Busy), lock(tmp_path):
            raise AssertionError
        parent.kill()
        parent.wait()
        with lock(tmp_path):
            assert (tmp_path / ".cxsite" / "lock").read_text().startswith(f"{os.getpid()}\n")


def test_a_holder_that_cannot_be_named_is_still_a_holder(tmp_path: Path) -> None:
    """Between taking the lock and writing its number a holder has none."""
    with lock(tmp_path):
        (tmp_path / ".cxsite" / "lock").write_text("")
        with pytest.raises(Busy, match="process unknown") as busy, lock(tmp_path):
            raise AssertionError
        assert busy.value.pid is None


def test_a_file_system_without_locks_is_not_a_busy_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other failure keeps its own name."""

    def no_locks(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(module, "_take", no_locks)
    with pytest.raises(OSError, match="No locks available"), lock(tmp_path):
        raise AssertionError
