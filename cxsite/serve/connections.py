"""Connections that cannot be used up: nobody keeps one without asking, and there is always room for the next.

A client that sends the head of a request byte by byte, or none, is let go after `PATIENCE`. When there are more than
`MOST` connections the oldest goes: a page that loses its channel asks again and misses nothing.
"""

import asyncio
from typing import cast

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

MOST = 128
"""Connections at one time; some systems let a process open 256 files."""
PATIENCE = 10.0
"""Seconds in which the head of a request has to be there."""
LONGEST_HEAD = 16_384
"""Bytes of the head of a request."""


class Connection(H11Protocol):
    """One connection, watched."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.since = self.loop.time()
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """Make room for this connection, and wait for a request."""
        super().connection_made(transport)
        alive = [cast("Connection", each) for each in self.connections if not each.transport.is_closing()]
        if len(alive) > MOST:
            min(alive, key=lambda each: each.since).transport.abort()
        self._watch_head()

    def data_received(self, data: bytes) -> None:
        """Read on; what is not a whole head yet has a deadline."""
        super().data_received(data)
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline."""
        self._forget_deadline()
        super().connection_lost(exc)

    def _watch_head(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._forget_deadline()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(PATIENCE, self.transport.abort)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
