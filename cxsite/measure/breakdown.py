"""Two ways of looking at the whole time that follow from others: by channel, and how each language answered.

A channel is the sum of its touchpoints, so it is told where each of these may be told, and gives nobody away that
they do not. The answers of a language lie on the scale as everybody's do.
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
class ChannelScore:
    """A channel's number over the whole time, and the touchpoints with answers that it is the sum of."""

    channel: str
    touchpoints: tuple[str, ...]
    score: Score | None


def by_channel(
    metric: Metric,
    scale: Scale,
    groups: Sequence[Group],
    ranges: Sequence[Scale],
    channels: Mapping[str, str],
    *,
    wide: bool,
) -> tuple[ChannelScore, ...]:
    """Return the number of each channel at whose touchpoints people answered, sorted by id.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        groups: the answers to its question.
        ranges: what the groups' `weights` count, in their order.
        channels: touchpoint to its channel.
        wide: whether one person answers for several touchpoints.
    """
    kind = score_kind(metric.kind)
    columns = [ranges.index(term.answers) for term in kind.terms(metric, scale)]
    theirs: dict[str, list[Group]] = {}
    for group in groups:
        if group.touchpoint and group.n:
            theirs.setdefault(channels[group.touchpoint], []).append(group)
    return tuple(
        ChannelScore(
            channel,
            tuple(sorted({group.touchpoint for group in found})),
            score(kind, tally(found, columns, wide=wide), scale),
        )
        for channel, found in sorted(theirs.items())
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
