"""What is published of what people wrote."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxsite.model.period import Period


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """What somebody wrote and somebody else approved for publication; nothing that could lead to who wrote it.

    Attributes:
        touchpoint: what it is about, "" where the survey does not say.
        language: the tag of the language it was written in, "" where the survey does not say.
        text: the words, on one line.
        period: the month in which they were written, or the year where no more is known; never the day.
        dataset: the survey.
        segment: who wrote, "" where they are too few to be shown.
        stars: how many of five were given, None where that was not asked or would lead to the answers of others.
    """

    touchpoint: str
    language: str
    text: str
    period: Period
    dataset: str
    segment: str = ""
    stars: int | None = None


def in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments as they stand everywhere: by what they are about, language and words."""
    return tuple(sorted(comments, key=lambda one: (one.touchpoint, one.language, one.text, one.period)))
