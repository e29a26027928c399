"""Churn: of the customers at the start of a period, who left in it."""

from cxsite.model.kinds.form import Direction, Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="churn",
    unit=Unit.PERCENT,
    decimals=1,
    interval=Interval.SHARE,
    better=Direction.LOWER,
    origins=(Origin.COHORT, Origin.SERIES),
)
