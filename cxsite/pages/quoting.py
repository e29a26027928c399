"""The live numbers of a text: which they are, and what their page must be handed to show them."""

from cxsite.model.prose import BlockKind, Prose
from cxsite.pages import numbers
from cxsite.pages.prose import Quotable
from cxsite.pages.section import Scope


def quoted_in(prose: Prose) -> tuple[tuple[str, str], ...]:
    """Return metric and touchpoint ("" for none) of every live number, in the order of the text."""
    parts = (block.argument.partition(" at ") for block in prose if block.kind is BlockKind.NUMBER)
    return tuple((metric.strip(), touchpoint.strip()) for metric, _, touchpoint in parts)


def quotable_of(scope: Scope, prose: Prose) -> Quotable:
    """Return what the numbers of this text may speak of, and nothing else."""
    quoted = quoted_in(prose)
    places = dict.fromkeys(touchpoint for _, touchpoint in quoted if touchpoint)
    metrics = dict.fromkeys(metric for metric, _ in quoted)
    published = scope.findings.metrics
    return Quotable(
        {key: scope.handbook.metrics[key] for key in metrics},
        {
            key: numbers.of_touchpoints(published[key], frozenset(places))
            for key in metrics
            if key in published
        },
        {key: scope.handbook.touchpoints[key].name for key in places},
    )
