"""A build reads, measures, makes, checks and publishes, or says why not."""

import gc
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from build_fakes import FINDINGS, HANDBOOK, Article, Calls, ToyReading, page, rooms, tools

from cxsite.build.build import Options, build, render_all
from cxsite.build.lock import lock
from cxsite.build.publish import Publication
from cxsite.build.refusals import Busy, Refused, Unequal
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.store import NoStore
from cxsite.build.workshop import STEPS, Nobody, Workshop
from cxsite.model.patience import SELDOM
from cxsite.model.problems import Place, Problem, Severity
from cxsite.pages.page import Page, View
from cxsite.read.recall import Recall

ROOT = Path(__file__).parents[1]
PAGES = (page("en/a.html", Article("A", (1.0,))), page("zh-hans/a.html", Article("A", (1.0,))))
MISTAKE = Problem(Place("content/site.yml", 3), "bad-thing", "`x` is bad", "write `y`")
WARNING = Problem(Place("content/site.yml", 1), "odd-thing", "`x` is odd", "write `y`", Severity.WARNING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "handbook" / "content").mkdir(parents=True)
    return tmp_path / "handbook"


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_build_publishes_the_pages(folder: Path) -> None:
    """And says how much work they were."""
    result = build(folder, folder / "output", Options(), rooms(PAGES))
    assert result.problems == ()
    assert result.publication is Publication.SWAPPED
    assert result.made is not None
    assert (result.made.views_built, result.made.rendered, result.made.drawn) == (3, 2, 2)
    assert tree(folder / "output").keys() == {"as-of.txt", "en/a.html", "zh-hans/a.html", "manifest.json"}


def test_a_second_build_makes_nothing_and_writes_nothing(folder: Path) -> None:
    """Without a cache everything is made again, into the same bytes."""
    build(folder, folder / "output", Options(), rooms(PAGES))
    calls = Calls()
    assert (
        build(folder, folder / "output", Options(), rooms(PAGES, calls)).publication is Publication.UNCHANGED
    )
    assert calls == Calls()
    fresh = build(folder, folder / "output", Options(cache=False), rooms(PAGES, calls))
    assert fresh.publication is Publication.UNCHANGED
    assert len(calls.rendered) == 2


def test_a_build_without_cache_leaves_none(folder: Path) -> None:
    """Only the lock is there."""
    build(folder, folder / "output", Options(cache=False), rooms(PAGES))
    assert tree(folder / ".cxsite").keys() == {".gitignore", "lock"}


def test_the_day_comes_from_option_environment_or_data(folder: Path) -> None:
    """In this order; the data's newest day is that of its findings."""

    def day(options: Options) -> str:
        build(folder, folder / "output", options, rooms(PAGES))
        return (folder / "output" / "as-of.txt").read_text()

    assert day(Options()) == "2026-03-01"
    assert day(Options(environ={"SOURCE_DATE_EPOCH": "0"})) == "1970-01-01"
    assert day(Options(as_of=date(2026, 10, 30), environ={"SOURCE_DATE_EPOCH": "0"})) == "2026-10-30"


BROKEN = Page("en/broken.html", "file", (b'<a href="no.html">',))


@pytest.mark.parametrize(
    ("faulty", "strict", "codes"),
    [
        (
            lambda: rooms(PAGES, reading=ToyReading(None, (MISTAKE, WARNING))),
            False,
            ["odd-thing", "bad-thing"],
        ),
        (lambda: rooms(PAGES, reading=ToyReading(HANDBOOK, (MISTAKE,))), False, ["bad-thing"]),
        (lambda: rooms(PAGES, reading=ToyReading(HANDBOOK, (WARNING,))), True, ["odd-thing"]),
        (lambda: rooms(PAGES, mistakes=(MISTAKE,)), False, ["bad-thing"]),
        (lambda: rooms(PAGES, mistakes=(WARNING,)), True, ["odd-thing"]),
        (lambda: rooms((*PAGES, PAGES[0])), False, ["same-address"]),
        (lambda: rooms((*PAGES, BROKEN)), False, ["broken-link"]),
    ],
)
def test_a_build_with_problems_leaves_the_output_as_it_was(
    folder: Path,
    faulty: Callable[[], Rooms],
    strict: bool,  # noqa: FBT001 - a case
    codes: list[str],
) -> None:
    """Whoever found them: reading, measuring, the plan, the links."""
    build(folder, folder / "output", Options(), rooms(PAGES))
    before = tree(folder / "output")
    result = build(folder, folder / "output", Options(as_of=date(2027, 1, 1), strict=strict), faulty())
    assert [problem.code for problem in result.problems] == codes
    assert result.publication is None
    assert tree(folder / "output") == before


def test_a_warning_stops_nothing_unless_it_should(folder: Path) -> None:
    """It is told all the same."""
    result = build(folder, folder / "output", Options(), rooms(PAGES, mistakes=(WARNING,)))
    assert result.problems == (WARNING,)
    assert result.publication is Publication.SWAPPED


def test_a_second_build_at_the_same_time_is_busy(folder: Path) -> None:
    """It has read nothing yet."""
    with lock(folder), pytest.raises(Busy):
        build(folder, folder / "output", Options(), rooms(PAGES))
    assert not (folder / "output").exists()


def test_a_folder_without_content_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Not even a folder of our own is made in it."""
    with pytest.raises(Refused) as caught:
        build(tmp_path, tmp_path / "output", Options(), rooms(PAGES))
    assert caught.value.message == f"`{tmp_path}` holds no folder `content`"
    assert caught.value.hint == "name the folder that contains it"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", [".", "..", "content", "content/site", "themes", ".cxsite/site", "link"])
def test_an_output_among_the_sources_is_refused(folder: Path, output: str) -> None:
    """Through a link too."""
    (folder / "link").symlink_to("content")
    with pytest.raises(Refused) as caught:
        build(folder, folder / output, Options(), rooms(PAGES))
    assert caught.value.message == f"`{folder / output}` holds the handbook's own files"
    assert caught.value.hint == "choose another folder with `-o`"


def test_an_output_that_leads_to_itself_is_refused(folder: Path) -> None:
    """Before anything is read."""
    (folder / "output").symlink_to("output")
    with pytest.raises(Refused) as caught:
        build(folder, folder / "output", Options(), rooms(PAGES))
    assert caught.value.message == f"`{folder / 'output'}` is not a folder"


def test_all_files_can_be_had_in_memory() -> None:
    """For a server, and for tests: no disk is touched."""
    made, problems = render_all(
        HANDBOOK, FINDINGS, date(2026, 3, 1), Workshop(rooms((*PAGES, BROKEN)), NoStore(), "1", Recall())
    )
    assert made.files["as-of.txt"] == b"2026-03-01"
    assert [problem.message for problem in problems] == ["`no.html` leads to no file of the output"]


class Listening:
    """Writes down the steps of a build."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def step(self, name: str) -> None:
        """Hear it."""
        self.steps.append(name)

    def done(self, pages: int, total: int) -> None:
        """Hear it."""
        assert pages <= total


def test_a_build_says_which_step_it_is_at(folder: Path) -> None:
    """In order, each once."""
    listening = Listening()
    build(folder, folder / "output", Options(), rooms(PAGES), listening)
    assert tuple(listening.steps) == STEPS


def test_garbage_is_looked_for_seldom_in_every_step(folder: Path) -> None:
    """What publishing finds in memory is what it writes."""
    seen: list[int] = []

    class Watching(Nobody):
        def step(self, _name: str) -> None:
            seen.append(gc.get_threshold()[0])

    build(folder, folder / "output", Options(), rooms(PAGES), Watching())
    assert seen == [SELDOM] * len(STEPS)


def test_a_dry_run_publishes_nothing_and_says_what_it_would(folder: Path) -> None:
    """The next build finds its work done, and still has to publish."""
    result = build(folder, folder / "output", Options(dry=True), rooms(PAGES))
    assert result.plan
    assert result.plan.changed == {"as-of.txt", "en/a.html", "zh-hans/a.html", "manifest.json"}
    assert not (folder / "output").exists()
    assert not (folder / ".cxsite" / "state").exists()
    assert build(folder, folder / "output", Options(), rooms(PAGES)).publication is Publication.SWAPPED
    fewer = build(folder, folder / "output", Options(dry=True), rooms(PAGES[:1]))
    assert fewer.plan
    assert fewer.plan.changed == {"manifest.json"}
    assert fewer.plan.doomed == {"zh-hans/a.html"}
    assert not fewer.is_unchanged


def test_a_site_is_compared_with_a_clean_one_where_that_is_wished(folder: Path) -> None:
    """Equal, it is published; what a store gave wrongly stops the build and is forgotten."""
    verify = Options(verify=True)
    assert build(folder, folder / "output", verify, rooms(PAGES)).publication is Publication.SWAPPED
    before = tree(folder / "output")
    changed = rooms((page("en/a.html", Article("A", (1.0,), "note")), *PAGES[1:]))
    lying = replace(changed, tools_for=lambda _theme: liar)
    assert build(folder, folder / "output", Options(), lying).publication is Publication.SWAPPED
    with pytest.raises(Unequal) as caught:
        build(folder, folder / "output", verify, changed)
    assert caught.value.paths == ("en/a.html",)
    assert build(folder, folder / "output", verify, changed).publication is Publication.SWAPPED
    assert tree(folder / "output") == before


liar = replace(tools(Calls()), view_of=lambda page: View("", page.path.encode()))


def test_naming_the_real_rooms_imports_nothing_heavy() -> None:
    """A build that finds nothing to do pays for none of them."""
    code = (
        "import sys; from cxsite.build.build import real_rooms; real_rooms();"
        "print({'matplotlib', 'jinja2', 'markdown', 'duckdb', 'yaml'} & sys.modules.keys())"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert seen.stdout == "set()\n"


def test_every_door_leads_to_its_room(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Each step is called under its own name, with what it needs; only findings leave the measuring room."""
    doors: dict[str, dict[str, Callable[..., object]]] = {
        "read.handbook": {"read_handbook": lambda folder, recall: ("read", folder, recall)},
        "measure.measured": {"measure": lambda handbook: (("measured", handbook), (MISTAKE,))},
        "measure.privacy": {"publish": lambda *known: ("published", *known)},
        "pages.site": {
            "pages_of": lambda *values: ("pages", *values[:3]),
            "view_of": lambda page: ("view", page),
        },
        "pages.templates": {"Renderer": lambda theme: ("renderer", theme)},
        "draw.marks": {"draw_marks": lambda marks: ("drawn", marks)},
        "draw.svg": {"compose": lambda *values: ("composed", *values)},
    }
    for name, functions in doors.items():
        monkeypatch.setitem(sys.modules, f"cxsite.{name}", SimpleNamespace(**functions))
    house: Any = real_rooms()
    tools = house.tools_for("theme")
    assert house.read(folder, "recall") == ("read", folder, "recall")
    published = ("published", ("measured", HANDBOOK), HANDBOOK.site.privacy.min_n, HANDBOOK.frozen)
    assert house.findings(HANDBOOK) == (published, (MISTAKE,))
    assert house.pages_of(HANDBOOK, FINDINGS, "day") == ("pages", HANDBOOK, FINDINGS, "day")
    assert tools.view_of("page") == ("view", "page")
    assert tools.renderer() == ("renderer", "theme")
    assert tools.draw_marks("marks") == ("drawn", "marks")
    assert tools.compose("chart", "fragments") == ("composed", "chart", "fragments")
