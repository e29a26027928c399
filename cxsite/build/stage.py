"""The stage: the folder in which the next site is made ready, used by one process at a time.

Two handbooks may have one output, so the lock of a handbook does not guard it. What a process that died has left
on its stage is deleted by the next one that takes it; the stage of one that lives is never touched.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cxsite.build.lock import take


def lock_of(stage: Path) -> Path:
    """Return the file that is locked while a stage is used; it stands beside it and goes with it."""
    return stage.with_name(f"{stage.name}.lock")


def is_left(stage: Path) -> bool:
    """Return whether somebody uses this stage, or died while doing so."""
    return os.path.lexists(stage) or os.path.lexists(lock_of(stage))


@contextmanager
def taken(stage: Path, output: Path) -> Iterator[None]:
    """Hold a stage of an output, which is not there at first; on leaving, it and all in it is deleted.

    Raises:
        Busy: another process uses it; it is not waited for.
        OSError: there is no place for it.
    """
    lock = lock_of(stage)
    handle = _hold(lock, f"another build is writing to `{output}`")
    try:
        shutil.rmtree(stage, ignore_errors=True)
        yield
    finally:
        with _letting_go(handle, lock):
            shutil.rmtree(stage, ignore_errors=True)


def _hold(lock: Path, what: str) -> int:
    """Take the lock of a file that others delete when they let go of it."""
    while True:
        handle = take(lock, what)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        os.close(handle)  # it was deleted between opening and locking, and nobody else would see this lock


@contextmanager
def _letting_go(handle: int, lock: Path) -> Iterator[None]:
    """Delete the file of a lock and let go of it, whatever happens meanwhile."""
    try:
        yield
    finally:
        if os.name == "nt":  # pragma: no cover - an open file cannot be deleted there, nor one that is locked
            os.close(handle)
            _delete(lock)
        else:
            try:
                _delete(lock)
            finally:
                os.close(handle)


def _delete(lock: Path) -> None:
    with suppress(OSError):
        lock.unlink()
