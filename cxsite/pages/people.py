"""A persona: the questions that we can answer about a customer."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.journey import Label
from cxsite.model.people import Persona
from cxsite.model.text import Text
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Term, without_markup


@dataclass(frozen=True, slots=True)
class Need:
    """A need and whether we answer it."""

    text: Pair
    status: str
    said: Pair | None


@dataclass(frozen=True, slots=True)
class PersonaBody:
    """What a persona's page shows."""

    title: Pair
    answers: tuple[Term, ...]
    needs_title: Pair
    needs: tuple[Need, ...]
    journeys_title: Pair
    journeys: tuple[Pair, ...]


def view_of_persona(
    frame: Frame,
    path: str,
    persona: Persona,
    segments: Mapping[str, Label],
    journeys: tuple[str, ...],
    names: Mapping[str, tuple[Text, str]],
) -> View:
    """Return the page of one persona.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        persona: who it is about.
        segments: the segment it belongs to, if any.
        journeys: ids of the journeys of this persona.
        names: what the page's sentences may link to.
    """
    speech = speech_of(frame, path, names)
    body = PersonaBody(
        title=speech.text(persona.name),
        answers=_answers(persona, segments, speech),
        needs_title=speech.ui("persona.needs"),
        needs=tuple(_need(need.text, need.status or "", speech) for need in persona.needs),
        journeys_title=speech.ui("persona.journeys"),
        journeys=tuple(speech.link("journey", identifier) for identifier in journeys),
    )
    title = speech.plain(persona.name)
    description = without_markup(speech.sentence(persona.who)) if persona.who else ""
    head = head_of(frame, path, title, section="customers", description=description)
    return View("persona.html", Shell(head, body))


def _need(text: Text, status: str, speech: Speech) -> Need:
    return Need(speech.sentence(text), status, speech.ui(f"need.{status}") if status else None)


def _answers(persona: Persona, segments: Mapping[str, Label], speech: Speech) -> tuple[Term, ...]:
    """Return what we know of the persona, question by question; what nobody wrote is left out."""
    said = {
        "who": (persona.who,),
        "behaves": (persona.behaves,),
        "feels-about-us": (persona.feels_about_us,),
        "goals": persona.goals,
        "frustrations": persona.frustrations,
    }
    answers = {
        f"persona.{key}": tuple(speech.sentence(text) for text in texts if text)
        for key, texts in said.items()
    }
    if persona.segment:
        answers["persona.segment"] = (speech.text(segments[persona.segment].name),)
    if persona.evidence:
        answers["journey.evidence"] = (speech.ui(f"evidence.{persona.evidence}"),)
    return tuple(
        Term(key.split(".")[-1], speech.ui(key), entries) for key, entries in answers.items() if entries
    )
