"""One Chromium for all pages, and the site on a server of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import harness
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
