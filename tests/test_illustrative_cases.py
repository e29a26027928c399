"""The committed cases are what the script writes, and they tell the story that its docstring promises."""

import csv
from pathlib import Path

import pytest

from scripts.illustrative_cases import END, HEADER, write

COMMITTED = Path(__file__).parents[1] / "content" / "data" / "cases.csv"


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    """Return the committed cases."""
    with COMMITTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_committed_file_is_what_the_script_writes(tmp_path: Path) -> None:
    """To the byte."""
    assert write(tmp_path).read_bytes() == COMMITTED.read_bytes()


def test_nothing_is_known_of_what_comes_later(cases: list[dict[str, str]]) -> None:
    """The export ends on the last day of the last survey, and everything happens in its order."""
    moments = [[case[name] for name in HEADER[:3] if case[name]] for case in cases]
    assert all(each == sorted(each) and each[-1] <= f"{END:%Y-%m-%d %H:%M}" for each in moments)
    assert [each[0] for each in moments] == sorted(each[0] for each in moments)


def test_what_is_open_is_mostly_about_cards(cases: list[dict[str, str]]) -> None:
    """Enough of it that readers see how old it is."""
    about = [case["about"] for case in cases if not case["closed"]]
    assert len(about) >= 30
    assert about.count("card") > len(about) / 2


def test_many_ask_about_a_card_a_second_time(cases: list[dict[str, str]]) -> None:
    """More than about anything else."""

    def again(about: str) -> float:
        customers = [case["customer"] for case in cases if case["about"] == about]
        return 1 - len(set(customers)) / len(customers)

    assert again("card") > max(again("identity"), again("app"))
