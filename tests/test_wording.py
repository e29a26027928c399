"""The interface says the same things in every language, and says them as people write."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from cxsite.model.problems import Place
from cxsite.model.text import Languages
from cxsite.read.nodes import Scalar
from cxsite.read.notes import Notes
from cxsite.read.scripts import strays
from cxsite.read.theme import read_theme
from cxsite.read.translation import lock_of

FOLDER = Path(__file__).parents[1] / "themes" / "default" / "wording"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
CHINESE = ("zh-Hans", "zh-Hant", "zh-Hant-HK")

HAN = "[\u3400-\u9fff]"
SPACED = re.compile(rf"{HAN} +[A-Za-z0-9{{]|[A-Za-z0-9%}}] +{HAN}")
HALF_WIDTH = re.compile(rf"{HAN}[,;:?!.]")

Words = dict[str, str]


def pairs(language: str) -> list[tuple[str, str]]:
    """Return key and words in the order of the file; a key written twice is there twice."""
    root = yaml.compose((FOLDER / f"{language}.yml").read_text(encoding="utf-8"), yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    assert all(isinstance(value, yaml.ScalarNode) for _, value in root.value)
    return [(key.value, value.value) for key, value in root.value]


def different_keys(one: Words, other: Words) -> list[tuple[str, str]]:
    if len(one) != len(other):
        return [(key, "") for key in sorted(one.keys() ^ other.keys())]
    return [(ours, theirs) for ours, theirs in zip(one, other, strict=True) if ours != theirs]


def different_placeholders(one: Words, other: Words) -> list[str]:
    def placeholders(words: str) -> Counter[str]:
        return Counter(re.findall(r"\{[a-z]+\}", words))

    return [key for key in one if placeholders(one[key]) != placeholders(other[key])]


def badly_typed(words: Words) -> list[str]:
    return [key for key, text in words.items() if SPACED.search(text) or HALF_WIDTH.search(text)]


def test_no_key_is_written_twice() -> None:
    """A second line for a key would silently win."""
    for language in LANGUAGES:
        keys = Counter(key for key, _ in pairs(language))
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_language_has_the_same_keys_in_the_same_order() -> None:
    """Two files can be read side by side, line by line."""
    english, *others = (dict(pairs(language)) for language in LANGUAGES)
    assert [different_keys(english, other) for other in others] == [[], []]


def test_every_language_has_the_same_placeholders() -> None:
    """What the program fills in is asked for in every language, as often in each."""
    english, *others = (dict(pairs(language)) for language in LANGUAGES)
    assert [different_placeholders(english, other) for other in others] == [[], []]


def test_braces_hold_plain_names_only() -> None:
    """A brace that is not a placeholder would be printed, or fail when the sentence is filled."""
    for language in LANGUAGES:
        for key, words in pairs(language):
            assert not re.search(r"[{}]", re.sub(r"\{[a-z]+\}", "", words)), key


def test_chinese_is_typed_as_chinese() -> None:
    """No typed space between Han and Latin or digits, no half-width punctuation after a Han character."""
    for language in CHINESE:
        assert badly_typed(dict(pairs(language))) == [], language


def test_no_words_are_empty_or_padded() -> None:
    """Every key says something, without blanks around it."""
    for language in LANGUAGES:
        assert [key for key, words in pairs(language) if not words or words != words.strip()] == []


def test_languages_call_themselves_the_same_everywhere() -> None:
    """A reader finds the own language by its own name, whatever the page's language is."""
    spoken = [dict(pairs(language)) for language in LANGUAGES]
    for language in (*LANGUAGES, "zh-Hant-HK"):
        assert len({words[f"ui.language-name.{language}"] for words in spoken}) == 1


def test_hong_kong_says_only_what_differs() -> None:
    """An overlay has keys of the language below it, with the same placeholders and other words."""
    taiwan, hong_kong = dict(pairs("zh-Hant")), dict(pairs("zh-Hant-HK"))
    assert hong_kong.keys() <= taiwan.keys()
    assert [key for key, words in hong_kong.items() if words == taiwan[key]] == []
    assert different_placeholders(hong_kong, taiwan) == []


def test_a_region_is_laid_over_its_language(tmp_path: Path) -> None:
    """What Hong Kong says otherwise is said so, and everything else as in Taiwan."""
    notes = Notes(Languages(("zh-Hant-HK",)), lock_of({}))
    words = read_theme(tmp_path, "default", Scalar("", Place("content/site.yml")), notes).wording[
        "zh-Hant-HK"
    ]
    assert (words["lane.channel"], words["nav.home"]) == ("渠道", "首頁")
    assert notes.problems == []


def test_traditional_wording_has_no_simplified_character() -> None:
    """A word copied from the other file would show; languages call themselves in their own script."""
    for language in CHINESE:
        shown = [words for key, words in pairs(language) if not key.startswith("ui.language-name.")]
        assert [words for words in shown if strays(words, language)] == [], language
    assert strays("客户", "zh-Hant")


def test_quotation_marks_are_those_of_the_script() -> None:
    """Corner brackets in Traditional Chinese, curved ones in Simplified."""
    assert not re.search("[“”‘’]", "".join(words for _, words in pairs("zh-Hant")))
    assert not re.search("[「」『』]", "".join(words for _, words in pairs("zh-Hans")))


@pytest.mark.parametrize("words", ["共 {n}份", "由cxsite 生成", "95% 置信区间", "来源:问卷", "没有找到?"])
def test_bad_typing_is_noticed(words: str) -> None:
    """The check of Chinese typing can fail."""
    assert badly_typed({"key": words}) == ["key"]


def test_a_difference_is_noticed() -> None:
    """The comparisons can fail: a missing key, another order, another placeholder."""
    assert different_keys({"a": "", "b": ""}, {"a": ""}) == [("b", "")]
    assert different_keys({"a": "", "b": ""}, {"b": "", "a": ""}) == [("a", "b"), ("b", "a")]
    assert different_placeholders({"a": "{n} answers"}, {"a": "回答"}) == ["a"]
