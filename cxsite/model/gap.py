"""A gap between what companies believe and what their customers say, as a claim quotes it."""

import re
from dataclasses import dataclass
from typing import Annotated

from cxsite.model.content import Reads, refuse

MOST = 100


@dataclass(frozen=True, slots=True)
class Gap:
    """Two shares in percent: of those who believe it, and of those who experienced it."""

    believed: float
    experienced: float


SHARE = r"([0-9]{1,3}(?:\.[0-9]{1,3})?)%"


def read_gap(value: object) -> object:
    """Read `80% believed, 8% experienced`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(f"{SHARE} believed, {SHARE} experienced", value.strip()):
        gap = Gap(float(match[1]), float(match[2]))
        if max(gap.believed, gap.experienced) <= MOST:
            return gap
    hint = "write both shares, as in `80% believed, 8% experienced`"
    raise refuse("bad-gap", f"`{value}` is not a gap", hint)


GapField = Annotated[Gap, Reads(read_gap)]
