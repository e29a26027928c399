"""Net Promoter Score: whether people would recommend, in points."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit

FORM = Form(
    name="nps",
    unit=Unit.POINTS,
    decimals=0,
    interval=Interval.CLASSES,
    scales=(Scale(0, 10),),
    classes=(("detractors", Scale(0, 6)), ("passives", Scale(7, 8)), ("promoters", Scale(9, 10))),
    is_trademark=True,
)
