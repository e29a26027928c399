"""What reading notices on its way: problems, references, sentences with translations.

A `Notes` is filled by one reading of one handbook; everything else in this layer is a pure function of its arguments.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from cxsite.model.problems import Place, Problem, Severity
from cxsite.model.text import Languages
from cxsite.read.recall import Recall
from cxsite.read.translation import Lock, Unit

LONGEST, MOST, FEW = 100, 500, 24
"""How much a search for the nearest word looks at, and how many words a hint lists: all are limits of patience."""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Somebody wrote the id of something: what kind, which id, where."""

    place: Place
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that somebody wrote for readers, as it stands in a file.

    Attributes:
        language: the language it is written in.
        text: what stands in the file from `place` on, with quotes, signs of Markdown and line ends.
        place: where it begins.
        source: what it is a translation of.
    """

    language: str
    text: str
    place: Place
    source: "Passage | None" = None

    def at(self, start: int, end: int) -> Place:
        """Return the place of a part of it, counted in characters from its beginning."""
        _, _, before = self.text[:start].rpartition("\n")
        lines = self.text.count("\n", 0, start)
        column = len(before) + (1 if lines else self.place.column)
        length = len(self.text[start:end].split("\n", 1)[0])
        return Place(self.place.file, self.place.line + lines, column, length)


@dataclass(slots=True)
class Notes:
    """Filled while reading.

    `converters` makes one Chinese script of the other, `renamed` knows former ids by kind, `remarks` are what is to be
    said of texts once everything is read, `recall` knows earlier readings.
    """

    languages: Languages
    lock: Lock
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    stale: list[Unit] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    converters: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    pictures: list[Reference] = field(default_factory=list)
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remarks: list[Problem] = field(default_factory=list)
    recall: Recall = field(default_factory=Recall)

    def problem(self, place: Place, code: str, message: str, hint: str) -> None:
        """Note a mistake that stops the build."""
        self.problems.append(Problem(place, code, message, hint))

    def warning(self, place: Place, code: str, message: str, hint: str) -> None:
        """Note something that the author should know."""
        self.problems.append(Problem(place, code, message, hint, Severity.WARNING))

    def has(self, code: str, *files: str) -> bool:
        """Say whether a mistake of this code has been noted in a file whose name begins with one of these."""
        return any(problem.code == code and problem.place.file.startswith(files) for problem in self.problems)

    def refer(self, place: Place, kind: str, identifier: str) -> None:
        """Note that an id was written here."""
        self.references.append(Reference(place, kind, identifier))

    def current(self, kind: str, identifier: str) -> str:
        """Return what something is called now."""
        return self.renamed.get(kind, {}).get(identifier, identifier)

    def understood(self, place: Place, kind: str, identifier: str) -> str:
        """Return what something is called now, with a warning where that is not what is written here."""
        current = self.current(kind, identifier)
        if current != identifier:
            message = f"`{identifier}` is called `{current}` now"
            self.warning(place, "former-id", message, f"write `{current}`")
        return current

    def show(self, place: Place, name: str) -> None:
        """Note that a picture is shown here."""
        self.pictures.append(Reference(place, "picture", name))

    def is_stale(self, path: str, language: str, source: str) -> bool:
        """Note a translated sentence; say whether its source has changed since the translation was accepted."""
        unit = Unit(path, language, source)
        self.units.append(unit)
        if is_stale := not self.lock.accepts(unit):
            self.stale.append(unit)
        return is_stale


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word, "" when none is near; of very long lists only the beginning is searched."""
    near = difflib.get_close_matches(word[:LONGEST], list(islice(known, MOST)), n=3, cutoff=0.6)
    turned = (other for other in near if sorted(other) == sorted(word))  # letters in another order
    return next(iter((*turned, *near)), "")


def listed(words: Iterable[str]) -> str:
    """Return the words for a hint: `a`, `b`, `c`; of very many the first and `…`."""
    shown = [f"`{word}`" for word in islice(words, FEW + 1)]
    return ", ".join([*shown[:FEW], "…"] if len(shown) > FEW else shown)


def one_of(words: Sequence[str]) -> str:
    """Return what a hint offers: `a`, or one of `a`, `b`."""
    return f"one of {listed(words)}" if len(words) > 1 else listed(words)


def by_way_of(words: Sequence[str]) -> str:
    """Return how something comes back to itself, for a message: `, by way of `a`, `b``; "" where it does at once."""
    return f", by way of {listed(words)}" if words else ""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 item`, `2 items`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint for a word that is not known: the nearest one, or `otherwise`."""
    near = did_you_mean(word, known)
    return f"did you mean `{near}`?" if near else otherwise
