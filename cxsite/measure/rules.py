"""What a cell may say: one table for the engine that counts cells and the reader that locates them.

A cell is compared without the blanks (space and tab) around it. Patterns are written so that Python and SQL
engines read them alike: ASCII only, no look-around, and digits few enough for 64 bits.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from cxsite.model.dataset import Scale
from cxsite.model.period import PERIOD

BLANKS = " \t"
WHOLE = "-?[0-9]{1,18}"
DECIMAL = r"[0-9]{1,15}(\.[0-9]{1,30})?"
SIGNED = rf"-?{DECIMAL}"
YEARS = "(19[89][0-9]|20[0-7][0-9])"
"""Years in which somebody was asked: others are what programs write for no day, for never, for day nought."""
FIRST_YEAR, LAST_YEAR = 1980, 2079
"""The same years as numbers."""
DAY = YEARS + r"-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?)?"
TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}"
NO_SCALE = Scale(0, 0)
SHOWN = 40
"""How much of a cell a message shows."""
FEW = 6
"""How many codes a hint offers."""


class Role(StrEnum):
    """What a cell tells."""

    DAY = "day"
    TOUCHPOINT = "touchpoint"
    LANGUAGE = "language"
    SEGMENT = "segment"
    WEIGHT = "weight"
    ANSWER = "answer"
    PERIOD = "period"
    CODE = "code"
    COUNT = "count"
    FIGURE = "figure"
    NAME = "name"


ANSWERS = (Role.DAY, Role.TOUCHPOINT, Role.LANGUAGE, Role.SEGMENT, Role.WEIGHT, Role.ANSWER)
"""What cells of a survey tell; the others are of tables that are no answers."""


PATTERNS: Mapping[Role, str | re.Pattern[str]] = {
    Role.ANSWER: WHOLE,
    Role.COUNT: WHOLE,
    Role.FIGURE: SIGNED,
    Role.WEIGHT: DECIMAL,
    Role.DAY: DAY,
    Role.PERIOD: PERIOD,
    Role.NAME: "(?s:.+)",
    Role.LANGUAGE: TAG,
}
"""What a cell without codes looks like."""


@dataclass(frozen=True, slots=True)
class CellRule:
    """What the cells of one column may say.

    Attributes:
        role: what they tell.
        index: the column's position, from 0.
        header: the column's name.
        scale: the answers that an ANSWER may be; the least and the greatest of a COUNT or a FIGURE.
        blanks: cells that say nothing, and may: codes of no answer, or an empty cell.
        codes: (code, id) of what a cell may be and what it means; of a LANGUAGE without codes, any tag.
        touchpoint: what an ANSWER of a wide file is about, "" otherwise.
        name: what the column is called in the dataset's `columns:`, where several have one role.
        latest: the last DAY that a cell may say, as in `2026-10-30`; "" where that is not looked at.
    """

    role: Role
    index: int
    header: str
    scale: Scale = NO_SCALE
    blanks: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    touchpoint: str = ""
    name: str = ""
    latest: str = ""

    @property
    def is_coded(self) -> bool:
        """Whether its cells must be codes of a list."""
        return self.role in {Role.TOUCHPOINT, Role.SEGMENT, Role.CODE} or (
            self.role in {Role.LANGUAGE, Role.PERIOD} and bool(self.codes)
        )


def accepts(rule: CellRule, cell: str) -> bool:
    """Return whether this cell, already without the blanks around it, may stand in the rule's column."""
    if cell in rule.blanks:
        return True
    if rule.is_coded:
        return any(cell == code for code, _ in rule.codes)
    return bool(re.fullmatch(PATTERNS[rule.role], cell)) and _is_within(rule, cell)


def _is_within(rule: CellRule, cell: str) -> bool:
    match rule.role:
        case Role.ANSWER | Role.COUNT:
            return int(cell) in rule.scale
        case Role.FIGURE:
            return rule.scale.low <= float(cell) <= rule.scale.high
        case Role.WEIGHT:
            return float(cell) > 0
        case Role.DAY:
            return _is_in_the_calendar(cell[:10]) and cell[:10] <= (rule.latest or cell[:10])
        case _:
            return True


def refusal(rule: CellRule, cell: str, times: int = 1) -> tuple[str, str, str]:
    """Return code, message and hint for a cell that is not accepted; codes are listed once, with `times`."""
    said = shown(cell)
    if rule.is_coded:
        often = f", found {times} times," if times > 1 else ""
        return (
            "unknown-code",
            f"{said}{often} is not a code of the column `{rule.header}`",
            _code_hint(rule, cell),
        )
    if rule.latest and accepts(replace(rule, latest=""), cell):
        return "future-day", f"{said} has not come yet", "correct the day, or leave the line out until then"
    code, what, hint = _WHAT[rule.role]
    usual = hint.format(scale=rule.scale, low=rule.scale.low)
    what = what.format(scale=rule.scale, low=rule.scale.low)
    return code, f"{said} is not {what}", _hint(rule, cell) or usual


def shown(cell: str) -> str:
    """Return the cell as messages show it: redacted, on one line, in backticks, not too long.

    A sign that nobody sees is named, as in `<U+00A0>9`.
    """
    from cxsite.measure.redaction import on_one_line, redacted  # noqa: PLC0415 - only what is wrong needs it

    words = redacted(cell)
    seen = words if words != on_one_line(cell) else _named(re.sub(r"[\t\r\n]", " ", cell))
    text = " ".join(seen.replace("`", "'").split())
    return f"`{text[:SHOWN]}…`" if len(text) > SHOWN else f"`{text}`" if text else "an empty cell"


def _named(text: str) -> str:
    """Return the text with the names of those signs that leave no trace on a screen."""
    return "".join(f"<U+{ord(sign):04X}>" if _is_unseen(sign) else sign for sign in text)


def _is_unseen(sign: str) -> bool:
    return sign != " " and unicodedata.category(sign) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def _hint(rule: CellRule, cell: str) -> str:
    """Return the remedy for what many files have, "" for anything else."""
    from cxsite.model.personal import in_half_width  # noqa: PLC0415 - as above

    signs, _ = in_half_width(cell)
    plain = "".join(sign for sign in signs if not _is_unseen(sign)).strip(BLANKS)
    if plain != cell and accepts(rule, plain):
        if any(map(_is_unseen, cell)):
            return f"there is a sign in it that nobody sees: type `{plain}` again"
        return f"type it in half-width characters: `{plain}`"
    if rule.role in {Role.WEIGHT, Role.FIGURE} and accepts(rule, with_point := cell.replace(",", ".", 1)):
        return f"write it with a decimal point: `{with_point}`"
    if rule.role is Role.DAY and A_DAY.fullmatch(cell) and _is_in_the_calendar(cell[:10]):
        return "programs write this where they know no day: correct the export, or leave the line out"
    return ""


A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{0,18})?")
_WHAT = {
    Role.ANSWER: (
        "bad-answer",
        "an answer from {scale}",
        "write a whole number from {scale}, or list the code under `no-answer:` of this question",
    ),
    Role.WEIGHT: ("bad-weight", "a weight", "write a number above 0 with a decimal point, as in `0.87`"),
    Role.DAY: ("bad-day", "a day", "write it as `2026-10-30`; a time may follow, as in `2026-10-30 08:15`"),
    Role.LANGUAGE: (
        "bad-language",
        "a language",
        "write a tag, as in `zh-Hans`, or translate the codes under `values:` of the language column",
    ),
    Role.COUNT: (
        "bad-count",
        "a count of {low} or more",
        "write a whole number without signs between its digits",
    ),
    Role.FIGURE: (
        "bad-figure",
        "a figure from {scale}",
        "write a number with a decimal point and no unit; what else it may be is said under `no-answer:`",
    ),
    Role.NAME: ("bad-name", "a name", "write the release as the other file does, or delete the line"),
    Role.PERIOD: (
        "bad-period",
        "a period",
        "write a month, a quarter or a year: `2026-10`, `2026-q4`, `2026`",
    ),
}


def _code_hint(rule: CellRule, cell: str) -> str:
    codes = [code for code, _ in rule.codes if code]
    near = get_close_matches(cell, codes, n=1)
    suggestion = f"did you mean `{near[0]}`? " if near else ""
    if rule.role is Role.PERIOD:
        return f"{suggestion}which days it covers stands in the file that `periods:` names"
    column = f"`values:` of the {rule.name or rule.role} column"
    if near or not 0 < len(codes) <= FEW:
        return f"{suggestion}what a code means stands under {column}"
    one_of = "one of " if len(codes) > 1 else ""
    return f"write {one_of}{', '.join(f'`{code}`' for code in codes)}, or say what it means under {column}"


def _is_in_the_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
