"""How long one text may take to be read.

The time is that of the processor, so a busy machine is no reason to refuse a text. Where the system has no such clock
(Windows), and in any thread but the first, nobody counts: a text then takes as long as it takes, which `read.depth`
keeps short for every form of text that is known to be slow.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Run what stands inside; after so many seconds of the processor it ends with a `TimeoutError`."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(*_: object) -> None:
    raise TimeoutError
