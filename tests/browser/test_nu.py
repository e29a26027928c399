"""The checker that the HTML standard names, over the whole site: https://validator.github.io/validator/."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.trust

CHECKER = Path(".venv/nu/node_modules/vnu-jar/build/dist/vnu.jar")
MEMORY = "-Xmx900m"


@pytest.fixture(scope="session")
def checker(root: Path) -> tuple[str, ...]:
    """The command of the checker; where Java or the checker is missing, nothing is checked."""
    java, jar = shutil.which("java"), root / CHECKER
    if java is None or not jar.is_file():
        pytest.skip("there is no Nu checker here: `make trust` installs it")
    return (java, MEMORY, "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html")


def errors(checker: tuple[str, ...], folder: Path) -> list[str]:
    """Return what is wrong with the pages of a folder, each with file and line."""
    done = subprocess.run([*checker, str(folder)], capture_output=True, text=True, check=False, timeout=600)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    return sorted(
        {
            f"{each['url'].rpartition(folder.name)[2]}:{each.get('lastLine')}: {each['message']}"
            for each in messages
            if each["type"] == "error"
        }
    )


def test_the_checker_sees_a_mistake(checker: tuple[str, ...], tmp_path: Path) -> None:
    """A check that finds nothing anywhere would find nothing here."""
    page = '<!doctype html><html lang="en"><meta charset="utf-8"><title>a</title><p id="a"><p id="a">'
    (tmp_path / "twice.html").write_text(page, encoding="utf-8")
    assert [line.rpartition(": ")[2] for line in errors(checker, tmp_path)] == ["Duplicate ID “a”."]


def test_the_whole_site_is_valid(checker: tuple[str, ...], site: Path) -> None:
    """Every page of every language."""
    assert errors(checker, site) == []
