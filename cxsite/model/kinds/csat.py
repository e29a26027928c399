"""Customer satisfaction: the share of the two best answers."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit


def top_two(_said: Scale | None, scale: Scale) -> Scale | None:
    """Return the two highest answers of a scale."""
    return Scale(scale.high - 1, scale.high)


FORM = Form(
    name="csat",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    scales=(Scale(1, 5), Scale(1, 7)),
    counts=top_two,
    is_of_a_step=True,
    beside="mean",
)
