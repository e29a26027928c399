"""Reviews: what was to be looked at again by now, and was not.

Only what is published has a day for its next review; a draft is unfinished anyway.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date

from cxsite.model.content import ContentStatus
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Journey
from cxsite.model.knowledge import Article, Case, Practice

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Review:
    """Something whose review is overdue since a day; `key` is its `kind:id`."""

    key: str
    since: date


def overdue(handbook: Handbook, as_of: date) -> tuple[Review, ...]:
    """Return everything whose next review was due before `as_of`, the longest overdue first."""
    months = handbook.site.review_every
    shelves: dict[str, Mapping[str, Journey | Practice | Case | Article]] = {
        "journey": handbook.journeys,
        "practice": handbook.practices,
        "case": handbook.cases,
        "article": handbook.articles,
    }
    found = [
        Review(f"{kind}:{key}", later(each.reviewed.last, months))
        for kind, entities in shelves.items()
        for key, each in entities.items()
        if each.reviewed and each.status is ContentStatus.PUBLISHED
    ]
    return tuple(sorted((each for each in found if each.since < as_of), key=lambda each: each.since))


def later(day: date, months: int) -> date:
    """Return the day so many months later, or that month's last day where it has no such day."""
    count = day.year * MONTHS + day.month - 1 + months
    year, month = divmod(count, MONTHS)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def status_word(status: ContentStatus) -> str:
    """Return the interface's key for how far something is: a draft, published, retired."""
    return f"content.{status.value}"
