r"""Markdown as most blocks are written: paragraphs, short lists, tables and quotations with simple words in them.

A block of these forms alone means what it says, and becomes HTML by two patterns ([m] twenty times faster than by the
parser). Any other sign or form, and any doubt, is left to the parser: `everyday` returns None. What it does return is,
byte for byte, what the parser and the cleaning return, which a test holds for texts of every kind. So it knows no `<`,
`&`, `\` and `_`, no blank but the ordinary one between two words, no markup inside of markup, and no empty cell.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from cxsite.pages.open_links import NAMED, SAID

SIGN = r"[^\s\0-\x1f\x7f-\xa0\ud800-\udfff\ufeff\\`*_\[\]<>&|]"
"""A sign that stands for itself, wherever it stands."""
PLAIN = rf"{SIGN}++(?: {SIGN}++)*"
OURS = r"(?!https?:|mailto:)[a-z]+:[a-z0-9-]+"
SPAN = re.compile(
    rf"\*\*(?P<strong>{PLAIN})\*\*(?!\*)|\*(?P<em>{PLAIN})\*(?!\*)|`(?P<code>{PLAIN})`(?!`)"
    rf"|(?<!!)\[(?P<said>{PLAIN})\]\((?P<leads>{OURS})\)|(?<!!)\[\]\((?P<named>{OURS})\)"
)
"""Words that are marked: emphasis, code, a link of ours."""
_SPAN = re.sub(r"\?P<\w+>", "?:", SPAN.pattern)
WORDS = rf"(?:{SIGN}++|(?<! ) (?! )|{_SPAN})+"
SENTENCE = re.compile(rf"(?! ){WORDS}(?<! )")
LINE = rf"(?![ #=+~:-]|[0-9]+\.){WORDS}(?<! )"
"""Words that begin like nothing but words."""
CELL = rf" (?! ){WORDS}(?<= )"

PARAGRAPH = re.compile(rf"{LINE}(?:\n{LINE})*")
BULLETS = re.compile(rf"- {LINE}(?:\n- {LINE})*")
NUMBERED = re.compile(rf"1\. {LINE}(?:\n[0-9]{{1,3}}\. {LINE})*")
QUOTATION = re.compile(rf"> {LINE}(?:\n> {LINE})*")
TABLE = re.compile(rf"\|(?:{CELL}\|)+\n\|(?: ?:?-{{3,}}:? ?\|)+(?:\n\|(?:{CELL}\|)+)+")
BEGINNING = re.compile(r"^(?:- |> |[0-9]+\. )", re.MULTILINE)
"""What a line of a list or of a quotation begins with."""


@lru_cache(maxsize=256)
def everyday(text: str) -> str | None:
    """Return a block as HTML whose own links are open, None where it is not one of these forms.

    The last ones are remembered: a text stands on the page of its language, and beside its partner on that one's.
    """
    form, written = FORMS.get(text[:2], (PARAGRAPH, _paragraph))
    return written(SPAN.sub(_span, text)) if form.fullmatch(text) else None


def everyday_sentence(text: str) -> str | None:
    """Return one sentence as HTML whose own links are open, None where more than simple words are in it."""
    return SPAN.sub(_span, text) if SENTENCE.fullmatch(text) else None


def _span(match: re.Match[str]) -> str:
    name = match.lastgroup or ""
    words = match[name]
    if name == "leads":
        return f'<a {SAID}="{words}">{match["said"]}</a>'
    return f'<a {NAMED}="{words}"></a>' if name == "named" else f"<{name}>{words}</{name}>"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _quotation(html: str) -> str:
    return f"<blockquote>\n<p>{BEGINNING.sub('', html)}</p>\n</blockquote>"


def _bullets(html: str) -> str:
    return f"<ul>\n{_items(html)}\n</ul>"


def _numbered(html: str) -> str:
    return f"<ol>\n{_items(html)}\n</ol>"


def _items(html: str) -> str:
    return "\n".join(f"<li>{BEGINNING.sub('', line)}</li>" for line in html.split("\n"))


def _table(html: str) -> str | None:
    """Return a table, None where a row has more or fewer cells than the first."""
    head, rule, *body = [line[1:-1].split("|") for line in html.split("\n")]
    if any(len(row) != len(head) for row in (rule, *body)):
        return None
    rows = "\n".join(_row(row, "td") for row in body)
    return f"<table>\n<thead>\n{_row(head, 'th')}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _row(cells: Sequence[str], name: str) -> str:
    inside = "\n".join(f"<{name}>{cell.strip()}</{name}>" for cell in cells)
    return f"<tr>\n{inside}\n</tr>"


FORMS: Mapping[str, tuple[re.Pattern[str], Callable[[str], str | None]]] = {
    "- ": (BULLETS, _bullets),
    "1.": (NUMBERED, _numbered),
    "> ": (QUOTATION, _quotation),
    "| ": (TABLE, _table),
}
"""The first two signs of a block to its form and what writes it; everything else is a paragraph or nothing of ours."""
