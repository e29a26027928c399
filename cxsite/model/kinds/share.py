"""A plain share: of the answers that its author names."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit


def said(counts: Scale | None, _scale: Scale) -> Scale | None:
    """Return what its author says that counts."""
    return counts


FORM = Form(
    name="share",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    counts=said,
    is_said=True,
    is_of_a_step=True,
)
