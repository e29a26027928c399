import pytest

from cxsite.measure.rules import CellRule, Role, accepts, refusal, shown
from cxsite.model.dataset import Scale

ANSWER = CellRule(Role.ANSWER, 0, "ltr", scale=Scale(0, 10), blanks=("", "11"))
WEIGHT = CellRule(Role.WEIGHT, 0, "w")
DAY = CellRule(Role.DAY, 0, "day")
CODE = CellRule(Role.TOUCHPOINT, 0, "tp", blanks=("",), codes=(("TP1", "counter"), ("TP2", "video")))
TAG = CellRule(Role.LANGUAGE, 0, "lang", blanks=("",))


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        (ANSWER, ["0", "10", "007", "-0", "", "11"]),
        (WEIGHT, ["1", "0.87", "0.0000000001", "12345.5"]),
        (DAY, ["2026-10-30", "2024-02-29", "2026-10-30T08:15", "2026-10-30 08:15:59.123"]),
        (CODE, ["TP1", "TP2", ""]),
        (TAG, ["en", "zh-Hans", "zh-Hant-HK", ""]),
    ],
)
def test_good_cells_are_accepted(rule: CellRule, cells: list[str]) -> None:
    """What authors may write."""
    assert [cell for cell in cells if not accepts(rule, cell)] == []


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        (ANSWER, ["12", "-1", "nine", "11.5", "8.0", "1_0", "1e1", "+9", "９", "1 0", "9" * 19, "0x1"]),
        (WEIGHT, ["", "0", "0.0", "-1", "1,5", "nan", "inf", "1e3", ".5", "1.", "１"]),
        (
            DAY,
            [
                "",
                "2026-02-30",
                "2026-10-30T08:15+08:00",
                "2026-10-30T25:00",
                "30/10/2026",
                "1899-12-31",
                "2026-1-5",
            ],
        ),
        (CODE, ["TP3", "tp1", "counter"]),
        (TAG, ["中文", "e", "en_US", "english language"]),
    ],
)
def test_bad_cells_are_refused(rule: CellRule, cells: list[str]) -> None:
    """What other programs let through: rounded decimals, underscores, time zones, impossible days."""
    assert [cell for cell in cells if accepts(rule, cell)] == []


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        (
            ANSWER,
            "nine",
            (
                "bad-answer",
                "`nine` is not an answer from 0 to 10",
                "write a whole number from 0 to 10, or list the code under `no-answer:` of this question",
            ),
        ),
        (
            ANSWER,
            "９",
            ("bad-answer", "`９` is not an answer from 0 to 10", "type it in half-width characters: `9`"),
        ),
        (
            WEIGHT,
            "",
            (
                "bad-weight",
                "an empty cell is not a weight",
                "write a number above 0 with a decimal point, as in `0.87`",
            ),
        ),
        (
            DAY,
            "2026-02-30",
            (
                "bad-day",
                "`2026-02-30` is not a day",
                "write it as `2026-10-30`; a time may follow, as in `2026-10-30 08:15`",
            ),
        ),
        (
            TAG,
            "中文",
            (
                "bad-language",
                "`中文` is not a language",
                "write a tag, as in `zh-Hans`, or translate the codes under `values:` of the language column",
            ),
        ),
        (
            CODE,
            "TP11",
            (
                "unknown-code",
                "`TP11` is not a code of the column `tp`",
                "did you mean `TP1`? what a code means stands under `values:` of the touchpoint column",
            ),
        ),
        (
            CODE,
            "zzz",
            (
                "unknown-code",
                "`zzz` is not a code of the column `tp`",
                "write one of `TP1`, `TP2`, or say what it means under `values:` of the touchpoint column",
            ),
        ),
        (
            CellRule(Role.CODE, 0, "tp", codes=tuple((f"TP{n}", f"place-{n}") for n in range(7))),
            "zzz",
            (
                "unknown-code",
                "`zzz` is not a code of the column `tp`",
                "what a code means stands under `values:` of the code column",
            ),
        ),
    ],
)
def test_a_refusal_says_what_was_found_and_what_to_do(
    rule: CellRule, cell: str, expected: tuple[str, str, str]
) -> None:
    """Every message, whole."""
    assert refusal(rule, cell) == expected


def test_a_code_that_is_often_there_is_said_once_with_its_number() -> None:
    """Codes are counted."""
    assert refusal(CODE, "zzz", 12)[1] == "`zzz`, found 12 times, is not a code of the column `tp`"


def test_long_cells_are_shown_short_and_on_one_line() -> None:
    """A message stays a line, whatever the cell holds."""
    assert shown("one\ntwo `x`") == "`one two 'x'`"
    assert shown("x" * 99) == f"`{'x' * 40}…`"
