"""How people feel along a journey."""

from dataclasses import dataclass

from cxsite.draw.charts.point import Width

LOWEST, HIGHEST = -2, 2
"""The ends of the scale of feelings."""


@dataclass(frozen=True, slots=True)
class Feelings:
    """One line or several through the same steps, each with a dash and a mark of its own.

    Attributes:
        width: for which column it is drawn.
        stages: how many steps each stage has.
        lines: at each step −2 to +2, None where the feeling is not known; the first is the strongest.
        absent: of each line the steps that are none of its own: it passes them by, and does not break; () for none.
    """

    width: Width
    stages: tuple[int, ...]
    lines: tuple[tuple[int | None, ...], ...]
    absent: tuple[tuple[int, ...], ...] = ()

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return sum(self.stages)
