"""Where each kind of content stands: the list that reading goes by.

A **folder** holds one entity a file, perhaps with prose beside it; a **file** holds one entity a line. Adding a kind of
content: its model, one line here, one field in `model.handbook`.
"""

from dataclasses import dataclass

from cxsite.model.content import Content
from cxsite.model.dataset import Dataset
from cxsite.model.improve import Event, Role
from cxsite.model.journey import Journey, Touchpoint
from cxsite.model.knowledge import Article, Case, Claim, Practice, Reference, Term
from cxsite.model.metric import Metric
from cxsite.model.people import Persona


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entities of one kind.

    Attributes:
        name: the folder below `content/`, or the file's name without its ending.
        model: what they are.
        kind: the word that messages and references use for one.
        where: where they stand, as a hint says it.
        prose: whether Markdown may stand beside each.
    """

    name: str
    model: type[Content]
    kind: str
    where: str
    prose: bool = False


FOLDERS = (
    Shelf("personas", Persona, "persona", "personas are the files of `content/personas`"),
    Shelf("journeys", Journey, "journey", "journeys are the files of `content/journeys`", prose=True),
    Shelf("data", Dataset, "dataset", "datasets are the files of `content/data`"),
    Shelf("practices", Practice, "practice", "practices are the files of `content/practices`", prose=True),
    Shelf("cases", Case, "case", "cases are the files of `content/cases`", prose=True),
    Shelf("articles", Article, "article", "articles are the files of `content/articles`", prose=True),
    Shelf("roles", Role, "role", "roles are the files of `content/roles`"),
)
"""One entity a file."""

FILES = (
    Shelf("touchpoints", Touchpoint, "touchpoint", "touchpoints are listed in `content/touchpoints.yml`"),
    Shelf("metrics", Metric, "metric", "metrics are listed in `content/metrics.yml`"),
    Shelf("terms", Term, "term", "terms are listed in `content/terms.yml`"),
    Shelf("calendar", Event, "event", "events are listed in `content/calendar.yml`"),
    Shelf("references", Reference, "reference", "references are listed in `content/references.yml`"),
    Shelf("claims", Claim, "claim", "claims are listed in `content/claims.yml`"),
)
"""One entity a line."""

WHOLES = ("site", "lists", "improvements")
"""Files that are one thing as a whole."""

LISTED = {
    "channel": ("lists", "channels"),
    "emotion": ("lists", "emotions"),
    "segment": ("lists", "segments"),
    "opportunity": ("improvements", "opportunities"),
    "initiative": ("improvements", "initiatives"),
}
"""Kind of thing to the file and the key of it that lists it."""

WHERE = (
    {shelf.kind: shelf.where for shelf in (*FOLDERS, *FILES)}
    | {
        kind: f"{key} are listed under `{key}:` in `content/{name}.yml`"
        for kind, (name, key) in LISTED.items()
    }
    | {
        "question": "a question is written `dataset.question`, as declared in `content/data`",
        "figure": "a figure is written `dataset.figure`, as declared in `content/data`",
    }
)
"""Kind of thing to the hint that says where it is listed."""
