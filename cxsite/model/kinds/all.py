"""The list of the kinds of score: adding one is a file beside this one, and a line here."""

from enum import StrEnum
from typing import Self

from cxsite.model.kinds import (
    ces,
    ces2,
    churn,
    closed_loop,
    completion,
    conversion,
    csat,
    emotion,
    expectation_gap,
    fcr,
    first_response,
    mean,
    nps,
    perception_gap,
    resolution,
    response_rate,
    retention,
    share,
)
from cxsite.model.kinds.form import Form


class Kind(StrEnum):
    """The kinds of score; each fixes its formula, its interval and its `form`."""

    _value_: str
    form: Form

    def __new__(cls, form: Form) -> Self:
        """Make the word that authors write, which knows what it fixes."""
        one = str.__new__(cls, form.name)
        one._value_, one.form = form.name, form
        return one

    NPS = nps.FORM
    SHARE = share.FORM
    CSAT = csat.FORM
    CES = ces.FORM
    CES2 = ces2.FORM
    MEAN = mean.FORM
    EMOTION = emotion.FORM
    CONVERSION = conversion.FORM
    COMPLETION = completion.FORM
    CHURN = churn.FORM
    RETENTION = retention.FORM
    FCR = fcr.FORM
    FIRST_RESPONSE = first_response.FORM
    RESOLUTION = resolution.FORM
    CLOSED_LOOP = closed_loop.FORM
    EXPECTATION_GAP = expectation_gap.FORM
    PERCEPTION_GAP = perception_gap.FORM
    RESPONSE_RATE = response_rate.FORM
