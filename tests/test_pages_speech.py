"""A passage is said in the page's language and in its partner's, and readers see what is not as it should be."""

import pytest
from speaking import EN, TWO, ZH, neutral, quarter, speech, text

from cxsite.model.text import Languages, Text, in_all_languages
from cxsite.pages.foreign import bare, within
from cxsite.pages.speech import Pair, Words, without_markup

FALLBACK_ZH = "尚未翻译，暂以英语显示"
STALE = "Translation is older than the original"


def test_a_translated_text_stands_beside_its_original() -> None:
    """Each page has its own language first; the partner's words carry their language."""
    words = text("Counter", "柜台")
    assert speech(EN).text(words) == Pair(Words("Counter"), Words("柜台", ZH))
    assert speech(ZH).text(words) == Pair(Words("柜台"), Words("Counter", EN))


def test_a_stale_translation_is_marked_in_its_readers_language() -> None:
    """On its own page, and beside its original."""
    words = text("Counter", "柜台", stale=True)
    mark = speech(ZH).word("text.stale")
    assert speech(ZH).text(words) == Pair(Words("柜台", mark=mark), Words("Counter", EN))
    assert speech(EN).text(words) == Pair(Words("Counter"), Words("柜台", ZH, mark))
    assert speech(EN).word("text.stale") == STALE != mark


def test_what_is_not_translated_is_shown_once_and_says_so() -> None:
    """The Chinese page shows English as English; the English page says beside it that the Chinese is missing."""
    words = text("Counter")
    mark = speech(ZH).word("text.fallback", language="英语")
    assert speech(ZH).text(words) == Pair(Words("Counter", EN, mark))
    assert speech(EN).text(words) == Pair(Words("Counter"), Words("", ZH, mark))


def test_a_translation_without_a_source_is_a_fallback_too() -> None:
    """A text that was written in Chinese only, read in English."""
    words = text(zh="柜台")
    mark = speech(EN).word("text.fallback", language="Simplified Chinese")
    assert speech(EN).text(words) == Pair(Words("柜台", ZH, mark))


def test_a_neutral_name_is_in_no_language_and_said_once() -> None:
    """It is the same everywhere, so it needs no partner and no mark."""
    assert speech(EN).text(neutral("WeChat")) == Pair(Words("WeChat"))
    assert speech(ZH).text(neutral("WeChat")) == Pair(Words("WeChat"))


def test_the_same_words_are_not_repeated() -> None:
    """A name that two authors wrote alike, and an interface word that is alike in both languages."""
    assert speech(EN).text(text("NPS", "NPS")) == Pair(Words("NPS"))
    assert speech(EN).sentence(text("*NPS*", "*NPS*")) == Pair(Words("<em>NPS</em>"))
    assert speech(EN).both(lambda _: "42") == Pair(Words("42"))


def test_the_same_markup_with_other_names_is_repeated() -> None:
    """A link alone is the same Markdown in both languages, and not the same words."""
    names = {"touchpoint:desk": (text("Desk", "柜台"), "")}
    pair = speech(EN, names=names).sentence(text("[](touchpoint:desk)", "[](touchpoint:desk)"))
    assert pair == Pair(Words("<span>Desk</span>"), Words("<span>柜台</span>", ZH))


def test_the_same_words_of_an_old_translation_still_carry_the_mark() -> None:
    """A reader of the other language should know."""
    pair = speech(EN).text(text("NPS", "NPS", stale=True))
    assert pair.other == Words("NPS", ZH, speech(ZH).word("text.stale"))


@pytest.mark.parametrize("language", [EN, ZH])
def test_a_handbook_of_one_language_has_no_partner(language: str) -> None:
    """Every passage stands alone."""
    alone = speech(language, partner="")
    words = in_all_languages({language: "a < b"}, Languages((language,)))
    assert alone.text(words) == alone.sentence(words) == Pair(Words("a &lt; b"))
    assert alone.ui("nav.home").other is None
    assert alone.period(quarter(1)).other is None


def test_a_third_language_is_shown_as_what_it_is() -> None:
    """Where neither language of the page has words, both readers are told, and the words stand once."""
    three = Languages((EN, ZH, "zh-Hant"), {}, TWO.partners)
    words = in_all_languages({"zh-Hant": "櫃檯"}, three)
    pair = speech(EN).text(words)
    assert pair.own.lang == "zh-Hant"
    assert pair.own.mark == speech(EN).word("text.fallback", language="Traditional Chinese")
    assert pair.other == Words("", ZH, speech(ZH).word("text.fallback", language="繁体中文"))


def test_words_of_the_interface_are_escaped() -> None:
    """Also what is put into them: a name with a sign is no tag."""
    pair = speech(EN).ui("number.at", metric="<b>", touchpoint='R&D "1"')
    assert pair.own.html == "&lt;b&gt; at R&amp;D &quot;1&quot;"
    assert pair.other
    assert "<b>" not in pair.other.html
    assert speech(EN).text(text("<b>", "&")) == Pair(Words("&lt;b&gt;"), Words("&amp;", ZH))


def test_a_link_prints_a_name_in_each_language() -> None:
    """With a page it is one link for both; without one it is a name."""
    names = {"persona:lin": (text("Lin", "小林"), "lin.html"), "touchpoint:desk": (text("Desk", "柜台"), "")}
    speaks = speech(EN, names=names)
    assert speaks.link("persona", "lin") == Pair(Words("Lin"), Words("小林", ZH), "lin.html")
    assert speaks.link("touchpoint", "desk") == Pair(Words("Desk"), Words("柜台", ZH))


def test_signs_of_another_width_are_the_same_words() -> None:
    """Nobody reads `CES 2.0 (NPS)` twice; a mark still stands beside what is old."""
    words, old = text("NPS (all)", "NPS（all）"), text("NPS (all)", "NPS（all）", stale=True)
    assert speech(EN).text(words) == Pair(Words("NPS (all)"))
    assert speech(EN).text(old).other == Words("NPS（all）", ZH, speech(ZH).word("text.stale"))
    assert speech(EN).both(lambda language: "58%" if language == ZH else "58 %") == Pair(Words("58 %"))


def test_a_name_without_a_translation_keeps_its_language_in_a_sentence() -> None:
    """Where it is put into one, and where a text links to it; in an attribute it is bare."""
    name = text("<Desk>")
    pair = speech(EN).both(
        lambda language: speech().word("number.at", language, metric="NPS", touchpoint=within(name, language))
    )
    assert pair.own.html == "NPS at &lt;Desk&gt;"
    assert pair.other
    assert '<span lang="en">&lt;Desk&gt;</span>' in pair.other.html
    assert bare(within(name, ZH)) == bare(within(name, EN)) == "<Desk>"
    linked = speech(ZH, names={"touchpoint:desk": (name, "desk.html")}).sentence(
        text("At [](touchpoint:desk)", "在[](touchpoint:desk)")
    )
    assert linked.own.html == '在<a href="desk.html"><span lang="en">&lt;Desk&gt;</span></a>'


def test_a_passage_that_stands_in_says_names_in_its_own_language() -> None:
    """An English paragraph on a Chinese page speaks English throughout."""
    names = {"touchpoint:desk": (text("Desk", "柜台"), "")}
    assert speech(ZH, names=names).sentence(text("At [](touchpoint:desk)")).own.html == "At <span>Desk</span>"


def test_a_block_is_markdown_and_a_text_is_not() -> None:
    """A title with stars has stars."""
    words: Text = text("- *a*", "- *b*")
    assert speech(EN, "").block(words).own.html == "<ul>\n<li><em>a</em></li>\n</ul>"
    assert speech(EN).sentence(words).own.html == "- <em>a</em>"
    assert speech(EN).text(words).own.html == "- *a*"


def test_names_of_periods_and_languages_are_in_each_readers_language() -> None:
    """The same period, named twice."""
    assert speech(EN).period(quarter(2)) == Pair(Words("Q2 2026"), Words("2026年第2季度", ZH))
    assert speech(EN).language_name("en") == Pair(Words("English"), Words("英语", ZH))


def test_a_description_has_no_markup() -> None:
    """For attributes: the page's own words, signs as they are."""
    pair = speech(EN).sentence(text("*R&D* is `a < b`", "研发"))
    assert without_markup(pair) == "R&D is a < b"
    assert speech(ZH).plain(text("*R&D*", "研发")) == "研发"
