"""The committed survey, pairs and invitations are what the script writes, and they tell what its docstring promises."""

import csv
from pathlib import Path

import pytest

from scripts.illustrative_gaps import FILES, HOPES, PLACES, write_gaps

DATA = Path(__file__).parents[1] / "content" / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a committed file."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", FILES)
def test_the_script_writes_the_committed_files(name: str, tmp_path: Path) -> None:
    """Byte for byte, on every machine."""
    write_gaps(tmp_path)
    assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_few_have_used_the_chat() -> None:
    """Too few to take part in what is weighed; everything else is rated by at least two in five."""
    survey = rows("relationship-2026.csv")
    rated = {place: sum(bool(row[place]) for row in survey) / len(survey) for place in PLACES}
    assert [place for place, share in rated.items() if share < 0.4] == ["chat"]


def test_the_video_check_falls_short_and_the_welcome_call_does_not() -> None:
    """By more than a whole step of the scale, both ways."""
    pairs = [row for row in rows("hopes.csv") if row["after"]]
    gaps = {
        touchpoint: [int(row["after"]) - int(row["before"]) for row in pairs if row["tp"] == touchpoint]
        for touchpoint in HOPES
    }
    means = {touchpoint: sum(found) / len(found) for touchpoint, found in gaps.items()}
    assert min(means, key=lambda one: means[one]) == "TP04"
    assert means["TP04"] < -1 < 1 < means["TP08"]


def test_fewer_answer_every_quarter() -> None:
    """The response rate falls, and nobody answers who was not invited."""
    rates = [int(row["answered"]) / int(row["invited"]) for row in rows("invitations.csv")]
    assert rates == sorted(rates, reverse=True)
    assert max(rates) < 1
