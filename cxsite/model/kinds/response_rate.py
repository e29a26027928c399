"""Response rate: of those who were invited, who answered."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="response-rate",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    origins=(Origin.FUNNEL,),
    of="asked",
)
