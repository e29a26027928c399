"""Why a page or a number is what it is, and what changed, down to the field and the file."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from cxsite.build.difference import Difference, differences
from cxsite.cli.main import main
from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.model.period import Grain, period_of
from cxsite.model.text import Status, Text, Wording


@dataclass(frozen=True, slots=True)
class Step:
    """An item that has an id."""

    id: str
    moment_of_truth: bool = False
    value: object = None


def told(before: object, after: object) -> list[str]:
    return [f"{', '.join(each.way)}: {each.before} → {each.after}" for each in differences(before, after)]


def text(words: str, status: Status = Status.ORIGINAL) -> Text:
    return Text(MappingProxyType({"en": Wording(words, "en", status)}))


JUNE = Cut(period_of(date(2026, 6, 1), Grain.MONTH), "branch-counter")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1, 1, []),
        (1, 2, [": 1 → 2"]),
        (1, 1.0, []),
        (None, "a", [": None → a"]),
        (Step("a"), Step("a", moment_of_truth=True), ["moment-of-truth: False → True"]),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, ["b: 2 → 3"]),
        ({"a": 1}, {"b": 1}, ["a: 1 → None", "b: None → 1"]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, ["order: a, b → b, a"]),
        ((Step("a"), Step("b")), (Step("b", value=1), Step("a")), ["b, value: None → 1"]),
        ((Step("a"), Step("b")), (Step("b"), Step("a")), ["order: a, b → b, a"]),
        ((1, 2, 3, 4), (1, 5, 4), ["2: 2 → 5", "3: 3 → None"]),
        ((1, 2), (1, 2, 3), ["3: None → 3"]),
        (text("one"), text("two"), ["en: one → two"]),
        (text("one"), text("one", Status.STALE), ["en, status: original → stale"]),
        (text("one"), Text({}), ["en: one → None"]),
        (
            (Finding(JUNE, Shown.OK, 40, 1.0),),
            (Finding(JUNE, Shown.OK, 41, 1.0),),
            ["branch-counter, 2026-06, n: 40 → 41"],
        ),
        (Step("a"), JUNE, [f": {Step('a')} → {JUNE}"]),
    ],
)
def test_every_kind_of_difference_is_told_in_its_place(
    before: object, after: object, expected: list[str]
) -> None:
    """By the names that authors know, as deep as it goes."""
    assert told(before, after) == expected


VALUES = st.recursive(
    st.integers(0, 3) | st.sampled_from("ab"),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
        | st.builds(Step, st.sampled_from("ab"), st.booleans(), inner)
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_something_is_told_exactly_when_something_differs(before: object, after: object) -> None:
    """Order counts, as on pages."""
    assert bool(told(before, after)) == (repr(before) != repr(after))


def test_a_difference_is_a_value() -> None:
    """It holds what stands on both sides."""
    assert next(differences(1, 2, ("a",))) == Difference(("a",), 1, 2)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The reference handbook in one language, built, edited, and not built again."""
    folder = tmp_path_factory.mktemp("explained")
    shutil.copytree(ROOT / "content", folder / "content")
    assert main(["build", str(folder), "--jobs", "1"]) == 0
    journey = folder / "content/journeys/open-account.yml"
    journey.write_text(journey.read_text().replace("takes: 12 min", "takes: 13 min", 1))
    answers = folder / "content/data/onboarding-2026-09.csv"
    answers.write_text(answers.read_text().replace(",7,", ",2,"))
    yield folder
    shutil.rmtree(folder)


def explained(what: str, folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    capsys.readouterr()
    assert main(["explain", what, str(folder), *options]) == 0
    return capsys.readouterr().out


def test_a_page_is_explained_by_what_changed_since_the_last_build(
    handbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The field, both values and the file; a page that is not concerned says so."""
    lines = explained("en/journeys/open-account.html", handbook, capsys).splitlines()
    assert lines[0] == "en/journeys/open-account.html"
    assert lines[2] == "  template  journey.html"
    assert lines[3].endswith(", not made yet")
    at = lines.index("since the last build:")
    assert lines[at + 1 : at + 3] == [
        "  Journey open-account, stages, start, steps, apply, takes, amount: 12 → 13",
        "    from content/journeys/open-account.yml",
    ]
    assert "    from content/data/onboarding-2026-09.csv" in lines
    other = explained("en/personas/new-in-town.html", handbook, capsys)
    assert other.endswith("nothing of it changed since the last build\n")
    assert ", made by an earlier build" in other


def test_a_number_is_explained_by_where_it_comes_from(
    handbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the address that a reader sees, or by its measure alone."""
    lines = explained("en/measures/nps.html#everyone", handbook, capsys).splitlines()
    assert lines[0].startswith("nps, 2025-10..2026-09, everyone: ")
    assert "  question  onboarding.recommend" in lines
    assert "            content/data/onboarding-2026-09.csv" in lines
    assert lines[-1] == "    from content/data/onboarding-2026-09.csv"
    assert explained("nps", handbook, capsys).splitlines() == lines


def test_programs_are_told_the_same(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With whole keys, and values as they are."""
    page = json.loads(explained("en/journeys/open-account.html", handbook, capsys, "--format", "json"))
    assert page["since"] == "edits"
    assert len(page["key"]) == 64
    assert page["changes"][0]["way"][-2:] == ["takes", "amount"]
    assert (page["changes"][0]["before"], page["changes"][0]["after"]) == (12, 13)
    number = json.loads(explained("nps", handbook, capsys, "--format", "json"))
    assert number["n"] > 1000
    assert number["changes"]


def test_after_a_build_the_last_one_is_explained(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Against the one before it; a first build has none."""
    assert main(["build", str(handbook), "--jobs", "1"]) == 0
    lines = explained("en/journeys/open-account.html", handbook, capsys).splitlines()
    at = lines.index("by the last build, since the one before:")
    assert lines[at + 1] == "  Journey open-account, stages, start, steps, apply, takes, amount: 12 → 13"
    (handbook / ".cxsite" / "store.db").unlink()
    assert explained("nps", handbook, capsys).endswith("there is no earlier build to compare with\n")


def test_what_does_not_exist_is_said_with_what_would(
    handbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2, as for any command line that cannot be understood."""
    capsys.readouterr()
    assert main(["explain", "nope", str(handbook)]) == 2
    assert capsys.readouterr().err == (
        "cxsite: `nope` is no page and no number of this handbook\n"
        "  hint: name a file of the output, as in `en/index.html`, or a number, as in `nps#everyone`\n"
    )


def test_a_handbook_with_mistakes_is_not_explained(
    handbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are listed instead."""
    (handbook / "content/lists.yml").write_text("channels: [\n")
    assert main(["explain", "nps", str(handbook)]) == 1
    assert "content/lists.yml:" in capsys.readouterr().err
