"""Languages stand side by side with the question as each was asked it; nothing is ranked or called a difference."""

from across import PAGES, body, words
from speaking import EN, LISTS, TWO, ZH, finding, found, frame, metric, unseen

from cxsite.measure.findings import AnswerFinding, MetricFindings
from cxsite.model.dataset import Dataset
from cxsite.model.text import in_all_languages
from cxsite.pages.languages import LanguagesBody, Told, is_told, view_of_languages
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View
from cxsite.read.validation import valid

PATH = "en/measures/languages.html"
ASKED = {EN: "Would you recommend us?", ZH: "您会推荐我们吗？"}
FOUND = found(finding(20, n=400), finding(32, n=300, language=EN), finding(-4, -20, 13, 100, language="zh"))
SPREAD = tuple(AnswerFinding(answer, 10, 9.09) for answer in range(11))


def measure(numbers: MetricFindings = FOUND, *, asked: bool = True, **survey: object) -> Measure:
    """Return a recommendation that was asked in two languages."""
    question: dict[str, object] = {"column": ("q",), "scale": "0 to 10"}
    if asked:
        question["asked"] = in_all_languages(ASKED, TWO, originals=True)
    dataset = valid(Dataset, {"files": (), "questions": {"question": question}, **survey})
    return Measure(metric(), dataset, (), numbers, {}, LISTS)


def view(one: Measure) -> View:
    """Return the page of one measure."""
    return view_of_languages(frame(), PATH, PAGES, (one,))


def told(one: Measure) -> Told:
    """Return what the page says of it."""
    (found_one,) = body(view(one), LanguagesBody).measures
    return found_one


def test_each_language_stands_with_its_question_and_its_anchor() -> None:
    """A questionnaire that is only known to be Chinese was asked the Chinese question; `zh` is not `zh-Hans`."""
    tongues = told(measure()).tongues
    assert [(words(each.name)[0], each.value.href) for each in tongues] == [
        ("English", "recommend.html#language-en"),
        ("Chinese", "recommend.html#language-zh"),
    ]
    assert [(each.asked.own.lang, each.asked.own.html) for each in tongues] == [*ASKED.items()]
    number = tongues[1].value.number
    assert (number.value, number.answers) == ("−4", "100")
    assert number.interval
    assert words(number.interval) == ["−20 to 13"]


def test_a_question_that_nobody_wrote_down_is_said_to_be_missing() -> None:
    """Not taken from another language: each was asked in its own words."""
    said = {words(each.asked)[0] for each in told(measure(asked=False)).tongues}
    assert said == {"Nobody has written down how it was asked in this language."}


def test_the_mixture_is_said_in_shares_of_the_answers() -> None:
    """Of the languages that may be seen."""
    mixed = told(measure()).mixed
    assert mixed
    assert words(mixed) == [
        "The value of everybody, 20, is a mixture: English 75%, Chinese 25% of the answers."
    ]
    some = found(finding(20, n=400), finding(32, n=300, language=EN), unseen(language="zh"))
    mixed = told(measure(some)).mixed
    assert mixed
    assert words(mixed) == ["The value of everybody, 20, is a mixture: English 75% of the answers."]


def test_without_a_value_of_everybody_there_is_no_mixture() -> None:
    """Withheld, or never measured."""
    parts = (unseen(language=EN), unseen(language="zh"))
    assert told(measure(found(unseen(), *parts))).mixed is None
    assert told(measure(found(*parts))).mixed is None


def test_where_all_languages_are_withheld_nothing_is_a_mixture_of_nothing() -> None:
    """The sentence needs at least one share."""
    numbers = found(finding(20, n=40), unseen(language=EN), unseen(language="zh"))
    assert told(measure(numbers)).mixed is None


def test_answers_are_drawn_for_each_language_that_may_be_seen() -> None:
    """One bar each, and the same as a table."""
    numbers = MetricFindings("recommend", 0, FOUND.findings, spreads={EN: SPREAD})
    page = view(measure(numbers))
    (chart,) = page.charts
    (one,) = body(page, LanguagesBody).measures
    assert [each.chart for each in one.tongues] == [chart.id, ""]
    assert [box.percent for box in one.tongues[0].boxes] == ["64%", "18%", "18%"]
    assert words(*(box.name for box in one.boxes)) == [
        "Detractors (0–6)",
        "Passives (7–8)",
        "Promoters (9–10)",
    ]
    assert (told(measure()).boxes, view(measure()).charts) == ((), ())


def test_what_may_and_may_not_be_compared_is_said() -> None:
    """Before any number."""
    page = body(view(measure()), LanguagesBody)
    assert words(page.may[0]) == ["One language with itself, from one period to the next."]
    assert words(page.may_not[0])[0].startswith("Languages may not be ranked")
    assert len(page.may_not) == 3


def test_invented_answers_are_marked_measure_by_measure() -> None:
    """One survey may be real and another not."""
    assert told(measure(illustrative=True)).illustrative
    assert not told(measure()).illustrative


def test_one_language_has_nothing_beside_it() -> None:
    """Two are needed, also where one of them is withheld."""
    assert not is_told(found(finding(), finding(language=EN)))
    assert is_told(found(finding(language=EN), unseen(language="zh")))
