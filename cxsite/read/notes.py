"""What reading notices on its way: problems, references, sentences with translations.

A `Notes` is filled by one reading of one handbook; everything else in this layer is a pure function of its arguments.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxsite.model.problems import Place, Problem, Severity
from cxsite.model.text import Languages

LINK = re.compile(r"\[[^\]\n]*\]\((?P<kind>[a-z]+):(?P<id>[A-Za-z0-9_-]+)\)")
LINKABLE = ("touchpoint", "journey", "persona", "metric")
"""What a link such as `[](touchpoint:branch-counter)` may lead to."""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Somebody wrote the id of something: what kind, which id, where."""

    place: Place
    kind: str
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One sentence or block with its translation: what the translation lock remembers.

    Attributes:
        path: where it stands, without language (`journeys/open-account#stages.choose.name`).
        language: the language of the translation.
        source: hash of the source as it is now.
    """

    path: str
    language: str
    source: str


@dataclass(slots=True)
class Notes:
    """Filled while reading."""

    languages: Languages
    lock: Mapping[tuple[str, str], str]
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)

    def problem(self, place: Place, code: str, message: str, hint: str) -> None:
        """Note a mistake that stops the build."""
        self.problems.append(Problem(place, code, message, hint))

    def warning(self, place: Place, code: str, message: str, hint: str) -> None:
        """Note something that the author should know."""
        self.problems.append(Problem(place, code, message, hint, Severity.WARNING))

    def refer(self, place: Place, kind: str, identifier: str) -> None:
        """Note that an id was written here."""
        self.references.append(Reference(place, kind, identifier))

    def note_links(self, text: str, place: Place) -> None:
        """Note where the links of a Markdown text lead; `place` is where the text begins."""
        for match in LINK.finditer(text):
            line = text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start()) + (0 if line else place.column - 1)
            here = Place(place.file, place.line + line, column, len(match[0]))
            if match["kind"] in LINKABLE:
                self.refer(here, match["kind"], match["id"])
            elif match["kind"] not in ("http", "https", "mailto"):
                hint = suggestion(
                    match["kind"], LINKABLE, f"a link may lead to {listed(LINKABLE)} or a web address"
                )
                self.problem(here, "unknown-link", f"`{match['kind']}:` is not something to link to", hint)

    def is_stale(self, path: str, language: str, source: str) -> bool:
        """Note a translated sentence; say whether its source has changed since the translation was accepted."""
        self.units.append(Unit(path, language, source))
        return self.lock.get((path, language), source) != source


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the nearest known word, "" when none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def listed(words: Iterable[str]) -> str:
    """Return the words for a hint: `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the hint for a word that is not known: the nearest one, or `otherwise`."""
    near = did_you_mean(word, known := list(known))
    return f"did you mean `{near}`?" if near else otherwise
