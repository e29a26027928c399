"""What most blocks are written in needs no parser, and nobody can tell."""

import pytest
from dialect import BLOCK, LINE
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxsite.pages import markdown
from cxsite.pages.everyday import everyday, everyday_sentence

SIGNS = st.sampled_from(
    ["word", "客户", "a", "，", "“", " ", " ", "  ", "\n", "*so*", "**much**", "***", "**", "*", "_", "_x_", "`ab`",
     "`", "``", "[](persona:lin)", "[x y](a:b)", "[x](https:a)", "[x](mailto:a)", "[x](../a.html)", "!", "[", "]", "(",
     ")", "a:b", "#", "# ", "- ", "\n- ", "> ", "\n> ", "1. ", "\n1. ", "\n12. ", "3.", "2)", "+ ", "=", "\n===", "---",
     "~~~", ":::", ":", "|", "| a ", "|\n|---|---:|\n|", "&", "&amp;", "<", ">", "<a@b.c>", "http://a.b", "\\", "\t",
     "\r", "\0", "\x02", "\x03", "klzzwxh:0000", "\u3000", "\xa0", "\u200b", "\u2028", "\x85", "\ufeff", "\ufffe",
     "é", "😀", '"', "'", "{#a}", "[^1]", "[ ] "]
)  # fmt: skip
TEXT = st.lists(SIGNS, max_size=12).map("".join)
WORDS = st.lists(SIGNS.filter(lambda sign: "\n" not in sign), min_size=1, max_size=5).map("".join)
CELLS = st.lists(st.builds(" {} ".format, WORDS), min_size=1, max_size=3).map("|".join)
MADE = st.one_of(
    st.lists(st.builds("- {}".format, WORDS), min_size=1, max_size=3).map("\n".join),
    st.lists(st.builds("{}. {}".format, st.sampled_from([1, 1, 2, 10, 1000]), WORDS), max_size=3).map("\n".join),
    st.lists(st.builds("> {}".format, WORDS), min_size=1, max_size=3).map("\n".join),
    st.builds("|{}|\n|---|---:|\n|{}|".format, CELLS, CELLS),
)  # fmt: skip
"""The forms that are read without the parser, with anything in them."""
TABLE = """<table>
<thead>
<tr>
<th>a</th>
<th>b</th>
</tr>
</thead>
<tbody>
<tr>
<td><code>c</code></td>
<td>2</td>
</tr>
</tbody>
</table>"""


@settings(max_examples=300)
@given(st.one_of(BLOCK, MADE, TEXT))
@example("| a | b |\n|---|---|\n| c |")
@example("- a\n- [ ] b")
@example("**a***b*")
@example("![x](a:b)")
def test_a_block_is_what_the_parser_makes_of_it(text: str) -> None:
    """Byte for byte, or it is left to the parser."""
    assert everyday(text) in (None, markdown.rendered(text))


@settings(max_examples=200)
@given(st.one_of(LINE, WORDS, TEXT))
def test_a_sentence_is_what_the_parser_makes_of_it(text: str) -> None:
    """Byte for byte, or it is left to the parser."""
    assert everyday_sentence(text) in (None, markdown.rendered_sentence(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Told *me*: `later`!\n**3.5**.", "<p>Told <em>me</em>: <code>later</code>!\n<strong>3.5</strong>.</p>"),
        ("客户**等待**\n两分钟", "<p>客户<strong>等待</strong>\n两分钟</p>"),
        ("[x](a:b) and [](c:d)", '<p><a data-said="a:b">x</a> and <a data-named="c:d"></a></p>'),
        ("- one\n- *two*", "<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("> one\n> two", "<blockquote>\n<p>one\ntwo</p>\n</blockquote>"),
        ("| a | b |\n| --- | ---: |\n| `c` | 2 |", TABLE),
    ],
)  # fmt: skip
def test_what_is_everyday_is_known(text: str, html: str) -> None:
    """The forms of most blocks need no parser."""
    assert everyday(text) == html


@pytest.mark.parametrize(
    "text",
    ["", " a", "a ", "a  b", "a\n- b", "- a\n  b", "2. a", "# a", "a_b_", "R&D", "a < b", "*a **b***", "\\*", "| a |",
     "| a | b |\n|---|\n| c | d |", "| a |\n|---|\n|  |", "[x](https://a.example)", "```\na\n```", "a\xa0b"],
)  # fmt: skip
def test_every_doubt_is_left_to_the_parser(text: str) -> None:
    """Other forms, other signs, other blanks."""
    assert everyday(text) is None


def test_a_sentence_may_begin_like_a_block() -> None:
    """In a sentence a dash is a dash."""
    assert everyday_sentence("- *one*") == "- <em>one</em>"
    assert everyday_sentence("*a **b***") is None
