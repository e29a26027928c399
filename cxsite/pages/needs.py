"""The needs of all personas: those we meet, those we do not, those that are coming."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.people import Need, NeedStatus, Persona
from cxsite.model.text import Text
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech

ORDER = (NeedStatus.UNMET, NeedStatus.EMERGING, NeedStatus.MET, None)
"""What is to be done comes first; None stands for needs of which nobody has said."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A need and whose it is."""

    text: Pair
    persona: Pair


@dataclass(frozen=True, slots=True)
class Answer:
    """Needs that we answer alike; `id` is the anchor."""

    id: str
    title: Pair
    needs: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class NeedsBody:
    """What the page of needs shows."""

    title: Pair
    lead: Pair
    answers: tuple[Answer, ...]


def view_of_needs(
    frame: Frame, path: str, personas: tuple[Persona, ...], names: Mapping[str, tuple[Text, str]]
) -> View:
    """Return the page of all needs."""
    speech = speech_of(frame, path, names)
    answers = tuple(_answer(status, personas, speech) for status in ORDER)
    body = NeedsBody(
        speech.ui("page.needs"), speech.ui("page.needs.list"), tuple(each for each in answers if each.needs)
    )
    head = head_of(
        frame,
        path,
        speech.word("page.needs"),
        section="customers",
        description=speech.word("page.needs.list"),
    )
    return View("needs.html", Shell(head, body))


def has_needs(personas: Mapping[str, Persona]) -> bool:
    """Say whether anybody needs anything."""
    return any(persona.needs for persona in personas.values())


def _answer(status: NeedStatus | None, personas: tuple[Persona, ...], speech: Speech) -> Answer:
    key = status.value if status else "unknown"
    needs = tuple(
        _claimed(need, persona, speech)
        for persona in personas
        for need in persona.needs
        if need.status is status
    )
    return Answer(key, speech.ui(f"need.{key}"), needs)


def _claimed(need: Need, persona: Persona, speech: Speech) -> Claimed:
    return Claimed(speech.sentence(need.text), speech.link("persona", persona.id))
