"""The text of the bench pages, the same for us and for every peer.

It comes from `gen_site.py`, a file beside the projects and not one of ours, so it is loaded by its path.
"""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Protocol, cast

import click

FILE = "gen_site.py"
FOLDER = Path("../shared/bench")

with_texts = click.option(
    "--peers",
    "texts",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    show_default=True,
    help=f"The folder that holds `{FILE}`.",
)


class Texts(Protocol):
    """What `gen_site.py` offers."""

    def page(
        self, number: int, pages: int, language: str, link: Callable[[int], str], /
    ) -> tuple[str, str, str]:
        """Return title, section and Markdown of one of so many pages, in `en` or `zh`."""

    def gen(self, peer: str, pages: int, folder: str, /, *, edit: int = 0, only: int | None = None) -> None:
        """Write a site of so many pages a language for a peer; with `edit`, only page `only`, changed."""


def load_texts(folder: Path) -> Texts:
    """Load `gen_site.py` from a folder.

    Raises:
        click.ClickException: there is none.
    """
    file = folder / FILE
    spec = spec_from_file_location("gen_site", file)
    if not file.is_file() or spec is None or spec.loader is None:
        raise click.ClickException(f"`{folder}` holds no `{FILE}`; name the folder that does with `--peers`")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Texts", module)
