"""What arranging has found before: a function of the very same values is not asked a second time.

Values are told apart as objects, words and days as what they say. Reading again gives everything that has not changed
as the object that it was (`read.recall`), so a server that arranges its pages again finds nearly all of them here, and
they are the same objects, too. A function sees nothing but what it is handed, so it cannot depend on anything else.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar, TypeVarTuple

Ts = TypeVarTuple("Ts")
V = TypeVar("V")

BY_WHAT_THEY_SAY = (str, date)


class Known:
    """Finds again what was found since the one before the last `begin`."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}
        self._used: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}

    def begin(self) -> None:
        """Forget what nobody has asked for since the last time."""
        self._known, self._used = self._used, {}

    def __call__(self, make: Callable[[*Ts], V], *inputs: *Ts) -> V:
        """Return `make(*inputs)`, from before where it was asked of the same values.

        Args:
            make: a function of a module, or another that lives as long as this.
            inputs: frozen values.
        """
        key = (make, *[value if type(value) in BY_WHAT_THEY_SAY else id(value) for value in inputs])
        found = self._used.get(key) or self._known.get(key)
        if found is None:
            found = inputs, make(*inputs)  # while inputs are kept, nothing else has their ids
        self._used[key] = found
        made: V = found[1]  # type: ignore[assignment] # it is what this function has made
        return made
