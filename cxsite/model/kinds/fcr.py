"""First-contact resolution: of the cases that were closed, those settled at once and not opened again."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="fcr",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    origins=(Origin.TICKETS,),
    lapse="repeat",
    usual="7 days",
    columns=("closed", "customer", "topic"),
)
