"""A table in two languages is one table."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import documents, parse
from speaking import ZH, interface, speech, text

from cxsite.pages import markdown
from cxsite.pages.tables_joined import together

LEADS = {"lin": ("Lin", "lin.html"), "mei": ("Mei", "mei.html")}
ENGLISH = "| Step | How many |\n| --- | --- |\n| Counter | 42 |\n| *Card* | 30 min |"
CHINESE = "| 步骤 | 多少 |\n| --- | --- |\n| 柜台 | 42 |\n| *卡* | 30分钟 |"


def html(words: str) -> str:
    """Return Markdown as it is shown."""
    return markdown.block(words, lambda _kind, identifier: LEADS.get(identifier))


def joined(own: str, other: str) -> str | None:
    """Return two pieces of Markdown as one table, without line ends."""
    found = together(html(own), html(other), ZH)
    return found.replace("\n", "") if found else None


def both(own: str, other: str) -> str:
    """Return the words of a cell in both languages."""
    return f'{own}<span class="t2" lang="zh-Hans"> {other}</span>'


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """Return Markdown for a table."""
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def test_cells_stand_with_their_partners_and_numbers_once() -> None:
    """In one table, whose heads say both; what is the same in both languages is not repeated."""
    assert joined(ENGLISH, CHINESE) == (
        f"<table><thead><tr><th>{both('Step', '步骤')}</th><th>{both('How many', '多少')}</th></tr></thead>"
        f"<tbody><tr><td>{both('Counter', '柜台')}</td><td>42</td></tr>"
        f"<tr><td>{both('<em>Card</em>', '<em>卡</em>')}</td><td>{both('30 min', '30分钟')}</td></tr></tbody></table>"
    )


def test_a_link_in_both_is_one_link() -> None:
    """Where both lead to one place; two that do not stay two, and so do links among words."""
    one = joined(table(("[](x:lin)",), ("[a](x:lin)",)), table(("[](x:lin)",), ("[甲](x:lin)",)))
    assert one
    assert f'<td><a href="lin.html">{both("a", "甲")}</a></td>' in one
    two = joined(
        table(("a",), ("[a](x:lin)",), ("b [a](x:lin)",)),
        table(("a",), ("[甲](x:mei)",), ("乙 [甲](x:lin)",)),
    )
    assert two
    assert two.count("<a ") == 4


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (ENGLISH, CHINESE + "\n| 多 | 一行 |"),
        (ENGLISH, table(("步骤",), ("柜台",), ("卡",))),
        (table(("", "a"), ("b", "c")), table(("甲", "乙"), ("丙", "丁"))),
        (ENGLISH, "柜台"),
        ("Counter", CHINESE),
        ("Counter", "柜台"),
        (f"{ENGLISH}\n\nafter", f"{CHINESE}\n\n后"),
        (f"{ENGLISH}\n\n{ENGLISH}", f"{CHINESE}\n\n{CHINESE}"),
    ],
)
def test_tables_of_different_shapes_stay_two(own: str, other: str) -> None:
    """Nothing is guessed: another row, another column, a head where the other has none."""
    assert joined(own, other) is None


def test_a_cell_that_one_language_leaves_empty_is_no_partner() -> None:
    """Nothing hidden stands in it."""
    found = joined(table(("a", "b"), ("c", "d")), table(("甲", "乙"), ("", "丁")))
    assert found
    assert "<td>c</td>" in found


def test_tags_in_a_title_are_words() -> None:
    """A link may be called like a cell."""
    title = 'https://a.example "<td> </td></table>"'
    found = joined(table(("a",), (f"[a]({title})",)), table(("甲",), (f"[甲]({title})",)))
    assert found
    assert both("a", "甲") in found
    assert found.endswith("</a></td></tr></tbody></table>")


WORDS = st.text(
    st.characters(categories=["L", "N"], include_characters=" *[](<>`\"'&"), min_size=1, max_size=12
)
ROWS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4)


@given(ROWS, ROWS)
def test_every_cell_is_said_once_in_its_language(
    one: list[tuple[str, str]], two: list[tuple[str, str]]
) -> None:
    """Whatever the cells say: the words of both tables, each in its language, in elements that are closed."""
    own, other = (html(table(("x", "x"), *((f"x{a}", f"x{b}") for a, b in rows))) for rows in (one, two))
    found = together(own, other, ZH)
    if found is None:
        return
    cells, mine, theirs = (
        [cell for cell in parse(each, whole=False).iter() if cell.tag in ("td", "th")]
        for each in (found, own, other)
    )
    assert len(cells) == len(mine) == len(theirs)
    for cell, left, right in zip(cells, mine, theirs, strict=True):
        spans = [span for span in cell.iter("span") if span.get("class") == "t2"]
        hidden = "".join("".join(span.itertext()) for span in spans)
        said = "".join(cell.itertext())
        assert {span.get("lang") for span in spans} <= {ZH}
        assert said.replace(hidden, "", 1).strip() == "".join(left.itertext()).strip()
        assert hidden.strip() in ("".join(right.itertext()).strip(), "")


def test_a_page_says_a_table_once() -> None:
    """A block of prose is one table; that its translation is old is still said, once."""
    fresh = speech().block(text(ENGLISH, CHINESE))
    assert (fresh.own.html.count("<table>"), fresh.other) == (1, None)
    stale = speech().block(text(ENGLISH, CHINESE, stale=True))
    assert stale.other
    assert (stale.other.html, stale.other.mark) == ("", interface()[ZH]["text.stale"])


def test_no_table_of_prose_stands_twice() -> None:
    """On no page does a whole table stand in the words of a partner; joined ones are there."""
    pages = documents()
    twice = [
        page.path
        for page in pages
        for part in page.root.iter()
        if part.get("class") == "t2" and any(True for _ in part.iter("table"))
    ]
    assert twice == []
    (article,) = [page for page in pages if page.path == "en/articles/from-touchpoints-to-value.html"]
    assert re.search(
        r"One team, one channel, one score<span [^>]*> 一个团队、一个渠道、一个得分<", article.html.decode()
    )
