"""Durability: what was written survives a power cut.

A few files are told to the disk one by one. Many are told at once, where the system can do that and says when
it failed (Linux since 5.8): one by one is twenty times as slow, because every call waits for the disk.
"""

import ctypes
import os
import re
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

FEW = 8


@contextmanager
def lasting(folder: str, files: Collection[str], folders: Collection[str]) -> Iterator[None]:
    """Return from the block only when the disk has what was written in it.

    Args:
        folder: an existing folder, on whose file system everything stands.
        files: what is written in the block; as long as it is collected there, it may grow.
        folders: all folders in which names are made in the block, likewise.

    Raises:
        OSError: the disk could not keep it.
    """
    with _opened(
        folder
    ) as handle:  # before anything is written, so that this handle is told of every failure
        yield
        if len(files) + len(folders) > FEW and sync_file_system(handle):
            return
        for file in files:
            sync(file)
        for place in folders:
            sync_folder(place)


def sync(path: str) -> None:
    """Return when the disk has the bytes of this file."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Return when the disk has the names in this folder; Windows has no such call."""
    with _opened(path) as handle:
        if handle is not None:
            os.fsync(handle)


def sync_file_system(handle: int | None) -> bool:
    """Return when the disk has everything that was written to the file system of this handle.

    Returns:
        False, with nothing done, where the system cannot do it or would not say that it failed.

    Raises:
        OSError: something written since the handle was opened could not be kept.
    """
    if handle is None or not _tells_failures(sys.platform):
        return False
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError):
        return False  # a C library without it
    if syncfs(handle) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return True


def _tells_failures(platform: str) -> bool:
    if platform != "linux":
        return False
    version = re.match(r"(\d+)\.(\d+)", os.uname().release)
    return version is not None and (int(version[1]), int(version[2])) >= (5, 8)


@contextmanager
def _opened(folder: str) -> Iterator[int | None]:
    if os.name == "nt":  # pragma: no cover - measured on POSIX
        yield None
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        with suppress(OSError):
            os.close(handle)
