"""Findings in sentences: what is found, and what may be said of the change, in every language."""

import re
from dataclasses import replace
from datetime import date

import pytest
import yaml
from speaking import EN, WORDING, ZH, finding, found, metric, quarter, speech, unseen

from cxsite.measure.findings import Cut, Finding, Judged, MetricFindings, Shown, Verdict
from cxsite.model.band import Band
from cxsite.model.period import Period, survey_period
from cxsite.pages.family import family_of
from cxsite.pages.sentences import counted
from cxsite.pages.speech import Pair, without_markup
from cxsite.pages.told import in_one, of_year, told

BEFORE, AFTER = quarter(2), quarter(3)


def changed(
    verdict: Verdict | None, *, before: float = 31, after: float = 42, newest: Finding | None = None
) -> MetricFindings:
    """Return the numbers of two quarters, and what may be said of the way between them."""
    first = finding(before, before - 6, before + 6, 150, BEFORE)
    last = newest or finding(after, after - 6, after + 6, 412, AFTER)
    numbers = found(first, last)
    return replace(numbers, judged=(judged(BEFORE, AFTER, verdict),) if verdict else ())


def judged(before: Period, after: Period, verdict: Verdict) -> Judged:
    """Return a judgement, as sure as can be where there is one."""
    p = {Verdict.ROSE: 0.001, Verdict.FELL: 0.001, Verdict.CHANCE: 0.5}.get(verdict)
    return Judged("recommend", Cut(before), Cut(after), verdict, p)


def say(numbers: MetricFindings, language: str = EN, kind: str = "nps") -> list[str]:
    """Return the sentences of a page that compares nothing else."""
    return [without_markup(each) for each in pairs(numbers, language, kind)]


def pairs(numbers: MetricFindings, language: str = EN, kind: str = "nps") -> tuple[Pair, ...]:
    return told(metric(kind), numbers, speech(language), family_of(numbers.judged))


NPS = "Net Promoter Score (NPS) is 42 (Q3 2026; 95% confidence interval 36 to 48; 412 answers)."


@pytest.mark.parametrize(
    ("verdict", "english", "chinese"),
    [
        (
            Verdict.ROSE,
            "It rose by 11 points, from 31 in Q2 2026 (150 answers); the change is larger than chance.",
            "较2026年第2季度的31（150份回答）上升11分，变化超出随机波动。",
        ),
        (
            Verdict.FELL,
            "It fell by 11 points, from 31 in Q2 2026 (150 answers); the change is larger than chance.",
            "较2026年第2季度的31（150份回答）下降11分，变化超出随机波动。",
        ),
        (
            Verdict.CHANCE,
            "It was 31 in Q2 2026 (150 answers); the difference of 11 points may be chance.",
            "2026年第2季度为31（150份回答），相差11分，可能只是随机波动。",
        ),
        (
            Verdict.FEW,
            "It was 31 in Q2 2026; too few people answered for the difference to be judged.",
            "2026年第2季度为31；作答者太少，差异难以判断。",
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
    assert say(changed(Verdict.ROSE, before=42))[1] == "It was 42 in Q2 2026 as well (150 answers)."
    assert say(changed(Verdict.CHANCE, before=42), ZH)[1] == "2026年第2季度同为42（150份回答）。"
    assert say(changed(Verdict.BREAK, before=42))[1].startswith("It cannot be compared")


def test_units_stand_in_both_sentences() -> None:
    """A share is a percentage, and a difference of two shares is in percentage points."""
    said = say(changed(Verdict.ROSE), kind="share")[1]
    assert said.startswith("It rose by 11 percentage points, from 31% in Q2 2026")
    (one,) = say(changed(Verdict.ROSE, before=41))[1:]
    assert one.startswith("It rose by 1 point, from 41")


def test_without_a_change_there_is_one_sentence() -> None:
    """The first period has none before it; a newest value that is withheld is compared with nothing."""
    assert say(changed(None)) == [NPS]
    withheld = changed(None, newest=unseen(Shown.WITHHELD, AFTER))
    earlier = replace(withheld, judged=(judged(quarter(1), BEFORE, Verdict.ROSE),))
    assert say(earlier) == ["Net Promoter Score (NPS) is withheld to protect privacy (Q3 2026)."]
    assert say(found()) == ["Nobody answered"]


def test_a_change_to_a_value_that_is_not_published_is_a_mistake_of_the_program() -> None:
    """It would print nothing where a number belongs."""
    broken = changed(Verdict.ROSE, newest=unseen(Shown.WITHHELD, AFTER))
    with pytest.raises(ValueError, match="nothing is published for 2026-q3"):
        say(broken)


def test_a_change_is_called_chance_where_it_is_one_of_many() -> None:
    """What is larger than chance on its own page need not be so on a page that asks of forty measures."""
    numbers = changed(Verdict.ROSE)
    alone = replace(numbers.judged[0], p=0.04)
    many = family_of(
        [alone, *(replace(alone, metric=f"m{at}", verdict=Verdict.CHANCE, p=0.5) for at in range(39))]
    )
    found = replace(numbers, judged=(alone,))
    assert "larger than chance" in say(found)[1]
    assert "may be chance" in without_markup(told(metric(), found, speech(), many)[1])


def year(verdict: Verdict, before: Period) -> Pair | None:
    """Return what is said of the year, where the newest quarter is judged against this one."""
    numbers = found(finding(38, period=before), *changed(None).findings)
    numbers = replace(numbers, judged=(judged(before, AFTER, verdict),))
    return of_year(metric(), numbers, speech(), family_of(numbers.judged))


def test_a_third_sentence_compares_with_the_year_before() -> None:
    """It is left out where the question changed, and where that is the comparison before it."""
    said = year(Verdict.CHANCE, quarter(3, 2025))
    assert said is not None
    assert said.other is not None
    assert without_markup(said) == (
        "Year on year: It was 38 in Q3 2025 (100 answers); the difference of 4 points may be chance."
    )
    assert said.other.html == "同比：2025年第3季度为38（100份回答），相差4分，可能只是随机波动。"
    assert year(Verdict.BREAK, quarter(3, 2025)) is None
    assert year(Verdict.CHANCE, quarter(2, 2025)) is None
    yearly = found(finding(38, period=quarter(3, 2025)), finding(42, period=AFTER))
    same = replace(yearly, judged=(judged(quarter(3, 2025), AFTER, Verdict.CHANCE),))
    assert of_year(metric(), same, speech(), family_of(same.judged)) is None
    assert of_year(metric(), found(), speech(), family_of(())) is None
    leap = found(finding(period=survey_period(date(2024, 2, 29), date(2024, 5, 3))))
    assert of_year(metric(), leap, speech(), family_of(())) is None


def test_sentences_become_one_text() -> None:
    """With a blank between them in English, without one in Chinese."""
    both = in_one(pairs(changed(Verdict.CHANCE)), speech())
    assert both.startswith(f"{NPS} It was 31 in Q2 2026 (150 answers);")
    assert "412份回答）。2026年第2季度为31" in in_one(pairs(changed(Verdict.CHANCE), ZH), speech(ZH))


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


def test_a_value_before_has_as_many_decimals_as_the_value_now() -> None:
    """Of a long scale none, whatever its kind has: nothing but rounding keeps a single answer from being solved for."""
    numbers = changed(Verdict.ROSE, before=60, after=72)
    assert "from 60 in" in say(numbers, kind="mean")[1]
    assert "from 60.0 in" in say(replace(numbers, decimals=1), kind="mean")[1]


def test_a_response_rate_is_of_people_who_were_asked() -> None:
    """Nobody enters a survey; in a band as well, and of a conversion people enter still."""
    asked, entered = (
        metric(kind, question="", funnel="invitations").of for kind in ("response-rate", "conversion")
    )
    said = [
        counted(n, speech(language), language, asked) for n in (412, Band(10, 29)) for language in (EN, ZH)
    ]
    assert said == ["412 people asked", "邀请412人", "10–29 people asked", "邀请10～29人"]
    assert counted(1, speech(), EN, asked) == "1 person asked"
    assert counted(412, speech(), EN, entered) == "412 people entered"


def test_a_band_before_is_told_as_one() -> None:
    """How many answered the earlier question is never told to the last of them, and never as nobody."""
    numbers = changed(Verdict.CHANCE)
    first = replace(numbers.findings[0], n=None, band=Band(10, 29))
    assert "(10–29 answers)" in say(replace(numbers, findings=(first, numbers.findings[1])))[1]
