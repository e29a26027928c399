"""The same article, ours and that of three other generators, as Lighthouse sees it on a phone.

python -m bench.reader --install
python -m bench.reader --rounds 3
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from bench.building import OURS
from bench.pairs import Failed
from bench.peers.install import versions
from bench.reader import sites
from bench.reader.lighthouse import SCORES, Looked, install, look
from bench.reader.serving import served
from bench.sheets import ROOT, Sheet, Table, circumstances, load, show
from bench.texts import with_texts

FAST, WHOLE = 98, 100
"""What performance and the three other categories are to reach."""
COLUMNS = ("page", "of", *SCORES, "LCP, s", "blocked, ms", "shift", "bytes", "requests", "goal")
OWN = ("en/index.html", "en/journeys/open-account.html", "zh-hans/journeys/open-account.html")
"""Pages of the reference handbook, which nobody else has: they stand beside the article."""

Seen = dict[tuple[str, str], Looked]


@click.command()
@click.option(
    "--install", "installing", is_flag=True, help="Install Lighthouse and Starlight and do nothing else."
)
@click.option("--rounds", default=3, show_default=True, help="How often each page is looked at.")
@click.option(
    "--handbook",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "output",
    show_default="output",
    help="The built reference handbook.",
)
@with_texts
def main(rounds: int, handbook: Path, texts: Path, *, installing: bool) -> None:
    """Look at the same article as each generator publishes it."""
    if installing:
        failed = install()
        print(failed or "installed")
        sys.exit(bool(failed))
    before, notes = load(), list[str]()
    seen = _compared(texts, rounds, notes)
    own = _own(handbook, rounds, notes)
    rows = (*_rows(seen), *own)
    show(Sheet("reader", circumstances(before, versions()), (), tuple(notes), (Table(COLUMNS, rows),)))


def _compared(texts: Path, rounds: int, notes: list[str]) -> Seen:
    """Return what is seen of the article, by language and generator, looked at in turn."""
    seen: Seen = {}
    with ExitStack() as stack:
        places = {}
        for built in (sites.ours(texts), *sites.theirs(texts)):
            address = stack.enter_context(served(built.output))
            try:
                sites.build(built, address)
                places[built.name] = {
                    language: address + sites.page_of(built, language) for language in sites.TITLES
                }
            except (Failed, LookupError) as error:
                notes.append(f"not looked at: {error}")
        for language in sites.TITLES:
            for name, pages in places.items():
                print(f"{name}, {language}", file=sys.stderr)
                seen[language, name] = look(pages[language], rounds)
    return seen


def _own(handbook: Path, rounds: int, notes: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each page of the reference handbook."""
    with served(handbook) as address:
        for path in OWN:
            if (handbook / path).is_file():
                print(path, file=sys.stderr)
                found = look(address + path, rounds)
                yield _row(path, OURS, found, _judged(found))
            else:
                notes.append(f"not looked at: there is no `{path}`; build the reference handbook first")


def _rows(seen: Seen) -> Iterator[tuple[str, ...]]:
    for (language, name), found in seen.items():
        title = f"article, {language}"
        if name == OURS:
            others = [each.size for (other, by), each in seen.items() if other == language and by != OURS]
            yield _row(title, name, found, _judged(found, min(others, default=None)))
        else:
            yield _row(title, name, found, "")


def _judged(found: Looked, least: float | None = None) -> str:
    """Say whether a page reaches what is asked of ours, and is lighter than the lightest of the others."""
    missed = [name for name in SCORES if found.scores[name] < (FAST if name == "performance" else WHOLE)]
    if least is not None and found.size >= least:
        missed.append("bytes")
    return f"**missed**: {', '.join(missed)}" if missed else "reached"


def _row(title: str, name: str, found: Looked, judged: str) -> tuple[str, ...]:
    scores = (f"{found.scores[each]:.0f}" for each in SCORES)
    return (
        title,
        name,
        *scores,
        f"{found.largest:.2f}",
        f"{found.blocked:.0f}",
        f"{found.shift:.3f}",
        f"{found.size:,.0f}",
        f"{found.requests:.0f}",
        judged,
    )


if __name__ == "__main__":
    main()
