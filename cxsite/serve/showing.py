"""What is shown now: the last site without errors, what is wrong since, and what became different.

One value a server, changed in the thread of its event loop only. Every build is a turn; a page that was made in one
turn can ask what became different since.
"""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.serve.difference import Difference, difference, together
from cxsite.serve.site import Built, Words
from cxsite.serve.told import Told

KEPT = 200
"""How many turns are remembered; who was away for longer loads everything again."""


@dataclass(slots=True)
class Showing:
    """What a server shows.

    Attributes:
        run: the name of this run of the server; turns of another run cannot be compared.
        words: language to the words of the interface.
        turn: how many builds there were.
        files: the last good site; None until there is one.
        earlier: files of the site before it that are not there any more: a page that is being loaded asks for them.
        found: what is wrong since.
        history: what each turn made different.
        root: the folder in which the site will stand when it is published, as in `handbook/`.
    """

    run: str
    words: Words
    turn: int = 0
    files: Mapping[str, bytes] | None = None
    earlier: Mapping[str, bytes] = field(default_factory=dict)
    found: Told = field(default_factory=Told)
    history: deque[tuple[int, Difference]] = field(default_factory=lambda: deque(maxlen=KEPT))
    root: str = ""

    @property
    def version(self) -> str:
        """The name of this turn, which every page carries."""
        return f"{self.run}-{self.turn}"

    def take(self, built: Built, found: Told) -> None:
        """Show what a build has made, and what was wrong with it."""
        self.turn += 1
        self.found = found
        self.words = built.words or self.words
        if built.files is None:
            return
        if self.files is not None:
            self.history.append((self.turn, difference(self.files, built.files, built.changed)))
            gone = {path: self.files[path] for path in built.changed if path in self.files}
            self.earlier = {path: data for path, data in gone.items() if path.startswith("assets/")}
        self.files, self.root = built.files, built.root

    def since(self, version: str) -> Difference | None:
        """Return what became different since a page was made; None when that cannot be known."""
        run, _, turn = version.rpartition("-")
        if run != self.run or not re.fullmatch("[0-9]{1,9}", turn):
            return None
        if len(self.history) == KEPT and int(turn) < self.history[0][0] - 1:
            return None
        return together(each for number, each in self.history if number > int(turn))
