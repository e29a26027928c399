"""Writes `cxsite/read/characters.txt`: characters of one Chinese script only, each with its partner in the other.

A character counts as Simplified when GB 2312 has it, Big5 does not, and OpenCC turns it into another one; as
Traditional the other way round. What both scripts use (`后`, `里`, `台`) is in neither list, so a finding is sure.
"""

from pathlib import Path

import opencc

ALSO_SIMPLIFIED = "体与"
"""Big5 has these as rare variants; in a text of today they are Simplified."""
FILE = Path(__file__).parents[1] / "cxsite" / "read" / "characters.txt"


def has(encoding: str, character: str) -> bool:
    """Say whether a character set has the character."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def pairs(ours: str, theirs: str, config: str, also: str = "") -> str:
    """Return each character of one script only, with its partner behind it."""
    convert = opencc.OpenCC(config).convert
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    only = [one for one in han if one in also or (has(ours, one) and not has(theirs, one))]
    found = {one: convert(one) for one in only if convert(one) != one}
    return "".join(one + other for one, other in found.items() if other not in found)


if __name__ == "__main__":
    lines = (pairs("gb2312", "big5", "s2tw", ALSO_SIMPLIFIED), pairs("big5", "gb2312", "t2s"))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
