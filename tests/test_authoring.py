"""The guide for authors tells the truth: what it shows can be read, what it lists is there."""

import re
from pathlib import Path

import yaml

from cxsite.model.content import ContentStatus
from cxsite.model.metric import Kind, Origin

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def section(heading: str) -> str:
    found = re.search(rf"^#+ {heading}$(.*?)(?=^#|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_every_example_is_yaml_that_can_be_read() -> None:
    """What an author copies from the guide works."""
    assert len(examples("yaml")) >= 6
    for example in examples("yaml"):
        assert isinstance(yaml.safe_load(example), dict)


def test_the_folder_of_the_guide_is_the_folder_of_the_handbook() -> None:
    """Every file that the guide draws is there to be opened."""
    drawn = re.findall(r"^ +([\w.-]+\.(?:yml|md|csv))\b", examples("text")[0], re.MULTILINE)
    there = {path.name for path in (ROOT / "content").rglob("*") if path.is_file()}
    assert len(drawn) >= 10
    assert set(drawn) <= there


def test_the_statuses_of_the_guide_are_those_of_the_model() -> None:
    """Every status is explained, in the order in which content goes through them."""
    listed = re.findall(r"^\| `([a-z-]+)` \|", section("Status"), re.MULTILINE)
    assert listed == [status.value for status in ContentStatus]


def test_what_the_guide_calls_an_error_or_a_loss_is_one() -> None:
    """The first traps of the table: one loses text in silence, the next ones cannot be read."""
    lost, *refused = re.findall(r"^\| `([^`]+)`", section("Traps of YAML"), re.MULTILINE)[:3]
    assert yaml.safe_load(lost) == {"does": "Waits for counter"}
    for trap in refused:
        try:
            yaml.safe_load(trap)
        except yaml.YAMLError:
            continue
        raise AssertionError(trap)


def test_the_kinds_of_the_guide_are_those_of_the_model() -> None:
    """Every kind of score is in the table, with the scales that it can be made from."""
    listed = dict(re.findall(r"^\| `([a-z0-9]+)` \| (any|`-?[0-9] to .+?) \|", GUIDE, re.MULTILINE))
    counted = dict(re.findall(r"^\| `([a-z-]+)` \| `([a-z]+):` \|", GUIDE, re.MULTILINE))
    assert set(listed) == {kind for kind in Kind if Origin.QUESTION in kind.form.origins}
    assert counted == {kind: kind.form.origins[0] for kind in Kind if kind not in listed}
    for kind, scales in listed.items():
        assert scales == (" or ".join(f"`{scale}`" for scale in Kind(kind).form.scales) or "any")
