"""The code keeps to the table in `cxsite/layers.py`, and every rule finds a planted violation."""

from collections.abc import Callable
from graphlib import TopologicalSorter
from pathlib import Path

import house_rules as rules
import pytest

from cxsite import layers

PACKAGE = Path(layers.__file__).parent

TABLE = {
    "model": frozenset[str](),
    "measure": frozenset({"model"}),
    "pages": frozenset({"model", "measure.findings"}),
}

Plant = Callable[[str, str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Return a function that writes a module of a package `cxsite` and returns the package's folder."""

    def write(path: str, source: str) -> Path:
        file = tmp_path / "cxsite" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
        return tmp_path / "cxsite"

    return write


def test_the_layers_import_only_what_the_table_allows() -> None:
    """No module reaches into a layer that it must not know."""
    assert rules.wrong_layers(PACKAGE, layers.MAY_IMPORT) == []


def test_the_table_has_no_circle() -> None:
    """A layer never depends on one that depends on it."""
    graph = {layer: {name.split(".")[0] for name in names} for layer, names in layers.MAY_IMPORT.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(layers.MAY_IMPORT)


def test_full_precision_stays_out_of_the_pages() -> None:
    """Pages and drawings cannot name a value that the privacy rules have not seen."""
    assert rules.forbidden_names(PACKAGE, layers.FORBIDDEN) == []


def test_every_library_has_its_owner() -> None:
    """A foreign library is imported only in the layers that own it."""
    assert rules.wrong_owners(PACKAGE, layers.OWNERS) == []


def test_what_only_posix_has_stands_in_few_modules() -> None:
    """Everything else runs on Windows; a permission that is no longer used is withdrawn."""
    assert rules.wrong_posix(PACKAGE, layers.POSIX_ONLY) == []


def test_a_package_is_only_a_docstring() -> None:
    """Importing a package runs no code."""
    assert rules.full_inits(PACKAGE) == []


def test_a_module_is_one_idea() -> None:
    """No module is longer than a person can hold in mind."""
    assert rules.long_modules(PACKAGE) == []


def test_patterns_mean_the_same_to_every_python() -> None:
    """Of all versions that we run on."""
    assert rules.possessive_groups(PACKAGE) == []


@pytest.mark.parametrize(
    ("statement", "seen"),
    [
        ("import cxsite.measure.rows", "cxsite.measure.rows"),
        ("from cxsite.measure.rows import read", "cxsite.measure.rows.read"),
        ("from cxsite.measure import rows", "cxsite.measure.rows"),
        ("from cxsite import measure", "cxsite.measure"),
        ("from ..measure.rows import read", "cxsite.measure.rows.read"),
        ("from ..measure import rows as findings", "cxsite.measure.rows"),
        ("def f() -> None:\n    from .. import measure", "cxsite.measure"),
        ("import importlib\nimportlib.import_module('cxsite.measure.rows')", "cxsite.measure.rows"),
        ("import cxsite", "cxsite"),
    ],
)
def test_a_forbidden_import_is_found(plant: Plant, statement: str, seen: str) -> None:
    """However it is written, an import against the table is seen."""
    found = rules.wrong_layers(plant("pages/home.py", statement), TABLE)
    assert [line.split(": ", 1)[1] for line in found] == [f"`pages` imports `{seen}`"]


@pytest.mark.parametrize(
    "statement",
    [
        "from cxsite.measure.findings import Finding",
        "from cxsite.measure import findings",
        "import cxsite.model.text",
        "from .page import Page",
        "from . import page",
        "import json",
    ],
)
def test_an_allowed_import_is_not_found(plant: Plant, statement: str) -> None:
    """A layer, a single module of one, and the layer itself may be imported."""
    assert rules.wrong_layers(plant("pages/home.py", statement), TABLE) == []


def test_a_layer_without_a_line_is_found(plant: Plant) -> None:
    """A new folder has to enter the table."""
    assert rules.wrong_layers(plant("extra/page.py", ""), TABLE) == [
        "extra/page.py:1: `extra` is not in the table"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "from cxsite.measure.findings import Measured",
        "from cxsite.measure.findings import Measured as M",
        "from cxsite.measure import findings\nfindings.Measured",
    ],
)
def test_a_forbidden_name_is_found(plant: Plant, source: str) -> None:
    """A name is forbidden from wherever it comes and whatever it is called then."""
    found = rules.forbidden_names(plant("pages/home.py", source), {"pages": frozenset({"Measured"})})
    assert [line.split(": ", 1)[1] for line in found] == ["`pages` names `Measured`"]


def test_a_library_outside_its_layer_is_found(plant: Plant) -> None:
    """A submodule of a library counts as the library."""
    package = plant("pages/home.py", "import json\nfrom matplotlib.figure import Figure\n")
    owners = {"matplotlib": frozenset({"draw"})}
    assert rules.wrong_owners(package, owners) == ["pages/home.py:2: `pages` imports `matplotlib.figure`"]
    assert rules.wrong_owners(plant("pages/home.py", ""), owners) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import fcntl", "fcntl"),
        ("from ctypes import CDLL", "ctypes"),
        ("import os\nos.fork()", "os.fork"),
        ("import os as system\nsystem.getuid()", "os.getuid"),
        ("from os import setsid as leave", "os.setsid"),
        ("import signal\nsignal.setitimer(signal.ITIMER_VIRTUAL, 2)", "signal.setitimer"),
        ("import multiprocessing as m\nm.get_context('fork')", "os.fork"),
    ],
)
def test_a_posix_only_name_is_found(plant: Plant, source: str, name: str) -> None:
    """An import, a use through the module and a renamed one are all seen; the named module may use it."""
    package = plant("read/files.py", source)
    assert f"`{name}` is POSIX only" in [line.split(": ", 1)[1] for line in rules.wrong_posix(package, {})]
    allowed = {"read/files.py": frozenset(used for _, _, used in rules.posix_only(package))}
    assert rules.wrong_posix(package, allowed) == []


def test_an_unused_permission_is_found(plant: Plant) -> None:
    """What a module may use and does not is a hole for later."""
    found = rules.wrong_posix(
        plant("build/publish.py", "import os\n"), {"build/publish.py": frozenset({"fcntl"})}
    )
    assert found == ["build/publish.py:1: `fcntl` is allowed and not used"]


@pytest.mark.parametrize("source", ["", "import json\n", '"""Pages."""\nVERSION = 1\n'])
def test_an_init_with_code_is_found(plant: Plant, source: str) -> None:
    """Nothing, or anything beside the docstring, is a finding."""
    found = rules.full_inits(plant("pages/__init__.py", source))
    assert found == ["pages/__init__.py:1: holds more or less than a docstring"]


def test_a_long_module_is_found(plant: Plant) -> None:
    """The 251st line is one too many."""
    assert rules.long_modules(plant("pages/home.py", "x = 1\n" * 250)) == []
    assert rules.long_modules(plant("pages/home.py", "x = 1\n" * 251)) == [
        "pages/home.py:251: longer than 250 lines"
    ]


@pytest.mark.parametrize(
    "pattern", ['r"(?:ab?)*+"', 'r"(a|b)++c"', 'rf"(?:{LINE}\\n)?+"', 'rf"(?:[0-9][ -]?){{7,}}+"']
)
def test_a_possessive_group_is_found(plant: Plant, pattern: str) -> None:
    """Whether it stands in a plain text or in one that is put together."""
    found = rules.possessive_groups(plant("pages/home.py", f'LINE = "[a]++"\nFORM = {pattern}\n'))
    assert found == ["pages/home.py:2: a group is possessive"]
