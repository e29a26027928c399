"""Ways of looking at the whole time that follow from others: by channel, by class, and how each language answered.

A channel and a class are sums of touchpoints, so they are told where each of these may be told, and give nobody away
that they do not. A touchpoint has one channel and may have several classes: classes do not add up to everybody. The
answers of a language lie on the scale as everybody's do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxsite.measure.kinds.all import score_kind
from cxsite.measure.queries import Group
from cxsite.measure.scores import Score, score
from cxsite.measure.series import Answered, spread, tally
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric


@dataclass(frozen=True, slots=True)
class SumScore:
    """A channel's or a class's number over the whole time, and the touchpoints with answers that it is the sum of."""

    name: str
    touchpoints: tuple[str, ...]
    score: Score | None


def by_sum(
    metric: Metric,
    scale: Scale,
    groups: Sequence[Group],
    ranges: Sequence[Scale],
    sums: Mapping[str, Sequence[str]],
    *,
    wide: bool,
) -> tuple[SumScore, ...]:
    """Return the number of each sum of touchpoints at which people answered, sorted by name.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        groups: the answers to its question.
        ranges: what the groups' `weights` count, in their order.
        sums: touchpoint to the sums that it is part of.
        wide: whether one person answers for several touchpoints.
    """
    kind = score_kind(metric.kind)
    columns = [ranges.index(term.answers) for term in kind.terms(metric, scale)]
    theirs: dict[str, list[Group]] = {}
    for group in groups:
        for name in sums.get(group.touchpoint, ()) if group.n else ():
            theirs.setdefault(name, []).append(group)
    return tuple(
        SumScore(
            name,
            tuple(sorted({group.touchpoint for group in found})),
            score(kind, tally(found, columns, wide=wide), scale),
        )
        for name, found in sorted(theirs.items())
    )


def by_language(
    scale: Scale, groups: Sequence[Group], ranges: Sequence[Scale]
) -> Mapping[str, tuple[Answered, ...]]:
    """Return how the answers in each questionnaire language lie on the scale, over the whole time."""
    languages = sorted({group.language for group in groups if group.language and group.n})
    return {
        language: spread(scale, [group for group in groups if group.language == language], ranges)
        for language in languages
    }
