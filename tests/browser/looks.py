"""Which page is looked at in which cells.

Every page in every cell is what `make trust` does. The suite that runs on every change takes a share in which
nothing is left out alone: every kind of page meets every cell, every kind is looked at in each language in a third
of the cells, in which all pairs of the reader's choices occur, and every page is looked at at least once.

A third has no scripts; the other two are the cells where axe is asked and the rest. Axe takes longer than all else:
here it is asked in two cells of each, so that a kind meets it in each width, reading and appearance; of these, the
wide dark ones and the narrow light ones measure contrast. What stands for no kind is looked at in the other cells.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import sites
from browser.harness import NARROW, WIDE, Cell, all_cells

Looks = Mapping[Cell, tuple[str, ...]]
"""Cell to the pages looked at in it; no cell is without one."""

CONTRAST = {(WIDE, "dark"), (NARROW, "light")}


def kinds_of_reference() -> dict[str, str]:
    """Return the path of each page of the reference handbook with its kind: the name of its maker.

    `404.html` is left out: see `harness.pages_of`.
    """
    pages = sites.pages(sites.reference())
    return {
        page.path: page.maker for page in pages if page.path.endswith(".html") and page.path != "404.html"
    }


def language_of(path: str) -> str:
    """Return the folder of the page's language; "" above the languages."""
    return path.partition("/")[0] if "/" in path else ""


def shared_looks(kinds: Mapping[str, str], site: Path) -> Looks:
    """Return the share of a run that takes minutes.

    Args:
        kinds: path of each page to its kind.
        site: the folder of the built pages; the longest of a kind in a language stands for it.
    """
    thirds = _thirds()
    standing = standing_for_their_kind(kinds, site)
    languages = sorted({language_of(path) for path in kinds})
    order = sorted(set(kinds.values()))
    looks: dict[Cell, list[str]] = {cell: [] for third in thirds for cell in third}
    for path in sorted(standing):
        for cell in thirds[(order.index(kinds[path]) + languages.index(language_of(path))) % len(thirds)]:
            looks[cell].append(path)
    quick = [cell for cell in looks if not cell.axe]
    for path, cell in zip(sorted(set(kinds) - standing), cycle(quick)):
        looks[cell].append(path)
    return {cell: tuple(paths) for cell, paths in looks.items()}


def shared_cells() -> tuple[Cell, ...]:
    """Return the cells of the share, in which axe is asked less often."""
    return tuple(cell for third in _thirds() for cell in third)


def _thirds() -> tuple[tuple[Cell, ...], ...]:
    """Split the cells in three, each third with all pairs of width, reading and appearance."""
    cells = all_cells()
    even = [cell for cell in cells if cell.axe]
    odd = [cell for cell in cells if cell.scripts and not cell.axe]
    without = [cell for cell in cells if not cell.scripts]
    return _asked_at_the_ends(even), _asked_at_the_ends(odd), tuple(without)


def _asked_at_the_ends(cells: list[Cell]) -> tuple[Cell, ...]:
    asked = [replace(cell, axe=place in {0, len(cells) - 1}) for place, cell in enumerate(cells)]
    return tuple(replace(cell, contrast=(cell.width, cell.theme) in CONTRAST) for cell in asked)


def standing_for_their_kind(kinds: Mapping[str, str], site: Path) -> set[str]:
    """Return the longest page of each kind in each language."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(kinds):
        group = (kinds[path], language_of(path))
        longest = found.get(group)
        if longest is None or (site / path).stat().st_size > (site / longest).stat().st_size:
            found[group] = path
    return set(found.values())
