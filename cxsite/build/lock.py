"""One build at a time: a lock on a file that dies with its process.

The file holds the holder's process id. A handbook's own, `.cxsite/lock`, is never deleted: whoever waits for a
deleted file would hold a lock that nobody else sees.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsite.build.hold import NAME, hold, holder
from cxsite.build.refusals import BUILDING, Busy
from cxsite.build.store import own_folder


@contextmanager
def lock(handbook: Path) -> Iterator[int]:
    """Hold the lock of a handbook's folder.

    Yields:
        The handle. A process that is forked meanwhile holds the lock, too, unless it closes this handle: after a
        kill it would keep the next build waiting.

    Raises:
        Busy: another build holds it; it is not waited for.
        OSError: the folder cannot be written to.
    """
    handle = take(own_folder(handbook) / NAME, BUILDING)
    try:
        yield handle
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
        if not hold(handle):
            raise Busy(holder(handle), what)  # noqa: TRY301 - the handle is closed below, as for any failure
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n".encode())
    except BaseException:
        os.close(handle)
        raise
    return handle
