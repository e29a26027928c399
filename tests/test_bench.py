"""The benchmarks measure what they say, on handbooks of three pages and with stand-ins for the programs."""

import json
import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import cache_from_source
from itertools import count
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import click
import pytest
from click.testing import CliRunner

from bench.__main__ import PARTS
from bench.articles import write_articles
from bench.building import build, compiled
from bench.changes import EDITS, Edit, edited
from bench.edits import IMPORTS
from bench.edits import main as edits
from bench.figures import Comparison, Goal, Run, Side, digits, spread
from bench.folders import fingerprint, write
from bench.growth import main as growth
from bench.handbooks import write_handbook
from bench.journeys import write_journeys
from bench.pairs import Command, Failed, pairs, run_once
from bench.peers.__main__ import compare_all
from bench.peers.__main__ import main as peers
from bench.peers.install import HERE, PINS, versions
from bench.peers.peer import NODE, PEERS
from bench.report import report
from bench.sheets import Circumstances, Sheet, in_words
from bench.texts import load_texts
from bench.warm import measure_builds, measure_server
from cxsite.cli.main import main as cxsite
from cxsite.read.handbook import read_handbook

TEXTS = '''
"""Texts as short as they can be, in the form of the real ones."""
from pathlib import Path

def page(number, pages, language, link):
    table = "| a | b | c | d |\\n|---|---|---|---|\\n| e |"
    if language == "en":
        text = f"## Summary\\n\\nSee [page 1]({link(1)}).\\n\\n{table} 1 | 2 | 3 |\\n"
        return f"Journey {number:04d} wait", "s00", text
    return f"旅程 {number:04d} 等待", "s00", f"## 摘要\\n\\n参见[页 1]({link(1)})。\\n\\n{table} 7 | 8 | 9 |\\n"

def gen(peer, pages, folder, edit=0, only=None):
    (Path(folder) / "pages").mkdir(parents=True, exist_ok=True)
    (Path(folder) / "pages" / "all").write_text(str(2 * pages))
'''

BUILD = "import sys; from cxsite.cli.main import main; sys.exit(main())"
BUILDER = f"""#!{sys.executable}
import fcntl, os, sys
from pathlib import Path
if sys.argv[1] == "serve":
    os.execv(sys.executable, [sys.executable, "-c", {BUILD!r}, *sys.argv[1:]])
folder, output = Path(sys.argv[2]), Path(sys.argv[4])
if (folder / ".cxsite/lock").exists():
    try:
        fcntl.flock(os.open(folder / ".cxsite/lock", os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(75)
output.mkdir(exist_ok=True)
for file in [*folder.glob("content/**/*.*"), *folder.glob("themes/**/*.html")]:
    (output / f"{{file.name}}.html").write_bytes(file.read_bytes())
"""
"""Stands in for our program: its site is the content itself. What it cannot do our program does."""

PEER = f"""#!{sys.executable}
from pathlib import Path
folder = Path("output")
folder.mkdir()
for number in range(int(Path("pages/all").read_text()) - SHORT):
    (folder / f"{{number}}.html").write_text("<table>")
"""
"""Stands in for Pelican, and makes so many pages too few."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with texts, in which all benchmarks work, with no peer installed and a stand-in for our program."""
    (tmp_path / "gen_site.py").write_text(TEXTS, encoding="utf-8")
    script = tmp_path / "cxsite"
    script.write_text(BUILDER)
    script.chmod(0o755)
    monkeypatch.setattr("bench.building.SCRIPT", script)
    monkeypatch.setattr("bench.building.ROOT", tmp_path)
    monkeypatch.setattr("bench.peers.peer.HOME", tmp_path / "peers")
    monkeypatch.setattr("bench.sheets.RESULTS", tmp_path / "results")
    monkeypatch.setattr("bench.edits.JOURNEYS", 1)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    return tmp_path


def install(bench: Path, *, short: int) -> None:
    """Install a Pelican that makes so many pages too few."""
    program = bench / "peers" / "pelican" / "bin" / "pelican"
    write(program, PEER.replace("SHORT", str(short)))
    program.chmod(0o755)


def test_what_is_measured_is_compiled_as_an_installer_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the checkout was never run, or was told not to keep what it compiles."""
    module = tmp_path / "cxsite" / "page.py"
    write(module, "WORD = 1\n")
    monkeypatch.setattr("bench.building.ROOT", tmp_path)
    compiled.cache_clear()
    build(tmp_path)
    assert Path(cache_from_source(str(module))).exists()
    compiled.cache_clear()


def run(command: click.Command, *arguments: str) -> str:
    """Run a benchmark and return what it prints for a person to read."""
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def python(code: str, *, name: str = "python", before: Callable[[], None] = lambda: None) -> Command:
    """Return the run of a line of Python."""
    return Command(name, (sys.executable, "-I", "-c", code), before=before)


def test_two_commands_run_in_turn_after_a_pair_that_does_not_count() -> None:
    """A B A B, and each is prepared before each of its runs."""
    log = list[str]()
    first = python("pass", before=lambda: log.append("A"))
    second = python("pass", before=lambda: log.append("B"))
    assert len(pairs(first, second, 2)) == 2
    assert "".join(log) == "ABABAB"
    del log[:]
    assert len(pairs(first, second, 9, seconds=0, warm=False)) == 3, "three make a median"


def test_a_run_is_a_process_and_all_it_waits_for() -> None:
    """Time is that of the clock, processor that of the children too, memory that of the largest."""
    here = f"import subprocess; subprocess.run([{sys.executable!r}, '-c', %r])"
    slept = run_once(python("import time; time.sleep(0.3)"))
    assert slept.wall >= 0.3
    assert slept.cpu < slept.wall
    worked = run_once(python(here % "x = bytearray(80_000_000)\nfor _ in range(2_000_000): pass"))
    assert worked.peak > 80
    assert worked.cpu > run_once(python("pass")).cpu


def test_whoever_starts_a_run_does_not_count_as_its_memory() -> None:
    """A process begins with the peak of its parent, so the parent is a small one: these tests are no part of it."""
    assert run_once(python("pass")).peak < getrusage(RUSAGE_SELF).ru_maxrss / 1e3 / 2


def test_variables_are_added_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A peer does not see what our own program is started with."""
    monkeypatch.setenv("PYTHONPATH", "here")
    seen = "import os, sys; sys.exit(('PYTHONPATH' in os.environ) + 2 * ('OURS' in os.environ))"
    words = (sys.executable, "-c", seen)
    run_once(Command("quiet", words, environ={"PYTHONPATH": None}))
    with pytest.raises(Failed, match="loud: 3"):
        run_once(Command("loud", words, environ={"OURS": "1"}))


def test_what_fails_is_not_measured() -> None:
    """The last lines of the command say why; one that does not exist or hangs is no measurement either."""
    with pytest.raises(Failed, match=r"^bad: 1\nit is so\n$"):
        run_once(python("import sys; print('it is so'); sys.exit(1)", name="bad"))
    with pytest.raises(Failed, match=r"none: not started\n(.|\n)*FileNotFoundError"):
        run_once(Command("none", ("there-is-no-such-program",)))


def test_what_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing goes on in the background."""
    monkeypatch.setattr("bench.pairs.LONGEST", 0.5)
    late = tmp_path / "late"
    with pytest.raises(Failed, match="slow: not done"):
        run_once(python(f"import time; time.sleep(1); open({str(late)!r}, 'w')", name="slow"))
    time.sleep(1)
    assert not late.exists()


FAST, SLOW = Run(1, 2, 30), Run(4, 4, 60)


def test_ratios_are_those_of_pairs_and_of_pages() -> None:
    """The median of the ratios, not the ratio of the medians; a page against a page."""
    runs = ((Run(1, 1, 1), Run(1, 1, 1)), (Run(6, 1, 1), Run(2, 1, 1)), (Run(4, 1, 1), Run(2, 1, 1)))
    whole = Comparison("x", Side("a"), Side("b"), runs, (Goal("wall", 2), Goal("wall", 3.9, alone=True)))
    assert whole.ratio("wall") == spread([1, 2, 3])
    assert [whole.reaches(goal) for goal in whole.goals] == [True, False]
    assert Comparison("x", Side("a", 10), Side("b", 5), runs).ratio("wall") == spread([0.5, 1, 1.5])


def test_a_comparison_is_told_in_lines() -> None:
    """All figures with their unit, and each goal with whether it was reached."""
    goals = (Goal("wall", 0.05), Goal("peak", 31, alone=True))
    told = Comparison("no change", Side("we"), Side("they"), ((FAST, SLOW),), goals)
    assert list(in_words(told)) == [
        "no change: we against they, 1 pairs, least – median – most",
        "  we        wall 1.00 – 1.00 – 1.00 s   cpu 2.00 – 2.00 – 2.00 s   peak 30.0 – 30.0 – 30.0 MB",
        "  they      wall 4.00 – 4.00 – 4.00 s   cpu 4.00 – 4.00 – 4.00 s   peak 60.0 – 60.0 – 60.0 MB",
        "  ratio     wall 0.250 – 0.250 – 0.250 ×   cpu 0.500 – 0.500 – 0.500 ×   peak 0.500 – 0.500 – 0.500 ×",
        "  goal      wall ≤ 0.05 ×: MISSED",
        "  goal      peak ≤ 31 MB: reached",
    ]
    assert [digits(value) for value in (0.0123, 0.5, 3.14159, 31.4, 314.2)] == [
        "0.0123", "0.500", "3.14", "31.4", "314",
    ]  # fmt: skip


def test_the_report_says_what_was_reached_what_was_missed_and_what_is_missing() -> None:
    """A row a comparison, with when and where it was measured."""
    there = Circumstances("2026-11-22", "abc", 2, (0.1, 1.9), {"hugo": "0.168.0"})
    one = Comparison("cold", Side("cxsite"), Side("Hugo"), ((SLOW, FAST),), (Goal("wall", 4), Goal("cpu", 1)))
    other = Comparison("cold", Side("cxsite, 10 pages", 10), Side("python -c pass", 5), ((SLOW, FAST),))
    lines = report((Sheet("peers", there, (one, other), ("not measured: Zola",)),)).splitlines()
    row = "1 | 4.00 | 1.00 | {} | 60.0 |"
    ratios = "4.00 – 4.00 – 4.00 | 2.00 – 2.00 – 2.00 | 2.00 – 2.00 – 2.00"
    halves = "2.00 – 2.00 – 2.00 | 1.00 – 1.00 – 1.00 | 1.00 – 1.00 – 1.00"
    assert "## Peers" in lines
    assert "2026-11-22, commit abc, 2 cores; load 0.1 before, 1.9 at the end." in lines
    assert f"| cold | Hugo | {row.format(ratios)} wall ≤ 4 ×: reached; cpu ≤ 1 ×: **missed** |" in lines
    assert f"| cold (10 pages) | `python -c pass` | {row.format(halves)}  |" in lines
    assert lines[-3:] == ["not measured: Zola", "", "Versions: hugo 0.168.0"]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_handbook_to_measure_has_no_problems_and_neither_has_its_edit(bench: Path, edit: Edit) -> None:
    """A program that lists problems does other work than one that builds; each edit makes another state."""
    write_handbook(bench, bench, articles=6, journeys=1)
    assert read_handbook(bench).problems == ()
    begun = fingerprint(bench)
    with edited(bench / edit.file, edit.change, count(1)) as change:
        states = {begun}
        for _ in range(3):
            change()
            states.add(fingerprint(bench))
        assert len(states) == 4
        assert read_handbook(bench).problems == ()
    assert fingerprint(bench) == begun


def test_a_handbook_to_measure_builds(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the theme of its own, whose template shows which edit it is of."""
    write_handbook(bench, bench, articles=3)
    assert cxsite(["build", str(bench), "--strict"]) == 0, capsys.readouterr().out
    page = (bench / "output" / "zh-hans" / "articles" / "p00002.html").read_text(encoding="utf-8")
    assert "<!-- 0 -->" in page
    assert "旅程0002等待" in page


def test_the_same_handbook_is_written_each_time(tmp_path: Path, bench: Path) -> None:
    """Figures of two days are of the same work."""
    for name in ("one", "two"):
        write_articles(tmp_path / name, 3, load_texts(bench))
        write_journeys(tmp_path / name, 2)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


def test_without_the_texts_it_is_said_where_they_are_looked_for(tmp_path: Path) -> None:
    """They are no part of this project."""
    with pytest.raises(click.ClickException) as raised:
        load_texts(tmp_path)
    assert (
        raised.value.message
        == f"`{tmp_path}` holds no `gen_site.py`; name the folder that does with `--peers`"
    )


def test_edits_are_measured_one_by_one(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, a cell, a sentence, a title, a template, one build too many; what cannot be measured is said."""
    monkeypatch.setattr("bench.edits.IMPORTS", python("pass", name=IMPORTS.name))
    told = run(edits, "--pages", "6", "--rounds", "1", "--cold", "--peers", str(bench))
    subjects = re.findall(r"^(\w.*): cxsite against (.*), 1 pairs", told, flags=re.MULTILINE)
    assert subjects == [
        ("no change", "python -I -c pass"),
        ("another build is running", "python -I -c pass"),
        ("one CSV cell", "python -c 'import matplotlib.figure, duckdb'"),
        ("one sentence", "python -I -c pass"),
        ("one title", "python -I -c pass"),
        ("one template", "python -I -c pass"),
    ]
    assert "not measured: Hugo: not installed, see `python -m bench.peers --install`" in told
    kept = json.loads((bench / "results" / "edits.json").read_text(encoding="utf-8"))
    assert len(kept["comparisons"]) == 6


def test_an_edit_that_reaches_no_page_is_not_measured(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that overlooks a change is fast."""
    same = Edit("nothing", EDITS[0].file, lambda text, _: text)
    monkeypatch.setattr("bench.edits.EDITS", (same,))
    done = CliRunner().invoke(edits, ["--pages", "6", "--rounds", "1", "--peers", str(bench)])
    assert done.output.endswith("Error: cxsite: the site is as it was\n")


def test_what_stays_in_memory_is_measured_from_the_save(bench: Path) -> None:
    """By the server's own event, and by the builder inside it; the file is as it was in the end."""
    write_handbook(bench, bench, articles=6)
    begun, numbers = fingerprint(bench / "content"), count(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bench.warm.EDITS", tuple(edit for edit in EDITS if edit.name == "one sentence"))
        patch.setattr("bench.warm.SCRIPT", bench / "cxsite")
        told = [*measure_server(bench, 1, numbers), *measure_builds(bench, 1, numbers)]
    assert [each.subject for each in told] == ["one sentence, save to event", "one sentence, warm build"]
    for each in told:
        assert each.of_ours("wall").least > 0.001
        assert each.of_ours("peak").least > each.of_theirs("peak").most
    assert fingerprint(bench / "content") == begun
    assert next(numbers) == 5


def test_growth_compares_a_page_with_a_page(bench: Path) -> None:
    """A tenth, five times as many, and journeys, each beside the same middle."""
    told = run(growth, "--pages", "10", "--journeys", "1", "--rounds", "1", "--peers", str(bench))
    assert re.findall(
        r"^(\w.*): cxsite, (\d+) pages against cxsite, (\d+) pages", told, flags=re.MULTILINE
    ) == [
        ("cold, 2 articles", "6", "42"),
        ("cold, 100 articles", "202", "42"),
        ("cold, 1 journeys", "34", "42"),
    ]
    assert told.count("goal") == 2


def test_a_peer_that_is_missing_is_said(bench: Path) -> None:
    """And the others are measured."""
    install(bench, short=0)
    told = run(peers, "--pages", "3", "--rounds", "1", "--peers", str(bench))
    assert "cold, 6 pages: cxsite against Pelican, 1 pairs" in told
    missing = re.findall(r"^not measured: (\w+): not installed", told, flags=re.MULTILINE)
    assert missing == [peer.name for peer in PEERS if peer.name != "Pelican"]


def test_a_peer_that_makes_fewer_pages_is_not_measured(bench: Path) -> None:
    """Otherwise who does nothing is the fastest."""
    install(bench, short=1)
    chosen = [peer for peer in PEERS if peer.name == "Pelican"]
    sheet = compare_all(chosen, 3, (1, 1), bench)
    assert sheet.comparisons == ()
    assert sheet.notes == ("not measured: Pelican: 5 of 6 pages came out",)


def test_every_peer_is_pinned_without_an_address() -> None:
    """What is measured today can be measured again."""
    for pins in PINS.glob("*.txt"):
        lines = pins.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line)] == []
    lock = (HERE / NODE / "package-lock.json").read_text(encoding="utf-8")
    assert not re.search(r"://|resolved", lock)
    assert len(versions()) == len(PEERS)
    environments = {peer.program.split("/")[0] for peer in PEERS} - {NODE}
    assert environments == {pins.stem for pins in PINS.glob("*.txt")}


def test_a_part_knows_the_options_that_it_is_given() -> None:
    """`make bench` hands them on."""
    for part, options in PARTS.items():
        if part != "charts" or (HERE.parent / "charts.py").exists():
            name = f"bench.{part}.__main__" if (HERE.parent / part).is_dir() else f"bench.{part}"
            known = {option for known in import_module(name).main.params for option in known.opts}
            assert set(options) <= known
