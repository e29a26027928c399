"""Where each kind of content stands: the list that reading goes by.

A **folder** holds one entity a file, perhaps with prose beside it; a **file** holds one entity a line. Adding a kind of
content: its model, one line here, one field in `model.handbook`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cxsite.model.benchmark import Benchmark
from cxsite.model.content import Content
from cxsite.model.dataset import Dataset
from cxsite.model.edition import Edition
from cxsite.model.improve import Event, Role
from cxsite.model.journey import Journey, Touchpoint
from cxsite.model.knowledge import Article, Case, Claim, Practice, Reference, Term
from cxsite.model.metric import Metric
from cxsite.model.people import Persona
from cxsite.read.notes import one_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entities of one kind.

    Attributes:
        name: the folder below `content/`, or the file's name without its ending.
        model: what they are.
        kind: the word that messages and references use for one.
        prose: whether Markdown may stand beside each.
    """

    name: str
    model: type[Content]
    kind: str
    prose: bool = field(default=False, kw_only=True)


FOLDERS = (
    Shelf("personas", Persona, "persona"),
    Shelf("journeys", Journey, "journey", prose=True),
    Shelf("data", Dataset, "dataset"),
    Shelf("practices", Practice, "practice", prose=True),
    Shelf("cases", Case, "case", prose=True),
    Shelf("articles", Article, "article", prose=True),
    Shelf("roles", Role, "role"),
    Shelf("editions", Edition, "edition", prose=True),
)
"""One entity a file."""

TERMS = Shelf("terms", Term, "term")

FILES = (
    Shelf("touchpoints", Touchpoint, "touchpoint"),
    Shelf("metrics", Metric, "metric"),
    TERMS,
    Shelf("calendar", Event, "event"),
    Shelf("references", Reference, "reference"),
    Shelf("benchmarks", Benchmark, "benchmark"),
    Shelf("claims", Claim, "claim"),
)
"""One entity a line."""

WHOLES = ("site", "lists", "improvements")
"""Files that are one thing as a whole."""

LISTED = {
    "channel": ("lists", "channels"),
    "emotion": ("lists", "emotions"),
    "segment": ("lists", "segments"),
    "mode": ("lists", "modes"),
    "opportunity": ("improvements", "opportunities"),
    "initiative": ("improvements", "initiatives"),
}
"""Kind of thing to the file and the key of it that lists it."""

ASKED = ("question", "figure")
"""Kinds of thing that a dataset declares."""

FEW = 6
"""How many ids a hint lists: of more, an author looks where they stand."""


def hint_for(kind: str, identifier: str, known: Sequence[str]) -> str:
    """Return what to do where somebody wrote an id that there is not and that is like none there is.

    Args:
        kind: what it is the id of.
        identifier: what was written.
        known: the ids that there are.
    """
    those = f"write {one_of(known)}, or " if 0 < len(known) <= FEW else ""
    if kind in ASKED:
        return f"{those}declare it under `{kind}s:` of a dataset: a {kind} is written `dataset.{kind}`"
    if kind in LISTED:
        name, key = LISTED[kind]
        return f"{those}add `{identifier}:` under `{key}:` in `content/{name}.yml`"
    if any(shelf.kind == kind for shelf in FILES):
        name = next(shelf.name for shelf in FILES if shelf.kind == kind)
        return f"{those}add a line `{identifier}:` to `content/{name}.yml`"
    name = next(shelf.name for shelf in FOLDERS if shelf.kind == kind)
    return f"{those}add the file `content/{name}/{identifier}.yml`"
