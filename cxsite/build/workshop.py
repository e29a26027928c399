"""The workshop: with what, with whom and before whose eyes a site is made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from cxsite.build.found import Latest
from cxsite.build.keys import Remembering, code_version
from cxsite.build.links import Linked
from cxsite.build.memory import Memory
from cxsite.build.press import Finished, Keyed
from cxsite.build.rooms import Rooms
from cxsite.build.store import NoStore, Store
from cxsite.build.workers import ALONE, Crew
from cxsite.read.recall import Recall

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
        recall: what earlier readings brought.
        crew: who shares the work.
        watcher: is told how far it is.
        keys: knows the keys of values that this process has seen.
        made: the pages that this process has made last, by their first keys.
        keyed: the last build's pages, by their ids as objects and the key of their theme.
        addresses: path and maker of each of its pages: no two of them were for one address.
        latest: the findings of the last build.
        linked: where its links led.
    """

    rooms: Rooms
    store: Store
    version: str
    recall: Recall
    crew: Crew = ALONE
    watcher: Watcher = NOBODY
    keys: Remembering = field(default_factory=Remembering)
    made: dict[str, Finished] = field(default_factory=dict)
    keyed: dict[tuple[int, str], Keyed] = field(default_factory=dict)
    addresses: list[tuple[tuple[str, str], ...]] = field(default_factory=list)
    latest: Latest = field(default_factory=Latest)
    linked: Linked = field(default_factory=Linked)

    def emptied(self) -> "Workshop":
        """Return the same workshop without anything of an earlier build."""
        return replace(
            self,
            store=NoStore(),
            recall=Recall(),
            keys=Remembering(),
            made={},
            keyed={},
            addresses=[],
            latest=Latest(),
            linked=Linked(),
        )


def workshop(rooms: Rooms, store: Store, crew: Crew = ALONE, watcher: Watcher = NOBODY) -> Workshop:
    """Return a workshop of this program with what a store holds."""
    version = code_version()

    def hands(names: Sequence[str], work: Callable[[int], bytes]) -> Iterable[tuple[int, bytes]]:
        return crew.results(names, lambda: work) if crew.helps(len(names)) else ()

    return Workshop(rooms, store, version, Recall(Memory(store, version), version, hands), crew, watcher)
