"""Customer effort, the question of 2010: how much effort? A mean, lower is better."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Direction, Form, Interval, Unit

FORM = Form(
    name="ces",
    unit=Unit.ANSWER,
    decimals=1,
    interval=Interval.MEAN,
    better=Direction.LOWER,
    scales=(Scale(1, 5),),
    is_of_a_step=True,
)
