"""Findings in sentences: what is found, and what may be said of the change, in every language."""

import re

import pytest
import yaml
from speaking import EN, WORDING, ZH, finding, found, metric, quarter, speech, unseen

from cxsite.measure.findings import Change, Finding, MetricFindings, Shown, Verdict
from cxsite.pages.speech import without_markup
from cxsite.pages.told import in_one, told

BEFORE, AFTER = quarter(2), quarter(3)


def changed(
    verdict: Verdict | None, *, before: float = 31, after: float = 42, newest: Finding | None = None
) -> MetricFindings:
    """Return the numbers of two quarters, and what may be said of the way between them."""
    first = finding(before, before - 6, before + 6, 150, BEFORE)
    last = newest or finding(after, after - 6, after + 6, 412, AFTER)
    numbers = found(first, last)
    change = Change(BEFORE, AFTER, verdict) if verdict else None
    return MetricFindings(numbers.metric, 0, numbers.findings, (), change)


def say(numbers: MetricFindings, language: str = EN, kind: str = "nps") -> list[str]:
    """Return the sentences."""
    return [without_markup(each) for each in told(metric(kind), numbers, speech(language))]


NPS = "Net Promoter Score (NPS) is 42 (Q3 2026; 95% confidence interval 36 to 48; 412 answers)."


@pytest.mark.parametrize(
    ("verdict", "english", "chinese"),
    [
        (
            Verdict.ROSE,
            "It rose from 31 to 42 since Q2 2026; the change is larger than chance.",
            "较2026年第2季度由31升至42，变化超出随机波动。",
        ),
        (
            Verdict.FELL,
            "It fell from 31 to 42 since Q2 2026; the change is larger than chance.",
            "较2026年第2季度由31降至42，变化超出随机波动。",
        ),
        (
            Verdict.CHANCE,
            "It was 31 in Q2 2026; the difference may be chance.",
            "2026年第2季度为31，差异可能只是随机波动。",
        ),
        (
            Verdict.BREAK,
            "It cannot be compared with Q2 2026: the question has changed since.",
            "与2026年第2季度不可比：其间题目有变更。",
        ),
        (
            Verdict.MIXED,
            "It cannot be compared with Q2 2026: the question changed in the middle of a period.",
            "与2026年第2季度不可比：题目在期间中途变更。",
        ),
    ],
)
def test_the_second_sentence_says_what_may_be_said_of_the_change(
    verdict: Verdict, english: str, chinese: str
) -> None:
    """It never says more than the test does."""
    assert say(changed(verdict)) == [NPS, english]
    assert say(changed(verdict), ZH)[1] == chinese


def test_two_values_that_are_printed_alike_are_said_to_be_alike() -> None:
    """From 42 to 42 nothing rose for a reader, whatever was behind the rounding."""
    assert say(changed(Verdict.ROSE, before=42))[1] == "It was 42 in Q2 2026 as well."
    assert say(changed(Verdict.CHANCE, before=42), ZH)[1] == "2026年第2季度同为42。"
    assert say(changed(Verdict.BREAK, before=42))[1].startswith("It cannot be compared")


def test_units_stand_in_both_sentences() -> None:
    """A share is a percentage before and after."""
    assert say(changed(Verdict.ROSE), kind="share")[1].startswith("It rose from 31% to 42% since")


def test_without_a_change_there_is_one_sentence() -> None:
    """The first period has none before it; a newest value that is withheld is compared with nothing."""
    assert say(changed(None)) == [NPS]
    withheld = changed(Verdict.ROSE, newest=unseen(Shown.WITHHELD, AFTER))
    earlier = MetricFindings("recommend", 0, withheld.findings, (), Change(quarter(1), BEFORE, Verdict.ROSE))
    assert say(earlier) == ["Net Promoter Score (NPS) is withheld to protect privacy (Q3 2026)."]
    assert say(found()) == ["Nobody answered"]


def test_a_change_to_a_value_that_is_not_published_is_a_mistake_of_the_program() -> None:
    """It would print nothing where a number belongs."""
    broken = changed(Verdict.ROSE, newest=unseen(Shown.WITHHELD, AFTER))
    with pytest.raises(ValueError, match="nothing is published for 2026-q3"):
        say(broken)


def test_sentences_become_one_text() -> None:
    """With a blank between them in English, without one in Chinese."""
    both = told(metric(), changed(Verdict.CHANCE), speech())
    assert in_one(both, speech()) == f"{NPS} It was 31 in Q2 2026; the difference may be chance."
    chinese = speech(ZH)
    assert "412份回答）。2026年第2季度为31" in in_one(
        told(metric(), changed(Verdict.CHANCE), chinese), chinese
    )


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_larger_than_chance_is_never_said_as_large(language: str) -> None:
    """`显著` and `significant` would be read as large."""
    words = yaml.safe_load((WORDING / f"{language}.yml").read_text(encoding="utf-8"))
    assert not [key for key, text in words.items() if re.search("显著|顯著|[Ss]ignificant", text)]
    chance = {"en": "larger than chance", "zh-Hans": "超出随机波动", "zh-Hant": "超出隨機波動"}
    assert all(
        chance[language] in words[key]
        for key in ("told.rose", "told.fell", "scorecard.rose", "scorecard.fell")
    )
