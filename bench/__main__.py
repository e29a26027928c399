"""The benchmarks one after another, each in a process of its own, and then the report: `python -m bench`."""

import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

import click

PARTS: Mapping[str, tuple[str, ...]] = {
    "edits": ("--pages", "--rounds"),
    "peers": ("--pages", "--rounds"),
    "growth": ("--pages", "--rounds"),
    "charts": (),
    "measure": ("--rounds",),
    "reader": ("--rounds",),
}
"""The benchmarks in their order, and which of the options below each of them knows."""


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(tuple(PARTS)))
@click.option(
    "--pages", type=int, help="How many articles in each of two languages; each part has its own default."
)
@click.option("--rounds", type=int, help="How many pairs are run; each part has its own default.")
def main(parts: tuple[str, ...], pages: int | None, rounds: int | None) -> None:
    """Run the named PARTS, or all, and write the report of what lies in `bench/results`."""
    given = {"--pages": pages, "--rounds": rounds}
    failed = [part for part in parts or PARTS if not _run(part, given)]
    subprocess.run([sys.executable, "-m", "bench.report"], check=True)
    if failed:
        raise click.ClickException(f"not measured whole: {', '.join(failed)}")


def _run(part: str, given: Mapping[str, int | None]) -> bool:
    """Run one benchmark with the options that it knows, and say whether it ended well."""
    if find_spec(f"bench.{part}") is None:
        print(f"there is no `bench.{part}`", file=sys.stderr)
        return False
    options = [word for name in PARTS[part] if given[name] is not None for word in (name, str(given[name]))]
    return subprocess.run([sys.executable, "-m", f"bench.{part}", *options], check=False).returncode == 0


if __name__ == "__main__":
    main()
