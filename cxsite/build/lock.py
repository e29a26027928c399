"""One build at a time: a lock on `.cxsite/lock` that dies with its process.

The file holds the holder's process id. It is never deleted: whoever waits for a deleted file would hold a
lock that nobody else sees.
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
    handle = os.open(own_folder(handbook) / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take_or_name_holder(handle)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)


def _take_or_name_holder(handle: int) -> None:
    try:
        _take(handle)
    except OSError as error:
        if error.errno not in HELD:
            raise
        first, *_ = os.read(handle, 32).split(b"\n")
        raise Busy(int(first) if first.isdigit() else None) from None
