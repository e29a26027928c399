"""Parts of a reading: each is read with notes of its own, so it sees only what it is given and can be recalled.

What a part noticed is kept with what it brought, and noted again each time. Its inputs are its own files, its own lines
of the translation lock, and what it takes from the rest of the handbook: languages, terms, former ids.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cxsite.model.problems import Place, Problem
from cxsite.read.language import remarks_on
from cxsite.read.notes import Notes, Reference
from cxsite.read.recall import Part
from cxsite.read.said import Said
from cxsite.read.translation import EMPTY, Lock, Unit, by_text

V = TypeVar("V")
NOTHING_SAID = Said()
Digests = Sequence[tuple[str, str, str]]
"""Language, name and hash of files."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a part added to the notes; `remarks` are what the checks of its texts say, once everything is read."""

    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()
    units: tuple[Unit, ...] = ()
    stale: tuple[Unit, ...] = ()
    pictures: tuple[Reference, ...] = ()
    remarks: tuple[Problem, ...] = ()

    def into(self, notes: Notes) -> None:
        """Note all of it."""
        notes.problems += self.problems
        notes.references += self.references
        notes.units += self.units
        notes.stale += self.stale
        notes.pictures += self.pictures
        notes.remarks += self.remarks


Wanted = tuple[Part, Digests, Callable[[Notes], Any]]
"""A part, the hashes of its files, and what reads it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the parts of one reading are read with.

    Attributes:
        notes: of the whole reading; its languages, former ids and converters are those of every part.
        locks: path of a text to its own lines of the lock.
        said: what the checks of texts go by.
        around: key of all that a part takes from the rest of the handbook.
    """

    notes: Notes
    locks: Mapping[str, Lock]
    said: Said
    around: str

    def quoting(self, quoted: frozenset[Place]) -> Said:
        """Return what the checks of a text with quotations go by."""
        return replace(self.said, quoted=quoted)

    def read(
        self,
        part: tuple[str, str],
        digests: Digests,
        form: Any,
        make: Callable[[Notes], V],
        *,
        known: tuple[Problem, ...] = (),
        said: Callable[[], Said] | None = None,
    ) -> tuple[V, Noted]:
        """Return what `make` brings, and what it notices on its way.

        Args:
            part: its kind and its path without language (`articles/first`).
            digests: of all its files; a file without one cannot be read, and is tried again each time.
            form: the type of what it brings.
            make: reads it, noting in notes of its own.
            known: what has been said of its files already.
            said: brings what the checks of its texts go by, where that is not the same for all parts.
        """
        lock = self.locks.get(part[1], EMPTY)

        def made() -> tuple[V, Noted]:
            return _noted(make, self._own(lock, known), said() if said else self.said, len(known))

        if not all(digest for _, _, digest in digests):
            return made()
        return self.notes.recall.once(part, (digests, lock.lines, self.around), tuple[form, Noted], made)

    def ahead(self, wanted: Iterable[Wanted]) -> None:
        """Let parts be made by many hands, before they are read one after the other."""
        self.notes.recall.ahead(
            self._inputs(*each) for each in wanted if all(digest for *_, digest in each[1])
        )

    def _inputs(
        self, part: Part, digests: Digests, make: Callable[[Notes], Any]
    ) -> tuple[Part, tuple[Any, ...], Callable[[], tuple[Any, Noted]]]:
        lock = self.locks.get(part[1], EMPTY)
        inputs = (digests, lock.lines, self.around)
        return part, inputs, lambda: _noted(make, self._own(lock, ()), self.said, 0)

    def _own(self, lock: Lock, known: tuple[Problem, ...]) -> Notes:
        notes = self.notes
        return Notes(
            notes.languages,
            lock,
            list(known),
            converters=notes.converters,
            renamed=notes.renamed,
            recall=notes.recall,
        )


def parts_of(notes: Notes, terms: str, said: Said = NOTHING_SAID) -> Parts:
    """Return what parts are read with.

    Args:
        notes: of the whole reading.
        terms: hash of `terms.yml`.
        said: what the checks of texts go by; before the words of the house are known, nothing.
    """
    around = (notes.languages, notes.renamed, terms, said.words, said.preferred)
    return Parts(notes, by_text(notes.lock), said, notes.recall.key(("around", ""), around))


def _noted(make: Callable[[Notes], V], own: Notes, said: Said, before: int) -> tuple[V, Noted]:
    value = make(own)
    noted = Noted(
        tuple(own.problems[before:]),
        tuple(own.references),
        tuple(own.units),
        tuple(own.stale),
        tuple(own.pictures),
        remarks_on(own, said),
    )
    return value, noted
