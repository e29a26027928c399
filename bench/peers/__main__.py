"""Cold builds of the same pages by us and by every peer that is installed.

python -m bench.peers --install
python -m bench.peers --pages 1000 --rounds 5
"""

import sys
from pathlib import Path

import click

from bench.building import OURS, cold_build, workplace
from bench.figures import Comparison, Goal, Side
from bench.folders import html_files, with_tables
from bench.handbooks import write_handbook
from bench.pairs import ROUNDS, Command, Failed, pairs, run_once
from bench.peers.install import install, versions
from bench.peers.peer import HUGO, PEERS, Peer
from bench.sheets import Sheet, circumstances, load, show
from bench.texts import Texts, load_texts, with_texts

AGAINST_HUGO = Goal("wall", 4)
FASTER = Goal("wall", 1)
"""What a cold build is meant to reach: at most so many times the peer's time."""


@click.command()
@click.option("--install", "installing", is_flag=True, help="Install the peers and do nothing else.")
@click.option("--pages", default=1000, show_default=True, help="How many pages in each of two languages.")
@click.option("--rounds", default=ROUNDS, show_default=True, help="How many pairs at most.")
@click.option("--seconds", default=180.0, show_default=True, help="After how long no fourth pair begins.")
@click.option("--only", multiple=True, metavar="NAME", help="Only this peer; may be said several times.")
@with_texts
def main(
    pages: int, rounds: int, seconds: float, only: tuple[str, ...], texts: Path, *, installing: bool
) -> None:
    """Compare cold builds of the same pages, ours and each peer's, in turn."""
    if installing:
        failed = install()
        print("\n".join(failed) if failed else "all peers are installed")
        sys.exit(bool(failed))
    chosen = [peer for peer in PEERS if not only or peer.name.lower() in {name.lower() for name in only}]
    show(compare_all(chosen, pages, (rounds, seconds), texts))


def compare_all(chosen: list[Peer], pages: int, effort: tuple[int, float], texts: Path) -> Sheet:
    """Measure the chosen peers and return the sheet; what is missing or fails is said on it.

    Args:
        chosen: the peers.
        pages: how many pages in each of two languages.
        effort: how many pairs at most, and after how many seconds no further one begins.
        texts: the folder that holds the bench texts.
    """
    before, source = load(), load_texts(texts)
    folder = workplace(f"articles-{pages}")
    write_handbook(folder, texts, articles=pages)
    ours = cold_build(folder)
    found, notes = list[Comparison](), list[str]()
    run_once(ours)
    for peer in chosen:
        try:
            found.append(_compare(ours, peer, pages, effort, source))
        except (Failed, LookupError) as error:
            notes.append(f"not measured: {error}")
    return Sheet("peers", circumstances(before, versions()), tuple(found), tuple(notes))


def _compare(ours: Command, peer: Peer, pages: int, effort: tuple[int, float], source: Texts) -> Comparison:
    theirs = _checked(peer, pages, source)
    rounds, seconds = effort
    print(f"{OURS} and {peer.name}", file=sys.stderr)
    made = pairs(ours, theirs, rounds, seconds=seconds, warm=False)
    goals = (AGAINST_HUGO,) if peer == HUGO else (FASTER,) if peer.rival else ()
    return Comparison(f"cold, {2 * pages} pages", Side(OURS), Side(peer.name), made, goals)


def _checked(peer: Peer, pages: int, source: Texts) -> Command:
    """Return a peer's build after one run whose pages were counted.

    Raises:
        LookupError: it is not installed, or did not make all pages.
        Failed: it did not end well.
    """
    if peer.installed() is None:
        raise LookupError(f"{peer.name}: not installed, see `python -m bench.peers --install`")
    site = workplace(f"{peer.texts}-{pages}")
    source.gen(peer.texts, pages, str(site))
    command = peer.build(site)
    run_once(command)
    output = site / peer.output
    if (there := with_tables(output)) < 2 * pages:
        raise LookupError(f"{peer.name}: {there} of {2 * pages} pages came out")
    print(f"{peer.name}: {html_files(output)} pages, {there} with the table of the text", file=sys.stderr)
    return command


if __name__ == "__main__":
    main()
