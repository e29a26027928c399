"""What stands around a page tells where it is and leads everywhere else."""

from dataclasses import replace

from speaking import EN, ZH, frame, text

from cxsite.model.content import ContentStatus
from cxsite.pages.choice import ChoiceBody, view_of_choice
from cxsite.pages.frame import Link, Shell, head_of, speech_of
from cxsite.pages.reviews import status_word

PATH = "en/journeys/visit.html"


def test_a_page_names_itself_and_the_handbook() -> None:
    """The first page has the handbook's title alone."""
    assert head_of(frame(), PATH, "Visit").title == "Visit · Handbook"
    assert head_of(frame(), "en/index.html", "").title == "Handbook"


def test_navigation_has_the_sections_that_have_something_to_show() -> None:
    """In the order of the header; the page's own section is marked."""
    some = replace(frame(), sections=("measures", "journeys"))
    assert head_of(some, PATH, "Visit", section="journeys").navigation == (
        Link("index.html", "Journeys", current=True),
        Link("../measures/index.html", "Measures"),
    )


def test_the_choice_of_language_leads_to_the_same_page() -> None:
    """Each language has its own name, and the page's own is marked."""
    assert head_of(frame(), PATH, "Visit").languages == (
        Link("visit.html", "English", current=True, lang=EN),
        Link("../../zh-hans/journeys/visit.html", "简体中文", lang=ZH),
    )


def test_the_way_back_leads_over_the_sections_index() -> None:
    """The index itself and pages without a section have none."""
    assert head_of(frame(), PATH, "Visit", section="journeys").crumbs == (Link("index.html", "Journeys"),)
    assert head_of(frame(), "en/journeys/index.html", "Journeys", section="journeys").crumbs == ()
    assert head_of(frame(), PATH, "Visit").crumbs == ()


def test_everything_is_addressed_from_the_page() -> None:
    """Home and the theme's files."""
    head = head_of(frame(), PATH, "Visit")
    assert head.home == "../index.html"
    assert head.assets == {"site.css": "../../assets/site.1.css"}


def test_the_foot_says_of_which_day_the_handbook_speaks() -> None:
    """In both languages; the house's own line only where it has one."""
    head = head_of(frame(), PATH, "Visit")
    assert head.as_of.own.html == "As of 30 October 2026"
    assert head.as_of.other
    assert "2026年10月30日" in head.as_of.other.html
    assert head.footer is None
    footer = head_of(replace(frame(), footer=text("Ours", "我们的")), PATH, "Visit").footer
    assert footer
    assert footer.own.html == "Ours"


def test_names_lead_from_the_page_to_theirs() -> None:
    """What has no page leads nowhere."""
    names = {"journey:visit": (text("Visit"), PATH), "touchpoint:desk": (text("Desk"), "")}
    resolve = speech_of(frame(), "en/index.html", names).resolver(EN)
    assert resolve("journey", "visit") == ("Visit", "journeys/visit.html")
    assert resolve("touchpoint", "desk") == ("Desk", "")
    assert resolve("planet", "mars") is None


def test_a_status_has_a_word_of_the_interface() -> None:
    """Every one of them."""
    words = frame().interface[EN]
    assert all(status_word(status) in words for status in ContentStatus)


def test_the_first_page_of_all_has_a_door_for_every_language() -> None:
    """Each in its own language, with the handbook's title in it."""
    view = view_of_choice((frame(EN), frame(ZH)))
    assert view.template == "choice.html"
    assert isinstance(view.content, Shell)
    body = view.content.body
    assert isinstance(body, ChoiceBody)
    assert [(door.link.href, door.link.label, door.link.lang, door.title) for door in body.doors] == [
        ("en/index.html", "English", EN, "Handbook"),
        ("zh-hans/index.html", "简体中文", ZH, "手册"),
    ]
    head = view.content.head
    assert (head.language, head.description) == (EN, "Handbook")
    assert [link.href for link in head.languages] == ["en/index.html", "zh-hans/index.html"]
