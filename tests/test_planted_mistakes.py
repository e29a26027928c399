"""One mistake planted in a copy of a handbook with everything: found where it is, with a remedy that mends it.

The mistakes are data (`mistakes.txt`). `cxsite check` ends with 1 where one stops a build, and so does `cxsite build`,
whose output of an earlier build is what it was, to the byte. Then the hint is followed to the letter (`remedies.py`),
and there is nothing left to say.
"""

import shutil
from pathlib import Path

import pytest
from mistakes import WHOLE, Mistake, mistakes
from remedies import follow

from cxsite.cli.check import problems_of
from cxsite.cli.main import main
from cxsite.model.problems import Problem, Severity
from cxsite.pages import measuring
from cxsite.read.handbook import read_handbook

JOURNEY, TRANSLATION, LISTS = "journeys/borrow.yml", "journeys/borrow.zh-Hans.yml", "lists.yml"
QUOTE = "put the text in quotes, or move it to the .md file"
AREAS = (
    "site.yml", "lists.yml", "touchpoints.yml", "terms.yml", "calendar.yml", "references.yml", "claims.yml",
    "improvements.yml", "metrics.yml", "personas/", "journeys/", "practices/", "cases/", "articles/", "roles/",
    "data/visits.yml", "data/visits-2026.csv", "data/hopes.yml", "data/hopes.csv", "data/joining.yml",
    "data/joining.csv", "data/letters.yml", "data/letters.csv", "data/published.csv",
    "data/readers.yml", "data/readers.csv", "data/requests.yml", "data/requests.csv", "data/waves.csv",
    "comments/letters.txt", "benchmarks.yml", "editions/2026-09.yml", "editions/2026-09.json", "i18n.lock", "themes/",
)  # fmt: skip
"""Everything that an author can make a mistake in."""

MOST_BY_HAND, MOST_ROUNDS = 25, 5


pytestmark = pytest.mark.usefixtures("answered_once")


def said_by(problem: Problem) -> str:
    """The message and the code, as they are printed."""
    kind = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    return f"{kind}{problem.message} [{problem.code}]"


def name_of(mistake: Mistake) -> str:
    return f"{mistake.planted.file}-{mistake.code}"


@pytest.mark.parametrize("mistake", mistakes(), ids=name_of)
def test_a_planted_mistake_is_found_where_it_is_and_its_hint_mends_it(
    mistake: Mistake, tmp_path: Path
) -> None:
    """The place, the mistake and the remedy are told; who follows the remedy has a handbook without problems."""
    place = mistake.plant(tmp_path)
    found = problems_of(tmp_path)
    told = {(str(problem.place), said_by(problem), problem.hint) for problem in found}
    assert (place, mistake.said, mistake.hint) in told, found
    if mistake.by_hand:
        for edit in mistake.by_hand:
            edit.apply(tmp_path)
        assert problems_of(tmp_path) == ()
    else:
        assert work_through(tmp_path, mistake, found) == ()


def work_through(folder: Path, mistake: Mistake, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Follow the hints as an author does: that of the mistake first, then what is still said; nothing new appears.

    Return what is still said when that takes too long.
    """
    known = {said_by(problem) for problem in found}
    for _ in range(MOST_ROUNDS):
        if not found:
            break
        problem = next((each for each in found if said_by(each) == mistake.said), found[0])
        assert follow(folder, problem, mistake.words), problem.hint
        found = problems_of(folder)
        assert {said_by(problem) for problem in found} <= known
    return found


def test_mistakes_are_planted_everywhere() -> None:
    """In all entities and files; most hints say what to write, so that no author has to guess."""
    assert len(mistakes()) >= 150
    assert len({name_of(mistake) for mistake in mistakes()}) >= 100
    untouched = [area for area in AREAS if not any(each.planted.file.startswith(area) for each in mistakes())]
    assert untouched == []
    assert sum(bool(mistake.by_hand) for mistake in mistakes()) <= MOST_BY_HAND


def test_a_hint_that_does_not_mend_would_be_seen(tmp_path: Path) -> None:
    """The positive control: the same hint, followed with the wrong word, leaves its problem or another."""
    mistake = next(each for each in mistakes() if each.code == "unknown-theme")
    mistake.plant(tmp_path)
    (problem,) = problems_of(tmp_path)
    assert follow(tmp_path, Problem(problem.place, problem.code, problem.message, "did you mean `hose`?"), "")
    assert [each.code for each in problems_of(tmp_path)] == ["unknown-theme"]
    assert not follow(tmp_path, Problem(problem.place, "x", "m", "try harder"), "")


SAMPLE = [mistake for mistake in mistakes() if not mistake.said.startswith("warning: ")][::12]


@pytest.mark.parametrize("mistake", SAMPLE, ids=name_of)
def test_a_planted_mistake_publishes_nothing(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`cxsite check` and `cxsite build` end with 1, say it, and leave the output byte for byte."""
    place = mistake.plant(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_bytes(b"<!doctype html>\r\n<title>as it was</title>")
    before = bytes_below(tmp_path / "output")
    for command in ("check", "build"):
        assert main([command, str(tmp_path)]) == 1
        output = capsys.readouterr().out
        assert is_said(output, place, mistake.said, mistake.hint), output
    assert bytes_below(tmp_path / "output") == before


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def is_said(output: str, place: str, said: str, hint: str) -> bool:
    lines = output.split("\n")
    start = next((number for number, line in enumerate(lines) if line == f"{place}: {said}"), -1)
    return start >= 0 and f"  hint: {hint}" in lines[start : start + 4]


def handbook(folder: Path) -> Path:
    """A copy of the handbook with everything."""
    shutil.copytree(WHOLE, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", measuring.PAGES)
def test_a_measure_cannot_have_the_name_of_a_page_beside_it(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`measures/gaps.html` is there already; the same word may be anything else."""
    metrics = handbook(tmp_path) / "content" / "metrics.yml"
    metrics.write_text(metrics.read_text(encoding="utf-8").replace("nps:", f"{name}:", 1), encoding="utf-8")
    main(["check", str(tmp_path)])
    said = f"`{name}` cannot be an id [bad-id]"
    hint = "choose another: a page is named after it, and this name is taken"
    assert is_said(capsys.readouterr().out, "content/metrics.yml:1:1", said, hint)


@pytest.mark.parametrize("name", ["index", "con", "lpt1"])
def test_a_page_cannot_have_the_name_of_another(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither that of its section nor one of a device of Windows; it is said before anything is built."""
    (handbook(tmp_path) / "content" / "journeys" / f"{name}.yml").write_text("title: A", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    said = f"`{name}` cannot be an id [bad-id]"
    hint = "choose another: a page is named after it, and this name is taken"
    assert is_said(capsys.readouterr().out, f"content/journeys/{name}.yml:1:1", said, hint)


def test_without_a_mistake_there_is_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The positive control: the handbook that the mistakes are planted in has none."""
    assert main(["check", str(handbook(tmp_path)), "--strict"]) == 0
    assert capsys.readouterr().out == "no problems\n"


ENCODED = (
    ("gb18030", ":1:8: `{}` is not in UTF-8; it looks like GB18030 (Simplified Chinese) [not-utf-8]"),
    ("utf-16", ":1:1: `{}` is in UTF-16 [not-utf-8]"),
)


@pytest.mark.parametrize(("encoding", "said"), ENCODED)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_file_in_another_encoding_is_named(
    encoding: str, said: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What Windows saves is said by its name, at the first sign that is not UTF-8."""
    name = f"content/{TRANSLATION}"
    path = handbook(tmp_path) / name
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert main([command, str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert output.startswith(name + said.format(name) + "\n")
    assert "  hint: save the file as UTF-8\n" in output
    assert not (tmp_path / "output").exists()


BOMB = "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_alias_bomb_is_refused(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first anchor is the end of it."""
    (handbook(tmp_path) / "content" / JOURNEY).write_text(BOMB, encoding="utf-8")
    assert main([command, str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(
        f"content/{JOURNEY}:1:4: a text cannot begin with `&` [starts-with-sign]\n"
        "    1 │ a: &a [x]\n      │    ^\n"
        f"  hint: {QUOTE}\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("{en: Desk, zh-Hans: 服务台}}", "{en: Was it easy?, zh-Hans: 容易吗？}}", "Was it easy?"),
        ("{en: Desk, zh-Hans: 服务台}}", "{en: no, zh-Hans: 否}}", "no"),
        ("{en: Desk, zh-Hans: 服务台}}", "{en: 8:10, zh-Hans: 8:10}}", "8:10"),
        ("{en: Desk, zh-Hans: 服务台}}", "{en: 010, zh-Hans: 010}}", "010"),
    ],
)
def test_what_other_programs_change_is_kept(old: str, new: str, kept: str, tmp_path: Path) -> None:
    """A question mark in braces, `no`, `8:10` and `010` are the texts that their authors wrote."""
    path = handbook(tmp_path) / "content" / LISTS
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    read = read_handbook(tmp_path).handbook
    assert read
    assert read.lists.channels["desk"].name["en"].text == kept
