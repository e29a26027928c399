"""Who owns what: what has no owner first, then role by role."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.pages import improving
from cxsite.pages.belongings import KINDS, Belongings
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.grids import Grid, count, lines_of
from cxsite.pages.improving import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Term


@dataclass(frozen=True, slots=True)
class Owner:
    """A role, or nobody, with everything that is theirs; `id` is the anchor."""

    id: str
    title: Pair
    things: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class OwnersBody:
    """What the page of owners shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    grid: Grid
    owners: tuple[Owner, ...]


def view_of_owners(frame: Frame, path: str, theirs: Mapping[str, Belongings], names: Names) -> View:
    """Return the page of owners; `theirs` goes from a role to what it owns, "" to what nobody owns."""
    speech = speech_of(frame, path, names)
    orphans, roles = theirs[""], {key: each for key, each in theirs.items() if key}
    rows = [("", speech.ui("content.no-owner")), *((key, speech.link("role", key)) for key in roles)]
    grid = Grid(
        "counts",
        speech.ui("owner.counts"),
        speech.ui("owner.counts.note"),
        speech.ui("owner.role"),
        tuple(speech.ui(f"owns.{kind}") for kind in KINDS),
        lines_of(rows, KINDS, lambda role, kind: count(len(theirs[role].owned[kind]))),
    )
    body = OwnersBody(
        title=speech.ui("improve.owners"),
        lead=speech.ui("improve.owners.lead"),
        ways=improving.ways(path, speech),
        labels={"nothing": speech.ui("owner.nothing"), "all-owned": speech.ui("owner.all-owned")},
        grid=grid,
        owners=(
            Owner("nobody", speech.ui("content.no-owner"), things(orphans, speech)),
            *(
                Owner(f"role-{key}", speech.link("role", key), things(each, speech))
                for key, each in roles.items()
            ),
        ),
    )
    return improving.shown(frame, path, "owners", body, speech)


def things(theirs: Belongings, speech: Speech) -> tuple[Term, ...]:
    """Return what belongs to somebody, kind by kind, as links; kinds of which there is nothing are left out."""
    kinds = [
        Term(kind, speech.ui(f"owns.{kind}"), tuple(speech.link(kind, key) for key in theirs.owned[kind]))
        for kind in KINDS
    ]
    kinds.append(
        Term("helps", speech.ui("owns.helps"), tuple(speech.link("journey", key) for key in theirs.helps))
    )
    return tuple(kind for kind in kinds if kind.entries)
