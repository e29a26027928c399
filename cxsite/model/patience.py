"""Patience with garbage: looking for it again and again while values are made that all stay doubles the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 300_000
"""New values between two looks; so many take some thirty megabytes."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Let nobody look for garbage until this is over; what nothing refers to goes at once, as always."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let garbage be looked for seldom until this is over: pages leave some, and most of what is looked at stays."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
