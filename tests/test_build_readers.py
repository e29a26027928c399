"""Readers of an output that is published again and again, as fast as can be."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from build_editions import nothing_has_to_last, publish_by_two_renames, publish_in_place
from readers import Met, edition_site

from cxsite.build.publish import publish

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_has_to_last(monkeypatch)


def met_during(times: int, output: Path, publisher: Callable[..., object], *ways: str) -> list[Met]:
    """Publish so many editions in a row while readers read; return what they met."""
    publisher(edition_site(0), output)
    with ExitStack() as running:
        readers = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, str(ROOT / "tests" / "readers.py"), str(output), way],
                    stdout=subprocess.PIPE,
                    env=os.environ | {"PYTHONPATH": str(ROOT)},
                )
            )
            for way in ways
        ]
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == b"ready\n"
        for edition in range(1, times + 1):
            publisher(edition_site(edition), output)
        output.with_suffix(".done").touch()
        return [Met(**json.loads(reader.communicate()[0])) for reader in readers]


def assert_nothing_was_missing_or_mixed(met: Met) -> None:
    """Whatever the reader asked for was there, whole, and of one edition."""
    assert met.reads > met.generations > 5
    assert (met.missing, met.broken, met.mixed, met.unstyled) == (0, 0, 0, 0)


def test_readers_meet_no_missing_and_no_mixed_page(tmp_path: Path) -> None:
    """By path every file is there, and so is the style of a page read just before; one open folder never mixes."""
    for met in met_during(150, tmp_path / "output", publish, "by path", "in one folder"):
        assert_nothing_was_missing_or_mixed(met)


@pytest.mark.trust
def test_readers_of_a_thousand_publications_meet_no_missing_and_no_mixed_page(tmp_path: Path) -> None:
    """As above, with three readers; who holds a folder open must open it again: that cannot be spared."""
    one, two, three = met_during(1000, tmp_path / "output", publish, "by path", "by path", "in one folder")
    for met in (one, two, three):
        assert_nothing_was_missing_or_mixed(met)
    assert (one.gone, two.gone) == (0, 0)
    assert three.gone


def test_readers_of_a_broken_publisher_do(tmp_path: Path) -> None:
    """The control: between two renames there is no site, and in place pages are of two editions."""
    (met,) = met_during(100, tmp_path / "renamed", publish_by_two_renames, "by path")
    assert met.missing
    (met,) = met_during(30, tmp_path / "in-place", publish_in_place, "by path")
    assert met.mixed
