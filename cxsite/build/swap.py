"""Two folders change places in one step, where the system can do that.

Linux: `renameat2` with RENAME_EXCHANGE (since 3.15; not on every file system). macOS: `renamex_np` with
RENAME_SWAP.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2
UNSUPPORTED = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EBUSY, errno.ENOTSUP, errno.EOPNOTSUPP}
)

Swap = Callable[[Path, Path], bool]


def swap(one: Path, other: Path) -> bool:
    """Let two folders change places; a reader finds the old or the new one at every moment.

    Returns:
        False, with nothing changed, where system or file system cannot do it, or a folder is a mount point.

    Raises:
        OSError: it can, but not with these folders.
    """
    call = _call(sys.platform)
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _call(platform: str) -> Callable[[bytes, bytes], int] | None:
    """Return the system's own function, or None where it has none."""
    try:
        if platform == "linux":
            renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
            return lambda one, other: int(renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))
        if platform == "darwin":
            renamex_np = ctypes.CDLL(None, use_errno=True).renamex_np
            return lambda one, other: int(renamex_np(one, other, RENAME_SWAP))
    except (AttributeError, OSError):
        return None  # a C library without it
    return None
