"""What becomes of a journey: stages and steps of two journeys are joined by their ids."""

from dataclasses import replace

import pytest
from speaking import text

from cxsite.model.journey import Journey
from cxsite.pages.journey_changes import SIGNS, Fate, merged, parts_of
from cxsite.read.validation import valid


def journey(*stages: tuple[str, tuple[str, ...]], does: str = "Waits") -> Journey:
    """Return a journey of these stages with these steps, `+` behind a step that does something else."""
    made = {}
    for stage, steps in stages:
        told = {
            key.rstrip("+"): {"at": "desk", "does": text(f"{does}{'!' if key.endswith('+') else ''}")}
            for key in steps
        }
        made[stage] = {"name": text(stage.title()), "steps": told}
    read = valid(Journey, {"title": text("Visit"), "stages": made})
    named = {
        key: replace(each, id=key, steps={one: replace(step, id=one) for one, step in each.steps.items()})
        for key, each in read.stages.items()
    }
    return replace(read, id="visit", stages=named)


def told(today: Journey, planned: Journey) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the stages, each with its steps and what becomes of them."""
    return [
        (part.shown.id, [(turn.shown[1].id, turn.fate.value) for turn in part.turns])
        for part in parts_of(today, planned)
    ]


def test_steps_are_the_same_changed_new_or_gone() -> None:
    """By what stands in them, and by whether they are there."""
    today = journey(("come", ("ring", "wait", "leave")))
    planned = journey(("come", ("ring", "wait+", "sit")))
    assert told(today, planned) == [
        ("come", [("ring", "same"), ("wait", "changed"), ("leave", "gone"), ("sit", "new")])
    ]


def test_a_stage_that_goes_stands_where_it_was_and_its_steps_go_with_it() -> None:
    """Before the one that follows it today."""
    today = journey(("come", ("ring",)), ("queue", ("stand",)), ("talk", ("ask",)))
    planned = journey(("come", ("ring",)), ("seat", ("sit",)), ("talk", ("ask",)))
    shown = told(today, planned)
    assert [stage for stage, _ in shown] == ["come", "queue", "seat", "talk"]
    assert dict(shown)["queue"] == [("stand", "gone")]
    assert dict(shown)["seat"] == [("sit", "new")]


def test_a_step_that_moves_to_another_stage_stands_there_alone() -> None:
    """As long as no other has its id; it has changed."""
    today = journey(("come", ("ring", "wait")), ("talk", ("ask",)))
    planned = journey(("come", ("ring",)), ("talk", ("wait", "ask")))
    assert told(today, planned) == [
        ("come", [("ring", "same")]),
        ("talk", [("wait", "changed"), ("ask", "same")]),
    ]
    empty = journey(("come", ("wait",)), ("talk", ("ask",)))
    assert told(empty, journey(("talk", ("wait", "ask"))))[0] == ("come", [])


def test_two_steps_of_one_name_are_not_taken_for_each_other() -> None:
    """Nobody can know which of the two moved."""
    today = journey(("come", ("wait",)), ("queue", ("wait",)))
    planned = journey(("talk", ("wait",)))
    assert told(today, planned) == [
        ("come", [("wait", "gone")]),
        ("queue", [("wait", "gone")]),
        ("talk", [("wait", "new")]),
    ]


@pytest.mark.parametrize(
    ("some", "others", "all_of_them"),
    [
        ("abc", "abc", "abc"),
        ("abc", "ac", "abc"),
        ("ac", "abc", "abc"),
        ("abc", "cba", "cba"),
        ("abc", "xyz", "abcxyz"),
        ("", "xy", "xy"),
        ("xy", "", "xy"),
        ("abcd", "axcd", "abxcd"),
    ],
)
def test_two_orders_become_one(some: str, others: str, all_of_them: str) -> None:
    """The second's, with what only the first has where it stood."""
    assert "".join(merged(some, others)) == all_of_them


def test_every_fate_has_a_sign_of_its_own() -> None:
    """Colour alone would not do."""
    assert len(set(SIGNS.values())) == len(Fate) == len(SIGNS)
