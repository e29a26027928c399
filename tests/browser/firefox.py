"""Firefox without a screen, spoken to as its makers' own tests do: Marionette, JSON over a socket of this machine.

The protocol: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import os
import shutil
import socket
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

PATIENCE = 60.0
"""Seconds in which the browser has to answer."""


def program() -> str | None:
    """Return Firefox, the one with long support first; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@dataclass(slots=True)
class Firefox:
    """A running browser with one window."""

    wire: socket.socket
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def ask(self, command: str, **words: object) -> Any:
        """Say a command and return what comes back.

        Raises:
            RuntimeError: the browser could not do it; says why.
        """
        said = json.dumps([0, next(self.numbers), command, words]).encode()
        self.wire.sendall(f"{len(said)}:".encode() + said)
        _, _, error, value = heard(self.wire)
        if error:
            raise RuntimeError(error["message"])
        return value

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *values: object) -> Any:
        """Run the body of a function in the page and return its value."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(values))["value"]

    def resize(self, width: int, height: int) -> None:
        """Make the window so large that a page has this room; no narrower than the browser allows."""
        self.ask("WebDriver:SetWindowRect", width=width, height=height)
        inside = self.run("return [innerWidth, innerHeight]")
        self.ask("WebDriver:SetWindowRect", width=2 * width - inside[0], height=2 * height - inside[1])

    def picture(self) -> bytes:
        """Return the whole page as PNG."""
        return b64decode(self.ask("WebDriver:TakeScreenshot", full=True, hash=False)["value"])


def heard(wire: socket.socket) -> Any:
    """Return the next message; before each stands its length in bytes, and a colon."""
    size = b""
    while not size.endswith(b":"):
        size += taken(wire, 1)
    return json.loads(taken(wire, int(size[:-1])))


def taken(wire: socket.socket, size: int) -> bytes:
    """Return exactly so many bytes.

    Raises:
        ConnectionError: the browser is gone.
    """
    data = b""
    while len(data) < size:
        part = wire.recv(size - len(data))
        if not part:
            message = "Firefox has closed the connection"
            raise ConnectionError(message)
        data += part
    return data


@contextmanager
def started(firefox: str) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, which nobody needs afterwards."""
    with TemporaryDirectory() as home, socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
        place.close()
        (Path(home) / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
        words = [firefox, "--headless", "--marionette", "--no-remote", "--profile", home]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(words, env=os.environ | {"HOME": home}, stdout=quiet, stderr=quiet)
        try:
            with _connected(port) as wire:
                heard(wire)
                browser = Firefox(wire)
                browser.ask("WebDriver:NewSession", capabilities={})
                yield browser
                browser.ask("Marionette:Quit", flags=["eForceQuit"])
        finally:
            process.terminate()
            process.wait(20)


def _connected(port: int) -> socket.socket:
    end = monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), PATIENCE)
        except OSError:
            if monotonic() > end:
                raise
            sleep(0.2)
