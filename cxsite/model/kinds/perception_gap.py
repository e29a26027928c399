"""Perception gap: the share of customers who experienced it less the share of those inside who believe it."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin


def said(answers: Scale | None, _scale: Scale) -> Scale | None:
    """Return what the author says that counts as agreeing."""
    return answers


FORM = Form(
    name="perception-gap",
    unit=Unit.POINTS,
    decimals=0,
    interval=Interval.APART,
    origins=(Origin.PAIRS,),
    counts=said,
    is_said=True,
    pair=("believed", "experienced"),
    of="smaller",
)
