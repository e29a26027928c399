"""What all parts of one walk over one entity share: where its problems go, and what has been reported already."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.model.problems import Place
from cxsite.read.nodes import List, Map, Node, Scalar, Steps
from cxsite.read.notes import Notes

Translations = Mapping[str, Node]
"""Language to the same part of that language's file."""


@dataclass(slots=True)
class Walk:
    """One walk over one entity.

    Attributes:
        notes: takes problems, references and translated sentences.
        path: where the entity stands, for the translation lock (`journeys/open-account#`).
        broken: the steps to everything that has been reported, so that nothing is reported twice.
    """

    notes: Notes
    path: str
    broken: set[Steps] = field(default_factory=set)

    def report(self, place: Place, steps: Steps, code: str, message: str, hint: str) -> None:
        """Report a mistake at these steps."""
        self.broken.add(steps)
        self.notes.problem(place, code, message, hint)

    def lock_path(self, steps: Steps) -> str:
        """Return the name by which the translation lock knows the sentence at these steps."""
        return self.path + ".".join(str(step) for step in steps)


def start_of(node: Node) -> Place:
    """Return where a node begins, as far as something that can be shown: the first key of a map."""
    match node:
        case Map(pairs=(first, *_)):
            return first[0].place
        case List(items=(item, *_), flow=False):
            return start_of(item)
        case Scalar() | List() | Map():
            return node.place
