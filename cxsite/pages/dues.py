"""Promises that fall due: what was to be done or reached by about now.

An initiative that is under way owes what it is to do; one that is done owes what it promised. What was dropped, or only
proposed, owes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cxsite.model.dataset import Day
from cxsite.model.improve import Initiative, InitiativeStatus
from cxsite.pages.reviews import later

AHEAD = 3
"""Months from the day that the handbook speaks of: what is due after them is not shown yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """What an initiative owes by a day: its work while it is `open`, then its promise; `late` past that day."""

    initiative: Initiative
    by: Day
    open: bool
    late: bool


def dues(initiatives: Iterable[Initiative], as_of: date) -> tuple[Due, ...]:
    """Return what is due by three months after `as_of`, the earliest first.

    A promise of something done stays for three months after its day.
    """
    found = [due for each in initiatives if (due := _owed(each, as_of))]
    shown = [due for due in found if due.by.last <= later(as_of, AHEAD)]
    return tuple(sorted(shown, key=lambda due: due.by.last))


def _owed(initiative: Initiative, as_of: date) -> Due | None:
    if initiative.status in (InitiativeStatus.APPROVED, InitiativeStatus.IN_PROGRESS) and initiative.due:
        return Due(initiative, initiative.due, open=True, late=initiative.due.last < as_of)
    if initiative.status is InitiativeStatus.DONE and initiative.promise:
        by = initiative.promise.by
        return Due(initiative, by, open=False, late=False) if later(by.last, AHEAD) >= as_of else None
    return None
