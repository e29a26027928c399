"""What belongs to a role: journeys, touchpoints, measures, opportunities, initiatives; "" owns what nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.pages.grouping import grouped

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


def everything_by_role(handbook: Handbook) -> dict[str, Belongings]:
    """Return what every role owns and works on, in the order of their files, after "" for what nobody owns."""
    owners = owners_of(handbook)
    owned = {kind: grouped((owner, key) for key, owner in owners[kind].items()) for kind in KINDS}
    helps = grouped(
        (role, key) for key, each in handbook.journeys.items() for role in dict.fromkeys(each.with_)
    )
    answers_for = {"": (), **{key: role.accountable_for for key, role in handbook.roles.items()}}
    return {
        role: Belongings(
            {kind: theirs.get(role, ()) for kind, theirs in owned.items()}
            | {"metric": tuple(dict.fromkeys((*metrics, *owned["metric"].get(role, ()))))},
            helps.get(role, ()),
        )
        for role, metrics in answers_for.items()
    }


def belongings_of(handbook: Handbook, role: str) -> Belongings:
    """Return what a role owns, "" for what nobody owns, and what it works on."""
    return everything_by_role(handbook)[role]
