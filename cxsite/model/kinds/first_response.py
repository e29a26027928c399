"""First response: of all cases, those answered within a time."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="first-response",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    origins=(Origin.TICKETS,),
    lapse="within",
    columns=("first-response",),
)
