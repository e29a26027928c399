"""Retention: of the customers at the start of a period, who stayed."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="retention",
    unit=Unit.PERCENT,
    decimals=1,
    interval=Interval.SHARE,
    origins=(Origin.COHORT, Origin.SERIES),
)
