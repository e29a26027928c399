"""Every hostile file means what it says or is refused where it is wrong; never is a value changed in silence."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import CASES, UNREAD, Hostile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from surveys import data_file, handbook
from tables import written

from cxsite.measure.engines import DuckDB, Engine
from cxsite.measure.heads import read_head
from cxsite.measure.layouts import headers_of, layout
from cxsite.measure.measured import measure
from cxsite.measure.rows import locate
from cxsite.measure.scan import scan
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem
from cxsite.read.handbook import read_handbook

SURVEY: dict[str, Any] = {
    "date": {"column": ("day",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",), "values": {"Y": "young", "R": "resident"}},
    "touchpoint": {"column": ("tp",), "values": {"1": "counter", "2": "video"}},
    "weight": {"column": ("w",)},
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with DuckDB() as opened:
        yield opened


def survey(folder: Path, case: Hostile) -> Handbook:
    """Return a handbook with that file."""
    return handbook((data_file(folder, "a.csv", case.data, encoding=case.encoding),), SURVEY)


def places(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Return where they are and what they are."""
    return tuple(f"{each.place.line}:{each.place.column} {each.code}" for each in problems)


def test_there_are_many_files() -> None:
    """Each with a claim of its own, some right and more wrong."""
    assert len(CASES) >= 80
    assert len({case.claim for case in CASES}) == len(CASES)
    assert all((case.answers is None) == bool(case.problems) for case in CASES)
    assert sum(case.answers is not None for case in CASES) >= 30


@pytest.mark.parametrize("case", [*CASES, *UNREAD], ids=lambda case: case.claim)
def test_a_hostile_file_is_read_rightly_or_refused_in_its_place(
    tmp_path: Path, engine: Engine, case: Hostile
) -> None:
    """By the engine: the number of answers and their sum, or every problem at its line and column."""
    found = scan(survey(tmp_path, case), "survey", {"recommend": ()}, engine)
    assert places(found.problems) == case.problems
    if case.answers is not None:
        groups = found.groups["recommend"]
        assert sum(group.n for group in groups) == case.answers[0]
        assert sum(group.total for group in groups) == pytest.approx(case.answers[1])
    else:
        assert case.says in found.problems[0].message
        assert case.hint in found.problems[0].hint


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim)
def test_the_locating_pass_has_the_same_verdict(tmp_path: Path, case: Hostile) -> None:
    """Without any engine: a file that is right has no problem there, one that is wrong has the same ones."""
    made = survey(tmp_path, case)
    dataset = made.datasets["survey"]
    head, lacks = read_head(made.files[0], headers_of(dataset))
    problems = lacks
    if head:
        found, lacks = layout(head, dataset.questions["recommend"], dataset, made)
        problems = locate(head, found.rules) if found else lacks
    assert places(problems) == case.problems


COHORT = {
    "data_a_csv": "",
    "data_readers_yml": """
        shape: cohort
        files: a.csv
        columns: {period: month, at-start: there, lost: gone}
    """,
    "metrics_yml": "churn: {kind: churn, cohort: readers, every: month}\n",
}
COUNTS = st.one_of(
    st.sampled_from(
        [
            "3",
            " 3\t",
            "0",
            "-0",
            "003",
            "",
            "3.0",
            "1,5",
            "3\u200b",
            "\u00a03",
            "３",
            "1e3",
            "-1",
            "99",
            "9" * 20,
        ]
    ),
    st.text(alphabet=" \t0123456789.,-e\u00a0\u200b\ufeff３年", max_size=4),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(COUNTS, min_size=1, max_size=6), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_tables_are_read_by_the_same_rules(tmp_path: Path, cells: list[str], end: str) -> None:
    """Of a cohort every count is taken as it is written, or refused at its line; none is changed on the way."""
    lines = [f'2026-{at + 1:02},100,"{cell}"' for at, cell in enumerate(cells)]
    path = written(tmp_path, **COHORT) / "content" / "data" / "a.csv"
    path.write_bytes(end.join(("month,there,gone", *lines, "")).encode())
    reading = read_handbook(tmp_path)
    assert reading.handbook is not None
    taken = [cell.strip(" \t") for cell in cells]
    refused = [at + 2 for at, cell in enumerate(taken) if not re.fullmatch("(-?0{1,18}|[0-9]{1,15})", cell)]
    lost = [at + 2 for at, cell in enumerate(taken) if at + 2 not in refused and int(cell) > 100]
    measured, problems = measure(reading.handbook)
    assert [each.place.line for each in problems] == (refused or lost)
    if not problems:
        scores = [one.score for one in measured.metrics["churn"].measurements]
        assert [score and score.value for score in scores] == pytest.approx([int(cell) for cell in taken])
