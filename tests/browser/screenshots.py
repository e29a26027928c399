"""Takes a picture of every kind of page, for people to look at: `python -m browser.screenshots SITE FOLDER`.

A kind is the index of a folder or any other page in it; the first page of each kind is taken.
"""

import sys
from itertools import product
from pathlib import Path

from browser import harness
from browser.harness import Cell


def kinds(paths: tuple[str, ...]) -> dict[str, str]:
    """Return for each kind of page the first page of that kind."""
    found: dict[str, str] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        kind = "-".join([*folder.split("/"), "index" if name == "index.html" else "page"]).lstrip("-")
        found.setdefault(kind, path)
    return found


def main(site: Path, folder: Path) -> None:
    """Take all pictures as `<kind>-<width>-<reading>-<appearance>.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = [
        Cell(*choice, scheme="http")
        for choice in product(harness.HEIGHTS, ("one", "parallel"), ("light", "dark"))
    ]
    with harness.start_chromium(Path.cwd()) as browser, harness.serve(site) as served:
        for cell in cells:
            with harness.open_tab(browser, cell) as page:
                for kind, path in kinds(harness.pages_of(site)).items():
                    page.goto(f"{served}/{path}")
                    picture = folder / f"{kind}-{cell.width}-{cell.reading}-{cell.theme}.png"
                    page.screenshot(path=picture, full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
