"""What people expected and what they found at the touchpoints of one journey."""

from collections.abc import Iterable
from dataclasses import replace

from cxsite.model.journey import Journey, State
from cxsite.pages.gap_tables import Paired


def asked_at(journey: Journey, paired: Iterable[Paired]) -> tuple[Paired, ...]:
    """Return what was asked for before and after at the touchpoints of a journey of today; nothing of one planned."""
    places = {step.at for step in journey.steps} if journey.state is State.TODAY else set()
    kept = []
    for each in paired:
        found = each.found
        if ends := tuple(one for one in found.ends if one.first.cut.touchpoint in places):
            findings = tuple(one for one in found.findings if one.cut.touchpoint in places)
            kept.append(replace(each, found=replace(found, ends=ends, findings=findings)))
    return tuple(kept)
