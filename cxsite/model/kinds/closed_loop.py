"""Closing the loop: of the cases of detractors, those closed within a time."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="closed-loop",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    origins=(Origin.TICKETS,),
    lapse="within",
    usual="2 days",
    columns=("closed", "score"),
)
