"""What has been rendered already: a text that two pages show is rendered once.

The memory of a process is small and forgets the oldest first. A build may put its store in the place of it
(`remembering_in`): keys hold the text and how it is read; the version of the program is the store's to add.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import blake2b
from typing import Protocol

ROOM = 48_000_000


class Memory(Protocol):
    """Bytes by key; a key is 64 hexadecimal digits."""

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None."""
        ...

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under this key, if that is possible."""
        ...


class Recent:
    """Keeps what was put last, so many bytes of it."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None."""
        return self._kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes under this key, and forget the oldest for it where there is no room."""
        self._room -= len(data) - len(self._kept.pop(key, b""))
        self._kept[key] = data
        while self._room < 0:
            self._room += len(self._kept.pop(next(iter(self._kept))))


_MEMORY: ContextVar[Memory] = ContextVar("memory", default=Recent())  # noqa: B039 - it changes time, never a result


@contextmanager
def remembering_in(memory: Memory) -> Iterator[None]:
    """Look for what is rendered in this memory, and keep it there."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


def remembered(way: str, text: str, render: Callable[[str], str]) -> str:
    """Return `render(text)`, from memory where it is there; `way` names the function."""
    memory = _MEMORY.get()
    key = blake2b(f"{way}\0{text}".encode(), digest_size=32).hexdigest()
    with suppress(UnicodeDecodeError):  # whoever put it there, it was not us
        if (known := memory.get(key)) is not None:
            return known.decode()
    html = render(text)
    memory.put(key, html.encode())
    return html
