"""A page of entries under headings, each with an address of its own: the glossary, quoted figures, data, methods.

Every entry's anchor is `<kind>-<id>`, the same in every language, so that prose can lead to it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TypeVar

from cxsite.model.text import NEUTRAL, Text
from cxsite.pages import order
from cxsite.pages.frame import Frame, Shell, head_of
from cxsite.pages.grids import Grid
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Term, Words

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to look up: its name, what is to know of it, and facts about it."""

    id: str
    title: Pair
    text: Pair | None = None
    badge: Pair | None = None
    facts: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, or under none."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class EntriesBody:
    """What a page of entries shows."""

    title: Pair
    lead: Pair
    groups: tuple[Group, ...]
    notes: tuple[Term, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of all its entries: notes, and a table."""

    notes: tuple[Term, ...] = ()
    grid: Grid | None = None


def view_of_entries(
    frame: Frame,
    path: str,
    name: str,
    groups: tuple[Group, ...],
    speech: Speech,
    about: About | None = None,
) -> View:
    """Return the page of the section that the interface calls `page.<name>`."""
    said = about or About()
    body = EntriesBody(
        speech.ui(f"page.{name}"), speech.ui(f"reference.{name}"), groups, said.notes, said.grid
    )
    head = head_of(
        frame,
        path,
        speech.word(f"page.{name}"),
        section="reference",
        description=speech.word(f"reference.{name}"),
    )
    return View("entries-page.html", Shell(head, body))


def ungrouped(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Return entries as they are, under no heading; nothing where there are none."""
    listed = tuple(entries)
    return (Group("", "", listed),) if listed else ()


def by_initial(
    things: Iterable[Thing], name: Callable[[Thing], str], language: str
) -> list[tuple[str, list[Thing]]]:
    """Return things in the order of their names, under their initials; what has no letter stands last."""
    ordered = sorted(things, key=lambda thing: order.key_of(name(thing), language))
    ordered.sort(key=lambda thing: order.initial(name(thing), language) == order.OTHER)
    return [
        (letter, list(group))
        for letter, group in groupby(ordered, key=lambda thing: order.initial(name(thing), language))
    ]


def heading_of(letter: str, speech: Speech) -> str:
    """Return an initial as a heading: a letter, or `三畫`."""
    return speech.word("index.strokes", n=order.chinese_number(int(letter))) if letter.isdigit() else letter


def anchor_of(letter: str) -> str:
    """Return the anchor of an initial."""
    return f"letter-{letter.lower() if letter != order.OTHER else 'other'}"


def in_its_own(text: Text, code: str) -> Pair | None:
    """Return what somebody wrote in one language, marked as such; None where that is shown in another."""
    wording = text[code]
    return Pair(Words(escape(wording.text, quote=False), code)) if wording.lang in (code, NEUTRAL) else None


def facts(speech: Speech, told: Iterable[tuple[str, Iterable[Pair | None]]]) -> tuple[Term, ...]:
    """Return what is known, under the words of the interface; what nobody wrote is left out."""
    known = [(key, tuple(entry for entry in entries if entry)) for key, entries in told]
    return tuple(Term(key.split(".")[-1], speech.ui(key), entries) for key, entries in known if entries)
