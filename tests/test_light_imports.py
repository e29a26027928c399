"""What a handbook is needs no library of validation, and what is done with one that has been read needs none either."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cxsite"
READING = frozenset({"pydantic", "pydantic_core", "annotated_types", "yaml", "opencc"})
PIXELS = frozenset({"matplotlib.backends.backend_agg", "matplotlib.font_manager"})
WORKING = frozenset({"jinja2", "markdown", "duckdb", "matplotlib", "numpy"})


def modules_of(layer: str) -> tuple[str, ...]:
    """Return the modules of a layer by the names they are imported by."""
    return tuple(
        ".".join(("cxsite", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        if path.stem != "__init__"
    )


def loaded(modules: tuple[str, ...], heavy: frozenset[str], *folders: Path) -> str:
    """Return which of the heavy libraries a new process has loaded once it has imported these modules."""
    imports = "\n".join(f"import {name}" for name in modules)
    code = f"import sys\n{imports}\nprint(*sorted(set({sorted(heavy)}) & sys.modules.keys()))"
    path = ":".join(map(str, (PACKAGE.parent, *folders)))
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": path}
    )
    return ran.stdout.strip()


def test_values_and_numbers_load_nothing_heavy() -> None:
    """Model, measures and the values of charts: neither validation nor engines nor drawing."""
    modules = (*modules_of("model"), *modules_of("measure"), *modules_of("draw/charts"), "cxsite.draw.chart")
    assert loaded(modules, READING | WORKING) == ""


def test_charts_and_maps_load_nothing_of_pixels() -> None:
    """What fonts there are on a machine is looked for only where a house asks for pictures."""
    modules = ("cxsite.build.rooms", "cxsite.pages.site", "cxsite.draw.marks", "cxsite.draw.map_drawing")
    assert loaded(modules, PIXELS) == ""
    assert loaded(("cxsite.draw.png",), PIXELS).split() == sorted(PIXELS)


def test_pages_load_nothing_of_reading() -> None:
    """A page is made from values, wherever they come from."""
    assert loaded(modules_of("pages"), READING) == ""


def test_reading_loads_no_validation_before_it_validates() -> None:
    """What is known from an earlier reading is decoded; only what is new has to be validated."""
    assert loaded(("cxsite.read.handbook",), frozenset({"pydantic", "pydantic_core"})) == ""


@pytest.mark.parametrize("library", ["pydantic", "yaml"])
def test_a_planted_import_is_found(tmp_path: Path, library: str) -> None:
    """The look at what a process has loaded sees what one module imports on its first line."""
    (tmp_path / "planted.py").write_text(f"import {library}\n", encoding="utf-8")
    found = loaded(("cxsite.model.handbook", "planted"), READING, tmp_path).split()
    assert library in found
