"""A persona's page answers the questions that somebody has answered."""

from speaking import LISTS, frame, linked, text

from cxsite.model.people import Persona
from cxsite.model.text import Text
from cxsite.pages.frame import Shell
from cxsite.pages.people import PersonaBody, view_of_persona
from cxsite.read.validation import valid

PATH = "en/personas/lin.html"


def shell(*journeys: str, **said: object) -> Shell:
    """Return the page of a persona of whom this is known."""
    persona = valid(Persona, {"name": text("Lin", "小林"), **said})
    names: dict[str, tuple[Text, str]] = {"journey:visit": (text("Visit", "来访"), "en/journeys/visit.html")}
    content = view_of_persona(frame(), PATH, persona, LISTS.segments, journeys, names).content
    assert isinstance(content, Shell)
    return content


def body(*journeys: str, **said: object) -> PersonaBody:
    """Return what that page shows."""
    shown = shell(*journeys, **said).body
    assert isinstance(shown, PersonaBody)
    return shown


def test_a_bare_persona_has_a_name_and_nothing_else() -> None:
    """What nobody wrote is not there."""
    shown = body()
    assert shown.title.own.html == "Lin"
    assert (shown.answers, shown.needs, shown.journeys) == ((), (), ())


def test_answers_stand_in_the_order_of_the_questions() -> None:
    """Sentences keep their emphasis; lists have an entry each; evidence comes last."""
    said = {
        "evidence": "researched",
        "segment": "young",
        "frustrations": (text("Queues"),),
        "goals": (text("In"), text("Out")),
        "feels-about-us": text("Well"),
        "behaves": text("Quickly"),
        "who": text("*New*"),
    }
    shown = body(**said)
    assert [(answer.id, [entry.own.html for entry in answer.entries]) for answer in shown.answers] == [
        ("who", ["<em>New</em>"]),
        ("behaves", ["Quickly"]),
        ("feels-about-us", ["Well"]),
        ("goals", ["In", "Out"]),
        ("frustrations", ["Queues"]),
        ("segment", ["Under 30"]),
        ("evidence", ["Researched"]),
    ]


def test_a_need_says_whether_it_is_met() -> None:
    """Where somebody knows."""
    met, unknown = body(needs=({"text": text("A chair"), "status": "met"}, {"text": text("Tea")})).needs
    assert (met.text.own.html, met.status, met.said and met.said.own.html) == ("A chair", "met", "Met")
    assert (unknown.text.own.html, unknown.status, unknown.said) == ("Tea", "", None)


def test_a_persona_leads_to_its_journeys() -> None:
    """By their names, in both languages."""
    (journey,) = body("visit").journeys
    assert linked(journey) == '<a href="../journeys/visit.html">Visit</a>'
    assert journey.other
    assert "来访" in journey.other.html


def test_the_head_describes_the_persona_in_plain_words() -> None:
    """From who it is."""
    head = shell(who=text("*New* & young")).head
    assert (head.title, head.description) == ("Lin · Handbook", "New & young")
    assert shell().head.description == ""
