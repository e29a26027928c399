"""A list in two languages is one list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import documents, parse
from speaking import ZH, interface, speech, text

from cxsite.pages import markdown
from cxsite.pages.outline import Outline, outline, together


def html(words: str) -> str:
    """Return Markdown as it is shown."""
    return markdown.block(words, lambda _kind, _id: None)


def joined(own: str, other: str) -> str | None:
    """Return two pieces of Markdown as one list, without line ends."""
    found = together(html(own), html(other), "zh-Hans")
    return found.replace("\n", "") if found else None


def item(own: str, other: str, more: str = "") -> str:
    """Return an item in both languages."""
    return (
        f'<li><div class="pair"><div class="t1">{own}</div><div class="t2" lang="zh-Hans">{other}</div></div>'
        f"{more}</li>"
    )


def test_items_stand_with_their_partners() -> None:
    """In one list, with the partner's language on its part."""
    assert joined("- one\n- *two*", "- 一\n- *二*") == (
        f"<ul>{item('one', '一')}{item('<em>two</em>', '<em>二</em>')}</ul>"
    )


def test_numbers_begin_where_the_author_said() -> None:
    """The outline is that of the page's own language."""
    assert joined("3. c\n4. d", "3. 丙\n4. 丁") == f'<ol start="3">{item("c", "丙")}{item("d", "丁")}</ol>'


def test_lists_in_items_are_joined_too() -> None:
    """After both languages of the item that they belong to."""
    inner = f"<ul>{item('a', '甲')}{item('b', '乙')}</ul>"
    assert joined("1. one\n    - a\n    - b\n2. two", "1. 一\n    - 甲\n    - 乙\n2. 二") == (
        f"<ol>{item('one', '一', inner)}{item('two', '二')}</ol>"
    )


def test_items_of_several_paragraphs_keep_them() -> None:
    """Also where a list follows."""
    found = joined("- one\n\n    more\n\n- two", "- 一\n\n    又\n\n- 二")
    assert (
        found
        == f"<ul>{item('<p>one</p><p>more</p>', '<p>一</p><p>又</p>')}{item('<p>two</p>', '<p>二</p>')}</ul>"
    )


@pytest.mark.parametrize(
    ("own", "other", "kept"),
    [
        ("- one\n    - a\n    - b", "- 一\n    - 甲", "<ul><li>甲</li></ul>"),
        ("- one\n    - a", "- 一", "一</div>"),
        ("- one\n    - a", "- 一\n    1. 甲", "<ol><li>甲</li></ol>"),
        ("- one\n    - a\n    - b\n        - c", "- 一\n    - 甲", "<ul><li>c</li></ul>"),
    ],
)
def test_lists_in_items_that_differ_stay_two(own: str, other: str, kept: str) -> None:
    """Each in the part of its own language."""
    found = joined(own, other)
    assert found
    assert kept in found
    assert found.count('class="pair"') == 1


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("- one\n- two", "- 一"),
        ("- one", "1. 一"),
        ("one", "一"),
        ("- one\n\nafter", "- 一\n\n后"),
        ("before\n\n- one", "前\n\n- 一"),
        ("> - one", "> - 一"),
        ("- one", "一"),
        ("one", "- 一"),
    ],
)
def test_what_is_no_pair_of_lists_stays_two_passages(own: str, other: str) -> None:
    """Nothing is guessed."""
    assert joined(own, other) is None


def test_tags_in_a_title_are_words() -> None:
    """A link may be called like an element."""
    found = outline(html('- [a](https://a.example "<li> </ul>")\n- b'))
    assert found
    assert len(found.items) == 2


def test_an_item_may_break_its_line() -> None:
    """An element that is never closed does not count as open."""
    assert joined("- one  \n  more\n- two", "- 一  \n  又\n- 二") is not None


def shape(found: Outline | None) -> object:
    """Return the tags of a list and of those inside it."""
    return found and (found.tag, tuple(shape(each.inner) for each in found.items))


WORDS = st.text(
    st.characters(categories=["L", "N"], include_characters=" *[](<>`\"'&"), min_size=1, max_size=12
)
LISTS = st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), min_size=1, max_size=4)


@given(LISTS, LISTS)
def test_no_word_is_lost_and_the_page_stays_well_formed(
    one: list[tuple[str, list[str]]], two: list[tuple[str, list[str]]]
) -> None:
    """Whatever the items say: the words of both languages, each once, in elements that are closed."""

    def written(entries: list[tuple[str, list[str]]]) -> str:
        return html(
            "\n".join(
                "\n".join([f"- x{words}", *(f"    - y{each}" for each in inner)]) for words, inner in entries
            )
        )

    own, other = written(one), written(two)
    if found := together(own, other, "zh-Hans"):
        said = "".join(parse(found, whole=False).itertext())
        both = "".join(parse(own + other, whole=False).itertext())
        assert sorted(said.replace("\n", "")) == sorted(both.replace("\n", ""))
        assert shape(outline(found)) is not None


def test_a_page_says_a_list_once() -> None:
    """A block of prose is one list; that its translation is old is still said."""
    fresh = speech().block(text("- one", "- 一"))
    assert (fresh.own.html.count("<ul>"), fresh.other) == (1, None)
    stale = speech().block(text("- one", "- 一", stale=True))
    assert stale.other
    assert (stale.other.html, stale.other.mark) == ("", interface()[ZH]["text.stale"])


def test_every_list_of_prose_is_read_once() -> None:
    """On no page do two lists of the same prose stand side by side."""
    for page in documents():
        for part in page.all("div"):
            if part.get("class") == "t2":
                assert not {child.tag for child in part} & {"ul", "ol"}, page.path
