"""One Chromium for all pages, and the site on a server of this machine."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browser import harness, looks
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium(root: Path) -> Iterator[Browser]:
    """The system's Chromium, started once."""
    with harness.start_chromium(root) as browser:
        yield browser


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the built handbook is served."""
    with harness.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds() -> Mapping[str, str]:
    """The path of each page of the built handbook with its kind."""
    return looks.kinds_of_reference()
