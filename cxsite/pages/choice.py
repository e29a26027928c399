"""The first page of all, `index.html`: here a reader chooses a language."""

from dataclasses import dataclass

from cxsite.pages import addresses
from cxsite.pages.frame import Frame, Link, Shell, head_of
from cxsite.pages.page import View


@dataclass(frozen=True, slots=True)
class Door:
    """One language: its own name, the handbook's title in it, and the way in."""

    link: Link
    title: str


@dataclass(frozen=True, slots=True)
class ChoiceBody:
    """What the page shows: a door for each language."""

    doors: tuple[Door, ...]


def view_of_choice(frames: tuple[Frame, ...]) -> View:
    """Return the page; `frames` are those of all languages, the source language first."""
    doors = tuple(_door(frame) for frame in frames)
    first = frames[0]
    homes = {frame.language: addresses.home(frame.language) for frame in frames}
    head = head_of(first, "index.html", "", description=first.title[first.language].text, translated=homes)
    return View("choice.html", Shell(head, ChoiceBody(doors)))


def _door(frame: Frame) -> Door:
    words = frame.interface[frame.language]
    label = words[f"ui.language-name.{frame.language}"]
    link = Link(addresses.link("index.html", addresses.home(frame.language)), label, lang=frame.language)
    return Door(link, frame.title[frame.language].text)
