"""A table and the same table in another language, read as one: every cell with its partner's words behind its own.

The HTML is that which `pages.markdown` has cleaned: a table holds rows of cells and nothing else, and cells hold
running text. Two tables that do not have the same rows, columns and heads stay two.
"""

import re

from cxsite.pages.alike import alike

REST = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'
TAG = rf"<[a-z/]{REST}"
CELL = re.compile(rf"<(t[hd])>((?:[^<]|(?!</t[hd]>){TAG})*)</t[hd]>")
"""A cell: its tag, and what stands in it; a title that looks like a tag is part of the tag it stands in."""
LINK = re.compile(rf"(<a {REST})((?:[^<]|(?!</?a[ >]){TAG})*)</a>")
"""A link: its tag and its words."""


def together(own: str, other: str, lang: str) -> str | None:
    """Return both tables as one; None where they are no such pair.

    Args:
        own: HTML in the page's language.
        other: the same in its partner's.
        lang: the partner's tag.
    """
    one, two = _parts(own), _parts(other)
    if not one or not two or _frame(one) != _frame(two):
        return None
    cells = (
        f"{between}<{tag}>{_both(mine, theirs, lang)}</{tag}>"
        for between, tag, mine, theirs in zip(one[0::3], one[1::3], one[2::3], two[2::3], strict=False)
    )
    return "".join(cells) + one[-1]


def _parts(html: str) -> list[str]:
    """Return what stands before a cell, its tag and its words, in turn, and what follows the last; none of no table."""
    text = html.strip()
    is_table = text.startswith("<table>") and text.endswith("</table>") and text.count("<table>") == 1
    return CELL.split(text) if is_table else []


def _frame(parts: list[str]) -> tuple[list[str], list[str]]:
    return parts[0::3], parts[1::3]


def _both(own: str, other: str, lang: str) -> str:
    """Return a cell's words with its partner's: once when they are the same, in one link when both lead there."""
    if not other or alike(own, other):
        return own
    one, two = LINK.fullmatch(own), LINK.fullmatch(other)
    if one and two and one[1] == two[1]:
        return f"{one[1]}{one[2]}{_partner(two[2], lang)}</a>"
    return own + _partner(other, lang)


def _partner(html: str, lang: str) -> str:
    return f'<span class="t2" lang="{lang}"> {html}</span>'
