"""What belongs to a role: journeys, touchpoints, measures, opportunities, initiatives; "" owns what nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.handbook import Handbook

KINDS = ("journey", "touchpoint", "metric", "opportunity", "initiative")
"""What can be owned, in the order of pages; also the kinds of links."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """Kind to the ids of what one role owns; `helps` are the journeys of others that it works on."""

    owned: Mapping[str, tuple[str, ...]]
    helps: tuple[str, ...] = ()


def owners_of(handbook: Handbook) -> dict[str, dict[str, str]]:
    """Return kind and id to the role that owns it, "" for nobody, in the order of the files.

    A measure belongs to its owner, else to the first role that is accountable for it.
    """
    accountable = {
        metric: role.id
        for role in reversed(tuple(handbook.roles.values()))
        for metric in role.accountable_for
    }
    improvements = handbook.improvements
    return {
        "journey": {key: each.owner or "" for key, each in handbook.journeys.items()},
        "touchpoint": {key: each.owner or "" for key, each in handbook.touchpoints.items()},
        "metric": {key: each.owner or accountable.get(key, "") for key, each in handbook.metrics.items()},
        "opportunity": {key: each.owner or "" for key, each in improvements.opportunities.items()},
        "initiative": {key: each.owner or "" for key, each in improvements.initiatives.items()},
    }


def belongings_of(handbook: Handbook, role: str) -> Belongings:
    """Return what a role owns, "" for what nobody owns, and what it works on."""
    owners = owners_of(handbook)
    owned = {kind: tuple(key for key, owner in owners[kind].items() if owner == role) for kind in KINDS}
    if role:
        answers_for = handbook.roles[role].accountable_for
        owned["metric"] = tuple(dict.fromkeys((*answers_for, *owned["metric"])))
    helps = tuple(key for key, each in handbook.journeys.items() if role in each.with_)
    return Belongings(owned, helps)
