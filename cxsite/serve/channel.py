"""The channel on which open pages hear of every build: server-sent events, which only go one way.

https://html.spec.whatwg.org/multipage/server-sent-events.html. Nothing is queued: a page that reads slowly is told
next time what all turns together have made different. An event holds one turn, and so everything a page needs:

    id: the version
    data: {"version", "all", "changed", "restyled", "styles", "told"}

`all` is true where what became different cannot be known; `told` is what is wrong (`told.as_data`).
"""

import asyncio
import json
from collections.abc import AsyncIterator

from cxsite.serve.showing import Showing
from cxsite.serve.told import as_data, spoken

HEARTBEAT = 15.0
"""Seconds after which a silent channel says that it is there, so that dead ones are noticed."""
AGAIN = 1_000
"""Milliseconds after which a page that has lost its channel asks again."""


class Channel:
    """Wakes everyone who listens, as often as there is a turn; used in one event loop."""

    def __init__(self) -> None:
        self._turn = asyncio.Event()
        self._closed = False
        self.listeners = 0

    def ring(self) -> None:
        """Wake everyone."""
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        self.ring()

    async def stream(self, showing: Showing, version: str, language: str) -> AsyncIterator[bytes]:
        """Yield an event now and after every turn, until the channel is closed.

        Args:
            showing: what is shown.
            version: the turn in which the page that listens was made.
            language: the page's language.
        """
        self.listeners += 1
        try:
            yield f"retry: {AGAIN}\n\n".encode()
            while not self._closed:
                turn, now = self._turn, showing.version
                yield event(showing, version, language)
                version = now
                while not turn.is_set():
                    try:
                        await asyncio.wait_for(turn.wait(), HEARTBEAT)
                    except TimeoutError:
                        yield b": still here\n\n"
        finally:
            self.listeners -= 1


def event(showing: Showing, version: str, language: str) -> bytes:
    """Return what a page of that version is told."""
    since = showing.since(version)
    words = showing.words[spoken(showing.words, (language,))]
    data = {
        "version": showing.version,
        "all": since is None,
        "changed": sorted(since.changed) if since else [],
        "restyled": sorted(since.restyled) if since else [],
        "styles": dict(since.styles) if since else {},
        "told": as_data(showing.found, words),
    }
    return f"id: {showing.version}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
