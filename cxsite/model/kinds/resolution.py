"""Resolution: of all cases, those closed within a time."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="resolution",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    origins=(Origin.TICKETS,),
    lapse="within",
    columns=("closed",),
)
