"""Small handbooks with records that are no answers, written into a test's own folder and read as authors' are."""

from pathlib import Path
from textwrap import dedent

from cxsite.measure.measured import Measured, measure
from cxsite.model.handbook import Handbook
from cxsite.model.problems import errors
from cxsite.read.handbook import read_handbook

SITE = """
title: {en: Tables, zh-Hans: 表格}
languages: [en, zh-Hans]
"""


def written(folder: Path, **files: str) -> Path:
    """Write files of `content/`, `data_funnel_yml` for `data/funnel.yml`, and return the handbook's folder."""
    for name, text in {"site_yml": SITE, **files}.items():
        path = folder / "content" / name.replace("_", ".").replace("data.", "data/", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def read(folder: Path) -> Handbook:
    """Return the handbook, which has no mistakes."""
    reading = read_handbook(folder)
    assert reading.handbook is not None, "\n".join(map(str, errors(reading.problems)))
    return reading.handbook


def measured(folder: Path) -> Measured:
    """Return its numbers; its data have no mistakes."""
    found, problems = measure(read(folder))
    assert not problems, "\n".join(map(str, problems))
    return found
