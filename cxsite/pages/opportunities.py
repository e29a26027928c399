"""Opportunities: what could be better, for whom it hurts, and what is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.improve import Initiative, Opportunity
from cxsite.pages import improving
from cxsite.pages.encounters import Encounter, Spot, spot
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.improving import Names
from cxsite.pages.page import View
from cxsite.pages.pains import Pain, pain_of
from cxsite.pages.speech import Pair, Speech, Term


@dataclass(frozen=True, slots=True)
class Occasion:
    """A step at which something could be better, and what hurts there."""

    spot: Spot
    pains: tuple[Pain, ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """One opportunity; `id` is its anchor."""

    id: str
    title: Pair
    facts: tuple[Term, ...]
    occasions: tuple[Occasion, ...]
    initiatives: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class OpportunitiesBody:
    """What the page of opportunities shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    chances: tuple[Chance, ...]


def view_of_opportunities(
    frame: Frame,
    path: str,
    opportunities: Mapping[str, Opportunity],
    initiatives: tuple[Initiative, ...],
    met: tuple[Encounter, ...],
    names: Names,
) -> View:
    """Return the page of all opportunities.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        opportunities: in the order of their file.
        initiatives: those that are for any of them.
        met: the steps that name any of them.
        names: what the page's sentences may link to.
    """
    speech = speech_of(frame, path, names)
    body = OpportunitiesBody(
        title=speech.ui("improve.opportunities"),
        lead=speech.ui("improve.opportunities.lead"),
        ways=improving.ways(path, speech),
        labels={
            "steps": speech.ui("opportunity.steps"),
            "no-steps": speech.ui("opportunity.no-steps"),
            "pains": speech.ui("lane.pains"),
            "initiatives": speech.ui("page.initiatives"),
            "no-initiatives": speech.ui("opportunity.no-initiatives"),
            "none": speech.ui("improve.nothing"),
        },
        chances=tuple(_chance(each, path, initiatives, met, speech) for each in opportunities.values()),
    )
    return improving.shown(frame, path, "opportunities", body, speech)


def _chance(
    opportunity: Opportunity,
    path: str,
    initiatives: tuple[Initiative, ...],
    met: tuple[Encounter, ...],
    speech: Speech,
) -> Chance:
    facts = (
        Term(
            "priority",
            speech.ui("opportunity.priority"),
            (speech.ui(f"matrix.{improving.quadrant(opportunity)}"),),
        ),
        Term("value", speech.ui("opportunity.value"), (speech.ui("matrix.of-five", n=opportunity.value),)),
        Term("effort", speech.ui("opportunity.effort"), (speech.ui("matrix.of-five", n=opportunity.effort),)),
        Term("owner", speech.ui("content.owner"), (improving.owner(opportunity.owner, speech),)),
    )
    return Chance(
        f"opportunity-{opportunity.id}",
        speech.text(opportunity.title),
        facts,
        tuple(_occasion(each, path, speech) for each in met if opportunity.id in each.step.opportunities),
        tuple(speech.link("initiative", each.id) for each in initiatives if opportunity.id in each.for_),
    )


def _occasion(encounter: Encounter, path: str, speech: Speech) -> Occasion:
    name, _ = speech.names[f"touchpoint:{encounter.step.at}"]
    return Occasion(
        spot(encounter, path, name, speech), tuple(pain_of(pain, speech) for pain in encounter.step.pains)
    )
