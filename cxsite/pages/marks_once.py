"""What readers should know of many cells of a table is said once, above it.

A table of converted or untranslated words would say so in every cell, to a screen reader hundreds of times. A mark that
stands in only a few cells stays where it is: there it tells them from the others.
"""

import re
from collections import Counter

TABLE = re.compile(r"(<table[^>]*>\s*)(<caption[^>]*>.*?(?=</caption>))?(.*?</table>)", re.DOTALL)
MARK = re.compile(r' ?<span class="(?:t2 )?mark[ "][^>]*>[^<]*</span>')
FEW = 3
"""How many cells with the same mark keep it."""


def marks_once(html: str) -> str:
    """Return a page whose tables say a mark once that more than a few of their cells have."""
    return TABLE.sub(_once, html) if 'class="mark' in html or 'class="t2 mark' in html else html


def _once(match: re.Match[str]) -> str:
    begin, caption, rest = match.groups()
    many = [mark for mark, count in Counter(MARK.findall(rest)).items() if count > FEW]
    if not many:
        return match[0]
    for mark in many:
        rest = rest.replace(mark, "")
    said = "".join(dict.fromkeys(many))
    return f"{begin}{caption}{said}{rest}" if caption else f"{begin}<caption>{said.strip()}</caption>{rest}"
