"""A server on a free port of this machine, and a client that says exactly what it is told to."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cxsite.serve.application import application
from cxsite.serve.channel import Channel
from cxsite.serve.gate import names_of
from cxsite.serve.server import Later, listening, running
from cxsite.serve.showing import Showing
from cxsite.serve.site import Built, changes
from cxsite.serve.told import told

START = "import sys; from cxsite.cli.main import main; sys.exit(main())"

PATIENCE = 20.0
"""Seconds after which a silent server has failed, on however slow a machine."""
HEAD = "<html><head><title>t</title></head>"
SITE = {
    "index.html": f"{HEAD}home".encode(),
    "en/index.html": f"{HEAD}en".encode(),
    "en/journeys/a.html": f"{HEAD}a".encode(),
    "zh-hans/客.html": f"{HEAD}客".encode(),
    "assets/site.aaaaaaaaaa.css": b"p{}",
    "search/en.js": b"cxSearch([])",
    "data/nps.csv": b"n\n1\n",
    "images/plan.svg": b"<svg/>",
    "images/strange.xyz": b"?",
}
COUNTED, SPOKEN = ("errors", "warnings", "more"), (
    "lead", "first", "building", "building.title", "missing", "error", "remedy", "copy", "copied", "by-hand", "close",
)  # fmt: skip
ENGLISH = {
    **{f"serve.{name}.{form}": f"{{n}} {name}" for name in COUNTED for form in ("one", "other")},
    **{f"serve.{name}": name for name in SPOKEN},
    "page.not-found": "not found",
}
WORDS = {"en": ENGLISH, "zh-Hans": {key: f"中{word}" for key, word in ENGLISH.items()}}


@dataclass
class Served:
    """A server that runs, and what it shows."""

    port: int
    showing: Showing
    channel: Channel
    later: Later
    failures: list[Exception] = field(default_factory=list)

    @property
    def host(self) -> str:
        """The name that its pages ask for."""
        return f"127.0.0.1:{self.port}"

    def take(self, built: Built) -> None:
        """Show what a build has made, as a session does."""

        def show() -> None:
            self.showing.take(built, told(built, lambda _: {}))
            self.channel.ring()

        self.later(show)

    def show(self, files: Mapping[str, bytes]) -> None:
        """Show a site after the one before."""
        self.take(Built(files, (), changes(self.showing.files or {}, files)))

    @contextmanager
    def client(self) -> Iterator["Client"]:
        """Open a connection."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as opened:
            yield Client(opened)

    def answer(self, request: bytes) -> "Response":
        """Send bytes and return what comes back."""
        with self.client() as client:
            client.send(request)
            return client.response()

    def get(self, path: str, *headers: str, method: str = "GET", host: str = "") -> "Response":
        """Ask for an address in the usual way."""
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {host or self.host}",
            "Connection: close",
            *headers,
            "",
            "",
        ]
        return self.answer("\r\n".join(lines).encode("latin-1"))


@dataclass(frozen=True)
class Response:
    """What came back: 0 when the connection was closed without a word."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Client:
    """A connection that says what it is told to."""

    socket: socket.socket
    heard: bytes = b""

    def send(self, data: bytes) -> None:
        """Send bytes; a server that has hung up is no error."""
        try:
            self.socket.sendall(data)
        except ConnectionError:
            return

    def until(self, mark: bytes) -> bytes:
        """Return everything up to a mark, without what was returned before."""
        while mark not in self.heard:
            data = self._more()
            assert data, (mark, self.heard)
            self.heard += data
        found, _, self.heard = self.heard.partition(mark)
        return found

    def response(self) -> Response:
        """Return everything until the server hangs up."""
        data = self.heard
        while more := self._more():
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        if not head:
            return Response(0, {}, b"")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        return Response(int(first.split()[1]), headers, body)

    def _more(self) -> bytes:
        try:
            return self.socket.recv(65_536)
        except ConnectionError:
            return b""


@contextmanager
def serving(*, ready: bool = True) -> Iterator[Served]:
    """Run a server that shows `SITE`, or nothing yet."""
    showing, channel, failures = Showing("run", WORDS), Channel(), list[Exception]()
    bound = listening("127.0.0.1", 0)
    port = bound.getsockname()[1]
    app = application(showing, channel, names_of("127.0.0.1", port, ()), failures.append)
    if ready:
        built = Built(SITE, (), frozenset(SITE))
        showing.take(built, told(built, lambda _: {}))
    with bound, running(app, channel, bound) as later:
        yield Served(port, showing, channel, later, failures)


@contextmanager
def started(folder: Path, root: Path) -> Iterator[tuple[subprocess.Popen[str], Callable[[str], str]]]:
    """Start the program; give it, and what waits for a line that begins so."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", START, "serve", str(folder), "--port", "0"],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    def line(beginning: str) -> str:
        assert process.stdout
        for found in process.stdout:
            if found.startswith(beginning):
                return found
        raise AssertionError(beginning)

    try:
        yield process, line
    finally:
        process.kill()
        process.communicate()
