"""What is published of the two ends of a gap."""

from dataclasses import dataclass

from cxsite.measure.found_numbers import Finding


@dataclass(frozen=True, slots=True)
class EndsFinding:
    """Both ends of a gap over the whole time, of everyone or at a touchpoint: there where the gap itself is shown.

    Means of the same people, or shares in percent of two groups, each with its own number of answers.
    """

    first: Finding
    second: Finding
