"""What was measured of an element or a dimension stands where readers look for it; nothing unlike is put together."""

from dataclasses import replace

from across import words
from broad import broad
from sites import document, reference_files
from speaking import finding, found, metric, speech

from cxsite.model.dataset import Scale
from cxsite.model.elements import Dimension, Element
from cxsite.pages.carried import Carrier, carriers, lists_of
from cxsite.pages.numbers import whole_of

PATH = "en/practices/index.html"
SEVEN, FIVE = Scale(1, 7), Scale(1, 5)
EASY = Carrier(metric("ces2"), SEVEN, Element.FRICTIONLESS_TRANSACTIONS, Dimension.EASE, None)
SATISFIED = Carrier(metric("share"), FIVE, None, Dimension.EASE, found(finding(58, n=120)))


def test_measures_of_unlike_questions_stand_in_lists_of_their_own() -> None:
    """Kind, scale and what is counted must be the same."""
    other = replace(SATISFIED, metric=replace(metric("share"), id="other"))
    stricter = replace(SATISFIED, metric=metric("share", counts="3 to 5"))
    wider = replace(SATISFIED, scale=SEVEN)
    lists = lists_of(Dimension.EASE, (EASY, SATISFIED, other, stricter, wider), PATH, speech())
    assert [len(each) for each in lists] == [1, 2, 1, 1]


def test_a_value_says_how_many_answered_and_where_it_is_explained() -> None:
    """A measure without numbers says that it is not measured, and leads nowhere."""
    (easy,), (satisfied,) = lists_of(Dimension.EASE, (EASY, SATISFIED), PATH, speech())
    assert (satisfied.number.value, satisfied.number.answers) == ("58%", "120")
    assert satisfied.href == "../measures/satisfied.html#everyone"
    assert easy.href == ""
    assert easy.number.note
    assert words(easy.number.note) == ["Not measured here"]


def test_only_what_a_question_asks_about_is_measured() -> None:
    """An element that no question carries has no value; a dimension is no element."""
    assert lists_of(Element.PROACTIVE_SUPPORT, (EASY, SATISFIED), PATH, speech()) == ()
    assert len(lists_of(Element.FRICTIONLESS_TRANSACTIONS, (EASY, SATISFIED), PATH, speech())) == 1


def test_measures_are_found_through_their_questions() -> None:
    """With everybody's number of the whole time; a measure whose question carries nothing is left out."""
    handbook = broad().handbook
    assert carriers(handbook, {}) == ()
    key = next(name for name, each in handbook.metrics.items() if each.question)
    measured = handbook.metrics[key]
    survey = handbook.datasets[measured.dataset_id]
    asked = replace(survey.questions[measured.question_id], element=Element.PROACTIVE_SUPPORT)
    survey = replace(survey, questions=dict(survey.questions) | {measured.question_id: asked})
    carrying = replace(handbook, datasets=dict(handbook.datasets) | {measured.dataset_id: survey})
    numbers = found(finding(30), finding(20, touchpoint="lobby"))
    (first, *_) = carriers(carrying, {key: whole_of(numbers)})
    assert (first.metric.id, first.element, first.dimension) == (key, Element.PROACTIVE_SUPPORT, None)
    assert first.found
    assert [each.cut.touchpoint for each in first.found.findings] == [""]


def test_the_guide_shows_what_was_measured_of_the_elements() -> None:
    """Among the practices, and counted on the page of coverage."""
    page = document(PATH, reference_files()[PATH])
    (ease,) = (each for each in page.all("div") if each.get("id") == "dimension-ease")
    together = [each for each in ease.iter("dd") if each.get("class") == "together"]
    assert len(together) == 1
    assert "effort.html#everyone" in [
        link.get("href", "").rpartition("/")[2] for link in together[0].iter("a")
    ]
    coverage = "en/improve/coverage.html"
    heads = {each.get("id") for each in document(coverage, reference_files()[coverage]).all("h2")}
    assert "asked" in heads
