"""Findings are found anew where anything that they follow from is another object, and only there."""

from dataclasses import replace

from sites import reference

from cxsite.build.found import Found, Latest
from cxsite.build.numbers import parts
from cxsite.measure.findings import Findings
from cxsite.model.review import Review

NOTHING = Findings({}, None)


def test_a_part_that_did_not_change_is_not_looked_for_again() -> None:
    latest, found, handbook = Latest(), Found(NOTHING), reference()
    name, dataset = next(iter(handbook.datasets.items()))
    edition = next(iter(handbook.frozen.values()))
    part, again = (next(parts(handbook)) for _ in range(2))
    assert latest.of(name, part) is None
    latest.keep(name, part, found)
    assert latest.of(name, again) is found
    others = [
        replace(part, site=replace(part.site)),
        replace(part, lists=replace(part.lists)),
        replace(part, touchpoints=dict(list(part.touchpoints.items())[1:])),
        replace(part, metrics={}),
        replace(part, datasets={name: replace(dataset)}),
        replace(part, files=()),
        replace(part, reviews={name: Review(name, 1)}),
        replace(part, frozen={"2025-q1": replace(edition, cut_off=edition.period.start)}),
    ]
    assert [latest.of(name, other) for other in others] == [None] * len(others)


def test_findings_are_put_together_again_only_of_others() -> None:
    latest, one, other = Latest(), Found(NOTHING), Found(NOTHING)
    first = latest.together((one,), lambda: replace(NOTHING))
    assert latest.together((one,), lambda: replace(NOTHING)) is first
    assert latest.together((other,), lambda: replace(NOTHING)) is not first
    assert latest.together((one, other), lambda: replace(NOTHING)) is not first
