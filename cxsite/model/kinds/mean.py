"""The mean answer to a question."""

from cxsite.model.kinds.form import Form, Interval, Unit

FORM = Form(name="mean", unit=Unit.ANSWER, decimals=1, interval=Interval.MEAN, is_of_a_step=True)
