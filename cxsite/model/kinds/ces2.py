"""Customer effort, the question of 2013: was it made easy? A share, higher is better."""

from cxsite.model.dataset import Scale
from cxsite.model.kinds.form import Form, Interval, Unit


def agreed(_said: Scale | None, scale: Scale) -> Scale | None:
    """Return the answers that agree at least somewhat."""
    return Scale(5, scale.high)


FORM = Form(
    name="ces2",
    unit=Unit.PERCENT,
    decimals=0,
    interval=Interval.SHARE,
    scales=(Scale(1, 7),),
    counts=agreed,
    is_of_a_step=True,
    beside="mean",
)
