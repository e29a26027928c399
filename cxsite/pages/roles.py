"""A role: the front door of a team, with what it puts first and everything that is its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.improve import Role
from cxsite.model.text import Text
from cxsite.pages.belongings import Belongings
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.owners import things
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Term, without_markup
from cxsite.pages.values import Gauges, Value, value, values_at


@dataclass(frozen=True, slots=True)
class Post:
    """A touchpoint of a role with its values."""

    name: Pair
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class RoleBody:
    """What a role's page shows."""

    title: Pair
    priority: Pair | None
    monday: Pair | None
    posts: tuple[Post, ...]
    measures: tuple[Value, ...]
    things: tuple[Term, ...]
    labels: Mapping[str, Pair]


def view_of_role(
    frame: Frame,
    path: str,
    role: Role,
    theirs: Belongings,
    gauged: Gauges,
    names: Mapping[str, tuple[Text, str]],
) -> View:
    """Return the page of one role; `gauged` holds what is measured at its touchpoints, and its own measures."""
    speech = speech_of(frame, path, names)
    body = RoleBody(
        title=speech.text(role.title),
        priority=speech.sentence(role.priority) if role.priority else None,
        monday=speech.sentence(role.monday) if role.monday else None,
        posts=tuple(
            Post(speech.link("touchpoint", key), values_at(key, path, gauged, speech))
            for key in theirs.owned["touchpoint"]
        ),
        measures=tuple(value(key, "", path, gauged, speech) for key in theirs.owned["metric"]),
        things=tuple(each for each in things(theirs, speech) if each.id not in ("touchpoint", "metric")),
        labels={
            key: speech.ui(f"role.{key}")
            for key in ("priority", "monday", "touchpoints", "measures", "unmeasured")
        },
    )
    description = without_markup(body.priority) if body.priority else ""
    head = head_of(frame, path, speech.plain(role.title), section="improve", description=description)
    return View("role.html", Shell(head, body))
