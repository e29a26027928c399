"""How a command ends when somebody ends it."""

import signal
from contextlib import suppress
from threading import Thread

import pytest

from cxsite.cli import main as cli
from cxsite.cli.endings import tidy_when_terminated
from cxsite.cli.exits import TERMINATED
from cxsite.cli.main import main


def test_a_terminated_command_ends_tidily_with_143(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was doing is cleared away, as after a Ctrl-C; afterwards the signal means what it meant before."""
    before = signal.getsignal(signal.SIGTERM)
    cleared = []

    def terminated(**_options: object) -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            cleared.append(True)

    monkeypatch.setattr(cli.cxsite, "main", terminated)
    with pytest.raises(SystemExit) as end:
        main(["check"])
    assert end.value.code == 143
    assert cleared == [True]
    assert signal.getsignal(signal.SIGTERM) is before


def test_in_a_thread_signals_are_left_alone() -> None:
    """A server that builds in a thread of its own decides about them itself."""
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def build() -> None:
        with tidy_when_terminated():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = Thread(target=build)
    thread.start()
    thread.join()
    assert seen == [before]


def test_a_termination_that_a_query_calls_an_interruption_is_a_termination() -> None:
    def interrupted() -> None:
        with tidy_when_terminated():
            with suppress(SystemExit):
                signal.raise_signal(signal.SIGTERM)
            raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        interrupted()
    assert ended.value.code == TERMINATED


def test_an_interruption_stays_one() -> None:
    with pytest.raises(KeyboardInterrupt), tidy_when_terminated():
        raise KeyboardInterrupt
