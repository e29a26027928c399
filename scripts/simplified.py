"""Write `cxsite/pages/simplified.py`: which Simplified character stands for a Traditional one.

Run from the root of the project:

    python scripts/simplified.py

The table is that of OpenCC for single characters, with what Taiwan and Hong Kong write otherwise. A character that
becomes one which itself becomes another goes all the way.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import opencc

RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
"""First code points of characters, and those after the last; what is rarer is found as it is written."""
CONFIGS = ("t2s", "tw2s", "hk2s")
"""The tables of OpenCC; one that comes earlier has the last word."""
KEPT = "么"
"""What Taiwan would write otherwise, and everybody else writes all the time."""
WIDTH = 50
TARGET = Path(__file__).parents[1] / "cxsite" / "pages" / "simplified.py"
HEAD = '''"""Which Simplified character stands for a Traditional one, for those who search in the other script.

Written by `scripts/simplified.py` from the tables of OpenCC; do not edit. What is written differently by characters
is meant, not by words: 軟體 becomes 软体, which nobody in Beijing says.

Data: OpenCC (https://github.com/BYVoid/OpenCC), under the Apache License 2.0
(https://www.apache.org/licenses/LICENSE-2.0).
"""

TRADITIONAL = (
'''
MIDDLE = """)

SIMPLIFIED = (
"""
END = ''')

SIMPLER = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))
"""Traditional to Simplified character."""
'''


def pairs() -> Mapping[str, str]:
    """Return Traditional to Simplified character, by code point."""
    signs = [chr(code) for first, end in RANGES for code in range(first, end)]
    found: dict[str, str] = {}
    for config in CONFIGS:
        convert = opencc.OpenCC(config).convert
        others = {sign: other for sign in signs if len(other := convert(sign)) == 1 and other != sign}
        found = {sign: other for sign, other in others.items() if sign not in KEPT} | found
    ends = {sign: _end(sign, found) for sign in sorted(found)}
    return {sign: other for sign, other in ends.items() if ord(other) < 0x10000 and other != sign}  # noqa: PLR2004


def _end(sign: str, found: Mapping[str, str]) -> str:
    seen = {sign}
    while (sign := found.get(sign, sign)) not in seen:
        seen.add(sign)
    return sign


def lines_of(signs: str) -> Iterator[str]:
    """Yield the lines of one half of the table."""
    for start in range(0, len(signs), WIDTH):
        yield f'    "{signs[start : start + WIDTH]}"\n'


def main() -> None:
    """Write the module."""
    found = pairs()
    halves = ("".join(lines_of("".join(half))) for half in (found, found.values()))
    TARGET.write_text(HEAD + MIDDLE.join(halves) + END, encoding="utf-8")


if __name__ == "__main__":
    main()
