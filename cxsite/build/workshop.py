"""The workshop: with what, with whom and before whose eyes a site is made."""

from dataclasses import dataclass
from typing import Protocol

from cxsite.build.rooms import Rooms
from cxsite.build.store import Store
from cxsite.build.workers import ALONE, Crew

STEPS = ("reading", "measuring", "planning", "making", "linking", "publishing")
"""What a build does, in this order."""


class Watcher(Protocol):
    """Is told how far a build is."""

    def step(self, name: str) -> None:
        """Hear that this step of `STEPS` begins, and that the one before is over."""
        ...

    def done(self, pages: int, total: int) -> None:
        """Hear how many pages are made, and of how many."""
        ...


class Nobody:
    """Does not listen."""

    def step(self, name: str) -> None:
        """Do nothing."""

    def done(self, pages: int, total: int) -> None:
        """Do nothing."""


NOBODY: Watcher = Nobody()


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the making of a site needs beside the handbook.

    Attributes:
        rooms: the doors to the other layers.
        store: where earlier results may be, and where new ones go.
        version: the program's own key (`keys.code_version`).
        crew: who shares the work.
        watcher: is told how far it is.
    """

    rooms: Rooms
    store: Store
    version: str
    crew: Crew = ALONE
    watcher: Watcher = NOBODY
