"""Expectation gap: what people found less what they had expected, the same people asked twice."""

from cxsite.model.kinds.form import Form, Interval, Unit
from cxsite.model.kinds.origin import Origin

FORM = Form(
    name="expectation-gap",
    unit=Unit.ANSWER,
    decimals=1,
    interval=Interval.PAIRED,
    origins=(Origin.PAIRS,),
    pair=("expectation", "experience"),
)
