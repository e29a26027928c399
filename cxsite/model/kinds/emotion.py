"""The emotion index: how people felt, the mean of -2..2 drawn out to points."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit

FORM = Form(
    name="emotion",
    unit=Unit.POINTS,
    decimals=0,
    interval=Interval.MEAN,
    scales=(Scale(-2, 2),),
    beside="net",
)
