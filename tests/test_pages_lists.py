"""Lists show what is worth knowing before a page is opened."""

from dataclasses import replace

import pytest
from sites import document, reference_files
from speaking import by_id, finding, found, frame, metric, text, touchpoint, unseen

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.journey import Journey
from cxsite.model.people import Persona
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.frame import Shell
from cxsite.pages.listing import Card, ListingBody, view_of_section
from cxsite.pages.numbers import whole_of
from cxsite.pages.page import View
from cxsite.pages.speech import without_markup
from cxsite.pages.weakest import weakest
from cxsite.read.validation import valid


def journey(*places: str, measures: tuple[str, ...] = ("recommend",), **more: object) -> Journey:
    """Return a journey over these touchpoints."""
    steps = {f"at-{number}": {"at": place} for number, place in enumerate(places)}
    stages = {"come": {"name": text("Come"), "steps": steps}}
    line = {"title": text("Visit", "来访"), "stages": stages, "measures": measures, **more}
    return replace(valid(Journey, line), id="visit")


def catalogue(
    numbers: MetricFindings | None = None, made: Journey | None = None, better: str = "higher"
) -> Catalogue:
    """Return a catalogue of one journey, one persona and one measure."""
    line, measure = made or journey("desk", "door"), metric(better=better)
    worst = weakest(line, {"recommend": measure}, {"recommend": whole_of(numbers)} if numbers else {})
    persona = valid(Persona, {"name": text("Lin", "小林"), "who": text("*New*", "新")})
    return Catalogue(
        journeys={"visit": line},
        personas={"lin": replace(persona, id="lin")},
        metrics={"recommend": measure},
        touchpoints=by_id(touchpoint("desk", "Desk", "柜台"), touchpoint("door", "Door", "门口")),
        weakest={"visit": worst} if worst else {},
    )


def body(view: View) -> ListingBody:
    """Return what a list shows."""
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, ListingBody)
    return view.content.body


def cards(name: str, listed: Catalogue) -> tuple[Card, ...]:
    """Return the entries of a section's index."""
    (shelf,) = body(view_of_section(frame(), f"en/{name}/index.html", name, listed)).shelves
    return shelf.cards


def notes(listed: Catalogue) -> list[str]:
    """Return what the card of the journey says below its title."""
    (card,) = cards("journeys", listed)
    return [without_markup(note) for note in (*card.notes, *((card.weakest,) if card.weakest else ()))]


LOW, HIGH = finding(20, 10, 29, touchpoint="door"), finding(40, touchpoint="desk")


@pytest.mark.parametrize(("name", "title"), [("journeys", "Journeys"), ("customers", "Customers")])
def test_a_sections_index_has_one_shelf_and_its_title(name: str, title: str) -> None:
    """The head says the same."""
    view = view_of_section(frame(), f"en/{name}/index.html", name, catalogue())
    assert isinstance(view.content, Shell)
    assert view.content.head.title == f"{title} · Handbook"
    assert body(view).title.own.html == title
    assert len(body(view).shelves) == 1


def test_a_journeys_card_counts_its_steps_and_names_the_weakest() -> None:
    """In both languages, with the value as it is published."""
    assert notes(catalogue(found(LOW, HIGH))) == [
        "2 steps",
        "Weakest step: Door (Net Promoter Score (NPS) 20)",
    ]
    assert notes(catalogue(found(), journey("desk"))) == ["1 step"]
    (card,) = cards("journeys", catalogue(found(LOW, HIGH)))
    assert card.weakest
    assert card.weakest.href == "../measures/recommend.html#touchpoint-door"


def test_the_weakest_step_is_marked_by_a_sign_and_a_word() -> None:
    """Not by its colour alone: the class of the line draws the sign."""
    page = document("", reference_files()["en/journeys/index.html"])
    said = ["".join(each.itertext()) for each in page.all("p") if each.get("class") == "down"]
    assert {each.partition(":")[0] for each in said} == {"Weakest step", "Perhaps the weakest step"}


def test_no_step_is_called_the_weakest_that_may_not_be() -> None:
    """Where its interval overlaps that of another, or nobody knows how sure one of them is."""
    for near in (finding(40, 25, 50, touchpoint="desk"), finding(40, None, None, touchpoint="desk")):
        assert notes(catalogue(found(LOW, near)))[1] == (
            "Perhaps the weakest step: Door (Net Promoter Score (NPS) 20)"
        )


def test_a_journey_that_is_only_planned_has_no_weakest_step() -> None:
    """What is measured today is measured at steps as they are today."""
    planned = journey("desk", "door", state="future")
    assert notes(catalogue(found(LOW, HIGH), planned)) == ["2 steps", "Planned"]


def test_where_lower_is_better_the_highest_value_is_the_weakest() -> None:
    """Direction belongs to the measure."""
    assert "Desk" in notes(catalogue(found(LOW, HIGH), better="lower"))[1]


def test_decimals_of_the_weakest_are_those_that_are_published() -> None:
    """20.5 is not called 20."""
    numbers = found(finding(20.5, touchpoint="door"), decimals=1)
    assert notes(catalogue(numbers))[1].endswith(" 20.5)")


@pytest.mark.parametrize(
    "hidden",
    [
        unseen(touchpoint="door"),
        unseen(Shown.NONE, touchpoint="door"),
        finding(-90, -99, 0, 12, touchpoint="door"),
    ],
)
def test_no_step_is_called_the_weakest_on_few_answers(hidden: object) -> None:
    """Neither a withheld value nor a small sample is a reason."""
    numbers = found(HIGH)
    assert isinstance(hidden, type(HIGH))
    assert "Desk" in notes(catalogue(found(*numbers.findings, hidden)))[1]
    assert notes(catalogue(found(hidden))) == ["2 steps"]


def test_a_journey_without_measures_has_no_weakest_step() -> None:
    """Nor has one whose measure has no numbers."""
    assert notes(catalogue(found(LOW), journey("door", measures=()))) == ["1 step"]
    assert notes(catalogue(None, journey("door"))) == ["1 step"]


def test_a_card_has_the_summary_where_there_is_one() -> None:
    """As a sentence with its emphasis."""
    (bare,) = cards("journeys", catalogue())
    assert bare.text is None
    (told,) = cards("journeys", catalogue(None, journey("desk", summary=text("*Short*"))))
    assert told.text
    assert told.text.own.html == "<em>Short</em>"
    (person,) = cards("customers", catalogue())
    assert person.text
    assert (person.title.own.html, person.text.own.html) == ("Lin", "<em>New</em>")
