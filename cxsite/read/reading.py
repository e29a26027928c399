"""What one reading of a folder brings."""

from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem
from cxsite.read.translation import EMPTY, Lock, Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a folder brought.

    Attributes:
        handbook: the content, None when there are errors.
        problems: every mistake and warning, in reading order.
        units: every translated sentence and block with its source's hash, for `cxsite i18n accept`.
        lock: what was accepted before.
        stale: those of the units whose source has changed since they were accepted.
    """

    handbook: Handbook | None
    problems: tuple[Problem, ...]
    units: tuple[Unit, ...] = ()
    lock: Lock = EMPTY
    stale: tuple[Unit, ...] = ()
