"""Holding a file so that no other process can, on every system; it ends with the process.

It stands in the start-up of every command, so it imports little.
"""

import errno
import os
import sys

NAME = "lock"
HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)

if sys.platform == "win32":  # pragma: no cover - the other way is the one that is measured
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 1024, os.SEEK_SET)  # a byte behind the process id, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold(handle: int) -> bool:
    """Hold an open file until it is closed, or say that another process does.

    Raises:
        OSError: the file cannot be locked at all.
    """
    try:
        _take(handle)
    except OSError as error:
        if error.errno not in HELD:
            raise
        return False
    return True


def holder(handle: int) -> "int | None":
    """Return the process that holds an open file, None where it has not said so yet."""
    os.lseek(handle, 0, os.SEEK_SET)
    first, *_ = os.read(handle, 32).split(b"\n")
    return int(first) if first.isdigit() else None
