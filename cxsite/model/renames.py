"""What things were called before: `formerly: [old-id]` keeps old addresses, old links and old numbers."""

from collections.abc import Mapping

from cxsite.model.handbook import Handbook
from cxsite.model.improve import Role
from cxsite.model.journey import Journey, Touchpoint
from cxsite.model.knowledge import Article, Case, Practice
from cxsite.model.metric import Metric
from cxsite.model.people import Persona

Renamed = Journey | Persona | Touchpoint | Metric | Practice | Case | Article | Role
"""What may have had another id before."""

Renames = Mapping[str, Mapping[str, str]]
"""Kind of thing to its former ids, each to what it is called now."""


def former_ids(handbook: Handbook) -> Renames:
    """Return every former id of a handbook, by kind; a kind without any is there and empty."""
    shelves: Mapping[str, Mapping[str, Renamed]] = {
        "journey": handbook.journeys,
        "persona": handbook.personas,
        "touchpoint": handbook.touchpoints,
        "metric": handbook.metrics,
        "practice": handbook.practices,
        "case": handbook.cases,
        "article": handbook.articles,
        "role": handbook.roles,
    }
    return {
        kind: {old: each.id for each in shelf.values() for old in each.formerly}
        for kind, shelf in shelves.items()
    }


def current_id(handbook: Handbook, kind: str, identifier: str) -> str:
    """Return what something is called now: the id itself, where nothing was called so before."""
    return former_ids(handbook).get(kind, {}).get(identifier, identifier)
