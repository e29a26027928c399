"""Writes `cxsite/pages/strokes.txt`: the characters of Chinese by the number of their strokes, one number a line.

Order and counts are those of CLDR's collation `stroke` (Unicode License), as Perl carries them in its module
`Unicode::Collate::CJK::Stroke`, where a line `FDD0-28nn` begins the characters of nn strokes:
`python scripts/strokes.py < $(perldoc -lm Unicode::Collate::CJK::Stroke)`.
"""

import re
import sys
from pathlib import Path

FILE = Path(__file__).parents[1] / "cxsite" / "pages" / "strokes.txt"
UNIFIED = range(0x4E00, 0xA000)


def by_strokes(source: str) -> dict[int, str]:
    """Return for each number of strokes its characters in order.

    Args:
        source: the text of Perl's module.
    """
    found: dict[int, str] = {}
    data = source.partition("\n__DATA__\n")[2].partition("\n__END__")[0]
    for part in re.split(r"^FDD0-28", data, flags=re.MULTILINE)[1:]:
        number, *codes = part.split()
        characters = "".join(chr(int(code, 16)) for code in codes if int(code, 16) in UNIFIED)
        if characters:
            found[int(number, 16)] = characters
    return found


def table(found: dict[int, str]) -> str:
    """Return the file: a line for each number from 1 to the largest, empty where no character has it."""
    return "".join(f"{found.get(number, '')}\n" for number in range(1, max(found) + 1))


if __name__ == "__main__":
    FILE.write_text(table(by_strokes(sys.stdin.read())), encoding="utf-8", newline="\n")
