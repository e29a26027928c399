"""One build at a time: a lock on a file that dies with its process.

The file holds the holder's process id. A handbook's own, `.cxsite/lock`, is never deleted: whoever waits for a
deleted file would hold a lock that nobody else sees.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsite.build.refusals import Busy
from cxsite.build.store import own_folder

HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":  # pragma: no cover - the other way is the one that is measured
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 1024, os.SEEK_SET)  # a byte behind the process id, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def lock(handbook: Path) -> Iterator[None]:
    """Hold the lock of a handbook's folder.

    Raises:
        Busy: another build holds it; it is not waited for.
        OSError: the folder cannot be written to.
    """
    handle = take(own_folder(handbook) / "lock", "another build of this handbook is running")
    try:
        yield
    finally:
        os.close(handle)


def take(file: Path, what: str) -> int:
    """Take the lock of a file, which is made where it is missing; whoever closes the handle lets go of it.

    Args:
        file: its lock is nobody's but ours from now on.
        what: what it means that somebody else holds it.

    Raises:
        Busy: somebody else holds it; it is not waited for.
        OSError: the file cannot be written to.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take_or_name_holder(handle, what)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n".encode())
    except BaseException:
        os.close(handle)
        raise
    return handle


def _take_or_name_holder(handle: int, what: str) -> None:
    try:
        _take(handle)
    except OSError as error:
        if error.errno not in HELD:
            raise
        first, *_ = os.read(handle, 32).split(b"\n")
        raise Busy(int(first) if first.isdigit() else None, what) from None
