"""Languages are not ranked, and a page says why: who answered, how they use the scale, what they were asked."""

from dataclasses import replace

import pytest
from across import words
from speaking import EN, ZH, finding, found, metric, speech, unseen

from cxsite.measure.findings import AnswerFinding, MetricFindings
from cxsite.model.band import Band
from cxsite.model.dataset import Scale
from cxsite.pages.pooling import is_pooled, pooled
from cxsite.pages.refusal import Refusal, refusal
from cxsite.pages.sentences import number

TEN = Scale(0, 10)
ENDS = tuple(
    AnswerFinding(answer, 10, share) for answer, share in enumerate([10, *[0] * 3, 2, 3, 4, 0, 0, 1, 80])
)
FLAT = tuple(AnswerFinding(answer, 10, 100 / 11) for answer in range(11))
VALUES = found(finding(40, n=400), finding(41, n=300, language=EN), finding(-4, -15, 9, 100, language="zh"))
FOUND = replace(VALUES, spreads={EN: ENDS, "zh": FLAT})


def refused(numbers: MetricFindings = FOUND, *, is_written: bool = True, language: str = EN) -> Refusal:
    """Return why these values are not ranked."""
    said = refusal(metric(), numbers, TEN, speech(language), is_written=is_written)
    assert said
    return said


def test_both_values_stand_in_the_sentence_with_how_many_answered() -> None:
    """Everybody's, too, because it is what others are held against."""
    assert words(refused().values) == [
        "Everybody 40 (400 answers), English 41 (300 answers), Chinese −4 (100 answers): these must not be ranked."
    ]
    without = refused(replace(FOUND, findings=FOUND.findings[1:]))
    assert words(without.values)[0].startswith("English 41 (300 answers), Chinese")
    assert words(refused(language=ZH).values)[0].startswith("全体40（400份回答）、英语41")


def test_the_use_of_the_scale_is_told_in_shares() -> None:
    """The highest answer, both ends, and the middle."""
    said = refused()
    assert words(*said.heads) == ["Highest answer (10)", "Either end (0, 10)", "Middle (4 to 6)"]
    assert [(each.shares, each.answers) for each in said.uses] == [
        (("80%", "90%", "9%"), "300"),
        (("9%", "18%", "27%"), "100"),
    ]
    assert "the highest answer (10) – English 80%, Chinese 9%" in words(said.reasons[1])[0]


@pytest.mark.parametrize(
    ("scale", "middle"),
    [
        (Scale(1, 5), "3"), (Scale(1, 7), "4"), (Scale(0, 10), "4 to 6"),
        (Scale(1, 10), "5 to 6"), (Scale(-2, 2), "0"), (Scale(1, 4), "2 to 3"),
    ],
)  # fmt: skip
def test_the_middle_is_next_to_the_centre(scale: Scale, middle: str) -> None:
    """A tenth of the scale to either side, and at least half an answer."""
    said = refusal(metric("share"), FOUND, scale, speech(), is_written=True)
    assert said
    assert words(said.heads[2]) == [f"Middle ({middle})"]


def test_where_answers_may_not_be_shown_their_use_is_no_reason() -> None:
    """A single language beside itself tells nothing."""
    for spreads in ({}, {EN: ENDS}):
        said = refused(replace(FOUND, spreads=spreads))
        assert [words(each)[0].partition(":")[0] for each in said.reasons] == [
            "Different publics",
            "Different words",
        ]


def test_a_wording_that_nobody_wrote_down_cannot_be_compared() -> None:
    """What is said of the words follows from whether they are known."""
    assert "has shown that the wordings weigh alike" in words(refused().reasons[-1])[0]
    assert "not written down" in words(refused(is_written=False).reasons[-1])[0]


def test_one_value_alone_is_ranked_by_nobody() -> None:
    """The others are withheld."""
    alone = found(finding(40), finding(41, language=EN), unseen(language="zh"))
    assert refusal(metric(), alone, TEN, speech(), is_written=True) is None


def test_few_people_are_a_band_here_too() -> None:
    """What pages say nowhere else is not said here."""
    few = replace(finding(-4, -15, 9, None, language="zh"), band=Band(10, 29))
    said = refused(replace(found(finding(41, n=300, language=EN), few), spreads={EN: ENDS, "zh": FLAT}))
    assert "Chinese −4 (10–29 answers)" in words(said.values)[0]
    assert said.uses[1].answers == "10–29"


def test_a_value_of_one_language_carries_its_warning() -> None:
    """Wherever it is printed."""
    said = number(finding(-4, language="zh"), metric(), 0, speech()).note
    assert said
    assert words(said) == ["Answers differ by questionnaire language; do not rank"]
    small = number(finding(-4, n=20, language="zh"), metric(), 0, speech()).note
    assert small
    assert words(small)[0].endswith(". Answers differ by questionnaire language; do not rank")


def test_a_mixture_of_languages_is_called_one() -> None:
    """One language is none, and neither is a survey that does not tell them apart."""
    mixture = pooled(replace(FOUND, pooled=2), speech())
    assert mixture
    assert words(mixture) == ["Answers in 2 questionnaire languages pooled"]
    assert [is_pooled(replace(FOUND, pooled=count)) for count in (0, 1, 2)] == [False, False, True]
    assert pooled(FOUND, speech()) is None
