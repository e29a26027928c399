"""Write `cxsite/pages/strokes.py`: how many strokes a Chinese character is written with.

Run from the root of the project, where Perl 5 is installed:

    python scripts/strokes.py

The counts are those of the stroke collation of Unicode CLDR, which follows Unihan's `kTotalStrokes` with the forms of
Taiwan where these differ (花 8, 骨 10, 過 13). Perl carries that collation in `Unicode::Collate::CJK::Stroke`: marks
`FDD0-28nn` begin the characters of `nn` strokes.
"""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

FIRST, LAST = 0x4E00, 0x9FA5
"""The characters of Unicode 1.1 that both scripts are written with; those that came later are in no name of a page."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WIDTH = 110
TARGET = Path(__file__).parents[1] / "cxsite" / "pages" / "strokes.py"
HEAD = '''"""How many strokes a Chinese character is written with, for lists in Traditional Chinese.

Written by `scripts/strokes.py` from the stroke collation of Unicode CLDR; do not edit. One letter stands for each
character from U+4E00 on: `A` for one stroke, `Z` for 26, `a` for 27, and so on.

Data: Copyright © 1991-2026 Unicode, Inc., under the Unicode License v3 (https://www.unicode.org/license.txt): free to
use, copy, modify, merge, publish and distribute, provided that this notice appears with it; without any warranty.
"""

FIRST = 0x4E00
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def strokes(sign: str) -> int:
    """Return the number of strokes, 0 for what is no character of the table."""
    at = ord(sign) - FIRST
    return LETTERS.index(COUNTS[at]) + 1 if 0 <= at < len(COUNTS) else 0


COUNTS = (
'''


def collation() -> str:
    """Return the source of Perl's module."""
    find = "use Unicode::Collate::CJK::Stroke; print $INC{'Unicode/Collate/CJK/Stroke.pm'}"
    path = subprocess.run(["perl", "-e", find], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    return Path(path).read_text(encoding="utf-8")


def counts_in(source: str) -> Mapping[int, int]:
    """Return code point to number of strokes."""
    counts: dict[int, int] = {}
    strokes = 0
    for word in source.partition("__DATA__")[2].partition("__END__")[0].split():
        if word.startswith("FDD0-28"):
            strokes = int(word.removeprefix("FDD0-28"), 16)
        elif "-" not in word:
            counts[int(word, 16)] = strokes
    return counts


def lines_of(counts: Mapping[int, int]) -> Iterator[str]:
    """Yield the lines of the table."""
    letters = "".join(LETTERS[counts[code] - 1] for code in range(FIRST, LAST + 1))
    for start in range(0, len(letters), WIDTH):
        yield f'    "{letters[start : start + WIDTH]}"\n'


def main() -> None:
    """Write the module."""
    TARGET.write_text(f"{HEAD}{''.join(lines_of(counts_in(collation())))})\n", encoding="utf-8")


if __name__ == "__main__":
    main()
