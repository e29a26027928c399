"""The rules of language say what is wrong and nothing else; each example here is one that people write."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.model.problems import Place
from cxsite.model.text import Languages
from cxsite.read.figures import check_numbers
from cxsite.read.handbook import read_handbook
from cxsite.read.language import check_scripts, check_slips, check_typing
from cxsite.read.links import for_readers
from cxsite.read.notes import Notes, Passage
from cxsite.read.said import Said
from cxsite.read.scripts import script_of, strays, turned
from cxsite.read.translation import lock_of

ROOT = Path(__file__).parents[1]
HERE = Place("content/f.yml", 4, 10)
READ = read_handbook(ROOT / "tests" / "handbooks" / "a-whole-handbook-has-no-problems").handbook


def found(language: str, text: str, source: str = "") -> list[tuple[str, str]]:
    """Return code and hint of everything that is said of a text."""
    notes = Notes(Languages(("en", "zh-Hans", "zh-Hant")), lock_of({}))
    notes.passages.append(Passage(language, text, HERE, Passage("en", source, HERE) if source else None))
    for check in (check_scripts, check_slips, check_typing, check_numbers):
        check(Said(), notes)
    return [(problem.code, problem.hint) for problem in notes.problems]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hant", "皇后說：後台、里程、裡面、台灣、臺灣、只有一隻"), ("zh-Hant", "一目瞭然，瞭解，明瞭"),
        ("zh-Hant", "限製造商參加，品控製程良好"), ("zh-Hans", "后台、里面、台湾、皇后、著作、乾隆"),
        ("zh-Hans", "在`a 中 b`里，NPS为31，CES 2.0"), ("zh-Hans", "见[说明](https://example.com/中,b)"),
        ("zh-Hant-HK", "睡着"), ("en", "The word 客户 means customer, and 顧客 too"),
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    """Characters of both scripts, code, addresses, English that names a Chinese word."""
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "code", "hint"),
    [
        ("zh-Hant", "客户", "other-script", "write `戶`"), ("zh-Hans", "顧客", "other-script", "write `顾`"),
        ("zh-Hant", "睡着", "other-script", "write `著`"), ("zh-Hant", "控製", "conversion-slip", "write `控制`"),
        ("zh-Hant", "到瞭", "conversion-slip", "write `了`"), ("zh-Hans", "好;", "half-width-sign", "write `；`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_remedy(language: str, text: str, code: str, hint: str) -> None:
    """Written as the hint says, nothing is left to say."""
    assert found(language, text) == [(code, hint)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("12,000 people, 80%", "1.2万人，80％"), ("30 October 2026, 2 of 3", "2026年10月30日，3人中有2人"),
        ("at 3 pm for 2", "15点，2人"), ("three of 5", "5人中3人"), ("half of 10", "10人中的一半"),
        ("2 million", "200万"), ("open 8:10", "8:10开门"),
    ],
)  # fmt: skip
def test_the_same_number_may_be_written_otherwise(source: str, translation: str) -> None:
    """Units of ten thousand, months, times of day, words for numbers."""
    assert found("zh-Hans", translation, source) == []


@pytest.mark.parametrize(
    ("source", "translation", "hint"),
    [
        ("80% here", "这里8%", "write `80%` here, or correct the source"),
        ("8% of all", "其中8人", "write `8%` here, or correct the source"),
        ("In October 2026, 12 of 15", "2026年10月，15人中11人", "write `12` here, or correct the source"),
    ],
)
def test_another_number_is_said(source: str, translation: str, hint: str) -> None:
    """A percentage is not the number without its sign."""
    assert found("zh-Hans", translation, source) == [("numbers-differ", hint)]


def test_a_text_wholly_in_the_other_script_is_said_once() -> None:
    """A hundred lines about a hundred characters help nobody."""
    (problem,) = found("zh-Hant", "这里从来没有关过门，欢迎随时过来买东西")
    assert problem[0] == "other-script"


def test_places_are_exact_over_lines() -> None:
    """The column counts from the beginning of the line in the file, not of the text."""
    passage = Passage("zh-Hans", "甲乙\n丙 a", HERE)
    assert passage.at(1, 2) == Place("content/f.yml", 4, 11, 1)
    assert passage.at(4, 5) == Place("content/f.yml", 5, 2, 1)


@settings(max_examples=40)
@given(st.text(alphabet="字a`[](){}#:~\n /htps", max_size=40))
def test_blanking_keeps_every_place(text: str) -> None:
    """What is left stands where it stood."""
    shown = for_readers(text)
    assert len(shown) == len(text)
    assert shown.count("\n") == text.count("\n")
    assert all(after in (before, "\0") for before, after in zip(text, shown, strict=True))


def test_the_lists_of_characters_do_not_touch() -> None:
    """No character is wrong in both scripts, and what is written instead is right."""
    text = (ROOT / "cxsite" / "read" / "characters.txt").read_text("utf-8")
    simplified, traditional = ({*line[::2]} for line in text.splitlines())
    assert min(len(simplified), len(traditional)) > 2000
    assert not simplified & traditional
    for language, wrong in (("zh-Hant", simplified), ("zh-Hans", traditional)):
        assert strays(turned("".join(sorted(wrong)), language), language) == ()


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("zh-Hans", "Simplified"),
        ("zh", "Simplified"),
        ("zh-TW", "Traditional"),
        ("zh-Hant-HK", "Traditional"),
    ],
)
def test_a_tag_says_its_script(language: str, script: str) -> None:
    """By its script, or by a place that writes it."""
    assert script_of(language) == script


def test_our_own_handbook_is_clean() -> None:
    """The handbook that people copy from has no problem of language."""
    assert read_handbook(ROOT).problems == ()
