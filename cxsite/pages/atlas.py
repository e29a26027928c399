"""The list of touchpoints, by the class of the stages they belong to with their values, and by channel.

After these, the three axes of a digital experience (what a channel is made of, what a customer needs in hand, whether
somebody takes part), as plain lists of the same touchpoints.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.model.journey import Channel, ChannelType, Device, Service, Touchpoint, TouchpointClass
from cxsite.pages import addresses
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.values import NO_GAUGES, Gauges, Value, values_at, values_of_class

AXES: Mapping[str, tuple[str, ...]] = {
    "type": tuple(ChannelType),
    "device": tuple(Device),
    "service": tuple(Service),
}
"""What a channel says of itself besides its name, and what it may say."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the list of touchpoints is made of.

    Attributes:
        touchpoints: all of them.
        channels: all of them.
        classes: touchpoint to the classes of the stages that lead to it.
        gauged: the values at touchpoints.
        classed: the values of classes.
    """

    touchpoints: Mapping[str, Touchpoint]
    channels: Mapping[str, Channel]
    classes: Mapping[str, tuple[TouchpointClass, ...]]
    gauged: Gauges
    classed: Gauges = NO_GAUGES


@dataclass(frozen=True, slots=True)
class Entry:
    """One touchpoint of the list."""

    href: str
    name: Pair
    note: Pair
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Touchpoints that have something in common; `id` is the group's anchor."""

    id: str
    title: Pair
    entries: tuple[Entry, ...]
    note: Pair | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """All touchpoints, grouped in one way."""

    id: str
    title: Pair
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class AtlasBody:
    """What the list of touchpoints shows."""

    title: Pair
    lead: Pair
    orders: tuple[Order, ...]


def view_of_touchpoints(frame: Frame, path: str, atlas: Atlas) -> View:
    """Return the list of all touchpoints, by class and by channel."""
    speech = speech_of(frame, path, {})
    orders = (
        Order("by-class", speech.ui("touchpoint.by-class"), _by_class(path, atlas, speech)),
        Order("by-channel", speech.ui("touchpoint.by-channel"), _by_channel(path, atlas, speech)),
        *(
            Order(f"by-{axis}", speech.ui(f"touchpoint.by-{axis}"), groups)
            for axis, values in AXES.items()
            if (groups := _by_axis(axis, values, path, atlas, speech))
        ),
    )
    body = AtlasBody(speech.ui("page.touchpoints"), speech.ui("page.touchpoints.list"), orders)
    head = head_of(
        frame,
        path,
        speech.word("page.touchpoints"),
        section="journeys",
        description=speech.word("page.touchpoints.list"),
    )
    return View("touchpoints.html", Shell(head, body))


def _by_class(path: str, atlas: Atlas, speech: Speech) -> tuple[Group, ...]:
    """Return a group for each class, and one for touchpoints whose steps have none."""
    groups = {
        f"class.{each}": [key for key in atlas.touchpoints if each in atlas.classes.get(key, ())]
        for each in TouchpointClass
    }
    groups["touchpoint.no-class"] = [key for key in atlas.touchpoints if not atlas.classes.get(key)]
    return tuple(
        Group(
            f"by-class-{title.split('.')[1]}",
            speech.ui(title),
            tuple(
                _entry(
                    key, speech.text(atlas.channels[atlas.touchpoints[key].channel].name), path, atlas, speech
                )
                for key in keys
            ),
            speech.ui(f"{title}.effect") if title.startswith("class.") else None,
            values_of_class(title.split(".")[1], path, atlas.classed, speech),
        )
        for title, keys in groups.items()
        if keys
    )


def _by_channel(path: str, atlas: Atlas, speech: Speech) -> tuple[Group, ...]:
    """Return a group for each channel that has touchpoints, in the order of `lists.yml`; without numbers."""
    groups = []
    for channel in atlas.channels.values():
        keys = [key for key, each in atlas.touchpoints.items() if each.channel == channel.id]
        entries = tuple(
            replace(_entry(key, _classes(key, atlas, speech), path, atlas, speech), values=()) for key in keys
        )
        if entries:
            groups.append(Group(f"by-channel-{channel.id}", speech.text(channel.name), entries))
    return tuple(groups)


def _by_axis(
    axis: str, values: tuple[str, ...], path: str, atlas: Atlas, speech: Speech
) -> tuple[Group, ...]:
    """Return a group for each value of an axis that a touchpoint's channel has; without numbers, which stand above."""
    groups = []
    for value in values:
        keys = [
            key
            for key, each in atlas.touchpoints.items()
            if getattr(atlas.channels[each.channel], axis) == value
        ]
        entries = tuple(
            replace(
                _entry(
                    key, speech.text(atlas.channels[atlas.touchpoints[key].channel].name), path, atlas, speech
                ),
                values=(),
            )
            for key in keys
        )
        if entries:
            groups.append(Group(f"by-{axis}-{value}", speech.ui(f"{axis}.{value}"), entries))
    return tuple(groups)


def _classes(key: str, atlas: Atlas, speech: Speech) -> Pair:
    """Return the classes of a touchpoint in words."""
    classes = atlas.classes.get(key, ())
    if not classes:
        return speech.ui("touchpoint.no-class")
    return speech.both(
        lambda language: " · ".join(speech.word(f"class.{each}", language) for each in classes)
    )


def _entry(key: str, note: Pair, path: str, atlas: Atlas, speech: Speech) -> Entry:
    href = addresses.link(path, addresses.touchpoint(speech.language, key))
    return Entry(
        href, speech.text(atlas.touchpoints[key].name), note, values_at(key, path, atlas.gauged, speech)
    )
