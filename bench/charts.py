"""Charts: a cold build of a handbook full of them, against other ways to bring matplotlib's charts onto pages.

    python -m bench.charts --install
    python -m bench.charts --count 300 --rounds 5

Ours reads the answers, reckons the numbers with their intervals, draws every chart wide and narrow, and writes pages in
two languages around them; the others draw each chart once from numbers that are there. So it is ours that has more to
do, and no ratio here flatters it.
"""

import sys
from pathlib import Path

import click

from bench import chart_peers
from bench.building import OURS, OUTPUT, cold_build, workplace
from bench.chart_handbook import write_chart_handbook
from bench.chart_peers import PEERS, ChartPeer
from bench.figures import Comparison, Goal, Side
from bench.pairs import Command, Failed, pairs, run_once
from bench.sheets import Sheet, circumstances, load, show
from bench.texts import FOLDER

CHART = '<div class="chart">'


@click.command()
@click.option("--install", "installing", is_flag=True, help="Install the peers and do nothing else.")
@click.option("--count", default=300, show_default=True, help="How many charts.")
@click.option("--rounds", "--runs", default=5, show_default=True, help="How many pairs with each peer.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this peer; may be said several times.")
@click.option("--jobs", type=int, help="How many processes ours may take, where it is not to choose.")
@click.option(
    "--peers",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    show_default=True,
    help=f"The folder that holds `{chart_peers.FILE}`.",
)
def main(
    count: int, rounds: int, only: tuple[str, ...], jobs: int | None, peers: Path, *, installing: bool
) -> None:
    """Compare cold builds of so many charts, ours and each peer's, in turn."""
    if installing:
        failed = chart_peers.install()
        print("\n".join(failed) if failed else "all peers are installed")
        sys.exit(bool(failed))
    chosen = tuple(peer for peer in PEERS if not only or peer.name in only)
    try:
        show(compare_all(chosen, count, rounds, peers, jobs))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def compare_all(
    chosen: tuple[ChartPeer, ...], count: int, rounds: int, peers: Path, jobs: int | None = None
) -> Sheet:
    """Measure the chosen peers and return the sheet; what is missing or fails is said on it.

    Raises:
        ValueError: no handbook has so many charts.
        Failed: our own build did not end well, or did not show so many charts.
    """
    before, ours = load(), _ours(count, jobs)
    found, notes = list[Comparison](), list[str]()
    for peer in chosen:
        try:
            found.append(_compare(ours, peer, count, rounds, peers))
        except (Failed, LookupError) as error:
            notes.append(f"not measured: {error}")
        notes.append(f"what {peer.name} leaves undone: {peer.lacks}")
    return Sheet("charts", circumstances(before, chart_peers.versions()), tuple(found), tuple(notes))


def charts_of(output: Path, language: str) -> int:
    """Return how many charts the pages of the measures show in a language; the first page repeats some of them."""
    pages = (output / language / "measures").glob("*.html")
    return sum(page.read_text(encoding="utf-8").count(CHART) for page in pages)


def _ours(count: int, jobs: int | None) -> Command:
    """Return our build, after one run whose charts were counted: peers draw as many, a process gets one more here."""
    folder = workplace(f"charts-{count}")
    write_chart_handbook(folder, count)
    command = cold_build(folder)
    if jobs is not None:
        command = Command(OURS, (*command.words, "--jobs", str(jobs)), before=command.before)
    run_once(command)
    for language in ("en", "zh-hans"):
        if (there := charts_of(folder / OUTPUT, language)) < count:
            raise Failed(f"{OURS}: {there} of {count} charts came out in `{language}`")
    return command


def _compare(ours: Command, peer: ChartPeer, count: int, rounds: int, peers: Path) -> Comparison:
    """Return our build beside a peer's, whose charts were counted first.

    Raises:
        LookupError: it is not installed, or did not draw all charts.
        Failed: it did not end well.
    """
    if not peer.python.exists():
        raise LookupError(f"{peer.name}: not installed, see `python -m bench.charts --install`")
    folder = workplace(f"charts-{count}-{peer.name}")
    peer.write(peers, count, folder)
    theirs = peer.build(folder)
    run_once(theirs)
    if (there := peer.drawn(folder / peer.writes[0])) != count:
        raise LookupError(f"{peer.name}: {there} of {count} charts came out")
    print(f"{OURS} and {peer.name}", file=sys.stderr)
    made = pairs(ours, theirs, rounds, warm=False)
    goals = (Goal("wall", peer.most),) if peer.most else ()
    return Comparison(f"{count} charts", Side(OURS), Side(peer.name), made, goals)


if __name__ == "__main__":
    main()
