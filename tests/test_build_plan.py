"""No more is built, rendered and drawn than can be proved necessary, and never less."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import NoReturn

import msgspec
import pytest
from build_fakes import THEME, Article, Calls, page, shop, tools
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.build import keys, plan, press
from cxsite.build.clashes import clashes
from cxsite.build.file_store import FileStore
from cxsite.build.links import Anchors
from cxsite.build.plan import Made, make
from cxsite.build.press import Finished, Tools
from cxsite.build.record import LAST
from cxsite.build.refusals import WorkerFailed
from cxsite.build.store import NoStore, Store
from cxsite.build.workers import ALONE, Crew
from cxsite.model.problems import Place, Problem
from cxsite.model.theme import Theme
from cxsite.pages.page import Page, TemplateMistakes

A, B = Article("A", (1.0, 2.0)), Article("B", ())
PAGES = (
    page("en/a.html", A),
    page("zh-hans/a.html", A),
    page("en/b.html", B),
    Page("robots.txt", "file", (b"all",)),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return FileStore(tmp_path)


def made(pages: Iterable[Page], store: Store, theme: Theme = THEME, version: str = "1") -> Made:
    """Make the pages, and see that they are those of a build without any memory."""
    calls = Calls()
    found = make(pages, theme, tools(calls, theme), shop(store, version))
    assert (len(calls.views), len(calls.rendered), len(calls.drawn)) == (
        found.views_built,
        found.rendered,
        found.drawn,
    )
    assert found.files == make(pages, theme, tools(Calls(), theme), shop(NoStore(), version)).files
    return found


def work(found: Made) -> tuple[int, int, int]:
    """Views built, pages rendered, marks drawn."""
    return found.views_built, found.rendered, found.drawn


def test_one_drawing_serves_every_language(store: Store) -> None:
    """Two pages with a chart each, in two widths: two drawings, four composed charts."""
    found = made(PAGES, store)
    assert work(found) == (4, 3, 2)
    assert b"chart in en" in found.files["en/a.html"]
    assert b"chart in zh-hans" in found.files["zh-hans/a.html"]
    assert found.files["robots.txt"] == b"all"


def test_equal_arguments_build_nothing(store: Store) -> None:
    """The tools are not even asked for the templates."""
    first = made(PAGES, store)

    def unneeded(*_args: object) -> NoReturn:
        raise AssertionError

    idle = Tools(unneeded, unneeded, unneeded, unneeded)
    again = make(PAGES, THEME, idle, shop(store))
    assert (again.files, work(again)) == (first.files, (0, 0, 0))


def test_an_equal_view_is_not_rendered(store: Store) -> None:
    """An argument changed that the page does not show; the next build does not even build the view."""
    made(PAGES, store)
    noted = (page("en/a.html", replace(A, note="internal")), *PAGES[1:])
    assert work(made(noted, store)) == (1, 0, 0)
    assert work(made(noted, store)) == (0, 0, 0)


def test_only_what_changed_is_made_again(store: Store) -> None:
    """A word: one page. A value: the pages with its chart, two drawings. A move: nothing is rendered."""
    made(PAGES, store)
    word = (*PAGES[:2], page("en/b.html", replace(B, title="C")), *PAGES[3:])
    assert work(made(word, store)) == (1, 1, 0)
    moved = replace(A, values=(1.0, 3.0))
    value = (page("en/a.html", moved), page("zh-hans/a.html", moved), *PAGES[2:])
    assert work(made(value, store)) == (2, 2, 2)
    assert work(made((page("en/other.html", A), *PAGES), store)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        (replace(THEME, templates={**THEME.templates, "list.html": "<ol>"}), (4, 0, 0)),
        (replace(THEME, templates={**THEME.templates, "page.html": "<div>"}), (4, 3, 0)),
        (replace(THEME, wording={"en": {"nav": "Start"}}), (4, 3, 0)),
        (replace(THEME, static={"site.css": b"b{}"}), (4, 3, 0)),
    ],
)
def test_a_page_is_rendered_again_when_what_its_template_sees_has_changed(
    store: Store, theme: Theme, expected: tuple[int, int, int]
) -> None:
    """A template that is not in the page's closure changes nothing; marks know no theme at all."""
    made(PAGES, store)
    assert work(made(PAGES, store, theme)) == expected


def test_another_version_of_the_program_makes_everything_again(store: Store) -> None:
    """Its results are not mixed with those of another."""
    made(PAGES, store)
    assert work(made(PAGES, store, version="2")) == (4, 3, 2)
    assert work(made(PAGES, store)) == (0, 0, 0)


ARTICLES = st.builds(
    Article,
    st.sampled_from(["A", "B"]),
    st.lists(st.sampled_from([1.0, 2.0]), max_size=2).map(tuple),
    st.sampled_from(["", "internal"]),
)
HANDBOOKS = st.dictionaries(st.sampled_from(["en/a.html", "en/b.html", "zh-hans/a.html"]), ARTICLES)
THEMES = st.builds(
    lambda text, nav: replace(THEME, templates={"page.html": text}, wording={"en": {"nav": nav}}),
    st.sampled_from(["<main>", "<div>"]),
    st.sampled_from(["Home", "Start"]),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(HANDBOOKS, THEMES, st.sampled_from("12")), max_size=4))
def test_an_incremental_build_equals_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[dict[str, Article], Theme, str]]
) -> None:
    """Whatever was built before."""
    store = FileStore(tmp_path_factory.mktemp("store"))
    for articles, theme, version in builds:
        made([page(path, article) for path, article in articles.items()], store, theme, version)


WORDED = replace(THEME, wording={"en": {"nav": "Start"}})
FRAMED = replace(THEME, templates={**THEME.templates, "page.html": "<div>"})
ONE = page("en/a.html", A)
LENT = Page("en/a.html", "lent", ())


@pytest.mark.parametrize(
    ("length", "forgotten", "before", "after", "theme"),
    [
        (6, 0, Page("en/a.html", "where", ()), Page("en/b.html", "where", ()), THEME),
        (6, 1, ONE, replace(ONE, maker="quiet"), THEME),
        (6, 2, LENT, replace(LENT, foreign=("en",)), THEME),
        (6, 3, ONE, page("en/a.html", replace(A, title="B")), THEME),
        (6, 4, ONE, ONE, WORDED),
        (3, 0, ONE, page("en/a.html", replace(A, title="B")), THEME),
        (3, 1, ONE, ONE, FRAMED),
        (3, 2, ONE, ONE, WORDED),
    ],
)
def test_a_key_that_forgets_anything_is_found_out(  # noqa: PLR0913, PLR0917 - one column of the table each
    store: Store,
    length: int,
    forgotten: int,
    before: Page,
    after: Page,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control for the tests above: one part of the first key (six) or the second (three) is left out."""
    real = keys.digest

    def forgetful(*values: object) -> str:
        kept = [value for index, value in enumerate(values) if index != forgotten]
        return real(*kept) if len(values) == length and values[0] != "marks" else real(*values)

    monkeypatch.setattr(plan, "digest", forgetful)
    monkeypatch.setattr(press, "digest", forgetful)
    made((before,), store)
    with pytest.raises(AssertionError):
        made((after,), store, theme)


def test_a_failure_says_for_which_page_it_came(store: Store) -> None:
    """In a note below the traceback of what is our own mistake."""
    with pytest.raises(ValueError, match="not enough values") as caught:
        make([Page("en/x.html", "article", ("en",))], THEME, tools(Calls()), shop(store))
    assert caught.value.__notes__ == ["while `article` made `en/x.html`"]


def test_what_takes_long_is_made_first_and_what_is_quick_last(store: Store) -> None:
    """The only page of its kind gathers what the others hold; a file without words is nothing but written."""
    calls = Calls()
    only = Page("en/z.html", "quiet", ("en", B))
    pages = (Page("data.csv", "file", (b"1",)), *PAGES[:3], only)
    make(pages, THEME, tools(calls), shop(store))
    assert calls.views == ["en/z.html", "en/a.html", "zh-hans/a.html", "en/b.html", "data.csv"]


FORKS = Crew(2, few=1)
on_linux = pytest.mark.skipif(not FORKS.helps(1), reason="workers are forks")


class Seen:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.pages: list[tuple[int, int]] = []

    def step(self, name: str) -> None:
        """Hear it."""
        self.steps.append(name)

    def done(self, pages: int, total: int) -> None:
        """Hear it."""
        self.pages.append((pages, total))


@on_linux
def test_workers_make_the_same_pages(store: Store) -> None:
    """And what they made is kept: the next build finds it, with or without them."""
    alone = make(PAGES, THEME, tools(Calls()), shop(NoStore()))
    calls = Calls()
    seen = Seen()
    shared = make(PAGES, THEME, tools(calls), shop(store, crew=FORKS, watcher=seen))
    assert (shared.files, shared.anchors) == (alone.files, alone.anchors)
    assert work(shared) == (4, 3, 2)
    assert calls == Calls(readied=[THEME.name])
    assert seen.steps == ["making"]
    assert [total for _, total in seen.pages] == [4, 4, 4]
    assert max(done for done, _ in seen.pages) == 4
    assert work(made(PAGES, store)) == (0, 0, 0)


@on_linux
def test_workers_look_up_what_earlier_builds_made(store: Store) -> None:
    """A chart that was drawn before a template changed is not drawn again."""
    made(PAGES, store)
    assert isinstance(store, FileStore)
    store.flush()
    theme = replace(THEME, templates={**THEME.templates, "page.html": "<div>"})
    assert work(make(PAGES, theme, tools(Calls(), theme), shop(store, crew=FORKS))) == (4, 3, 0)


@on_linux
def test_templates_are_opened_before_hands_are_hired_for_a_first_build(store: Store) -> None:
    """Each of them would open them all for itself; a later build needs few, and alone it opens what it needs."""
    alone, first, later = Calls(), Calls(), Calls()
    make(PAGES, THEME, tools(alone), shop(store, crew=ALONE))
    make(PAGES, THEME, tools(first), shop(store, "2", crew=FORKS))
    store.put(b"", LAST)
    make(PAGES, THEME, tools(later), shop(store, "3", crew=FORKS))
    assert (alone.readied, first.readied, later.readied) == ([], [THEME.name], [])


@on_linux
def test_a_mistake_in_a_template_comes_home_from_a_worker(store: Store) -> None:
    """With its place, as if it had been made here."""
    mistake = Problem(
        Place("themes/own/templates/page.html", 3), "template-fails", "this line fails", "mend it"
    )

    def view_of(_page: Page) -> NoReturn:
        raise TemplateMistakes((mistake,))

    idle = replace(tools(Calls()), view_of=view_of)
    with pytest.raises(TemplateMistakes) as caught:
        make(PAGES, THEME, idle, shop(store, crew=FORKS))
    assert caught.value.problems == (mistake,)


PLANTED = (
    b"",
    b"\xff",
    b"\xa1\xff",  # a text that is not UTF-8
    b"\xc6\xff\xff\xff\xff",  # the promise of 4 GB
    b"\x91" * 10_000,  # lists in each other
    b"cbuiltins\nexit\n(tR.",  # a pickle that ends whoever loads it
    msgspec.msgpack.encode(Finished(b"x", "", Anchors(("id",), ()))).replace(b"id", b"\xff\xff"),
)


@dataclass(frozen=True, slots=True)
class Planted(NoStore):
    """Gives the same bytes for every key."""

    data: bytes

    def get(self, key: str) -> bytes:  # noqa: ARG002 - the protocol's name
        """Return them."""
        return self.data


@pytest.mark.parametrize("data", PLANTED)
def test_what_somebody_planted_is_made_anew(data: bytes) -> None:
    """Nothing is executed, nothing is believed, nothing ends in a traceback."""
    assert made(PAGES, Planted(data)).files == made(PAGES, NoStore()).files


@on_linux
def test_the_mistakes_that_are_told_are_not_those_of_the_fastest_worker(store: Store) -> None:
    """Of all mistaken pages the first in the order of their paths is told, as one process alone does."""

    def view_of(page: Page) -> NoReturn:
        sleep(0.1 if page.path == "en/a.html" else 0)
        raise TemplateMistakes((Problem(Place(page.path), "template-fails", "this line fails", "mend it"),))

    pages = [Page(path, "article", ()) for path in ("en/a.html", "en/b.html", "en/c.html")]
    told = []
    for crew in (ALONE, FORKS):
        with pytest.raises(TemplateMistakes) as caught:
            make(pages, THEME, replace(tools(Calls()), view_of=view_of), shop(store, crew=crew))
        told.append([problem.place.file for problem in caught.value.problems])
    assert told == [["en/a.html"], ["en/a.html"]]


@on_linux
def test_a_failure_in_a_worker_says_for_which_page_it_came(store: Store) -> None:
    """The note travels with the traceback."""
    with pytest.raises(WorkerFailed, match=r"while `article` made `en/x\.html`"):
        make([Page("en/x.html", "article", ("en",))], THEME, tools(Calls()), shop(store, crew=FORKS))


def said(*paths: str) -> list[str]:
    """What is said of pages with these paths, each by a maker of its own."""
    pages = [Page(path, f"maker-{number}", ()) for number, path in enumerate(paths)]
    return [f"{problem.place.file}: {problem.message} -> {problem.hint}" for problem in clashes(pages)]


RENAME = "rename one of the two; case alone makes no difference"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en/a.html", "en/a.html"),
        ("en/Cafe\u0301.html", "en/CAF\u00c9.html"),
        ("en/stra\u00dfe.html", "en/STRASSE.html"),
    ],
)
def test_two_makers_for_one_path_are_both_named(one: str, other: str) -> None:
    """On macOS and Windows one would overwrite the other."""
    assert said("en/index.html", one, other) == [
        f"{other}: `{other}`, made by `maker-2`, has the address of `{one}` made by `maker-1` -> {RENAME}"
    ]


def test_a_page_cannot_be_a_folder_or_the_manifest() -> None:
    """Both are needed for other files."""
    assert said("en/A", "en/a/b.html", "manifest.json") == [
        f"en/A: `en/A`, made by `maker-0`, has the address of a folder of other pages -> {RENAME}",
        (
            "manifest.json: `manifest.json`, made by `maker-2`, has the address of "
            f"`manifest.json` made by `manifest` -> {RENAME}"
        ),
    ]


@pytest.mark.parametrize("path", ["../x.html", "/x.html", "en//x.html", "en/a?.html"])
def test_an_address_that_not_every_system_has_is_a_problem(path: str) -> None:
    """It would leave the output folder, or be missing on Windows."""
    assert said(path) == [
        (
            f"{path}: `{path}`, made by `maker-0`, is no address that every system can have"
            " -> rename the file that it is named after"
        )
    ]


def test_different_paths_are_no_problem() -> None:
    """Nor are files that share a folder."""
    assert clashes(PAGES) == ()
