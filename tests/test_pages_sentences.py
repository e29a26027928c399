"""A sentence says what is published, and not a word more."""

import re

import pytest
from speaking import EN, ZH, finding, found, metric, quarter, speech, text, unseen

from cxsite.measure.findings import Finding, Shown
from cxsite.model.text import Text
from cxsite.pages import sentences
from cxsite.pages.speech import Pair, without_markup


def both(pair: Pair | None) -> tuple[str, str]:
    """Return what a passage says in the page's language and beside it."""
    assert pair
    assert pair.other
    return without_markup(pair), pair.other.html


def said(finding: Finding, kind: str = "nps", place: Text | None = None) -> tuple[str, str]:
    """Return a finding as a sentence in English and Chinese."""
    return both(sentences.sentence(finding, metric(kind), found(finding), speech(), place))


def test_a_finding_is_said_with_its_interval_and_its_answers() -> None:
    """In both languages, and a share is in percent throughout."""
    assert said(finding(-3, -10, 4, 1200, quarter(2))) == (
        "Net Promoter Score (NPS) is −3 (Q2 2026; 95% confidence interval −10 to 4; 1,200 answers).",
        "净推荐值（NPS）为−3（2026年第2季度，95%置信区间−10至4，1,200份回答）。",
    )
    assert said(finding(40, 30, 50, 40, quarter(2)), "share")[0] == (
        "Satisfaction is 40% (Q2 2026; 95% confidence interval 30% to 50%; 40 answers)."
    )


def test_a_touchpoint_is_named_in_the_language_of_the_sentence() -> None:
    """The number belongs to a place, and the sentence says to which."""
    one, other = said(finding(period=quarter(1)), place=text("the counter", "柜台"))
    assert one.startswith("Net Promoter Score (NPS) at the counter is 40")
    assert "柜台" in other


@pytest.mark.parametrize(
    ("shown", "word"), [(Shown.WITHHELD, "withheld to protect privacy"), (Shown.NONE, "nobody answered")]
)
def test_what_is_not_shown_is_said_without_a_number(shown: Shown, word: str) -> None:
    """Only the period's own figures stand in the sentence."""
    one, other = said(unseen(shown, quarter(2)))
    assert word in one
    assert re.findall("[0-9]+", one) == ["2", "2026"]
    assert re.findall("[0-9]+", other) == ["2026", "2"]


@pytest.mark.parametrize("shown", [Shown.WITHHELD, Shown.NONE])
def test_a_number_that_is_not_shown_holds_no_digit(shown: Shown) -> None:
    """Neither value nor interval nor answers; the note says why."""
    number = sentences.number(unseen(shown), metric(), 0, speech())
    assert (number.value, number.interval, number.answers, number.counted) == ("", None, "", None)
    assert not re.search("[0-9]", repr(number))
    assert both(number.note)[0] in {"Withheld to protect privacy", "Nobody answered"}


def test_a_small_sample_is_shown_with_a_caution() -> None:
    """A large one is shown without."""
    small = sentences.number(finding(n=12), metric(), 0, speech())
    assert both(small.note)[0] == "Small sample: read with care"
    assert small.value == "40"
    assert sentences.number(finding(n=120), metric(), 0, speech()).note is None


def test_what_is_not_measured_is_not_what_nobody_answered() -> None:
    """Two different gaps have two different words."""
    number = sentences.number(None, metric(), 0, speech())
    assert number.value == ""
    assert both(number.note) == ("Not measured here", "此处未测量")


def test_a_number_is_printed_with_its_unit_and_in_the_pages_language() -> None:
    """A share has its percent sign at the value and at both ends."""
    number = sentences.number(finding(n=1234), metric("share"), 1, speech(ZH))
    assert (number.value, number.answers) == ("40.0%", "1,234")
    assert both(number.interval) == ("30.0%至50.0%", "30.0% to 50.0%")
    assert both(number.counted)[1] == "1,234 answers"


def test_one_answer_is_in_the_singular() -> None:
    """Of one person nothing is published, but a house may lower its limit to two answers of one."""
    assert sentences.counted(1, speech(), EN) == "1 answer"
    assert sentences.counted(2, speech(), EN) == "2 answers"


def test_a_house_may_name_its_measure() -> None:
    """Else it has the name of its kind."""
    assert both(sentences.named(metric(name=text("Loyalty", "忠诚度")), speech())) == ("Loyalty", "忠诚度")
    assert both(sentences.named(metric(), speech()))[0] == "Net Promoter Score (NPS)"


def test_a_target_keeps_its_decimals_and_takes_the_unit() -> None:
    """It is printed as its author wrote it."""
    share = metric("share", target="72.5% by 2026-12")
    assert share.target
    assert sentences.goal(share.target, share, EN) == "72.5%"
