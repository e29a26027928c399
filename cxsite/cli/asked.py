"""What lies elsewhere, asked for by a command that builds no site."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxsite.model.problems import Problem, Severity

if TYPE_CHECKING:
    from cxsite.model.handbook import Handbook


@contextmanager
def asked(
    handbook: "Handbook", folder: Path, until: date | None = None, *, must: bool = False
) -> "Iterator[tuple[Handbook, tuple[Problem, ...]]]":
    """Yield the handbook with all of its records, and what could not be brought; files are gone afterwards.

    Args:
        handbook: as it was read.
        folder: the handbook's folder.
        until: the last day whose answers count, None for all.
        must: whether the numbers of an edition will not do; a warehouse that nobody asks is an error then.
    """
    if not any(dataset.is_elsewhere for dataset in handbook.datasets.values()):
        yield handbook, ()
        return
    from cxsite.measure.elsewhere import Elsewhere

    elsewhere = Elsewhere(folder, os.environ)
    try:
        found, absences = elsewhere.brought(handbook, until)
        yield found, tuple(_as_error(each) for each in absences) if must else absences
    finally:
        elsewhere.close()


def _as_error(problem: Problem) -> Problem:
    from dataclasses import replace

    return replace(problem, severity=Severity.ERROR)
