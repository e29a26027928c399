"""A session of writing: build, show, wait for a save, and again, until somebody ends it."""

import secrets
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from cxsite.serve.application import application
from cxsite.serve.channel import Channel
from cxsite.serve.server import running
from cxsite.serve.showing import Showing
from cxsite.serve.site import Builder, Built, Words
from cxsite.serve.told import Quote, Told, told


@dataclass(frozen=True, slots=True)
class Reports:
    """Whom a session tells what.

    Attributes:
        built: how a build ended and how many seconds it took.
        failed: a mistake of our own that one request has met.
    """

    built: Callable[[Built, float], None]
    failed: Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Look:
    """What a session shows beside the site: the interface's words before there is a handbook, and quoted lines."""

    words: Words
    quote: Quote


def serve(
    builder: Builder,
    bound: socket.socket,
    names: frozenset[str],
    saves: Iterable[bool],
    look: Look,
    tell: Reports,
) -> None:
    """Build and serve until `saves` ends, or forever.

    Args:
        builder: is asked once, and again after every save.
        bound: where to listen; it is closed in the end.
        names: every `Host` that is answered (`gate.names_of`).
        saves: whether anything was saved, again and again (`watch.saves`).
        look: words and lines.
        tell: whom to tell what.
    """
    showing = Showing(secrets.token_hex(4), look.words)
    channel = Channel()
    with running(application(showing, channel, names, tell.failed), channel, bound) as later:
        for built, seconds in builds(builder, saves):
            later(partial(_show, showing, channel, built, told(built, look.quote)))
            tell.built(built, seconds)


def builds(builder: Builder, saves: Iterable[bool]) -> Iterator[tuple[Built, float]]:
    """Yield what was built, and in how many seconds: at first, and after every save.

    Some editors empty a file before they write it. So a build with errors is told only when nothing was saved since;
    what was saved is built instead.
    """
    doubtful: tuple[Built, float] | None = None
    is_first = True
    for is_saved in saves:
        if is_saved or is_first:
            is_first = False
            begun = time.monotonic()
            built = builder.build()
            doubtful = built, time.monotonic() - begun
            if built.files is None:
                continue
        if doubtful:
            yield doubtful
            doubtful = None


def _show(showing: Showing, channel: Channel, built: Built, found: Told) -> None:
    showing.take(built, found)
    channel.ring()
