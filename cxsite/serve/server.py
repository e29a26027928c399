"""The server in a thread of its own, so that the main one builds: there, signals arrive and workers may start.

What is shown is changed in the thread of the server alone: a build is handed over to its event loop.
"""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import uvicorn
from starlette.types import ASGIApp

from cxsite.serve.channel import Channel
from cxsite.serve.connections import LONGEST_HEAD, Connection

FAREWELL = 1
"""Seconds that a client has to read what it asked for, when the server ends."""

Later = Callable[[Callable[[], None]], None]
"""Has something done in the thread of the server."""


class _Server(uvicorn.Server):
    """Ends its channels before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, channel: Channel) -> None:
        super().__init__(config)
        self._channel = channel

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._channel.close()
        await super().shutdown(sockets)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address; port 0 takes a free one.

    Raises:
        OSError: the port is taken, the address is not this machine's, or a port needs more rights.
    """
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return socket.create_server(address[:2], family=family)


@contextmanager
def running(app: ASGIApp, channel: Channel, bound: socket.socket) -> Iterator[Later]:
    """Serve an application on a bound socket for as long as the block lasts."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # what a stranger sends is no news for an author
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=FAREWELL,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
    server = _Server(config, channel)
    loops: list[asyncio.AbstractEventLoop] = []
    ready = Event()

    async def run() -> None:
        loops.append(asyncio.get_running_loop())
        ready.set()
        await server.serve([bound])

    thread = Thread(target=lambda: asyncio.run(run()), name="cxsite-serve", daemon=True)
    thread.start()
    ready.wait()
    try:
        yield lambda do: _hand_over(loops[0], do)
    finally:
        server.should_exit = True
        thread.join(FAREWELL + 4)


def _hand_over(loop: asyncio.AbstractEventLoop, do: Callable[[], None]) -> None:
    loop.call_soon_threadsafe(do)
