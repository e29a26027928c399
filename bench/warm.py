"""The one place where a warm process is measured: an edit while `cxsite serve` runs, until open pages are told."""

from pathlib import Path


def warm_runs(_folder: Path) -> tuple[str, ...]:
    """Return what could not be measured: as yet everything, because nothing keeps a handbook in memory."""
    return ("edits in a warm process: cxsite has no server yet",)
