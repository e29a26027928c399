"""One mistake planted in a copy of a whole handbook: found where it is, with its remedy, and nothing is published.

Each mistake is a text that replaces another one. `⟦` and `⟧` stand around what the author is pointed at, so the
expected place comes from the text itself and not from the program. `cxsite check` and `cxsite build` both end with 1,
and the output of an earlier build is what it was, to the byte.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from cxsite.cli.main import main
from cxsite.pages import measuring
from cxsite.read.handbook import read_handbook

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
JOURNEY, TRANSLATION, LISTS = "journeys/borrow.yml", "journeys/borrow.zh-Hans.yml", "lists.yml"
SENTENCE = "Asks where the shelf is"
QUOTE = "put the text in quotes, or move it to the .md file"
OTHER = "put the whole text in the other kind of quotes: '\"Later\" is what they said'"
ELSE = "a text that begins with `{}` means something else in YAML"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake and what its author should read: the text `new` instead of `old`, in a file of `content/`."""

    file: str
    old: str
    new: str
    said: str
    hint: str


MISTAKES = (
    Mistake(
        JOURNEY,
        SENTENCE,
        "⟦[⟧Here, there]",
        "brackets make a list where one sentence is expected [list-for-text]",
        QUOTE,
    ),
    Mistake(
        JOURNEY,
        "\n          - The librarian walks along\n          - The librarian shows the map",
        " ⟦[⟧Three lists, three answers]",
        "2 items in brackets: every comma begins a new one [list-for-text]",
        "write one sentence a line, each after `- `",
    ),
    Mistake(
        JOURNEY,
        SENTENCE,
        "Waits for counter ⟦#3⟧",
        "the text ends here: ` #` begins a comment [text-cut-by-comment]",
        "put the text in quotes, or the remark on a line of its own",
    ),
    Mistake(
        LISTS,
        "{en: Desk, zh-Hans: 服务台}}",
        "{en: Desk ⟦#3, zh-Hans: 服务台}}⟧",
        "the text ends here: ` #` begins a comment [text-cut-by-comment]",
        QUOTE,
    ),
    Mistake(JOURNEY, "- The librarian walks", "- ⟦**⟧Kindly** walks", ELSE.format("**") + " [starts-with-star]", QUOTE),
    Mistake(
        JOURNEY,
        "- The librarian walks along",
        "- ⟦told me⟧: later",
        "`told me:` makes a key of what should be a sentence [colon-in-text]",
        QUOTE,
    ),
    Mistake(
        JOURNEY,
        SENTENCE,
        "They told me⟦:⟧ later",
        "a colon followed by a blank makes a key of what stands before it [colon-in-text]",
        QUOTE,
    ),
    Mistake(
        JOURNEY,
        SENTENCE,
        '⟦"Later"⟧ is what they say',
        "the text goes on after its closing quotation mark [text-after-quote]",
        OTHER,
    ),
    Mistake(JOURNEY, SENTENCE, "⟦@⟧ the desk", "a text cannot begin with `@` [starts-with-sign]", QUOTE),
    Mistake(JOURNEY, SENTENCE, "⟦`⟧B2` is the shelf", "a text cannot begin with a backtick [starts-with-sign]", QUOTE),
    Mistake(JOURNEY, SENTENCE, "⟦%⟧ of shelves", "a text cannot begin with `%` [starts-with-sign]", QUOTE),
    Mistake(JOURNEY, SENTENCE, "⟦!⟧ wrong shelf", "a text cannot begin with `!` [starts-with-sign]", QUOTE),
    Mistake(JOURNEY, SENTENCE, "⟦>⟧ 9 of 10 ask", ELSE.format(">") + " [starts-with-sign]", QUOTE),
    Mistake(
        TRANSLATION,
        "title: ",
        "title⟦：⟧",
        "the full-width colon `：` does not end a key [full-width-colon]",
        "write `:` and a blank after the key",
    ),
    Mistake(
        TRANSLATION,
        "steps:\n      return:\n        does: 8:10把书放到服务台",
        "steps:\n      return:\n        does⟦：⟧8:10把书放到服务台",
        "the full-width colon `：` does not end a key [full-width-colon]",
        "write `:` and a blank after the key",
    ),
    Mistake(
        JOURNEY,
        "does: " + SENTENCE,
        "⟦on⟧: the first floor",
        "`on` is not a key of this place [unknown-key]",
        "the keys here are `at`, `does`, `thinks`, `feels`, `expects`, `decides`, `takes`, `moment-of-truth`, "
        "`pains`, `quotes`, `frontstage`, `backstage`, `support`, `props`, `practices`, `opportunities`",
    ),
    Mistake(
        JOURNEY,
        "moment-of-truth: true",
        "moment-of-truth: ⟦yes⟧",
        "`yes` is neither `true` nor `false` [not-true-or-false]",
        "write `true`",
    ),
    Mistake(
        JOURNEY,
        "moment-of-truth: true",
        "moment-of-truth: ⟦no⟧",
        "`no` is neither `true` nor `false` [not-true-or-false]",
        "write `false`",
    ),
    Mistake(
        JOURNEY,
        "severity: 4",
        "severity: ⟦8:10⟧",
        "`8:10` is not a whole number [not-a-number]",
        "write digits only, as in `4`",
    ),
    Mistake(
        JOURNEY,
        "severity: 4",
        "severity: ⟦010⟧",
        "`010` is not a whole number [not-a-number]",
        "write `10`, without the leading zero",
    ),
    Mistake(
        JOURNEY,
        "severity: 4",
        "severity: ⟦6⟧",
        "`6` is too large for `severity` [out-of-range]",
        "write 5 or less",
    ),
    Mistake(
        JOURNEY,
        "reviewed: 2026-10-30",
        "reviewed: ⟦8:10⟧",
        "`8:10` is not a date [bad-date]",
        "write `2026-10-30`, `2026-10` or `2026`",
    ),
    Mistake(
        JOURNEY,
        "owner: lending",
        "owner: lending\n⟦title⟧: Borrowing again",
        "the key `title` stands twice, first on line 1 [duplicate-key]",
        "keep one of the two, or merge them",
    ),
    Mistake(
        JOURNEY,
        "    name: Look for it",
        "⟦\t⟧name: Look for it",
        "this line is indented with a tab [tab]",
        "indent with blanks, two for each level",
    ),
    Mistake(JOURNEY, "owner: lending", "owner: ⟦&⟧x [1]", "a text cannot begin with `&` [starts-with-sign]", QUOTE),
    Mistake(
        JOURNEY,
        "at: front-desk\n        does: Asks",
        "at: ⟦front-dsek⟧\n        does: Asks",
        "`front-dsek` is not a touchpoint of this handbook [unknown-touchpoint]",
        "did you mean `front-desk`?",
    ),
    Mistake(
        LISTS,
        "zh-Hans: 服务台",
        "zh-Hans: 台, ⟦here⟧",
        "`here` has become a key: the comma before it ended the text [comma-in-braces]",
        "put the text that has the comma in quotes",
    ),
    Mistake(
        "data/visits.csv",
        "2026-10-03,C,8",
        "2026-10-03,C,⟦18⟧",
        "`18` is not an answer from 0 to 10 [bad-answer]",
        "write a whole number from 0 to 10, or list the code under `no-answer:` of this question",
    ),
    Mistake(
        JOURNEY,
        "reviewed: 2026-10-30",
        "reviewed: ⟦9999⟧",
        "`9999` is not a date [bad-date]",
        "write `2026-10-30`, `2026-10` or `2026`",
    ),
    Mistake(
        "metrics.yml",
        "40 by",
        "⟦" + "9" * 400 + "⟧ by",
        f"`{'9' * 400} by 2026-12` is not a target [bad-target]",
        "write a value and a date, as in `45 by 2026-12`",
    ),
    Mistake(
        JOURNEY,
        "moment-of-truth: true",
        "takes: ⟦" + "9" * 400 + " weeks⟧",
        f"`{'9' * 400} weeks` is not a duration [bad-duration]",
        "write `35 min`, `2 h` or `6 days`",
    ),
    Mistake(
        "data/visits.yml",
        "0 to 10",
        "⟦0 to " + "9" * 400 + "⟧",
        f"`0 to {'9' * 400}` is not a scale [bad-scale]",
        "write the lowest and the highest answer, as in `0 to 10`",
    ),
    Mistake(
        "data/visits.yml",
        "mode: sms",
        "mode: sms\nencoding: ⟦base64⟧",
        "`base64` is not an encoding [unknown-encoding]",
        "write `utf-8`, `gb18030` or `utf-16`, or leave the line out",
    ),
    Mistake(
        "metrics.yml",
        "nps: {",
        "⟦index⟧: {",
        "`index` cannot be an id [bad-id]",
        "choose another: a page is named after it, and this name is taken",
    ),
)  # fmt: skip


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


def handbook(folder: Path) -> Path:
    """A copy of the whole handbook, with an output that an earlier build has left."""
    shutil.copytree(WHOLE / "content", folder / "content")
    (folder / "output").mkdir()
    (folder / "output" / "index.html").write_bytes(b"<!doctype html>\r\n<title>as it was</title>")
    return folder


def plant(folder: Path, mistake: Mistake) -> str:
    """Plant the mistake; return the place that its author should be pointed at."""
    path = folder / "content" / mistake.file
    text = path.read_text(encoding="utf-8")
    assert text.count(mistake.old) == 1
    marked = text.replace(mistake.old, mistake.new)
    before = marked.partition("⟦")[0]
    path.write_text(marked.replace("⟦", "").replace("⟧", ""), encoding="utf-8", newline="\n")
    return f"content/{mistake.file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def is_said(output: str, place: str, said: str, hint: str) -> bool:
    lines = output.split("\n")
    start = next((number for number, line in enumerate(lines) if line == f"{place}: {said}"), -1)
    return start >= 0 and f"  hint: {hint}" in lines[start : start + 4]


def name_of(mistake: Mistake) -> str:
    return mistake.new.strip()[:30]


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_of)
def test_a_planted_mistake_is_found_where_it_is(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`cxsite check` ends with 1 and shows the place, the mistake and the remedy."""
    place = plant(handbook(tmp_path), mistake)
    assert main(["check", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert is_said(output, place, mistake.said, mistake.hint), output


@pytest.mark.parametrize("mistake", MISTAKES, ids=name_of)
def test_a_planted_mistake_publishes_nothing(
    mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`cxsite build` ends with 1, says the same, and leaves the output byte for byte."""
    place = plant(handbook(tmp_path), mistake)
    before = bytes_below(tmp_path / "output")
    assert main(["build", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert is_said(output, place, mistake.said, mistake.hint), output
    assert bytes_below(tmp_path / "output") == before


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
    before = bytes_below(tmp_path / "output")
    assert main([command, str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert output.startswith(name + said.format(name) + "\n")
    assert "  hint: save the file as UTF-8\n" in output
    assert bytes_below(tmp_path / "output") == before


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
