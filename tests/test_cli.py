"""The program as its users start it: what is printed, and which code it ends with."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cxsite.build.refusals import Busy, Refused
from cxsite.cli import main as cli
from cxsite.cli.main import main

HANDBOOKS = Path(__file__).parent / "handbooks"
WHOLE = HANDBOOKS / "a-whole-handbook-has-no-problems"
DRAFT = HANDBOOKS / "a-draft-may-be-thin"
BROKEN = HANDBOOKS / "an-unknown-touchpoint-has-a-near-one"


DISK = "  hint: check permissions and the space left on the disk; nothing was published\n"
WAIT = "  hint: wait until it has ended, then build again\n"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of a handbook without problems."""
    shutil.copytree(WHOLE / "content", tmp_path / "content")
    return tmp_path


def test_numbers_for_programs_are_json_also_without_a_handbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read has no numbers; why is said where errors go."""
    (tmp_path / "content").mkdir()
    assert main(["measure", str(tmp_path), "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "[no-handbook]" in captured.err


def test_a_handbook_without_problems_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    """0, and two words."""
    assert main(["check", str(WHOLE)]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_warnings_are_fine_unless_they_count_as_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """0 with warnings, 1 with `--strict`; the same is said."""
    assert main(["check", str(DRAFT)]) == 0
    lenient = capsys.readouterr().out
    assert main(["check", str(DRAFT), "--strict"]) == 1
    assert capsys.readouterr().out == lenient
    assert lenient.endswith("4 warnings\n")


def test_errors_end_with_one_and_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """All problems stand there, then how many there are."""
    assert main(["check", str(BROKEN)]) == 1
    expected = (BROKEN / "problems.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out == expected + "1 error, 4 warnings\n"


def test_problems_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """What a program reads: every problem with all its parts, and the counts."""
    assert main(["check", str(BROKEN), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"errors": 1, "warnings": 4, "stale": 0}
    assert len(data["problems"]) == 5
    assert data["problems"][-1] == {
        "code": "unknown-touchpoint",
        "severity": "error",
        "file": "content/journeys/walk.yml",
        "line": 6,
        "column": 18,
        "message": "`deks` is not a touchpoint of this handbook",
        "hint": "did you mean `desk`?",
    }


def test_problems_as_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    """What GitHub shows beside the line, and nothing else."""
    assert main(["check", str(BROKEN), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("::warning file=content/journeys/walk.yml,line=1,col=1::this journey has no")
    assert lines[-1] == (
        "::error file=content/journeys/walk.yml,line=6,col=18::"
        "`deks` is not a touchpoint of this handbook [unknown-touchpoint]%0Ahint: did you mean `desk`?"
    )


def test_a_build_says_in_one_line_what_it_did(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages, seconds, how many were unchanged, and where they are; a second build changes none."""
    assert main(["build", str(whole)]) == 0
    first = capsys.readouterr().out
    assert main(["build", str(whole), "--format", "json"]) == 0
    second = json.loads(capsys.readouterr().out)
    built = second["built"]
    assert first.startswith(f"built {built['pages']} pages in ")
    assert first.endswith(f" s (0 unchanged) → {whole / 'output'}\n")
    assert built["unchanged"] == built["pages"] == len(list((whole / "output").rglob("*.html")))
    assert built["output"] == str(whole / "output")
    assert (second["problems"], second["counts"]) == ([], {"errors": 0, "warnings": 0})


def test_a_build_without_cache_keeps_nothing(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same pages, all made anew, judged by the day that is given."""
    arguments = ["build", str(whole), "-o", str(whole / "site"), "--no-cache", "--as-of", "2026-11-01"]
    assert main(arguments) == 0
    assert main(arguments) == 0
    assert capsys.readouterr().out.count("(0 unchanged)") == 2


def test_a_strict_build_stops_at_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, and no folder has appeared."""
    shutil.copytree(DRAFT / "content", tmp_path / "content")
    assert main(["build", str(tmp_path), "--strict"]) == 1
    assert capsys.readouterr().out.endswith("4 warnings; nothing was written\n")
    assert not (tmp_path / "output").exists()


def test_a_failed_build_as_json_says_that_nothing_was_built(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`built` is null."""
    shutil.copytree(BROKEN / "content", tmp_path / "content")
    assert main(["build", str(tmp_path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["built"] is None


def test_published_numbers_in_a_table(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are aligned, and what readers may see is all there is."""
    assert main(["measure", str(whole), "--metric", "nps"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == [
        "metric",
        "where",
        "language",
        "segment",
        "period",
        "n",
        "value",
        "low",
        "high",
        "status",
    ]
    assert (
        rows[0].split() == ["nps", "2026-09", "20", "-65.0", "-80.0", "-36.0", "small"] or "small" in rows[0]
    )
    assert {row.index("2026") for row in rows} == {head.index("period")}


def test_full_precision_as_json(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--private` rounds nothing and withholds nothing."""
    assert main(["measure", str(whole), "--private", "--format", "json"]) == 0
    private = json.loads(capsys.readouterr().out)
    assert main(["measure", str(whole), "--format", "json"]) == 0
    public = json.loads(capsys.readouterr().out)
    assert list(private[0]) == list(public[0])
    assert list(private[0]) == [
        "metric", "where", "language", "segment", "period", "n", "value", "low", "high", "status",
    ]  # fmt: skip
    assert all(
        row["n"] == shown["n"] or (row["n"] < 30 and shown["n"] in {"10..29", None})
        for row, shown in zip(private, public, strict=True)
    )
    assert any(row["low"] != shown["low"] for row, shown in zip(private, public, strict=True))


def test_a_small_group_is_withheld_but_for_its_author(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fewer answers than `min-n` are shown to nobody without `--private`."""
    site = whole / "content" / "site.yml"
    site.write_text(
        site.read_text(encoding="utf-8").replace("show: 10, judge: 30", "show: 25, judge: 30"), "utf-8"
    )
    assert main(["measure", str(whole), "--format", "csv"]) == 0
    public = capsys.readouterr().out.splitlines()
    assert main(["measure", str(whole), "--format", "csv", "--private"]) == 0
    private = capsys.readouterr().out.splitlines()
    assert "nps,,,,2026-09,,,,,withheld" in public
    assert any(row.startswith("nps,,,,2026-09,20,") and row.endswith(",withheld") for row in private)


def test_an_unknown_metric_is_a_matter_of_usage(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2, with the nearest one."""
    assert main(["measure", str(whole), "--metric", "nsp"]) == 2
    assert "`nsp` is not a metric of this handbook; did you mean `nps`?" in capsys.readouterr().err


def test_bad_content_or_data_end_a_measurement(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, and the problems stand where errors go."""
    assert main(["measure", str(BROKEN)]) == 1
    assert capsys.readouterr().err.endswith("did you mean `desk`?\n1 error\n")
    data = whole / "content" / "data" / "visits.csv"
    data.write_text(data.read_text(encoding="utf-8") + "2026-10-21,D,eleven\n", encoding="utf-8")
    assert main(["measure", str(whole)]) == 1
    assert (
        "content/data/visits.csv:42:14: `eleven` is not an answer from 0 to 10 [bad-answer]\n"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "fr"], "`fr` is not a language this handbook is translated into: zh-Hans"),
        (["--path", "content/journeys/none.yml"], "nothing is translated in `content/journeys/none.yml`"),
    ],
)
def test_accepting_what_is_not_there_is_a_matter_of_usage(
    arguments: list[str], said: str, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2, and no lock has appeared."""
    assert main(["i18n", "accept", str(whole), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not (whole / "content" / "i18n.lock").exists()


def test_nothing_is_accepted_while_there_are_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """1, and the lock is not there: what cannot be read would be forgotten in it."""
    shutil.copytree(BROKEN / "content", tmp_path / "content")
    assert main(["i18n", "accept", str(tmp_path)]) == 1
    assert capsys.readouterr().out.endswith("1 error; nothing was written\n")
    assert not (tmp_path / "content" / "i18n.lock").exists()


def test_a_folder_without_content_is_a_matter_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 for each command alike."""
    for command in (["check"], ["build"], ["measure"], ["i18n", "accept"]):
        assert main([*command, str(tmp_path)]) == 2
        assert (
            f"`{tmp_path}` holds no folder `content`; name the folder that contains it"
            in capsys.readouterr().err
        )


def test_content_without_a_site_file_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, and what it needs."""
    (tmp_path / "content").mkdir()
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "content/site.yml:1:1: `content/site.yml` is not there [no-handbook]\n"
        "  hint: name the folder that contains `content/`; `content/site.yml` needs `title:` and `languages:`\n"
        "1 error\n"
    )


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            Refused("`x` is not ours", "choose another"),
            2,
            "cxsite: `x` is not ours\n  hint: choose another\n",
        ),
        (
            PermissionError(13, "Permission denied", "output"),
            3,
            f"cxsite: `output`: Permission denied\n{DISK}",
        ),
        (
            OSError("strange"),
            3,
            f"cxsite: OSError\n{DISK}",
        ),
        (
            Busy(7),
            75,
            f"cxsite: another build of this handbook is running (process 7)\n{WAIT}",
        ),
        (KeyboardInterrupt(), 130, "\n"),
    ],
    ids=["refused", "permission", "strange", "busy", "interrupted"],
)
def test_each_way_of_ending_has_its_code(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is said tells what to do."""
    fail_with(error, monkeypatch)
    assert main(["check", str(WHOLE)]) == code
    assert capsys.readouterr().err == said


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> None:
        raise error

    monkeypatch.setattr("cxsite.read.handbook.read_handbook", fail)
    monkeypatch.setattr("cxsite.build.recalled.read_handbook", fail)


@pytest.mark.parametrize(
    ("error", "code", "message", "hint"),
    [
        (Refused("`x` is not ours", "choose another"), 2, "`x` is not ours", "choose another"),
        (click.UsageError("no such option"), 2, "no such option", "add `--help` to see how it is written"),
        (PermissionError(13, "Permission denied", "output"), 3, "`output`: Permission denied", DISK[8:-1]),
        (Busy(7), 75, "another build of this handbook is running (process 7)", WAIT[8:-1]),
    ],
    ids=["refused", "usage", "permission", "busy"],
)
def test_a_program_that_asked_for_json_gets_some_however_it_ends(
    error: Exception,
    code: int,
    message: str,
    hint: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A list of problems, which is empty, and beside it the reason; people read the same where errors go."""
    fail_with(error, monkeypatch)
    reason = {"code": code, "message": message, "hint": hint}
    for form in (["--format", "json"], ["--format=json"]):
        assert main(["check", str(WHOLE), *form]) == code
        said = capsys.readouterr()
        none = {"errors": 0, "warnings": 0}
        assert json.loads(said.out) == {"problems": [], "counts": none, "error": reason}
        assert message in said.err
    assert main(["measure", str(WHOLE), "--format", "json"]) == code
    assert json.loads(capsys.readouterr().out) == []
    assert main(["check", str(WHOLE), "--format", "github"]) == code
    assert capsys.readouterr().out == ""


def test_a_folder_without_content_is_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What click refuses is said like everything else."""
    assert main(["build", str(tmp_path), "--format", "json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert said["error"]["code"] == 2
    assert said["error"]["message"].endswith("holds no folder `content`; name the folder that contains it")


def test_a_mistake_of_ours_is_json_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """70, with the log in the hint."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fail_with(KeyError("lost"), monkeypatch)
    assert main(["check", str(WHOLE), "--format", "json"]) == 70
    (log,) = tmp_path.glob("cxsite-*.log")
    assert json.loads(capsys.readouterr().out)["error"] == {
        "code": 70,
        "message": "KeyError: this is a mistake of cxsite, not of the handbook",
        "hint": f"please report {log}",
    }


def test_translations_older_than_their_source_are_counted(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence of YAML and a block of prose, each said to be read again; accepting them ends it."""
    assert main(["i18n", "accept", str(whole)]) == 0
    persona, prose = whole / "content" / "personas" / "first-year.yml", whole / "content" / "journeys"
    persona.write_text(persona.read_text("utf-8").replace("slow lift", "no lift"), "utf-8")
    capsys.readouterr()
    assert main(["check", str(whole)]) == 0
    one = "1 translation is older than its source: read it again, then run `cxsite i18n accept`"
    assert capsys.readouterr().out == f"no problems\n{one}\n"
    text = prose / "borrow.en.md"
    text.write_text(text.read_text("utf-8").replace("Most people", "Nearly all"), "utf-8")
    assert main(["check", str(whole)]) == 0
    several = "2 translations are older than their sources: read them again, then run `cxsite i18n accept`"
    assert capsys.readouterr().out == f"no problems\n{several}\n"
    assert main(["check", str(whole), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"] == {"errors": 0, "warnings": 0, "stale": 2}
    assert main(["i18n", "accept", str(whole)]) == 0
    capsys.readouterr()
    assert main(["check", str(whole), "--strict"]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_a_mistake_of_ours_is_a_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """70; the traceback stands in the file that the hint names, and nowhere else."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fail_with(KeyError("lost"), monkeypatch)
    assert main(["check", str(WHOLE)]) == 70
    (log,) = tmp_path.glob("cxsite-*.log")
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"cxsite: KeyError: this is a mistake of cxsite, not of the handbook\n  hint: please report {log}\n"
    )
    assert "KeyError: 'lost'" in log.read_text(encoding="utf-8")


def test_the_program_starts_without_what_its_commands_need() -> None:
    """Help is quick: it loads no engine, no model and no drawing."""
    code = (
        "import sys; from cxsite.cli.main import main; assert main(['--help']) == 0;"
        "heavy = {'pydantic', 'duckdb', 'yaml', 'matplotlib', 'jinja2', 'rich', 'msgspec', 'uvicorn', 'watchfiles'};"
        "heavy &= set(sys.modules);"
        "assert not heavy, heavy"
    )
    environ = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parents[2])}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environ
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Usage: cxsite [OPTIONS] COMMAND")


def test_the_program_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, also from a folder that nobody has installed."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("cxsite")


def test_every_command_has_a_sentence_of_help() -> None:
    """A command that is listed says what it does."""
    assert [command.name for command in cli.COMMANDS] == [
        "check",
        "build",
        "serve",
        "measure",
        "comments",
        "edition",
        "explain",
        "i18n",
    ]
    assert all((command.help or "").strip().splitlines()[0].endswith(".") for command in cli.COMMANDS)
    assert all(isinstance(command, click.Command) for command in cli.COMMANDS)
