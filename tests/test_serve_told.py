"""Errors as pages show them."""

from collections.abc import Iterable

import pytest

from cxsite.model.problems import Place, Problem, Severity
from cxsite.serve.notices import in_code, missing, waiting
from cxsite.serve.site import Built
from cxsite.serve.told import Line, Lines, Shown, Told, as_data, spoken, told

WORDS = {
    "serve.errors.one": "{n} error",
    "serve.errors.other": "{n} errors",
    "serve.warnings.one": "{n} warning",
    "serve.warnings.other": "{n} warnings",
    "serve.more.one": "{n} more",
    "serve.more.other": "{n} more of them",
    "serve.lead": "Still the last one.",
    "serve.first": "It comes.",
    "serve.building": "It is made.",
    "serve.building.title": "One moment",
    "serve.missing": "None here.",
    "serve.error": "Error",
    "serve.remedy": "Remedy",
    "serve.copy": "Copy {place}",
    "serve.copied": "Copied",
    "serve.by-hand": "Press a key.",
    "serve.close": "Close",
    "page.not-found": "Page not found",
    "nav.home": "Home",
}


def problem(line: int, column: int = 1, length: int = 1, severity: Severity = Severity.ERROR) -> Problem:
    """Return a problem in `content/a.yml`."""
    return Problem(Place("content/a.yml", line, column, length), "odd", "`a` is <odd>", "write `b`", severity)


def quote(text: str) -> Lines:
    """Return a line for every place."""
    return dict.fromkeys([("content/a.yml", number) for number in range(100)], text)


def test_errors_are_listed_with_their_lines_and_warnings_are_counted() -> None:
    """What a click copies is the file and the line."""
    built = Built(None, [problem(3, 5, 4), problem(4, severity=Severity.WARNING)])
    shown = Shown(
        "content/a.yml:3:5",
        "content/a.yml:3",
        "odd",
        "`a` is <odd>",
        "write `b`",
        Line(3, "at: ", "kios", "c # x"),
    )
    assert told(built, lambda _: quote("at: kiosc # x")) == Told((shown,), 0, 1)


def test_only_the_lines_of_what_is_listed_are_read() -> None:
    """Hundreds of errors are one mistake at the top of a file; forty are enough to see that."""
    asked: list[Place] = []

    def remember(places: Iterable[Place]) -> Lines:
        asked.extend(places)
        return {}

    found = told(Built(None, [problem(line) for line in range(1, 44)]), remember)
    assert (len(found.errors), found.more, found.count, len(asked)) == (40, 3, 43, 40)
    assert found.errors[0].line is None


def test_a_long_line_is_cut_around_the_place() -> None:
    """Also where the place is behind its end, or there is nothing but blanks."""
    found = told(Built(None, [problem(1, 501, 3)]), lambda _: quote("x" * 500 + "abc" + "y" * 500))
    line = found.errors[0].line
    assert line == Line(1, "…" + "x" * 100, "abc", "y" * 197 + "…")
    behind = told(Built(None, [problem(1, 99)]), lambda _: quote("short"))
    assert behind.errors[0].line == Line(1, "short", "", "")
    assert told(Built(None, [problem(1)]), lambda _: quote("   ")).errors[0].line is None


def test_what_is_no_mistake_of_the_content_has_no_place() -> None:
    """It stands first, with the remedy."""
    found = told(Built(None, [problem(2)], fault=("disk full", "make room")), lambda _: {})
    assert [(each.place, each.message) for each in found.errors] == [
        ("", "disk full"), ("content/a.yml:2:1", "`a` is <odd>"),
    ]  # fmt: skip


def test_a_page_gets_the_words_of_its_language_and_no_others() -> None:
    """One is not several; nothing is counted where there is nothing."""
    data = as_data(Told((Shown("", "", "", "m", "h", None),), 0, 1), WORDS)
    assert (data["title"], data["warnings"], data["more"]) == ("1 error", "1 warning", "")
    assert data["words"].keys() == {"lead", "error", "remedy", "copy", "copied", "by-hand", "close"}
    several = as_data(Told((Shown("", "", "", "m", "h", None),), 2, 0), WORDS)
    assert (several["title"], several["warnings"], several["more"]) == ("3 errors", "", "2 more of them")
    assert as_data(Told(), WORDS)["title"] == ""


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["zh-hans"], "zh-Hans"),
        (["zh-Hant-HK"], "zh-Hant"),
        (["fr", "zh-Hans-SG", "en"], "zh-Hans"),
        (["zh"], "en"),
        (["", "*"], "en"),
    ],
)
def test_a_reader_is_spoken_to_in_the_first_language_that_there_is(wanted: list[str], language: str) -> None:
    """A region is served by its language; who asks for none gets English."""
    assert spoken({"en": WORDS, "zh-Hans": WORDS, "zh-Hant": WORDS}, wanted) == language


def test_where_nobody_speaks_english_the_first_language_is_taken() -> None:
    """A handbook in one language has words in that one."""
    assert spoken({"zh-Hant": WORDS}, ["fr"]) == "zh-Hant"


def test_messages_are_words_and_code() -> None:
    """What stands in backticks is code; nothing in either becomes markup."""
    assert in_code("`<b>` is & not `x`") == "<code>&lt;b&gt;</code> is &amp; not <code>x</code>"


def test_the_page_of_the_first_errors_lists_them_and_runs_nothing() -> None:
    """No text of an author becomes markup, wherever it stands."""
    hostile = '<script>alert("x")</script>'
    shown = Shown(hostile, hostile, hostile, hostile, hostile, Line(3, hostile, hostile, hostile))
    html = waiting(Told((shown, Shown("", "", "", "plain", "h", None)), 2, 0), WORDS, "en").decode()
    assert "<h1>4 errors</h1>" in html
    assert "<p>2 more of them</p>" in html
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 9
    assert html.count("<button") == 1


def test_a_line_without_a_meant_part_marks_nothing() -> None:
    """At the end of a line there is nothing to mark."""
    shown = Shown("a:1:9", "a:1", "c", "m", "h", Line(1, "short", "", ""))
    assert '<pre lang="en" tabindex="0"><i>1</i>short</pre>' in waiting(Told((shown,)), WORDS, "en").decode()


def test_the_pages_of_the_server_itself_speak_the_readers_language() -> None:
    """The one while the site is made, and the one for an address without a page."""
    made = waiting(Told(), WORDS, "zh-Hans").decode()
    assert '<html lang="zh-Hans">' in made
    assert "<h1>One moment</h1>\n<p>It is made.</p>" in made
    assert "<h1>Page not found</h1>\n<p>None here.</p>" in missing(WORDS, "en").decode()
